"""Lists of cases behind any figure: each filter alone, with others, and with typed words."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from db import clock, lookups
from db.choices import Role
from db.commands import assistance, information, referrals
from db.commands import cases as acts
from db.commands.calls import log_call
from db.connection import Database
from db.queries import case_lists, case_orders, cases
from db.records.case_filters import CaseFilter, CaseOrder, ListQuestion
from db.records.people import Actor
from tests import factories

SPRING = datetime(2026, 3, 2, 2, tzinfo=UTC)
"""Monday 2/3/2026, nine o'clock in Viet Nam; each case is a day younger than the one before."""
NAMES = ("Ê Ƀăn An", "Lò Thị Bình", "Nguyễn Văn Cường", "Đỗ Thị Dung", "Trần Văn Em", "Y Phăn")


@pytest.fixture
def office(
    database: Database, actors: dict[Role, Actor], set_clock: Callable[[datetime], None]
) -> dict[str, str]:
    """Six cases, letters a-f, oldest first: letter -> code."""
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    codes = {}
    for place, (letter, name) in enumerate(zip("abcdef", NAMES, strict=True)):
        set_clock(SPRING + timedelta(days=place))
        draft = factories.call(
            phone=f"09123400{place:02}",
            name=name,
            channel="zalo" if letter == "b" else "hotline",
            urgency="urgent" if letter in "bc" else "normal",
            employer="Công ty Cà phê Ngon" if letter in "ad" else "Xí nghiệp Gỗ",
            needs=("wages",) if letter == "e" else ("food",),
        )
        codes[letter] = log_call(database, officer, draft).case_code
    acts.assign_owner(database, officer, codes["c"], "canbo")
    assistance.assign_benefit(database, officer, codes["d"], factories.assignment())
    referrals.refer_case(database, officer, codes["e"], factories.referral())
    information.give_address(database, officer, codes["b"], "UBND phường Tân Lợi")
    set_clock(SPRING + timedelta(days=9))
    acts.close_case(database, supervisor, codes["f"], factories.closing())
    return codes


def _id(database: Database, sql: str) -> str:
    found: str = database.value(sql)
    return found


def _letters(
    database: Database, office: dict[str, str], filters: CaseFilter, typed: str = ""
) -> str:
    names = {code: letter for letter, code in office.items()}
    page = cases.search(database, typed, filters)
    assert page.total == len(page.rows)
    listed = cases.rows(database, cases.numbers(database, typed, filters))
    assert {row.code for row in listed} == {row.code for row in page.rows}
    if not typed:
        one_by_one, before = [], 2**62
        while piece := case_lists.newest(database, filters, before, 1):
            one_by_one.extend(piece)
            before = piece[-1]
        assert one_by_one == [row.number for row in page.rows]
    return "".join(names[row.code] for row in page.rows)


def test_each_filter_alone(database: Database, office: dict[str, str]) -> None:
    agency = _id(database, "SELECT id FROM agencies")
    employer = _id(database, "SELECT id FROM employers WHERE folded LIKE '%ca phe%'")
    person = _id(database, "SELECT id FROM persons WHERE full_name = 'Y Phăn'")
    due = SPRING + timedelta(days=60)
    expected = {
        CaseFilter(): "fedcba",
        CaseFilter(is_open=True): "edcba",
        CaseFilter(is_open=False): "f",
        CaseFilter(is_unassigned=True): "fedba",
        CaseFilter(opened_from=date(2026, 3, 4)): "fedc",
        CaseFilter(opened_to=date(2026, 3, 4)): "cba",
        CaseFilter(opened_from=date(2026, 3, 3), opened_to=date(2026, 3, 4)): "cb",
        CaseFilter(opened_from=date(2026, 3, 4), opened_to=date(2026, 3, 3)): "",
        CaseFilter(closed_from=date(2026, 3, 11), closed_to=date(2026, 3, 11)): "f",
        CaseFilter(closed_to=date(2026, 3, 10)): "",
        CaseFilter(due_before=due): "edcba",
        CaseFilter(due_from=due): "",
        CaseFilter(programmes=("TLD-3089-2021",)): "d",
        CaseFilter(programmes=("no-such",)): "",
        CaseFilter(outcomes=("met", "unmet")): "f",
        CaseFilter(channels=("zalo",)): "b",
        CaseFilter(matter_kinds=("support",)): "fedcba",
        CaseFilter(person_id=person): "f",
        CaseFilter(employer_id=employer): "da",
        CaseFilter(agency_id=agency): "eb",
    }
    for filters, letters in expected.items():
        assert _letters(database, office, filters) == letters, filters


def test_cases_named_one_by_one(database: Database, office: dict[str, str]) -> None:
    ids = {letter: lookups.case_key(database, code) for letter, code in office.items()}
    a, c, e = ids["a"], ids["c"], ids["e"]
    by_id = CaseFilter(case_ids=(a[0], e[0], c[0], "no-such-id"))
    assert _letters(database, office, by_id) == "eca"
    assert _letters(database, office, CaseFilter(numbers=(a[1], c[1], a[1], 5))) == "ca"
    assert _letters(database, office, CaseFilter(numbers=())) == ""
    both = CaseFilter(numbers=(a[1], c[1]), case_ids=(c[0], e[0]))
    assert _letters(database, office, both) == "c"
    urgent = CaseFilter(case_ids=(a[0], c[0]), urgencies=("urgent",))
    assert _letters(database, office, urgent) == "c"


def test_filters_add_up_and_go_with_words(database: Database, office: dict[str, str]) -> None:
    agency = _id(database, "SELECT id FROM agencies")
    assert _letters(database, office, CaseFilter(is_open=True, is_unassigned=True)) == "edba"
    late = clock.now() + timedelta(days=60)
    urgent_late = CaseFilter(urgencies=("urgent",), due_before=late)
    assert _letters(database, office, urgent_late) == "cb"
    mine = CaseFilter(due_before=late, owner_ids=(_id(database, _OFFICER),))
    assert _letters(database, office, mine) == "c"
    needy = CaseFilter(agency_id=agency, needs=("wages",), opened_from=date(2026, 3, 3))
    assert _letters(database, office, needy) == "e"
    assert _letters(database, office, CaseFilter(is_unassigned=True), "ca phe") == "da"
    assert _letters(database, office, CaseFilter(opened_to=date(2026, 3, 2)), "ca phe") == "a"
    assert _letters(database, office, CaseFilter(agency_id=agency), "lò thị bình") == "b"
    assert _letters(database, office, CaseFilter(numbers=()), "gạo") == ""


_OFFICER = "SELECT id FROM users WHERE name = 'canbo'"


def test_an_empty_filter_says_so() -> None:
    assert CaseFilter().is_empty
    assert not CaseFilter(numbers=()).is_empty
    assert not CaseFilter(is_open=False).is_empty


def test_an_index_answers_what_has_one(database: Database) -> None:
    late = CaseFilter(due_before=SPRING)
    for filters, index in (
        (late, "cases_answer_due"),
        (CaseFilter(closed_from=date(2026, 1, 1)), "cases_closed"),
        (CaseFilter(person_id="x"), "case_people_person_id"),
    ):
        asked: list[tuple[str, object]] = []
        database.engine.connection().set_trace_callback(lambda sql, to=asked: to.append((sql, 0)))
        case_lists.newest(database, filters)
        database.engine.connection().set_trace_callback(None)
        plan = database.rows(f"EXPLAIN QUERY PLAN {asked[-1][0]}")
        assert any(index in str(step) for step in plan), plan


def _in_order(
    database: Database,
    office: dict[str, str],
    order: CaseOrder,
    filters: CaseFilter,
    typed: str = "",
) -> str:
    names = {code: letter for letter, code in office.items()}
    question = ListQuestion(typed, filters, order)
    numbers = [number for piece in case_orders.pieces(database, question) for number in piece]
    return "".join(names[row.code] for row in cases.rows(database, numbers))


ORDERED = {
    CaseOrder("received", True): "fedcba",
    CaseOrder("received", False): "abcdef",
    CaseOrder("name", False): "abcdef",
    CaseOrder("name", True): "fedcba",
    CaseOrder("due", False): "abcdef",
    CaseOrder("due", True): "edcbaf",
    CaseOrder("status", False): "cbadef",
    CaseOrder("urgency", False): "cbfeda",
    CaseOrder("owner", False): "cfedba",
    CaseOrder("changed", True): "fcedba",
}


@pytest.mark.parametrize("short", [20_000, 0])
@pytest.mark.parametrize("medium", [100_000, 0])
def test_every_order_is_the_same_for_short_and_long_lists(
    database: Database,
    office: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    short: int,
    medium: int,
) -> None:
    monkeypatch.setattr(case_orders, "SHORT", short)
    monkeypatch.setattr(case_orders, "MEDIUM", medium)
    late = CaseFilter(opened_from=date(2026, 1, 1), due_before=SPRING + timedelta(days=60))
    for order, letters in ORDERED.items():
        shown = {
            "all": _in_order(database, office, order, CaseFilter()),
            "filtered": _in_order(database, office, order, CaseFilter(matter_kinds=("support",))),
            "listed": _in_order(database, office, order, late),
        }
        without_f = letters.replace("f", "")
        assert sorted(shown["all"]) == sorted(letters)
        if order.by not in ("status", "changed", "unit"):
            assert shown == {"all": letters, "filtered": letters, "listed": without_f}, order
        assert shown["filtered"] == shown["all"], order
        assert shown["listed"] == shown["all"].replace("f", ""), order


def test_words_come_best_first_until_an_order_is_asked_for(
    database: Database, office: dict[str, str]
) -> None:
    by_name = CaseOrder("name", False)
    assert _in_order(database, office, CaseOrder(), CaseFilter(), "ca phe") == "da"
    assert _in_order(database, office, by_name, CaseFilter(), "ca phe") == "ad"
    assert _in_order(database, office, by_name, CaseFilter(urgencies=("urgent",)), "go") == "bc"


def test_two_filters_become_one(database: Database, office: dict[str, str]) -> None:
    urgent = CaseFilter(urgencies=("urgent",), opened_from=date(2026, 3, 2))
    later = CaseFilter(opened_from=date(2026, 3, 4), opened_to=date(2026, 3, 9))
    assert _letters(database, office, urgent.narrowed_by(later)) == "c"
    assert _letters(database, office, later.narrowed_by(urgent)) == "c"
    other = CaseFilter(urgencies=("normal", "high"))
    assert _letters(database, office, urgent.narrowed_by(other)) == ""
    two = CaseFilter(person_id="a").narrowed_by(CaseFilter(person_id="b"))
    assert _letters(database, office, two) == ""
    assert CaseFilter().narrowed_by(urgent) == urgent
    assert urgent.narrowed_by(CaseFilter()) == urgent
