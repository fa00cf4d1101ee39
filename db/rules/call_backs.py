"""When somebody is to be called back: tries that found nobody, and the next proposed moment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from db.rules.days import start_of_day
from db.rules.safe_hours import SafeHours

KIND: Final = "call_back"
_STORED: Final = "%Y-%m-%dT%H:%M"
_WAITS: Final = (timedelta(hours=2), timedelta(hours=4))
"""After the first and the second try of a day; then the next day."""


class CallState(StrEnum):
    """What a caller at the desk may do now; in the order of the list."""

    CALLED = "called"
    NOW = "now"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Tries:
    """How often nobody answered, and when to try again (aware, UTC); None before the first."""

    count: int = 0
    next_at: datetime | None = None


def read_kind(kind: str) -> Tries:
    """The tries that a follow-up's kind keeps: "call_back 2 2026-11-23T10:00"."""
    parts = kind.split(" ")
    if len(parts) != 3 or parts[0] != KIND:
        return Tries()
    moment = datetime.strptime(parts[2], _STORED).replace(tzinfo=UTC)
    return Tries(int(parts[1]), moment)


def write_kind(tries: Tries) -> str:
    """The kind of a follow-up with these tries; at most 40 letters."""
    if tries.next_at is None:
        return KIND
    return f"{KIND} {tries.count} {tries.next_at.astimezone(UTC):{_STORED}}"


def after_no_answer(before: Tries, hours: SafeHours, now: datetime) -> Tries:
    """Count a try and propose the next one: in two hours, in four, then the next day.

    The proposal always lies inside the safe hours.
    """
    wait = _WAITS[before.count] if before.count < len(_WAITS) else timedelta(days=1)
    # Whole minutes, rounded up: the moment is stored without seconds.
    wanted = (now + wait + timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)
    return Tries(before.count + 1, hours.next_from(wanted))


def not_before(needed_by: date, tries: Tries, hours: SafeHours, now: datetime) -> datetime:
    """The first moment from `now` on at which the call may be made."""
    waits = [now, start_of_day(needed_by)]
    if tries.next_at is not None:
        waits.append(tries.next_at)
    return hours.next_from(max(waits))
