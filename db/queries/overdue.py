"""What is overdue, clock by clock: the conditions of the lists and the counts of the first page.

Only open cases are looked at, by the index of the open ones: the years an office has behind it
cost nothing. A clock that pauses is late only if it was late when the pause began.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from db.clock import to_text
from db.connection import Database
from db.records.case_clocks import LISTED, Clock
from db.rules.days import vietnam_day

_RUNS: Final = "(c.paused_at IS NULL OR {due} < c.paused_at)"
ANSWER_RUNS: Final = "c.status NOT IN ('resolved', 'waiting_feedback') AND " + _RUNS.format(
    due="c.answer_due_at"
)
"""Whether the term of the answer runs: the worker has none yet, and nothing is waited for."""
ANSWERED_ON_TIME: Final = (
    "(c.closed_at <= c.answer_due_at OR (SELECT max(t.moved_at) FROM case_transitions t "
    "WHERE t.case_id = c.id AND t.to_status = 'resolved') <= c.answer_due_at)"
)
"""Whether a closed case had its answer by its term: what the worker says of it may come later."""
_FIRST_ACTION: Final = "c.first_action_due_at < ? AND c.status = 'new' AND " + _RUNS.format(
    due="c.first_action_due_at"
)
_VERIFY: Final = (
    "c.verify_due_at < ? AND c.status IN ('new', 'verifying', 'waiting_information') AND "
    + _RUNS.format(due="c.verify_due_at")
    + " AND NOT EXISTS (SELECT 1 FROM verifications v WHERE v.case_id = c.id)"
)
_ANSWER: Final = f"c.answer_due_at < ? AND {ANSWER_RUNS}"
_REFERRAL: Final = (
    "c.id IN (SELECT r.case_id FROM referrals r "
    "WHERE r.state IN ('sent', 'acknowledged') AND r.due_on < ?)"
)
_FEEDBACK: Final = (
    "c.feedback_due_at < ? AND c.status IN ('resolved', 'waiting_feedback') AND "
    + _RUNS.format(due="c.feedback_due_at")
    + " AND NOT EXISTS (SELECT 1 FROM feedbacks f WHERE f.case_id = c.id)"
)
_LEGAL: Final = (
    "c.legal_track <> '' AND c.status NOT IN ('resolved', 'waiting_feedback') "
    "AND coalesce(c.legal_due_at, c.accept_due_at) < ?"
)
_CONDITIONS: Final[Mapping[Clock, str]] = {
    Clock.FIRST_ACTION: _FIRST_ACTION,
    Clock.VERIFY: _VERIFY,
    Clock.ANSWER: _ANSWER,
    Clock.REFERRAL: _REFERRAL,
    Clock.FEEDBACK: _FEEDBACK,
    Clock.LEGAL: _LEGAL,
}
"""Clock -> the condition on an open case `c`, with one mark for the instant."""


def answer_was_late(at: datetime) -> tuple[str, list[Any]]:
    """Whether a case that was open at an instant gone by was late then with its answer.

    What was answered since was late all the same, and what had its answer then was not.
    """
    sql = (
        "c.answer_due_at < ? AND (c.paused_at IS NULL OR c.answer_due_at < c.paused_at) "
        "AND coalesce((SELECT t.to_status FROM case_transitions t WHERE t.case_id = c.id "
        "AND t.moved_at < ? ORDER BY t.moved_at DESC, t.id DESC LIMIT 1), c.status) "
        "NOT IN ('resolved', 'waiting_feedback', 'closed')"
    )
    return sql, [to_text(at), to_text(at)]


def condition(clock: Clock, at: datetime) -> tuple[str, str]:
    """The condition under which an open case `c` is overdue by a clock, and its parameter."""
    # The term of another body is a day, not an instant.
    is_day = clock is Clock.REFERRAL
    return _CONDITIONS[clock], vietnam_day(at).isoformat() if is_day else to_text(at)


def counts(database: Database, at: datetime, owner_ids: Sequence[str] = ()) -> dict[Clock, int]:
    """How many open cases are overdue by each clock, in one pass; of some officers when named."""
    found = [condition(clock, at) for clock in LISTED]
    sums = ", ".join(f"sum(CASE WHEN {sql} THEN 1 ELSE 0 END)" for sql, _ in found)
    parameters: list[Any] = [parameter for _, parameter in found]
    where = "c.closed_at IS NULL"
    if owner_ids:
        where += f" AND +c.owner_id IN ({', '.join('?' * len(owner_ids))})"
        parameters += owner_ids
    row = database.row(f"SELECT {sums} FROM cases c WHERE {where}", parameters)
    return {clock: int(number or 0) for clock, number in zip(LISTED, row or (), strict=True)}
