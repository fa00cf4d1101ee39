"""Calls to make: hours as people say them, who is called when, tries without an answer."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import Role
from db.commands.call_backs import note_no_answer
from db.commands.calls import log_call
from db.commands.follow_ups import add_follow_up
from db.commands.undo import undo_act
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.queries import call_backs
from db.queries.own_acts import last_own_act
from db.records.drafts import FollowUpDraft
from db.records.people import Actor
from db.rules.call_backs import (
    CallState,
    Tries,
    after_no_answer,
    not_before,
    read_kind,
    write_kind,
)
from db.rules.days import VIETNAM
from db.rules.safe_hours import SafeHours, read_hours, stored_hours
from tests import factories
from tests.db.acts.everyday import Office

NOON = datetime(2026, 9, 16, 5, tzinfo=UTC)
"""Wednesday 16/9/2026, noon in Viet Nam."""

TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(SafeHours, st.none() | TIMES, st.none() | TIMES).filter(
    lambda hours: hours.start is None or hours.start != hours.end
)
MOMENTS = st.datetimes(datetime(2021, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


def at(hour: int, minute: int = 0) -> time:
    return time(hour, minute)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("sau 17:00", at(17), None),
        ("Sau 17h", at(17), None),
        ("sau 17 giờ 30", at(17, 30), None),
        ("từ 18h", at(18), None),
        ("17h trở đi", at(17), None),
        ("trước 8:00", None, at(8)),
        ("trước 8h", None, at(8)),
        ("đến 11h30", None, at(11, 30)),
        ("17-21", at(17), at(21)),
        ("17 - 21h", at(17), at(21)),
        ("17:00–21:00", at(17), at(21)),
        ("17h30-21h00", at(17, 30), at(21)),
        ("từ 17 giờ đến 21 giờ", at(17), at(21)),
        ("17 giờ 15 đến 21 giờ 45", at(17, 15), at(21, 45)),
        ("22-5", at(22), at(5)),
        ("20-24", at(20), at(0)),
        ("buổi tối", at(18), at(22)),
        ("after 17:00", at(17), None),
        ("from 9 to 11", at(9), at(11)),
    ],
)
def test_hours_as_people_say_them(typed: str, start: time | None, end: time | None) -> None:
    assert read_hours(typed) == SafeHours(start, end)


@pytest.mark.parametrize(
    "typed",
    [
        "gọi cho chị gái",
        "25-26",
        "17-17",
        "sau 17:75",
        "5",
        "sau giờ làm",
        "17-21-23",
        "0912345678",
    ],
)
def test_words_that_are_no_hours(typed: str) -> None:
    assert read_hours(typed) is None


def test_no_words_are_no_hours_known() -> None:
    hours = read_hours("  ")
    assert hours is not None
    assert not hours.is_known


@given(st.text(max_size=40))
def test_wild_words_never_break(typed: str) -> None:
    hours = read_hours(typed)
    if hours is not None:
        assert stored_hours(*hours.stored()) == hours


@given(TIMES, TIMES, st.sampled_from(["-", "–", " - ", " đến ", " to "]))
def test_two_times_are_read_in_every_dress(start: time, end: time, between: str) -> None:
    read = read_hours(f"{start:%H:%M}{between}{end:%H:%M}")
    assert read == (None if start == end else SafeHours(start, end))


@given(HOURS, MOMENTS)
def test_the_next_safe_moment_is_safe_and_within_a_day(hours: SafeHours, now: datetime) -> None:
    found = hours.next_from(now)
    assert hours.has(found)
    assert now <= found <= now + timedelta(days=1)
    if found > now:
        assert not hours.has(now)
        assert not hours.has(found - timedelta(minutes=1))


@given(HOURS, MOMENTS, st.integers(0, 99))
def test_the_next_try_lies_in_the_safe_hours(hours: SafeHours, now: datetime, count: int) -> None:
    tries = after_no_answer(Tries(count, now if count else None), hours, now)
    assert tries.count == count + 1
    assert tries.next_at is not None
    assert now + timedelta(hours=2) <= tries.next_at or count > 0
    assert tries.next_at > now
    assert hours.has(tries.next_at)
    kept = write_kind(tries)
    assert len(kept) <= 40
    assert read_kind(kept) == tries


@pytest.mark.parametrize("kind", ["", "call_back", "other", "call_back x"])
def test_a_kind_without_tries(kind: str) -> None:
    assert read_kind(kind) == Tries()


def test_an_open_side_ends_where_decency_does() -> None:
    late = datetime(2026, 9, 16, 23, tzinfo=VIETNAM)
    after = SafeHours(start=time(17))
    assert not after.has(late)
    assert after.next_from(late) == datetime(2026, 9, 17, 17, tzinfo=VIETNAM)
    assert not SafeHours().has(datetime(2026, 9, 16, 3, tzinfo=VIETNAM))
    assert SafeHours(start=time(23)).has(datetime(2026, 9, 16, 23, 30, tzinfo=VIETNAM))
    assert SafeHours(end=time(5)).has(datetime(2026, 9, 16, 4, tzinfo=VIETNAM))
    night = SafeHours(time(22), time(5))
    assert night.has(datetime(2026, 9, 16, 23, tzinfo=VIETNAM))
    assert not night.has(datetime(2026, 9, 16, 5, tzinfo=VIETNAM))


def test_a_call_for_another_day_waits_for_its_morning() -> None:
    first = not_before(date(2026, 9, 18), Tries(), SafeHours(time(17), time(21)), NOON)
    assert first == datetime(2026, 9, 18, 17, tzinfo=VIETNAM)


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path, set_clock) -> Office:
    set_clock(NOON)
    return Office(database, actors, tmp_path)


def call(office: Office, name: str, what: str = "Gọi lại", day: str = "16/9/2026", **said) -> str:
    code = office.case(name=name, **said)
    return add_follow_up(office.database, office.officer, code, FollowUpDraft(what, day))


def test_the_list_in_the_order_of_work(office: Office, set_clock) -> None:
    database, officer = office.database, office.officer
    call(office, "Tối", call_back_hours="sau 17:00", call_back_safe="yes")
    call(office, "Không", call_back_safe="no", call_back_note="chồng nghe máy")
    call(office, "Bây giờ")
    call(office, "Gấp", urgency="urgent")
    call(office, "Mai", day="17/9/2026")
    call(office, "Không phải gọi", what="Gửi phiếu")
    call(office, "Tháng sau", day="16/10/2026")
    found = call_backs.waiting(database, officer)
    names = [one.follow_up.person_name for one in found]
    assert names == ["Gấp", "Bây giờ", "Tối", "Mai", "Không"]
    assert [one.state for one in found] == [
        CallState.NOW, CallState.NOW, CallState.LATER, CallState.LATER, CallState.NEVER,
    ]  # fmt: skip
    evening, never = found[2], found[4]
    assert (evening.from_time, evening.to_time) == ("17:00", "")
    assert evening.not_before == datetime(2026, 9, 16, 17, tzinfo=VIETNAM)
    assert (never.phone, never.not_before) == ("", None)
    assert never.note == "chồng nghe máy"
    assert "Không" not in str(never.phone)
    set_clock(NOON + timedelta(hours=6))
    now = {one.follow_up.person_name for one in call_backs.waiting(database, officer)
           if one.state is CallState.NOW}  # fmt: skip
    assert now == {"Gấp", "Bây giờ", "Tối"}


def test_the_newest_word_about_safety_counts(office: Office) -> None:
    database, officer = office.database, office.officer
    code = office.case(call_back_safe="no")
    add_follow_up(database, officer, code, FollowUpDraft("Gọi lại", "16/9/2026"))
    assert call_backs.waiting(database, officer)[0].state is CallState.NEVER
    log_call(database, officer, factories.call(case_code=code))
    assert call_backs.waiting(database, officer)[0].state is CallState.NEVER
    log_call(database, officer, factories.call(case_code=code, call_back_safe="yes"))
    assert call_backs.waiting(database, officer)[0].state is CallState.NOW


def test_an_outgoing_contact_shows_as_called(office: Office, set_clock) -> None:
    database, officer = office.database, office.officer
    code = office.case()
    add_follow_up(database, officer, code, FollowUpDraft("Gọi lại", "16/9/2026"))
    set_clock(NOON + timedelta(minutes=5))
    log_call(database, officer, factories.call(case_code=code, direction="out"))
    (one,) = call_backs.waiting(database, officer)
    assert one.state is CallState.CALLED
    assert one.called_at == NOON + timedelta(minutes=5)


def test_one_call_does_not_do_what_is_planned_for_later(office: Office, set_clock) -> None:
    database, officer = office.database, office.officer
    code = office.case()
    for day in ("17/9/2026", "18/9/2026", "18/9/2026"):
        add_follow_up(database, officer, code, FollowUpDraft("Gọi lại", day))

    def states() -> list[tuple[int, CallState]]:
        found = call_backs.waiting(database, officer)
        return sorted((one.follow_up.needed_by.day, one.state) for one in found)

    # A day early: it was the next thing to ask.
    log_call(database, officer, factories.call(case_code=code, direction="out"))
    assert states() == [(17, CallState.CALLED), (18, CallState.LATER), (18, CallState.LATER)]
    set_clock(NOON + timedelta(days=2))
    assert [state for _day, state in states()] == [CallState.CALLED, *[CallState.NOW] * 2]
    log_call(database, officer, factories.call(case_code=code, direction="out"))
    assert {state for _day, state in states()} == {CallState.CALLED}


def test_tries_without_an_answer_are_counted_and_taken_back(office: Office, set_clock) -> None:
    database, officer = office.database, office.officer
    task = call(office, "Hạnh", call_back_hours="11-15")
    first = note_no_answer(database, officer, task)
    assert (first.tries, first.state) == (1, CallState.LATER)
    assert first.not_before == datetime(2026, 9, 16, 14, tzinfo=VIETNAM)
    set_clock(NOON + timedelta(hours=2))
    second = note_no_answer(database, officer, task)
    assert second.tries == 2
    assert second.not_before == datetime(2026, 9, 17, 11, tzinfo=VIETNAM)
    act = last_own_act(database, officer.user_id)
    undo_act(database, officer, act.number if act else 0)
    assert call_backs.one(database, officer, task).tries == 1
    act = last_own_act(database, officer.user_id)
    undo_act(database, officer, act.number if act else 0)
    assert call_backs.one(database, officer, task).state is CallState.NOW


def test_a_try_is_refused_where_it_makes_no_sense(office: Office) -> None:
    database, officer = office.database, office.officer
    for name, what, safe, field in (
        ("A", "Gửi phiếu", "yes", "follow_up"),
        ("B", "Gọi lại", "no", "call_back_safe"),
    ):
        task = call(office, name, what, call_back_safe=safe)
        with pytest.raises(ValidationFailed) as refused:
            note_no_answer(database, officer, task)
        assert set(refused.value.problems) == {field}
    with pytest.raises(NotFound):
        note_no_answer(database, officer, "không có")


def test_hours_are_stored_with_the_contact(office: Office) -> None:
    office.case(call_back_hours="17-21", call_back_note="17-21")
    office.case(call_back_hours="khi con ngủ", call_back_note="khi con ngủ")
    rows = office.database.rows(
        "SELECT call_back_from, call_back_to, call_back_note FROM contacts ORDER BY id"
    )
    assert rows == [("17:00", "21:00", "17-21"), ("", "", "khi con ngủ")]
