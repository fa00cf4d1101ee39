"""The forms of the inbox: approving, rejecting, taking back; each with a word."""

import tkinter as tk

from db.commands import approvals, assistance
from db.records.approvals import ApprovalKind, ApprovalRecord
from db.rules import money
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_term_rows import about, decision_words


def told(one: ApprovalRecord) -> str:
    """What a proposal holds, with the amount of a benefit."""
    amount = one.proposal.get("amount", "")
    if one.kind is not ApprovalKind.BENEFIT or not amount:
        return about(one)
    said = tr("{amount} VND").format(amount=money.format_vnd(int(amount)))
    return " · ".join((about(one), said))


class DecisionForm(EntryForm):
    """Base of the forms.

    Args:
        parent: the page.
        work: of the page.
        stored: the proposal.
    """

    is_reason_needed = False

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: ApprovalRecord) -> None:
        self._stored = stored
        super().__init__(parent, work)
        self.button.configure(text=self.button_words())

    def button_words(self) -> str:
        """Words of the button that carries out the act."""
        return self.title()

    def build(self) -> None:
        """Say what is decided on, and ask for a word."""
        self.say(word("approval_kind", self._stored.kind), "Strong.TLabel")
        self.say(told(self._stored), "Inside.TLabel")
        self.say(decision_words(self._stored))
        words = tr("Reason") if self.is_reason_needed else tr("Comment")
        self.lines("comment", words, 3, is_required=self.is_reason_needed)

    def act(self) -> tuple[str, str]:
        """Carry out the act; the cases are told."""
        words = self.decide(self.value("comment"))
        for topic in ("cases", "documents", "deliveries"):
            self.work.desk.events.announce(topic)
        return words, self._stored.id

    def decide(self, comment: str) -> str:
        """Decide; returns the words of what was done."""
        raise AssertionError("a form decides")


class ApproveForm(DecisionForm):
    """Approving: what was proposed is done at once."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Approve")

    def decide(self, comment: str) -> str:
        """Approve the proposal, or the benefit as proposed."""
        desk, one = self.work.desk, self._stored
        if one.kind is ApprovalKind.BENEFIT:
            assistance.approve_assignment(desk.database, desk.actor, one.id, comment=comment)
        else:
            approvals.approve_proposal(desk.database, desk.actor, one.id, comment)
        return tr("The proposal is approved and carried out")


class RejectForm(DecisionForm):
    """Rejecting, with the reason."""

    is_reason_needed = True

    def title(self) -> str:
        """What the form is for."""
        return tr("Reject")

    def decide(self, comment: str) -> str:
        """Reject the proposal."""
        desk, one = self.work.desk, self._stored
        if one.kind is ApprovalKind.BENEFIT:
            assistance.reject_assignment(desk.database, desk.actor, one.id, comment)
        else:
            approvals.reject_proposal(desk.database, desk.actor, one.id, comment)
        return tr("The proposal is rejected")


class TakeBackForm(DecisionForm):
    """Taking one's own proposal back."""

    def title(self) -> str:
        """What the form is for."""
        return tr("Take back")

    def decide(self, comment: str) -> str:
        """Take it back."""
        desk = self.work.desk
        approvals.withdraw_proposal(desk.database, desk.actor, self._stored.id, comment)
        return tr("The proposal is taken back")
