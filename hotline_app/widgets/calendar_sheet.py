"""One month to point at, weeks from Monday."""

import tkinter as tk
from collections.abc import Callable
from datetime import date, timedelta

from hotline_app.i18n import tr
from hotline_app.widgets.floating import Floating
from hotline_app.widgets.theme import current_palette, font_of, px

CELL = 32
ROWS = 8  # the month's name, the names of the days, six weeks


class CalendarSheet(Floating):
    """A month hanging under a field.

    Args:
        owner: the field it hangs under.
        day: the day to mark.
        take: called with the day that was pointed at.
    """

    def __init__(self, owner: tk.Misc, day: date, take: Callable[[date], None]) -> None:
        super().__init__(owner)
        self._take = take
        self._day = day
        self._month = day.replace(day=1)
        widest = max(map(font_of(owner, "SmallStrong").measure, weekday_names()))
        self._cell = max(px(owner, CELL), widest + px(owner, 6))
        self.canvas.bind("<Button-1>", self._pointed)
        self.hang(self._cell * 7 + px(owner, 16), self._cell * ROWS + px(owner, 12))
        self.repaint()

    def show(self, day: date) -> None:
        """Mark another day."""
        self._day = day
        self._month = day.replace(day=1)
        self.repaint()

    def repaint(self) -> None:
        """Draw the month in the colours in use."""
        super().repaint()
        palette, cell = current_palette(), self._cell
        self.canvas.delete("all")
        self._write(3, 0, f"{self._month:%m/%Y}", palette.ink, "Strong")
        self._write(0, 0, "‹", palette.quiet, "Heading")
        self._write(6, 0, "›", palette.quiet, "Heading")
        for column, name in enumerate(weekday_names()):
            self._write(column, 1, name, palette.quiet, "SmallStrong")
        for number, day in enumerate(self._days()):
            column, row = number % 7, number // 7 + 2
            if day == self._day:
                left, top = self._corner(column, row)
                self.canvas.create_rectangle(
                    left, top, left + cell, top + cell, fill=palette.chosen, width=0
                )
            ink = palette.ink if day.month == self._month.month else palette.faint
            self._write(column, row, str(day.day), ink, "Strong" if day == self._day else "Body")

    def _days(self) -> list[date]:
        first = self._month - timedelta(days=self._month.weekday())
        return [first + timedelta(days=number) for number in range(42)]

    def _corner(self, column: int, row: int) -> tuple[int, int]:
        margin = px(self, 8)
        return margin + column * self._cell, px(self, 6) + row * self._cell

    def _write(self, column: int, row: int, words: str, ink: str, font: str) -> None:
        left, top = self._corner(column, row)
        middle = self._cell // 2
        self.canvas.create_text(left + middle, top + middle, text=words, fill=ink, font=font)

    def _pointed(self, event: "tk.Event[tk.Canvas]") -> None:
        column = (event.x - px(self, 8)) // self._cell
        row = (event.y - px(self, 6)) // self._cell
        if row == 0:
            self._turn(-1 if column < 3 else 1)
        elif 2 <= row < ROWS and 0 <= column < 7:
            self._take(self._days()[(row - 2) * 7 + column])

    def _turn(self, months: int) -> None:
        number = self._month.year * 12 + self._month.month - 1 + months
        if date.min.year < number // 12 < date.max.year:
            self._month = date(number // 12, number % 12 + 1, 1)
            self.repaint()


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the days, from Monday."""
    return (tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su"))
