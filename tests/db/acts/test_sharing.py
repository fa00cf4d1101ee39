"""Stand-ins, handing over of work, sharing of cases."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import Role
from db.commands import sharing
from db.commands.cases import assign_owner, close_case
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.commands.hand_overs import hand_over_work, undo_hand_over
from db.commands.users import edit_user
from db.connection import Database
from db.errors import NotAllowed, NotFound, ValidationFailed
from db.lookups import case_key
from db.queries import follow_up_lists, hand_overs, histories, today
from db.queries.checks import check
from db.records.hand_overs import ShareWish
from db.records.people import Actor
from db.rules.allocation import Waiting, share_by_unit, share_evenly
from db.rules.stand_ins import Seat, is_absent, stand_in_of, stands_in_for
from tests import factories
from tests.db.acts.everyday import Office

NOON = datetime(2026, 9, 16, 5, tzinfo=UTC)
"""Wednesday 16/9/2026, noon in Viet Nam."""
TODAY = date(2026, 9, 16)


def _go_on(_tried: int) -> bool:
    return True


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path, set_clock) -> Office:
    set_clock(NOON)
    return Office(database, actors, tmp_path)


def absent(office: Office, name: str, stand_in: str, days: tuple[str, str]) -> None:
    version = office.database.value("SELECT version FROM users WHERE name = ?", [name])
    changes = {"absent_from": days[0], "absent_to": days[1], "stand_in": stand_in}
    edit_user(office.database, office.actors[Role.ADMINISTRATOR], name, changes, version)


def owners(office: Office) -> Counter[str | None]:
    rows = office.database.rows("SELECT u.name FROM cases c LEFT JOIN users u ON u.id = c.owner_id")
    return Counter(row[0] for row in rows)


# Who stands in


SEATS = st.lists(
    st.tuples(
        st.booleans(),
        st.none() | st.dates(date(2026, 9, 10), date(2026, 9, 20)),
        st.none() | st.dates(date(2026, 9, 10), date(2026, 9, 20)),
        st.none() | st.integers(0, 6),
    ),
    min_size=1,
    max_size=7,
).map(
    lambda rows: {
        str(place): Seat(str(place), f"N{place}", row[0], row[1], row[2],
                         None if row[3] is None else str(row[3]))
        for place, row in enumerate(rows)
    }
)  # fmt: skip


@given(SEATS, st.dates(date(2026, 9, 8), date(2026, 9, 22)))
def test_a_stand_in_is_always_here_and_never_oneself(seats: dict[str, Seat], day: date) -> None:
    for seat in seats.values():
        found = stand_in_of(seats, seat.id, day)
        if found is not None:
            assert is_absent(seat, day)
            assert found != seat.id
            assert seats[found].is_active
            assert not is_absent(seats[found], day)
            assert seat in stands_in_for(seats, found, day)


def test_the_borders_of_an_absence_and_a_chain() -> None:
    day = date(2026, 9, 16)
    seats = {
        "a": Seat("a", "A", True, day, day, "b"),
        "b": Seat("b", "B", True, day, None, "c"),
        "c": Seat("c", "C", True, None, None, None),
    }
    assert stand_in_of(seats, "a", day) == "c"
    assert stand_in_of(seats, "a", day + timedelta(1)) is None
    assert stand_in_of(seats, "a", day - timedelta(1)) is None
    assert [seat.id for seat in stands_in_for(seats, "c", day)] == ["a", "b"]
    circle = {**seats, "b": Seat("b", "B", True, day, None, "a")}
    assert stand_in_of(circle, "a", day) is None


def test_the_stand_in_sees_cases_and_follow_ups_marked(office: Office) -> None:
    database, officer, operator = office.database, office.officer, office.operator
    code = office.case()
    assign_owner(database, officer, code, "canbo")
    add_follow_up(database, officer, code, factories.follow_up(needed_by="16/9/2026"))
    assert today.today(database, operator).work.mine == 0
    absent(office, "canbo", "truc", ("16/9/2026", "18/9/2026"))
    seen = today.today(database, operator)
    assert (seen.work.mine, seen.follow_ups_due) == (1, 1)
    assert seen.stands_in_for == ("Phạm Văn Cán",)
    assert [row.code for row in seen.mine] == [code]
    assert [one.done_for for one in seen.follow_ups] == ["Phạm Văn Cán"]
    assert len(today.due_follow_up_cases(database, operator, TODAY)) == 1
    (listed,) = follow_up_lists.open_follow_ups(database, operator)
    assert follow_up_lists.is_mine(listed, operator.user_id)
    assert (listed.is_absent, listed.stand_in_name) == (True, "Nguyễn Thị Trực")
    # The absent colleague keeps what is theirs, and others see nothing of it.
    assert today.today(database, officer).work.mine == 1
    assert today.today(database, office.supervisor).work.mine == 0


def test_after_the_absence_the_work_is_back(office: Office, set_clock) -> None:
    database = office.database
    assign_owner(database, office.officer, office.case(), "canbo")
    absent(office, "canbo", "truc", ("16/9/2026", "18/9/2026"))
    set_clock(NOON + timedelta(days=3))
    assert today.today(database, office.operator).work.mine == 0


# Handing over


def _work(office: Office, count: int = 3) -> list[str]:
    codes = [office.case(name=f"Người {number}") for number in range(count)]
    for code in codes:
        assign_owner(office.database, office.officer, code, "canbo")
        add_follow_up(office.database, office.officer, code, factories.follow_up())
    return codes


def test_all_open_work_goes_over_and_comes_back(office: Office) -> None:
    database, supervisor = office.database, office.supervisor
    codes = _work(office)
    close_case(database, office.officer, codes[0], factories.closing())
    made = hand_over_work(database, supervisor, "canbo", "truc", "Nghỉ phép")
    assert (made.from_name, made.to_name) == ("Phạm Văn Cán", "Nguyễn Thị Trực")
    assert (made.case_count, made.follow_up_count) == (2, 3)
    assert owners(office) == {"canbo": 1, "truc": 2}
    assert check(database).is_ok
    assert {entry.act for entry in histories.of_case(database, codes[1])} >= {"hand_over_work"}
    # What was finished meanwhile stays with who finished it.
    close_case(database, office.officer, codes[1], factories.closing())
    task = database.value("SELECT id FROM follow_ups ORDER BY id LIMIT 1")
    finish_follow_up(database, office.operator, task, "xong")
    undo_hand_over(database, supervisor, made.id)
    assert owners(office) == {"canbo": 2, "truc": 1}
    assert hand_overs.one(database, made.id).undone_at is not None
    with pytest.raises(ValidationFailed) as twice:
        undo_hand_over(database, supervisor, made.id)
    assert twice.value.problems == {"hand_over": "already_undone"}
    assert check(database).is_ok


def test_handing_over_is_refused_with_every_reason(office: Office) -> None:
    database, supervisor = office.database, office.supervisor
    for given_names, problems in (
        (("ai đó", "không ai", ""),
         {"from_user": "unknown_user", "to_user": "unknown_user", "reason": "reason_missing"}),
        (("canbo", "canbo", "nghỉ"), {"to_user": "same_user"}),
        (("canbo", "truc", "nghỉ"), {"from_user": "nothing_to_hand_over"}),
    ):  # fmt: skip
        with pytest.raises(ValidationFailed) as refused:
            hand_over_work(database, supervisor, *given_names)
        assert refused.value.problems == problems
    with pytest.raises(NotAllowed):
        hand_over_work(database, office.officer, "canbo", "truc", "nghỉ")
    with pytest.raises(NotFound):
        undo_hand_over(database, supervisor, "không có")


def test_work_of_somebody_who_left_goes_over(office: Office) -> None:
    _work(office, 1)
    version = office.database.value("SELECT version FROM users WHERE name = 'canbo'")
    admin = office.actors[Role.ADMINISTRATOR]
    edit_user(office.database, admin, "canbo", {"is_active": "no"}, version)
    made = hand_over_work(office.database, office.supervisor, "canbo", "truc", "Chuyển việc")
    assert (made.case_count, made.follow_up_count) == (1, 1)


# Sharing


OFFICERS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True)
WAITING = st.lists(st.sampled_from(["", "u1", "u2", "u3"]), max_size=40).map(
    lambda units: [Waiting(str(place), unit) for place, unit in enumerate(units)]
)


@given(WAITING, OFFICERS, st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50)))
def test_even_shares_differ_by_one(
    waiting: list[Waiting], officers: list[str], loads: dict[str, int]
) -> None:
    plan = share_evenly(waiting, officers, loads)
    assert plan.keys() == {case.code for case in waiting}
    counts = Counter(dict.fromkeys(officers, 0))
    counts.update(plan.values())
    assert max(counts.values()) - min(counts.values()) <= 1
    assert counts.keys() == set(officers)


@given(WAITING, OFFICERS)
def test_a_unit_goes_to_one_officer(waiting: list[Waiting], officers: list[str]) -> None:
    plan = share_by_unit(waiting, officers, {(officers[-1], "u1"): 3})
    assert plan.keys() == {case.code for case in waiting}
    for unit in ("u1", "u2", "u3"):
        got = {plan[case.code] for case in waiting if case.unit == unit}
        assert len(got) <= 1
        if unit == "u1":
            assert got <= {officers[-1]}


def test_cases_without_an_officer_are_shared(office: Office) -> None:
    database, officer = office.database, office.officer
    codes = [office.case(name=f"Người {number}") for number in range(7)]
    assign_owner(database, officer, codes[0], "phutrach")
    numbers = [case_key(database, code)[1] for code in codes]
    wish = ShareWish(("canbo", "truc"))
    shared = sharing.share_cases(database, officer, numbers, wish, _go_on)
    assert (len(shared.result.done), len(shared.result.unchanged)) == (6, 1)
    assert dict(shared.given) == {"canbo": 3, "truc": 3}
    assert owners(office) == {"phutrach": 1, "canbo": 3, "truc": 3}
    assert check(database).is_ok


def test_who_is_away_gets_no_share(office: Office) -> None:
    absent(office, "truc", "", ("16/9/2026", ""))
    for wish, code in (
        (ShareWish(("canbo", "truc")), "officer_absent"),
        (ShareWish(("ai đó",)), "unknown_user"),
        (ShareWish(()), "officers_missing"),
    ):
        with pytest.raises(ValidationFailed) as refused:
            sharing.share_cases(office.database, office.officer, [], wish, _go_on)
        assert refused.value.problems == {"officers": code}
    with pytest.raises(NotAllowed):
        wish = ShareWish(("canbo",))
        sharing.share_cases(office.database, office.operator, [], wish, _go_on)
