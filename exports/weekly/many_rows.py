"""Rows by the ten thousand: written straight into the workbook's sheets.

XlsxWriter makes the workbook with its heads, formats, widths and print set-up; the rows are then
set into the XML of its sheets as the file is copied. Cells keep the types and formats they have in
a small workbook: text is inline text and can never become a formula.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from db.rules.days import VIETNAM
from exports.weekly.columns import Column, Table
from exports.weekly.layout import cut_mark, row_height, shortened
from exports.weekly.values import Wording

_COLUMN_STYLE: Final = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')
_DIMENSION: Final = re.compile(r"<dimension [^>]*/>")
_ESCAPE_LIKE: Final = re.compile("(_x[0-9A-Fa-f]{4}_)")
_END: Final = "</sheetData>"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIRST_DAY: Final = datetime(1899, 12, 30, tzinfo=VIETNAM)  # day 0 of spreadsheets
_SECONDS: Final = 86_400
_ROWS_AT_ONCE: Final = 500
_COMPRESSION: Final = 3  # rows repeat themselves: more effort gains little


@dataclass(frozen=True, slots=True)
class Part:
    """The rows that go into one sheet: `name` is its file inside the workbook."""

    name: str
    sheet: Any
    table: Table
    records: Sequence[Any]


def insert_rows(
    path: Path, parts: Sequence[Part], wording: Wording, tick: Callable[[int], None]
) -> None:
    """Set rows under the heads of a workbook that XlsxWriter has closed.

    Args:
        path: the workbook; replaced by one with the rows.
        parts: rows for each sheet.
        wording: words for codes.
        tick: told the number of rows done; may raise to stop.
    """
    full = path.with_suffix(".rows")
    rows_of = {part.name: part for part in parts}
    with (
        ZipFile(path) as bare,
        ZipFile(full, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as filled,
    ):
        for item in bare.infolist():
            with bare.open(item) as source, filled.open(item.filename, "w", force_zip64=True) as to:
                part = rows_of.get(item.filename)
                if part is None:
                    shutil.copyfileobj(source, to)
                else:
                    _fill(source.read().decode(), to, part, wording, tick)
    full.replace(path)


def _fill(
    sheet: str, to: IO[bytes], part: Part, wording: Wording, tick: Callable[[int], None]
) -> None:
    styles = {
        place: style
        for first, last, style in _COLUMN_STYLE.findall(sheet)
        for place in range(int(first) - 1, int(last))
    }
    before, after = _DIMENSION.sub("", sheet).split(_END)
    to.write(before.encode())
    rows = _rows(part, styles, wording)
    done = 0
    while block := list(islice(rows, _ROWS_AT_ONCE)):
        to.write("".join(block).encode())
        done += len(block)
        tick(len(block))
    to.write((_END + after).encode())


def _rows(part: Part, styles: dict[int, str], wording: Wording) -> Iterator[str]:
    mark = cut_mark(part.table, wording)
    columns = part.table.columns
    widths = [column.width for column in columns]
    cells = [
        (wording.reader(column), _cell(column, _LETTERS[place], styles[place], mark))
        for place, column in enumerate(columns)
    ]
    for number, record in enumerate(part.records, 2):
        values = [read(record) for read, _ in cells]
        row = "".join(
            [
                cell(number, value)
                for (_, cell), value in zip(cells, values, strict=True)
                if value is not None and value != ""
            ]
        )
        height = row_height(values, widths)
        yield f'<row r="{number}" ht="{height:g}" customHeight="1">{row}</row>'


def _cell(column: Column, letter: str, style: str, mark: str) -> Callable[[int, Any], str]:
    """How a value of `column` is written as XML."""
    if column.kind in ("number", "money"):
        return lambda row, number: f'<c r="{letter}{row}" s="{style}"><v>{number}</v></c>'
    if column.kind == "moment":
        return lambda row, at: (
            f'<c r="{letter}{row}" s="{style}"><v>'
            f"{(at - _FIRST_DAY).total_seconds() / _SECONDS:.16G}</v></c>"
        )

    def text_cell(row: int, text: str) -> str:
        shown = escape(shortened(text, mark))
        if "_x" in shown:  # _x0041_ would be read as "A"
            shown = _ESCAPE_LIKE.sub("_x005F\\1", shown)
        return (
            f'<c r="{letter}{row}" s="{style}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{shown}</t></is></c>'
        )

    return text_cell
