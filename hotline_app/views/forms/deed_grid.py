"""The buttons of a side: what can be done, in one column or two, each with its key."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.icons import FittedButton
from hotline_app.widgets.theme import px

BUTTON_ICON = 14


class DeedGrid(ttk.Frame):
    """Two columns of buttons, or one where their words would not fit.

    Args:
        parent: the body of a card that scrolls.
        two_columns: from which width on there are two, for 96 dots per inch.
    """

    def __init__(self, parent: tk.Misc, two_columns: int) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._two_columns = px(self, two_columns)
        self._buttons: list[ttk.Button] = []

    def add(self, button: ttk.Button, shown_key: str) -> None:
        """Take a button that was made in the grid; its key stands at its right end."""
        if shown_key:
            key = ttk.Label(button, text=shown_key, style="Quiet.TLabel")
            key.place(relx=1.0, rely=0.5, x=-px(self, 10), anchor="e")
            key.bind("<Button-1>", lambda _event: button.invoke())
        self._buttons.append(button)

    def spread(self, width: int) -> None:
        """Put the buttons where they belong; they follow the width from now on."""
        self._spread(width)
        self.bind("<Configure>", lambda event: self._spread(event.width))

    def _spread(self, width: int) -> None:
        columns = 2 if width >= self._two_columns or width <= 1 else 1
        needed = [one.needed for one in self._buttons if isinstance(one, FittedButton)]
        if 1 < width < 2 * (max(needed, default=0) + px(self, 4)):
            columns = 1
        uniform = "deeds" if columns == 2 else ""
        self.columnconfigure(0, weight=1, uniform=uniform)
        self.columnconfigure(1, weight=columns - 1, uniform=uniform)
        for place, button in enumerate(self._buttons):
            row, column = divmod(place, columns)
            button.grid(row=row, column=column, sticky="ew", padx=px(self, 2), pady=px(self, 2))


def say_unfinished(body: tk.Misc) -> None:
    """Explain the mark of buttons whose form holds typed text."""
    words = tr("• holds text that is not saved yet")
    ttk.Label(body, text=words, style="Warn.TLabel").pack(anchor="w", pady=(px(body, 4), 0))
