"""Pauses, extensions and the law's terms over the real calendar, Tết 2021 to Tết 2027."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.case_clocks import ClockChangeKind, ClockChangeRecord
from db.records.office_settings import Clocks
from db.reference.load import load_holidays
from db.rules import legal_tracks
from db.rules.case_clocks import (
    after_pause,
    hours_after_pause,
    last_moment,
    replayed,
    working_days_left,
)
from db.rules.days import END_OF_OFFICE_DAY, VIETNAM, WorkingCalendar, vietnam_day
from tests.factories import vietnam

_SHIPPED = load_holidays()
CALENDAR = WorkingCalendar(
    frozenset(one.on for one in _SHIPPED if one.kind != "compensation_work"),
    frozenset(one.on for one in _SHIPPED if one.kind == "compensation_work"),
)
CLOCKS = Clocks()
TET = (
    date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10),
    date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6),
)  # fmt: skip
"""The first days of the lunar years."""
days = st.one_of(
    st.dates(date(2021, 1, 1), date(2027, 3, 31)),
    st.sampled_from(TET).flatmap(
        lambda tet: st.dates(tet - timedelta(days=14), tet + timedelta(days=14))
    ),
)
times = st.times()
moments = st.builds(lambda day, at: datetime.combine(day, at, VIETNAM).astimezone(UTC), days, times)
waits = st.timedeltas(timedelta(0), timedelta(days=60))
terms = st.integers(0, 30)


@pytest.mark.parametrize("tet", TET)
def test_nobody_works_on_the_first_days_of_the_year(tet: date) -> None:
    assert not any(CALENDAR.is_working_day(tet + timedelta(days=more)) for more in range(3))


@given(days, st.integers(0, 60))
def test_as_many_days_are_left_as_were_given(day: date, count: int) -> None:
    last = CALENDAR.add_working_days(day, count)
    if count:
        assert working_days_left(CALENDAR, day, last) == count
    assert CALENDAR.is_working_day(last)


@given(days, days, days)
def test_working_days_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    parts = working_days_left(CALENDAR, first, middle) + working_days_left(CALENDAR, middle, last)
    assert working_days_left(CALENDAR, first, last) == parts


@given(moments, terms, waits, waits)
def test_a_pause_takes_no_working_day(
    start: datetime, term: int, before: timedelta, wait: timedelta
) -> None:
    due_at = CALENDAR.due_at(start, term)
    paused_at = start + before
    resumed_at = paused_at + wait
    shifted = after_pause(CALENDAR, due_at, paused_at, resumed_at)
    if due_at < paused_at:
        assert shifted == due_at
        return
    left = working_days_left(CALENDAR, vietnam_day(paused_at), vietnam_day(due_at))
    still = working_days_left(CALENDAR, vietnam_day(resumed_at), vietnam_day(shifted))
    # A term that ended on the day of the pause ends on the day of the resumption, or on the next
    # working day where that one is over.
    assert still == left or (left == 0 and still == 1)
    assert shifted >= max(due_at, resumed_at)
    assert CALENDAR.is_working_day(vietnam_day(shifted))
    assert shifted.astimezone(VIETNAM).time() == END_OF_OFFICE_DAY


@given(moments, terms, waits)
def test_a_pause_of_no_time_changes_nothing(start: datetime, term: int, before: timedelta) -> None:
    due_at = CALENDAR.due_at(start, term)
    assert after_pause(CALENDAR, due_at, start + before, start + before) == due_at


@given(moments, terms, waits, waits, waits)
def test_a_longer_pause_is_never_due_earlier(
    start: datetime, term: int, before: timedelta, wait: timedelta, more: timedelta
) -> None:
    due_at, paused_at = CALENDAR.due_at(start, term), start + before
    short = after_pause(CALENDAR, due_at, paused_at, paused_at + wait)
    assert due_at <= short <= after_pause(CALENDAR, due_at, paused_at, paused_at + wait + more)


@given(moments, waits, waits, waits)
def test_hours_are_shifted_to_the_second(
    start: datetime, term: timedelta, before: timedelta, wait: timedelta
) -> None:
    due_at, paused_at = start + term, start + before
    shifted = hours_after_pause(due_at, paused_at, paused_at + wait)
    assert shifted - due_at == (wait if due_at >= paused_at else timedelta(0))


def _change(
    kind: ClockChangeKind, from_at: datetime, until_at: datetime | None, clock: str = ""
) -> ClockChangeRecord:
    return ClockChangeRecord(kind, clock, "", from_at, until_at, "", from_at)


@given(moments, terms, st.lists(st.tuples(waits, waits), max_size=4))
def test_replayed_pauses_give_what_they_gave_one_by_one(
    start: datetime, term: int, waited: list[tuple[timedelta, timedelta]]
) -> None:
    due_at = expected = CALENDAR.due_at(start, term)
    changes, at = [], start
    for run, wait in waited:
        paused_at, at = at + run, at + run + wait
        changes.append(_change(ClockChangeKind.PAUSE, paused_at, at))
        expected = after_pause(CALENDAR, expected, paused_at, at)
    changes.append(_change(ClockChangeKind.PAUSE, at, None))
    assert replayed(CALENDAR, due_at, changes) == expected


def test_an_extension_is_replayed_only_for_the_answer() -> None:
    due_at, later = vietnam(2021, 9, 7, 17), vietnam(2021, 9, 20, 17)
    of_answer = _change(ClockChangeKind.EXTENSION, due_at, later, "answer")
    of_other = _change(ClockChangeKind.EXTENSION, due_at, later, "verify")
    assert replayed(CALENDAR, due_at, [of_other]) == due_at
    assert replayed(CALENDAR, due_at, [of_other, of_answer]) == later


@pytest.mark.parametrize(
    ("paused_at", "resumed_at", "due_at"),
    [
        # Monday to Wednesday: two working days later.
        (vietnam(2021, 8, 30, 10), vietnam(2021, 9, 1, 9), vietnam(2021, 9, 10, 17)),
        # The same day: nothing is lost.
        (vietnam(2021, 8, 30, 10), vietnam(2021, 8, 30, 16), vietnam(2021, 9, 8, 17)),
        # Over 2 and 3 September, which are days off, and a weekend.
        (vietnam(2021, 9, 1, 16), vietnam(2021, 9, 6, 8), vietnam(2021, 9, 9, 17)),
        # It had run out before the pause began.
        (vietnam(2021, 9, 9, 8), vietnam(2021, 9, 20, 8), vietnam(2021, 9, 8, 17)),
    ],
)
def test_pauses_round_the_national_day(
    paused_at: datetime, resumed_at: datetime, due_at: datetime
) -> None:
    due = vietnam(2021, 9, 8, 17)
    assert after_pause(CALENDAR, due, paused_at, resumed_at) == due_at


def test_a_pause_over_the_tet_of_2021() -> None:
    # Due on Tuesday 9/2/2021, paused on the 8th, taken up again on the first day back, the 17th.
    due = vietnam(2021, 2, 9, 17)
    assert after_pause(CALENDAR, due, vietnam(2021, 2, 8, 9), vietnam(2021, 2, 17, 9)) == vietnam(
        2021, 2, 18, 17
    )


def test_the_terms_of_the_law() -> None:
    monday = date(2021, 8, 30)
    complaint, denunciation = legal_tracks.COMPLAINT, legal_tracks.DENUNCIATION
    # Ten calendar days; seven working days with two days off among them.
    assert legal_tracks.accept_due(CALENDAR, CLOCKS, complaint, monday) == vietnam(2021, 9, 9, 17)
    assert legal_tracks.accept_due(CALENDAR, CLOCKS, denunciation, monday) == vietnam(
        2021, 9, 10, 17
    )
    assert legal_tracks.settle_due(CALENDAR, CLOCKS, complaint, monday) == vietnam(2021, 9, 29, 17)
    # The thirtieth day is the Saturday of 2/10: the next working day counts.
    thursday = date(2021, 9, 2)
    assert legal_tracks.settle_due(CALENDAR, CLOCKS, denunciation, thursday) == vietnam(
        2021, 10, 4, 17
    )


def test_how_far_the_law_lets_a_term_be_extended() -> None:
    accepted, due = date(2021, 8, 30), vietnam(2021, 9, 29, 17)

    def complaint(day: date) -> str | None:
        return legal_tracks.problem_of_extension(CLOCKS, "complaint", accepted, [due], day)

    assert complaint(date(2021, 10, 14)) is None
    assert complaint(date(2021, 10, 15)) == "beyond_the_law"

    def denunciation(day: date, *dues: datetime) -> str | None:
        return legal_tracks.problem_of_extension(CLOCKS, "denunciation", accepted, dues, day)

    second, third = vietnam(2021, 10, 29, 17), vietnam(2021, 11, 28, 17)
    assert denunciation(date(2021, 10, 29), due) is None
    assert denunciation(date(2021, 10, 30), due) == "beyond_the_law"
    assert denunciation(date(2021, 11, 28), due, second) is None
    assert denunciation(date(2021, 12, 1), due, second, third) == "extended_too_often"


@given(days)
def test_the_last_moment_of_a_day_is_on_a_working_day(day: date) -> None:
    last = last_moment(CALENDAR, day)
    assert vietnam_day(last) >= day
    assert CALENDAR.is_working_day(vietnam_day(last))
    between = working_days_left(CALENDAR, day - timedelta(days=1), vietnam_day(last))
    assert between == 1
