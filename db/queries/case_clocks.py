"""What was changed about the terms of a case."""

from typing import Any

from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.records.case_clocks import ClockChangeKind, ClockChangeRecord


def changes(database: Database, case_id: str, since: str = "") -> tuple[ClockChangeRecord, ...]:
    """The pauses, extensions and steps of the legal track of a case, oldest first.

    Args:
        since: only those recorded at this stored moment or later.
    """
    rows = database.rows(
        "SELECT k.kind, k.clock, k.reason, k.from_at, k.until_at, coalesce(u.full_name, ''), "
        "k.created_at FROM clock_changes k LEFT JOIN users u ON u.id = k.created_by "
        "WHERE k.case_id = ? AND k.created_at >= ? ORDER BY k.created_at, k.id",
        [case_id, since],
    )
    return tuple(_read(row) for row in rows)


def _read(row: tuple[Any, ...]) -> ClockChangeRecord:
    return ClockChangeRecord(
        kind=ClockChangeKind(row[0]),
        clock=row[1],
        reason=row[2],
        from_at=from_text(row[3]),
        until_at=from_text_or_none(row[4]),
        changed_by=row[5],
        changed_at=from_text(row[6]),
    )
