"""What is to be done in the office: open follow-ups, the day that comes first on top."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from db import clock
from db.choices import FollowUpState
from db.clock import from_text
from db.connection import Database
from db.queries import stand_ins
from db.records.follow_ups import ListedFollowUp
from db.records.people import Actor
from db.rules import call_backs, follow_ups
from db.rules.days import vietnam_day
from db.rules.stand_ins import Seat, is_absent, stand_in_of

MOST: Final = 5_000
COLUMNS: Final = (
    "f.id, c.number, c.code, f.what, coalesce(p.full_name, ''), coalesce(f.assignee_id, ''), "
    "f.needed_by, f.created_at, f.kind"
)
JOINED: Final = (
    "FROM follow_ups f JOIN cases c ON c.id = f.case_id LEFT JOIN persons p ON p.id = c.person_id"
)


def open_follow_ups(
    database: Database, actor: Actor, most: int = MOST
) -> tuple[ListedFollowUp, ...]:
    """Open follow-ups of the whole office, at most so many; seen from the desk of `actor`."""
    rows = database.rows(
        f"SELECT {COLUMNS} {JOINED} WHERE f.state = 'open' ORDER BY f.needed_by, f.id LIMIT ?",
        [most],
    )
    return listed(database, actor, rows)


def count_open(database: Database) -> int:
    """How many follow-ups are open in the office."""
    found: int = database.value("SELECT count(*) FROM follow_ups WHERE state = 'open'")
    return found


def due_at_desk(
    database: Database, actor: Actor, day: date, most: int
) -> tuple[ListedFollowUp, ...]:
    """Open follow-ups due by a day of who sits here and of those they stand in for."""
    desks = stand_ins.desks_of(database, actor.user_id, day)
    marks = ", ".join("?" * len(desks))
    rows = database.rows(
        f"SELECT {COLUMNS} {JOINED} WHERE f.state = 'open' AND f.needed_by <= ? "
        f"AND f.assignee_id IN ({marks}) ORDER BY f.needed_by, f.id LIMIT ?",
        [day.isoformat(), *desks, most],
    )
    return listed(database, actor, rows)


def is_mine(one: ListedFollowUp, user_id: str) -> bool:
    """Whether somebody has to do it: their own, or of one they stand in for."""
    return one.assignee_id == user_id or bool(one.done_for)


def listed(
    database: Database, actor: Actor, rows: Sequence[tuple[Any, ...]]
) -> tuple[ListedFollowUp, ...]:
    """Follow-ups from rows of `COLUMNS`, as the desk of `actor` sees them."""
    known, today = stand_ins.seats(database), vietnam_day(clock.now())
    in_place = {seat: stand_in_of(known, seat, today) for seat in known}
    return tuple(_one(row, known, in_place, (actor.user_id, today)) for row in rows)


def _one(
    row: tuple[Any, ...],
    known: Mapping[str, Seat],
    in_place: Mapping[str, str | None],
    here: tuple[str, date],
) -> ListedFollowUp:
    seat = known.get(row[5])
    instead = in_place.get(row[5])
    name = seat.full_name if seat else ""
    return ListedFollowUp(
        id=row[0],
        case_number=row[1],
        case_code=row[2],
        what=row[3],
        person_name=row[4],
        assignee_id=row[5],
        assignee_name=name,
        needed_by=date.fromisoformat(row[6]),
        state=FollowUpState.OPEN,
        created_at=from_text(row[7]),
        is_call=row[8].startswith(call_backs.KIND) or follow_ups.is_call(row[3]),
        done_for=name if instead == here[0] else "",
        is_absent=seat is not None and is_absent(seat, here[1]),
        stand_in_name=known[instead].full_name if instead else "",
    )
