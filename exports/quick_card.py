"""The quick card: one A4 page beside the telephone, with the steps of a call and every key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from exports.files import new_file
from exports.fonts import face, printable
from exports.paper import Sheet, Style
from exports.pdf_stream import open_canvas

Translate = Callable[[str], str]

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN: Final = 12 * mm
_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
_BETWEEN: Final = 8 * mm
_COLUMN: Final[float] = (_WIDTH - _BETWEEN) / 2
_GAP: Final = 6.0
# The largest letters that let everything stand on one page are taken.
_SIZES: Final = tuple(size / 4 for size in range(48, 15, -1))
_ROW_ROOM: Final = 0.18  # of the size of the letters, under each row
_HEADING_ABOVE: Final = 0.5  # over the grey band of a heading
_HEADING_BELOW: Final = 0.45
_BAND: Final = 0.9  # grey behind a heading
_HEAD_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class CardKey:
    """One key as people read it, and what it does."""

    shown: str
    words: str


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Keys under a heading."""

    heading: str
    keys: tuple[CardKey, ...]


@dataclass(frozen=True, slots=True)
class QuickCard:
    """What stands on the card, in the language of the card.

    Attributes:
        office: name of the office.
        phone: number of the hotline as people read it, or "".
        steps: of logging a call, in order.
        groups: every key, by group.
        language: code of the language.
    """

    office: str
    phone: str
    steps: tuple[str, ...]
    groups: tuple[CardGroup, ...]
    language: str


def write_quick_card(card: QuickCard, path: Path, tr: Translate) -> Path:
    """Write the card as PDF, always one page.

    Args:
        card: what stands on it.
        path: the PDF to write; an older one is replaced.
        tr: words of the headings in the language of the card.

    Returns:
        `path`.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = Sheet(open_canvas(stream, printable(tr("Quick card")), card.language))
        top = _draw_head(sheet, card, tr)
        for size in _SIZES:
            columns = _Layout(sheet, card, size, tr).columns()
            if max(column.height for column in columns) <= top - MARGIN:
                break
        for place, column in enumerate(columns):
            column.draw(MARGIN + place * (_COLUMN + _BETWEEN), top)
        sheet.canvas.save()
    return path


def _draw_head(sheet: Sheet, card: QuickCard, tr: Translate) -> float:
    """Name of the office, number of the hotline; gives where the columns begin."""
    y: float = PAGE_HEIGHT - MARGIN
    phone = tr("Hotline {phone}").format(phone=card.phone) if card.phone else ""
    title = tr("Quick card: logging a call, and every key")
    for text, style in (
        (card.office, Style("bold", 13)),
        (phone, Style("bold", 17)),
        (title, Style("italic", 11)),
    ):
        for line in sheet.lines(text, style, _WIDTH)[:_HEAD_LINES] if text else ():
            y -= style.leading
            sheet.centred(line, style, MARGIN, _WIDTH, y)
    sheet.rule(MARGIN, _WIDTH, y - _GAP, 1)
    return y - 2 * _GAP


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines that stay together: a heading, or a key (or number) with its words beside it."""

    left: Sequence[str]
    right: Sequence[str] = ()
    indent: float = 0
    is_heading: bool = False


class _Column:
    """Rows under each other in letters of one size."""

    def __init__(self, sheet: Sheet, rows: Sequence[_Row], size: float) -> None:
        self._sheet, self._rows, self._size = sheet, rows, size

    @property
    def height(self) -> float:
        """Of all rows, in points."""
        return sum(_height(row, self._size) for row in self._rows)

    def draw(self, left: float, y: float) -> None:
        """Draw the rows from y downwards."""
        sheet, size = self._sheet, self._size
        bold, regular = Style("bold", size), Style("regular", size)
        for row in self._rows:
            line_at = y
            if row.is_heading:
                line_at -= _HEADING_ABOVE * size
                self._band(len(row.left), left, line_at)
            for place in range(max(len(row.left), len(row.right))):
                line_at -= bold.leading
                if place < len(row.left):
                    sheet.write(row.left[place], bold, left + 2, line_at)
                if place < len(row.right):
                    sheet.write(row.right[place], regular, left + row.indent, line_at)
            y -= _height(row, size)

    def _band(self, lines: int, left: float, top: float) -> None:
        canvas, size = self._sheet.canvas, self._size
        height = lines * Style("bold", size).leading + 0.1 * size
        canvas.setFillGray(_BAND)
        canvas.rect(left, top - height - 0.15 * size, _COLUMN, height, stroke=0, fill=1)
        canvas.setFillGray(0)


class _Layout:
    """Breaks everything into rows for letters of one size, and the rows into two columns."""

    def __init__(self, sheet: Sheet, card: QuickCard, size: float, tr: Translate) -> None:
        self._sheet, self._card, self._size, self._tr = sheet, card, size, tr

    def columns(self) -> tuple[_Column, _Column]:
        """Two columns of about one height; a group that runs over has its heading on both."""
        rows = list(self._rows())
        places = range(1, len(rows) + 1)
        cuts = [place for place in places if place == len(rows) or not rows[place - 1].is_heading]
        pairs = [(rows[:cut], self._under_heading(rows, cut)) for cut in cuts]
        pairs_of_columns = [(self._column(first), self._column(second)) for first, second in pairs]
        return min(pairs_of_columns, key=lambda pair: max(column.height for column in pair))

    def _column(self, rows: Sequence[_Row]) -> _Column:
        return _Column(self._sheet, rows, self._size)

    @staticmethod
    def _under_heading(rows: Sequence[_Row], cut: int) -> list[_Row]:
        if cut == len(rows) or rows[cut].is_heading:
            return list(rows[cut:])
        heading = next(row for row in reversed(rows[:cut]) if row.is_heading)
        return [heading, *rows[cut:]]

    def _rows(self) -> Iterator[_Row]:
        yield self._heading(self._tr("Logging a call"))
        steps = [(f"{number}.", step) for number, step in enumerate(self._card.steps, 1)]
        yield from self._pairs(steps, self._indent([number for number, _step in steps]))
        indent = self._indent([key.shown for group in self._card.groups for key in group.keys])
        for group in self._card.groups:
            yield self._heading(group.heading)
            yield from self._pairs([(key.shown, key.words) for key in group.keys], indent)

    def _heading(self, words: str) -> _Row:
        lines = self._sheet.lines(words, Style("bold", self._size), _COLUMN - 4)
        return _Row(lines, is_heading=True)

    def _indent(self, lefts: Sequence[str]) -> float:
        """Room for what stands at the left, at most half of the column."""
        size = self._size
        style, measure = Style("bold", size), face("bold").measure
        lines = [line for left in lefts for line in self._sheet.lines(left, style, _COLUMN)]
        widest = max((measure(line, size) for line in lines), default=0)
        return min(widest + size, _COLUMN / 2)

    def _pairs(self, pairs: Sequence[tuple[str, str]], indent: float) -> Iterator[_Row]:
        size = self._size
        for left, right in pairs:
            shown = self._sheet.lines(left, Style("bold", size), indent - size / 2)
            words = self._sheet.lines(right, Style("regular", size), _COLUMN - indent)
            yield _Row(shown, words, indent)


def _height(row: _Row, size: float) -> float:
    lines = max(len(row.left), len(row.right))
    room = _HEADING_ABOVE + _HEADING_BELOW if row.is_heading else _ROW_ROOM
    return lines * Style("regular", size).leading + room * size
