"""Lists of cases: by search, by filters, by order number."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from db import lookups
from db.choices import CaseStatus, Outcome, Urgency
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.queries import case_lists, denouncers
from db.records.case_filters import CaseFilter
from db.records.case_rows import CaseRow
from db.rules import text
from db.rules.legal_tracks import DENUNCIATION

COUNTED_TO: Final = 1_000
"""Hits are counted to this many until somebody asks for the exact figure."""
ALL: Final = 2**31
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class CasePage:
    """The first rows of a list and how many there are in all."""

    rows: tuple[CaseRow, ...]
    total: int
    is_total_exact: bool
    numbers: Sequence[int] = field(default=(), repr=False)


def resolve_code(database: Database, typed: str) -> str:
    """The full code of the case whose code, or end of code, was typed.

    Raises:
        NotFound: no such case, or several.
    """
    return lookups.case_key(database, typed)[2]


def search(
    database: Database, typed: str = "", filters: CaseFilter | None = None, limit: int = 50
) -> CasePage:
    """The best `limit` cases for what was typed; hits with the exact tones first.

    Nothing that is typed is an error; the total is counted to `COUNTED_TO`.
    """
    asked = filters or CaseFilter()
    is_all = asked.is_empty and not typed.strip()
    # Asked for once: what is counted begins with what is shown.
    most = limit if is_all else max(limit, COUNTED_TO + 1)
    every = case_lists.matching(database, typed, asked, most)
    found = every[:limit]
    shown = _ranked(rows(database, found), typed)
    if len(every) < most:
        return CasePage(tuple(shown), len(every), True, found)
    if is_all:
        total, is_exact = case_lists.count(database, typed, asked, COUNTED_TO)
        return CasePage(tuple(shown), total, is_exact, found)
    return CasePage(tuple(shown), min(len(every), COUNTED_TO), len(every) <= COUNTED_TO, found)


def first(database: Database, typed: str, limit: int) -> list[CaseRow]:
    """The cases `search` shows; nothing is counted, so it may be asked with every key."""
    found = case_lists.matching(database, typed, CaseFilter(), limit)
    return _ranked(rows(database, found), typed)


def _ranked(shown: list[CaseRow], typed: str) -> list[CaseRow]:
    wanted = _with_marks(typed)
    if wanted:
        shown.sort(key=lambda row: 0 if wanted in _shown_text(row) else 1)
    return shown


def _with_marks(typed: str) -> str:
    """What was typed in lower case when it carries marks, else empty: then nothing is ranked."""
    composed = unicodedata.normalize("NFC", typed).lower().strip()
    return composed if text.fold(composed) != composed else ""


def _shown_text(row: CaseRow) -> str:
    return f"{row.person_name}\n{row.employer_name}\n{row.summary}".lower()


def numbers(
    database: Database,
    typed: str = "",
    filters: CaseFilter | None = None,
    limit: int = 1_000_000_000,
) -> Sequence[int]:
    """Order numbers of the cases that match, best first: what a virtual list keeps."""
    return case_lists.matching(database, typed, filters or CaseFilter(), limit)


def rows(database: Database, wanted: Sequence[int]) -> list[CaseRow]:
    """The rows of these cases, in the order asked for; missing ones are left out."""
    found: dict[int, CaseRow] = {}
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        found.update(_read(database, f"c.number IN ({marks})", list(part)))
    return [found[number] for number in wanted if number in found]


def rows_of(database: Database, wanted: Sequence[int]) -> Iterator[CaseRow]:
    """The rows of any number of cases, read as they are used."""
    for start in range(0, len(wanted), _BATCH):
        yield from rows(database, wanted[start : start + _BATCH])


def rows_between(database: Database, first: int, last: int) -> list[CaseRow]:
    """The rows of cases whose number lies in `first`..`last`, oldest first."""
    found = _read(database, "c.number BETWEEN ? AND ?", [first, last])
    return [found[number] for number in sorted(found)]


def _needs(database: Database, where: str, parameters: list[Any]) -> dict[int, list[str]]:
    """Number of a case -> its needs."""
    needs: defaultdict[int, list[str]] = defaultdict(list)
    for number, need in database.rows(
        "SELECT c.number, n.need_id FROM cases c JOIN case_needs n ON n.case_id = c.id "
        f"WHERE {where}",
        parameters,
    ):
        needs[number].append(need)
    return needs


_COLUMNS: Final = (
    "SELECT c.number, c.id, c.code, c.status, c.urgency, coalesce(p.full_name, ''), "
    "coalesce(p.main_phone, ''), coalesce(e.name, ''), coalesce(u.code, ''), c.summary, "
    "coalesce(o.full_name, ''), c.opened_at, "
    "CASE WHEN c.closed_at IS NULL THEN c.answer_due_at END, coalesce(u.name, ''), "
    "c.outcome, c.closed_at, c.updated_at, c.employer_must_not_know, c.employer_id, "
    "c.paused_at, c.legal_track FROM cases c "
    "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN employers e ON e.id = c.employer_id "
    "LEFT JOIN units u ON u.id = c.unit_id LEFT JOIN users o ON o.id = c.owner_id"
)


def _read(database: Database, where: str, parameters: list[Any]) -> dict[int, CaseRow]:
    needs = _needs(database, where, parameters)
    found = database.rows(f"{_COLUMNS} WHERE {where}", parameters)
    secret = denouncers.of_cases(database, (row[2] for row in found if row[20] == DENUNCIATION))
    others = other_names(database, {row[18] for row in found if row[17] and row[18]})
    return {
        row[0]: CaseRow(
            number=row[0],
            id=row[1],
            code=row[2],
            status=CaseStatus(row[3]),
            urgency=Urgency(row[4]),
            person_name=row[5],
            phone=row[6],
            employer_name=row[7],
            unit_code=row[8],
            needs=tuple(needs[row[0]]),
            summary=row[9],
            owner_name=row[10],
            opened_at=from_text(row[11]),
            due_at=from_text_or_none(row[12]),
            unit_name=row[13],
            outcome=Outcome(row[14]) if row[14] else None,
            closed_at=from_text_or_none(row[15]),
            changed_at=from_text(row[16]),
            secret_names=(row[7], *others[row[18]]) if row[17] and row[18] else (),
            paused_at=from_text_or_none(row[19]),
            denouncer=secret.get(row[2]),
        )
        for row in found
    }


def other_names(database: Database, employers: set[str]) -> dict[str, list[str]]:
    """Id of an employer -> its other names; asked only for those who must not know of a case."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if employers:
        marks = ", ".join("?" * len(employers))
        sql = f"SELECT employer_id, name FROM employer_aliases WHERE employer_id IN ({marks})"
        for employer_id, name in database.rows(sql, list(employers)):
            found[employer_id].append(name)
    return found
