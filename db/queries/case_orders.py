"""The numbers of a whole list in any order, piece by piece; the first piece as soon as possible.

Where an index holds the order it is walked; status, urgency, unit and officer are groups, each of
which the search index gives newest first; a short list is sorted here. Longer lists are never
sorted in Python, because one call that sorts a million values holds up the window's thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from db.connection import Database
from db.queries import case_conditions, case_lists, case_sorting, cases
from db.queries.case_conditions import NEWEST
from db.queries.case_sorting import GROUPED, PIECE
from db.records.case_filters import ListQuestion

FIRST: Final = 1_000
SHORT: Final = 20_000
"""A list up to this long is read and sorted in one go."""
MEDIUM: Final = 100_000
"""A list up to this long is sorted by the engine; longer ones are picked from a stored order."""
RANKED: Final = 200


def pieces(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    """The numbers of the cases of a list; each piece begins where the last one ended."""
    if question.is_best_first:
        yield from _best_first(database, question)
    elif question.order.by == "received":
        yield from _by_number(database, question)
    elif question.filters.is_empty and not question.typed.strip():
        yield from _walk(database, question, None)
    else:
        yield from _sorted(database, question)


def _best_first(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    """Matches with the exact tones, then the order of the search."""
    typed, filters = question.typed, question.filters
    found = case_lists.matching(database, typed, filters, FIRST)
    first = found
    if not typed.isascii():
        best = [row.number for row in cases.search(database, typed, filters, RANKED).rows]
        known = frozenset(best)
        first = [*best, *(number for number in found if number not in known)]
    yield first
    if len(found) == FIRST:
        known = frozenset(first)
        every = case_lists.matching(database, typed, filters, 2**31)
        for start in range(0, len(every), PIECE):
            yield [one for one in every[start : start + PIECE] if one not in known]


def _by_number(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    if question.order.is_descending:
        yield from _newest(database, question)
        return
    if question.filters.is_empty and not question.typed.strip():
        yield from _fetched(database, "SELECT number FROM cases ORDER BY number", ())
        return
    newest_first = list(_newest(database, question))
    for piece in reversed(newest_first):
        yield piece[::-1]


def _newest(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    if question.typed.strip() or case_conditions.is_selective(question.filters):
        # Asked for once: every further piece would cost as much as the whole.
        found = case_lists.matching(database, question.typed, question.filters, 2**31)
        yield from (found[start : start + PIECE] for start in range(0, len(found), PIECE))
        return
    before, size = NEWEST, FIRST
    while True:
        piece = case_lists.newest(database, question.filters, before, size)
        yield piece
        if len(piece) < size:
            return
        before, size = piece[-1], PIECE


def _sorted(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    """Sort what is wanted; how depends on how much it is."""
    typed, filters, order = question.typed, question.filters, question.order
    short = case_lists.matching(database, typed, filters, SHORT + 1)
    if len(short) <= SHORT:
        yield case_sorting.sort_short(database, short, order)
        return
    is_of_index = not typed.strip() and not case_conditions.is_selective(filters)
    if order.by in GROUPED and is_of_index:
        yield from _by_groups(database, question)
        return
    every = case_lists.matching(database, typed, filters, 2**31)
    if order.by in GROUPED:
        yield from case_sorting.in_groups(database, every, order)
    elif len(every) <= MEDIUM:
        yield from _fetched(database, *case_sorting.sorting_statement(every, order))
    else:
        yield from _walk(database, question, every)


def _walk(
    database: Database, question: ListQuestion, wanted: Sequence[int] | None
) -> Iterator[Sequence[int]]:
    """Go along an order that is stored; `wanted` is None when every case is."""
    if question.order.by in GROUPED:
        yield from _by_groups(database, question)
        return
    where = ""
    parameters: tuple[str, ...] = ()
    if wanted is not None:
        # As text, because that many marks do not fit into a statement.
        where = " AND +c.number IN (SELECT value FROM json_each(?))"
        parameters = (case_sorting.as_json(wanted),)
    down = "DESC" if question.order.is_descending else "ASC"
    for statement in _WALKS[question.order.by]:
        yield from _fetched(database, statement.format(where=where, down=down), parameters)


_WALKS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "SELECT c.number FROM persons p INDEXED BY persons_sort_key "
        "CROSS JOIN cases c ON c.person_id = p.id WHERE p.sort_key > ''{where} "
        "ORDER BY p.sort_key {down}",
        "SELECT c.number FROM persons p INDEXED BY persons_sort_key "
        "CROSS JOIN cases c ON c.person_id = p.id WHERE p.sort_key = ''{where}",
        "SELECT c.number FROM cases c WHERE c.person_id IS NULL{where} ORDER BY c.number DESC",
    ),
    "due": (
        "SELECT c.number FROM cases c INDEXED BY cases_answer_due WHERE c.closed_at IS NULL "
        "AND c.answer_due_at IS NOT NULL{where} ORDER BY c.answer_due_at {down}",
        "SELECT c.number FROM cases c INDEXED BY cases_answer_due WHERE c.closed_at IS NULL "
        "AND c.answer_due_at IS NULL{where} ORDER BY +c.number DESC",
        "SELECT c.number FROM cases c INDEXED BY cases_closed WHERE c.closed_at IS NOT NULL{where} "
        "ORDER BY +c.number DESC",
    ),
    "changed": (
        "SELECT c.number FROM cases c WHERE TRUE{where} "
        "ORDER BY c.updated_at {down}, c.number {down}",
    ),
}
"""Order -> statements whose rows follow each other."""


def _by_groups(database: Database, question: ListQuestion) -> Iterator[Sequence[int]]:
    for group in case_sorting.groups(database, question.order):
        narrowed = question.filters.narrowed_by(group)
        for piece in _newest(database, ListQuestion(question.typed, narrowed)):
            if piece:
                yield piece


def _fetched(
    database: Database, statement: str, parameters: Sequence[Any]
) -> Iterator[Sequence[int]]:
    cursor, size = database.execute(statement, parameters), FIRST
    while rows := cursor.fetchmany(size):
        yield [row[0] for row in rows]
        size = PIECE
