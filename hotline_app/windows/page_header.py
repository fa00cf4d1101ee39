"""The top of the page: title, one muted line, at most two buttons."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.page import Heading
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted


class PageHeader(ttk.Frame):
    """Shows the heading of the page in front."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._buttons = ttk.Frame(self, style="Page.TFrame")
        # First: a long title is cut before a button is.
        self._buttons.pack(side="right")
        self._words = ttk.Frame(self, style="Page.TFrame")
        self._words.pack(side="left", fill="x", expand=True)
        self._title = ttk.Label(self._words, style="Title.TLabel")
        self._title.pack(anchor="w")
        self._about = ttk.Label(self._words, style="PageQuiet.TLabel")
        self._about.pack(anchor="w")
        self._shown: Heading | None = None
        self._heading = Heading("")
        self._words.bind("<Configure>", lambda _event: self._write())

    def _write(self) -> None:
        """Write the words as far as there is room beside the buttons."""
        room = self._words.winfo_width()
        for label, words, font in (
            (self._title, self._heading.title, "Title"),
            (self._about, self._heading.about, "Small"),
        ):
            shown = fitted(words, font_of(self, font), room) if room > 1 else words
            label.configure(text=shown)

    def show(self, heading: Heading) -> None:
        """Write a heading; buttons are made anew only when they differ."""
        self._heading = heading
        self._write()
        if self._shown is None or self._shown.buttons != heading.buttons:
            for child in self._buttons.winfo_children():
                child.destroy()
            # A frame whose last child goes keeps its width, and the words would be cut for it.
            self._buttons.configure(width=1, height=1)
            for button in heading.buttons:
                ttk.Button(
                    self._buttons,
                    text=f" {button.words}" if button.icon else button.words,
                    style="Act.TButton" if button.is_primary else "Plain.TButton",
                    command=button.act,
                    icon=button.icon,
                    icon_size=15,
                ).pack(side="left", padx=(px(self, 8), 0))
        self._shown = heading
