"""My work by due time, and my follow-ups: two lists of the first page."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

import ttkbootstrap as ttk

from db import clock
from db.records.case_rows import CaseRow
from db.records.today import DueFollowUp, Today
from db.rules import days
from db.rules.case_clocks import ANSWERED
from hotline_app.i18n import ntr, tr
from hotline_app.views.pieces.case_words import (
    count_words,
    counted_until,
    due_words,
    is_overdue,
    status_pill,
)
from hotline_app.widgets.card import Card
from hotline_app.widgets.pill import Status, pill_width
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, TwoLines
from hotline_app.widgets.theme import font_of, px

ROWS, FEWEST = 4, 2
Open = Callable[[str], None]


class DueList(Card):
    """A list whose first column is a pill: it is as wide as its words need in the letters in use.

    Args:
        parent: the page.
        title: of the card.
        nothing: words for an empty list.
        opened: called with the record of a row.
    """

    def __init__(
        self, parent: tk.Misc, title: str, nothing: str, opened: Callable[[Any], None]
    ) -> None:
        super().__init__(parent, title, padding=2, indent=14)
        self.table = Table(self.body, self.columns(), TableActs(opened=opened))
        self.table.pack(fill="both", expand=True, pady=(0, px(self, 8)))
        self.nothing = ttk.Label(self.table.canvas, text=nothing, style="Quiet.TLabel")
        self.table.bind("<Configure>", lambda _event: self.repaint())
        self._fit_height(0)

    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right; a subclass gives them."""
        raise AssertionError("a list has columns")

    def repaint(self) -> None:
        """Take other letters or another width; what there is no room for is left out."""
        columns, width = self.columns(), self.table.winfo_width()
        while width > 1 and len(columns) > 2:
            if sum(px(self, column.width) for column in columns) <= width:
                break
            columns = columns[:-1]
        spans = [column.width for column in columns]
        if spans != [column.width for column in self.table.columns]:
            self.table.set_columns(columns)

    def show_rows(self, rows: Sequence[Any], total: int) -> None:
        """Show the first rows, and how many more there are."""
        self._fit_height(len(rows))
        self.table.set_rows(len(rows), lambda first, count: rows[first : first + count])
        if rows:
            self.nothing.place_forget()
        else:
            self.nothing.place(relx=0.5, rely=0.4, anchor="center")
        more = total - len(rows)
        words = ntr("{count} more", "{count} more", more)
        self.set_note(words.format(count=count_words(more)) if more > 0 else "")

    def _fit_height(self, rows: int) -> None:
        """Be as high as the rows there are: an empty list leaves its room to what follows."""
        lines = sum(font_of(self, name).line_height for name in ("Strong", "Small"))
        shown = min(max(rows, FEWEST), ROWS)
        self.table.canvas.configure(height=shown * max(px(self, 44), lines + px(self, 14)))

    def pill_room(self, words: str) -> int:
        """Width of a column for a pill with these words, for 96 dots per inch."""
        return round((pill_width(self, words) + px(self, 26)) * 100 / px(self, 100))


class WorkList(DueList):
    """My open cases, the term that ends first on top.

    Args:
        parent: the page.
        office_code: left out of the codes shown.
        opened: called with the code of a case.
    """

    def __init__(self, parent: tk.Misc, office_code: str, opened: Open) -> None:
        self._prefix = f"{office_code}-"
        self._absent: frozenset[str] = frozenset()
        title, nothing = tr("My work by due time"), tr("No open case is yours.")
        super().__init__(parent, title, nothing, lambda row: opened(row.code))

    def columns(self) -> tuple[Column, ...]:
        """Due time, person and code, matter."""
        late = ntr("Overdue by {days} day", "Overdue by {days} days", 9_999).format(days=9_999)
        return (
            Column("due", tr("Due"), self._due, self.pill_room(late)),
            Column("case", tr("Case"), self._case, 150, 3),
            Column("matter", tr("Matter"), lambda row: row.summary.partition("\n")[0], 110, 4),
        )

    def show(self, counted: Today) -> None:
        """Show the first cases."""
        self._absent = frozenset(counted.stands_in_for)
        self.show_rows(counted.mine, counted.work.mine)

    def _due(self, row: CaseRow) -> Status:
        if row.due_at is None:
            return Status(tr("No clock"), "grey")
        now = clock.now()
        is_late = is_overdue(row.status, row.due_at, counted_until(row.paused_at, now))
        if not is_late and row.paused_at is not None:
            return Status(tr("Paused"), "violet")
        if not is_late and row.status in ANSWERED:
            return status_pill(row.status) or Status("", "grey")
        tone = "red" if is_late else "amber"
        if tone == "amber" and days.vietnam_day(row.due_at) > days.vietnam_day(now):
            tone = "blue"
        return Status(due_words(row.due_at, now), tone)

    def _case(self, row: CaseRow) -> TwoLines:
        code = row.code.removeprefix(self._prefix)
        if row.owner_name in self._absent:
            code = f"{instead_words(row.owner_name)} · {code}"
        return TwoLines(row.person_name or tr("No name given"), code)


class FollowUpList(DueList):
    """My follow-ups that are due, the oldest on top."""

    def __init__(self, parent: tk.Misc, opened: Open, to_calls: Callable[[], None]) -> None:
        title, nothing = tr("My follow-ups due"), tr("No follow-up of yours is due.")
        super().__init__(parent, title, nothing, lambda row: opened(row.case_code))
        self.calls = ttk.Button(self.body, style="PlainInside.TButton", command=to_calls)

    def columns(self) -> tuple[Column, ...]:
        """Day and what is to be done."""
        return (
            Column("day", tr("Needed by"), self._day, self.pill_room("30/12/2026")),
            Column("what", tr("What"), self._what, 150, 1),
        )

    def show(self, counted: Today) -> None:
        """Show the first follow-ups, and how many people wait for a call now."""
        if counted.calls_now:
            words = ntr("{count} to call now", "{count} to call now", counted.calls_now)
            self.calls.configure(text=words.format(count=count_words(counted.calls_now)))
            gap = px(self, 14)
            self.calls.pack(side="bottom", anchor="e", padx=gap, pady=(0, gap), before=self.table)
        else:
            self.calls.pack_forget()
        self.show_rows(counted.follow_ups, counted.follow_ups_due)

    def _day(self, row: DueFollowUp) -> Status:
        is_late = row.needed_by < days.vietnam_day(clock.now())
        return Status(days.format_day(row.needed_by), "red" if is_late else "amber")

    def _what(self, row: DueFollowUp) -> TwoLines:
        about = row.person_name or row.case_code
        if row.done_for:
            about = f"{instead_words(row.done_for)} · {about}"
        return TwoLines(row.what, about)


def instead_words(name: str) -> str:
    """In whose place somebody works."""
    return tr("in place of {name}").format(name=name)
