"""The forms of the register of papers: a new line, withdrawing a number."""

import tkinter as tk

from db.commands.documents import issue_number, register_incoming, withdraw_number
from db.queries import documents
from db.records.documents import DocumentDraft, DocumentRecord
from db.rules.documents import TYPES
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.knowledge_panel import RecordPanel, RecordWork
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec

_FIELDS = ("document_type", "party", "subject", "document_on", "case_code", "symbol")


class DocumentForm(RecordPanel):
    """A paper that goes out and gets its number, or one that came in."""

    def title(self) -> str:
        """What the form is for."""
        return tr("New paper")

    def build(self) -> None:
        """Make the fields."""
        ways = [("out", tr("Goes out: it gets the next number")), ("in", tr("Came in"))]
        way = Chips(self.form, FieldSpec(tr("Which way")), ways)
        way.value = "out"
        self.add("direction", way)
        kinds = [(code, word("document_type", code)) for code in TYPES]
        kind = Chips(self.form, FieldSpec(tr("Kind of paper")), kinds)
        kind.value = "letter"
        self.add("document_type", kind)
        self.line("party", tr("To or from"))
        self.lines("subject", tr("About"), 2, is_required=True)
        self.day("document_on", tr("Day"), tr("Empty: today"))
        self.line("case_code", tr("Case"), tr("Empty, or its code or number"))
        self.line("symbol", tr("Number and symbol of the sender"), tr("Only of papers that came"))

    def act(self) -> tuple[str, str]:
        """Give the number, or take the paper in."""
        desk = self.work.desk
        draft = DocumentDraft(**{name: self.value(name).strip() for name in _FIELDS})
        if self.value("direction") == "in":
            made = register_incoming(desk.database, desk.actor, draft)
            words = tr("Registered as incoming number {number}.")
        else:
            made = issue_number(desk.database, desk.actor, draft)
            words = tr("The paper has the number {symbol}.")
        desk.events.announce("documents")
        return words.format(number=made.number, symbol=made.symbol), made.id


class NumberWithdrawal(RecordPanel):
    """Withdrawing a number, with the reason.

    Args:
        parent: the page.
        work: of the page.
        stored: the line of the register.
    """

    def __init__(self, parent: tk.Misc, work: RecordWork, stored: DocumentRecord) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("Withdraw the number")

    def build(self) -> None:
        """Say what happens and ask for the reason."""
        self.say(f"{self._stored.symbol}  {self._stored.subject[:200]}", "Strong.TLabel")
        self.say(tr("The line stays in the register; the number is never given again."))
        self.lines("reason", tr("Reason"), 3, is_required=True)

    def act(self) -> tuple[str, str]:
        """Withdraw it."""
        desk, stored = self.work.desk, self._stored
        reason = self.value("reason")
        withdraw_number(desk.database, desk.actor, stored.id, reason, stored.version)
        desk.events.announce("documents")
        return tr("{symbol} is withdrawn; its line stays.").format(symbol=stored.symbol), stored.id

    def what_changed(self) -> str:
        """Take the version as it is now: the next press counts."""
        self._stored = documents.one(self.work.desk.database, self._stored.id)
        return ""
