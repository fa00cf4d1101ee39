"""Who is to be called back, who not before when, and who never."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from db import clock
from db.choices import Urgency, YesNoUnknown
from db.clock import from_text
from db.connection import Database
from db.errors import NotFound
from db.queries import call_safety
from db.queries.call_safety import LastWord
from db.queries.follow_up_lists import COLUMNS, JOINED, listed
from db.records.follow_ups import CallBack, ListedFollowUp
from db.records.people import Actor
from db.rules.call_backs import CallState, not_before, read_kind
from db.rules.days import vietnam_day
from db.rules.safe_hours import SafeHours, stored_hours

MOST: Final = 500
AHEAD: Final = timedelta(days=7)
"""Calls of the next days are shown as well: their hours may be of use today."""
_MORE: Final = "f.kind, f.version, f.case_id, c.urgency, coalesce(c.person_id, ''), p.main_phone"
_IS_CALL: Final = "(f.kind LIKE 'call_back%' OR f.what LIKE 'Gọi %' OR f.what LIKE 'gọi %')"
_RANKS: Final = {state: place for place, state in enumerate(CallState)}
_URGENT: Final = {code: place for place, code in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class Said:
    """What is known about calling back: the newest word of each, of the case or of its people."""

    is_unsafe: bool = False
    said_at: str = ""
    hours: SafeHours = field(default_factory=SafeHours)
    note: str = ""
    phone: str = ""
    called_at: datetime | None = None


def waiting(database: Database, actor: Actor, most: int = MOST) -> tuple[CallBack, ...]:
    """The calls of the office: those just made, those for now, those for later, then never."""
    now = clock.now()
    until = (vietnam_day(now) + AHEAD).isoformat()
    rows = database.rows(
        f"SELECT {COLUMNS}, {_MORE} {JOINED} WHERE f.state = 'open' AND f.needed_by <= ? "
        f"AND {_IS_CALL} ORDER BY f.needed_by, f.id LIMIT ?",
        [until, most],
    )
    return _read(database, actor, rows, now)


def one(database: Database, actor: Actor, follow_up_id: str) -> CallBack:
    """One open call.

    Raises:
        NotFound: no such open follow-up.
    """
    rows = database.rows(
        f"SELECT {COLUMNS}, {_MORE} {JOINED} WHERE f.state = 'open' AND f.id = ?", [follow_up_id]
    )
    if not rows:
        raise NotFound("follow_up", follow_up_id)
    return _read(database, actor, rows, clock.now())[0]


def is_never(database: Database, case_code: str) -> bool:
    """Whether nobody is to be called about a case; False when there is no such case."""
    case_id = database.value("SELECT id FROM cases WHERE code = ?", [case_code])
    return bool(case_id) and said_of(database, [case_id])[case_id].is_unsafe


def said_of(database: Database, case_ids: Sequence[str]) -> dict[str, Said]:
    """What is known about calling back, by id of the case."""
    found = {case_id: Said() for case_id in case_ids}
    ids = list(found)
    for start in range(0, len(ids), MOST):
        part = ids[start : start + MOST]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            "SELECT case_id, direction, received_at, phone, call_back_safe, call_back_note, "
            f"call_back_from, call_back_to FROM contacts WHERE case_id IN ({marks}) "
            "ORDER BY received_at, id",
            part,
        )
        for row in rows:
            found[row[0]] = _newer(found[row[0]], row)
    for case_id, words in call_safety.words_of_cases(database, ids).items():
        for word in words:
            found[case_id] = _of_person(found[case_id], word)
    return found


def _of_person(before: Said, word: LastWord) -> Said:
    """What somebody said in another case counts here too when it is the newest word."""
    if word.said_at <= before.said_at:
        return before
    return replace(
        before,
        is_unsafe=word.is_never,
        said_at=word.said_at,
        note=before.note or (word.note if word.is_never else ""),
    )


def _newer(before: Said, row: tuple[Any, ...]) -> Said:
    _case, direction, received_at, phone, safe, note, start, end = row
    is_out = direction == "out"
    is_said = safe != YesNoUnknown.UNKNOWN
    return Said(
        safe == YesNoUnknown.NO if is_said else before.is_unsafe,
        received_at if is_said else before.said_at,
        stored_hours(start, end) if start or end else before.hours,
        note or before.note,
        phone or before.phone,
        from_text(received_at) if is_out else before.called_at,
    )


def _read(
    database: Database, actor: Actor, rows: Sequence[tuple[Any, ...]], now: datetime
) -> tuple[CallBack, ...]:
    said = said_of(database, [row[11] for row in rows])
    tasks = listed(database, actor, [row[:9] for row in rows])
    # One call does the next thing to ask, and all that is due; what is planned for later waits.
    following: dict[str, date] = {}
    for task, row in zip(tasks, rows, strict=True):
        following[row[11]] = min(task.needed_by, following.get(row[11], task.needed_by))
    found = [
        _one(task, row, _of(said[row[11]], task, following[row[11]]), now)
        for task, row in zip(tasks, rows, strict=True)
    ]
    return tuple(sorted(found, key=_place))


def _of(said: Said, task: ListedFollowUp, following: date) -> Said:
    """What is known about calling, without a call that was not about this follow-up."""
    called_at = said.called_at
    if called_at is None:
        return said
    is_due = task.needed_by <= max(vietnam_day(called_at), following)
    return said if is_due and called_at >= task.created_at else replace(said, called_at=None)


def _one(task: ListedFollowUp, row: tuple[Any, ...], said: Said, now: datetime) -> CallBack:
    tries = read_kind(row[9])
    first = not_before(task.needed_by, tries, said.hours, now)
    state = CallState.NOW if first <= now else CallState.LATER
    if said.is_unsafe:
        state = CallState.NEVER
    elif said.called_at is not None:
        state = CallState.CALLED
    start, end = said.hours.stored()
    return CallBack(
        follow_up=task,
        state=state,
        phone="" if said.is_unsafe else said.phone or row[14] or "",
        person_id=row[13],
        urgency=Urgency(row[12]),
        from_time=start,
        to_time=end,
        note=said.note,
        not_before=None if said.is_unsafe else first,
        tries=tries.count,
        called_at=said.called_at,
        version=row[10],
    )


def _place(one: CallBack) -> tuple[Any, ...]:
    task = one.follow_up
    if one.state is CallState.NOW:
        return _RANKS[one.state], _URGENT[one.urgency], task.needed_by.isoformat(), task.id
    moment = one.not_before.isoformat() if one.not_before else ""
    return _RANKS[one.state], 0, moment, task.id
