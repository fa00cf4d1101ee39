"""The right side of the contact form: who is calling, found by the number."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import ttkbootstrap as ttk

from db import clock
from db.queries import desk_contacts, duplicates, people
from db.records.duplicates import DuplicateMatch, DuplicateQuestion
from db.records.people import CallerHistory
from db.rules.days import vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.contact import caller_choice
from hotline_app.views.contact.caller_block import BlockActs, CallerBlock
from hotline_app.views.contact.caller_choice import CallerChoice
from hotline_app.views.contact.caller_panel import CallerPanel, PanelActs
from hotline_app.views.contact.contact_offers import Offer, OfferSource
from hotline_app.views.contact.duplicate_panel import DuplicateActs, DuplicatePanel
from hotline_app.views.contact.offers_card import OffersCard
from hotline_app.views.pieces.contact_sources import need_words
from hotline_app.views.pieces.non_case_keys import NonCaseCard
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px
from hotline_app.widgets.wrapped import wrapped

TOLD_FIELDS: Final = ("answer_cards", "addresses", "policies")
LOOK_AT_DAY_EVERY_MS: Final = 30_000


@dataclass(frozen=True)
class SideActs:
    """What the side calls.

    Attributes:
        chosen: with every new choice of a person or a case.
        log_non_case: with the kind of a contact without a matter.
        tell: with what was told to the caller, or is taken back.
        block: what the block of the number calls.
    """

    chosen: Callable[[CallerChoice], None]
    log_non_case: Callable[[str], None]
    tell: Callable[[Offer], None]
    block: BlockActs


class CallerSide(ttk.Frame):
    """Everything beside the form, one card under the other; it scrolls where letters are large.

    Args:
        parent: the page.
        desk: what the page works with.
        acts: what the side calls.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext, acts: SideActs) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._database = desk.database
        self._actor = desk.actor
        self._chosen = acts.chosen
        self._tell = acts.tell
        self._offered: list[Offer] = []
        self._history: CallerHistory | None = None
        self._number = ""
        self._asked: tuple[tuple[str, ...], str] | None = None
        self._source = OfferSource(desk.database)
        self.choice = CallerChoice()
        self.tally = wrapped(self, "", "PageQuiet.TLabel")
        self.tally.pack(side="bottom", fill="x", pady=(px(self, 8), 0))
        self._scrolled = Scrolled(self, surface="page")
        self._scrolled.pack(fill="both", expand=True)
        body, below = self._scrolled.body, (0, px(self, 12))
        self.block = CallerBlock(body, desk, acts.block)
        self.block.pack(fill="x")
        likely = DuplicateActs(self._likely, self._pick_case, partial(need_words, desk.database))
        self.duplicates = DuplicatePanel(body, likely)
        # Before who called: what is likely the same must be seen where room is short.
        self.duplicates.pack(fill="x")
        self.panel = CallerPanel(body, PanelActs(self._pick_person, self._pick_case))
        self.panel.pack(fill="both", expand=True, pady=below)
        self.offers = OffersCard(body, acts.tell)
        self.offers.pack(fill="x", pady=below)
        self.non_cases = NonCaseCard(body, acts.log_non_case)
        self.non_cases.pack(fill="x")
        for part in body.winfo_children():
            part.bind("<Configure>", lambda _event: self._scrolled.refit(), add="+")
        self.panel.show(None, self.choice)
        self.offers.show((), {})
        self.count()
        self._timer = self.after(LOOK_AT_DAY_EVERY_MS, self._look_at_day)
        self.bind("<Destroy>", self._destroyed, add="+")

    def count(self) -> None:
        """Count again what this person took today."""
        self._counted_on = today = vietnam_day(clock.now())
        tally = desk_contacts.shift_tally(self._database, self._actor.user_id, today)
        words = tr("You: {contacts} contacts, {cases} new cases, {non_cases} without a matter")
        self.tally.configure(
            text=words.format(contacts=tally.contacts, cases=tally.cases, non_cases=tally.non_cases)
        )

    def _look_at_day(self) -> None:
        """After midnight a new day is counted, also while nobody takes a call."""
        self._timer = self.after(LOOK_AT_DAY_EVERY_MS, self._look_at_day)
        if vietnam_day(clock.now()) != self._counted_on:
            self.count()

    def offer(self, values: Mapping[str, Any], *, is_anew: bool = False) -> None:
        """Show what can be told for the needs of the form; `values` are the form's."""
        needs = tuple(values["needs"]["keys"])
        area = f"{values['address']} {values['unit']['typed']}"
        if is_anew:
            self._source.is_read = False
        if is_anew or (needs, area) != self._asked:
            self._asked = (needs, area)
            self._offered = self._source.offers(needs, area)
        told = {field: values[field]["keys"] for field in TOLD_FIELDS}
        if self.offers.show(self._offered, told):
            self._scrolled.watch_wheel()

    def tell(self, number: int) -> None:
        """Tell what stands at a figure, or take it back."""
        if number <= len(self.offers.offers):
            self._tell(self.offers.offers[number - 1])

    def look_for_duplicates(self, values: Mapping[str, Any]) -> None:
        """Look soon for cases that the contact may repeat; `values` are the form's."""
        self.duplicates.ask(values)

    def look_up(self, number: str) -> None:
        """Show who is known on a number, when it is another one than before."""
        if number != self._number:
            self.show_caller(number, self.choice)

    def show_caller(self, number: str, choice: CallerChoice) -> None:
        """Look a number up, and keep of a choice what it still offers."""
        if number != self._number:
            self._scrolled.canvas.yview_moveto(0)
        self._number = number
        self.block.show(number)
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

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self.after_cancel(self._timer)
