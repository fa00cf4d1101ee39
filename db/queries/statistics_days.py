"""Contacts and opened cases day by day, week by week or month by month."""

from datetime import datetime, timedelta
from typing import Final

from db.clock import to_text
from db.connection import Database
from db.records.statistics import Stretch
from db.rules.case_numbers import first_number
from db.rules.periods import Period, period_of

MOST_DAYS: Final = 45
MOST_WEEKS: Final = 210
"""Up to so many days, a period is told by days or by weeks; a longer one by months."""


def stretches(database: Database, period: Period, now: datetime) -> tuple[Stretch, ...]:
    """The period cut into days, weeks or months; what lies in the future is left out."""
    return tuple(_counted(database, part) for part in parts(period) if part.starts_at <= now)


def parts(period: Period) -> list[Period]:
    """The days, weeks or months of a period, cut at its ends."""
    kind = "days"
    if period.length > MOST_DAYS:
        kind = "week" if period.length <= MOST_WEEKS else "month"
    found: list[Period] = []
    day = period.first
    while day <= period.last:
        whole = period_of(kind, day)
        found.append(Period(day, min(whole.last, period.last), kind))
        day = whole.last + timedelta(days=1)
    return found


def _counted(database: Database, part: Period) -> Stretch:
    # Both counts read an index only: no row is looked at.
    contacts = database.value(
        "SELECT count(*) FROM contacts WHERE received_at >= ? AND received_at < ?",
        [to_text(part.starts_at), to_text(part.ends_at)],
    )
    cases = database.value(
        "SELECT count(*) FROM cases WHERE number >= ? AND number < ?",
        [first_number(part.starts_at), first_number(part.ends_at)],
    )
    return Stretch(part.first, part.last, int(contacts), int(cases))
