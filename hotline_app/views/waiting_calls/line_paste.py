"""A block of cells as Excel puts it on the clipboard: tabs, line ends, quotes around line ends."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Final

from db.rules.text import clean, fold
from hotline_app.i18n import ntr, tr
from hotline_app.views.waiting_calls.line_columns import COLUMNS, place_of
from hotline_app.widgets.toast import News

LONGEST_CELL: Final = 20_000
TIME: Final = place_of("received_at")
_HEADINGS_WANTED: Final = 2


def is_block(text: str) -> bool:
    """Whether this is more than one cell."""
    return "\t" in text or "\n" in text.strip("\r\n")


def read_block(text: str) -> list[list[str]]:
    """Cut a clipboard into rows of cells; blank rows at the end are left out."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    rows = [
        [clean(cell)[:LONGEST_CELL] for cell in row]
        for row in csv.reader(io.StringIO(plain), dialect="excel-tab")
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def cells_for(
    text: str, start: int, settle: Callable[[str], str]
) -> tuple[list[int | None], list[list[str]]]:
    """Read a clipboard for the rows below the current cell.

    Args:
        text: the clipboard.
        start: the column of the current cell.
        settle: writes a time without its day in full.

    Returns:
        The column of each cell of a row, None for cells without one; and the rows.
    """
    rows = read_block(text)
    columns, has_headings = columns_of(rows, start)
    block = rows[1:] if has_headings else rows
    if TIME in columns:
        at = columns.index(TIME)
        for row in block:
            row[at : at + 1] = map(settle, row[at : at + 1])
    return columns, block


def columns_of(rows: Sequence[Sequence[str]], start: int) -> tuple[list[int | None], bool]:
    """Say which column each cell of a row goes to.

    Args:
        start: the column of the cell the block was pasted into.

    Returns:
        The columns, None for cells without one; and whether the first row was only headings.
    """
    width = max(map(len, rows), default=0)
    first = [_column_named(cell) for cell in rows[0]] if rows else []
    named = [column for column in first if column is not None]
    if len(named) >= _HEADINGS_WANTED and len(set(named)) == len(named):
        return [*first, *[None] * (width - len(first))], True
    places = range(start, start + width)
    return [place if place < len(COLUMNS) else None for place in places], False


def pasted_news(written: int, *, left_out: int) -> News:
    """Say how many rows were pasted, and how many found no room."""
    words = ntr("{count} row pasted", "{count} rows pasted", written).format(count=written)
    details = tr("Ctrl+Z takes it back.")
    if left_out:
        details = tr("The list is full: {count} more were left out. Save, then paste them.")
    return News(words, details=details.format(count=left_out), kind="note")


def _column_named(heading: str) -> int | None:
    wanted = fold(heading).strip(" :.*")
    for place, column in enumerate(COLUMNS):
        if wanted in column.headings:
            return place
    return None
