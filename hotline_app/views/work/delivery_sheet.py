"""One list that people sign, written out: when, where, who, how much, and its papers."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from db.records.deliveries import DeliveryLine, DeliveryRecord, WholeDelivery
from db.rules.days import format_day, format_moment
from db.rules.money import LARGEST, format_vnd, vnd_in_words
from hotline_app.i18n import ntr, tr
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.work.delivery_print import DeliveryPrint
from hotline_app.widgets.pill import Status

MOST_SHOWN: Final = 40


def list_pill(record: DeliveryRecord) -> Status:
    """Whether people can still be put on a list."""
    return (
        Status(tr("To be handed over"), "amber")
        if record.is_open
        else Status(tr("Handed over"), "green")
    )


@dataclass(frozen=True)
class DeliverySheet:
    """Writes a list on the sheet of its page."""

    page: Any
    whole: WholeDelivery

    def write(self) -> None:
        """From the title down to the buttons."""
        record, sheet = self.whole.record, self.page.sheet
        sheet.title(record.title, record.programme_number)
        sheet.pills([list_pill(record)])
        when = (format_day(record.deliver_on), record.place)
        sheet.fact(tr("Day of the hand-over"), " · ".join(part for part in when if part))
        sheet.fact(tr("Handed over by"), record.party)
        sheet.fact(tr("Witness"), record.witness)
        sheet.fact(tr("Number of the record"), record.document_number)
        made = ", ".join((format_moment(record.created_at), record.created_by))
        sheet.fact(tr("List made"), made)
        self._money()
        self._people()
        self._buttons()

    def _money(self) -> None:
        record, sheet = self.whole.record, self.page.sheet
        sheet.heading(tr("People and money"))
        sheet.amount(tr("Number of people"), count_words(record.count))
        if not record.is_open:
            sheet.amount(tr("Signed"), count_words(record.delivered))
        lines = [line for line in self.whole.lines if record.is_open or line.is_delivered]
        total = sum(line.amount or 0 for line in lines)
        sheet.amount(tr("Total (VND)"), format_vnd(total))
        if 0 < total <= LARGEST:
            sheet.words(vnd_in_words(total), "Quiet.TLabel")

    def _people(self) -> None:
        sheet = self.page.sheet
        for line in self.whole.lines[:MOST_SHOWN]:
            amount = "" if line.amount is None else format_vnd(line.amount)
            shown = " · ".join(part for part in (amount, line.goods) if part) or "—"
            act = partial(self.page.desk.events.announce, "open_case", code=line.case_code)
            key = f"case:{line.assignment_id}"
            sheet.link(key, self._name(line), shown[:60], act)
        more = len(self.whole.lines) - MOST_SHOWN
        if more > 0:
            words = ntr("and {count} more", "and {count} more", more)
            sheet.words(words.format(count=count_words(more)), "Quiet.TLabel")

    def _name(self, line: DeliveryLine) -> str:
        name = line.person_name[:40] or tr("Without a name")
        if self.whole.record.is_open or line.is_delivered:
            return name
        return tr("{name} (did not come)").format(name=name)

    def _buttons(self) -> None:
        page, sheet, record = self.page, self.page.sheet, self.whole.record
        if record.is_open and page.may("close_delivery_list"):
            sheet.button("close", tr("Record the hand-over"), page.hand_over, is_main=True)
        sheet.button("print", tr("List as PDF (Ctrl+P)"), page.do_print)
        sheet.button("export", tr("List for Excel (Ctrl+E)"), page.do_export)
        for key, words, what in (
            ("record", tr("Record as PDF"), DeliveryPrint.RECORD_PDF),
            ("word", tr("Record for Word"), DeliveryPrint.RECORD_DOCX),
        ):
            sheet.button(key, words, partial(page.print_as, what))
        if record.is_open and page.may("edit_delivery_list"):
            sheet.button("edit", tr("Edit (F2)"), page.do_edit)
