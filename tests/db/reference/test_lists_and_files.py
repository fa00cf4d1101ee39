import json
import unicodedata
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from db.choices import NonCaseKind
from db.records.office_settings import HolidayKind
from db.reference.load import (
    LISTS,
    load_channels,
    load_holidays,
    load_needs,
    load_non_case_kinds,
    reference_version,
)

HOLIDAYS = load_holidays()
SATURDAY = 5


@pytest.mark.parametrize("name", LISTS)
def test_files_are_hand_readable_composed_utf8(name: str) -> None:
    text = files("db.reference").joinpath(f"{name}.json").read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\\u" not in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    for mark in ("UNKNOWN", "MEMORY-", "memory_medium", "memory_low"):
        assert mark not in text


@pytest.mark.parametrize("name", LISTS)
def test_every_list_tells_its_version(name: str) -> None:
    assert date.fromisoformat(reference_version(name)) >= date(2026, 11, 23)


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(ValueError):
        reference_version("phones")


def test_needs_follow_the_field_list_and_mark_health() -> None:
    needs = load_needs()
    assert [need.code for need in needs] == [
        "food", "lodging", "wages", "job", "illness", "quarantine", "travel", "safety",
        "insurance", "union", "psychology", "children", "legal", "vaccination", "other",
    ]  # fmt: skip
    assert {need.code for need in needs if need.is_sensitive} == {
        "illness", "quarantine", "psychology", "vaccination",
    }  # fmt: skip
    assert len({need.name_vi for need in needs}) == len({n.name_en for n in needs}) == 15


def test_channels_cover_the_ways_named_in_the_field() -> None:
    codes = [channel.code for channel in load_channels()]
    assert codes == [
        "hotline", "zalo", "facebook", "in_person", "letter", "email", "union_officer", "other",
    ]  # fmt: skip


def test_each_non_case_kind_costs_one_key() -> None:
    kinds = load_non_case_kinds()
    assert [kind.code for kind in kinds] == list(NonCaseKind)
    assert [kind.key for kind in kinds] == ["F6", "F7", "F8", "F9", "F10", "F11"]


def test_holidays_are_in_order_and_each_day_once() -> None:
    days = [holiday.on for holiday in HOLIDAYS]
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(range(2020, 2028))


@pytest.mark.parametrize("year", range(2020, 2027))
def test_a_full_year_has_the_days_of_the_labour_code(year: int) -> None:
    # One more day at 2/9 since the Labour Code of 2019 came into force on 1/1/2021.
    days = Counter(h.name for h in HOLIDAYS if h.on.year == year and h.kind is HolidayKind.HOLIDAY)
    assert sorted(days.values()) == ([1, 1, 1, 1, 1, 5] if year == 2020 else [1, 1, 1, 1, 2, 5])


@pytest.mark.parametrize("year", range(2020, 2027))
def test_each_holiday_on_a_weekend_and_each_exchange_gives_a_day_off(year: int) -> None:
    of_year = [h for h in HOLIDAYS if h.on.year == year]
    on_weekend = [
        h for h in of_year if h.kind is HolidayKind.HOLIDAY and h.on.weekday() >= SATURDAY
    ]
    worked = [h for h in of_year if h.kind is HolidayKind.COMPENSATION_WORK]
    off = [h for h in of_year if h.kind is HolidayKind.COMPENSATION_OFF]
    assert len(off) == len(on_weekend) + len(worked)
    assert all(h.on.weekday() < SATURDAY for h in off)
    assert all(h.on.weekday() == SATURDAY for h in worked)


def test_tet_begins_a_new_moon_after_another() -> None:
    # First day of the lunar year; twelve or thirteen moons of 29.53 days lie between two.
    firsts = [
        date(2020, 1, 25), date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22),
        date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6),
    ]  # fmt: skip
    tet = {h.on for h in HOLIDAYS if h.name == "Tết Nguyên đán"}
    assert all({day - timedelta(days=1), day, day + timedelta(days=1)} <= tet for day in firsts)
    for one, other in pairwise(firsts):
        moons = (other - one).days / 29.530588
        assert abs(moons - round(moons)) < 0.05
        assert round(moons) in {12, 13}


def test_the_death_day_of_the_hung_kings_is_the_tenth_of_the_third_moon() -> None:
    tet_firsts = {h.on.year: h.on for h in reversed(HOLIDAYS) if h.name == "Tết Nguyên đán"}
    for holiday in HOLIDAYS:
        if holiday.name == "Giỗ Tổ Hùng Vương":
            distance = (holiday.on - tet_firsts[holiday.on.year]).days
            # Two moons and nine days after 1/1, three moons in the leap year 2023; the list
            # starts up to two days before 1/1.
            moons = (distance - 9) / 29.530588
            assert abs(moons - (3 if holiday.on.year == 2023 else 2)) < 0.11
