"""How many records there are."""

from typing import Final

from db.connection import Database

COUNTED: Final = (
    "contacts",
    "cases",
    "persons",
    "employers",
    "notes",
    "verifications",
    "assignments",
    "referrals",
    "follow_ups",
    "attachments",
    "programmes",
    "units",
    "agencies",
    "users",
    "audit_entries",
)


def counts(database: Database) -> dict[str, int]:
    """Number of records per kind."""
    return {table: database.value(f"SELECT count(*) FROM {table}") for table in COUNTED}
