"""Notices: those every desk should know on a day, and all of them for the list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.clock import from_text, stored_day
from db.connection import Database
from db.errors import NotFound
from db.records.answer_cards import NoticeRecord

_SELECT = (
    "SELECT n.id, n.title, n.text, n.source_document, n.valid_from, n.valid_to, n.updated_at, "
    "coalesce(u.full_name, ''), n.version FROM notices n "
    "LEFT JOIN users u ON u.id = n.updated_by "
)


def valid_notices(database: Database, on_day: date) -> tuple[NoticeRecord, ...]:
    """The notices to show on a day, newest first."""
    rows = database.rows(
        _SELECT + "WHERE (n.valid_from IS NULL OR n.valid_from <= ?) "
        "AND (n.valid_to IS NULL OR n.valid_to >= ?) ORDER BY n.id DESC",
        [on_day.isoformat(), on_day.isoformat()],
    )
    return tuple(map(_record, rows))


def every_notice(database: Database) -> tuple[NoticeRecord, ...]:
    """Every notice, newest first."""
    return tuple(map(_record, database.rows(_SELECT + "ORDER BY n.id DESC")))


def one(database: Database, notice_id: str) -> NoticeRecord:
    """One notice.

    Raises:
        NotFound: no such notice.
    """
    row = database.row(_SELECT + "WHERE n.id = ?", [notice_id])
    if row is None:
        raise NotFound("notice", notice_id)
    return _record(row)


def _record(row: Sequence[Any]) -> NoticeRecord:
    return NoticeRecord(
        id=row[0],
        title=row[1],
        text=row[2],
        source_document=row[3],
        valid_from=stored_day(row[4]),
        valid_to=stored_day(row[5]),
        updated_at=from_text(row[6]),
        updated_by=row[7],
        version=row[8],
    )
