"""A sheet of A4 paper that lies across, for registers: wide tables whose heads come again.

Margins as of the upright sheet; Decree 30/2020/NĐ-CP lets tables stand along the long side.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from db.records.offices import Letterhead
from db.rules.days import document_day, vietnam_day
from exports.desk import PaperOptions
from exports.fonts import face, printable
from exports.paper import BOTTOM, LEFT, RIGHT, TOP, Sheet, Style

PAGE_HEIGHT, PAGE_WIDTH = A4
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
_NUMBER: Final = Style("regular", 13)
_NUMBER_AT: Final = PAGE_HEIGHT - 12 * mm
_CELL: Final = Style("regular", 10)
_HEAD: Final = Style("bold", 10)
_PLACE: Final = Style("italic", 9)
_PAD: Final = 3.0
_LINE: Final = 0.5
_LEFT_BLOCK: Final = 90 * mm
_RIGHT_BLOCK: Final = 105 * mm


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head in the language of the paper, its width in mm, whether it is centred."""

    title: str
    width: float
    is_centred: bool = False


class WideSheet(Sheet):
    """A sheet across; the pen moves down as on the upright one."""

    def __init__(self, canvas: Any, clean: Callable[[str], str] = printable) -> None:
        canvas.setPageSize((PAGE_WIDTH, PAGE_HEIGHT))
        super().__init__(canvas, clean)
        self.y = PAGE_HEIGHT - TOP
        self.text_width = TEXT_WIDTH

    def next_page(self) -> None:
        """End the page; the next carries its number in the middle of the top margin."""
        self.canvas.showPage()
        self.page_number += 1
        self.y = PAGE_HEIGHT - TOP
        self._style = None
        self.centred(str(self.page_number), _NUMBER, LEFT, TEXT_WIDTH, _NUMBER_AT)


def draw_wide_head(
    sheet: WideSheet, letterhead: Letterhead, options: PaperOptions, tr: Callable[[str], str]
) -> None:
    """Issuing body on the left; country, motto, place and day on the right."""
    upper, issuer = Style("regular", 12), Style("bold", 12)
    top = sheet.y
    left = _block(sheet, letterhead.parent_name.upper(), upper, (LEFT, _LEFT_BLOCK, top, 0))
    left = _block(sheet, letterhead.office_name.upper(), issuer, (LEFT, _LEFT_BLOCK, left, 0.4))
    x = PAGE_WIDTH - RIGHT - _RIGHT_BLOCK
    country = tr("SOCIALIST REPUBLIC OF VIET NAM")
    right = _block(sheet, country, issuer, (x, _RIGHT_BLOCK, top, 0))
    motto = tr("Independence - Freedom - Happiness")
    right = _block(sheet, motto, Style("bold", 13), (x, _RIGHT_BLOCK, right, 1))
    day, month, year = document_day(vietnam_day(options.made_at))
    place = tr("{place}, day {day} month {month} year {year}").format(
        place=letterhead.place_name, day=day, month=month, year=year
    )
    right = _block(sheet, place, Style("italic", 13), (x, _RIGHT_BLOCK, right - 4, 0))
    sheet.y = min(left, right)


def draw_wide_title(sheet: WideSheet, title: str, lines: Sequence[str]) -> None:
    """The name of the register in capitals, under it its period and what else belongs to it."""
    sheet.gap(10)
    column = (LEFT, TEXT_WIDTH)
    bold = Style("bold", 14)
    sheet.y = _block(sheet, title.upper(), bold, (*column, sheet.y, 0))
    for line in lines:
        sheet.y = _block(sheet, line, Style("italic", 13), (*column, sheet.y, 0))
    sheet.gap(8)


def _block(
    sheet: Sheet, text: str, style: Style, place: tuple[float, float, float, float]
) -> float:
    """Centre a text in a column (left, width, top, share of a rule under it); gives its end."""
    left, width, y, rule = place
    lines = sheet.lines(text, style, width)
    for line in lines:
        y -= style.leading
        sheet.centred(line, style, left, width, y)
    if rule and lines and lines[-1]:
        length = face(style.face).measure(lines[-1], style.size) * rule
        y -= 4
        sheet.rule(left + (width - length) / 2, length, y)
    return y


class RuledTable:
    """A table with lines around its cells; its head stands again on every page.

    A row that is higher than what is left goes to the next page; one that is higher than a page
    runs on over as many pages as it needs. Nothing is cut. Call `end` after the last row.
    """

    def __init__(self, sheet: WideSheet, columns: Sequence[TableColumn]) -> None:
        self._sheet = sheet
        self._columns = tuple(columns)
        total = sum(column.width for column in columns)
        self._widths = [column.width * TEXT_WIDTH / total for column in columns]
        self._top = sheet.y
        self._lefts = [LEFT + sum(self._widths[:place]) for place in range(len(columns))]
        self._heads = [
            self._lines(place, column.title, _HEAD) for place, column in enumerate(columns)
        ]

    def head(self) -> None:
        """Draw the heads of the columns, and their numbers under them."""
        sheet, height = self._sheet, max(map(len, self._heads)) * _HEAD.leading + 2 * _PAD
        top = self._top = sheet.y
        sheet.canvas.setLineWidth(_LINE)
        self._line(top)
        for place, lines in enumerate(self._heads):
            y = top - (height - len(lines) * _HEAD.leading) / 2
            for line in lines:
                y -= _HEAD.leading
                sheet.centred(line, _HEAD, self._lefts[place], self._widths[place], y + 2)
        self._line(top - height)
        numbers = _PLACE.leading + 2
        for place in range(len(self._columns)):
            y = top - height - _PLACE.leading + 1
            words = f"({place + 1})"
            sheet.centred(words, _PLACE, self._lefts[place], self._widths[place], y)
        sheet.y = top - height - numbers
        self._line(sheet.y)

    def row(self, cells: Sequence[str]) -> None:
        """Draw a row."""
        texts = [self._lines(place, cell, _CELL) for place, cell in enumerate(cells)]
        count = max(1, *map(len, texts))
        room = self._room()
        if count > room and (count <= self._page_room() or room < 3):
            self._next_page()
            room = self._room()
        while True:
            part = [lines[:room] for lines in texts]
            self._part(part, min(count, room))
            texts = [lines[room:] for lines in texts]
            count -= room
            if count <= 0:
                return
            self._next_page()
            room = self._room()

    def _part(self, texts: Sequence[Sequence[str]], count: int) -> None:
        sheet, height = self._sheet, count * _CELL.leading + 2 * _PAD
        top = sheet.y
        for place, lines in enumerate(texts):
            y = top - _PAD + 2
            for line in lines:
                y -= _CELL.leading
                if self._columns[place].is_centred:
                    sheet.centred(line, _CELL, self._lefts[place], self._widths[place], y)
                else:
                    sheet.write(line, _CELL, self._lefts[place] + _PAD, y)
        sheet.y = top - height
        self._line(sheet.y)

    def _room(self) -> int:
        """Lines that a row may have on this page."""
        return int((self._sheet.y - BOTTOM - 2 * _PAD) / _CELL.leading)

    def _page_room(self) -> int:
        head = max(map(len, self._heads)) * _HEAD.leading + 2 * _PAD + _PLACE.leading + 2
        return int((PAGE_HEIGHT - TOP - BOTTOM - head - 2 * _PAD) / _CELL.leading)

    def end(self) -> None:
        """Draw the lines between the columns of this page."""
        # Once for a page: a line for every cell would be half of the file.
        canvas, bottom = self._sheet.canvas, self._sheet.y
        canvas.setLineWidth(_LINE)
        for left in (*self._lefts, LEFT + TEXT_WIDTH):
            canvas.line(left, self._top, left, bottom)

    def _next_page(self) -> None:
        self.end()
        self._sheet.next_page()
        self.head()

    def _lines(self, place: int, text: str, style: Style) -> list[str]:
        return self._sheet.lines(text, style, self._widths[place] - 2 * _PAD) if text else []

    def _line(self, y: float) -> None:
        self._sheet.canvas.line(LEFT, y, LEFT + TEXT_WIDTH, y)
