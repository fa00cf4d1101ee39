"""A named font that remembers how wide words are: lists measure the same words again and again."""

import tkinter as tk
from tkinter import font as tkfont

REMEMBERED = 10_000


class MeasuredFont(tkfont.Font):
    """One of our named fonts at the size it has now; another size needs another one.

    Args:
        name: of the font.
        root: any widget of the window.
    """

    def __init__(self, name: str, root: tk.Misc) -> None:
        super().__init__(root=root, name=name, exists=True)
        self._widths: dict[str, int] = {}
        self._line_height: int | None = None

    def measure(self, text: str, displayof: tk.Misc | None = None) -> int:
        """Return how many pixels wide `text` is."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= REMEMBERED:
                self._widths.clear()
            width = self._widths[text] = super().measure(text, displayof)
        return width

    @property
    def line_height(self) -> int:
        """How many pixels high a line is."""
        if self._line_height is None:
            self._line_height = int(self.metrics("linespace"))
        return self._line_height
