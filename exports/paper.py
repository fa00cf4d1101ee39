"""A sheet of A4 paper that text flows down, page after page.

Drawing goes straight to reportlab's canvas: lines are broken here, so nothing is laid out twice.
All lengths are points unless a name says millimetres; y grows upwards as in PDF.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from exports.fonts import Face, face, mark_shift, printable
from exports.typesetting import wrap

# Margins of Decree 30/2020/NĐ-CP, annex I: top and bottom 20-25, left 30-35, right 15-20 mm.
TOP: Final = 20 * mm
BOTTOM: Final = 20 * mm
LEFT: Final = 30 * mm
RIGHT: Final = 15 * mm
PAGE_WIDTH, PAGE_HEIGHT = A4
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
_LEADING: Final = 1.25
_PAGE_NUMBER_SIZE: Final = 13
_PAGE_NUMBER_AT: Final = PAGE_HEIGHT - 12 * mm
_MARKS: Final = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: face style and size in points."""

    face: str = "regular"
    size: float = 13

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * _LEADING


BODY: Final = Style()
BOLD: Final = Style("bold")
ITALIC: Final = Style("italic")
SMALL: Final = Style("regular", 11)
SMALL_ITALIC: Final = Style("italic", 11)


class Sheet:
    """The canvas with a pen that moves down; a full page starts the next one."""

    def __init__(self, canvas: Any, clean: Callable[[str], str] = printable) -> None:
        self.canvas = canvas
        self.clean = clean
        self.page_number = 1
        self.top = PAGE_HEIGHT - TOP
        self.bottom = BOTTOM
        self.y = self.top
        self.text_width = TEXT_WIDTH
        self._style: Style | None = None

    @property
    def number_at(self) -> float:
        """The y of the number of a page, in the margin above the text."""
        return float(_PAGE_NUMBER_AT)

    def next_page(self) -> None:
        """End the page; the next carries its number in the middle of the top margin."""
        self.canvas.showPage()
        self.page_number += 1
        self.y = self.top
        self._style = None
        number = Style("regular", _PAGE_NUMBER_SIZE)
        self.centred(str(self.page_number), number, LEFT, TEXT_WIDTH, self.number_at)

    def room(self, height: float) -> None:
        """Go to the next page unless `height` is left on this one."""
        if self.y - height < self.bottom:
            self.next_page()

    def gap(self, height: float) -> None:
        """Leave white space; none is carried over to the next page."""
        self.y = max(self.y - height, self.bottom)

    def write(self, text: str, style: Style, x: float, y: float) -> None:
        """Draw one line of printable text with its baseline at y."""
        if not text:
            return
        letters = face(style.face)
        canvas = self.canvas
        if style != self._style:
            canvas.setFont(letters.name, style.size, style.leading)
            self._style = style
        line = canvas.beginText(x, y)
        if _MARKS.search(text):
            _write_marked(line, text, letters, style.size)
        else:
            line.textLine(text)  # unlike textOut it does not measure the text once more
        canvas.drawText(line)

    def centred(self, text: str, style: Style, left: float, width: float, y: float) -> None:
        """Draw one printable line in the middle between `left` and `left + width`."""
        wide = face(style.face).measure(text, style.size)
        self.write(text, style, left + (width - wide) / 2, y)

    def rule(self, left: float, width: float, y: float, thickness: float = 0.7) -> None:
        """Draw a horizontal line."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(left, y, left + width, y)

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """`text`, cleaned, broken into lines of `width`."""
        return wrap(self.clean(text), face(style.face), style.size, width)

    def heading(self, text: str, style: Style = BOLD) -> None:
        """A heading, kept on one page with the first lines under it."""
        lines = self.lines(text, style, TEXT_WIDTH)
        self.room(10 + len(lines) * style.leading + 3 * BODY.leading)
        self.gap(10)
        self.put(lines, style)

    def put(self, lines: list[str], style: Style = BODY, indent: float = 0) -> None:
        """Draw lines under each other; they split over pages anywhere."""
        leading = style.leading
        x = LEFT + indent
        for line in lines:
            if self.y - leading < self.bottom:
                self.next_page()
            self.y -= leading
            self.write(line, style, x, self.y)

    def paragraph(self, text: str, style: Style = BODY, indent: float = 0) -> None:
        """A text of any length."""
        self.put(self.lines(text, style, TEXT_WIDTH - indent), style, indent)

    def fact(
        self, label: str, value: str, label_width: float = 54 * mm, style: Style = BODY
    ) -> None:
        """A label with its value beside it; both may run over many lines and pages."""
        if not value:
            return
        named = Style("italic", style.size)
        names = self.lines(label, named, label_width - 3 * mm)
        values = self.lines(value, style, TEXT_WIDTH - label_width)
        for row in range(max(len(names), len(values))):
            if self.y - style.leading < self.bottom:
                self.next_page()
            self.y -= style.leading
            if row < len(names):
                self.write(names[row], named, LEFT, self.y)
            if row < len(values):
                self.write(values[row], style, LEFT + label_width, self.y)

    def bullet(self, text: str, style: Style = BODY, indent: float = 0) -> None:
        """An item with a dash before its first line."""
        dash = 4 * mm
        lines = self.lines(text, style, TEXT_WIDTH - indent - dash)
        self.room(style.leading)
        self.write("-", style, LEFT + indent, self.y - style.leading)
        self.put(lines, style, indent + dash)


def _write_marked(line: Any, text: str, letters: Face, size: float) -> None:
    """Draw text whose letters carry marks of their own (ê̆): each mark is placed over its letter."""
    y = line.getY()
    x = line.getX()
    start = 0
    for found in _MARKS.finditer(text):
        before = text[start : found.start()]
        line.textOut(before)
        x += letters.measure(before, size)
        for mark in found.group():
            right, up = mark_shift(letters, before[-1:] or " ", mark)
            line.setTextOrigin(x + right * size / 1000, y)
            line.setRise(up * size / 1000)
            line.textOut(mark)
            line.setRise(0)
        line.setTextOrigin(x, y)
        start = found.end()
    line.textOut(text[start:])
