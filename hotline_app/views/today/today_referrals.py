"""Referrals whose answer is overdue, each with what comes next: a list of the first page."""

import tkinter as tk
from collections.abc import Callable

from db import clock
from db.records.referrals import OverdueReferral
from db.records.today import Today
from db.rules import days
from db.rules.reminders import LETTERS, NO_ANSWER
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.pieces.today_lists import DueList
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines


class ReferralList(DueList):
    """What bodies have not answered in time; red may be done today, amber soon.

    Args:
        parent: the page.
        opened: called with the code of a case.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[str], None]) -> None:
        title, nothing = tr("Referrals overdue"), tr("No answer is overdue.")
        super().__init__(parent, title, nothing, lambda row: opened(row.case_code))

    def columns(self) -> tuple[Column, ...]:
        """What comes next, the body and case, how late it is."""
        kinds = (*LETTERS, NO_ANSWER)
        room = max(self.pill_room(word("referral_step", kind)) for kind in kinds)
        return (
            Column("next", tr("What comes next"), _next, room),
            Column("body", tr("Body or office"), _body, 150, 3),
            Column("late", tr("Late by"), _late, 120, 1),
        )

    def show(self, counted: Today) -> None:
        """Show the first ones."""
        self.show_rows(counted.referrals, counted.referrals_overdue)


def _next(row: OverdueReferral) -> Status:
    is_due = row.next_step.is_due(days.vietnam_day(clock.now()))
    return Status(word("referral_step", row.next_step.kind), "red" if is_due else "amber")


def _body(row: OverdueReferral) -> TwoLines:
    parts = (row.case_code, row.document_number)
    return TwoLines(row.agency_name, " · ".join(part for part in parts if part))


def _late(row: OverdueReferral) -> TwoLines:
    late = ntr("{days} day", "{days} days", row.days_late).format(days=row.days_late)
    from_on = days.format_day(row.next_step.from_on)
    return TwoLines(late, tr("next from {day}").format(day=from_on))
