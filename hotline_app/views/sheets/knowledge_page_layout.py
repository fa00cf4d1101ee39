"""Where list, record and form of a page stand: side by side, or one of them alone."""

import tkinter as tk
from typing import Final

from hotline_app.widgets.theme import px

NARROW: Final = 760


class RecordPageLayout:
    """List at the left; at the right the record, or a form in its place.

    Where there is little room only one is shown: the list, the record once it was opened, or the
    form. A wide form always stands alone.

    Attributes:
        panel: the open form, or None.
        is_wide: whether the form takes the whole page.
        is_opened: whether the record was opened (matters where there is little room).
        is_empty: whether there is no record at all: the list says so on the whole page.
    """

    def __init__(self, page: tk.Widget, left: tk.Widget, sheet: tk.Widget) -> None:
        self._page, self._left, self._sheet = page, left, sheet
        self.panel: tk.Widget | None = None
        self.is_wide = False
        self.is_opened = False
        self.is_empty = False
        page.rowconfigure(0, weight=1)
        page.bind("<Configure>", self._resized)

    def lay_out(self) -> None:
        """Put everything where it belongs for the size of the page."""
        page = self._page
        is_narrow = 1 < page.winfo_width() < px(page, NARROW)
        has_record = not self.is_empty and (self.is_opened or not is_narrow)
        right = self.panel or (self._sheet if has_record else None)
        is_alone = right is None or is_narrow or (self.panel is not None and self.is_wide)
        shown = [self._left] if right is None else [right] if is_alone else [self._left, right]
        for widget in (self._left, self._sheet):
            if widget not in shown:
                widget.grid_remove()
        group = "" if len(shown) == 1 else "parts"
        page.columnconfigure(0, weight=7 if group else 1, uniform=group)
        page.columnconfigure(1, weight=5 if group else 0, uniform=group)
        for column, widget in enumerate(shown):
            gap = px(page, 12) if group and column == 0 else 0
            widget.grid(row=0, column=column, sticky="nsew", padx=(0, gap))

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self._page:
            self.lay_out()
