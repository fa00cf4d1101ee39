"""The contacts behind a figure, as a list of any length."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.queries.period_registers import contacts_of
from db.queries.statistics_behind import BehindFigure
from db.records.people import Actor
from db.records.statistics import ContactLine
from db.rules import days
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import count_words, shown_phone
from hotline_app.widgets.card import Card
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, TwoLines
from hotline_app.widgets.theme import px

if TYPE_CHECKING:
    from db.connection import Database


class ContactsBehind(Card):
    """The contacts behind a figure, newest first; Enter opens the case of one.

    Args:
        parent: the page.
        about: who looks, and code of a channel -> its name.
        opened: called with the code of a case.
        back: returns to the figures.
    """

    def __init__(
        self,
        parent: tk.Misc,
        about: tuple[Actor, Mapping[str, str]],
        opened: Callable[[str], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(parent, padding=14)
        self._actor, self._channels = about
        bar = ttk.Frame(self.body, style="Inside.TFrame")
        bar.pack(fill="x", pady=(0, px(self, 8)))
        self.back = ttk.Button(
            bar, text=tr("‹ Back (Esc)"), style="PlainInside.TButton", command=back
        )
        self.back.pack(side="left", padx=(0, px(self, 12)))
        self.title = ttk.Label(bar, style="Heading.TLabel")
        self.title.pack(side="left")
        self.count = ttk.Label(bar, style="Quiet.TLabel")
        self.count.pack(side="right")

        def open_case(line: ContactLine) -> None:
            if line.case_code:
                opened(line.case_code)

        self.table = Table(self.body, self._columns(), TableActs(opened=open_case))
        self.table.pack(fill="both", expand=True)
        self.nothing = ttk.Label(
            self.table.canvas,
            style="Quiet.TLabel",
            text=tr("No contact is behind this figure."),
        )

    def show(self, database: "Database", title: str, found: BehindFigure) -> None:
        """Show the contacts of a figure."""
        self.title.configure(text=title)
        ids = found.contact_ids
        words = ntr("{count} contact", "{count} contacts", found.total)
        words = words.format(count=count_words(found.total))
        if len(ids) < found.total:
            newest = tr("{count}, the newest {shown} are listed")
            words = newest.format(count=words, shown=count_words(len(ids)))
        self.count.configure(text=words)

        def fetch(first: int, count: int) -> Sequence[ContactLine]:
            return contacts_of(database, ids[first : first + count])

        self.table.set_rows(len(ids), fetch)
        if ids:
            self.nothing.place_forget()
            self.table.go_to(0)
        else:
            self.nothing.place(relx=0.5, y=px(self, 60), anchor="n")

    def _columns(self) -> list[Column]:
        def person(line: ContactLine) -> TwoLines:
            phone = shown_phone(line.phone, self._actor.role)
            return TwoLines(line.person_name or tr("No name given"), phone)

        def matter(line: ContactLine) -> TwoLines:
            kind = word("matter_kind", line.matter_kind) or word(
                "non_case_kind", line.non_case_kind
            )
            return TwoLines(kind, line.narrative.strip().partition("\n")[0])

        return [
            Column(
                "at",
                tr("Received"),
                lambda line: days.format_moment(line.received_at),
                142,
                is_quiet=True,
            ),
            Column("channel", tr("Channel"), self._channel, 128, 1),
            Column("person", tr("Worker"), person, 160, 3),
            Column("matter", tr("Matter"), matter, 200, 6),
            Column("case", tr("Case code"), self._case, 134),
            Column("by", tr("Taken by"), lambda line: line.taken_by, 120, 1, is_quiet=True),
        ]

    def _case(self, line: ContactLine) -> str:
        # Every code here begins with the office's own: what tells them apart must not be cut off.
        return line.case_code.removeprefix(f"{self._actor.office_code}-") or "—"

    def _channel(self, line: ContactLine) -> str:
        return self._channels.get(line.channel, line.channel)
