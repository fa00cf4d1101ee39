"""From what people typed to stored rows: cases, users, units, employers, agencies, registers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from db.choices import CaseStatus
from db.connection import Database
from db.errors import NotFound
from db.queries import office_settings
from db.records.office_settings import Clocks
from db.rules import text
from db.rules.days import WorkingCalendar


def case_key(database: Database, typed: str) -> tuple[str, int, str]:
    """Id, number and full code of the case whose code, or end of code, was typed.

    Raises:
        NotFound: no such case, or the end fits several.
    """
    wanted = text.clean_line(typed).upper()
    row = database.row("SELECT id, number, code FROM cases WHERE code = ?", [wanted])
    if row is None and wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = database.rows(
            "SELECT id, number, code FROM cases WHERE code LIKE ? ORDER BY number DESC LIMIT 2",
            [f"%-{int(wanted):06d}"],
        )
        row = rows[0] if len(rows) == 1 else None
    if row is None:
        raise NotFound("case", typed)
    return row[0], row[1], row[2]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """What an act needs to know of the case it is about."""

    id: str
    number: int
    code: str
    status: CaseStatus
    version: int
    person_id: str | None
    opened_at: str
    employer_must_not_know: bool


def case(database: Database, typed: str) -> OpenCase:
    """The case an act is about.

    Raises:
        NotFound: no such case.
    """
    case_id, _, _ = case_key(database, typed)
    row = database.row(
        "SELECT id, number, code, status, version, person_id, opened_at, employer_must_not_know "
        "FROM cases WHERE id = ?",
        [case_id],
    )
    if row is None:
        raise NotFound("case", typed)
    case_id, number, code, status, version, person_id, opened_at, is_confidential = row
    return OpenCase(
        case_id,
        number,
        code,
        CaseStatus(status),
        version,
        person_id,
        opened_at,
        bool(is_confidential),
    )


def case_numbers_of(database: Database, person_id: str) -> list[int]:
    """Numbers of the cases a person stands in."""
    rows = database.rows(
        "SELECT c.number FROM case_people cp JOIN cases c ON c.id = cp.case_id "
        "WHERE cp.person_id = ?",
        [person_id],
    )
    return [row[0] for row in rows]


def user_id(database: Database, name: str) -> str | None:
    """Id of the active user with this sign-in name or full name."""
    wanted = text.clean_line(name)
    found: str | None = database.value(
        "SELECT id FROM users WHERE is_active AND (name = ? OR full_name = ?)", [wanted, wanted]
    )
    return found


def unit_key(database: Database, typed: str, on: date) -> tuple[str, str] | None:
    """Id and code of the unit with this code, name or alias; of several the one valid on `on`."""
    wanted = text.clean_line(typed)
    exact = database.row("SELECT id, code FROM units WHERE code = ?", [wanted.upper()])
    if exact is not None:
        return exact[0], exact[1]
    rows = database.rows(
        "SELECT DISTINCT u.id, u.code, u.valid_from, u.valid_to FROM unit_aliases a "
        "JOIN units u ON u.id = a.unit_id WHERE a.folded = ?",
        [text.fold(wanted)],
    )
    day = on.isoformat()
    valid = [row for row in rows if (row[2] or "") <= day <= (row[3] or "9999")]
    best = valid or rows
    return (best[0][0], best[0][1]) if best else None


def unit_id(database: Database, typed: str, on: date) -> str | None:
    """Id of the unit with this code, name or alias; of several the one valid on `on`."""
    found = unit_key(database, typed, on)
    return None if found is None else found[0]


class Workplace(NamedTuple):
    """An employer that is stored: its id, its name, the union above it if known."""

    id: str
    name: str
    upper_unit_id: str | None


def workplace(database: Database, typed: str) -> Workplace | None:
    """The employer with this name or alias."""
    folded = text.fold(text.clean_line(typed))
    row = database.row("SELECT id, name, upper_unit_id FROM employers WHERE folded = ?", [folded])
    if row is None:
        row = database.row(
            "SELECT e.id, e.name, e.upper_unit_id FROM employer_aliases a "
            "JOIN employers e ON e.id = a.employer_id WHERE a.folded = ?",
            [folded],
        )
    return None if row is None else Workplace(*row)


def agency_id(database: Database, typed: str) -> str | None:
    """Id of the active agency with this id, name or other name."""
    wanted = text.clean_line(typed)
    folded = text.fold(wanted)
    found: str | None = database.value(
        "SELECT id FROM agencies WHERE is_active AND (id = ? OR folded = ?)", [wanted, folded]
    )
    if found is not None or not folded:
        return found
    rows = database.rows("SELECT id, aliases FROM agencies WHERE is_active AND aliases <> ''")
    named = (row[0] for row in rows if folded in map(text.fold, row[1].split("|")))
    return next(named, None)


def codes_of(database: Database, register: str) -> frozenset[str]:
    """The active codes of a register, "needs" or "channels"; remembered for the open database."""
    known: dict[str, Any] = database.memory
    key = f"codes:{register}"
    if key not in known:
        table = {"needs": "needs", "channels": "channels"}[register]
        known[key] = frozenset(
            row[0] for row in database.rows(f"SELECT code FROM {table} WHERE is_active")
        )
    codes: frozenset[str] = known[key]
    return codes


def calendar(database: Database) -> WorkingCalendar:
    """The working-day calendar of the office; remembered for the open database."""
    if "calendar" not in database.memory:
        rows = database.rows("SELECT day, kind FROM holidays")
        off = frozenset(
            date.fromisoformat(day) for day, kind in rows if kind != "compensation_work"
        )
        on = frozenset(date.fromisoformat(day) for day, kind in rows if kind == "compensation_work")
        database.memory["calendar"] = WorkingCalendar(off, on)
    found: WorkingCalendar = database.memory["calendar"]
    return found


def clocks(database: Database) -> Clocks:
    """The terms of cases of the office; remembered for the open database."""
    if "clocks" not in database.memory:
        database.memory["clocks"] = office_settings.clocks(database)
    found: Clocks = database.memory["clocks"]
    return found
