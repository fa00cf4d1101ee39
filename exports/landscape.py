"""A sheet of A4 paper that lies across, for wide tables.

Margins as of the upright sheet; Decree 30/2020/NĐ-CP lets tables stand along the long side.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from db.records.offices import Letterhead
from db.rules.days import document_day, vietnam_day
from exports.desk import PaperOptions
from exports.fonts import face, printable
from exports.page import balanced
from exports.paper import LEFT, RIGHT, TOP, Sheet, Style

PAGE_HEIGHT, PAGE_WIDTH = A4
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
_NUMBER: Final = Style("regular", 13)
_NUMBER_AT: Final = PAGE_HEIGHT - 12 * mm
_LEFT_BLOCK: Final = 90 * mm
_RIGHT_BLOCK: Final = 105 * mm


class WideSheet(Sheet):
    """A sheet across; the pen moves down as on the upright one."""

    def __init__(self, canvas: Any, clean: Callable[[str], str] = printable) -> None:
        canvas.setPageSize((PAGE_WIDTH, PAGE_HEIGHT))
        super().__init__(canvas, clean)
        self.y = self.top = PAGE_HEIGHT - TOP
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
    parent = "\n".join(balanced(letterhead.parent_name.upper(), upper, _LEFT_BLOCK))
    office = "\n".join(balanced(letterhead.office_name.upper(), issuer, _LEFT_BLOCK))
    left = _block(sheet, parent, upper, (LEFT, _LEFT_BLOCK, top, 0))
    left = _block(sheet, office, issuer, (LEFT, _LEFT_BLOCK, left, 0.4))
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
        y -= 5.5
        sheet.rule(left + (width - length) / 2, length, y)
    return y
