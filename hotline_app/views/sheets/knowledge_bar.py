"""The bar above a list of records: search, one filter of several."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.search_field import SearchField
from hotline_app.widgets.table_columns import Column
from hotline_app.widgets.theme import px


class RecordBar(ttk.Frame):
    """Search above, filters under it.

    Args:
        parent: the card of the list.
        choices: of the filters: key and words; the first one is on, and shows everything.
        changed: search or filter changed.
        left: the keyboard should go to the list; takes whether to open the first row.
    """

    def __init__(
        self,
        parent: tk.Misc,
        choices: Sequence[tuple[str, str]],
        changed: Callable[[], None],
        left: Callable[[bool], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.everything = choices[0][0]
        self.search = SearchField(self, tr("Search (/)"), changed, left)
        self.search.pack(fill="x")
        self.chips = Chips(self, FieldSpec(""), choices)
        self.chips.value = self.everything
        self.chips.on_change(changed)
        if len(choices) > 1:
            self.chips.pack(fill="x", pady=(px(self, 8), 0))


def fitting(
    columns: Sequence[Column],
    width: int,
    dropped: Sequence[str],
    scale: Callable[[float], int],
) -> tuple[Column, ...]:
    """The columns for which there is room in `width` pixels; those of `dropped` go in its order."""
    kept = list(columns)
    for key in dropped:
        if sum(scale(column.width) for column in kept) <= width:
            break
        kept = [column for column in kept if column.key != key]
    return tuple(kept)
