"""The page of the register of papers: what went out and came in, with numbers without gaps."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from db.queries import documents
from db.records.documents import DocumentRecord
from db.rules.days import format_day, format_moment
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.document_forms import DocumentForm, NumberWithdrawal
from hotline_app.views.work.document_print_form import RegisterPrint
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

MOST = 20_000
"""Lines the page holds: ten years of a busy office; the command line and paper have all."""


class DocumentsPage(RecordListPage):
    """The newest line is on top; withdrawn numbers stay where they were."""

    kind: ClassVar[str] = "documents"
    _count = 0

    def heading(self) -> Heading:
        """Return the title, how many lines there are, and the button for a new one."""
        about = ntr("{count} paper", "{count} papers", self._count)
        words = about.format(count=count_words(self._count))
        if self._count > self.total > 0:
            newest = tr("the newest {count} are shown")
            words += " · " + newest.format(count=count_words(self.total))
        buttons = [PageButton(tr("Print the register (Ctrl+P)"), self.do_print, "printer")]
        if self.can("issue_number"):
            buttons.append(PageButton(tr("New paper (Insert)"), self.do_add, "plus-lg", True))
        return Heading(tr("Register of papers"), words, tuple(buttons))

    def columns(self) -> list[Column]:
        """Number and symbol, day, what it is about with to whom or from whom, case, state."""
        return [
            Column("symbol", tr("Number and symbol"), _numbered, 150, 1),
            Column("day", tr("Day"), lambda one: format_day(one.document_on), 118),
            Column("subject", tr("About"), _about, 200, 4),
            Column("case", tr("Case"), lambda one: one.case_code, 140, is_quiet=True),
            Column("state", tr("State"), _pill, 120),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The case gives way first, then the day."""
        return ("case", "day")

    def chips(self) -> list[tuple[str, str]]:
        """All, gone out, come in, withdrawn."""
        return [
            ("all", tr("All")),
            ("out", tr("Gone out")),
            ("in", tr("Come in")),
            ("withdrawn", tr("Withdrawn numbers")),
        ]

    def sorts(self) -> Mapping[str, Callable[[DocumentRecord], Any]]:
        """By number within its kind and year, and by day."""
        return {
            "symbol": lambda one: (one.direction, one.document_type, one.year, one.number),
            "day": lambda one: (one.document_on, one.place),
        }

    def passes(self, record: DocumentRecord, chip: str) -> bool:
        """Whether a line belongs to a filter."""
        if chip == "withdrawn":
            return record.is_withdrawn
        return chip == "all" or record.direction == chip

    def read(self) -> Sequence[Listed]:
        """The newest lines."""
        database = self.desk.database
        self._count = documents.count(database)
        return [
            Listed(one, one.id, documents.searched_text(one))
            for one in documents.register(database, most=MOST)
        ]

    def write_sheet(self, record: DocumentRecord) -> None:
        """Write a line out."""
        sheet, is_out = self.sheet, record.direction == "out"
        kind = word("document_type", record.document_type)
        sheet.title(record.symbol or tr("Without a symbol"), kind)
        sheet.pills([_pill(record)])
        if not is_out:
            sheet.fact(tr("Number of arrival"), f"{record.number:02d} / {record.year}")
        sheet.fact(tr("Sent to") if is_out else tr("Came from"), record.party)
        sheet.fact(tr("About"), record.subject)
        sheet.fact(tr("Day") if is_out else tr("Its day"), format_day(record.document_on))
        if record.received_on is not None:
            sheet.fact(tr("Came on"), format_day(record.received_on))
        sheet.fact(tr("Who handles it"), record.handler)
        sheet.fact(tr("Scan"), record.scan_name)
        self._write_answers(record)
        by = ", ".join((format_moment(record.recorded_at), record.recorded_by))
        sheet.fact(tr("Registered"), by)
        sheet.fact(tr("Why it was withdrawn"), record.withdrawn_reason)
        if record.case_code:
            sheet.link("case", tr("Case"), record.case_code, lambda: self._open_case(record))
        if not record.is_withdrawn and self.may("withdraw_number"):
            sheet.button("withdraw", tr("Withdraw the number (Del)"), self.do_withdraw)

    def _write_answers(self, record: DocumentRecord) -> None:
        """What a paper answers; what answered one of ours."""
        sheet = self.sheet
        if record.answers:
            known = self.stored(record.answers_id)
            words = tr("Answers which paper of ours")
            if known is None:
                sheet.fact(words, record.answers)
            else:
                sheet.link("answers", words, record.answers, lambda: self.open_record(known.id))
        if record.direction != "out":
            return
        for one in documents.answers_to(self.desk.database, record):
            came = format_day(one.received_on or one.document_on)
            shown = " · ".join(part for part in (one.symbol, one.party[:60], came) if part)
            key = f"answer:{one.id}"
            sheet.link(key, tr("Answered by"), shown, partial(self.open_record, one.id))

    def empty_words(self) -> str:
        """What to do first."""
        return tr("No paper yet. Press Insert to give the first one its number.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form for a new line, for withdrawing a number, or for printing."""
        what, _, document_id = place.partition(":")
        if what == "print":
            return RegisterPrint(self, work)
        if what == "withdraw":
            return NumberWithdrawal(self, work, documents.one(self.desk.database, document_id))
        return DocumentForm(self, work)

    def draft_words(self, place: str) -> str:
        """What the paper is about, as typed."""
        return str(self.drafts.fields(place).get("subject") or tr("Register of papers"))

    def do_add(self) -> None:
        """Begin a new line."""
        if self.can("issue_number"):
            self.open_panel("edit:")

    def do_withdraw(self) -> None:
        """Withdraw the number in front, with a reason."""
        one = self.current
        if one is not None and not one.is_withdrawn and self.can("withdraw_number"):
            self.open_panel(f"withdraw:{one.id}")

    def do_print(self) -> None:
        """Ask which book is printed, and as what."""
        if self.panel is None:
            self.open_panel("print:")

    def _open_case(self, record: DocumentRecord) -> None:
        self.desk.events.announce("open_case", code=record.case_code)


def _numbered(record: DocumentRecord) -> Any:
    if record.direction == "out":
        return record.symbol
    arrival = tr("Arrival {number}/{year}").format(number=record.number, year=record.year)
    return TwoLines(record.symbol or tr("Without a symbol"), arrival)


def _about(record: DocumentRecord) -> TwoLines:
    return TwoLines(record.subject, record.party)


def _pill(record: DocumentRecord) -> Status:
    if record.is_withdrawn:
        return Status(tr("Number withdrawn"), "grey")
    if record.direction == "in":
        return Status(tr("Come in"), "teal")
    return Status(tr("Gone out"), "blue")
