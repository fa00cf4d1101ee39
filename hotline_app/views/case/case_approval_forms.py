"""Panels for the decision of a second person on what was proposed for a case."""

from db.commands import approvals
from db.records.approvals import ApprovalRecord
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.pieces.case_term_rows import about, decision_words


class _DecisionPanel(Panel):
    """Base of the panels: says what it is about, asks for a word."""

    def build(self) -> None:
        """Write what was proposed, and ask for the comment."""
        one = self.proposal()
        self.say(word("approval_kind", one.kind), "Strong.TLabel")
        self.say(about(one), "Inside.TLabel")
        self.say(decision_words(one))
        self.ask()

    def proposal(self) -> ApprovalRecord:
        """The proposal as it was read."""
        return next(one for one in self.work.detail.approvals if one.id == self.work.item_id)

    def ask(self) -> None:
        """Make the field of the comment."""
        self.lines("comment", tr("Comment"), 3)


class ApproveProposalPanel(_DecisionPanel):
    """Approving: what was proposed is done at once."""

    key = "approve_proposal"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Approve the proposal")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Approve")

    def act(self) -> str:
        """Approve."""
        desk, item = self.work.desk, self.work.item_id
        approvals.approve_proposal(desk.database, desk.actor, item, self.value("comment"))
        desk.events.announce("approvals")
        return tr("The proposal is approved and carried out")


class RejectProposalPanel(_DecisionPanel):
    """Rejecting, with the reason."""

    key = "reject_proposal"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Reject the proposal")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Reject")

    def ask(self) -> None:
        """A rejection needs its reason."""
        self.lines("comment", tr("Reason"), 3, is_required=True)

    def act(self) -> str:
        """Reject."""
        desk, item = self.work.desk, self.work.item_id
        approvals.reject_proposal(desk.database, desk.actor, item, self.value("comment"))
        desk.events.announce("approvals")
        return tr("The proposal is rejected")


class TakeBackPanel(_DecisionPanel):
    """Taking one's own proposal back."""

    key = "take_back"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Take the proposal back")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Take back")

    def act(self) -> str:
        """Take it back."""
        desk, item = self.work.desk, self.work.item_id
        approvals.withdraw_proposal(desk.database, desk.actor, item, self.value("comment"))
        desk.events.announce("approvals")
        return tr("The proposal is taken back")
