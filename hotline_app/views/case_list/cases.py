"""The list of cases: any number of them, searched while one types."""

import tkinter as tk
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from db import clock
from db.errors import ValidationFailed
from db.queries import saved_views, stand_ins
from db.records.case_filters import CaseFilter, ListQuestion
from db.records.saved_views import STANDARD_VIEWS, CaseView
from db.rules.days import vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels_lists import view_words
from hotline_app.list_layouts import ListLayouts
from hotline_app.tasks import Tasks
from hotline_app.views.case_list import case_columns
from hotline_app.views.case_list.case_bar import BarActs, CaseBar
from hotline_app.views.case_list.case_filters import TermWords
from hotline_app.views.case_list.case_list_keys import CaseListKeys
from hotline_app.views.case_list.case_list_look import ListLook
from hotline_app.views.case_list.case_list_panel import ListWork
from hotline_app.views.case_list.case_list_rows import CaseRows
from hotline_app.views.case_list.case_list_side import ListSide
from hotline_app.views.case_list.case_list_state import (
    FROM_ELSEWHERE,
    ListState,
    matching_view,
    state_of,
)
from hotline_app.views.case_list.case_list_view_acts import ViewActs
from hotline_app.views.case_list.case_list_words import about_words, empty_words, selected_words
from hotline_app.views.forms.panel_drafts import CASE_KIND, CASE_OWNER, PanelDrafts
from hotline_app.widgets.card import Card
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Order
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News


class CasesPage(CaseListKeys, Page):
    """All cases; search, filters and views narrow them together.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state_now = ListState()
        self._views: dict[str, CaseView] = {}
        self._terms = TermWords(desk.database)
        self._tasks = Tasks(self, partial(report_failure, self))
        self._work_tasks = Tasks(self, partial(report_failure, self))
        self._is_stale = False
        self.rows = CaseRows(self, desk.database, self._tasks, self._rows_changed)
        self._build()
        self._stops = [
            desk.events.listen("cases", self._cases_changed),
            desk.events.listen("saved_views", self._show_views),
        ]
        self.bind("<Destroy>", self._destroyed, add="+")

    def heading(self) -> Heading:
        """Return the title, the honest count with the order, and the buttons."""
        return Heading(
            tr("Cases"),
            about_words(self.rows, self.state_now),
            (
                PageButton(tr("Export (Ctrl+E)"), self.do_export, "box-arrow-up"),
                PageButton(tr("New contact"), self._new_contact, "telephone-plus-fill", True),
            ),
        )

    def shown(self) -> None:
        """Begin in the list."""
        self.table.focus_set()
        if not self.rows.is_asked:
            self._ask()
        elif self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list as it is stored now; the place in it stays."""
        self._is_stale = False
        self._ask(is_again=bool(self.rows.read_at))

    def show_records(self, wanted: CaseFilter, title: str) -> None:
        """Show the cases behind a figure of another page.

        Args:
            wanted: which cases.
            title: what they are, already translated; stands on a chip that can be taken away.
        """
        self._become(ListState(records=wanted, title=title))

    def keep(self) -> dict[str, Any]:
        """Return the search, the filters and the place in the list."""
        self._side.keep_drafts()
        current = self.rows.current()
        return {
            "state": self.state_now,
            "number": current.number if current else 0,
            "drafts": self._side.work.drafts,
            "panel": self._side.panel.key if self._side.panel is not None else "",
        }

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with an earlier list."""
        if kept:
            self._become(kept["state"], place_of=kept["number"])
            self._side.work = replace(self._side.work, drafts=kept["drafts"])
            if kept["panel"]:
                self._side.open(kept["panel"])

    # Building

    def _build(self) -> None:
        card = Card(self, padding=2)
        acts = BarActs(self._typed, self._to_list, self._view_chosen, self._add, self._take_away)
        self.bar = CaseBar(card.body, self._terms.source(), acts)
        self.bar.pack(fill="x", padx=px(self, 14), pady=px(self, 12))
        self.search = self.bar.search
        table_acts = TableActs(self._opened, None, self._selected, self._ordered, self._widened)
        self.table = Table(card.body, (), table_acts)
        columns = case_columns.case_columns(self._terms.needs, self._desk.actor)
        layouts = ListLayouts(self._desk.paths.config / "lists.json")
        self.look = ListLook(self.table, columns, layouts)
        self.table.bind("<Configure>", self._table_resized)
        self.table.pack(fill="both", expand=True)
        for name in ("slash", "Key-KP_Divide"):
            self.table.canvas.bind(f"<{name}>", self._slash)
        self.rows.show_in(self.table)
        work = ListWork(
            self._desk,
            self._work_tasks,
            PanelDrafts(self._desk.journal, CASE_KIND, CASE_OWNER),
            self.rows.selected,
            self.rows.listed,
            lambda: self._side.close(),
        )
        view_acts = ViewActs(
            self.view_now,
            columns,
            lambda keys: self.look.arrange(keys, self.state_now.order),
            lambda order: self._become(replace(self.state_now, order=order)),
            lambda: self._desk.events.announce("saved_views"),
            lambda: self.state_now.title,
        )
        self._side = ListSide(self, card, work, view_acts, self.table.focus_set)
        self._side.lay_out()
        self.bind("<Configure>", self._resized)
        self._show_views()
        self.look.fit(self.state_now.order)

    def _show_views(self) -> None:
        """Offer the standard views, then the saved ones."""
        found = saved_views.case_views(self._desk.database, self._desk.actor)
        self._views = {**STANDARD_VIEWS, **{one.id: one.view for one in found}}
        names = {code: view_words(code) for code in STANDARD_VIEWS}
        names.update({one.id: f"★ {one.name}" for one in found})
        self.bar.offer_views(list(names.items()), self._view_shown())

    # What the list shows

    def view_now(self) -> CaseView:
        """The list as it is looked at, to be saved."""
        state, layout = self.state_now, self.look.layout
        return CaseView(state.terms, state.typed, state.order, layout.columns, layout.widths)

    def _become(self, state: ListState, *, place_of: int = 0) -> None:
        """Show another list."""
        self.state_now = state
        self.search.value = state.typed
        chips = [(term, self._terms.words(term)) for term in state.terms]
        if state.records is not None:
            chips.insert(0, (FROM_ELSEWHERE, state.title))
        self.bar.chips.show(chips)
        self.bar.mark_view(self._view_shown())
        self.look.fit(state.order)
        self._ask(place_of=place_of)

    def _ask(self, *, is_again: bool = False, place_of: int = 0) -> None:
        current = self.rows.current()
        if is_again and current is not None:
            place_of = current.number
        try:
            now, me = clock.now(), self._desk.actor.user_id
            desks = stand_ins.desks_of(self._desk.database, me, vietnam_day(now))
            question = self.state_now.question(desks, now)
        except ValidationFailed:
            news = News(
                tr("This view was saved by a newer version and cannot be shown."), kind="problem"
            )
            self._desk.events.announce("news", news=news)
            question = ListQuestion(filters=CaseFilter(numbers=()))
        self.rows.ask(question, is_again=is_again, place_of=place_of)

    def _view_shown(self) -> str:
        return matching_view(self.state_now, list(self._views.items()))

    def _view_chosen(self, key: str) -> None:
        view = self._views.get(key)
        if view is not None:
            self._become(state_of(view))
            self.look.take(view, view.order)

    def _add(self, term: str) -> None:
        self._become(self.state_now.with_term(term))

    def _take_away(self, key: str) -> None:
        self._become(self.state_now.without(key))

    def _typed(self) -> None:
        if self.search.value != self.state_now.typed:
            self._become(replace(self.state_now, typed=self.search.value))

    def _ordered(self, pressed: Order) -> None:
        order = case_columns.wanted_order(pressed, self.state_now.order)
        current = self.rows.current()
        place_of = current.number if current else 0
        self._become(replace(self.state_now, order=order), place_of=place_of)

    def _widened(self, key: str, width: int) -> None:
        self.look.widen(key, width, self.state_now.order)

    # Showing

    def _rows_changed(self) -> None:
        is_empty = not self.rows.numbers
        is_everything = self.state_now.is_everything
        words = empty_words(is_loading=not self.rows.is_whole, is_everything=is_everything)
        self.rows.show_nothing(words if is_empty else "")
        self._selected()
        self.heading_changed()

    def _selected(self) -> None:
        words = selected_words(self.table.selection, is_whole=self.rows.is_whole)
        self.bar.count.configure(text=words)
        self._side.selection_changed()

    # What people do

    def _new_contact(self) -> None:
        self._desk.events.announce("go", page="new_contact")

    def _cases_changed(self, **_details: object) -> None:
        if self.winfo_ismapped():
            self.refresh()
        else:
            # Read again when somebody looks: a long list is not sorted for nobody.
            self._is_stale = self.rows.is_asked

    def _table_resized(self, event: "tk.Event[tk.Misc]") -> None:
        self.look.fit(self.state_now.order, event.width)

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._side.lay_out(event.width)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.rows.close()
            self._tasks.leave()
            self._work_tasks.leave()
