"""What the lists of people, employers and units share: search, chips, a table of any length."""

import tkinter as tk
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ttkbootstrap as ttk

from db import clock
from db.queries.stopping import stoppable
from db.rules import days
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.records.list_bar import ListBar
from hotline_app.widgets.card import Card
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.page import Page
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, Order
from hotline_app.widgets.theme import px

ALL = "all"


@dataclass(frozen=True)
class Piece:
    """An answer, or the next piece of it.

    Attributes:
        keys: numbers of the rows in the order of the list.
        is_whole: nothing follows.
        goes_on: asks for the next piece, or None.
        is_more: there is more than the list will ever show.
    """

    keys: Sequence[int]
    is_whole: bool = True
    goes_on: Callable[[Progress], "Piece"] | None = None
    is_more: bool = False


class RecordList(Page):
    """A virtual list; a subclass says what is found, what a row is and what is opened.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    topic = ""

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.places: array[int] = array("q")
        self.at = ""
        self.is_whole = False
        self.is_more = False
        self._is_asked = False
        self._is_stale = False
        self._current_key: int | None = None
        self.tasks = Tasks(self, partial(report_failure, self))
        self._build()
        self._stops = [
            desk.events.listen(topic, self._told) for topic in (self.topic, "cases") if topic
        ]
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def chips_offered(self) -> Sequence[tuple[str, str]]:
        """The chips beside the search; the first one is on at the start."""
        raise AssertionError("a list has chips")

    def columns(self) -> Sequence[Column]:
        """All columns from left to right."""
        raise AssertionError("a list has columns")

    def order(self) -> Order | None:
        """The column the rows are ordered by."""
        return Order("name")

    def dropped(self) -> Sequence[str]:
        """Keys of the columns that go where there is no room, the first one first."""
        return ()

    def search_words(self) -> str:
        """What can be typed into the search field."""
        raise AssertionError("a list says what can be searched")

    def nothing_words(self, is_search: bool) -> str:
        """What stands in an empty list."""
        raise AssertionError("a list says why it is empty")

    def find(self, typed: str, chip: str, progress: Progress) -> Piece:
        """The first piece of the answer; runs on the worker."""
        raise AssertionError("a list finds")

    def rows(self, keys: Sequence[int]) -> Mapping[int, Any]:
        """The records of these keys."""
        raise AssertionError("a list reads rows")

    def key_of(self, row: Any) -> int:
        """The key of a record."""
        key: int = row.place
        return key

    def opened(self, row: Any) -> None:
        """A row was opened."""
        raise AssertionError("a list opens rows")

    def selected(self) -> None:
        """The selection changed."""

    # What the window asks

    def shown(self) -> None:
        """Begin in the list."""
        self.table.focus_set()
        if not self._is_asked or self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list as it is stored now; the place in it stays."""
        current = self.table.current if self.places else None
        self._current_key = None if current is None else self.key_of(current)
        self._ask()

    def do_search(self) -> None:
        """Put the keyboard on the search field."""
        self.search.focus_set()

    def keep(self) -> dict[str, Any]:
        """Return the search and the chip."""
        return {"search": self.search.value, "chip": self.chips.value}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with an earlier search."""
        if kept:
            self.search.value = kept["search"]
            self.chips.value = kept["chip"]

    def count_words(self) -> str:
        """How many rows there are, dots between the thousands, honest."""
        total = f"{len(self.places):,}".replace(",", ".")
        return f"{total}+" if self.is_more or not self.is_whole else total

    # Inside

    def _build(self) -> None:
        card = Card(self, padding=2)
        card.pack(fill="both", expand=True)
        chips = self.chips_offered()
        bar = ListBar(card.body, self.search_words(), chips, self._changed, self._to_list)
        bar.pack(fill="x", padx=px(self, 14), pady=px(self, 12))
        self.search, self.chips = bar.search, bar.chips
        self._columns = tuple(self.columns())
        self.table = Table(
            card.body, self._columns, TableActs(opened=self.opened, selected=self.selected)
        )
        self.table.bind("<Configure>", self._fit_columns)
        self.table.pack(fill="both", expand=True)
        self.table.set_order(self.order())
        self.nothing = ttk.Label(self.table.canvas, style="Quiet.TLabel", justify="center")
        self.table.canvas.bind("<slash>", self._slash)
        self.table.canvas.bind("<Key-KP_Divide>", self._slash)

    def _fit_columns(self, event: "tk.Event[tk.Misc]") -> None:
        kept = list(self._columns)
        for key in self.dropped():
            if sum(px(self, column.width) for column in kept) <= event.width:
                break
            kept = [column for column in kept if column.key != key]
        if tuple(kept) != self.table.columns:
            self.table.set_columns(kept)

    def _changed(self) -> None:
        if self._is_asked:
            self._current_key = None
            self._ask()

    def _ask(self) -> None:
        self._is_asked, self._is_stale = True, False
        typed, chip = self.search.value, str(self.chips.value)
        self._run(lambda progress: self.find(typed, chip, progress), is_first=True)

    def _run(self, work: Callable[[Progress], Piece], *, is_first: bool) -> None:
        def closing(progress: Progress) -> Piece:
            try:
                with stoppable(self.desk.database, progress.check):
                    return work(progress)
            finally:
                self.desk.database.close()

        def done(piece: Piece) -> None:
            self._found(piece, is_first=is_first)

        self.tasks.run(Job(closing, done, replaces="find"))

    def _found(self, piece: Piece, *, is_first: bool) -> None:
        if piece.goes_on is not None:
            self._run(piece.goes_on, is_first=False)
        self.is_whole, self.is_more = piece.is_whole, piece.is_more
        if is_first:
            self.places = array("q", piece.keys)
            self.at = days.format_moment(clock.now())[-5:]
            self.table.set_rows(len(self.places), self._fetch, keeps_place=True)
        else:
            self.places.extend(piece.keys)
            self.table.grow(len(self.places))
        self._go_back(piece.keys, is_first=is_first)
        self._show_nothing()
        self.heading_changed()

    def _fetch(self, first: int, count: int) -> Sequence[Any]:
        wanted = self.places[first : first + count]
        found = self.rows(wanted)
        return [found.get(key) for key in wanted]

    def _go_back(self, fresh: Sequence[int], *, is_first: bool) -> None:
        """Stay on the row that was current, or begin at the top."""
        if self._current_key is not None and self._current_key in fresh:
            self.table.go_to(self.places.index(self._current_key))
            self._current_key = None
        elif is_first:
            self.table.go_to(0)

    def _show_nothing(self) -> None:
        if len(self.places) or not self.is_whole:
            self.nothing.place_forget()
            return
        is_search = bool(self.search.value.strip()) or self.chips.value != ALL
        self.nothing.configure(text=self.nothing_words(is_search))
        self.nothing.place(relx=0.5, y=px(self, 60), anchor="n")

    def about(self, counted: str) -> str:
        """The muted line: how many, and since when."""
        if not self.at:
            return tr("Loading…")
        return tr("{count} · updated at {time}").format(count=counted, time=self.at)

    def _to_list(self, opens: bool) -> None:
        self.table.focus_set()
        if opens and self.table.current is not None and not self.tasks.is_busy:
            self.opened(self.table.current)

    def _slash(self, _event: object) -> str:
        self.search.focus_set()
        return "break"

    def _told(self, **_details: object) -> None:
        """Something changed: a list that nobody looks at waits until somebody does."""
        if self._is_asked and self.winfo_viewable():
            self.refresh()
        else:
            self._is_stale = True

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.tasks.leave()
