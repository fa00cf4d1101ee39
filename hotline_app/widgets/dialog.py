"""Dialogs in front of the window: for what needs an answer before anything else."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.theme import current_palette, px


@dataclass(frozen=True)
class Answer:
    """One button of a question.

    Attributes:
        key: what `ask` returns.
        words: already translated.
        kind: "act" (the usual answer), "plain" or "danger" (cannot be undone).
    """

    key: str
    words: str
    kind: str = "plain"


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        title: one short question.
        details: what happens, in whole sentences.
        answers: from left to right.
        safe: key of the answer that Esc and closing the dialog give; it has the keyboard first.
    """

    title: str
    details: str
    answers: Sequence[Answer]
    safe: str


_STYLES = {
    "act": "ActInside.TButton",
    "plain": "PlainInside.TButton",
    "danger": "Danger.TButton",
}


class Dialog(ttk.Toplevel):
    """A window that must be answered; put the content into `body`.

    Args:
        parent: the window it belongs to.
        title: heading, already translated.
    """

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(title=title, master=parent.winfo_toplevel(), iconphoto=None)
        self.withdraw()
        self._parent = parent.winfo_toplevel()
        self._before: tk.Misc | None = None
        self.result = ""
        self.cancel_result = ""
        outer = ttk.Frame(self, style="Inside.TFrame", padding=px(self, 20))
        outer.pack(fill="both", expand=True)
        ttk.Label(outer, text=title, style="Heading.TLabel").pack(anchor="w")
        self.body = ttk.Frame(outer, style="Inside.TFrame")
        self.body.pack(fill="both", expand=True, pady=(px(self, 10), px(self, 18)))
        self._buttons = ttk.Frame(outer, style="Inside.TFrame")
        self._buttons.pack(fill="x")
        self.bind("<Escape>", lambda _event: self.cancel())
        self.protocol("WM_DELETE_WINDOW", self.cancel)
        self.repaint()

    def add_button(self, words: str, act: Callable[[], None], kind: str = "plain") -> ttk.Button:
        """Add a button at the right; returns it.

        Args:
            words: already translated.
            act: what it does; call `finish` to close the dialog.
            kind: "act", "plain" or "danger".
        """
        button = ttk.Button(self._buttons, text=words, style=_STYLES[kind], command=act)
        button.pack(side="right", padx=(px(self, 8), 0))
        return button

    def show(self, first: tk.Misc | None = None) -> str:
        """Show the dialog and wait for the answer.

        Args:
            first: what gets the keyboard.

        Returns:
            What `finish` was given, or `cancel_result`.
        """
        self.appear(first)
        self.wait_window()
        if self._before is not None and self._before.winfo_exists():
            self._before.focus_force()
        return self.result

    def appear(self, first: tk.Misc | None = None) -> None:
        """Come to the front without waiting for the answer.

        Args:
            first: what gets the keyboard.
        """
        self._before = self._parent.focus_get()
        self._place()
        self.transient(self._parent)
        self.deiconify()
        self.wait_visibility()
        self.grab_set()
        (first or self.body).focus_force()

    def give_back_to(self, widget: tk.Misc | None) -> None:
        """Give the keyboard to another widget once the answer is there."""
        self._before = widget

    def finish(self, result: str) -> None:
        """Close with an answer."""
        self.result = result
        self.destroy()

    def cancel(self) -> None:
        """Close without an answer."""
        self.finish(self.cancel_result)

    def repaint(self) -> None:
        """Take the colours in use."""
        palette = current_palette()
        self.configure(
            background=palette.card,
            highlightthickness=1,
            highlightbackground=palette.edge,
            highlightcolor=palette.edge,
        )

    def _place(self) -> None:
        self.update_idletasks()
        parent = self._parent
        x = parent.winfo_rootx() + (parent.winfo_width() - self.winfo_reqwidth()) // 2
        y = parent.winfo_rooty() + (parent.winfo_height() - self.winfo_reqheight()) // 3
        self.geometry(f"+{max(0, x)}+{max(0, y)}")


def ask(parent: tk.Misc, question: Question) -> str:
    """Ask and wait; returns the key of the answer. Left and Right move between the answers."""
    dialog, first = question_dialog(parent, question)
    return dialog.show(first)


def question_dialog(parent: tk.Misc, question: Question) -> tuple[Dialog, ttk.Button]:
    """Make the dialog of a question, and say which button has the keyboard first."""
    dialog = Dialog(parent, question.title)
    dialog.result = dialog.cancel_result = question.safe
    ttk.Label(
        dialog.body,
        text=question.details,
        style="Inside.TLabel",
        wraplength=px(dialog, 440),
        justify="left",
    ).pack(anchor="w")
    buttons: dict[str, ttk.Button] = {}
    for answer in reversed(question.answers):
        finish = partial(dialog.finish, answer.key)
        buttons[answer.key] = dialog.add_button(answer.words, finish, answer.kind)
    in_order = [buttons[answer.key] for answer in question.answers]
    for place, button in enumerate(in_order):
        following, previous = in_order[(place + 1) % len(in_order)], in_order[place - 1]
        button.bind("<Right>", lambda _event, widget=following: widget.focus_set())  # type: ignore[misc]
        button.bind("<Left>", lambda _event, widget=previous: widget.focus_set())  # type: ignore[misc]
    return dialog, buttons[question.safe]


def confirm(parent: tk.Misc, title: str, details: str, act: str) -> bool:
    """Ask before something that cannot be undone; the safe answer has the keyboard.

    Args:
        parent: the window.
        title: one short question.
        details: what will be lost, in whole sentences.
        act: words of the button that does it ("Delete for good").
    """
    answers = (Answer("no", tr("Cancel")), Answer("yes", act, "danger"))
    return ask(parent, Question(title, details, answers, "no")) == "yes"
