"""The figures of what is overdue by each term, and of what waits for a decision."""

from functools import partial

from db.clock import now
from db.records.case_clocks import Clock
from db.records.case_filters import CaseFilter
from db.records.today import Today
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.case_words import count_words
from hotline_app.views.figure_records import show_cases
from hotline_app.widgets.figure_tile import Figure


def overdue_figures(desk: DeskContext, counted: Today) -> list[Figure]:
    """A figure for each term; each opens the cases behind it."""
    return [
        Figure(
            f"overdue_{clock}",
            count_words(number),
            word("clock", clock),
            "",
            "problem" if number else "ink",
            partial(_show, desk, clock),
        )
        for clock, number in counted.overdue
    ]


def approval_figures(desk: DeskContext, counted: Today) -> list[Figure]:
    """What waits for who sits here, and what they proposed themselves."""
    go = partial(desk.events.announce, "go", page="approvals")
    waiting, own = counted.approvals_for_me, counted.own_proposals
    return [
        Figure(
            "approvals_for_me",
            count_words(waiting),
            tr("Wait for me"),
            "",
            "warn" if waiting else "ink",
            go,
        ),
        Figure("own_proposals", count_words(own), tr("Proposed by me"), "", "ink", go),
    ]


def _show(desk: DeskContext, clock: Clock) -> None:
    wanted = CaseFilter(is_open=True, overdue_clocks=(clock.value,), overdue_at=now())
    title = tr("Overdue: {clock}").format(clock=word("clock", clock))
    show_cases(desk, wanted, title)
