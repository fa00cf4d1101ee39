"""The list of short texts that hangs at the cursor of a text field."""

import tkinter as tk
from collections.abc import Sequence

from hotline_app.widgets.picker import Choice
from hotline_app.widgets.picker_sheet import ROWS_SHOWN, PickerSheet
from hotline_app.widgets.theme import px

LEAST_WIDTH = 460


class ShortTextSheet(PickerSheet):
    """Choices at the cursor: the text at the left, its short name at the right."""

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show other choices, the first one marked."""
        self._choices = choices
        self._mark = self._top = 0
        rows = min(ROWS_SHOWN, max(1, len(choices)))
        window = self._owner.winfo_toplevel()
        width = min(max(self._owner.winfo_width(), px(self, LEAST_WIDTH)), window.winfo_width())
        self.hang(width, rows * self._row_height + px(self, 10))
        self.repaint()

    def hang(self, width: int, height: int) -> None:
        """Place the sheet under the line of the cursor, or above it where there is no room."""
        box = self._owner.bbox("insert") if isinstance(self._owner, tk.Text) else None
        if not box:
            super().hang(width, height)
            return
        window, gap = self._owner.winfo_toplevel(), px(self, 4)
        left = self._owner.winfo_rootx() - window.winfo_rootx() + box[0]
        top = self._owner.winfo_rooty() - window.winfo_rooty() + box[1]
        below = top + box[3] + gap
        if below + height > window.winfo_height() and top - gap - height >= 0:
            below = top - gap - height
        left = max(0, min(left, window.winfo_width() - width))
        self.place(x=left, y=below, width=width, height=height)
        self.tk.call("raise", str(self))
