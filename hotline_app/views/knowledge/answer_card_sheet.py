"""One answer card or notice written out, with the length of its text as short messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from db.records.answer_cards import AnswerCardRecord, NoticeRecord
from db.rules.days import format_day, format_moment
from db.rules.sms import GSM7, SmsCount, count_sms, without_marks
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.case_days import today
from hotline_app.views.sheets.sheet_history import write_history
from hotline_app.widgets.pill import Status


def validity_pill(record: AnswerCardRecord | NoticeRecord, day: date) -> Status:
    """Whether a card or notice may be told on a day."""
    if isinstance(record, AnswerCardRecord) and not record.is_active:
        return Status(tr("No longer offered"), "grey")
    if record.valid_to is not None and record.valid_to < day:
        return Status(tr("Expired"), "grey")
    if record.valid_from is not None and record.valid_from > day:
        return Status(tr("Not yet valid"), "violet")
    is_notice = isinstance(record, NoticeRecord)
    return Status(tr("Notice") if is_notice else tr("Valid"), "teal" if is_notice else "green")


def is_offered(record: AnswerCardRecord | NoticeRecord, day: date) -> bool:
    """Whether there is something to withdraw."""
    if isinstance(record, AnswerCardRecord):
        return record.is_active
    return record.valid_to is None or record.valid_to >= day


def sms_words(count: SmsCount) -> str:
    """How long a text is as short messages."""
    words = ntr("{count} message", "{count} messages", count.segments)
    letters = ntr("{units} letter", "{units} letters", count.units)
    kind = tr("without marks") if count.encoding == GSM7 else tr("with marks")
    parts = (words.format(count=count.segments), letters.format(units=count.units), kind)
    return " · ".join(parts)


@dataclass(frozen=True)
class CardSheet:
    """Writes a card or notice on the sheet of its page; `needs` are names by code."""

    page: Any
    record: AnswerCardRecord | NoticeRecord
    needs: Mapping[str, str]

    def write(self) -> None:
        """From the question down to the buttons."""
        record, sheet = self.record, self.page.sheet
        said = record.answer if isinstance(record, AnswerCardRecord) else record.text
        sheet.title(record.question if isinstance(record, AnswerCardRecord) else record.title)
        pills = [validity_pill(record, today())]
        if isinstance(record, AnswerCardRecord) and record.is_checked is False:
            pills.append(Status(tr("Not yet checked"), "amber"))
        sheet.pills(pills)
        sheet.words(said)
        sheet.words(lengths_words(said), "Quiet.TLabel")
        if isinstance(record, AnswerCardRecord):
            self._card(record)
        sheet.fact(tr("Source document"), record.source_document)
        sheet.fact(tr("Valid"), _validity(record))
        moment = format_moment(record.updated_at)
        words = tr("Saved by {who} on {moment}").format(who=record.updated_by or "—", moment=moment)
        sheet.words(words, "Quiet.TLabel")
        is_card = isinstance(record, AnswerCardRecord)
        write_history(self.page, "answer_cards" if is_card else "notices", record.id)
        self._buttons()

    def _card(self, record: AnswerCardRecord) -> None:
        sheet = self.page.sheet
        if record.is_checked is False:
            words = tr("Not yet checked against the official text: compare before use.")
            sheet.words(f"⚠ {words}", "Warn.TLabel")
        names = [self.needs.get(code, code) for code in record.needs]
        sheet.fact(tr("Offered for"), ", ".join(names))
        if record.programme_code:
            announce = partial(
                self.page.desk.events.announce, "open_programme", code=record.programme_code
            )
            sheet.link("programme", tr("Programme"), record.programme_code, announce)

    def _buttons(self) -> None:
        page, sheet = self.page, self.page.sheet
        sheet.button("copy", tr("Copy the text (Ctrl+C)"), page.copy, is_main=True)
        sheet.button("copy_plain", tr("Copy without marks"), partial(page.copy, is_plain=True))
        if page.may("save_answer_card"):
            sheet.button("edit", tr("Edit (F2)"), page.do_edit)
            if is_offered(self.record, today()):
                sheet.button("withdraw", tr("Withdraw (Del)"), page.do_withdraw)


def lengths_words(said: str) -> str:
    """How many messages a text takes, with its marks and without."""
    whole, plain = count_sms(said), count_sms(without_marks(said))
    if whole == plain:
        return tr("As SMS: {length}").format(length=sms_words(whole))
    words = tr("As SMS: {length}; or {plain}")
    return words.format(length=sms_words(whole), plain=sms_words(plain))


def _validity(record: AnswerCardRecord | NoticeRecord) -> str:
    first = format_day(record.valid_from) if record.valid_from else "…"
    last = format_day(record.valid_to) if record.valid_to else "…"
    return f"{first} – {last}"
