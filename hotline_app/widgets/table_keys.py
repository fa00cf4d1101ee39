"""The keys of a table's rows."""

import tkinter as tk
from collections.abc import Callable
from functools import partial

from hotline_app.widgets.selection import Selection

Step = Callable[[int], int]


class TableKeys:
    """Moving and selecting by keys; a part of `Table`.

    Arrows, Page Up and Down, Home, End move and select; with Shift they extend, with Ctrl they
    move and leave the selection. Space and Ctrl+Space add or take away the current row; Ctrl+A
    selects all; Enter opens.
    """

    canvas: tk.Canvas
    selection: Selection
    _top: int

    @property
    def total(self) -> int:
        """How many rows there are."""
        raise AssertionError("a table knows its rows")

    def go_to(self, row: int, *, extends: bool = False, moves: bool = False) -> None:
        """Make a row the current one."""
        raise AssertionError("a table can move")

    @property
    def _whole_rows(self) -> int:
        raise AssertionError("a table knows its height")

    def _open(self) -> str:
        raise AssertionError("a table opens rows")

    def selection_changed(self) -> None:
        """Draw the rows anew and tell the screen."""
        raise AssertionError("a table draws its selection")

    def _bind_keys(self) -> None:
        steps: dict[str, Step] = {
            "Up": lambda row: row - 1,
            "Down": lambda row: row + 1,
            "Prior": lambda row: row - self._whole_rows,
            "Next": lambda row: row + self._whole_rows,
            "Home": lambda _row: 0,
            "End": lambda _row: self.total - 1,
        }
        bind = self.canvas.bind
        for name, step in steps.items():
            bind(f"<{name}>", partial(self._stepped, step, "select"))
            bind(f"<Shift-{name}>", partial(self._stepped, step, "extend"))
            bind(f"<Control-{name}>", partial(self._stepped, step, "move"))
        bind("<Return>", lambda _event: self._open())
        bind("<KP_Enter>", lambda _event: self._open())
        for name in ("space", "Control-space"):
            bind(f"<{name}>", lambda _event: self._toggle_current())
        for name in ("Control-a", "Control-A"):
            bind(f"<{name}>", lambda _event: self._select_all())

    def _stepped(self, step: Step, how: str, _event: object) -> str:
        current = self.selection.current
        if current is None:
            row = step(self._top)
            # The first arrow takes the row at the top and does not step over it.
            self.go_to(self._top if abs(row - self._top) == 1 else row)
        else:
            self.go_to(step(current), extends=how == "extend", moves=how == "move")
        return "break"

    def _toggle_current(self) -> str:
        if self.selection.current is not None:
            self.selection.toggle(self.selection.current)
            self.selection_changed()
        return "break"

    def _select_all(self) -> str:
        self.selection.select_all()
        self.selection_changed()
        return "break"
