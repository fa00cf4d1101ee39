"""The bar above a list of records: search and chips."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.search_field import SearchField
from hotline_app.widgets.theme import px

SEARCH_WIDTH = 320
NARROW = 760


class ListBar(ttk.Frame):
    """One line on a wide screen, two on a narrow one.

    Args:
        parent: the card of the list.
        words: what can be searched.
        chips: (key, words) in order; the first one is on.
        changed: search or chips changed.
        left: the keyboard should go to the list; takes whether to open the first row.
    """

    def __init__(
        self,
        parent: tk.Misc,
        words: str,
        chips: Sequence[tuple[str, str]],
        changed: Callable[[], None],
        left: Callable[[bool], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._is_narrow: bool | None = None
        self.columnconfigure(0, minsize=px(self, SEARCH_WIDTH))
        self.columnconfigure(1, weight=1)
        self.search = SearchField(self, words, changed, left)
        self.chips = Chips(self, FieldSpec(""), chips)
        self.chips.value = chips[0][0]
        self.chips.on_change(changed)
        self._lay_out(px(self, NARROW))
        self.bind("<Configure>", lambda event: self._lay_out(event.width))

    def _lay_out(self, width: int) -> None:
        is_narrow = width < px(self, NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        row, column, span = (1, 0, 2) if is_narrow else (0, 1, 1)
        above, beside = px(self, 8 if is_narrow else 3), 0 if is_narrow else px(self, 12)
        self.search.grid(row=0, column=0, columnspan=span, sticky="new", padx=(0, beside))
        self.chips.grid(row=row, column=column, columnspan=span, sticky="ew", pady=(above, 0))
