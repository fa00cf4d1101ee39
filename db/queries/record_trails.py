"""The audit trail of one record that is no case: who changed what, newest first."""

import json
from typing import Any, Final

from db.clock import from_text
from db.connection import Database
from db.records.person_facts import AuditLine

MOST: Final = 200


def trail(database: Database, table: str, record_id: str) -> tuple[AuditLine, ...]:
    """The latest entries about a record, its changes as texts before and after."""
    rows = database.rows(
        "SELECT a.number, a.at, coalesce(u.full_name, ''), a.act, a.changes FROM audit_entries a "
        "LEFT JOIN users u ON u.id = a.user_id WHERE a.subject_id = ? AND a.subject = ? "
        "ORDER BY a.number DESC LIMIT ?",
        [record_id, table, MOST],
    )
    return tuple(
        AuditLine(row[0], from_text(row[1]), row[2], row[3], _changes(row[4])) for row in rows
    )


def _changes(stored: str) -> tuple[tuple[str, str, str], ...]:
    found = []
    for name, value in json.loads(stored).items():
        before, after = value if isinstance(value, list) and len(value) == 2 else ("", value)
        found.append((name, _text(before), _text(after)))
    return tuple(found)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
