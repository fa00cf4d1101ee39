"""The office of this database and its letterhead."""

from datetime import date

from db import clock
from db.choices import OfficeLevel
from db.connection import Database
from db.errors import DatabaseRefused
from db.records.offices import Letterhead, OfficeRecord


def here(database: Database) -> OfficeRecord:
    """The office this database belongs to.

    Raises:
        DatabaseRefused: "not_set_up", no office was set up yet.
    """
    row = database.row("SELECT id, code, name, level, version FROM offices WHERE is_here LIMIT 1")
    if row is None:
        raise DatabaseRefused("not_set_up", database.where)
    return OfficeRecord(row[0], row[1], row[2], OfficeLevel(row[3]), letterhead(database), row[4])


def letterhead(database: Database, on: date | None = None) -> Letterhead:
    """The letterhead with the signatory of day `on` (today when None)."""
    day = (on or clock.now().date()).isoformat()
    office = database.row(
        "SELECT id, parent_name, letterhead_name, place_name, document_symbol, address, phone "
        "FROM offices WHERE is_here LIMIT 1"
    )
    if office is None:
        raise DatabaseRefused("not_set_up", database.where)
    signatory = database.row(
        "SELECT authority, title, name FROM signatories WHERE office_id = ? "
        "AND (valid_from IS NULL OR valid_from <= ?) AND (valid_to IS NULL OR valid_to >= ?) "
        "ORDER BY valid_from DESC LIMIT 1",
        [office[0], day, day],
    )
    return Letterhead(*office[1:], *(signatory or ("", "", "")))
