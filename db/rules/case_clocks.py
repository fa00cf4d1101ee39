"""How the terms of a case run: pauses, extensions, and how each clock stands.

A pause takes no working time from a term: what was left of it when the pause began is left when it
ends. The terms of the law do not pause; neither does the term of another body.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from db.choices import CaseStatus, ReferralState
from db.records.case_clocks import (
    UNPAUSED,
    Clock,
    ClockChangeKind,
    ClockChangeRecord,
    ClockRecord,
    ClockState,
)
from db.rules.days import WorkingCalendar, start_of_day, vietnam_day

if TYPE_CHECKING:
    # The words of the list of cases need this module, and nothing of the work on a case.
    from db.records.cases import CaseDetail

ANSWERED: Final = frozenset({CaseStatus.RESOLVED, CaseStatus.WAITING_FEEDBACK})
"""States in which the worker has the answer and only the feedback is waited for."""
_UNVERIFIED: Final = frozenset(
    {CaseStatus.NEW, CaseStatus.VERIFYING, CaseStatus.WAITING_INFORMATION}
)
_WAITING_REFERRALS: Final = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)
_ONE_DAY: Final = timedelta(days=1)


def working_days_left(calendar: WorkingCalendar, day: date, last_day: date) -> int:
    """Working days after `day` up to `last_day`, which counts; 0 when there are none."""
    count = 0
    while day < last_day:
        day += _ONE_DAY
        count += calendar.is_working_day(day)
    return count


def last_moment(calendar: WorkingCalendar, day: date) -> datetime:
    """The end of the office day, 17:00 in Việt Nam, of a day or the next working day."""
    return calendar.due_at(start_of_day(day), 0)


def after_pause(
    calendar: WorkingCalendar, due_at: datetime, paused_at: datetime, resumed_at: datetime
) -> datetime:
    """When a term in working days is due after a pause.

    As many working days are left when the pause ends as were left when it began. A term that had
    run out before stays as it was; no pause makes a term shorter.
    """
    if due_at < paused_at:
        return due_at
    left = working_days_left(calendar, vietnam_day(paused_at), vietnam_day(due_at))
    return max(due_at, calendar.due_at(resumed_at, left))


def hours_after_pause(due_at: datetime, paused_at: datetime, resumed_at: datetime) -> datetime:
    """When a term in hours is due after a pause: as much later as the pause was long."""
    return due_at if due_at < paused_at else due_at + (resumed_at - paused_at)


def replayed(
    calendar: WorkingCalendar, due_at: datetime, changes: Iterable[ClockChangeRecord]
) -> datetime:
    """When the answer would be due had only these pauses and extensions touched its term."""
    for change in changes:
        if change.until_at is None:
            continue
        if change.kind is ClockChangeKind.PAUSE:
            due_at = after_pause(calendar, due_at, change.from_at, change.until_at)
        elif change.kind is ClockChangeKind.EXTENSION and change.clock == Clock.ANSWER:
            due_at = max(due_at, change.until_at)
    return due_at


def clocks_of(whole: "CaseDetail", now: datetime) -> tuple[ClockRecord, ...]:
    """Every clock of a case in the order of its life; those without a moment due are left out."""
    case = whole.case
    found = (
        (Clock.FIRST_ACTION, case.first_action_due_at, _first_action(whole)),
        (Clock.VERIFY, case.verify_due_at, _verified(whole)),
        (Clock.ACCEPT, case.accept_due_at, _accepted(whole)),
        (Clock.LEGAL, case.legal_due_at, _answered(whole)),
        # While the law's own term runs, the answer to the person is the decision it ends with.
        (Clock.ANSWER, None if case.legal_track else case.answer_due_at, _answered(whole)),
        *_referrals(whole),
        (Clock.FEEDBACK, case.feedback_due_at, _told_back(whole)),
    )
    return tuple(
        ClockRecord(clock, due_at, _state(whole, (clock, due_at, done_at), now), done_at, more)
        for clock, due_at, done_at in found
        if due_at is not None
        for more in (tuple(_extensions(whole, clock)),)
    )


def _state(
    whole: "CaseDetail", clock: tuple[Clock, datetime, datetime | None], now: datetime
) -> ClockState:
    code, due_at, done_at = clock
    if done_at is not None:
        return ClockState.MET if done_at <= due_at else ClockState.MET_LATE
    paused_at = whole.case.paused_at
    if paused_at is not None and code not in UNPAUSED and due_at >= paused_at:
        return ClockState.PAUSED
    return ClockState.LATE if due_at < now else ClockState.RUNNING


def _extensions(whole: "CaseDetail", clock: Clock) -> Iterator[ClockChangeRecord]:
    for change in whole.clock_changes:
        if change.kind is ClockChangeKind.EXTENSION and change.clock == clock:
            yield change


def _first_action(whole: "CaseDetail") -> datetime | None:
    moves = (step.moved_at for step in whole.transitions if step.from_status is CaseStatus.NEW)
    first = next(moves, None)
    return first or whole.case.closed_at


def _verified(whole: "CaseDetail") -> datetime | None:
    moments = [check.verified_at for check in whole.verifications]
    if whole.case.status not in _UNVERIFIED:
        moments += [
            step.moved_at
            for step in whole.transitions
            if step.from_status in _UNVERIFIED and step.to_status not in _UNVERIFIED
        ][:1]
    return min(moments, default=whole.case.closed_at)


def _accepted(whole: "CaseDetail") -> datetime | None:
    days = [one.from_at for one in whole.clock_changes if one.kind is ClockChangeKind.ACCEPTED]
    if whole.case.legal_due_at is not None and days:
        return days[-1]
    return whole.case.closed_at


def _answered(whole: "CaseDetail") -> datetime | None:
    if whole.case.status in ANSWERED or whole.case.status is CaseStatus.CLOSED:
        moves = [
            step.moved_at for step in whole.transitions if step.to_status is CaseStatus.RESOLVED
        ]
        return moves[-1] if moves else whole.case.closed_at
    return whole.case.closed_at


def _told_back(whole: "CaseDetail") -> datetime | None:
    said = [one.recorded_at for one in whole.feedback]
    return said[-1] if said else whole.case.closed_at


def _referrals(whole: "CaseDetail") -> Iterator[tuple[Clock, datetime | None, datetime | None]]:
    """The referral whose answer is due first; answered ones tell their story elsewhere."""
    waiting = [
        one.due_on
        for one in whole.referrals
        if one.state in _WAITING_REFERRALS and one.due_on is not None
    ]
    if waiting:
        due_at = start_of_day(min(waiting) + _ONE_DAY) - timedelta(milliseconds=1)
        yield Clock.REFERRAL, due_at, whole.case.closed_at
