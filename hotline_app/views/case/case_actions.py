"""What can be done with a case: one table for the buttons, the keys and the panels."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.records.cases import CaseDetail
from db.records.people import Actor
from db.rules.case_states import FINAL
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.views.case import (
    case_approval_forms,
    case_decision_forms,
    case_file_forms,
    case_forms,
    case_ledger_forms,
    case_referral_forms,
    case_reminder_forms,
    case_state_forms,
    case_support_forms,
    case_tie_forms,
    case_work_forms,
)
from hotline_app.views.case.case_edit_form import EditPanel
from hotline_app.views.case.case_history_panel import HistoryPanel
from hotline_app.views.case.case_kept_file import KeptFilePanel
from hotline_app.views.case.case_merge_forms import MergePanel, UndoMergePanel
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.case.case_print_form import PrintPanel
from hotline_app.views.case.case_story_forms import StoryEditPanel, StoryPanel
from hotline_app.views.case.case_term_forms import TermsPanel


@dataclass(frozen=True)
class Action:
    """One act on the whole case.

    Attributes:
        panel: its form.
        words: of the button, in the language in use.
        icon: name of a Bootstrap icon.
        shown_key: as it stands on the key ("Alt+G").
        act: code of the act in the table of permissions, or "" for everybody.
        is_for_open: offered for open cases (True), finished ones (False) or both (None).
    """

    panel: type[Panel]
    words: Callable[[], str]
    icon: str
    shown_key: str
    act: str
    is_for_open: bool | None = True

    @property
    def key(self) -> str:
        """The panel's key."""
        return self.panel.key


ACTIONS: Final = (
    Action(case_forms.NotePanel, lambda: tr("Note"), "chat-left-text", "Alt+G", "add_note", None),
    Action(
        case_ledger_forms.VerifyPanel, lambda: tr("Verify"), "patch-check", "Alt+X", "verify_claim"
    ),
    Action(
        case_forms.AddressPanel,
        lambda: tr("Give address"),
        "geo-alt",
        "Alt+D",
        "give_address",
        None,
    ),
    Action(
        case_forms.PolicyPanel, lambda: tr("Tell policy"), "megaphone", "Alt+C", "tell_policy", None
    ),
    Action(
        case_support_forms.SupportPanel,
        lambda: tr("Support"),
        "cash-coin",
        "Alt+H",
        "assign_benefit",
    ),
    Action(
        case_referral_forms.ReferPanel,
        lambda: tr("Refer"),
        "arrow-left-right",
        "Alt+U",
        "refer_case",
    ),
    Action(
        case_work_forms.FollowUpPanel,
        lambda: tr("Follow up"),
        "calendar3",
        "Alt+V",
        "add_follow_up",
        None,
    ),
    Action(
        case_file_forms.FilePanel, lambda: tr("File"), "paperclip", "Alt+T", "attach_file", None
    ),
    Action(
        case_state_forms.StatusPanel, lambda: tr("Status"), "arrow-right", "Alt+S", "change_status"
    ),
    Action(TermsPanel, lambda: tr("Terms"), "clock", "Alt+Z", "", None),
    Action(case_state_forms.OwnerPanel, lambda: tr("Officer"), "person", "Alt+N", "assign_owner"),
    Action(
        case_state_forms.ClosePanel, lambda: tr("Close case"), "check-circle", "Alt+K", "close_case"
    ),
    Action(
        case_state_forms.ReopenPanel,
        lambda: tr("Reopen"),
        "arrow-counterclockwise",
        "Alt+M",
        "reopen_case",
        False,
    ),
    Action(
        case_tie_forms.FeedbackPanel,
        lambda: tr("Feedback"),
        "emoji-smile",
        "Alt+P",
        "record_feedback",
        None,
    ),
    Action(StoryPanel, lambda: tr("Story"), "chat-quote", "Alt+W", "save_story", None),
    Action(case_tie_forms.LinkPanel, lambda: tr("Link"), "link-45deg", "Alt+L", "link_cases", None),
    Action(MergePanel, lambda: tr("Merge cases"), "union", "Alt+J", "merge_cases", None),
    Action(HistoryPanel, lambda: tr("History"), "clock-history", "Alt+Y", "", None),
    Action(EditPanel, lambda: tr("Change"), "pencil", "F2", "edit_case", None),
    Action(PrintPanel, lambda: tr("Print"), "printer", "Ctrl+P", "", None),
)

ITEM_PANELS: Final[dict[str, type[Panel]]] = {
    panel.key: panel
    for panel in (
        case_decision_forms.ApprovePanel,
        case_decision_forms.RejectPanel,
        case_decision_forms.DeliverPanel,
        case_decision_forms.PapersPanel,
        case_ledger_forms.CheckAgainPanel,
        case_referral_forms.SentPanel,
        case_referral_forms.AnswerPanel,
        case_reminder_forms.AcknowledgePanel,
        case_reminder_forms.RemindPanel,
        case_reminder_forms.FailurePanel,
        case_work_forms.FinishPanel,
        KeptFilePanel,
        StoryEditPanel,
        UndoMergePanel,
        case_approval_forms.ApproveProposalPanel,
        case_approval_forms.RejectProposalPanel,
        case_approval_forms.TakeBackPanel,
    )
}
"""Panels about one assignment, referral or follow-up."""


def panel_of(key: str) -> type[Panel] | None:
    """The form of a panel key, its item left out."""
    name = key.partition(":")[0]
    whole = {action.key: action.panel for action in ACTIONS}
    return whole.get(name) or ITEM_PANELS.get(name)


def may(actor: Actor, act: str) -> bool:
    """Whether the actor's role allows an act."""
    return not act or actor.role in ALLOWED[act]


def offered(detail: CaseDetail, actor: Actor) -> list[Action]:
    """The acts that make sense for the case as it stands and that the actor may do."""
    is_open = detail.case.status not in FINAL
    return [
        action
        for action in ACTIONS
        if may(actor, action.act) and action.is_for_open in (None, is_open)
    ]
