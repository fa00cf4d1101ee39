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
        card = Card(self, tr("No matter: one key"), padding=14)
        card.pack(fill="both", expand=True)
        card.body.columnconfigure((0, 1), weight=1, uniform="kinds")
        for place, (kind, key) in enumerate(KEYS.items()):
            ttk.Button(
                card.body,
                text=f"{key}  {word('non_case_kind', kind)}",
                style="Chip.TButton",
                takefocus=False,
                command=partial(log, kind),
            ).grid(
                row=place // 2, column=place % 2, sticky="ew", padx=px(self, 3), pady=px(self, 3)
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
