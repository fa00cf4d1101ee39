from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.days import DayError
from db.rules.periods import KINDS, Period, parse_period, period_of

TODAY = date(2021, 9, 8)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("2021-W35", "2021-W35"),
        ("tuần 35/2021", "2021-W35"),
        ("Tuần 35 năm 2021", "2021-W35"),
        ("8/2021", "2021-08"),
        ("08/2021", "2021-08"),
        ("Tháng 8 năm 2021", "2021-08"),
        ("2021-08", "2021-08"),
        ("quý 3/2021", "2021-Q3"),
        ("Quý III năm 2021", "2021-Q3"),
        ("q3 2021", "2021-Q3"),
        ("2021-Q3", "2021-Q3"),
        ("2021", "2021"),
        ("năm 2021", "2021"),
        ("30/8/2021", "2021-08-30_2021-08-30"),
        ("01/8/2021 - 15/8/2021", "2021-08-01_2021-08-15"),
        ("01/8/2021-15/8/2021", "2021-08-01_2021-08-15"),
        ("1/8/2021 – 15/8/2021", "2021-08-01_2021-08-15"),
        ("2021-08-01..2021-08-15", "2021-08-01_2021-08-15"),
        ("từ ngày 1/8/2021 đến ngày 15/8/2021", "2021-08-01_2021-08-15"),
        ("30/8/2021 - 5/9/2021", "2021-W35"),
        ("tuần trước", "2021-W35"),
        ("tuần này", "2021-W36"),
        ("tháng trước", "2021-08"),
        ("quý này", "2021-Q3"),
        ("năm ngoái", "2020"),
        ("this quarter", "2021-Q3"),
        ("last month", "2021-08"),
        ("hôm nay", "2021-09-08_2021-09-08"),
        ("hôm qua", "2021-09-07_2021-09-07"),
    ],
)
def test_people_type_periods_in_many_ways(typed: str, label: str) -> None:
    assert parse_period(typed, TODAY).label == label


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not_a_period"),
        ("xx", "not_a_period"),
        ("13/2021", "not_a_period"),
        ("quý 5/2021", "not_a_period"),
        ("2021-W60", "not_a_period"),
        ("0000", "not_a_period"),
        ("31/02/2021", "not_a_period"),
        ("5/9/2021 - 30/8/2021", "period_backwards"),
    ],
)
def test_what_is_no_period_is_refused(typed: str, code: str) -> None:
    with pytest.raises(DayError) as refused:
        parse_period(typed, TODAY)
    assert refused.value.code == code


@given(st.text(max_size=40))
def test_nothing_typed_is_an_error_of_another_kind(typed: str) -> None:
    try:
        period = parse_period(typed, TODAY)
    except DayError:
        return
    assert period.first <= period.last


@given(st.sampled_from(KINDS), DAYS)
def test_periods_of_a_kind_follow_each_other_without_a_gap(kind: str, day: date) -> None:
    period = period_of(kind, day)
    assert period.first <= day <= period.last
    assert period.previous.last + timedelta(days=1) == period.first
    assert period.next.first == period.last + timedelta(days=1)
    assert period.next.previous == period == period.previous.next
    assert period.ends_at - period.starts_at == timedelta(days=period.length)
    assert parse_period(period.label.replace("_", ".."), TODAY).label == period.label


def test_days_of_any_length_have_neighbours_as_long() -> None:
    period = Period(date(2021, 8, 1), date(2021, 8, 10))
    assert (period.previous.first, period.previous.last) == (date(2021, 7, 22), date(2021, 7, 31))
    assert (period.next.first, period.next.last) == (date(2021, 8, 11), date(2021, 8, 20))
