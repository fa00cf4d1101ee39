"""The register of papers as a workbook: a line each, withdrawn numbers in their place."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from db.records.documents import DocumentRecord
from db.rules.days import format_moment
from exports.document_columns import DocumentRegister, cells, columns, register_title
from exports.files import new_file
from exports.sheets import SheetFormats, open_workbook
from exports.weekly.layout import row_height, shortened
from exports.weekly.values import plain

Translate = Callable[[str], str]
_LETTERS_PER_MM = 0.52
_HEAD_ROW = 4
_HEAD_HEIGHT = 34  # two lines


def write_document_workbook(
    head: DocumentRegister, lines: Iterable[DocumentRecord], target: tuple[Path, Translate]
) -> Path:
    """Write the register as XLSX; text is text, so nothing that was typed becomes a formula.

    Args:
        head: what stands over the lines.
        lines: in the order of the book.
        target: the file to write (an older one is replaced), words in its language.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    path, tr = target
    shown = columns(head.direction, tr)
    widths = [max(8, round(width * _LETTERS_PER_MM)) for _, width, _ in shown]
    mark = tr(" […] (cut here: a cell holds no more)")
    title = register_title(head.direction, tr)
    with new_file(path) as beside, open_workbook(beside) as (book, formats):
        sheet = book.add_worksheet(title[:31])
        _write_head(sheet, head, formats, tr)
        for place, ((words, _, _), width) in enumerate(zip(shown, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(_HEAD_ROW, place, words, formats.head)
        sheet.set_row(_HEAD_ROW, _HEAD_HEIGHT)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        for row, line in enumerate(lines, _HEAD_ROW + 1):
            values = [plain(one) for one in cells(line, head.direction, tr)]
            sheet.set_row(row, row_height(values, widths))
            for place, value in enumerate(values):
                sheet.write_string(row, place, shortened(value, mark), formats.text)
    return path


def _write_head(sheet: Any, head: DocumentRegister, formats: SheetFormats, tr: Translate) -> None:
    """The page as it is printed, and what stands above the columns."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    title = register_title(head.direction, tr).upper()
    year = tr("Year {year}").format(year=head.year) if head.year else ""
    made = tr("Made {moment} by {name}.").format(
        moment=format_moment(head.options.made_at), name=head.options.made_by
    )
    sheet.write_string(0, 0, plain(head.letterhead.office_name), formats.strong)
    sheet.write_string(1, 0, " - ".join(filter(None, (title, year))), formats.title)
    sheet.write_string(2, 0, plain(made), formats.plain)
