"""Handings over of work, newest first."""

import json
from typing import Any, Final

from db.clock import from_text
from db.connection import Database
from db.errors import NotFound
from db.records.hand_overs import HandOver

KIND: Final = "hand_over"
_SELECT: Final = (
    "SELECT m.id, coalesce(f.full_name, ''), coalesce(t.full_name, ''), m.moved, "
    "coalesce(b.full_name, ''), m.created_at, m.undone_at, m.version FROM merges m "
    "LEFT JOIN users f ON f.id = m.merged_id LEFT JOIN users t ON t.id = m.kept_id "
    "LEFT JOIN users b ON b.id = m.created_by"
)


def recent(database: Database, most: int = 200) -> tuple[HandOver, ...]:
    """The newest handings over, also those that were taken back."""
    rows = database.rows(
        f"{_SELECT} WHERE m.kind = ? ORDER BY m.created_at DESC, m.id DESC LIMIT ?", [KIND, most]
    )
    return tuple(map(_read, rows))


def one(database: Database, hand_over_id: str) -> HandOver:
    """The handing over with this id.

    Raises:
        NotFound: no such handing over.
    """
    row = database.row(f"{_SELECT} WHERE m.kind = ? AND m.id = ?", [KIND, hand_over_id])
    if row is None:
        raise NotFound("hand_over", hand_over_id)
    return _read(row)


def _read(row: tuple[Any, ...]) -> HandOver:
    moved = json.loads(row[3])
    return HandOver(
        id=row[0],
        from_name=row[1],
        to_name=row[2],
        reason=moved["reason"],
        case_count=len(moved["cases"]),
        follow_up_count=len(moved["follow_ups"]),
        done_by=row[4],
        done_at=from_text(row[5]),
        undone_at=from_text(row[6]) if row[6] else None,
        version=row[7],
    )
