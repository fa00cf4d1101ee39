"""The figures of what is overdue by each term, and of what waits for a decision."""

from functools import partial

from db.clock import now
from db.records.case_clocks import Clock
from db.records.case_filters import CaseFilter
from db.records.today import Today
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.figure_records import show_cases
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
    waiting, own = counted.approvals_for_me, counted.own_proposals
    return [
        Figure(
            "approvals_for_me",
            count_words(waiting),
            tr("Wait for me"),
            "",
            "warn" if waiting else "ink",
            partial(_show_proposals, desk, "me"),
        ),
        Figure(
            "own_proposals",
            count_words(own),
            tr("Proposed by me"),
            "",
            "ink",
            partial(_show_proposals, desk, "mine"),
        ),
    ]


def _show_proposals(desk: DeskContext, chip: str) -> None:
    # The page is made when it is first shown: only then does it hear what to show.
    desk.events.announce("go", page="approvals")
    desk.events.announce("approvals_filtered", chip=chip)


def _show(desk: DeskContext, clock: Clock) -> None:
    wanted = CaseFilter(is_open=True, overdue_clocks=(clock.value,), overdue_at=now())
    title = tr("Overdue: {clock}").format(clock=word("clock", clock))
    show_cases(desk, wanted, title)
