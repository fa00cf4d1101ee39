"""The page of answer cards and notices: what the desk tells callers, with source and validity."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from db.queries import answer_cards, notices, registers
from db.records.answer_cards import AnswerCardRecord, NoticeRecord
from db.rules import text
from db.rules.days import format_day
from db.rules.names import sort_key
from db.rules.sms import count_sms, without_marks
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.views.forms.case_days import today
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.knowledge.answer_card_forms import CardForm, NoticeForm, Withdrawal
from hotline_app.views.knowledge.answer_card_sheet import (
    CardSheet,
    is_offered,
    sms_words,
    validity_pill,
)
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.table_columns import Column, TwoLines

Known = AnswerCardRecord | NoticeRecord


class AnswerCardsPage(RecordListPage):
    """Answer cards and notices in one list."""

    kind: ClassVar[str] = "answer_cards"

    def heading(self) -> Heading:
        """Return the title, how many may be told today, and the buttons."""
        valid = sum(one.record.is_valid_on(today()) for one in self.listed)
        words = ntr("{count} valid today", "{count} valid today", valid)
        buttons: tuple[PageButton, ...] = ()
        if self.can("save_answer_card"):
            buttons = (
                PageButton(tr("New notice"), self.add_notice, "megaphone"),
                PageButton(tr("New answer card (Insert)"), self.do_add, "plus-lg", True),
            )
        return Heading(tr("Answer cards"), words.format(count=count_words(valid)), buttons)

    def columns(self) -> list[Column]:
        """Question and answer, validity."""
        return [
            Column("question", tr("Question or notice"), _asked, 200, 5),
            Column("valid", tr("Valid until"), _until, 104, is_quiet=True),
            Column("state", tr("State"), lambda one: validity_pill(one, today()), 150),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The day goes first: the pill says the same in words."""
        return ("valid",)

    def chips(self) -> list[tuple[str, str]]:
        """All, valid ones of each kind, those that are not valid."""
        return [
            ("all", tr("All")),
            ("cards", tr("Answer cards")),
            ("notices", tr("Notices")),
            ("valid", tr("Valid today")),
            ("past", tr("Not valid")),
        ]

    def sorts(self) -> Mapping[str, Callable[[Known], Any]]:
        """By question, and by last day."""
        return {
            "question": lambda one: sort_key(
                one.title if isinstance(one, NoticeRecord) else one.question
            ),
            "valid": lambda one: one.valid_to or date.max,
        }

    def passes(self, record: Known, chip: str) -> bool:
        """Whether a record belongs to a filter."""
        if chip == "cards":
            return isinstance(record, AnswerCardRecord)
        if chip == "notices":
            return isinstance(record, NoticeRecord)
        if chip in ("valid", "past"):
            return record.is_valid_on(today()) == (chip == "valid")
        return True

    def read(self) -> Sequence[Listed]:
        """Notices first, then the cards."""
        database = self.desk.database
        found = [
            Listed(one, one.id, text.fold(f"{one.title} {one.text} {one.source_document}"))
            for one in notices.every_notice(database)
        ]
        return found + [
            Listed(
                one,
                one.id,
                text.fold(f"{one.question} {one.answer} {one.source_document}"),
            )
            for one in answer_cards.every_card(database)
        ]

    def write_sheet(self, record: Known) -> None:
        """Write a card or a notice out."""
        language = current_language()
        needs = {one.code: one.name(language) for one in registers.needs(self.desk.database)}
        CardSheet(self, record, needs).write()

    def empty_words(self) -> str:
        """What to do first."""
        return tr("No answer card yet. Press Insert to write down what callers often ask.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form for a new card or notice, for a stored one, or for withdrawing it."""
        what, _, record_id = place.partition(":")
        found = self.stored(record_id)
        if record_id and found is None:
            read = notices.one if what == "notice" else answer_cards.one
            found = read(self.desk.database, record_id)
        if what == "withdraw":
            return None if found is None else Withdrawal(self, work, found)
        if what == "notice":
            return NoticeForm(self, work, found if isinstance(found, NoticeRecord) else None)
        return CardForm(self, work, found if isinstance(found, AnswerCardRecord) else None)

    def draft_words(self, place: str) -> str:
        """The question or title, as typed."""
        typed = self.drafts.fields(place)
        return str(typed.get("question") or typed.get("title") or tr("Answer cards"))

    def do_add(self) -> None:
        """Begin a new card."""
        if self.can("save_answer_card"):
            self.open_panel("card:")

    def add_notice(self) -> None:
        """Begin a new notice."""
        if self.can("save_notice"):
            self.open_panel("notice:")

    def do_edit(self) -> None:
        """Change the card or notice in front."""
        if self.current is not None and self.can("save_answer_card"):
            what = "notice" if isinstance(self.current, NoticeRecord) else "card"
            self.open_panel(f"{what}:{self.current.id}")

    def do_withdraw(self) -> None:
        """Withdraw the card or notice in front, with a reason."""
        one = self.current
        if one is not None and self.can("withdraw_answer_card") and is_offered(one, today()):
            self.open_panel(f"withdraw:{one.id}")

    def copy(self, *, is_plain: bool = False) -> None:
        """Put the text in front on the clipboard, as written or without marks."""
        one = self.current
        if one is None:
            return
        words = one.text if isinstance(one, NoticeRecord) else one.answer
        words = without_marks(words) if is_plain else words
        self.clipboard_clear()
        self.clipboard_append(words)
        self.tell(tr("Copied: {length}").format(length=sms_words(count_sms(words))))

    def _build(self) -> None:
        super()._build()
        self.records.table.canvas.bind("<Control-c>", lambda _event: self.copy())
        self.records.table.canvas.bind("<Control-C>", lambda _event: self.copy())


def _asked(record: Any) -> TwoLines:
    if isinstance(record, NoticeRecord):
        return TwoLines(record.title, record.text.replace("\n", " "))
    return TwoLines(record.question, record.answer.replace("\n", " "))


def _until(record: Known) -> str:
    return format_day(record.valid_to) if record.valid_to else "—"
