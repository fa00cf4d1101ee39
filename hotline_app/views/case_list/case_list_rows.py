"""The rows of the list of cases: their numbers as they come, and the table that shows them."""

import tkinter as tk
from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import clock
from db.queries import cases
from db.records.case_filters import ListQuestion
from db.records.case_rows import CaseRow
from db.rules import days
from hotline_app.tasks import Tasks
from hotline_app.views.case_list.case_finder import CaseFinder, Found
from hotline_app.widgets.table import Table
from hotline_app.widgets.theme import px

if TYPE_CHECKING:
    from db.connection import Database

PATIENCE_MS = 250
"""A list that takes longer says that it is being looked for."""


class CaseRows:
    """What is listed, and whether it is all there yet.

    Attributes:
        numbers: order numbers in the order of the list.
        is_whole: nothing follows.
        is_late: the answer takes a while; the rows of the last question are still shown.
        read_at: the time of day of the answer, "" before the first one.

    Args:
        page: whose timers are used.
        database: of the office.
        tasks: a worker of its own.
        changed: called after every piece, and when the answer is late.
    """

    def __init__(
        self,
        page: tk.Misc,
        database: "Database",
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        self._page = page
        self._database = database
        self._changed = changed
        self._finder = CaseFinder(database, tasks, self._found)
        self._table: Table | None = None
        self._place_of = 0
        self._is_again = False
        self._timer: str | None = None
        self.numbers: array[int] = array("q")
        self.is_whole = False
        self.is_late = False
        self.is_asked = False
        self.read_at = ""

    def show_in(self, table: Table) -> None:
        """Take the table."""
        self._table = table
        self.nothing = ttk.Label(table.canvas, style="Quiet.TLabel", justify="center")

    def ask(self, question: ListQuestion, *, is_again: bool = False, place_of: int = 0) -> None:
        """Ask for a list.

        Args:
            question: what is wanted.
            is_again: the same list as it is stored now; what is shown stays until it is there.
            place_of: number of the case to stand on, or 0 to begin at the top.
        """
        self.is_asked = True
        self._place_of, self._is_again = place_of, is_again
        self._stop_timer()
        self._timer = self._page.after(PATIENCE_MS, self._is_slow)
        self._finder.ask(question, is_again=is_again)

    def current(self) -> CaseRow | None:
        """The row the keyboard is on."""
        return self._table.current if self._table is not None and self.numbers else None

    def selected(self) -> Sequence[int] | None:
        """Numbers of the selected cases in the order of the list.

        None while all are selected and more are still coming.
        """
        if self._table is None:
            return ()
        selection = self._table.selection
        if selection.has_all:
            return self.numbers[:] if self.is_whole else None
        return [self.numbers[place] for place in selection.rows() if place < len(self.numbers)]

    def listed(self) -> Sequence[int] | None:
        """Numbers of the whole list, or None while it is being read."""
        return self.numbers[:] if self.is_whole else None

    def fetch(self, first: int, count: int) -> Sequence[CaseRow | None]:
        """The rows of a page of the table."""
        wanted = self.numbers[first : first + count]
        found = {row.number: row for row in cases.rows(self._database, wanted)}
        return [found.get(number) for number in wanted]

    def show_nothing(self, words: str) -> None:
        """Say why no row is shown, or nothing."""
        if not words:
            self.nothing.place_forget()
            return
        self.nothing.configure(text=words)
        self.nothing.place(relx=0.5, y=px(self._page, 60), anchor="n")

    def close(self) -> None:
        """Forget the timer."""
        self._stop_timer()

    def _found(self, found: Found) -> None:
        if self._table is None:
            return
        self.is_whole, self.is_late = found.is_whole, False
        self._stop_timer()
        if found.is_first:
            kept = self._selection_to_keep()
            self.numbers = array("q", found.numbers)
            self.read_at = days.format_moment(clock.now())[-5:]
            place = self._place_of_case()
            self._table.set_rows(len(self.numbers), self.fetch, keeps_place=True, current=place)
            self._select_again(kept)
        elif found.numbers:
            self.numbers.extend(found.numbers)
            self._table.grow(len(self.numbers))
            self._follow(found)
        self._changed()

    def _selection_to_keep(self) -> frozenset[int] | None:
        """The selected cases when the same list is read again; None when all of them are."""
        if not self._is_again or self._table is None or self._table.selection.count < 2:
            return frozenset()
        if self._table.selection.has_all:
            return None
        return frozenset(self.selected() or ())

    def _select_again(self, kept: frozenset[int] | None) -> None:
        # Somebody else's save must not take a selection away before it is used.
        if self._table is None or kept == frozenset():
            return
        if kept is None:
            self._table.selection.select_all()
        else:
            places = (place for place, number in enumerate(self.numbers) if number in kept)
            self._table.selection.mark(places)
        self._table.selection_changed()

    def _place_of_case(self) -> int:
        if self._place_of and self._place_of in self.numbers:
            place, self._place_of = self.numbers.index(self._place_of), 0
            return place
        return 0

    def _follow(self, found: Found) -> None:
        """Go to the case that is waited for, unless somebody moved meanwhile."""
        if not self._place_of or self._place_of not in found.numbers or self._table is None:
            return
        if self._table.selection.rows() == [0]:
            self._table.go_to(self._place_of_case())
        self._place_of = 0

    def _is_slow(self) -> None:
        self._timer = None
        self.is_late = True
        self._changed()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._page.after_cancel(self._timer)
            self._timer = None
