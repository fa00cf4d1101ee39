"""The workbook of the week: typed cells, frozen heads, filters, ready to print on A4.

Text is always written as text, so nothing that was typed can become a formula.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from db.rules.days import VIETNAM
from exports.weekly.columns import TABLES, Column, Table
from exports.weekly.formats import Formats, formats_of
from exports.weekly.layout import ROW_LIMIT, cut_mark, row_height, shortened
from exports.weekly.many_rows import Part, insert_rows
from exports.weekly.summary import write_summary
from exports.weekly.values import Wording

_A4: Final = 9
_SHEET_NAME: Final = 31


@dataclass(frozen=True, slots=True)
class _Desk:
    """The open workbook and what every sheet of it needs."""

    book: Any
    formats: Formats
    wording: Wording
    tick: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Rows a sheet holds, its head counted, and from how many rows the fast way is taken."""

    sheet_rows: int = ROW_LIMIT
    many_rows: int = 20_000


def write_workbook(
    wording: Wording, path: Path, tick: Callable[[int], None], limits: Limits | None = None
) -> Path:
    """Write the workbook of a week.

    Args:
        wording: the report and its words.
        path: the file to write.
        tick: told the number of rows done; may raise to stop.
        limits: rows of a sheet; more go on in further sheets.
    """
    limits = limits or Limits()
    is_large = sum(len(table.rows(wording.report)) for table in TABLES) > limits.many_rows
    settings = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),  # rows on their way stay in the folder that is swept up
    }
    book = Workbook(str(path), settings)
    parts: list[Part] = []
    try:
        desk = _Desk(book, formats_of(book), wording, tick)
        write_summary(book, wording, desk.formats)
        for table in TABLES:
            for part in _sheets_of(desk, table, limits.sheet_rows):
                parts.append(part)
                if not is_large:
                    _write_rows(desk, part)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error  # the disk's own error, which the caller knows to read
    finally:
        book.fileclosed = True  # a workbook given up must not be written when it is thrown away
    if is_large:
        insert_rows(path, parts, wording, tick)
    return path


def _sheets_of(desk: _Desk, table: Table, sheet_rows: int) -> Iterator[Part]:
    """Make the sheets of one list, as many as its rows need."""
    records = table.rows(desk.wording.report)
    step = sheet_rows - 1
    for part, start in enumerate(range(0, max(len(records), 1), step), 1):
        name = desk.wording.tr(table.title)
        if part > 1:
            name = f"{name[: _SHEET_NAME - 6]} ({part})"
        here = records[start : start + step]
        sheet = _new_sheet(desk, name[:_SHEET_NAME], table)
        sheet.autofilter(0, 0, max(len(here), 1), len(table.columns) - 1)
        place = len(desk.book.worksheets())
        yield Part(f"xl/worksheets/sheet{place}.xml", sheet, table, here)


def _new_sheet(desk: _Desk, name: str, table: Table) -> Any:
    sheet = desk.book.add_worksheet(name)
    _set_up_print(sheet, desk.wording)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, desk.formats.of(column.kind))
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, desk.wording.tr(column.title), desk.formats.head)
    return sheet


def _set_up_print(sheet: Any, wording: Wording) -> None:
    """A4 across, one page wide, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(0)  # print the grid: long rows are hard to follow without
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    office = wording.report.office_code.replace("&", "&&")
    sheet.set_header(f"&L{office}&C&A&R{wording.report.week_label.replace('&', '&&')}")
    sheet.set_footer("&C&P/&N")


def _write_rows(desk: _Desk, part: Part) -> None:
    columns = part.table.columns
    shapes = [desk.formats.of(column.kind) for column in columns]
    readers = [desk.wording.reader(column) for column in columns]
    writers = [_writer(part, column, desk.wording) for column in columns]
    widths = [column.width for column in columns]
    for number, record in enumerate(part.records, 1):
        values = [read(record) for read in readers]
        part.sheet.set_row(number, row_height(values, widths))
        for place, value in enumerate(values):
            if value is not None and value != "":
                writers[place](number, place, value, shapes[place])
        desk.tick(1)


def _writer(part: Part, column: Column, wording: Wording) -> Callable[..., Any]:
    sheet = part.sheet
    if column.kind == "moment":
        return lambda row, place, at, shape: sheet.write_datetime(row, place, _local(at), shape)
    if column.kind in ("number", "money"):
        return sheet.write_number  # type: ignore[no-any-return]
    mark = cut_mark(part.table, wording)

    def write_text(row: int, place: int, text: str, shape: Any) -> None:
        sheet.write_string(row, place, shortened(text, mark), shape)

    return write_text


def _local(at: datetime) -> datetime:
    """Việt Nam time without a zone: sheets know no zones."""
    return at.astimezone(VIETNAM).replace(tzinfo=None)
