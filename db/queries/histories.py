"""The audit trail of one case, read for people: names instead of ids, before beside after."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from db import lookups
from db.clock import from_text
from db.connection import Database
from db.records.case_ties import HistoryEntry

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMED: Final = (
    ("users", "full_name"),
    ("agencies", "name"),
    ("employers", "name"),
    ("units", "name"),
    ("persons", "full_name"),
)
"""Tables whose records people know by name."""


def of_case(database: Database, typed: str) -> tuple[HistoryEntry, ...]:
    """Every entry about a case, newest first; merges are told on both cases.

    The handing over of a colleague's work is told on each case that went over.

    Raises:
        NotFound: no such case.
    """
    case_id, _, _ = lookups.case_key(database, typed)
    rows = database.rows(
        "SELECT a.number, a.at, coalesce(u.full_name, ''), a.act, a.changes FROM audit_entries a "
        "LEFT JOIN users u ON u.id = a.user_id WHERE a.case_id = ? OR a.number IN "
        "(SELECT e.number FROM merges m JOIN audit_entries e ON e.case_id = m.kept_id "
        "AND e.subject_id = m.id WHERE m.merged_id = ?) OR a.number IN "
        "(SELECT e.number FROM case_links l JOIN audit_entries e ON e.case_id = l.case_id "
        "AND e.subject_id = l.id WHERE l.linked_case_id = ?) OR a.number IN "
        "(SELECT e.number FROM merges m JOIN audit_entries e ON e.subject_id = m.id "
        "WHERE m.kind = 'hand_over' AND m.moved LIKE ?) ORDER BY a.number DESC",
        [case_id, case_id, case_id, f"%{case_id}%"],
    )
    changes = [json.loads(row[4] or "{}") for row in rows]
    names = _names(database, {text for one in changes for text in _ids(one.values())})
    return tuple(
        HistoryEntry(row[0], from_text(row[1]), row[2], row[3], tuple(_changes(one, names)))
        for row, one in zip(rows, changes, strict=True)
    )


def _ids(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, list):
            yield from _ids(value)
        elif isinstance(value, str) and _ID.fullmatch(value):
            yield value


def _names(database: Database, ids: set[str]) -> dict[str, str]:
    """Id -> name; an id that stands for nothing people know is the empty text."""
    found = dict.fromkeys(ids, "")
    for table, column in _NAMED:
        for record_id in ids:
            name = database.value(f"SELECT {column} FROM {table} WHERE id = ?", [record_id])
            found[record_id] = found[record_id] or name or ""
    return found


def _changes(
    changes: dict[str, Any], names: dict[str, str]
) -> Iterator[tuple[str, str | None, str]]:
    def shown(value: Any) -> str:
        if isinstance(value, list):
            return "|".join(shown(part) for part in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        text = "" if value is None else str(value)
        return names.get(text, text)

    for name, value in changes.items():
        if isinstance(value, list) and len(value) == 2:
            before, after = shown(value[0]), shown(value[1])
            if before or after:
                yield name, before, after
        elif after := shown(value):
            yield name, None, after
