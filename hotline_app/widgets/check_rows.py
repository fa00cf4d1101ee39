"""A list to tick off: long words, each with its box."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

import ttkbootstrap as ttk

from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.theme import px

_BOX, _TICKED = " ", "✓"
_NARROW_BOX = 2


class CheckRows(FormField):
    """Lines of any length, each ticked or not. `value` holds the keys of the ticked ones.

    Space and Enter tick, Up and Down move.

    Args:
        parent: the form.
        spec: what the field says about itself.
        rows: (key, words) in order.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, rows: Sequence[tuple[str, str]]) -> None:
        self._rows: tuple[tuple[str, str], ...] = ()
        self._on: set[str] = set()
        self._boxes: dict[str, ttk.Button] = {}
        super().__init__(parent, spec)
        self.rows = rows

    def make_input(self) -> tk.Widget:
        """Make the frame of the lines."""
        self._frame = ttk.Frame(self, style="Inside.TFrame")
        self._frame.columnconfigure(1, weight=1)
        self._frame.bind("<Configure>", self._wrap)
        return self._frame

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The lines: (key, words)."""
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[tuple[str, str]]) -> None:
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        for child in self._frame.winfo_children():
            child.destroy()
        self._boxes.clear()
        for place, (key, words) in enumerate(self._rows):
            self._make_row(place, key, words)
        self._wrap()

    @property
    def focus_widget(self) -> tk.Widget:
        """The first box."""
        return next(iter(self._boxes.values()), self._frame)

    @property
    def value(self) -> tuple[str, ...]:
        """Keys of the ticked lines, in their order."""
        return tuple(key for key, _words in self._rows if key in self._on)

    @value.setter
    def value(self, value: Sequence[str]) -> None:
        # What is ticked before its line is there stays: lines may come later.
        self._on = set(value)
        self._show()
        self.changed()

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes."""
        for box in self._boxes.values():
            box.state(["!disabled" if is_enabled else "disabled"])

    def _make_row(self, place: int, key: str, words: str) -> None:
        box = ttk.Button(
            self._frame,
            text=_TICKED if key in self._on else _BOX,
            style="ChipOn.TButton" if key in self._on else "Chip.TButton",
            width=_NARROW_BOX,
            command=partial(self._press, key),
        )
        box.bind("<space>", partial(self._space, key))
        box.bind("<Up>", partial(self._step, place - 1))
        box.bind("<Down>", partial(self._step, place + 1))
        gap = px(self, 3)
        box.grid(row=place, column=0, sticky="nw", pady=gap)
        label = ttk.Label(
            self._frame, text=words, style="Inside.TLabel", justify="left", anchor="w"
        )
        label.grid(row=place, column=1, sticky="ew", padx=(px(self, 8), 0), pady=gap)
        label.bind("<Button-1>", lambda _event: box.invoke())
        self._boxes[key] = box

    def _press(self, key: str) -> None:
        self._on ^= {key}
        self._show()
        self.changed()

    def _space(self, key: str, _event: object) -> str:
        if not self._boxes[key].instate(["disabled"]):
            self._press(key)
        return "break"

    def _step(self, place: int, _event: object) -> str:
        key, _words = self._rows[place % len(self._rows)]
        self._boxes[key].focus_set()
        return "break"

    def _show(self) -> None:
        for key, box in self._boxes.items():
            is_on = key in self._on
            style = "ChipOn.TButton" if is_on else "Chip.TButton"
            box.configure(text=_TICKED if is_on else _BOX, style=style)

    def _wrap(self, _event: object = None) -> None:
        width = self._frame.winfo_width()
        if width <= 1:
            return
        taken = max((box.winfo_reqwidth() for box in self._boxes.values()), default=0)
        room = max(1, width - taken - px(self, 14))
        for child in self._frame.grid_slaves(column=1):
            child.configure(wraplength=room)  # type: ignore[call-arg]
