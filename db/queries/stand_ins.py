"""Absent users and who stands in for them, as it is stored now."""

from datetime import date

from db.clock import stored_day
from db.connection import Database
from db.rules.stand_ins import Seat, stands_in_for


def seats(database: Database) -> dict[str, Seat]:
    """Every user by id."""
    rows = database.rows(
        "SELECT id, full_name, is_active, absent_from, absent_to, stand_in_id FROM users"
    )
    return {
        row[0]: Seat(row[0], row[1], bool(row[2]), stored_day(row[3]), stored_day(row[4]), row[5])
        for row in rows
    }


def desks_of(database: Database, user_id: str, day: date) -> tuple[str, ...]:
    """Ids of those whose work a user does on a day: their own first."""
    others = stands_in_for(seats(database), user_id, day)
    return (user_id, *(seat.id for seat in others))
