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
_SAID_ALONE: Final = frozenset({"reason", "checked_on"})
"""Told although nothing stood there before."""


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


def of_record(database: Database, table: str, record_id: str, most: int) -> list[HistoryEntry]:
    """The latest entries about a record that is no case, newest first.

    What was stored when the record was new is not told: the record itself says it. Of what is
    long or nested only the name is told, with "" before and after.
    """
    rows = database.rows(
        "SELECT a.number, a.at, coalesce(u.full_name, ''), a.act, a.changes FROM audit_entries a "
        "LEFT JOIN users u ON u.id = a.user_id WHERE a.subject_id = ? AND a.subject = ? "
        "ORDER BY a.number DESC LIMIT ?",
        [record_id, table, most],
    )
    found = []
    for number, at, by, act, stored in rows:
        changes = {
            name: value
            for name, value in json.loads(stored or "{}").items()
            if name in _SAID_ALONE or _is_pair(name, value)
        }
        names = _names(database, set(_ids(changes.values())))
        told = [
            (name, "", "") if any(map(_is_nested, value)) else one
            for name, value in changes.items()
            for one in _changes({name: value}, names)
        ]
        found.append(HistoryEntry(number, from_text(at), by, act, tuple(told)))
    return found


def _is_pair(name: str, value: Any) -> bool:
    """Whether it is before and something else after; two needs of a new card are not."""
    if not isinstance(value, list) or len(value) != 2 or value[0] == value[1]:
        return False
    return name != "needs" or all(isinstance(part, list) for part in value)


def _is_nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(part, list) for part in value)


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
