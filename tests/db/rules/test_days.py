"""Days, moments, weeks and working days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.days import (
    VIETNAM,
    DayError,
    Week,
    WorkingCalendar,
    document_day,
    format_day,
    format_moment,
    parse_day,
    parse_moment,
    parse_week,
    start_of_day,
    vietnam_day,
    week_of,
)

TODAY = date(2021, 9, 1)
LETTER_DAY = date(2021, 8, 30)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30), timezones=st.just(UTC))
day_sets = st.frozensets(st.dates(date(2021, 8, 1), date(2021, 10, 31)), max_size=30)
calendars = st.builds(WorkingCalendar, day_sets, day_sets)


@pytest.mark.parametrize(
    "typed",
    [
        "30/8/2021", "30/08/2021", "30.8.2021", "30-8-2021", "30082021", "2021-08-30",
        " 30 / 8 / 2021 ", "ngày 30 tháng 8 năm 2021", "Ngày 30/8/2021", "３０/８/２０２１",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(typed: str) -> None:
    assert parse_day(typed) == LETTER_DAY


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not_a_day"),
        ("hôm qua", "not_a_day"),
        ("8/30/2021", "not_a_day"),
        ("31/2/2021", "not_a_day"),
        ("29/2/2021", "not_a_day"),
        ("30/8", "not_a_day"),
        ("30/8-2021", "not_a_day"),
        ("20210830", "not_a_day"),
        ("0/8/2021", "not_a_day"),
        ("30/8/0000", "not_a_day"),
        ("30/8/21", "year_out_of_range"),
        ("30/8/1899", "year_out_of_range"),
        ("30/8/2101", "year_out_of_range"),
        ("1/1/9999", "year_out_of_range"),
    ],
)
def test_refused_days(typed: str, code: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_day(typed)
    assert refused.value.code == code


@given(days)
def test_days_come_back_in_every_form(day: date) -> None:
    assert parse_day(format_day(day)) == day
    assert parse_day(day.isoformat()) == day
    assert parse_day(format_day(day).replace("/", "")) == day
    assert parse_day("/".join(document_day(day))) == day
    assert parse_day(f"{day.day}.{day.month}.{day.year}") == day


@given(st.one_of(st.text(max_size=20), st.text(alphabet="0123456789/.-: hw", max_size=20)))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (parse_day, parse_week, lambda typed: parse_moment(typed, TODAY)):
        try:
            read(text)
        except DayError as refused:
            assert refused.code in {
                "not_a_day", "year_out_of_range", "not_a_moment", "not_a_week",
            }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("30/8/2021 14:30", "30/08/2021 14:30"),
        ("30/8/2021 14h30", "30/08/2021 14:30"),
        ("30/8/2021, 8h", "30/08/2021 08:00"),
        ("30/8/2021", "30/08/2021 00:00"),
        ("14h30 ngày 30/8/2021", "30/08/2021 14:30"),
        ("14 giờ 30 phút ngày 30 tháng 8 năm 2021", "30/08/2021 14:30"),
        ("14h30", "01/09/2021 14:30"),
        ("14:30", "01/09/2021 14:30"),
        ("0h05", "01/09/2021 00:05"),
        ("2021-08-30T14:30", "30/08/2021 14:30"),
        ("2021-08-30 14:30", "30/08/2021 14:30"),
        ("2021-08-30T14:30:00Z", "30/08/2021 21:30"),
        ("2021-08-30T14:30:00+07:00", "30/08/2021 14:30"),
    ],
)
def test_moments(typed: str, expected: str) -> None:
    moment = parse_moment(typed, TODAY)
    assert moment.tzinfo is UTC
    assert format_moment(moment) == expected


def test_a_time_alone_is_meant_for_the_vietnamese_day() -> None:
    early_morning = datetime(2021, 8, 31, 18, 30, tzinfo=UTC)
    assert format_moment(parse_moment("1h15", early_morning)) == "01/09/2021 01:15"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("25:00", "not_a_moment"),
        ("30/8/2021 14h60", "not_a_moment"),
        ("2021-08-30T25:00", "not_a_moment"),
        ("1850-08-30T14:30", "year_out_of_range"),
        ("31/2/2021 14:30", "not_a_day"),
        ("14", "not_a_day"),
        ("", "not_a_day"),
    ],
)
def test_refused_moments(typed: str, code: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_moment(typed, TODAY)
    assert refused.value.code == code


@given(moments)
def test_moments_come_back(moment: datetime) -> None:
    whole = moment.replace(second=0, microsecond=0)
    assert parse_moment(format_moment(moment), TODAY) == whole
    assert parse_moment(moment.isoformat(), TODAY) == moment


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_moment(datetime(2021, 8, 30))


def test_document_day() -> None:
    assert document_day(date(2021, 9, 5)) == ("05", "9", "2021")
    assert document_day(date(2021, 1, 5)) == ("05", "01", "2021")
    assert document_day(date(2021, 2, 28)) == ("28", "02", "2021")
    assert document_day(date(2021, 3, 10)) == ("10", "3", "2021")
    assert document_day(date(2021, 12, 31)) == ("31", "12", "2021")


@pytest.mark.parametrize("typed", ["2021-W35", "2021w35", "30/8/2021", "2021-09-05", "5/9/2021"])
def test_the_week_of_the_letter(typed: str) -> None:
    week = parse_week(typed)
    assert (week.monday, week.sunday) == (LETTER_DAY, date(2021, 9, 5))
    assert week.label == str(week) == "2021-W35"
    assert week.starts_at == datetime(2021, 8, 29, 17, tzinfo=UTC)
    assert week.ends_at == datetime(2021, 9, 5, 17, tzinfo=UTC)


def test_the_turn_of_the_year_counts_as_iso() -> None:
    assert week_of(date(2021, 1, 1)).label == "2020-W53"


@pytest.mark.parametrize(
    "typed", ["", "2021-W54", "2021-W00", "W35", "tuần 35", "30/8/21", "1800-W02"]
)
def test_refused_weeks(typed: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_week(typed)
    assert refused.value.code == "not_a_week"


def test_a_week_starts_on_monday_only() -> None:
    with pytest.raises(DayError):
        Week(date(2021, 8, 31))


@given(days)
def test_weeks_join_without_gaps(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert week.starts_at <= start_of_day(day) < week.ends_at
    assert week.next.previous == week == week.previous.next
    assert week.ends_at == week.next.starts_at
    assert vietnam_day(week.starts_at) == week.monday
    assert vietnam_day(week.ends_at - timedelta(microseconds=1)) == week.sunday
    if 1900 < day.year < 2100:
        assert parse_week(week.label) == week


def test_working_days_around_the_national_holiday() -> None:
    calendar = WorkingCalendar(
        holidays=frozenset({date(2021, 9, 2), date(2021, 9, 3)}),
        compensation_days=frozenset({date(2021, 9, 11)}),
    )
    assert calendar.is_working_day(date(2021, 9, 1))
    assert not calendar.is_working_day(date(2021, 9, 2))
    assert not calendar.is_working_day(date(2021, 9, 5))
    assert calendar.is_working_day(date(2021, 9, 11))
    assert calendar.add_working_days(date(2021, 9, 1), 1) == date(2021, 9, 6)
    assert calendar.add_working_days(date(2021, 9, 2), 0) == date(2021, 9, 6)
    assert calendar.add_working_days(date(2021, 9, 1), 0) == date(2021, 9, 1)
    assert calendar.add_working_days(date(2021, 9, 10), 1) == date(2021, 9, 11)
    assert calendar.add_working_days(date(2021, 9, 3), 1) == date(2021, 9, 6)
    with pytest.raises(ValueError, match="negative"):
        calendar.add_working_days(date(2021, 9, 1), -1)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("30/8/2021 09:00", 2, "01/09/2021 17:00"),
        ("30/8/2021 23:30", 2, "01/09/2021 17:00"),
        ("30/8/2021 09:00", 0, "30/08/2021 17:00"),
        ("30/8/2021 18:00", 0, "31/08/2021 17:00"),
        ("3/9/2021 10:00", 1, "06/09/2021 17:00"),
        ("4/9/2021 10:00", 0, "06/09/2021 17:00"),
        ("4/9/2021 10:00", 1, "06/09/2021 17:00"),
    ],
)
def test_due_at(start: str, count: int, due: str) -> None:
    calendar = WorkingCalendar()
    assert format_moment(calendar.due_at(parse_moment(start, TODAY), count)) == due


@given(calendars, st.dates(date(2021, 8, 1), date(2021, 10, 31)), st.integers(0, 30))
def test_working_days_are_counted_one_by_one(
    calendar: WorkingCalendar, day: date, count: int
) -> None:
    end = calendar.add_working_days(day, count)
    between = [day + timedelta(days=step + 1) for step in range((end - day).days)]
    worked = sum(map(calendar.is_working_day, between))
    assert calendar.is_working_day(end)
    assert worked == (max(count, 1) if between else 0)
    assert worked == count or (count == 0 and not calendar.is_working_day(day))


@given(calendars, moments, st.integers(0, 30), st.sampled_from([UTC, VIETNAM, timezone.max]))
def test_due_is_never_before_the_start(
    calendar: WorkingCalendar, start: datetime, count: int, zone: timezone
) -> None:
    due = calendar.due_at(start.astimezone(zone), count)
    assert due >= start and due.tzinfo is UTC
    assert calendar.is_working_day(vietnam_day(due))
    assert format_moment(due).endswith(" 17:00")
    assert calendar.due_at(start, count + 1) >= due
