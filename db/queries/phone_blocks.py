"""Numbers the desk need not answer until a day."""

from datetime import date

from db.clock import from_text
from db.connection import Database
from db.records.desk_aids import PhoneBlockRecord

_COLUMNS = (
    "SELECT b.id, b.e164, b.reason, b.until_on, coalesce(u.full_name, ''), b.created_at, b.version "
    "FROM phone_blocks b LEFT JOIN users u ON u.id = b.created_by "
    "WHERE b.lifted_at IS NULL AND b.until_on >= ? "
)


def of_number(database: Database, e164: str, on: date) -> PhoneBlockRecord | None:
    """The block of a number that stands on a day, or None."""
    rows = database.rows(
        _COLUMNS + "AND b.e164 = ? ORDER BY b.until_on DESC LIMIT 1", [on.isoformat(), e164]
    )
    return _record(rows[0]) if rows else None


def standing(database: Database, on: date) -> tuple[PhoneBlockRecord, ...]:
    """Every block that stands on a day, the soonest to end first."""
    rows = database.rows(_COLUMNS + "ORDER BY b.until_on, b.e164", [on.isoformat()])
    return tuple(_record(row) for row in rows)


def _record(row: tuple[str, ...]) -> PhoneBlockRecord:
    block_id, e164, reason, until_on, name, created_at, version = row
    return PhoneBlockRecord(
        id=block_id,
        e164=e164,
        reason=reason,
        until_on=date.fromisoformat(until_on),
        blocked_by=name,
        blocked_at=from_text(created_at),
        version=int(version),
    )
