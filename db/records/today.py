"""What the first page of the desk shows: today's work and what goes on around it."""

from dataclasses import dataclass
from datetime import date, datetime

from db.records.answer_cards import NoticeRecord
from db.records.case_clocks import Clock
from db.records.case_rows import CaseRow
from db.records.referrals import OverdueReferral
from db.records.statistics import Part, Stretch
from db.rules.days import Week


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Open cases counted; "mine" are those of who sits here.

    `mine_due_today` is due later today, `mine_later` after today, `mine_without_clock` has no
    moment due, pauses, or has its answer; with `mine_overdue` they add up to `mine`.
    """

    open: int = 0
    overdue: int = 0
    unassigned: int = 0
    urgent: int = 0
    mine: int = 0
    mine_overdue: int = 0
    mine_due_today: int = 0
    mine_later: int = 0
    mine_without_clock: int = 0


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """An open follow-up for who sits here, needed by today or earlier.

    `done_for` is the absent colleague in whose place they do it, or "".
    """

    id: str
    case_code: str
    what: str
    person_name: str
    needed_by: date
    done_for: str = ""


@dataclass(frozen=True, slots=True)
class TodayTally:
    """What came in and was done since midnight in Việt Nam."""

    contacts: int
    non_cases: int
    cases: int
    closed: int


@dataclass(frozen=True, slots=True)
class Today:
    """Everything of the page.

    Attributes:
        at: the moment of counting.
        work: open cases.
        mine: my open cases, the most urgent term first, only the first ones.
        follow_ups: mine that are due, the oldest first, only the first ones.
        follow_ups_due, follow_ups_overdue: all of mine that are due, and those due before today.
        notices: those that hold today, newest first.
        days: the last 30 days, today the last.
        needs: needs of the cases opened in these days, the most frequent first.
        cases_in_days: cases opened in these days.
        referrals: those whose answer is overdue, the longest overdue first, only the first ones.
        referrals_overdue: how many there are.
        overdue: clock -> open cases of the office that are overdue by it.
        approvals_for_me, own_proposals: proposals that wait for who sits here, and own ones that
            wait for others.
        week, week_exported_at: the last full week, and when it was exported, or None.
        desks: ids of those whose work counts as mine: I, and the absent whom I stand in for.
        stands_in_for: the names of these absent colleagues.
        calls_now: how many people may be called, and wait for it, in the whole office.
    """

    at: datetime
    work: OpenWork
    mine: tuple[CaseRow, ...]
    follow_ups: tuple[DueFollowUp, ...]
    follow_ups_due: int
    follow_ups_overdue: int
    tally: TodayTally
    notices: tuple[NoticeRecord, ...]
    days: tuple[Stretch, ...]
    needs: tuple[Part, ...]
    cases_in_days: int
    week: Week
    week_exported_at: datetime | None
    referrals: tuple[OverdueReferral, ...] = ()
    referrals_overdue: int = 0
    desks: tuple[str, ...] = ()
    stands_in_for: tuple[str, ...] = ()
    calls_now: int = 0
    overdue: tuple[tuple[Clock, int], ...] = ()
    approvals_for_me: int = 0
    own_proposals: int = 0
