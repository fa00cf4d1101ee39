"""The first page of the desk: my work by the time it is due, the office's work, today's tally.

Every count reads what is open, or the last days, by an index: its cost does not grow with the
years an office has behind it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from db import clock
from db.clock import to_text
from db.connection import Database
from db.queries import (
    approvals,
    call_backs,
    cases,
    follow_up_lists,
    notices,
    overdue,
    referrals,
    stand_ins,
    statistics_days,
)
from db.queries.desk_state import week_exported_at
from db.records.people import Actor
from db.records.statistics import Part
from db.records.today import DueFollowUp, OpenWork, Today, TodayTally
from db.rules.call_backs import CallState
from db.rules.case_numbers import first_number
from db.rules.days import start_of_day, vietnam_day, week_of
from db.rules.periods import Period

DAYS: Final = 30
LISTED: Final = 50
_ONE: Final = "sum(CASE WHEN {condition} THEN 1 ELSE 0 END)"
_DUE: Final = f"CASE WHEN {overdue.ANSWER_RUNS} THEN c.answer_due_at END"
_WORK: Final = (
    "1 = 1",
    f"{_DUE} < ?",
    "owner_id IS NULL",
    "urgency = 'urgent'",
    "owner_id IN ({desks})",
    f"owner_id IN ({{desks}}) AND {_DUE} < ?",
    f"owner_id IN ({{desks}}) AND {_DUE} >= ? AND {_DUE} < ?",
    f"owner_id IN ({{desks}}) AND {_DUE} >= ?",
    f"owner_id IN ({{desks}}) AND ({_DUE}) IS NULL",
)


def today(database: Database, actor: Actor) -> Today:
    """Count the desk of `actor` as it is now."""
    now = clock.now()
    day = vietnam_day(now)
    period = last_days(day)
    desks = stand_ins.desks_of(database, actor.user_id, day)
    due, late = _follow_up_counts(database, desks, day)
    seats = stand_ins.seats(database)
    first = first_number(period.starts_at)
    week = week_of(day).previous
    return Today(
        at=now,
        work=open_work(database, actor, now),
        mine=tuple(cases.rows(database, my_numbers(database, actor, LISTED))),
        follow_ups=_follow_ups(database, actor, day),
        follow_ups_due=due,
        follow_ups_overdue=late,
        tally=_tally(database, day),
        notices=notices.valid_notices(database, day),
        days=statistics_days.stretches(database, period, now),
        needs=_needs(database, first),
        week=week,
        week_exported_at=week_exported_at(database, week),
        referrals=referrals.overdue(database, LISTED),
        referrals_overdue=referrals.count_overdue(database),
        overdue=tuple(overdue.counts(database, now).items()),
        approvals_for_me=approvals.waiting_for(database, actor),
        own_proposals=approvals.own_waiting(database, actor),
        cases_in_days=int(database.value("SELECT count(*) FROM cases WHERE number >= ?", [first])),
        desks=desks,
        calls_now=sum(one.state is CallState.NOW for one in call_backs.waiting(database, actor)),
        stands_in_for=tuple(seats[desk].full_name for desk in desks[1:]),
    )


def last_days(day: date) -> Period:
    """The 30 days that end with `day`."""
    return Period(day - timedelta(days=DAYS - 1), day)


def open_work(database: Database, actor: Actor, now: datetime) -> OpenWork:
    """Count the open cases in one pass over their index; those of who is away count for me."""
    at, day = to_text(now), vietnam_day(now)
    desks = stand_ins.desks_of(database, actor.user_id, day)
    midnight = to_text(start_of_day(day + timedelta(days=1)))
    conditions = (condition.format(desks=_marks(desks)) for condition in _WORK)
    sums = ", ".join(_ONE.format(condition=condition) for condition in conditions)
    parameters = [at, *desks, *desks, at, *desks, at, midnight, *desks, midnight, *desks]
    row = database.row(f"SELECT {sums} FROM cases c WHERE c.closed_at IS NULL", parameters)
    return OpenWork(*(int(number or 0) for number in row or ()))


def my_numbers(database: Database, actor: Actor, limit: int) -> list[int]:
    """Order numbers of the open cases of my desk, the term that ends first on top, no term last.

    Cases of somebody whom I stand in for are among them.
    """
    desks = stand_ins.desks_of(database, actor.user_id, vietnam_day(clock.now()))
    found = database.rows(
        "SELECT number FROM cases WHERE closed_at IS NULL AND answer_due_at IS NOT NULL "
        f"AND +owner_id IN ({_marks(desks)}) ORDER BY answer_due_at, number LIMIT ?",
        [*desks, limit],
    )
    if len(found) < limit:
        found += database.rows(
            "SELECT number FROM cases WHERE closed_at IS NULL AND answer_due_at IS NULL "
            f"AND +owner_id IN ({_marks(desks)}) ORDER BY number LIMIT ?",
            [*desks, limit - len(found)],
        )
    return [row[0] for row in found]


def _follow_up_counts(database: Database, desks: Sequence[str], day: date) -> tuple[int, int]:
    row = database.row(
        "SELECT count(*), sum(CASE WHEN needed_by < ? THEN 1 ELSE 0 END) FROM follow_ups "
        f"WHERE state = 'open' AND needed_by <= ? AND assignee_id IN ({_marks(desks)})",
        [day.isoformat(), day.isoformat(), *desks],
    )
    due, overdue = row or (0, 0)
    return int(due), int(overdue or 0)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _follow_ups(database: Database, actor: Actor, day: date) -> tuple[DueFollowUp, ...]:
    return tuple(
        DueFollowUp(one.id, one.case_code, one.what, one.person_name, one.needed_by, one.done_for)
        for one in follow_up_lists.due_at_desk(database, actor, day, LISTED)
    )


def due_follow_up_cases(database: Database, actor: Actor, day: date) -> list[int]:
    """Order numbers of the cases with a follow-up for my desk, due on a day or before it."""
    desks = stand_ins.desks_of(database, actor.user_id, day)
    rows = database.rows(
        "SELECT DISTINCT c.number FROM follow_ups f JOIN cases c ON c.id = f.case_id "
        f"WHERE f.state = 'open' AND f.needed_by <= ? AND f.assignee_id IN ({_marks(desks)}) "
        "ORDER BY c.number DESC",
        [day.isoformat(), *desks],
    )
    return [row[0] for row in rows]


def _tally(database: Database, day: date) -> TodayTally:
    # The end as well: what was written before the clock was set back lies in the future.
    bounds = start_of_day(day), start_of_day(day + timedelta(days=1))
    moments = [to_text(moment) for moment in bounds]
    row = database.row(
        "SELECT count(*), count(non_case_kind) FROM contacts "
        "WHERE received_at >= ? AND received_at < ?",
        moments,
    )
    contacts, non_cases = row or (0, 0)
    opened = database.value(
        "SELECT count(*) FROM cases WHERE number >= ? AND number < ?",
        [first_number(moment) for moment in bounds],
    )
    closed = database.value(
        "SELECT count(*) FROM cases WHERE closed_at >= ? AND closed_at < ?", moments
    )
    return TodayTally(int(contacts), int(non_cases), int(opened), int(closed))


def _needs(database: Database, first: int) -> tuple[Part, ...]:
    rows = database.rows(
        "SELECT n.need_id, count(*) FROM cases c JOIN case_needs n ON n.case_id = c.id "
        "WHERE c.number >= ? GROUP BY n.need_id ORDER BY count(*) DESC, n.need_id",
        [first],
    )
    return tuple(Part(code, int(number), 0) for code, number in rows)
