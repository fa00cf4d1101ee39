"""The register of papers (sổ công văn đi, đến) on official paper, A4 across."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from db.records.documents import DocumentRecord
from db.records.offices import Letterhead
from db.rules.days import format_day, format_moment
from exports.desk import PaperOptions
from exports.files import new_file
from exports.fonts import printable
from exports.landscape import WideSheet, draw_wide_head, draw_wide_title
from exports.paper import SMALL_ITALIC
from exports.pdf_stream import open_canvas
from exports.ruled_table import RuledTable, TableColumn
from exports.words import word

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DocumentRegister:
    """What stands over the lines.

    Attributes:
        letterhead: of the office.
        options: when it is made and by whom.
        direction: "out", "in", or "" for both in one book.
        year: of the papers, or 0 for all years.
    """

    letterhead: Letterhead
    options: PaperOptions
    direction: str
    year: int


def write_document_register(
    head: DocumentRegister, lines: Iterable[DocumentRecord], target: tuple[Path, Translate, str]
) -> Path:
    """Write the register as PDF; numbers that were withdrawn stand in their place with the reason.

    Args:
        head: what stands over the lines.
        lines: in the order of the book.
        target: the PDF to write (an older one is replaced), words in the language of the paper,
            and the code of that language.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    path, tr, language = target
    title = _title(head.direction, tr)
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = WideSheet(open_canvas(stream, printable(title), language))
        draw_wide_head(sheet, head.letterhead, head.options, tr)
        year = [tr("Year {year}").format(year=head.year)] if head.year else []
        draw_wide_title(sheet, title, year)
        table = RuledTable(sheet, _columns(head.direction, tr))
        table.head()
        count = 0
        for line in lines:
            table.row(_cells(line, head.direction, tr))
            count += 1
        table.end()
        sheet.gap(8)
        total = tr("The register has {count} lines.").format(count=f"{count:,}".replace(",", "."))
        moment = format_moment(head.options.made_at)
        made = tr("Made {moment} by {name}.").format(moment=moment, name=head.options.made_by)
        sheet.paragraph(f"{total} {made}", SMALL_ITALIC)
        sheet.canvas.save()
    return path


def _title(direction: str, tr: Translate) -> str:
    if direction == "out":
        return tr("Register of outgoing papers")
    return tr("Register of incoming papers") if direction == "in" else tr("Register of papers")


def _columns(direction: str, tr: Translate) -> list[TableColumn]:
    party = {"out": tr("Sent to"), "in": tr("Came from")}.get(direction, tr("To or from"))
    return [
        TableColumn(tr("Running number"), 16, True),
        TableColumn(tr("Kind of paper"), 30),
        TableColumn(tr("Number and symbol"), 34),
        TableColumn(tr("Day"), 22, True),
        TableColumn(party, 48),
        TableColumn(tr("About"), 66),
        TableColumn(tr("Case"), 38),
        TableColumn(tr("Note"), 36),
    ]


def _cells(line: DocumentRecord, direction: str, tr: Translate) -> list[str]:
    note = ""
    number = f"{line.number:02d}"
    if not direction:
        shown = tr("Out {number}") if line.direction == "out" else tr("In {number}")
        number = shown.format(number=number)
    if line.is_withdrawn:
        note = tr("Withdrawn: {reason}").format(reason=line.withdrawn_reason)
    return [
        number,
        word(tr, "document_type", line.document_type),
        line.symbol,
        format_day(line.document_on),
        line.party,
        line.subject,
        line.case_code,
        note,
    ]
