"""Panels for consent: given to a purpose, and taken back."""

from db.choices import ConsentMethod, ConsentPurpose
from db.commands import person_edits
from db.records.person_facts import ConsentDraft
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.records.record_panel import RecordPanel


class ConsentPanel(RecordPanel):
    """One consent to one purpose; nothing is ticked beforehand."""

    key = "consent"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Record consent")

    def build(self) -> None:
        """Make the fields."""
        self.say(tr("Ask for each purpose by itself. Silence is no consent."))
        self.codes("purpose", tr("Purpose"), "consent_purpose", list(ConsentPurpose))
        self.codes("method", tr("How it was given"), "consent_method", list(ConsentMethod))
        hint = tr("Empty: now. A day, with an hour if you like: 20/11/2026 14:30")
        self.line("given_at", tr("Given on"), hint)
        self.lines("evidence", tr("Evidence: recording, message, paper"), 3)

    def carry_out(self) -> str:
        """Record the consent."""
        names = ("purpose", "method", "evidence", "given_at")
        draft = ConsentDraft(**{name: self.value(name) for name in names})
        desk = self.work.desk
        person_edits.record_consent(desk.database, desk.actor, self.work.record.id, draft)
        return tr("The consent is recorded")


class WithdrawPanel(RecordPanel):
    """A consent taken back: as easy as giving it."""

    key = "withdraw"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Withdraw consent")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Withdraw")

    def build(self) -> None:
        """Make the field."""
        consents = self.work.record.consents
        purpose = next((one.purpose for one in consents if one.id == self.work.item_id), "")
        self.say(word("consent_purpose", purpose), "Strong.TLabel")
        self.say(tr("From then on nothing may be done for this purpose any more."))
        hint = tr("Empty: now. A day, with an hour if you like: 20/11/2026 14:30")
        self.line("withdrawn_at", tr("Withdrawn on"), hint)

    def carry_out(self) -> str:
        """Record that it was taken back."""
        desk = self.work.desk
        typed = self.value("withdrawn_at")
        person_edits.withdraw_consent(desk.database, desk.actor, self.work.item_id, typed)
        return tr("The consent is withdrawn")
