"""Where the parts of the contact page stand: tabs above, the form left, the caller right."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from hotline_app.desk import DeskContext
from hotline_app.views.contact.attached_files import FileActs
from hotline_app.views.contact.caller_block import BlockActs
from hotline_app.views.contact.caller_choice import CallerChoice
from hotline_app.views.contact.caller_side import CallerSide, SideActs
from hotline_app.views.contact.contact_form import ContactForm
from hotline_app.views.contact.contact_offers import Offer
from hotline_app.views.contact.file_taking import FileTaking
from hotline_app.views.contact.form_tabs import FormTabs
from hotline_app.widgets import bars
from hotline_app.widgets.card import Card
from hotline_app.widgets.theme import px

SIDE_WIDTH: Final = 400
WIDEST_SIDE: Final = 0.38  # of the page, where letters are large


class ContactActs(Protocol):
    """What the parts call on their page."""

    files: FileTaking

    def changed(self) -> None:
        """Something was typed into the form."""

    def beside_changed(self) -> None:
        """Something was typed beside the form."""

    def leave_side(self) -> None:
        """Give the keyboard back to the form."""

    def chosen(self, choice: CallerChoice) -> None:
        """Take the person or the case that was picked."""

    def log_non_case(self, kind: str) -> None:
        """Log a contact without a matter."""

    def tell_caller(self, offer: Offer) -> None:
        """Note that something was told to the caller, or take it back."""

    def bring_form(self, place: int) -> None:
        """Bring a form to the front."""


@dataclass(frozen=True)
class ContactParts:
    """The form, what stands beside it, and the tabs of the open forms."""

    form: ContactForm
    side: CallerSide
    tabs: FormTabs


def make_parts(page: tk.Misc, acts: ContactActs, desk: DeskContext) -> ContactParts:
    """Make the parts of the contact page; row 0 is the strip's."""
    page.columnconfigure(0, weight=1)
    page.columnconfigure(1, minsize=px(page, SIDE_WIDTH))
    page.rowconfigure(2, weight=1)
    tabs = FormTabs(page, acts.bring_form)
    edge = (0, px(page, bars.WIDTH))
    tabs.grid(row=1, column=0, columnspan=2, sticky="ew", padx=edge, pady=(0, px(page, 10)))
    tabs.grid_remove()
    card = Card(page, padding=16)
    card.grid(row=2, column=0, sticky="nsew", padx=(0, px(page, 14)))
    files = FileActs(acts.files.choose, acts.files.remove)
    form = ContactForm(card.body, desk.database, acts.changed, files)
    form.pack(fill="both", expand=True)
    block = BlockActs(acts.beside_changed, acts.leave_side)
    side = CallerSide(page, desk, SideActs(acts.chosen, acts.log_non_case, acts.tell_caller, block))
    side.grid(row=2, column=1, sticky="nsew")
    # What the side asks for must not push the form away where letters are large.
    side.grid_propagate(False)
    side.pack_propagate(False)
    page.bind("<Configure>", _sharer(page, side), add="+")
    return ContactParts(form, side, tabs)


def _sharer(page: tk.Misc, side: CallerSide) -> Callable[["tk.Event[tk.Misc]"], None]:
    def share(event: "tk.Event[tk.Misc]") -> None:
        if event.widget is page:
            width = min(px(page, SIDE_WIDTH), int(event.width * WIDEST_SIDE))
            page.columnconfigure(1, minsize=width)
            side.configure(width=width)

    return share
