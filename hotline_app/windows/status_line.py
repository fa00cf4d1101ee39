"""The line at the bottom: office, person, last back-up, the week's package, the last act."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.theme import px

# In the order of the line; the last one is at the right.
PARTS = ("office", "person", "backup", "package", "act")


class StatusLine(ttk.Frame):
    """Short facts about the desk."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Page.TFrame")
        ttk.Frame(self, style="Line.TFrame", height=1).pack(fill="x")
        row = ttk.Frame(self, style="Page.TFrame")
        row.pack(fill="x", padx=px(self, 24), pady=px(self, 4))
        self._labels: dict[str, ttk.Label] = {}
        for part in PARTS:
            label = ttk.Label(row, style="Status.TLabel")
            is_last = part == PARTS[-1]
            label.pack(
                side="right" if is_last else "left", padx=(0, 0 if is_last else px(self, 18))
            )
            self._labels[part] = label

    def show(self, part: str, words: str) -> None:
        """Write one part; "" leaves it empty.

        Args:
            part: one of `PARTS`.
            words: already translated.
        """
        self._labels[part].configure(text=words)

    def words(self, part: str) -> str:
        """Return what stands there now."""
        return str(self._labels[part].cget("text"))
