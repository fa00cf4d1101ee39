"""Who lives in a household."""

from db.connection import Database
from db.records.person_facts import HouseholdMember


def members(database: Database, household_id: str) -> tuple[HouseholdMember, ...]:
    """The people of a household by name; those merged into somebody else are left out."""
    rows = database.rows(
        "SELECT id, full_name, birth_year FROM persons WHERE household_id = ? "
        "AND household_id IS NOT NULL AND merged_into_id IS NULL ORDER BY sort_key, id",
        [household_id],
    )
    return tuple(HouseholdMember(*row) for row in rows)
