"""The foot of a form beside the list of cases: its button, and how far long work is."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.theme import px


class WorkFoot(ttk.Frame):
    """The button of the act, or a bar and a button that stops it; above them a notice.

    Args:
        parent: the card's body.
        words: of the button.
        act: what it does.
        stop: stops long work.
    """

    def __init__(
        self, parent: tk.Misc, words: str, act: Callable[[], None], stop: Callable[[], None]
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.notice = ttk.Label(self, justify="left", anchor="w")
        self.notice.bind("<Configure>", lambda event: self.notice.configure(wraplength=event.width))
        self._buttons = ttk.Frame(self, style="Inside.TFrame")
        self._buttons.pack(fill="x")
        self.button = ttk.Button(self._buttons, text=words, style="ActInside.TButton", command=act)
        self.button.pack(side="right")
        self.bar = ttk.Progressbar(self, mode="determinate", maximum=1)
        self._said = ttk.Label(self._buttons, style="Quiet.TLabel")
        self._said.pack(side="left")
        self._cancel = ttk.Button(
            self._buttons, text=tr("Stop"), style="PlainInside.TButton", command=stop
        )

    def place_notice(self) -> None:
        """Show the notice above the buttons."""
        self.notice.pack(fill="x", pady=(0, px(self, 8)), before=self._buttons)

    def show_stopping(self) -> None:
        """Say that the wish to stop was heard."""
        self._said.configure(text=tr("Stopping…"))
        self._cancel.state(["disabled"])

    def show_work(self, is_working: bool) -> None:
        """Show the bar and the button that stops, or the usual button."""
        if not is_working:
            had_keyboard = self.focus_displayof() is self._cancel
            self.bar.pack_forget()
            self._cancel.pack_forget()
            self._said.configure(text="")
            self.button.pack(side="right")
            if had_keyboard:
                self.button.focus_set()
            return
        self.button.pack_forget()
        self.bar.configure(value=0)
        self.bar.pack(fill="x", pady=(0, px(self, 8)), before=self._buttons)
        self._cancel.state(["!disabled"])
        self._cancel.pack(side="right")
        self._cancel.focus_set()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.configure(maximum=max(1, total), value=done)
        words = tr("{done} of {total}")
        self._said.configure(text=words.format(done=count_words(done), total=count_words(total)))
