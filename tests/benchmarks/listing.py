"""The list of cases at several sizes: every order and the usual filters, first rows and whole.

At a million cases the first rows of every order that an index or the search holds are there within
some hundredths of a second; names are walked along their index (random reads: seconds for the
whole, the first rows at once), the last change has no index and is sorted by the engine.
"""

from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter

from db.connection import Database
from db.queries.case_orders import pieces
from db.records.case_filters import ORDERS, CaseFilter, CaseOrder, ListQuestion
from tests.benchmarks.offices import START, Ground
from tests.benchmarks.tables import milliseconds, show


def _questions(size: int) -> Iterator[tuple[str, ListQuestion]]:
    half = START + timedelta(seconds=15 * size)
    for by in ORDERS:
        yield f"all, by {by}", ListQuestion(order=CaseOrder(by, False))
    for by in ("received", "name", "due"):
        is_open = CaseFilter(is_open=True)
        yield f"open, by {by}", ListQuestion(filters=is_open, order=CaseOrder(by, False))
    yield "overdue, newest", ListQuestion(filters=CaseFilter(due_before=half))
    yield "unassigned, newest", ListQuestion(filters=CaseFilter(is_unassigned=True))
    yield "one channel, newest", ListQuestion(filters=CaseFilter(channels=("hotline",)))
    week = CaseFilter(opened_from=half.date(), opened_to=half.date() + timedelta(days=6))
    yield "opened in a week", ListQuestion(filters=week)
    yield "opened in a week, by name", ListQuestion(filters=week, order=CaseOrder("name", False))
    yield "typed, by name", ListQuestion("nguyen", order=CaseOrder("name", False))


def run(ground: Ground, size: int) -> None:
    """Fill an office with `size` cases and ask for each list as a window does."""
    database, _ = ground.filled("listing.sqlite3", size)
    database.execute(
        "UPDATE cases SET answer_due_at = strftime('%Y-%m-%dT%H:%M:%S.000Z', opened_at, '+7 days') "
        "WHERE closed_at IS NULL"
    )
    rows = [("", "first rows", "whole", "cases")]
    rows += [(name, *_asked(database, question)) for name, question in _questions(size)]
    show(f"Lists of cases at {size:,} cases", rows)
    database.close()


def _asked(database: Database, question: ListQuestion) -> tuple[str, str, str]:
    start, first, count = perf_counter(), 0.0, 0
    for piece in pieces(database, question):
        first = first or perf_counter() - start
        count += len(piece)
    return milliseconds(first), milliseconds(perf_counter() - start), f"{count:,}"
