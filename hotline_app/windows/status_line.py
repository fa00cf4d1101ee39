"""The line at the bottom: office, person, last back-up, the week's package, the last act."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.widgets.theme import current_palette, px

# In the order of the line; the last one is at the right.
PARTS = ("office", "person", "backup", "package", "act")
# Where there is little room these go first: the navigation says them too.
_SAID_ELSEWHERE = ("office", "person")
# Tone -> colour of the palette.
_TONES = {"quiet": "quiet", "good": "good", "warn": "warn", "problem": "problem"}


class StatusLine(ttk.Frame):
    """Short facts about the desk; never said by colour alone."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Page.TFrame")
        ttk.Frame(self, style="Line.TFrame", height=1).pack(fill="x")
        row = ttk.Frame(self, style="Page.TFrame")
        row.pack(fill="x", padx=px(self, 24), pady=px(self, 4))
        self._labels: dict[str, ttk.Label] = {}
        self._tones: dict[str, str] = {}
        for part in PARTS:
            label = ttk.Label(row, style="Status.TLabel")
            is_last = part == PARTS[-1]
            label.pack(
                side="right" if is_last else "left", padx=(0, 0 if is_last else px(self, 18))
            )
            self._labels[part] = label
        self._row = row
        row.bind("<Configure>", lambda _event: self._make_room())

    def show(self, part: str, words: str, tone: str = "quiet") -> None:
        """Write one part; "" leaves it empty.

        Args:
            part: one of `PARTS`.
            words: already translated.
            tone: "quiet", "good", "warn" or "problem".
        """
        self._tones[part] = tone
        self._labels[part].configure(text=words)
        self._paint(part)
        self._make_room()

    def _make_room(self) -> None:
        gap, room = px(self, 18), self._row.winfo_width()
        needed = {
            part: label.winfo_reqwidth() + gap
            for part, label in self._labels.items()
            if self.words(part)
        }
        hidden: set[str] = set()
        for part in _SAID_ELSEWHERE:
            if sum(needed.values()) > room > 1:
                needed.pop(part, None)
                hidden.add(part)
        following = self._labels["backup"]
        for part in _SAID_ELSEWHERE:
            label = self._labels[part]
            if part in hidden:
                label.pack_forget()
            elif not label.winfo_manager():
                label.pack(side="left", padx=(0, gap), before=following)

    def words(self, part: str) -> str:
        """Return what stands there now."""
        return str(self._labels[part].cget("text"))

    def tone(self, part: str) -> str:
        """Return in which tone it stands there."""
        return self._tones.get(part, "quiet")

    def when_clicked(self, part: str, act: Callable[[], object]) -> None:
        """Do something when a part is clicked."""
        label = self._labels[part]
        label.configure(cursor="hand2")
        label.bind("<Button-1>", lambda _event: act())

    def repaint(self) -> None:
        """Take the colours in use."""
        for part in PARTS:
            self._paint(part)

    def _paint(self, part: str) -> None:
        palette = current_palette()
        ink: str = getattr(palette, _TONES[self.tone(part)])
        self._labels[part].configure(foreground=ink)
