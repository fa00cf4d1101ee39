"""Notices in force and the state of the weekly folder, at the side of the first page."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from db.records.answer_cards import NoticeRecord
from db.records.today import Today
from db.rules import days
from hotline_app.i18n import ntr, tr
from hotline_app.widgets.card import Card
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.theme import px

MOST_NOTICES = 4
MOST_LETTERS = 280


class Notices(Card):
    """The notices that hold today."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, tr("Notices in force"), padding=16)
        self._notices: tuple[NoticeRecord, ...] | None = None
        self._labels: list[ttk.Label] = []
        self.body.bind("<Configure>", lambda event: self._wrap(event.width))

    def show(self, notices: Sequence[NoticeRecord]) -> None:
        """Show the newest notices."""
        if self._notices == tuple(notices):
            return
        self._notices = tuple(notices)
        for child in self.body.winfo_children():
            child.destroy()
        self._labels = []
        for notice in self._notices[:MOST_NOTICES]:
            self._say(" ".join(notice.title.split())[:MOST_LETTERS], "Strong.TLabel")
            self._say(" ".join(notice.text.split())[:MOST_LETTERS], "Inside.TLabel")
            self._say(_source(notice), "Quiet.TLabel", below=8)
        if not self._notices:
            self._say(tr("No notice is in force."), "Quiet.TLabel")
        more = len(self._notices) - MOST_NOTICES
        words = ntr("{count} more", "{count} more", more).format(count=more)
        self.set_note(words if more > 0 else "")
        self._wrap(self.body.winfo_width())

    def _say(self, words: str, style: str, below: int = 0) -> None:
        if words:
            label = ttk.Label(self.body, text=words, style=style, justify="left")
            label.pack(anchor="w", pady=(0, px(self, below)))
            self._labels.append(label)

    def _wrap(self, width: int) -> None:
        for label in self._labels:
            label.configure(wraplength=max(width, px(self, 120)))


class WeekPackage(Card):
    """Whether the last full week is exported.

    Args:
        parent: the page.
        opened: goes to the page that exports weeks.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[], None]) -> None:
        super().__init__(parent, tr("Weekly package"), padding=16)
        self._pill = Pill(self.body, Status("", "grey"))
        self._pill.pack(anchor="w")
        self._words = ttk.Label(self.body, style="Quiet.TLabel", justify="left")
        self._words.pack(anchor="w", fill="x", pady=px(self, 6))
        self.button = ttk.Button(
            self.body,
            text=tr("Go to the weekly export"),
            style="PlainInside.TButton",
            command=opened,
        )
        self.button.pack(anchor="w")
        self.body.bind("<Configure>", lambda event: self._words.configure(wraplength=event.width))

    def show(self, counted: Today) -> None:
        """Show the state of the last full week."""
        week, exported_at = counted.week, counted.week_exported_at
        span = f"{days.format_day(week.monday)} – {days.format_day(week.sunday)}"
        if exported_at is None:
            self._pill.status = Status(tr("Not exported yet"), "amber")
            words = tr("The week {span} is over and was not exported yet.").format(span=span)
        else:
            self._pill.status = Status(tr("Exported"), "green")
            words = tr("The week {span} was exported on {moment}.").format(
                span=span, moment=days.format_moment(exported_at)
            )
        self._words.configure(text=words)


def _source(notice: NoticeRecord) -> str:
    until = days.format_day(notice.valid_to) if notice.valid_to else ""
    if notice.source_document and until:
        words = tr("{source} · until {day}")
        return words.format(source=notice.source_document, day=until)
    return tr("until {day}").format(day=until) if until else notice.source_document
