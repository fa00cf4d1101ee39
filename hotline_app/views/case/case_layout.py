"""Where the parts of the case page stand: side by side, or one above the other."""

import tkinter as tk
from dataclasses import dataclass

from hotline_app.views.case.case_header import CaseHeader
from hotline_app.widgets.theme import px

NARROW = 760
LOW = 460


@dataclass
class CaseLayout:
    """The parts of the page and how they are laid out.

    Attributes:
        page: what they stand in.
        header: across the top.
        story: the card with the timeline.
        side: the card with the acts.
        panel: the open form, or None; it takes the place of the side.
    """

    page: tk.Misc
    header: CaseHeader
    story: tk.Widget
    side: tk.Widget
    panel: tk.Widget | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether the parts do not fit side by side."""
        return 1 < self.page.winfo_width() < px(self.page, NARROW)

    def lay_out(self) -> None:
        """Put everything where it belongs for the size of the page."""
        page, gap = self.page, px(self.page, 12)
        is_low = 1 < page.winfo_height() < px(page, LOW)
        has_panel = self.panel is not None
        self.header.make_room(2 if is_low else int(has_panel))
        if has_panel and is_low:
            self.header.grid_remove()
        else:
            self.header.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, gap))
        page.columnconfigure(0, weight=5, uniform="halves")
        page.columnconfigure(1, weight=4, uniform="halves")
        page.rowconfigure(1, weight=1)
        is_stacked = self.is_narrow and (has_panel or not is_low)
        page.rowconfigure(2, weight=1 if is_stacked and not has_panel else 0)
        right = self.panel or self.side
        if has_panel:
            self.side.grid_remove()
        if not is_stacked:
            self.story.grid(row=1, column=0, columnspan=1, sticky="nsew", padx=(0, gap), pady=0)
            right.grid(row=1, column=1, columnspan=1, sticky="nsew", pady=0)
            return
        right.grid(row=1, column=0, columnspan=2, sticky="nsew", pady=0)
        if has_panel:
            self.story.grid_remove()
        else:
            self.story.grid(row=2, column=0, columnspan=2, sticky="nsew", padx=0, pady=(gap, 0))
