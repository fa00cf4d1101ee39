"""A named font that remembers how wide words are: lists measure the same words again and again."""

import tkinter as tk
from tkinter import font as tkfont
from typing import Any

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
        self._metrics: dict[str, int] = {}

    def measure(self, text: str, displayof: tk.Misc | None = None) -> int:
        """Return how many pixels wide `text` is."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= REMEMBERED:
                self._widths.clear()
            width = self._widths[text] = super().measure(text, displayof)
        return width

    def metrics(self, *options: str, **kw: Any) -> Any:
        """Return one metric of the font in pixels, such as "linespace", or several."""
        if len(options) != 1 or kw:
            return super().metrics(*options, **kw)  # type: ignore[call-overload]
        (name,) = options
        if name not in self._metrics:
            self._metrics[name] = super().metrics(name)  # type: ignore[call-overload]
        return self._metrics[name]
