"""A list of records with search and filters, all of them in memory: some hundreds, seldom more."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from db.rules import text
from hotline_app.i18n import tr
from hotline_app.views.sheets.knowledge_bar import RecordBar, fitting
from hotline_app.widgets.card import Card
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, Order
from hotline_app.widgets.theme import px

MOST_UNFINISHED = 3


@dataclass(frozen=True)
class Listed:
    """One row: the record, its id, and the folded text it is found by."""

    record: Any
    record_id: str
    folded: str


@dataclass(frozen=True)
class ListFace:
    """What a page says about its list.

    Attributes:
        columns: each takes a record.
        dropped: keys of columns that give way where there is little room, in this order.
        chips: the filters; the first one is on at the beginning and shows everything.
        sorts: column -> what a record is ordered by when its heading is pressed.
        passes: whether a record belongs to a filter.
        opened: Enter or a double click.
        moved: another record is in front, or the list changed.
        withdrawn: Delete was pressed.
        empty_words: what to say while there is nothing at all.
    """

    columns: Sequence[Column]
    dropped: Sequence[str]
    chips: Sequence[tuple[str, str]]
    sorts: Mapping[str, Callable[[Any], Any]]
    passes: Callable[[Any, str], bool]
    opened: Callable[[], None]
    moved: Callable[[], None]
    withdrawn: Callable[[], None]
    empty_words: Callable[[], str]


class RecordList(Card):
    """The card with the list.

    Args:
        parent: the page.
        face: what the page says about it.
    """

    def __init__(self, parent: tk.Misc, face: ListFace) -> None:
        super().__init__(parent, padding=2)
        self._face = face
        self.everything: Sequence[Listed] | None = None
        self.rows: list[Listed] = []
        self.wanted = ""
        self.bar = RecordBar(self.body, face.chips, self.filter, self._left_search)
        self.bar.pack(fill="x", padx=px(self, 14), pady=px(self, 12))
        self._unfinished = ttk.Frame(self.body, style="Inside.TFrame")
        self._order: Order | None = None
        self._columns = [_of_record(column, column.key in face.sorts) for column in face.columns]
        acts = TableActs(
            opened=lambda _row: face.opened(),
            moved=lambda _row: face.moved(),
            ordered=self._ordered,
        )
        self.table = Table(self.body, self._columns, acts)
        # Drawn at once: a heading that was never drawn asks for so much room that a low window
        # has none left for the rows.
        self.table.set_order(None)
        self.table.pack(fill="both", expand=True)
        self.table.bind("<Configure>", self._fit_columns)
        self.nothing = ttk.Label(self.table.canvas, style="Quiet.TLabel", justify="center")
        canvas = self.table.canvas
        canvas.bind("<slash>", lambda _event: self._to_search())
        canvas.bind("<Delete>", lambda _event: face.withdrawn())

    @property
    def current(self) -> Listed | None:
        """The row in front."""
        found = self.table.current
        return found if isinstance(found, Listed) else None

    def show(self, everything: Sequence[Listed]) -> None:
        """Take other records; the one in front stays if it is still there."""
        self.everything = everything
        self.filter()

    def want(self, record_id: str) -> None:
        """Put a record in front as soon as the records are there, whatever is filtered now."""
        self.wanted = record_id
        if not any(one.record_id == record_id for one in self.rows):
            self.bar.search.value = ""
            self.bar.chips.value = self.bar.everything
            self.wanted = record_id

    def filter(self) -> None:
        """Show what search and filter leave."""
        if self.everything is None:
            return
        current = self.current
        wanted = self.wanted or (current.record_id if current else "")
        words = text.words(self.bar.search.value)
        chip = str(self.bar.chips.value) or self.bar.everything
        self.rows = [
            one
            for one in self.everything
            if self._face.passes(one.record, chip) and all(word in one.folded for word in words)
        ]
        if self._order is not None:
            by = self._face.sorts[self._order.column]
            self.rows.sort(key=lambda one: by(one.record), reverse=self._order.is_descending)
        self.table.set_rows(len(self.rows), lambda first, count: self.rows[first : first + count])
        place = next((n for n, one in enumerate(self.rows) if one.record_id == wanted), None)
        if place is not None:
            self.wanted = ""
        self.table.go_to(place or 0)
        self._show_nothing()
        self._face.moved()

    def show_unfinished(
        self, forms: Sequence[tuple[str, str]], opened: Callable[[str], None]
    ) -> None:
        """Offer unfinished forms above the list: (place of the draft, what it is about)."""
        for child in self._unfinished.winfo_children():
            child.destroy()
        self._unfinished.pack_forget()
        if forms:
            self._unfinished.pack(
                fill="x", padx=px(self, 14), pady=(0, px(self, 8)), before=self.table
            )
        for place, about in forms[:MOST_UNFINISHED]:
            ttk.Button(
                self._unfinished,
                text=tr("Unfinished: {what}").format(what=about[:60]),
                style="Chip.TButton",
                command=partial(opened, place),
            ).pack(anchor="w", pady=(0, px(self, 4)))

    @property
    def unfinished(self) -> list[ttk.Button]:
        """The buttons of the unfinished forms."""
        found = self._unfinished.winfo_children()
        return [one for one in found if isinstance(one, ttk.Button)]

    def _ordered(self, order: Order) -> None:
        self._order = order
        self.table.set_order(order)
        self.filter()

    def _fit_columns(self, event: "tk.Event[tk.Misc]") -> None:
        columns = fitting(
            self._columns, event.width, self._face.dropped, lambda size: px(self, size)
        )
        if columns != self.table.columns:
            self.table.set_columns(columns)
        self._show_nothing()

    def _show_nothing(self) -> None:
        if self.rows or self.everything is None:
            self.nothing.place_forget()
            return
        words = tr("Nothing fits. Search with fewer words, or press “All”.")
        self.nothing.configure(
            text=words if self.everything else self._face.empty_words(),
            wraplength=max(px(self, 200), self.table.winfo_width() - px(self, 60)),
        )
        self.nothing.place(relx=0.5, y=px(self, 60), anchor="n")

    def _left_search(self, opens: bool) -> None:
        self.table.focus_set()
        if opens and self.current is not None:
            self._face.opened()

    def _to_search(self) -> str:
        self.bar.search.focus_set()
        return "break"


def _of_record(column: Column, is_sortable: bool) -> Column:
    cell = column.cell
    return Column(
        column.key,
        column.title,
        lambda listed: cell(listed.record),
        column.width,
        column.weight,
        is_sortable,
        column.is_quiet,
        column.is_number,
    )
