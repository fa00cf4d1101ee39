"""Danh sách ký nhận: the list that people sign for support, A4 across, heads on every page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.lib.units import mm

from db.records.deliveries import DeliveryLine, WholeDelivery
from db.records.offices import Letterhead
from db.rules.days import format_day
from db.rules.money import format_vnd
from exports.desk import PaperOptions
from exports.files import new_file
from exports.fonts import printable
from exports.landscape import WideSheet, draw_wide_head, draw_wide_title
from exports.letters.handover_record import ROW_HEIGHT, money, sum_facts
from exports.letters.pdf_parts import draw_signers, signers_height
from exports.paper import BODY
from exports.pdf_stream import open_canvas
from exports.ruled_table import RuledTable, TableColumn, TableLook

Translate = Callable[[str], str]
_ABOVE: Final = 6.0
_LOOK: Final = TableLook(12, ROW_HEIGHT * mm, has_numbers=False)


@dataclass(frozen=True, slots=True)
class DeliveryPaper:
    """A list on its way onto paper: the list, the office's head, who makes it and when."""

    whole: WholeDelivery
    letterhead: Letterhead
    options: PaperOptions


def write_delivery_list(paper: DeliveryPaper, path: Path, tr: Translate) -> Path:
    """Write a list as PDF; a name or a workplace of any length runs on in its cell.

    Args:
        paper: what is written.
        path: the PDF to write; an older one is replaced.
        tr: words in Vietnamese.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    title = tr("List of those who sign for support")
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = WideSheet(open_canvas(stream, printable(title), "vi"))
        draw_wide_head(sheet, paper.letterhead, paper.options, tr)
        draw_wide_title(sheet, title, under_title(paper.whole, tr))
        _draw_table(sheet, paper.whole, tr)
        _draw_end(sheet, paper, tr)
        sheet.canvas.save()
    return path


def _draw_end(sheet: WideSheet, paper: DeliveryPaper, tr: Translate) -> None:
    """The sum and those who sign, on one page: signatures never stand alone."""
    record = paper.whole.record
    signers = (
        (tr("List made by").upper(), paper.options.made_by),
        (tr("Witness").upper(), record.witness),
        (tr("Handed over by").upper(), record.party),
    )
    said = [f"{fact.label}: {fact.value}" for fact in sum_facts(paid_total(paper.whole), tr)]
    lines = sum(len(sheet.lines(words, BODY, sheet.text_width)) for words in said)
    sheet.room(_ABOVE + lines * BODY.leading + signers_height(sheet, signers))
    sheet.gap(_ABOVE)
    for words in said:
        sheet.put(sheet.lines(words, BODY, sheet.text_width))
    draw_signers(sheet, signers)


def under_title(whole: WholeDelivery, tr: Translate) -> list[str]:
    """What stands under the title: the list's own title, then day and place."""
    record = whole.record
    day = tr("Day {day}").format(day=format_day(record.deliver_on))
    where = tr("{day}, at {place}").format(day=day, place=record.place) if record.place else day
    return [record.title, where]


def paid_total(whole: WholeDelivery) -> int:
    """The sum of the list; once it is closed only of those who signed."""
    is_open = whole.record.is_open
    return sum(line.amount or 0 for line in whole.lines if is_open or line.is_delivered)


def signature_words(line: DeliveryLine, tr: Translate, *, is_open: bool) -> str:
    """What stands where people sign: nothing, or that nothing was handed over."""
    return "" if is_open or line.is_delivered else tr("Not handed over")


def _draw_table(sheet: WideSheet, whole: WholeDelivery, tr: Translate) -> None:
    columns = (
        TableColumn(tr("No."), 12, True),
        TableColumn(tr("Full name"), 52),
        TableColumn(tr("Workplace"), 54),
        TableColumn(tr("Support"), 58),
        TableColumn(tr("Amount (VND)"), 30, is_number=True),
        TableColumn(tr("Signature"), 46),
    )
    table = RuledTable(sheet, columns, _LOOK)
    table.head()
    for number, line in enumerate(whole.lines, 1):
        row = line.row
        signed = signature_words(line, tr, is_open=whole.record.is_open)
        cells = (row.person_name, row.workplace, row.support, money(row.amount), signed)
        table.row((str(number), *cells))
    total = paid_total(whole)
    if total:
        table.row(("", tr("Total"), "", "", format_vnd(total), ""), is_total=True)
    table.end()
