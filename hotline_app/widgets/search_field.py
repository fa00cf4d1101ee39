"""The search field above a list: quiet words while it is empty, a cross to empty it."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.icons import IconButton, IconLabel
from hotline_app.widgets.theme import px
from hotline_app.widgets.typed_text import typed_text


class SearchField(ttk.Frame):
    """One line to search by; every change is told.

    Esc and Down go to the list and leave the text; `focus_set` selects it, so that the next
    letter begins a new search.

    Args:
        parent: the bar above a list.
        words: what can be typed, already translated; shown while the field is empty.
        changed: called after every change.
        left: called by Esc, Down and Enter: the keyboard should go to the list.
    """

    def __init__(
        self,
        parent: tk.Misc,
        words: str,
        changed: Callable[[], None],
        left: Callable[[bool], None],
    ) -> None:
        super().__init__(parent, style="Field.TFrame", padding=px(parent, 3))
        self._left = left
        self._text = typed_text(self, self._written)
        IconLabel(self, style="InField.TLabel", icon="search", size=14).pack(
            side="left", padx=(px(self, 7), px(self, 4))
        )
        self.entry = ttk.Entry(self, textvariable=self._text, style="Bare.TEntry")
        self.entry.pack(side="left", fill="x", expand=True, padx=px(self, 3), pady=px(self, 3))
        self._hint = FittedLabel(self.entry, words, "InField.TLabel")
        self._hint.configure(cursor="xterm")
        self._hint.bind("<Button-1>", lambda _event: self.focus_set())
        self._cross = IconButton(
            self,
            style="InField.TButton",
            icon="x-lg",
            size=11,
            takefocus=False,
            command=self._empty,
        )
        self._changed = changed
        self.entry.bind("<FocusIn>", lambda _event: self.state(["focus"]))
        self.entry.bind("<FocusOut>", lambda _event: self.state(["!focus"]))
        self.entry.bind("<Escape>", lambda _event: self._leave(False))
        self.entry.bind("<Down>", lambda _event: self._leave(False))
        self.entry.bind("<Return>", lambda _event: self._leave(True))
        self.entry.bind("<KP_Enter>", lambda _event: self._leave(True))
        self._show_hint()

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._text.get()

    @value.setter
    def value(self, text: str) -> None:
        if text != self._text.get():
            self._text.set(text)

    def focus_set(self) -> None:
        """Put the keyboard here, all of the text selected."""
        self.entry.focus_set()
        self.entry.selection_range(0, "end")
        self.entry.icursor("end")

    def _written(self, *_: object) -> None:
        self._show_hint()
        self._changed()

    def _show_hint(self) -> None:
        if self._text.get():
            self._hint.place_forget()
            self._cross.pack(side="right")
        else:
            self._hint.place(x=0, rely=0.5, relwidth=1, anchor="w")
            self._cross.pack_forget()

    def _empty(self) -> None:
        self.value = ""
        self.entry.focus_set()

    def _leave(self, opens: bool) -> str:
        self._left(opens)
        return "break"
