"""Panels for the decision on a proposed support and for handing it over."""

from db.commands import assistance
from db.queries import double_benefits
from db.records.programmes import AssignmentRecord
from db.rules import money
from db.rules.double_benefits import with_budget
from hotline_app.i18n import tr
from hotline_app.labels import reason_words, word
from hotline_app.labels_proof import budget_words
from hotline_app.views.case.case_panel import Panel
from hotline_app.views.case.double_findings import DoubleFindings
from hotline_app.widgets.check_rows import CheckRows
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px


class AssignmentPanel(Panel):
    """Base of panels about one assignment: says what it is about."""

    def assignment(self) -> AssignmentRecord:
        """The assignment as it was read."""
        known = self.work.detail.assignments
        return next(one for one in known if one.id == self.work.item_id)

    def say_assignment(self) -> None:
        """Write what is decided on."""
        one = self.assignment()
        self.say(f"{one.programme_number} · {one.benefit_code}", "Strong.TLabel")
        self.say(one.benefit_who, "Inside.TLabel")
        asked = one.amount_approved if one.amount_approved is not None else one.amount_asked
        if asked is not None:
            amount = money.format_vnd(asked)
            self.say(tr("{amount} VND for {name}").format(amount=amount, name=one.person_name))
        verdict = word("verdict", one.check_list.verdict)
        reasons = [f"• {reason_words(one_of, one.check_list)}" for one_of in one.check_list.reasons]
        self.say("\n".join([tr("Check-list: {verdict}").format(verdict=verdict), *reasons]))
        if not one.is_programme_checked:
            warning = tr("Not yet checked against the official text: compare before use.")
            self.say(f"⚠ {warning}", "Warn.TLabel")

    def say_papers(self) -> None:
        """Warn of papers that nobody has seen."""
        missing = self.assignment().check_list.papers_missing
        if missing:
            head = "⚠ " + tr("Papers still missing")
            self.say("\n".join([head, *(f"• {title}" for title in missing)]), "Warn.TLabel")


class ApprovePanel(AssignmentPanel):
    """Approving a submitted proposal."""

    key = "approve"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Approve the support")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Approve")

    def build(self) -> None:
        """Make the fields."""
        self.say_assignment()
        self.say_papers()
        desk, one = self.work.desk, self.assignment()
        warned = double_benefits.before_approval(desk.database, one.id, one.amount_asked)
        self._left = warned.left
        findings = DoubleFindings(self.form, self._open_case)
        findings.show(warned.doubles)
        if warned.doubles:
            findings.pack(fill="x", pady=(0, px(self, 10)))
        if one.double_reason:
            why = tr("Why it is right all the same: {reason}").format(reason=one.double_reason)
            self.say(why, "Inside.TLabel")
        amount = self.line("amount", tr("Amount (VND)"), tr("Empty: as proposed"))
        self.budget = self.say("", "Warn.TLabel")
        self.lines("comment", tr("Comment"), 3)
        amount.on_change(self._warn_of_budget)
        self._warn_of_budget()

    def act(self) -> str:
        """Approve."""
        desk, item = self.work.desk, self.work.item_id
        amount, comment = self.value("amount"), self.value("comment")
        assistance.approve_assignment(desk.database, desk.actor, item, amount, comment)
        return tr("The support is approved")

    def _warn_of_budget(self) -> None:
        """Say what is left of the budget; going over it is a warning, the decider decides."""
        try:
            typed = self.value("amount")
            amount = money.parse_money(typed) if typed.strip() else self.assignment().amount_asked
        except money.MoneyError:
            return
        words, style = budget_words(with_budget(self._left, amount))
        self.budget.configure(text=words, style=style)

    def _open_case(self, code: str) -> None:
        self.keep_draft()
        self.work.desk.events.announce("open_case", code=code)


class RejectPanel(AssignmentPanel):
    """Rejecting a submitted proposal."""

    key = "reject"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Reject the support")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Reject")

    def build(self) -> None:
        """Make the fields."""
        self.say_assignment()
        self.lines("comment", tr("Reason"), 4, is_required=True)

    def act(self) -> str:
        """Reject."""
        desk, item = self.work.desk, self.work.item_id
        assistance.reject_assignment(desk.database, desk.actor, item, self.value("comment"))
        return tr("The support is rejected")


class DeliverPanel(AssignmentPanel):
    """Handing an approved support over."""

    key = "deliver"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Hand over the support")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Handed over")

    def build(self) -> None:
        """Make the fields."""
        self.say_assignment()
        self.say_papers()
        self.line("amount", tr("Amount (VND)"), tr("Empty: as approved"))
        self.lines("receipt", tr("Receipt: who signed, when, which paper"), 3)

    def act(self) -> str:
        """Record the delivery."""
        desk, item = self.work.desk, self.work.item_id
        amount, receipt = self.value("amount"), self.value("receipt")
        assistance.deliver_assignment(desk.database, desk.actor, item, amount, receipt)
        return tr("The support has reached the person")


class PapersPanel(AssignmentPanel):
    """Which papers of a support were seen."""

    key = "papers"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Papers for the support")

    def build(self) -> None:
        """Make the list to tick off."""
        self.say_assignment()
        listed = self.assignment().check_list.papers
        rows = [(title, title) for title, _ in listed]
        made = CheckRows(self.form, FieldSpec(tr("Papers seen")), rows)
        self.add("papers", made)
        made.value = [title for title, is_here in listed if is_here]

    def act(self) -> str:
        """Record what was seen."""
        desk, item = self.work.desk, self.work.item_id
        assistance.check_papers(desk.database, desk.actor, item, self.fields["papers"].value)
        return tr("The papers are recorded")
