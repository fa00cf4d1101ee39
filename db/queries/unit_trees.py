"""The tree of union units, and one unit with what stands around it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.choices import UnitKind
from db.clock import stored_day
from db.connection import Database
from db.errors import NotFound
from db.queries import units
from db.queries.workplaces import way
from db.records.offices import UnitRecord
from db.records.workplaces import UnitFacts, UnitRow
from db.rules import text
from db.rules.case_states import FINAL


def tree(database: Database, typed: str = "", on: date | None = None) -> tuple[UnitRow, ...]:
    """Every unit below its parent.

    Args:
        typed: words of a name, a code or an alias; units above a hit stay, to say where it is.
        on: only units that stood on this day.
    """
    every = units.all_units(database)
    stood = [unit for unit in every if on is None or _stands(unit, on)]
    counts: dict[str, int] = {
        row[0]: row[1]
        for row in database.rows(
            "SELECT coalesce(grass_roots_unit_id, upper_unit_id), count(*) FROM employers "
            "WHERE grass_roots_unit_id IS NOT NULL OR upper_unit_id IS NOT NULL GROUP BY 1"
        )
    }
    by_code = {unit.code: unit for unit in stood}
    below: defaultdict[str, list[UnitRecord]] = defaultdict(list)
    for unit in stood:
        below[unit.parent_code if unit.parent_code in by_code else ""].append(unit)
    wanted = _with_those_above(stood, by_code, typed)
    found: list[UnitRow] = []
    waiting = [(unit, 0) for unit in reversed(below[""])]
    seen: set[str] = set()
    while waiting:
        unit, depth = waiting.pop()
        if unit.code in seen:
            continue
        seen.add(unit.code)
        if unit.code in wanted:
            found.append(_row(unit, (len(found), depth), counts.get(unit.id, 0)))
        waiting.extend((child, depth + 1) for child in reversed(below[unit.code]))
    return tuple(found)


def facts(database: Database, code: str) -> UnitFacts:
    """One unit with everything that is known of it.

    Raises:
        NotFound: no such unit.
    """
    return counted(database, known(database, code))


def counted(database: Database, unit: UnitFacts) -> UnitFacts:
    """The unit with its employers and the number of its cases: reads every case of the office."""
    employers = _pairs(
        database,
        "SELECT id, name FROM employers WHERE ? IN (grass_roots_unit_id, upper_unit_id) "
        "ORDER BY folded LIMIT 200",
        unit.id,
    )
    return replace(unit, employers=employers, counts=_counts(database, unit.id))


def known(database: Database, code: str) -> UnitFacts:
    """One unit with those above, below, before and after it; nothing is counted.

    Raises:
        NotFound: no such unit.
    """
    row = database.row(
        "SELECT u.id, u.code, u.name, u.short_name, u.kind, u.parent_code, coalesce(p.name, ''), "
        "u.valid_from, u.valid_to, u.version FROM units u "
        "LEFT JOIN units p ON p.code = u.parent_code WHERE u.code = ?",
        [code],
    )
    if row is None:
        raise NotFound("unit", code)
    return _facts_of(database, row)


def _facts_of(database: Database, row: Sequence[Any]) -> UnitFacts:
    """One unit from its row, with the units around it."""
    code = row[1]
    return UnitFacts(
        id=row[0],
        code=code,
        name=row[2],
        short_name=row[3],
        kind=UnitKind(row[4]),
        parent_code=row[5],
        parent_name=row[6],
        valid_from=stored_day(row[7]),
        valid_to=stored_day(row[8]),
        aliases=_aliases(database, row[0], (row[2], row[3])),
        version=row[9],
        way=way(database, row[5]),
        children=_children(database, code),
        successors=_pairs(
            database,
            "SELECT u.code, u.name FROM unit_successors s JOIN units u "
            "ON u.code = s.successor_code WHERE s.unit_id = ? ORDER BY u.code",
            row[0],
        ),
        predecessors=_pairs(
            database,
            "SELECT u.code, u.name FROM unit_successors s JOIN units u ON u.id = s.unit_id "
            "WHERE s.successor_code = ? ORDER BY u.code",
            code,
        ),
    )


def _aliases(database: Database, unit_id: str, names: tuple[str, str]) -> tuple[str, ...]:
    """The spellings beside the two names."""
    own = set(map(text.fold, names))
    rows = database.rows(
        "SELECT name, folded FROM unit_aliases WHERE unit_id = ? ORDER BY folded", [unit_id]
    )
    return tuple(name for name, folded in rows if folded not in own)


def _children(database: Database, code: str) -> tuple[tuple[str, str, date | None], ...]:
    rows = database.rows(
        "SELECT code, name, valid_to FROM units WHERE parent_code = ? ORDER BY code", [code]
    )
    return tuple((child, name, stored_day(last)) for child, name, last in rows)


def _counts(database: Database, unit_id: str) -> dict[str, int]:
    over = ", ".join(f"'{status.value}'" for status in sorted(FINAL))
    row = database.row(
        f"SELECT count(*), count(*) FILTER (WHERE status NOT IN ({over})) FROM cases "
        "WHERE unit_id = ?",
        [unit_id],
    )
    every, still_open = row or (0, 0)
    return {"cases": every, "open_cases": still_open}


def _pairs(database: Database, question: str, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in database.rows(question, [key]))


def _stands(unit: UnitRecord, on: date) -> bool:
    return (unit.valid_from or on) <= on <= (unit.valid_to or on)


def _with_those_above(
    every: list[UnitRecord], by_code: dict[str, UnitRecord], typed: str
) -> set[str]:
    words = text.words(typed)
    wanted: set[str] = set()
    for unit in every:
        spellings = text.fold(" ".join((unit.code, unit.name, unit.short_name, *unit.aliases)))
        if not all(word in spellings for word in words):
            continue
        above: UnitRecord | None = unit
        while above is not None and above.code not in wanted:
            wanted.add(above.code)
            above = by_code.get(above.parent_code)
    return wanted


def _row(unit: UnitRecord, at: tuple[int, int], employer_count: int) -> UnitRow:
    return UnitRow(
        place=at[0],
        id=unit.id,
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        depth=at[1],
        parent_code=unit.parent_code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        successor_codes=unit.successor_codes,
        employer_count=employer_count,
        aliases=unit.aliases,
    )
