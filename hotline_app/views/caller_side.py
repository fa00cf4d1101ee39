"""The right side of the contact form: who is calling, found by the number."""

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from db import clock
from db.queries import duplicates, people
from db.records.duplicates import DuplicateMatch, DuplicateQuestion
from db.records.people import CallerHistory
from hotline_app.views import caller_choice
from hotline_app.views.caller_choice import CallerChoice
from hotline_app.views.caller_panel import CallerPanel, PanelActs
from hotline_app.views.contact_sources import need_words
from hotline_app.views.duplicate_panel import DuplicateActs, DuplicatePanel
from hotline_app.views.non_case_keys import NonCaseCard
from hotline_app.widgets.theme import px

if TYPE_CHECKING:
    from db.connection import Database


class CallerSide(ttk.Frame):
    """The caller panel above the one-key contacts.

    Args:
        parent: the page.
        database: where callers are looked up.
        chosen: called with every new choice of a person or a case.
        log_non_case: called with the kind of a contact without a matter.
    """

    def __init__(
        self,
        parent: tk.Misc,
        database: "Database",
        chosen: Callable[[CallerChoice], None],
        log_non_case: Callable[[str], None],
    ) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._database = database
        self._chosen = chosen
        self._history: CallerHistory | None = None
        self._number = ""
        self.choice = CallerChoice()
        self.panel = CallerPanel(self, PanelActs(self._pick_person, self._pick_case))
        self.panel.pack(fill="both", expand=True)
        self.non_cases = NonCaseCard(self, log_non_case)
        # Below what may be long: packed first it would lose its room last.
        self.non_cases.pack(fill="x", side="bottom", pady=(px(self, 12), 0), before=self.panel)
        acts = DuplicateActs(self._likely, self._pick_case, partial(need_words, database))
        self.duplicates = DuplicatePanel(self, acts)
        # At the top and first of all: what is likely the same must be seen where room is short.
        self.duplicates.pack(fill="x", before=self.non_cases)
        self.panel.show(None, self.choice)

    def look_for_duplicates(self, values: Mapping[str, Any]) -> None:
        """Look soon for cases that the contact may repeat; `values` are the form's."""
        self.duplicates.ask(values)

    def look_up(self, number: str) -> None:
        """Show who is known on a number, when it is another one than before."""
        if number != self._number:
            self.show_caller(number, self.choice)

    def show_caller(self, number: str, choice: CallerChoice) -> None:
        """Look a number up, and keep of a choice what it still offers."""
        self._number = number
        self._history = None
        if number:
            found = people.caller_history(self._database, number)
            self._history = caller_choice.worth_showing(found)
        likely = self.duplicates.people
        self._choose(caller_choice.still_known(choice, self._history, likely))

    def next_person(self) -> None:
        """Go on to the next person known on the number."""
        if self._history is not None:
            self._choose(caller_choice.next_person(self.choice, self._history))

    def next_case(self) -> None:
        """Go on to the next open case, or back to a new one."""
        self._choose(caller_choice.next_case(self.choice, self._known, self.duplicates.people))

    def _choose(self, choice: CallerChoice) -> None:
        self.choice = choice
        self.panel.show(self._history, choice)
        self.duplicates.show_picked(choice.case_code)
        self._chosen(choice)

    def _pick_person(self, person_id: str) -> None:
        is_picked = self.choice.person_id == person_id
        self._choose(CallerChoice("" if is_picked else person_id))

    def _pick_case(self, code: str) -> None:
        wanted = "" if self.choice.case_code == code else code
        likely = self.duplicates.people
        self._choose(caller_choice.with_case(self.choice, wanted, self._known, likely))

    @property
    def _known(self) -> CallerHistory:
        return self._history or CallerHistory("")

    def _likely(self, question: DuplicateQuestion) -> tuple[DuplicateMatch, ...]:
        return duplicates.likely(self._database, question, clock.now())
