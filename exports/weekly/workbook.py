"""The workbook of the week: typed cells, frozen heads, filters, ready to print on A4.

Text is always written as text, so nothing that was typed can become a formula.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from db.rules.days import VIETNAM
from exports.weekly.columns import TABLES, Column, Table
from exports.weekly.summary import write_summary
from exports.weekly.values import Wording

_A4: Final = 9
_CELL_LIMIT: Final = 32_767  # characters in a cell, Excel specification
ROW_LIMIT: Final = 1_048_576  # rows of a sheet, Excel specification
_MANY_ROWS: Final = 20_000  # above this the workbook is written row by row, in little memory
_SHEET_NAME: Final = 31
_LINE: Final = 13.0  # points of a line of text
_ROW_HEIGHT_LIMIT: Final = 409.0  # points, Excel specification


@dataclass(frozen=True, slots=True)
class Formats:
    """Cell formats of the workbook."""

    head: Any
    text: Any
    long: Any
    moment: Any
    number: Any
    title: Any
    strong: Any
    share: Any
    total: Any

    def of(self, kind: str) -> Any:
        """The format of a column kind."""
        known = {"moment": self.moment, "number": self.number, "money": self.number}
        return known.get(kind, self.long if kind in ("long", "needs") else self.text)


def _formats(book: Any) -> Formats:
    base = {"font_name": "Times New Roman", "font_size": 10, "valign": "top"}

    def add(**properties: Any) -> Any:
        return book.add_format({**base, **properties})

    whole = "#,##0"
    return Formats(
        head=add(bold=True, text_wrap=True, valign="vcenter", bg_color="#D9E2F0", border=1),
        text=add(num_format="@", text_wrap=True),
        long=add(num_format="@", text_wrap=True),
        moment=add(num_format="dd/mm/yyyy hh:mm", align="left"),
        number=add(num_format=whole),
        title=add(bold=True, font_size=14),
        strong=add(bold=True),
        share=add(num_format="0.0%"),
        total=add(bold=True, num_format=whole, top=1),
    )


def write_workbook(
    wording: Wording, path: Path, tick: Callable[[int], None], row_limit: int = ROW_LIMIT
) -> Path:
    """Write the workbook of a week.

    Args:
        wording: the report and its words.
        path: the file to write.
        tick: told the number of rows done; may raise to stop.
        row_limit: rows a sheet holds, its head counted; more rows go on in further sheets.
    """
    rows = sum(len(table.rows(wording.report)) for table in TABLES)
    settings = {
        "constant_memory": rows > _MANY_ROWS,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),  # rows on their way stay in the folder that is swept up
    }
    book = Workbook(str(path), settings)
    try:
        formats = _formats(book)
        write_summary(book, wording, formats)
        for table in TABLES:
            _write_table(book, table, wording, formats, tick, row_limit)
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error  # the disk's own error, which the caller knows to read
    finally:
        book.fileclosed = True  # a workbook given up must not be written when it is thrown away
    return path


def _write_table(
    book: Any,
    table: Table,
    wording: Wording,
    formats: Formats,
    tick: Callable[[int], None],
    row_limit: int,
) -> None:
    records = table.rows(wording.report)
    step = row_limit - 1
    for part, start in enumerate(range(0, max(len(records), 1), step), 1):
        name = wording.tr(table.title)
        if part > 1:
            name = f"{name[: _SHEET_NAME - 6]} ({part})"
        sheet = _new_sheet(book, name[:_SHEET_NAME], table, wording, formats)
        here = records[start : start + step]
        _write_rows(sheet, table, here, wording, formats, tick)
        sheet.autofilter(0, 0, max(len(here), 1), len(table.columns) - 1)


def _new_sheet(book: Any, name: str, table: Table, wording: Wording, formats: Formats) -> Any:
    sheet = book.add_worksheet(name)
    set_up_print(sheet, wording)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, formats.of(column.kind))
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, wording.tr(column.title), formats.head)
    return sheet


def set_up_print(sheet: Any, wording: Wording) -> None:
    """A4 across, one page wide, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(0)  # print the grid: long rows are hard to follow without
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    office = wording.report.office_code.replace("&", "&&")
    sheet.set_header(f"&L{office}&C&A&R{wording.report.week_label.replace('&', '&&')}")
    sheet.set_footer("&C&P/&N")


def _write_rows(
    sheet: Any,
    table: Table,
    records: Sequence[Any],
    wording: Wording,
    formats: Formats,
    tick: Callable[[int], None],
) -> None:
    cells = [
        (
            place,
            wording.reader(column),
            _writer(sheet, table, column, wording),
            formats.of(column.kind),
        )
        for place, column in enumerate(table.columns)
    ]
    widths = [column.width for column in table.columns]
    for number, record in enumerate(records, 1):
        values = [cell[1](record) for cell in cells]
        sheet.set_row(number, _height(values, widths))
        for (place, _, write, cell_format), value in zip(cells, values, strict=True):
            if value is not None and value != "":
                write(number, place, value, cell_format)
        tick(1)


def _height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            # Widths count digits; letters of this face are a little narrower.
            needed = sum(1 + int(len(part) / (width * 1.05)) for part in value.split("\n"))
            lines = max(lines, needed)
    return min(_LINE * lines + 2, _ROW_HEIGHT_LIMIT)


def _writer(sheet: Any, table: Table, column: Column, wording: Wording) -> Callable[..., Any]:
    if column.kind == "moment":
        return lambda row, place, at, shape: sheet.write_datetime(row, place, _local(at), shape)
    if column.kind in ("number", "money"):
        return sheet.write_number  # type: ignore[no-any-return]
    mark = wording.tr(" […] (cut here; the whole text is in {file})").format(
        file=f"{table.name}.csv"
    )

    def write_text(row: int, place: int, text: str, shape: Any) -> None:
        sheet.write_string(row, place, shortened(text, mark), shape)

    return write_text


def shortened(text: str, mark: str) -> str:
    """`text` as a cell can hold it: a longer one ends with a mark that says where the rest is."""
    # Excel counts UTF-16 units: a picture counts twice.
    if len(text) <= _CELL_LIMIT // 2 or len(text.encode("utf-16-le")) // 2 <= _CELL_LIMIT:
        return text
    room = (_CELL_LIMIT - len(mark)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark


def _local(at: datetime) -> datetime:
    """Việt Nam time without a zone: sheets know no zones."""
    return at.astimezone(VIETNAM).replace(tzinfo=None)
