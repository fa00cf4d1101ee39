"""Answers, addresses and programmes for the need: Alt and a figure tells one to the caller."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.contact.contact_offers import Offer
from hotline_app.widgets.card import Card
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted
from hotline_app.widgets.wrapped import wrapped

LONGEST_DETAILS = 420
TITLE_WIDTH = 620

Told = Mapping[str, Sequence[str]]


class OffersCard(ttk.Frame):
    """Up to nine things to tell, each with its figure; told ones carry a tick.

    Args:
        parent: the column at the right of the form.
        tell: called with what was told, or is taken back.
    """

    def __init__(self, parent: tk.Misc, tell: Callable[[Offer], None]) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._tell = tell
        self.offers: tuple[Offer, ...] = ()
        self._told: dict[str, tuple[str, ...]] = {}
        self._card: Card | None = None

    def show(self, offers: Sequence[Offer], told: Told) -> bool:
        """Show what can be told; returns whether anything is new.

        Args:
            offers: in order; the first nine have a key.
            told: field -> keys that were told already.
        """
        kept = {field: tuple(keys) for field, keys in told.items()}
        if self._card is not None and (tuple(offers), kept) == (self.offers, self._told):
            return False
        self.offers, self._told = tuple(offers), kept
        if self._card is not None:
            self._card.destroy()
        self._card = card = Card(self, padding=14)
        card.pack(fill="both", expand=True)
        heading = wrapped(card.body, tr("To tell the caller"), "Heading.TLabel")
        heading.pack(fill="x", pady=(0, px(self, 6)))
        if not offers:
            words = tr("Pick a need: answers, addresses and programmes for it are shown here.")
            wrapped(card.body, words, "Quiet.TLabel").pack(fill="x")
            return True
        hint = tr("Alt and the figure tells it; once more takes it back.")
        wrapped(card.body, hint, "Quiet.TLabel").pack(fill="x")
        kind = ""
        for number, offer in enumerate(self.offers, start=1):
            if offer.field != kind:
                kind = offer.field
                label = ttk.Label(card.body, text=_kind_words(kind), style="FieldName.TLabel")
                label.pack(anchor="w", pady=(px(self, 6), px(self, 2)))
            self._show_offer(card.body, offer, number)
        return True

    def is_told(self, offer: Offer) -> bool:
        """Whether it was told already."""
        return offer.key in self._told.get(offer.field, ())

    def _show_offer(self, parent: tk.Misc, offer: Offer, number: int) -> None:
        is_told = self.is_told(offer)
        row = ttk.Frame(parent, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 4)))
        row.columnconfigure(1, weight=1)
        ttk.Button(
            row,
            text=f"✓ {number}" if is_told else str(number),
            style="ChipOn.TButton" if is_told else "Chip.TButton",
            takefocus=False,
            command=partial(self._tell, offer),
        ).grid(row=0, column=0, rowspan=2, sticky="n", padx=(0, px(self, 8)))
        title = fitted(offer.title, font_of(self, "Body"), px(self, TITLE_WIDTH))
        wrapped(row, title, "Inside.TLabel").grid(row=0, column=1, sticky="ew")
        if offer.details:
            details = offer.details
            if len(details) > LONGEST_DETAILS:
                details = details[:LONGEST_DETAILS].rstrip() + "…"
            wrapped(row, details, "Quiet.TLabel").grid(row=1, column=1, sticky="ew")


def _kind_words(field: str) -> str:
    return {
        "answer_cards": tr("Answers"),
        "addresses": tr("Reception addresses"),
        "policies": tr("Programmes in force"),
    }[field]
