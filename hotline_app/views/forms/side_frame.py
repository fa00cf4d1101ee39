"""The frame of a side form: its heading, the button of its act, the notice."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.views.forms.case_form import CaseForm
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.theme import px

PROBLEM_STYLE = "Problem.TLabel"


class SideFrame(CaseForm):
    """A card with a heading, a form that scrolls, and a foot with one button.

    Args:
        parent: the page.
        closed: the person leaves the form.

    Attributes:
        whole: everything that scrolls, whatever `form` fields are made in at the moment.
        foot: below the form.
        button: carries out the act.
        notice: says what no field answers for.
    """

    button: ttk.Button
    foot: ttk.Frame
    notice: ttk.Label

    def __init__(self, parent: tk.Misc, closed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._make_head(closed)
        self.make_foot()
        self.make_form()
        self.whole = self.form
        self.make_notice()

    def title(self) -> str:
        """What the form is for."""
        raise AssertionError("a form has a title")

    def act_words(self) -> str:
        """Words of the button that carries out the act."""
        return tr("Save")

    def save(self) -> None:
        """Carry out the act."""
        raise AssertionError("a form has an act")

    def notify(self, words: str, style: str = PROBLEM_STYLE) -> None:
        """Say what no field answers for, or nothing."""
        mark = "⚠ " if words and style == PROBLEM_STYLE else ""
        self.notice.configure(text=mark + words, style=style)
        if words:
            self.place_notice()
        else:
            self.notice.pack_forget()

    def stand_alone(self, widest: int) -> None:
        """Be all there is on the page: there is nothing to go back to, and lines stay short.

        Args:
            widest: of what stands in it, for 96 dots per inch.
        """
        self._close_button.pack_forget()
        self.keep_within(widest)

    def keep_within(self, widest: int) -> None:
        """Leave the rest of a wide card empty: lines across a whole screen are hard to read.

        Args:
            widest: of what stands in it, for 96 dots per inch.
        """

        def share(event: "tk.Event[tk.Misc]") -> None:
            if event.widget is self:
                self.body.pack_configure(padx=(0, max(0, event.width - px(self, widest))))

        self.bind("<Configure>", share, add="+")

    def make_notice(self) -> None:
        """Make the notice; nobody sees it before it says something."""
        self.notice = ttk.Label(self.whole, style=PROBLEM_STYLE, justify="left")
        self.whole.bind("<Configure>", self._wrap, add="+")

    def place_notice(self) -> None:
        """Show the notice above the fields."""
        others = [one for one in self.whole.pack_slaves() if one is not self.notice]
        before: Any = {"before": others[0]} if others else {}
        self.notice.pack(fill="x", pady=(0, px(self, 10)), **before)
        self._wrap()

    def make_foot(self) -> None:
        """Make what stands below the form: the button, and a hint where there is room."""
        foot = self.foot = ttk.Frame(self.body, style="Inside.TFrame")
        foot.pack(side="bottom", fill="x", pady=(px(self, 10), 0))
        self.button = ttk.Button(
            foot, text=self.act_words(), style="ActInside.TButton", command=self.save
        )
        self.button.pack(side="right")
        hint = ttk.Label(foot, text=tr("Ctrl+S saves; what is typed is kept"), style="Quiet.TLabel")

        def fit(event: "tk.Event[tk.Misc]") -> None:
            # Half a sentence helps nobody: where it does not fit beside the button it goes. Placed,
            # it asks for no room; a panel that grew with it would lose and win it back for ever.
            if event.width < hint.winfo_reqwidth() + self.button.winfo_reqwidth():
                hint.place_forget()
            else:
                hint.place(x=0, rely=0.5, anchor="w")

        foot.bind("<Configure>", fit)

    def _make_head(self, closed: Callable[[], None]) -> None:
        head = ttk.Frame(self.body, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 12)))
        # First the button: a long title is cut before it is.
        self._close_button = ttk.Button(
            head,
            text=tr("Close (Esc)"),
            style="GhostInside.TButton",
            command=closed,
            takefocus=False,
        )
        self._close_button.pack(side="right")
        FittedLabel(head, self.title(), "Heading.TLabel").pack(side="left", fill="x", expand=True)

    def _wrap(self, _event: object = None) -> None:
        if self.whole.winfo_width() > 1:
            self.notice.configure(wraplength=self.whole.winfo_width() - px(self, 6))
