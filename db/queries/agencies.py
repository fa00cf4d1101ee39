"""The directory of reception addresses."""

from db.connection import Database
from db.queries.programmes import day
from db.records.offices import AgencyRecord


def all_agencies(database: Database) -> tuple[AgencyRecord, ...]:
    """Every agency, active first, by name."""
    rows = database.rows(
        "SELECT id, name, takes, address, phones, hours, area, assured_on, is_active, version "
        "FROM agencies ORDER BY is_active DESC, folded"
    )
    return tuple(
        AgencyRecord(
            id=row[0],
            name=row[1],
            takes=row[2],
            address=row[3],
            phones=row[4],
            hours=row[5],
            area=row[6],
            assured_on=day(row[7]),
            is_active=bool(row[8]),
            version=row[9],
        )
        for row in rows
    )
