"""The mouse over a table's rows."""

import tkinter as tk

from hotline_app.widgets.selection import Selection
from hotline_app.widgets.wheel import bind_wheel

CONTROL, SHIFT = 0x4, 0x1


class TableMouse:
    """Pressing, pointing and scrolling; a part of `Table`.

    A press selects a row, with Shift all up to it, with Ctrl it adds or takes away; two open it.
    """

    canvas: tk.Canvas
    selection: Selection
    _top: int
    _hovered: int | None

    @property
    def total(self) -> int:
        """How many rows there are."""
        raise AssertionError("a table knows its rows")

    def go_to(self, row: int, *, extends: bool = False, moves: bool = False) -> None:
        """Make a row the current one."""
        raise AssertionError("a table can move")

    def selection_changed(self) -> None:
        """Draw the rows anew and tell the screen."""
        raise AssertionError("a table draws its selection")

    @property
    def _whole_rows(self) -> int:
        raise AssertionError("a table knows its height")

    def _row_at(self, y: int) -> int | None:
        raise AssertionError("a table knows its rows")

    def _draw(self) -> None:
        raise AssertionError("a table draws its rows")

    def _open(self) -> str:
        raise AssertionError("a table opens rows")

    def _bind_mouse(self) -> None:
        canvas = self.canvas
        canvas.bind("<Button-1>", self._pressed)
        canvas.bind("<Double-Button-1>", lambda _event: self._open())
        canvas.bind("<Motion>", lambda event: self._hover(self._row_at(event.y)))
        canvas.bind("<Leave>", lambda _event: self._hover(None))
        bind_wheel(canvas, self._scroll)

    def _scroll(self, rows: int) -> None:
        self._top += rows
        self._draw()

    def _bar_moved(self, how: str, *where: str) -> None:
        if how == "moveto":
            self._top = int(float(where[0]) * self.total)
        else:
            self._top += int(where[0]) * (self._whole_rows if "page" in where[1] else 1)
        self._draw()

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self._draw()

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        self.canvas.focus_set()
        row = self._row_at(event.y)
        if row is None:
            return
        if int(event.state) & CONTROL:
            self.selection.toggle(row)
            self.selection_changed()
        else:
            self.go_to(row, extends=bool(int(event.state) & SHIFT))
