"""Order numbers of the cases of a list: what a virtual list keeps instead of rows."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from db.connection import Database
from db.queries import case_conditions
from db.queries.case_conditions import NEWEST, Condition
from db.records.case_filters import CaseFilter
from db.search import finder

_BATCH: Final = 2_000
_FIRST_PIECE: Final = 2_000
_LARGEST_PIECE: Final = 50_000


def newest(
    database: Database, filters: CaseFilter, before: int = NEWEST, limit: int = 50_000
) -> Sequence[int]:
    """Numbers below `before` that pass the filters, newest first, at most `limit`.

    Fewer than `limit` means that nothing follows.
    """
    first, after = case_conditions.span(filters)
    within = (first, min(before, after))
    listed = _listed(database, filters)
    if listed is not None:
        wanted = sorted({one for one in listed if first <= one < within[1]}, reverse=True)
        # Named cases may be gone: even without a condition their rows are looked at.
        return passing(database, wanted, _on_rows(filters) or [Condition("TRUE")])[:limit]
    if case_conditions.indexed(filters):
        return _by_rows(database, _on_rows(filters), "+c.number", within, limit)
    asked, rest = case_conditions.tokens(filters), case_conditions.unindexed(filters)
    if not asked:
        return _by_rows(database, rest, "c.number", within, limit)
    return _by_words(database, (asked, rest), within, limit)


def matching(database: Database, typed: str, filters: CaseFilter, limit: int) -> Sequence[int]:
    """Numbers of the cases that match what was typed and pass the filters, best first."""
    if not typed.strip():
        return newest(database, filters, limit=limit)
    asked = case_conditions.tokens(filters)
    first, after = case_conditions.span(filters)
    listed = _listed(database, filters)
    known = None if listed is None else frozenset(listed)
    rest = [*case_conditions.indexed(filters), *case_conditions.unindexed(filters)]
    is_plain = known is None and not rest and (first, after) == (-NEWEST, NEWEST)
    room = limit if is_plain else max(limit, _FIRST_PIECE)
    while True:
        found = finder.find(database, typed, asked, room)
        within = [one for one in found if first <= one < after and (known is None or one in known)]
        kept = passing(database, within, rest)
        if len(kept) >= limit or len(found) < room:
            return kept[:limit]
        room *= 8


def count(database: Database, typed: str, filters: CaseFilter, most: int) -> tuple[int, bool]:
    """How many cases match, counted to at most `most`; the flag says whether that is all."""
    if filters.is_empty and not typed.strip():
        return database.value("SELECT count(*) FROM cases"), True
    found = len(matching(database, typed, filters, most + 1))
    return min(found, most), found <= most


def passing(
    database: Database, wanted: Sequence[int], conditions: Sequence[Condition]
) -> list[int]:
    """Those of the cases whose rows meet the conditions, in the order given."""
    if not conditions:
        return list(wanted)
    where = " AND ".join(one.sql for one in conditions)
    parameters = tuple(chain.from_iterable(one.parameters for one in conditions))
    kept: set[int] = set()
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            f"SELECT c.number FROM cases c WHERE c.number IN ({marks}) AND {where}",
            (*part, *parameters),
        )
        kept.update(row[0] for row in rows)
    return [one for one in wanted if one in kept]


def _on_rows(filters: CaseFilter) -> list[Condition]:
    return [
        *case_conditions.indexed(filters),
        *case_conditions.unindexed(filters),
        *case_conditions.as_rows(filters),
    ]


def _by_rows(
    database: Database,
    conditions: Sequence[Condition],
    number: str,
    within: tuple[int, int],
    limit: int,
) -> list[int]:
    """Ask the rows; `number` as "+c.number" keeps the engine from walking along the numbers."""
    every = [Condition(f"{number} >= ?", within[:1]), Condition(f"{number} < ?", within[1:])]
    every.extend(conditions)
    where = " AND ".join(one.sql for one in every)
    parameters = tuple(chain.from_iterable(one.parameters for one in every))
    rows = database.rows(
        f"SELECT c.number FROM cases c WHERE {where} ORDER BY {number} DESC LIMIT ?",
        (*parameters, limit),
    )
    return [row[0] for row in rows]


def _by_words(
    database: Database,
    question: tuple[Sequence[str], Sequence[Condition]],
    within: tuple[int, int],
    limit: int,
) -> list[int]:
    """Walk down the search index in pieces; a rare condition needs longer pieces."""
    asked, rest = question
    first, before = within
    piece = _FIRST_PIECE if rest else limit
    found: list[int] = []
    while len(found) < limit:
        candidates = finder.newest(database, asked, before, piece)
        above = [one for one in candidates if one >= first]
        found.extend(passing(database, above, rest))
        if len(above) < piece:
            break
        before, piece = above[-1], min(piece * 2, max(_LARGEST_PIECE, piece))
    return found[:limit]


def _listed(database: Database, filters: CaseFilter) -> Sequence[int] | None:
    """The cases that are named one by one, or None when none are."""
    if filters.case_ids is None:
        return filters.numbers
    found: list[int] = []
    for start in range(0, len(filters.case_ids), _BATCH):
        part = filters.case_ids[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        rows = database.rows(f"SELECT number FROM cases WHERE id IN ({marks})", part)
        found.extend(row[0] for row in rows)
    if filters.numbers is None:
        return found
    named = frozenset(filters.numbers)
    return [one for one in found if one in named]
