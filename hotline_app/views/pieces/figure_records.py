"""From a figure to its records: the list of cases, or the list of contacts in the reports."""

from collections.abc import Sequence

from db.records.case_filters import CaseFilter
from db.records.statistics import Behind
from db.rules.periods import Period
from hotline_app.desk import DeskContext


def show_cases(desk: DeskContext, wanted: CaseFilter, title: str) -> None:
    """Open the list of cases on those behind a figure."""
    desk.events.announce("show_cases", filter=wanted, title=title)


def show_numbers(desk: DeskContext, numbers: Sequence[int], title: str) -> None:
    """Open the list of cases on exactly these."""
    show_cases(desk, CaseFilter(numbers=tuple(numbers)), title)


def show_contacts(desk: DeskContext, period: Period, figure: Behind, title: str) -> None:
    """Open the reports on the contacts behind a figure."""
    # The page is made when it is first shown: only then does it hear what to show.
    desk.events.announce("go", page="reports")
    desk.events.announce("show_contacts", period=period, figure=figure, title=title)
