"""Union units with their validity."""

from collections import defaultdict
from datetime import date

from db.choices import UnitKind
from db.clock import stored_day
from db.connection import Database
from db.records.offices import UnitRecord


def all_units(database: Database, on: date | None = None) -> tuple[UnitRecord, ...]:
    """Every unit, or with `on` those that existed on that day; in the order they are shipped."""
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for unit_id, name in database.rows("SELECT unit_id, name FROM unit_aliases ORDER BY name"):
        aliases[unit_id].append(name)
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for unit_id, code in database.rows("SELECT unit_id, successor_code FROM unit_successors"):
        successors[unit_id].append(code)
    rows = database.rows(
        "SELECT id, code, name, short_name, kind, parent_code, valid_from, valid_to FROM units "
        "ORDER BY gso_code = '', gso_code, code"
    )
    wanted = on.isoformat() if on else None
    return tuple(
        UnitRecord(
            id=row[0],
            code=row[1],
            name=row[2],
            short_name=row[3],
            kind=UnitKind(row[4]),
            parent_code=row[5],
            valid_from=stored_day(row[6]),
            valid_to=stored_day(row[7]),
            aliases=tuple(alias for alias in aliases[row[0]] if alias != row[2]),
            successor_codes=tuple(successors[row[0]]),
        )
        for row in rows
        if wanted is None or (row[6] or "") <= wanted <= (row[7] or "9999")
    )
