"""The list of cases: any number of them, searched while one types."""

import tkinter as tk
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import ttkbootstrap as ttk

from db import clock
from db.queries import cases, registers
from db.records.cases import CaseRow
from db.rules import days
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.tasks import Tasks
from hotline_app.views import case_filters
from hotline_app.views.case_bar import CaseBar
from hotline_app.views.case_columns import case_columns, fitting
from hotline_app.views.case_finder import CaseFinder, Found
from hotline_app.views.case_paper import PrintWish, print_cases
from hotline_app.views.case_words import count_words
from hotline_app.widgets.card import Card
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Order
from hotline_app.widgets.theme import px


class CasesPage(Page):
    """All cases, newest first; chips and search narrow them together.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers: array[int] = array("q")
        self._is_whole = False
        self._is_asked = False
        self._at = ""
        self._current_code = ""
        self._chosen: tuple[str, ...] = (case_filters.ALL,)
        self._asked_with: tuple[str, ...] = ()
        self._tasks = Tasks(self, self._failed)
        self._finder = CaseFinder(desk.database, self._tasks, self._found)
        self._build()
        self._stop = desk.events.listen("cases", self._cases_changed)
        self.bind("<Destroy>", self._destroyed)

    def heading(self) -> Heading:
        """Return the title, the honest count and the buttons."""
        return Heading(
            tr("Cases"),
            self._about(),
            (
                PageButton(tr("Print (Ctrl+P)"), self.do_print, "printer"),
                PageButton(tr("New contact"), self._new_contact, "telephone-plus-fill", True),
            ),
        )

    def shown(self) -> None:
        """Begin in the list."""
        self.table.focus_set()
        if not self._is_asked:
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list as it is stored now; the place in it stays."""
        current = self.table.current if self._numbers else None
        self._current_code = current.code if current else ""
        self._ask()

    def do_search(self) -> None:
        """Put the keyboard on the search field."""
        self.search.focus_set()

    def do_print(self) -> None:
        """Print the selected cases, or the current one, as one booklet."""
        codes = tuple(row.code for row in self.selected())
        print_cases(self._desk, PrintWish(codes))

    def selected(self) -> list[CaseRow]:
        """The rows that are selected, in the order of the list."""
        places = self.table.selection.rows()
        wanted = [self._numbers[place] for place in places if place < len(self._numbers)]
        return cases.rows(self._desk.database, wanted)

    def keep(self) -> dict[str, Any]:
        """Return the search, the chips and the place in the list."""
        current = self.table.current if self._numbers else None
        code = current.code if current else ""
        return {"search": self.search.value, "chips": self._chosen, "code": code}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with an earlier search."""
        if kept:
            self.search.value = kept["search"]
            self.chips.value = kept["chips"]
            self._current_code = kept["code"]

    def show_only(self, chosen: Sequence[str], typed: str = "") -> None:
        """Show the cases behind a figure: chips on, search text."""
        self.search.value = typed
        self.chips.value = tuple(chosen)

    # Building

    def _build(self) -> None:
        card = Card(self, padding=2)
        card.pack(fill="both", expand=True)
        bar = CaseBar(card.body, self._changed, self._to_list)
        bar.pack(fill="x", padx=px(self, 14), pady=px(self, 12))
        self.search, self.chips, self.count = bar.search, bar.chips, bar.count
        self.chips.value = self._chosen
        self.chips.on_change(self._chips_changed)
        language = current_language()
        needs = {need.code: need.name(language) for need in registers.needs(self._desk.database)}
        acts = TableActs(opened=self._opened, selected=self._show_count)
        self._columns = case_columns(needs, self._desk.actor)
        self.table = Table(card.body, self._columns, acts)
        self.table.bind("<Configure>", self._fit_columns)
        self.table.pack(fill="both", expand=True)
        self.table.set_order(Order("received", is_descending=True))
        self.nothing = ttk.Label(self.table.canvas, style="Quiet.TLabel", justify="center")
        self.table.canvas.bind("<slash>", self._slash)
        self.table.canvas.bind("<Key-KP_Divide>", self._slash)

    def _fit_columns(self, event: "tk.Event[tk.Misc]") -> None:
        columns = fitting(self._columns, event.width, lambda size: px(self, size))
        if columns != self.table.columns:
            self.table.columns = columns
            self.table.repaint()

    # Asking

    def _changed(self) -> None:
        self._current_code = ""
        self._ask()

    def _chips_changed(self) -> None:
        now = case_filters.settled(self._chosen, self.chips.value)
        if now != tuple(self.chips.value):
            self._chosen = now
            self.chips.value = now
            return
        if self._is_asked and now == self._asked_with:
            return
        self._chosen = now
        self._changed()

    def _ask(self) -> None:
        self._is_asked = True
        self._asked_with = self._chosen
        self._finder.ask(case_filters.question(self.search.value, self._chosen))

    def _found(self, found: Found) -> None:
        self._is_whole = found.is_whole
        if found.is_first:
            self._numbers = array("q", found.numbers)
            self._at = days.format_moment(clock.now())[-5:]
            self.table.set_rows(len(self._numbers), self._fetch, keeps_place=True)
            self._go_back()
        else:
            self._numbers.extend(found.numbers)
            self.table.grow(len(self._numbers))
        self._show_nothing()
        self._show_count()
        self.heading_changed()

    def _fetch(self, first: int, count: int) -> Sequence[CaseRow | None]:
        wanted = self._numbers[first : first + count]
        found = {row.number: row for row in cases.rows(self._desk.database, wanted)}
        return [found.get(number) for number in wanted]

    def _go_back(self) -> None:
        """Stay on the case that was current, or begin at the top."""
        place = 0
        if self._current_code:
            found = cases.numbers(self._desk.database, self._current_code, limit=1)
            if found and found[0] in self._numbers:
                place = self._numbers.index(found[0])
        self.table.go_to(place)

    # Showing

    def _about(self) -> str:
        if not self._at:
            return tr("Loading…")
        return tr("{count} · updated at {time}").format(count=self._total_words(), time=self._at)

    def _total_words(self) -> str:
        total = len(self._numbers)
        if not self._is_whole:
            return tr("{count}+ cases").format(count=count_words(total))
        return ntr("{count} case", "{count} cases", total).format(count=count_words(total))

    def _show_count(self) -> None:
        chosen = self.table.selection.count
        words = ""
        if chosen > 1:
            words = tr("{count} selected").format(count=count_words(chosen))
        self.count.configure(text=words)

    def _show_nothing(self) -> None:
        if self._numbers:
            self.nothing.place_forget()
            return
        is_search = self.search.value.strip() or self._chosen != (case_filters.ALL,)
        self.nothing.configure(
            text=tr("No case fits. Search with fewer words, or press “All”.")
            if is_search
            else tr("No case yet. Press Ctrl+N to record the first contact.")
        )
        self.nothing.place(relx=0.5, y=px(self, 60), anchor="n")

    # What people do

    def _opened(self, row: CaseRow) -> None:
        self._desk.events.announce("open_case", code=row.code)

    def _to_list(self, opens: bool) -> None:
        self.table.focus_set()
        if opens and self.table.current is not None and not self._tasks.is_busy:
            self._opened(self.table.current)

    def _slash(self, _event: object) -> str:
        self.search.focus_set()
        return "break"

    def _new_contact(self) -> None:
        self._desk.events.announce("go", page="new_contact")

    def _cases_changed(self, **_details: object) -> None:
        if self._is_asked:
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        root: Any = self.winfo_toplevel()
        root.report_callback_exception(type(error), error, error.__traceback__)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()
            self._tasks.close()
