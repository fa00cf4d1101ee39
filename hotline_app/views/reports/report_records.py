"""From a figure of the statistics to its records, looked up on the worker."""

from collections.abc import Callable
from datetime import datetime

from db.queries.statistics_behind import BehindFigure
from db.records.statistics import Behind
from db.rules.periods import Period
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Tasks
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.figure_records import show_numbers
from hotline_app.views.reports.period_words import short_words
from hotline_app.views.reports.report_contacts import ContactsBehind
from hotline_app.views.reports.report_work import find_behind


class ReportRecords:
    """Opens the list of cases, or shows the list of contacts.

    Args:
        desk: what the page works with.
        tasks: the page's own worker.
        contacts: the list of contacts.
        to_front: brings that list to the front.
    """

    def __init__(
        self,
        desk: DeskContext,
        tasks: Tasks,
        contacts: ContactsBehind,
        to_front: Callable[[], None],
    ) -> None:
        self._desk, self._tasks = desk, tasks
        self._contacts, self._to_front = contacts, to_front

    def open(self, period: Period, figure: Behind, title: str, at: datetime | None = None) -> None:
        """Open what stands behind a figure of a period, as it was counted at an instant."""
        desk = self._desk

        def done(found: BehindFigure) -> None:
            if self._contacts.winfo_exists():
                self._show(found, f"{title} · {short_words(period)}")

        job = Job(lambda _: find_behind(desk, period, figure, at), done, replaces="behind")
        self._tasks.run(job)

    def _show(self, found: BehindFigure, title: str) -> None:
        if found.kind == "cases":
            if found.is_cut:
                words = tr("{title} · the newest {shown} of {count}")
                shown, count = count_words(len(found.case_numbers)), count_words(found.total)
                title = words.format(title=title, shown=shown, count=count)
            show_numbers(self._desk, found.case_numbers, title)
            return
        self._to_front()
        self._contacts.show(self._desk.database, title, found)
        self._contacts.table.focus_set()
