"""What a report is chosen with: its kind, its period, what is masked."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.reports.report_period import PeriodBar
from hotline_app.views.reports.report_work import Wish
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px

SCREEN: Final = "statistics"
PAPER: Final = "statistics_paper"


class ReportChoices(Card):
    """The choices of one report.

    Args:
        parent: the page.
        chosen: called after every change by a person.
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[], None]) -> None:
        super().__init__(parent, padding=14)
        row = ttk.Frame(self.body, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 8)))
        row.columnconfigure(0, weight=1)
        choices = [
            (SCREEN, tr("Statistics")),
            (PAPER, tr("Statistics on paper")),
            ("contacts", tr("Register of contacts")),
            ("cases", tr("Register of cases")),
        ]
        self.kinds = Chips(row, FieldSpec(""), choices)
        self.kinds.value = SCREEN
        self.kinds.grid(row=0, column=0, sticky="ew")
        self.masks = Chips(row, FieldSpec(""), [("masks", tr("Mask phones"))], takes_several=True)
        self.masks.grid(row=0, column=1, sticky="e", padx=(px(self, 8), 0))
        self.period = PeriodBar(self.body, lambda _period: chosen())
        self.period.pack(fill="x")
        self._words = ttk.Label(self.body, style="Quiet.TLabel")
        self._show_masks()
        self.kinds.on_change(self._show_masks)
        self.kinds.on_change(chosen)
        self.masks.on_change(chosen)

    @property
    def wish(self) -> Wish:
        """The report that is chosen."""
        kind = SCREEN if self.kinds.value == PAPER else str(self.kinds.value)
        return Wish(kind, self.period.period, bool(self.masks.value))

    @property
    def is_on_paper(self) -> bool:
        """Whether the paper is wanted, and not the figures on the screen."""
        return self.kinds.value != SCREEN

    def say(self, words: str, style: str = "Quiet.TLabel") -> None:
        """Say something under the period, or nothing with ""."""
        self._words.configure(text=words, style=style)
        if words:
            self._words.pack(anchor="w")
        else:
            self._words.pack_forget()

    def _show_masks(self) -> None:
        """Statistics name nobody: only registers have something to mask."""
        (self.masks.grid_remove if self.wish.kind == SCREEN else self.masks.grid)()
