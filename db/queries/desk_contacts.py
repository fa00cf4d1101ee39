"""Contacts as the desk counts them: is this form logged, what was taken in the shift."""

from datetime import date, timedelta

from db import clock
from db.connection import Database
from db.records.desk_aids import ShiftTally
from db.rules.days import start_of_day


def is_logged(database: Database, idempotency_key: str) -> bool:
    """Whether a form with this key was logged already."""
    row = database.row("SELECT 1 FROM contacts WHERE idempotency_key = ?", [idempotency_key])
    return row is not None


def shift_tally(database: Database, user_id: str, day: date) -> ShiftTally:
    """What a user took on a day in Viet Nam: contacts, cases opened, contacts without a matter."""
    bounds = [clock.to_text(start_of_day(day)), clock.to_text(start_of_day(day + timedelta(1)))]
    row = database.row(
        "SELECT count(*), count(non_case_kind) FROM contacts "
        "WHERE received_at >= ? AND received_at < ? AND taken_by_id = ?",
        [*bounds, user_id],
    )
    contacts, non_cases = row or (0, 0)
    cases = database.value(
        "SELECT count(DISTINCT k.case_id) FROM contacts k JOIN cases c ON c.id = k.case_id "
        "WHERE k.received_at >= ? AND k.received_at < ? AND k.taken_by_id = ? "
        "AND c.opened_at = k.received_at",
        [*bounds, user_id],
    )
    return ShiftTally(contacts, cases or 0, non_cases)
