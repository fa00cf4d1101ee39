"""The editable registers: needs and channels."""

from db.connection import Database
from db.records.offices import NamedCode


def needs(database: Database) -> tuple[NamedCode, ...]:
    """The taxonomy of needs, in the order of the form."""
    return _register(database, "needs")


def channels(database: Database) -> tuple[NamedCode, ...]:
    """The channels of the office, in the order of the form."""
    return _register(database, "channels")


def _register(database: Database, table: str) -> tuple[NamedCode, ...]:
    rows = database.rows(
        f"SELECT code, name_vi, name_en, is_active FROM {table} ORDER BY position, code"
    )
    return tuple(NamedCode(row[0], row[1], row[2], bool(row[3])) for row in rows)
