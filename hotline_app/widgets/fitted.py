"""One line of words that is cut with "…" where it has no room."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.measured_font import MeasuredFont
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

OWN = 4


class FittedLabel(ttk.Label):
    """A label that asks for no room of its own; its place must stretch it.

    Args:
        parent: where it stands.
        words: already translated.
        style: of our labels.
    """

    def __init__(self, parent: tk.Misc, words: str = "", style: str = "Inside.TLabel") -> None:
        super().__init__(parent, text=words, style=style, width=1, anchor="w")
        self._words = self._seen = words
        self._font = str(ttk.Style.get_instance().lookup(style, "font"))
        self.bind("<Configure>", lambda _event: self.repaint())

    @property
    def words(self) -> str:
        """All of the words, also those that are not seen."""
        return self._words

    @words.setter
    def words(self, words: str) -> None:
        self._words = words
        self.repaint()

    def needed(self) -> int:
        """How many pixels all of the words need."""
        return self._measured().measure(self._words) + px(self, OWN)

    def repaint(self) -> None:
        """Cut the words to the room there is now."""
        room = self.winfo_width()
        if room > 1:
            shown = fitted(self._words, self._measured(), room - px(self, OWN))
            if shown != self._seen:
                self._seen = shown
                self.configure(text=shown)

    def _measured(self) -> MeasuredFont:
        return font_of(self, self._font)
