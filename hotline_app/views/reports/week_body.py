"""The parts of the weekly export: beside each other, or one above the other where it is narrow."""

import tkinter as tk
from collections.abc import Callable

from db.rules.days import Week
from hotline_app.i18n import tr
from hotline_app.views.reports.week_bar import WeekBar
from hotline_app.views.reports.week_output import OutputActs, WeekOutput
from hotline_app.views.reports.week_preview import WeekPreview
from hotline_app.widgets.card import Card
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

OUTPUT_WIDTH = 380
NARROW = 860
"""Below this width, for 96 dots per inch, the cards stand under each other."""


class WeekBody(Scrolled):
    """The choice of the week, its figures, its folder; no figure is ever cut off.

    Args:
        parent: the page.
        chosen: called with the week after every change by a person.
        acts: what the buttons of the folder do.
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[Week], None], acts: OutputActs) -> None:
        super().__init__(parent, surface="page")
        self._is_narrow: bool | None = None
        self.body.rowconfigure(1, weight=1)
        self.body.columnconfigure(0, weight=1)
        self._top = Card(self.body, padding=14)
        self.bar = WeekBar(self._top.body, chosen)
        self.bar.pack(fill="x")
        self._figures = Card(self.body, tr("Figures of the week"))
        self.preview = WeekPreview(self._figures.body)
        self.preview.pack(fill="both", expand=True)
        self.output = WeekOutput(self.body, acts)
        self._arrange(px(self, NARROW))
        self.canvas.bind("<Configure>", lambda event: self._arrange(event.width), add="+")

    def settle(self) -> None:
        """Fit the page to what its cards show now."""
        if self.winfo_exists():
            self.update_idletasks()  # the cards ask for their height only now
            self.refit()

    def _arrange(self, width: int) -> None:
        is_narrow = width < px(self, NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        gap, span = px(self, 12), 1 if is_narrow else 2
        self.body.columnconfigure(1, minsize=0 if is_narrow else px(self, OUTPUT_WIDTH))
        self._top.grid(row=0, column=0, columnspan=span, sticky="ew", pady=(0, gap))
        self._figures.grid(row=1, column=0, sticky="nsew", padx=(0, 0 if is_narrow else gap))
        if is_narrow:
            self.output.grid(row=2, column=0, sticky="nsew", pady=(gap, 0))
        else:
            self.output.grid(row=1, column=1, sticky="nsew", pady=0)
        self.bar.set_narrow(is_narrow)
        self.preview.set_whole(is_narrow)
        self.after_idle(self.settle)
