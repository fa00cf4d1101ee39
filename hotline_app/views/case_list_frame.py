"""The frame of a form beside a list: heading, button, and how far long work is."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.case_form import CaseForm
from hotline_app.views.case_words import count_words
from hotline_app.widgets.theme import px

WIDTH = 372


class PanelFrame(CaseForm):
    """A card with a heading, a form that scrolls, and a foot with one button.

    Args:
        parent: the page.
        closed: the person leaves the panel.
    """

    def __init__(self, parent: tk.Misc, closed: Callable[[], None]) -> None:
        super().__init__(parent)
        # Long words must not widen the card: it would take ever more room from the list.
        self.configure(width=px(self, WIDTH), height=px(self, WIDTH))
        self.pack_propagate(False)
        self._closed = closed
        self._make_head()
        self._make_foot()
        self.make_form()

    def title(self) -> str:
        """What the panel is for."""
        raise AssertionError("a panel has a title")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Save")

    def save(self) -> None:
        """Carry out the act."""
        raise AssertionError("a panel has an act")

    def stop(self) -> None:
        """Stop long work."""

    def notify(self, words: str, style: str = "Problem.TLabel") -> None:
        """Say something above the button, or nothing."""
        self._notice.configure(text=words, style=style)
        if words:
            self._notice.pack(fill="x", pady=(0, px(self, 8)), before=self._buttons)
        else:
            self._notice.pack_forget()

    def follow_sizes(self) -> None:
        """Let the scrolled form follow its fields; call when they are made."""
        for child in self.form.winfo_children():
            child.bind("<Configure>", self._refit_soon, add="+")

    def _refit_soon(self, _event: object) -> None:
        # Text wraps anew a moment after its width changed.
        self.after_idle(self._refit)

    def _refit(self) -> None:
        if self.winfo_exists():
            self._scrolled.refit()

    def show_stopping(self) -> None:
        """Say that the wish to stop was heard."""
        self._said.configure(text=tr("Stopping…"))
        self._cancel.state(["disabled"])

    def _make_head(self) -> None:
        head = ttk.Frame(self.body, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 12)))
        close = ttk.Button(
            head,
            text=tr("Close (Esc)"),
            style="GhostInside.TButton",
            command=self._closed,
            takefocus=False,
        )
        close.pack(side="right")
        ttk.Label(head, text=self.title(), style="Heading.TLabel").pack(side="left")

    def _make_foot(self) -> None:
        foot = ttk.Frame(self.body, style="Inside.TFrame")
        foot.pack(side="bottom", fill="x", pady=(px(self, 10), 0))
        self._notice = ttk.Label(foot, justify="left", anchor="w")
        self._notice.bind(
            "<Configure>", lambda event: self._notice.configure(wraplength=event.width)
        )
        self._buttons = ttk.Frame(foot, style="Inside.TFrame")
        self._buttons.pack(fill="x")
        self.button = ttk.Button(
            self._buttons, text=self.act_words(), style="ActInside.TButton", command=self.save
        )
        self.button.pack(side="right")
        self._bar = ttk.Progressbar(foot, mode="determinate", maximum=1)
        self._said = ttk.Label(self._buttons, style="Quiet.TLabel")
        self._said.pack(side="left")
        self._cancel = ttk.Button(
            self._buttons, text=tr("Stop"), style="PlainInside.TButton", command=self.stop
        )

    def show_work(self, is_working: bool) -> None:
        """Show the bar and the button that stops, or the usual button."""
        if not is_working:
            self._bar.pack_forget()
            self._cancel.pack_forget()
            self._said.configure(text="")
            self.button.pack(side="right")
            return
        self.button.pack_forget()
        self._bar.configure(value=0)
        self._bar.pack(fill="x", pady=(0, px(self, 8)), before=self._buttons)
        self._cancel.state(["!disabled"])
        self._cancel.pack(side="right")
        self._cancel.focus_set()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._bar.configure(maximum=max(1, total), value=done)
        words = tr("{done} of {total}")
        self._said.configure(text=words.format(done=count_words(done), total=count_words(total)))
