"""The short texts that are offered after `::`."""

from db.connection import Database
from db.records.desk_aids import TextModuleRecord


def of_user(database: Database, user_id: str) -> tuple[TextModuleRecord, ...]:
    """The active texts of a user and of the office, the user's own first, by name."""
    rows = database.rows(
        "SELECT id, short_name, text, owner_id IS NULL, version FROM text_modules "
        "WHERE is_active AND (owner_id = ? OR owner_id IS NULL) "
        "ORDER BY owner_id IS NULL, short_name",
        [user_id],
    )
    return tuple(
        TextModuleRecord(
            id=row[0], short_name=row[1], text=row[2], is_office=bool(row[3]), version=row[4]
        )
        for row in rows
    )
