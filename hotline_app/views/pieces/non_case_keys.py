"""Contacts that carry no matter: one key each."""

import time
import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.widgets.card import Card
from hotline_app.widgets.theme import px
from hotline_app.widgets.wrapped import wrapped

# In the order of the keys; the window binds F6 to F11 to these commands.
KEYS: Mapping[str, str] = {
    "silent": "F6",
    "wrong_number": "F7",
    "joke": "F8",
    "abusive": "F9",
    "hang_up": "F10",
    "missed": "F11",
}
HELD_SECONDS = 0.7


class NonCaseCard(ttk.Frame):
    """Six buttons with their keys.

    Args:
        parent: the column at the right of the form.
        log: called with the code of the kind.
    """

    def __init__(self, parent: tk.Misc, log: Callable[[str], None]) -> None:
        super().__init__(parent, style="Page.TFrame")
        card = Card(self, padding=12)
        card.pack(fill="both", expand=True)
        title = tr("No matter: one key")
        wrapped(card.body, title, "Strong.TLabel").pack(fill="x", pady=(0, px(self, 4)))
        self._grid = ttk.Frame(card.body, style="Inside.TFrame")
        self._grid.pack(fill="x")
        self._buttons = [
            ttk.Button(
                self._grid,
                text=f"{key}  {word('non_case_kind', kind)}",
                style="Chip.TButton",
                takefocus=False,
                command=partial(log, kind),
            )
            for kind, key in KEYS.items()
        ]
        self._columns = 0
        self._lay_out(2)
        self.bind("<Configure>", self._resized)

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        widest = max(button.winfo_reqwidth() for button in self._buttons)
        self._lay_out(2 if event.width >= 2 * widest + px(self, 40) else 1)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.columnconfigure((0, 1), weight=0, uniform="")
        self._grid.columnconfigure(tuple(range(columns)), weight=1, uniform="kinds")
        for place, button in enumerate(self._buttons):
            button.grid(
                row=place // columns,
                column=place % columns,
                sticky="ew",
                padx=px(self, 3),
                pady=px(self, 3),
            )


class HeldKey:
    """Tells a key that is held down from one that is pressed again."""

    def __init__(self) -> None:
        self._last: tuple[str, float] = ("", 0.0)

    def is_repeat(self, kind: str) -> bool:
        """Whether the same key came so shortly before that it was never let go."""
        now = time.monotonic()
        is_same = self._last[0] == kind and now - self._last[1] < HELD_SECONDS
        self._last = (kind, now)
        return is_same

    def served(self) -> None:
        """The key was answered only now: what it held up does not count as letting go."""
        self._last = (self._last[0], time.monotonic())
