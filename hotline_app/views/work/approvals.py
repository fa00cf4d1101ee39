"""The inbox of decisions: what waits for who sits here, what was decided."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from db.queries import approvals
from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.rules.days import format_moment
from db.rules.text import fold
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_term_rows import APPROVAL_TONES
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.approval_forms import (
    ApproveForm,
    DecisionForm,
    RejectForm,
    TakeBackForm,
    told,
)
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

_FORMS: Final[Mapping[str, type[DecisionForm]]] = {
    "approve": ApproveForm,
    "reject": RejectForm,
    "take_back": TakeBackForm,
}


class ApprovalsPage(RecordListPage):
    """What waits stands on top, the oldest first; below it what was decided."""

    kind: ClassVar[str] = "approvals"

    def heading(self) -> Heading:
        """Return the title, how much waits, and the button that approves."""
        count = sum(self._may_decide(one.record) for one in self.listed)
        about = ntr("{count} proposal waits for you", "{count} proposals wait for you", count)
        buttons: tuple[PageButton, ...] = ()
        if self._may_decide(self.current):
            words = tr("Approve (Alt+A)")
            buttons = (PageButton(words, self.do_approve, "check-lg", True),)
        return Heading(tr("Approvals"), about.format(count=count_words(count)), buttons)

    def columns(self) -> list[Column]:
        """What, about what, who asks since when, state."""
        return [
            Column("about", tr("What"), _about, 220, 5),
            Column("case", tr("Case"), lambda one: one.case_code, 140, is_quiet=True),
            Column("by", tr("Proposed by"), _by, 170, 2),
            Column("state", tr("State"), _pill, 130),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The case gives way first."""
        return ("case", "by")

    def chips(self) -> list[tuple[str, str]]:
        """All, for me, mine, decided."""
        return [
            ("all", tr("All")),
            ("me", tr("Wait for me")),
            ("mine", tr("Proposed by me")),
            ("decided", tr("Decided already")),
        ]

    def sorts(self) -> Mapping[str, Callable[[ApprovalRecord], Any]]:
        """By what, by who asks, by state."""
        return {
            "about": lambda one: (one.kind, told(one)),
            "by": lambda one: (one.proposed_by, one.proposed_at),
            "state": lambda one: (one.state, one.proposed_at),
        }

    def passes(self, record: ApprovalRecord, chip: str) -> bool:
        """Whether a proposal belongs to a filter."""
        if chip == "me":
            return self._may_decide(record)
        if chip == "mine":
            return record.proposer_id == self.desk.actor.user_id
        return chip == "all" or record.state is not ApprovalState.WAITING

    def read(self) -> Sequence[Listed]:
        """What waits, then the newest decisions."""
        return [
            Listed(one, one.id, fold(" ".join((one.case_code, told(one), one.proposed_by))))
            for one in approvals.inbox(self.desk.database)
        ]

    def write_sheet(self, record: ApprovalRecord) -> None:
        """Write a proposal out, with what can be done about it."""
        sheet, proposal = self.sheet, record.proposal
        sheet.title(word("approval_kind", record.kind), told(record))
        sheet.pills([_pill(record)])
        sheet.fact(tr("Proposed by"), _asked(record))
        sheet.fact(tr("Comment"), record.comment)
        sheet.fact(tr("Lessons"), proposal.get("lessons", ""))
        sheet.fact(tr("Paper"), word("paper", proposal.get("paper")))
        sheet.fact(tr("To or from"), proposal.get("party", ""))
        if record.decided_at is not None:
            decided = " · ".join((format_moment(record.decided_at), record.decided_by))
            sheet.fact(tr("Decided"), decided)
        sheet.fact(tr("Comment on the decision"), record.decision_comment)
        if record.case_code:
            sheet.link("case", tr("Case"), record.case_code, lambda: self._open_case(record))
            sheet.words(record.case_summary, "Quiet.TLabel")
        if self._may_decide(record):
            sheet.button("approve", tr("Approve (Alt+A)"), self.do_approve, is_main=True)
            sheet.button("reject", tr("Reject (Alt+R)"), self.do_reject)
        elif self._may_take_back(record):
            sheet.button("take_back", tr("Take back (Del)"), self.do_withdraw)
        self.heading_changed()

    def empty_words(self) -> str:
        """Where proposals come from."""
        return tr("Nothing waits and nothing was decided yet.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form of a decision."""
        what, _, record_id = place.partition(":")
        found = self.stored(record_id)
        return _FORMS[what](self, work, found) if found is not None else None

    def draft_words(self, place: str) -> str:
        """What the decision is about."""
        found = self.stored(place.partition(":")[2])
        return told(found) if found is not None else tr("Approvals")

    def do_approve(self) -> None:
        """Begin to approve the proposal in front."""
        self._begin("approve", self._may_decide)

    def do_reject(self) -> None:
        """Begin to reject the proposal in front."""
        self._begin("reject", self._may_decide)

    def do_withdraw(self) -> None:
        """Begin to take one's own proposal back."""
        self._begin("take_back", self._may_take_back)

    def _begin(self, what: str, may: Callable[[ApprovalRecord | None], bool]) -> None:
        front = self.current
        if self.panel is None and front is not None and may(front):
            self.open_panel(f"{what}:{front.id}")

    def _may_decide(self, record: ApprovalRecord | None) -> bool:
        if record is None or record.state is not ApprovalState.WAITING:
            return False
        is_benefit = record.kind is ApprovalKind.BENEFIT
        act = "approve_assignment" if is_benefit else "approve_proposal"
        return record.proposer_id != self.desk.actor.user_id and self.may(act)

    def _may_take_back(self, record: ApprovalRecord | None) -> bool:
        if record is None or record.state is not ApprovalState.WAITING:
            return False
        is_own = record.proposer_id == self.desk.actor.user_id
        return is_own and record.kind is not ApprovalKind.BENEFIT

    def _open_case(self, record: ApprovalRecord) -> None:
        self.desk.events.announce("open_case", code=record.case_code)


def _about(record: ApprovalRecord) -> TwoLines:
    return TwoLines(word("approval_kind", record.kind), told(record))


def _by(record: ApprovalRecord) -> TwoLines:
    return TwoLines(record.proposed_by, format_moment(record.proposed_at))


def _asked(record: ApprovalRecord) -> str:
    return " · ".join((format_moment(record.proposed_at), record.proposed_by))


def _pill(record: ApprovalRecord) -> Status:
    return Status(word("approval_state", record.state), APPROVAL_TONES[record.state])
