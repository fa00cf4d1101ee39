"""The top of the page: title, one muted line, at most two buttons."""

import tkinter as tk

import ttkbootstrap as ttk

from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.page import Heading
from hotline_app.widgets.theme import px


class PageHeader(ttk.Frame):
    """Shows the heading of the page in front."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._buttons = ttk.Frame(self, style="Page.TFrame")
        # First: a long title is cut before a button is.
        self._buttons.pack(side="right")
        self._words = ttk.Frame(self, style="Page.TFrame")
        self._words.pack(side="left", fill="x", expand=True)
        self._title = FittedLabel(self._words, style="Title.TLabel")
        self._title.pack(fill="x")
        self._about = FittedLabel(self._words, style="PageQuiet.TLabel")
        self._about.pack(fill="x")
        self._shown: Heading | None = None

    def show(self, heading: Heading) -> None:
        """Write a heading; buttons are made anew only when they differ."""
        self._title.words = heading.title
        self._about.words = heading.about
        if self._shown is None or self._shown.buttons != heading.buttons:
            for child in self._buttons.winfo_children():
                child.destroy()
            # A frame whose last child goes keeps its width, and the words would be cut for it.
            self._buttons.configure(width=1, height=1)
            for button in heading.buttons:
                IconButton(
                    self._buttons,
                    text=f" {button.words}" if button.icon else button.words,
                    style="Act.TButton" if button.is_primary else "Plain.TButton",
                    command=button.act,
                    icon=button.icon,
                    size=15,
                ).pack(side="left", padx=(px(self, 8), 0))
        self._shown = heading
