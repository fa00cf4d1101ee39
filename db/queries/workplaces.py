"""Employers: their list, one of them with its way into the union, its cases in figures."""

from array import array
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from db.choices import CaseStatus, YesNoUnknown
from db.clock import from_text
from db.connection import Database
from db.errors import NotFound
from db.records.workplaces import EmployerFacts, EmployerFigures, EmployerRow
from db.rules import text
from db.rules.case_states import FINAL

HIGHEST: Final = 20
"""Units above one another that are followed; a ring of wrong entries must end somewhere."""
_BATCH: Final = 500
_LATEST: Final = 8


def places(database: Database, typed: str = "", union: str = "") -> Sequence[int]:
    """Row numbers of the employers that fit, by name.

    Args:
        typed: words of the name, an alias, the industrial park or the tax code, tone-blind.
        union: only those with this answer to "has it a union" (a `YesNoUnknown`).
    """
    conditions, parameters = ["1 = 1"], []
    for word in text.words(typed):
        conditions.append(
            "(e.folded LIKE ? OR e.tax_code LIKE ? OR EXISTS (SELECT 1 FROM employer_aliases a "
            "WHERE a.employer_id = e.id AND a.folded LIKE ?))"
        )
        parameters += [f"%{word}%", f"{word}%", f"%{word}%"]
    if union:
        conditions.append("e.has_union = ?")
        parameters.append(union)
    rows = database.rows(
        f"SELECT e.rowid FROM employers e WHERE {' AND '.join(conditions)} ORDER BY e.folded",
        parameters,
    )
    return array("q", (row[0] for row in rows))


def rows(database: Database, wanted: Sequence[int]) -> list[EmployerRow]:
    """The rows of these employers, in the order asked for; missing ones are left out."""
    found: dict[int, EmployerRow] = {}
    for start in range(0, len(wanted), _BATCH):
        part = list(wanted[start : start + _BATCH])
        marks = ", ".join("?" * len(part))
        for row in database.rows(
            "SELECT e.rowid, e.id, e.name, e.tax_code, e.industrial_park, e.size, e.has_union, "
            "coalesce(g.name, ''), coalesce(o.name, ''), (SELECT count(*) FROM employer_aliases a "
            "WHERE a.employer_id = e.id) FROM employers e "
            "LEFT JOIN units g ON g.id = e.grass_roots_unit_id "
            f"LEFT JOIN units o ON o.id = e.upper_unit_id WHERE e.rowid IN ({marks})",
            part,
        ):
            found[row[0]] = EmployerRow(
                place=row[0],
                id=row[1],
                name=row[2],
                tax_code=row[3],
                industrial_park=row[4],
                size=row[5],
                has_union=YesNoUnknown(row[6]),
                union_name=row[7],
                upper_union_name=row[8],
                alias_count=row[9],
            )
    return [found[place] for place in wanted if place in found]


def facts(database: Database, employer_id: str) -> EmployerFacts:
    """One employer with the units above it.

    Raises:
        NotFound: no such employer.
    """
    row = database.row(
        "SELECT e.id, e.name, e.tax_code, e.industrial_park, e.size, e.has_union, "
        "coalesce(g.code, ''), coalesce(g.name, ''), coalesce(o.code, ''), coalesce(o.name, ''), "
        "e.address, e.version, e.created_at, coalesce(c.full_name, ''), e.updated_at, "
        "coalesce(w.full_name, '') FROM employers e "
        "LEFT JOIN units g ON g.id = e.grass_roots_unit_id "
        "LEFT JOIN units o ON o.id = e.upper_unit_id LEFT JOIN users c ON c.id = e.created_by "
        "LEFT JOIN users w ON w.id = e.updated_by WHERE e.id = ?",
        [employer_id],
    )
    if row is None:
        raise NotFound("employer", employer_id)
    return _facts_of(database, row)


def _facts_of(database: Database, row: Sequence[Any]) -> EmployerFacts:
    """One employer from its row, with everything that stands in other tables."""
    employer_id = row[0]
    names = database.rows(
        "SELECT name FROM employer_aliases WHERE employer_id = ? ORDER BY folded, id",
        [employer_id],
    )
    first = [(row[6], row[7])] if row[6] else []
    return EmployerFacts(
        id=employer_id,
        name=row[1],
        aliases=tuple(name for (name,) in names),
        tax_code=row[2],
        industrial_park=row[3],
        size=row[4],
        has_union=YesNoUnknown(row[5]),
        union_code=row[6],
        union_name=row[7],
        upper_code=row[8],
        upper_name=row[9],
        address=row[10],
        version=row[11],
        created_at=from_text(row[12]),
        created_by=row[13],
        updated_at=from_text(row[14]),
        updated_by=row[15],
        way=(*first, *way(database, row[8])),
        merged=_merged(database, employer_id),
    )


def way(database: Database, code: str) -> tuple[tuple[str, str], ...]:
    """Code and name of a unit and of everyone above it, the nearest first."""
    found: dict[str, str] = {}
    while code and code not in found and len(found) < HIGHEST:
        row = database.row("SELECT name, parent_code FROM units WHERE code = ?", [code])
        if row is None:
            break
        found[code], code = row
    return tuple(found.items())


def figures(database: Database, employer_id: str) -> EmployerFigures:
    """The cases of an employer by status and need; reads each of them once: ask on a worker."""
    # Kinds of cases are few, whatever their number: the needs of one are told together.
    kinds = database.rows(
        # The limit keeps the engine from looking the needs up twice.
        "SELECT status, needs, count(*) FROM (SELECT c.status AS status, "
        "(SELECT group_concat(n.need_id) FROM case_needs n WHERE n.case_id = c.id) AS needs "
        "FROM cases c WHERE c.employer_id = ? LIMIT -1) GROUP BY 1, 2",
        [employer_id],
    )
    by_status: Counter[CaseStatus] = Counter()
    by_need: Counter[str] = Counter()
    open_by_need: Counter[str] = Counter()
    for code, needs, count in kinds:
        status = CaseStatus(code)
        by_status[status] += count
        for need in needs.split(",") if needs else ():
            by_need[need] += count
            open_by_need[need] += 0 if status in FINAL else count
    return EmployerFigures(
        total=by_status.total(),
        open=sum(count for status, count in by_status.items() if status not in FINAL),
        by_status=by_status,
        by_need=by_need,
        open_by_need=+open_by_need,
        latest=_latest(database, employer_id),
    )


def _latest(
    database: Database, employer_id: str
) -> tuple[tuple[str, CaseStatus, str, datetime], ...]:
    rows = database.rows(
        "SELECT c.code, c.status, c.summary, c.opened_at FROM cases c WHERE c.employer_id = ? "
        "ORDER BY c.number DESC LIMIT ?",
        [employer_id, _LATEST],
    )
    return tuple((row[0], CaseStatus(row[1]), row[2], from_text(row[3])) for row in rows)


def likely_twins(database: Database, employer_id: str) -> list[tuple[str, str]]:
    """Id and name of employers that may be the same: the words of one name are in the other's."""
    name = database.value("SELECT name FROM employers WHERE id = ?", [employer_id])
    own = _telling_words(name or "")
    if not own:
        return []
    condition = " OR ".join(["folded LIKE ?"] * len(own))
    rows = database.rows(
        f"SELECT id, name FROM employers WHERE id <> ? AND ({condition}) ORDER BY folded LIMIT ?",
        [employer_id, *(f"%{word}%" for word in sorted(own)), _BATCH],
    )
    found = []
    for other_id, other in rows:
        words = _telling_words(other)
        if words and (words <= own or own <= words):
            found.append((other_id, other))
    return found[:_LATEST]


def _telling_words(name: str) -> frozenset[str]:
    """The words that tell one employer from another: forms of business do not."""
    forms = "cong ty tnhh mtv cp co phan mot thanh vien hai doanh nghiep xi nghiep va trach nhiem"
    return frozenset(text.words(name)) - frozenset(f"{forms} huu han tap doan chi nhanh".split())


def _merged(database: Database, employer_id: str) -> tuple[tuple[str, str], ...]:
    rows = database.rows(
        "SELECT id, json_extract(moved, '$.row.name') FROM merges "
        "WHERE kept_id = ? AND kind = 'employer' AND undone_at IS NULL ORDER BY created_at",
        [employer_id],
    )
    return tuple((row[0], row[1]) for row in rows)
