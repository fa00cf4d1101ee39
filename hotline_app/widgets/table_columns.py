"""What a table shows: columns, cells, the order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hotline_app.widgets.pill import Status


@dataclass(frozen=True)
class TwoLines:
    """A cell of a strong line and a quiet one."""

    first: str
    second: str


Cell = str | TwoLines | Status


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: stable name, handed over when the heading is pressed.
        title: already translated.
        cell: record -> what stands in the cell; text, two lines or a status pill. A column keeps
            to one of these kinds.
        width: least width for 96 dots per inch.
        weight: share of the room that is left; 0 keeps the least width.
        is_sortable: whether pressing the heading asks for this order.
        is_quiet: written with less weight.
        is_number: at the right.
    """

    key: str
    title: str
    cell: Callable[[Any], Cell]
    width: int = 100
    weight: int = 0
    is_sortable: bool = False
    is_quiet: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Order:
    """The order of the rows: a column's key, and whether it goes down."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True)
class Span:
    """Where a column stands, in pixels."""

    left: int
    width: int


NARROWEST = 48
WIDEST = 900


def with_widths(columns: Sequence[Column], widths: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns, those that somebody widened or narrowed at their own width."""
    return tuple(
        replace(column, width=max(NARROWEST, min(WIDEST, widths[column.key])), weight=0)
        if column.key in widths
        else column
        for column in columns
    )


def spread(columns: Sequence[Column], width: int, scale: Callable[[float], int]) -> list[Span]:
    """Share `width` pixels among the columns.

    Args:
        columns: from left to right.
        width: of the whole table.
        scale: sizes for 96 dots per inch -> pixels.
    """
    least = [scale(column.width) for column in columns]
    if sum(least) > width > 1:
        # Every column gives some of its room: one beyond the edge could not be seen at all.
        whole = sum(least)
        least = [min(size, max(scale(NARROWEST), size * width // whole)) for size in least]
    shares = sum(column.weight for column in columns)
    rest = max(0, width - sum(least))
    spans, left = [], 0
    for column, smallest in zip(columns, least, strict=True):
        extra = rest * column.weight // shares if shares else 0
        spans.append(Span(left, smallest + extra))
        left += smallest + extra
    return spans
