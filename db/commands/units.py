"""Union units: grass-roots unions of employers and whatever reform makes of the others."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from db import audit, lookups
from db.choices import UnitKind, YesNoUnknown
from db.commands.counters import next_value
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.identifiers import new_id
from db.models.directory import Employer, Unit, UnitAlias, UnitSuccessor
from db.records.people import Actor
from db.records.workplaces import UnitDraft
from db.rows import insert, update_owned
from db.rules import text
from db.rules.days import format_day, vietnam_day
from db.rules.validity import read_day

FIELDS: Final = (
    *("name", "short_name", "kind", "parent"),
    *("valid_from", "valid_to", "aliases", "successors"),
)
"""In the order of the form; aliases stand one in a line, successors are codes joined by "|"."""
LONGEST_CODE: Final = 40
_LONGEST_FOLDED: Final = 200
_HIGHEST: Final = 50


def add_unit(database: Database, actor: Actor, draft: UnitDraft) -> str:
    """Add a unit; returns its code. With an employer it becomes that employer's union.

    Raises:
        ValidationFailed: fields that cannot be taken.
        NotFound: no such employer.
    """
    with acting(database, actor, "add_unit") as desk:
        problems: dict[str, str] = {}
        code = text.clean_line(draft.code).upper()
        if code and database.value("SELECT 1 FROM units WHERE code = ?", [code]):
            problems["code"] = "unit_exists"
        if len(code) > LONGEST_CODE:
            problems["code"] = "too_long"
        changes = {
            "name": draft.name,
            "short_name": draft.short_name,
            "kind": draft.kind,
            "parent": draft.parent,
            "valid_from": draft.valid_from,
            "valid_to": draft.valid_to,
        }
        columns = _read(desk, code, dict.fromkeys(FIELDS, ""), changes, problems)
        if problems:
            raise ValidationFailed(problems)
        code = code or _new_code(desk)
        unit_id = new_id()
        insert(database, Unit, id=unit_id, code=code, **columns)
        _write_aliases(database, unit_id, columns, draft.aliases)
        if draft.employer_id:
            _join(desk, draft.employer_id, unit_id, columns["parent_code"])
        subject = audit.Subject("units", unit_id)
        audit.record(database, actor, "add_unit", subject, {"code": code, "name": columns["name"]})
        return code


def edit_unit(
    database: Database, actor: Actor, code: str, changes: Mapping[str, str], version: int
) -> int:
    """Change fields of a unit as typed (`FIELDS`); its code stays. Returns the new version.

    Raises:
        NotFound: no such unit.
        ValidationFailed: fields that cannot be taken.
        StaleRecord: the unit was saved since version `version` was read.
    """
    with acting(database, actor, "edit_unit") as desk:
        row = database.row("SELECT id, version FROM units WHERE code = ?", [code])
        if row is None:
            raise NotFound("unit", code)
        unit_id, stored = row
        if stored != version:
            raise StaleRecord("unit", code, version, stored)
        before = stored_values(database, code)
        problems: dict[str, str] = {}
        columns = _read(desk, code, before, changes, problems)
        successors = _successors(database, code, changes, problems)
        if problems:
            raise ValidationFailed(problems)
        _update(database, unit_id, columns)
        aliases = changes.get("aliases", before["aliases"]).splitlines()
        _write_aliases(database, unit_id, {**before, **columns}, tuple(aliases))
        if successors is not None:
            database.execute("DELETE FROM unit_successors WHERE unit_id = ?", [unit_id])
            for successor in successors:
                insert(database, UnitSuccessor, unit_id=unit_id, successor_code=successor)
        after = stored_values(database, code)
        differing = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        audit.record(database, actor, "edit_unit", audit.Subject("units", unit_id), differing)
        return version + 1


def stored_values(database: Database, code: str) -> dict[str, str]:
    """The fields of a unit as they would be typed.

    Raises:
        NotFound: no such unit.
    """
    row = database.row(
        "SELECT id, name, short_name, kind, parent_code, valid_from, valid_to FROM units "
        "WHERE code = ?",
        [code],
    )
    if row is None:
        raise NotFound("unit", code)
    unit_id, name, short_name, kind, parent, first, last = row
    own = {text.fold(name), text.fold(short_name)}
    aliases = [
        alias
        for alias, folded in database.rows(
            "SELECT name, folded FROM unit_aliases WHERE unit_id = ? ORDER BY folded", [unit_id]
        )
        if folded not in own
    ]
    successors = database.rows(
        "SELECT successor_code FROM unit_successors WHERE unit_id = ? ORDER BY 1", [unit_id]
    )
    values = (
        *(name, short_name, kind, parent, _day(first), _day(last)),
        *("\n".join(aliases), "|".join(row[0] for row in successors)),
    )
    return dict(zip(FIELDS, values, strict=True))


def _day(stored: str | None) -> str:
    return format_day(date.fromisoformat(stored)) if stored else ""


def _read(
    desk: Desk,
    code: str,
    before: Mapping[str, str],
    changes: Mapping[str, str],
    problems: dict[str, str],
) -> dict[str, Any]:
    problems.update({name: "unknown_field" for name in changes if name not in FIELDS})
    columns: dict[str, Any] = {}
    for field in ("name", "short_name"):
        if field in changes:
            columns[field] = text.clean_line(changes[field])
    if "name" in columns and not text.fold(columns["name"]):
        problems["name"] = "name_missing"
    if "kind" in changes:
        columns["kind"] = changes["kind"]
        if changes["kind"] not in set(UnitKind):
            problems["kind"] = "unknown_code"
    if "parent" in changes:
        columns["parent_code"] = _parent(desk, code, changes["parent"], problems)
    days = {field: changes.get(field, before[field]) for field in ("valid_from", "valid_to")}
    read = {field: read_day(typed, field, problems) for field, typed in days.items()}
    columns.update({field: day for field, day in read.items() if field in changes})
    first, last = read["valid_from"], read["valid_to"]
    if first is not None and last is not None and last < first:
        problems["valid_to"] = "ends_before_it_begins"
    return columns


def _parent(desk: Desk, code: str, typed: str, problems: dict[str, str]) -> str:
    if not typed.strip():
        return ""
    unit_id = lookups.unit_id(desk.database, typed, vietnam_day(desk.now))
    if unit_id is None:
        problems["parent"] = "unknown_unit"
        return ""
    found: str = desk.database.value("SELECT code FROM units WHERE id = ?", [unit_id])
    above = found
    for _ in range(_HIGHEST):
        if not above or above == code:
            break
        above = desk.database.value("SELECT parent_code FROM units WHERE code = ?", [above])
    if above and above == code:
        problems["parent"] = "unit_under_itself"
    return found


def _successors(
    database: Database, code: str, changes: Mapping[str, str], problems: dict[str, str]
) -> tuple[str, ...] | None:
    if "successors" not in changes:
        return None
    codes = tuple(dict.fromkeys(part for part in changes["successors"].split("|") if part))
    for one in codes:
        if one == code or not database.value("SELECT 1 FROM units WHERE code = ?", [one]):
            problems["successors"] = "unknown_unit"
    return codes


def _update(database: Database, unit_id: str, columns: Mapping[str, Any]) -> None:
    """Units belong to nobody: they have a version but no stamps."""
    names = "".join(f'"{name}" = ?, ' for name in columns)
    values = [value.isoformat() if isinstance(value, date) else value for value in columns.values()]
    database.execute(
        f'UPDATE units SET {names}"version" = "version" + 1 WHERE "id" = ?', [*values, unit_id]
    )


def _write_aliases(
    database: Database, unit_id: str, names: Mapping[str, Any], aliases: tuple[str, ...]
) -> None:
    """Units are found by their spellings: the two names and the others."""
    spellings: dict[str, str] = {}
    for name in (names["name"], names["short_name"], *map(text.clean_line, aliases)):
        if text.fold(name):
            spellings.setdefault(text.fold(name)[:_LONGEST_FOLDED], name)
    database.execute("DELETE FROM unit_aliases WHERE unit_id = ?", [unit_id])
    for folded, name in spellings.items():
        insert(database, UnitAlias, id=new_id(), unit_id=unit_id, name=name, folded=folded)


def _new_code(desk: Desk) -> str:
    while True:
        number = next_value(desk, "unit", 0)
        code = f"{desk.actor.office_code}-CS-{number:04d}"
        if not desk.database.value("SELECT 1 FROM units WHERE code = ?", [code]):
            return code


def _join(desk: Desk, employer_id: str, unit_id: str, parent_code: str) -> None:
    """Make a new unit the grass-roots union of an employer; the unit above takes its cases."""
    row = desk.database.row(
        "SELECT version, upper_unit_id FROM employers WHERE id = ?", [employer_id]
    )
    if row is None:
        raise NotFound("employer", employer_id)
    version, upper = row
    if parent_code:
        upper = desk.database.value("SELECT id FROM units WHERE code = ?", [parent_code])
    update_owned(
        desk.database,
        Employer,
        desk.actor,
        employer_id,
        version,
        has_union=YesNoUnknown.YES,
        grass_roots_unit_id=unit_id,
        upper_unit_id=upper,
    )
