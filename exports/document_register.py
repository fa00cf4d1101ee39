"""The register of papers (sổ công văn đi, đến) on official paper, A4 across."""

from collections.abc import Callable, Iterable
from pathlib import Path

from db.records.documents import DocumentRecord
from db.rules.days import format_moment
from exports.document_columns import DocumentRegister, cells, columns, register_title
from exports.files import new_file
from exports.fonts import printable
from exports.landscape import WideSheet, draw_wide_head, draw_wide_title
from exports.paper import SMALL_ITALIC
from exports.pdf_stream import open_canvas
from exports.ruled_table import RuledTable, TableColumn

Translate = Callable[[str], str]


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
    title = register_title(head.direction, tr)
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = WideSheet(open_canvas(stream, printable(title), language))
        draw_wide_head(sheet, head.letterhead, head.options, tr)
        year = [tr("Year {year}").format(year=head.year)] if head.year else []
        draw_wide_title(sheet, title, year)
        shown = columns(head.direction, tr)
        table = RuledTable(sheet, [TableColumn(*one) for one in shown])
        table.head()
        count = 0
        for line in lines:
            table.row(cells(line, head.direction, tr))
            count += 1
        table.end()
        sheet.gap(8)
        total = tr("The register has {count} lines.").format(count=f"{count:,}".replace(",", "."))
        moment = format_moment(head.options.made_at)
        made = tr("Made {moment} by {name}.").format(moment=moment, name=head.options.made_by)
        sheet.paragraph(f"{total} {made}", SMALL_ITALIC)
        sheet.canvas.save()
    return path
