"""The bar above the list of cases: search, chips, how many are selected."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views import case_filters
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.search_field import SearchField
from hotline_app.widgets.theme import px

SEARCH_WIDTH = 268
NARROW = 800


class CaseBar(ttk.Frame):
    """One line on a wide screen, two on a narrow one.

    Args:
        parent: the card of the list.
        changed: the text of the search changed.
        left: the keyboard should go to the list; takes whether to open the first row.
    """

    def __init__(
        self, parent: tk.Misc, changed: Callable[[], None], left: Callable[[bool], None]
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.columnconfigure(0, minsize=px(self, SEARCH_WIDTH))
        self.columnconfigure(1, weight=1)
        words = tr("Name, phone, code, matter… (Ctrl+K)")
        self.search = SearchField(self, words, changed, left)
        self.search.grid(row=0, column=0, sticky="new", padx=(0, px(self, 12)))
        self.chips = Chips(self, FieldSpec(""), case_filters.chips(), takes_several=True)
        self.count = ttk.Label(self, style="Quiet.TLabel", anchor="e")
        self.count.grid(row=0, column=2, sticky="e", padx=(px(self, 12), px(self, 4)))
        self._is_narrow: bool | None = None
        self._lay_out(False)
        self.bind("<Configure>", lambda event: self._lay_out(event.width < px(self, NARROW)))

    def _lay_out(self, is_narrow: bool) -> None:
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self.chips.grid(row=1, column=0, columnspan=3, sticky="ew", pady=(px(self, 8), 0))
        else:
            self.chips.grid(row=0, column=1, columnspan=1, sticky="ew", pady=(px(self, 3), 0))
