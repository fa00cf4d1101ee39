"""A table with lines around its cells, on an upright sheet or one that lies across."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from exports.fonts import face
from exports.paper import LEFT, Sheet, Style

_PAD: Final = 3.0
_LINE: Final = 0.5


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head in the language of the paper, its width in mm, where its text stands."""

    title: str
    width: float
    is_centred: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a table looks.

    Attributes:
        size: of the letters, in points.
        row_height: least height of a row, in points: people may have to sign in it.
        has_numbers: the columns are numbered under their heads, as registers are.
    """

    size: float = 10
    row_height: float = 0
    has_numbers: bool = True


class RuledTable:
    """A table with lines around its cells; its head stands again on every page.

    A row that is higher than what is left goes to the next page; one that is higher than a page
    runs on over as many pages as it needs. Nothing is cut. Call `end` after the last row.
    """

    def __init__(
        self, sheet: Sheet, columns: Sequence[TableColumn], look: TableLook | None = None
    ) -> None:
        self._sheet = sheet
        self._look = look or TableLook()
        size = self._look.size
        self._cell, self._bold = Style("regular", size), Style("bold", size)
        self._number = Style("italic", size - 1)
        self._columns = tuple(columns)
        self._width = sheet.text_width
        total = sum(column.width for column in columns)
        self._widths = [column.width * self._width / total for column in columns]
        self._top = sheet.y
        self._lefts = [LEFT + sum(self._widths[:place]) for place in range(len(columns))]
        self._heads = [
            self._lines(place, column.title, self._bold) for place, column in enumerate(columns)
        ]

    def head(self) -> None:
        """Draw the heads of the columns, and their numbers under them."""
        sheet, style = self._sheet, self._bold
        height = max(map(len, self._heads)) * style.leading + 2 * _PAD
        top = self._top = sheet.y
        sheet.canvas.setLineWidth(_LINE)
        self._line(top)
        for place, lines in enumerate(self._heads):
            y = top - (height - len(lines) * style.leading) / 2
            for line in lines:
                y -= style.leading
                sheet.centred(line, style, self._lefts[place], self._widths[place], y + 2)
        sheet.y = top - height
        self._line(sheet.y)
        if self._look.has_numbers:
            self._numbers()

    def row(self, cells: Sequence[str], *, is_total: bool = False) -> None:
        """Draw a row; a total is written in bold letters."""
        style = self._bold if is_total else self._cell
        texts = [self._lines(place, cell, style) for place, cell in enumerate(cells)]
        count = max(1, *map(len, texts))
        room = self._room()
        needed = max(count * style.leading + 2 * _PAD, self._look.row_height)
        is_higher = count > room or self._sheet.y - needed < self._sheet.bottom
        if is_higher and (count <= self._page_room() or room < 3):
            self._next_page()
            room = self._room()
        while True:
            part = [lines[:room] for lines in texts]
            self._part(part, min(count, room), style)
            texts = [lines[room:] for lines in texts]
            count -= room
            if count <= 0:
                return
            self._next_page()
            room = self._room()

    def end(self) -> None:
        """Draw the lines between the columns of this page."""
        # Once for a page: a line for every cell would be half of the file.
        canvas, bottom = self._sheet.canvas, self._sheet.y
        canvas.setLineWidth(_LINE)
        for left in (*self._lefts, LEFT + self._width):
            canvas.line(left, self._top, left, bottom)

    def _numbers(self) -> None:
        sheet, style = self._sheet, self._number
        for place in range(len(self._columns)):
            y = sheet.y - style.leading + 1
            sheet.centred(f"({place + 1})", style, self._lefts[place], self._widths[place], y)
        sheet.y -= style.leading + 2
        self._line(sheet.y)

    def _part(self, texts: Sequence[Sequence[str]], count: int, style: Style) -> None:
        sheet = self._sheet
        height = max(count * style.leading + 2 * _PAD, self._look.row_height)
        top = sheet.y
        for place, lines in enumerate(texts):
            y = top - _PAD + 2
            for line in lines:
                y -= style.leading
                self._write(place, line, style, y)
        sheet.y = top - height
        self._line(sheet.y)

    def _write(self, place: int, line: str, style: Style, y: float) -> None:
        column, left, width = self._columns[place], self._lefts[place], self._widths[place]
        if column.is_centred:
            self._sheet.centred(line, style, left, width, y)
            return
        if column.is_number:
            left += width - 2 * _PAD - face(style.face).measure(line, style.size)
        self._sheet.write(line, style, left + _PAD, y)

    def _room(self) -> int:
        """Lines that a row may have on this page."""
        return int((self._sheet.y - self._sheet.bottom - 2 * _PAD) / self._cell.leading)

    def _page_room(self) -> int:
        sheet, style = self._sheet, self._bold
        head = max(map(len, self._heads)) * style.leading + 2 * _PAD
        if self._look.has_numbers:
            head += self._number.leading + 2
        return int((sheet.top - sheet.bottom - head - 2 * _PAD) / self._cell.leading)

    def _next_page(self) -> None:
        self.end()
        self._sheet.next_page()
        self.head()

    def _lines(self, place: int, text: str, style: Style) -> list[str]:
        return self._sheet.lines(text, style, self._widths[place] - 2 * _PAD) if text else []

    def _line(self, y: float) -> None:
        self._sheet.canvas.line(LEFT, y, LEFT + self._width, y)
