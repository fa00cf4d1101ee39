"""The key sheet: every key of the window, made from the table that binds them."""

import tkinter as tk
from collections.abc import Callable
from functools import partial

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.dialog import Dialog
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import font_of, px
from hotline_app.windows.keys import key_sheet

WIDEST_WORDS = 250
GAP = 28
LINES_PER_KEY = 3


class KeySheet(Dialog):
    """All keys by group, in as many columns as the window has room for.

    Args:
        parent: the window.
        open_card: writes and opens the card with these keys; None offers none.
    """

    def __init__(self, parent: tk.Misc, open_card: Callable[[], object] | None = None) -> None:
        super().__init__(parent, tr("Keys"))
        self._scrolled = Scrolled(self.body)
        self._scrolled.pack(fill="both", expand=True)
        groups = [self._group(heading, keys) for heading, keys in key_sheet().items()]
        self._lay_out(groups)
        self._scrolled.watch_wheel()
        self._close = self.add_button(tr("Close"), self.cancel, "act")
        if open_card is not None:
            words = tr("Quick card to print (PDF)")
            self.add_button(words, partial(self._open_card, open_card))
        for key, lines in (("<Down>", 1), ("<Up>", -1), ("<Next>", 8), ("<Prior>", -8)):
            self.bind(key, partial(self._scroll, lines * LINES_PER_KEY))

    def show(self, first: tk.Misc | None = None) -> str:
        """Show the sheet until it is closed."""
        return super().show(first or self._close)

    def _open_card(self, open_card: Callable[[], object]) -> None:
        self.finish("card")
        open_card()

    def _group(self, heading: str, keys: list[tuple[str, str]]) -> ttk.Frame:
        group = ttk.Frame(self._scrolled.body, style="Inside.TFrame")
        room = px(self, WIDEST_WORDS)
        ttk.Label(
            group, text=heading, style="FieldName.TLabel", wraplength=room, justify="left"
        ).grid(row=0, column=0, columnspan=2, sticky="w", pady=(0, px(self, 6)))
        widest = max(font_of(self, "Strong").measure(shown) for shown, _words in keys)
        group.columnconfigure(0, minsize=widest + px(self, 14))
        for row, (shown, words) in enumerate(keys, start=1):
            ttk.Label(group, text=shown, style="Strong.TLabel").grid(
                row=row, column=0, sticky="nw", pady=px(self, 2)
            )
            ttk.Label(
                group, text=words, style="Inside.TLabel", wraplength=room, justify="left"
            ).grid(row=row, column=1, sticky="w", pady=px(self, 2))
        return group

    def _lay_out(self, groups: list[ttk.Frame]) -> None:
        """As many columns as fit; what is too long can be scrolled."""
        self.update_idletasks()
        gap = px(self, GAP)
        window = self._parent
        room = window.winfo_width() - px(self, 90)
        columns = [groups]
        for count in range(len(groups), 0, -1):
            columns = _columns(groups, count, gap)
            if sum(map(_width, columns)) + gap * count <= room:
                break
        for place, column in enumerate(columns):
            frame = ttk.Frame(self._scrolled.body, style="Inside.TFrame")
            frame.grid(row=0, column=place, sticky="nw", padx=(0, gap))
            for group in column:
                group.pack(in_=frame, anchor="w", pady=(0, gap))
                group.lift()
        width = min(sum(map(_width, columns)) + gap * len(columns), room)
        height = max(_height(column, gap) for column in columns)
        room = window.winfo_height() - px(self, 190)
        self._scrolled.canvas.configure(width=width, height=min(height, max(room, px(self, 120))))

    def _scroll(self, lines: int, _event: object) -> str:
        self._scrolled.canvas.yview_scroll(lines, "units")
        return "break"


def _columns(groups: list[ttk.Frame], count: int, gap: int) -> list[list[ttk.Frame]]:
    """Put each group under the shortest of so many columns."""
    columns: list[list[ttk.Frame]] = [[] for _ in range(count)]
    for group in groups:
        min(columns, key=lambda column: _height(column, gap)).append(group)
    return columns


def _height(column: list[ttk.Frame], gap: int) -> int:
    return sum(group.winfo_reqheight() + gap for group in column)


def _width(column: list[ttk.Frame]) -> int:
    return max((group.winfo_reqwidth() for group in column), default=0)
