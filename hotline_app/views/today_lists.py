"""My work by due time, and my follow-ups: two lists of the first page."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from db import clock
from db.records.cases import CaseRow
from db.records.today import DueFollowUp, Today
from db.rules import days
from hotline_app.i18n import ntr, tr
from hotline_app.views.case_words import due_words, is_overdue
from hotline_app.widgets.card import Card
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import Column, TwoLines
from hotline_app.widgets.theme import font_of, px

ROWS = 4
Open = Callable[[str], None]


class WorkList(Card):
    """My open cases, the term that ends first on top.

    Args:
        parent: the page.
        office_code: left out of the codes shown.
        opened: called with the code of a case.
    """

    def __init__(self, parent: tk.Misc, office_code: str, opened: Open) -> None:
        super().__init__(parent, tr("My work by due time"))
        self._prefix = f"{office_code}-"
        columns = (
            Column("due", tr("Due"), self._due, 190),
            Column("case", tr("Case"), self._case, 170, 3),
            Column("matter", tr("Matter"), lambda row: row.summary.partition("\n")[0], 140, 4),
        )
        self.table = _table(self.body, columns, lambda row: opened(row.code))
        self.nothing = _nothing(self.table, tr("No open case is yours."))

    def show(self, counted: Today) -> None:
        """Show the first cases."""
        rows = counted.mine
        self.table.set_rows(len(rows), lambda first, count: rows[first : first + count])
        _show_nothing(self.nothing, bool(rows))
        more = counted.work.mine - len(rows)
        words = ntr("and {count} more", "and {count} more", more).format(count=more)
        self.set_note(words if more > 0 else "")

    def _due(self, row: CaseRow) -> Status:
        if row.due_at is None:
            return Status(tr("No clock"), "grey")
        now = clock.now()
        tone = "red" if is_overdue(row.status, row.due_at, now) else "amber"
        if tone == "amber" and days.vietnam_day(row.due_at) > days.vietnam_day(now):
            tone = "blue"
        return Status(due_words(row.due_at, now), tone)

    def _case(self, row: CaseRow) -> TwoLines:
        return TwoLines(row.person_name or tr("No name given"), row.code.removeprefix(self._prefix))


class FollowUpList(Card):
    """My follow-ups that are due, the oldest on top."""

    def __init__(self, parent: tk.Misc, opened: Open) -> None:
        super().__init__(parent, tr("My follow-ups due"))
        columns = (
            Column("day", tr("Needed by"), self._day, 130),
            Column("what", tr("What"), self._what, 150, 1),
        )
        self.table = _table(self.body, columns, lambda row: opened(row.case_code))
        self.nothing = _nothing(self.table, tr("No follow-up of yours is due."))

    def show(self, counted: Today) -> None:
        """Show the first follow-ups."""
        rows = counted.follow_ups
        self.table.set_rows(len(rows), lambda first, count: rows[first : first + count])
        _show_nothing(self.nothing, bool(rows))
        more = counted.follow_ups_due - len(rows)
        words = ntr("and {count} more", "and {count} more", more).format(count=more)
        self.set_note(words if more > 0 else "")

    def _day(self, row: DueFollowUp) -> Status:
        is_late = row.needed_by < days.vietnam_day(clock.now())
        return Status(days.format_day(row.needed_by), "red" if is_late else "amber")

    def _what(self, row: DueFollowUp) -> TwoLines:
        return TwoLines(row.what, row.person_name or row.case_code)


def _table(body: tk.Misc, columns: tuple[Column, ...], opened: Callable[[Any], None]) -> Table:
    table = Table(body, columns, TableActs(opened=opened))
    lines = sum(font_of(body, name).metrics("linespace") for name in ("Strong", "Small"))
    table.canvas.configure(height=ROWS * max(px(body, 44), lines + px(body, 14)))
    table.pack(fill="both", expand=True)
    return table


def _nothing(table: Table, words: str) -> ttk.Label:
    return ttk.Label(table.canvas, text=words, style="Quiet.TLabel", justify="center")


def _show_nothing(label: ttk.Label, has_rows: bool) -> None:
    if has_rows:
        label.place_forget()
    else:
        label.place(relx=0.5, rely=0.4, anchor="center")
