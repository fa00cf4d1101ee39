"""The first page of the desk: my work by the time it is due, the office's work, today's tally.

Every count reads what is open, or the last days, by an index: its cost does not grow with the
years an office has behind it.
"""

from datetime import date, datetime, timedelta
from typing import Final

from db import clock
from db.clock import to_text
from db.connection import Database
from db.queries import approvals, cases, notices, overdue, referrals, statistics_days
from db.queries.desk_state import week_exported_at
from db.records.people import Actor
from db.records.statistics import Part
from db.records.today import DueFollowUp, OpenWork, Today, TodayTally
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
    "owner_id = ?",
    f"owner_id = ? AND {_DUE} < ?",
    f"owner_id = ? AND {_DUE} >= ? AND {_DUE} < ?",
    f"owner_id = ? AND {_DUE} >= ?",
    f"owner_id = ? AND ({_DUE}) IS NULL",
)


def today(database: Database, actor: Actor) -> Today:
    """Count the desk of `actor` as it is now."""
    now = clock.now()
    day = vietnam_day(now)
    period = last_days(day)
    due, late = _follow_up_counts(database, actor, day)
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
    )


def last_days(day: date) -> Period:
    """The 30 days that end with `day`."""
    return Period(day - timedelta(days=DAYS - 1), day)


def open_work(database: Database, actor: Actor, now: datetime) -> OpenWork:
    """Count the open cases in one pass over their index."""
    at, me = to_text(now), actor.user_id
    midnight = to_text(start_of_day(vietnam_day(now) + timedelta(days=1)))
    sums = ", ".join(_ONE.format(condition=condition) for condition in _WORK)
    parameters = [at, me, me, at, me, at, midnight, me, midnight, me]
    row = database.row(f"SELECT {sums} FROM cases c WHERE c.closed_at IS NULL", parameters)
    return OpenWork(*(int(number or 0) for number in row or ()))


def my_numbers(database: Database, actor: Actor, limit: int) -> list[int]:
    """Order numbers of my open cases: the term that ends first comes first, no term last."""
    found = database.rows(
        "SELECT number FROM cases WHERE closed_at IS NULL AND answer_due_at IS NOT NULL "
        "AND +owner_id = ? ORDER BY answer_due_at, number LIMIT ?",
        [actor.user_id, limit],
    )
    if len(found) < limit:
        found += database.rows(
            "SELECT number FROM cases WHERE closed_at IS NULL AND answer_due_at IS NULL "
            "AND +owner_id = ? ORDER BY number LIMIT ?",
            [actor.user_id, limit - len(found)],
        )
    return [row[0] for row in found]


def _follow_up_counts(database: Database, actor: Actor, day: date) -> tuple[int, int]:
    row = database.row(
        "SELECT count(*), sum(CASE WHEN needed_by < ? THEN 1 ELSE 0 END) FROM follow_ups "
        "WHERE state = 'open' AND needed_by <= ? AND assignee_id = ?",
        [day.isoformat(), day.isoformat(), actor.user_id],
    )
    due, overdue = row or (0, 0)
    return int(due), int(overdue or 0)


def _follow_ups(database: Database, actor: Actor, day: date) -> tuple[DueFollowUp, ...]:
    rows = database.rows(
        "SELECT f.id, c.code, f.what, coalesce(p.full_name, ''), f.needed_by FROM follow_ups f "
        "JOIN cases c ON c.id = f.case_id LEFT JOIN persons p ON p.id = c.person_id "
        "WHERE f.state = 'open' AND f.needed_by <= ? AND f.assignee_id = ? "
        "ORDER BY f.needed_by, f.id LIMIT ?",
        [day.isoformat(), actor.user_id, LISTED],
    )
    return tuple(
        DueFollowUp(row[0], row[1], row[2], row[3], date.fromisoformat(row[4])) for row in rows
    )


def due_follow_up_cases(database: Database, actor: Actor, day: date) -> list[int]:
    """Order numbers of the cases with a follow-up of mine that is due on a day or before it."""
    rows = database.rows(
        "SELECT DISTINCT c.number FROM follow_ups f JOIN cases c ON c.id = f.case_id "
        "WHERE f.state = 'open' AND f.needed_by <= ? AND f.assignee_id = ? ORDER BY c.number DESC",
        [day.isoformat(), actor.user_id],
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
