"""What the rows of a sheet look like, whichever way they are written."""

from collections.abc import Sequence
from typing import Any, Final

from exports.weekly.columns import Table
from exports.weekly.values import Wording

CELL_LIMIT: Final = 32_767  # characters in a cell, Excel specification
ROW_LIMIT: Final = 1_048_576  # rows of a sheet, Excel specification
_LINE: Final = 13.0  # points of a line of text
_ROW_HEIGHT_LIMIT: Final = 409.0  # points, Excel specification


def cut_mark(table: Table, wording: Wording) -> str:
    """What a cell says when it cannot hold its text."""
    mark = wording.tr(" […] (cut here; the whole text is in {file})")
    return mark.format(file=f"{table.name}.csv")


def shortened(text: str, mark: str) -> str:
    """`text` as a cell can hold it: a longer one ends with a mark that says where the rest is."""
    # Excel counts UTF-16 units: a picture counts twice.
    if len(text) <= CELL_LIMIT // 2 or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    room = (CELL_LIMIT - len(mark)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark


def row_height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Height of a row in points: not every program fits rows to wrapped text by itself."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            # Widths count digits; letters of this face are a little narrower.
            needed = sum(1 + int(len(part) / (width * 1.05)) for part in value.split("\n"))
            lines = max(lines, needed)
    return min(_LINE * lines + 2, _ROW_HEIGHT_LIMIT)
