"""What may be the same help twice, as the panels of a support show it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from db.records.double_benefits import DoubleBenefit
from hotline_app.i18n import ntr, tr
from hotline_app.labels_proof import double_head, double_why
from hotline_app.widgets.theme import px

MOST_SHOWN = 8
_LONGEST = 300


class DoubleFindings(ttk.Frame):
    """One line for each finding: who got what, when, in which case, and what says so.

    Args:
        parent: the form.
        opened: takes the code of the case somebody wants to look at.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[str], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._opened = opened
        self._labels: list[ttk.Label] = []
        self.findings: tuple[DoubleBenefit, ...] = ()
        self.bind("<Configure>", self._wrap)

    def show(self, findings: Sequence[DoubleBenefit]) -> None:
        """Show findings, none with an empty list."""
        if tuple(findings) == self.findings:
            return
        self.findings = tuple(findings)
        for child in self.winfo_children():
            child.destroy()
        self._labels.clear()
        if not findings:
            return
        count = len(findings)
        head = ntr(
            "May be given twice: {count} other support fits",
            "May be given twice: {count} other supports fit",
            count,
        )
        self._say("⚠ " + head.format(count=count), "Warn.TLabel")
        for one in findings[:MOST_SHOWN]:
            self._finding(one)
        if count > MOST_SHOWN:
            more = ntr("{count} more", "{count} more", count - MOST_SHOWN)
            self._say(more.format(count=count - MOST_SHOWN), "Quiet.TLabel")
        self._wrap()

    def _finding(self, one: DoubleBenefit) -> None:
        self._say(double_head(one)[:_LONGEST], "Strong.TLabel")
        self._say(double_why(one), "Quiet.TLabel")
        if one.other.case_id != one.asked.case_id:
            code = one.other.case_code
            ttk.Button(
                self,
                text=tr("Open {code}").format(code=code),
                style="Chip.TButton",
                command=partial(self._opened, code),
            ).pack(anchor="w", pady=(px(self, 2), px(self, 8)))

    def _say(self, words: str, style: str) -> None:
        label = ttk.Label(self, text=words, style=style, justify="left", anchor="w")
        label.pack(fill="x")
        self._labels.append(label)

    def _wrap(self, _event: object = None) -> None:
        if self.winfo_width() > 1:
            for label in self._labels:
                label.configure(wraplength=self.winfo_width() - px(self, 6))
