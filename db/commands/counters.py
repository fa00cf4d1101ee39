"""Human numbers: from one counter table inside the act's transaction, never `max() + 1`."""

from datetime import datetime
from typing import Final

from db.commands.stamps import Desk
from db.connection import Database
from db.rules.case_numbers import SLOTS_PER_SECOND, first_number
from db.rules.days import VIETNAM

_BUSY_MINUTE: Final = 60 * SLOTS_PER_SECOND


def next_value(desk: Desk, kind: str, year: int, count: int = 1) -> int:
    """The next number of `kind` in `year` for the actor's office; the first of `count`."""
    value: int = desk.database.value(
        "INSERT INTO counters (office_code, kind, year, value) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (office_code, kind, year) DO UPDATE SET value = counters.value + ? "
        "RETURNING value",
        [desk.actor.office_code, kind, year, count, count],
    )
    return value - count + 1


def case_code(desk: Desk, opened_at: datetime) -> str:
    """A new case code, `BMT-2026-000123`: office, year of opening in Viet Nam, counter."""
    year = opened_at.astimezone(VIETNAM).year
    return f"{desk.actor.office_code}-{year}-{next_value(desk, 'case', year):06d}"


def case_number(database: Database, opened_at: datetime) -> int:
    """A free order number for a case opened then: later cases have higher numbers.

    The number starts from the second of opening, so cases that are typed in late, or imported,
    stand where they belong in "newest first" without sorting by a date.
    """
    number = first_number(opened_at)
    newest = database.value("SELECT max(number) FROM cases")
    if newest is None or newest < number:
        return number
    # A busy minute: the next case stands right behind the newest one.
    if newest < number + _BUSY_MINUTE:
        return int(newest) + 1
    while True:
        taken = database.value(
            "SELECT max(number) FROM cases WHERE number >= ? AND number < ?",
            [number, number + SLOTS_PER_SECOND],
        )
        if taken is None:
            return number
        if taken + 1 < number + SLOTS_PER_SECOND:
            return int(taken) + 1
        number += SLOTS_PER_SECOND
