"""Above the list of cases: search, views, what narrows the list."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.filter_chips import FilterChips
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.picker import Picker, PickerSource
from hotline_app.widgets.search_field import SearchField
from hotline_app.widgets.theme import px

SEARCH_WIDTH: Final = 268
NARROW: Final = 900


@dataclass(frozen=True)
class BarActs:
    """What the bar tells its page.

    Attributes:
        typed: the text of the search changed.
        left: the keyboard should go to the list; takes whether to open the first row.
        viewed: a view was chosen, by its key.
        added: a filter was chosen, by its term.
        removed: a chip was taken away, by its key.
    """

    typed: Callable[[], None]
    left: Callable[[bool], None]
    viewed: Callable[[str], None]
    added: Callable[[str], None]
    removed: Callable[[str], None]


class CaseBar(ttk.Frame):
    """Two lines: search and views; then filters to add, and those that are on as chips.

    Args:
        parent: the card of the list.
        source: every filter that can be added.
        acts: what the page wants to hear.
    """

    def __init__(self, parent: tk.Misc, source: PickerSource, acts: BarActs) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._acts = acts
        self._is_showing = False
        self._narrow: bool | None = None
        self.columnconfigure(0, minsize=px(self, SEARCH_WIDTH))
        self.columnconfigure(1, weight=1)
        words = tr("Name, phone, code, matter… (Ctrl+F)")
        self.search = SearchField(self, words, acts.typed, acts.left)
        self.search.grid(row=0, column=0, sticky="new", padx=(0, px(self, 12)))
        self.views: Chips | None = None
        self.filters = Picker(self, FieldSpec(""), source)
        self.filters.on_change(self._picked)
        self.filters.entry.bind("<BackSpace>", self._backspace, add="+")
        self.filters.entry.bind("<Right>", self._to_chips, add="+")
        words = tr("Add a filter or days… (Alt+F)")
        self._hint = FittedLabel(self.filters.entry, words, "InField.TLabel")
        self._hint.bind("<Button-1>", lambda _event: self.filters.focus_set())
        self.chips = FilterChips(self, acts.removed, self.filters.focus_set)
        self.count = ttk.Label(self, style="Quiet.TLabel", anchor="e")
        self._show_hint()
        self.bind("<Configure>", lambda event: self._lay_out(event.width < px(self, NARROW)))

    def offer_views(self, views: Sequence[tuple[str, str]], shown: str) -> None:
        """Offer views: (key, words already translated); `shown` is on, or "" for none."""
        had = self.views is not None and self.focus_displayof() in self.views._chips.values()
        if self.views is not None:
            self.views.destroy()
        self.views = Chips(self, FieldSpec(""), views)
        self.views.on_change(self._view_chosen)
        self._narrow = None
        self._lay_out(1 < self.winfo_width() < px(self, NARROW))
        self.mark_view(shown)
        if had:
            self.views.focus_set()

    def mark_view(self, shown: str) -> None:
        """Mark the view that is shown, or none."""
        if self.views is not None and self.views.value != shown:
            self._is_showing = True
            self.views.value = shown
            self._is_showing = False

    def _view_chosen(self) -> None:
        if not self._is_showing and self.views is not None:
            self._acts.viewed(str(self.views.value))

    def _picked(self) -> None:
        self._show_hint()
        key = self.filters.value
        if key:
            self.filters.value = ""
            self._acts.added(key)

    def _show_hint(self) -> None:
        if self.filters.typed:
            self._hint.place_forget()
        else:
            self._hint.place(x=0, rely=0.5, relwidth=1, anchor="w")

    def _backspace(self, _event: object) -> None:
        if not self.filters.typed:
            self.chips.remove_last()

    def _to_chips(self, _event: object) -> str | None:
        if self.filters.typed or not self.chips.chips:
            return None
        self.chips.focus_set()
        return "break"

    def _lay_out(self, is_narrow: bool) -> None:
        if is_narrow == self._narrow or self.views is None:
            return
        self._narrow = is_narrow
        gap, aside = px(self, 8), (0, px(self, 12))
        if is_narrow:
            self.filters.grid(row=0, column=1, sticky="new", padx=aside, pady=0)
            self.views.grid(row=1, column=0, columnspan=3, sticky="ew", pady=(gap, 0))
            self.chips.grid(row=2, column=0, columnspan=3, sticky="ew", pady=(gap, 0))
            self.count.grid(row=0, column=2, sticky="e", padx=px(self, 4))
        else:
            self.views.grid(row=0, column=1, columnspan=2, sticky="ew", pady=(px(self, 3), 0))
            self.filters.grid(row=1, column=0, sticky="new", padx=aside, pady=(gap, 0))
            self.chips.grid(row=1, column=1, columnspan=1, sticky="ew", pady=(px(self, 10), 0))
            self.count.grid(row=1, column=2, sticky="e", padx=px(self, 4))
