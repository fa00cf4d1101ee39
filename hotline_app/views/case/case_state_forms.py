"""Panels that move a case: status, closing, reopening, owner."""

from db.choices import CaseStatus, Outcome, UnmetReason
from db.commands import approvals, cases
from db.queries.approvals import is_needed
from db.records.approvals import ApprovalKind
from db.records.drafts import ClosingDraft
from db.rules import case_states
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.forms import case_choices
from hotline_app.widgets.choice import Choice


class StatusPanel(Panel):
    """One step along the state table; only the steps that are allowed are offered."""

    key = "status"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the status")

    def build(self) -> None:
        """Make the fields."""
        now = self.work.detail.case.status
        steps = [step for step in case_states.allowed_steps(now) if step is not CaseStatus.CLOSED]
        self.say(tr("Now: {status}").format(status=word("status", now)))
        self.codes("status", tr("Next"), "status", steps)
        self.lines("reason", tr("Reason (for a duplicate: the code of the other case)"), 3)

    def act(self) -> str:
        """Take the step."""
        desk, code = self.work.desk, self.work.detail.case.code
        status, reason = self.value("status"), self.value("reason")
        cases.change_status(desk.database, desk.actor, code, status, reason)
        return tr("The case is now: {status}").format(status=word("status", status))


class ClosePanel(Panel):
    """The end of a case."""

    key = "close"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Close the case")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Propose to close") if self._is_proposal else tr("Close the case")

    @property
    def _is_proposal(self) -> bool:
        desk = self.work.desk
        return is_needed(desk.database, desk.actor, ApprovalKind.CLOSING)

    def build(self) -> None:
        """Make the fields."""
        if self._is_proposal:
            self.say(tr("In this office a second person decides on closing."))
        self.codes("outcome", tr("Was the need met"), "outcome", list(Outcome))
        reasons = [Choice(code, word("unmet_reason", code)) for code in UnmetReason]
        self.pick("reason", tr("Why not, or only in part"), reasons)
        self.lines("lessons", tr("What we learn from it"), 4)
        if self._is_proposal:
            self.lines("comment", tr("A word to who decides"), 2)

    def act(self) -> str:
        """Close the case."""
        desk, code = self.work.desk, self.work.detail.case.code
        draft = ClosingDraft(self.value("outcome"), self.value("reason"), self.value("lessons"))
        comment = self.value("comment") if "comment" in self.fields else ""
        if approvals.close_or_propose(desk.database, desk.actor, code, draft, comment):
            return tr("The case is closed")
        desk.events.announce("approvals")
        return tr("The closing is proposed; a second person decides")


class ReopenPanel(Panel):
    """Taking a finished case up again."""

    key = "reopen"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Reopen the case")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Reopen the case")

    def build(self) -> None:
        """Make the fields."""
        self.lines("reason", tr("Reason"), 4, is_required=True)

    def act(self) -> str:
        """Reopen the case."""
        desk, code = self.work.desk, self.work.detail.case.code
        cases.reopen_case(desk.database, desk.actor, code, self.value("reason"))
        return tr("The case is open again")


class OwnerPanel(Panel):
    """Handing the case to an officer."""

    key = "owner"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Hand to an officer")

    def build(self) -> None:
        """Make the fields."""
        choices = case_choices.users_to_pick(self.work.desk.database)
        self.pick("owner", tr("Handling officer"), choices, is_required=True)

    def act(self) -> str:
        """Set the owner."""
        desk, code = self.work.desk, self.work.detail.case.code
        cases.assign_owner(desk.database, desk.actor, code, self.value("owner"))
        return tr("The case has its officer")
