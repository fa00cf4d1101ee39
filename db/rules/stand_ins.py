"""Who does the work of somebody who is away: the stand-in, or the stand-in's own stand-in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Seat:
    """A user as far as absence goes; both days included, None is open."""

    id: str
    full_name: str
    is_active: bool
    absent_from: date | None
    absent_to: date | None
    stand_in_id: str | None


def is_absent(seat: Seat, day: date) -> bool:
    """Whether somebody is away on a day; one of the two days is enough to say so."""
    start, end = seat.absent_from, seat.absent_to
    return bool(start or end) and (start or day) <= day <= (end or day)


def stand_in_of(seats: Mapping[str, Seat], user_id: str, day: date) -> str | None:
    """Id of who does the work of `user_id` on a day; None when they do it themselves or nobody.

    A stand-in who is away as well is followed on; a circle leads to nobody.
    """
    seen: set[str] = set()
    present = seats.get(user_id)
    while present is not None and is_absent(present, day) and present.id not in seen:
        seen.add(present.id)
        present = seats.get(present.stand_in_id or "")
    if present is None or present.id == user_id or present.id in seen or not present.is_active:
        return None
    return present.id


def stands_in_for(seats: Mapping[str, Seat], user_id: str, day: date) -> tuple[Seat, ...]:
    """Whose work `user_id` does on a day beside their own, by name."""
    found = [
        seat
        for seat in seats.values()
        if seat.id != user_id and stand_in_of(seats, seat.id, day) == user_id
    ]
    return tuple(sorted(found, key=lambda seat: (seat.full_name, seat.id)))
