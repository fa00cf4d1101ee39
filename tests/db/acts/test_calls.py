"""Logging a contact: what it makes, who it finds again, what it refuses."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.choices import CaseStatus, PersonRole, YesNoUnknown
from db.commands.calls import log_call
from db.commands.cases import edit_case
from db.connection import Database, open_database
from db.errors import NotFound, ValidationFailed
from db.queries import case_details, cases, people
from db.queries.checks import check
from db.records.drafts import FileDraft
from db.records.people import Actor
from tests.factories import LETTER_DAY, call, vietnam
from tests.reading import everything

SetClock = Callable[[datetime], None]


def test_a_new_case(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(LETTER_DAY)
    logged = log_call(
        database,
        actor,
        call(
            needs=("food", "children", "food"),
            unit="Liên đoàn Lao động huyện Cư M’gar",
            people_count="12",
            birth_year="1990",
            sex="female",
            union_member="yes",
            address="Khu trọ 12 Lê Duẩn",
            consent_method="spoken",
            call_back_safe="no",
            call_back_note="chỉ gọi sau 18h",
            taken_by="truc",
            policies=("TLD-3089-2021",),
            addresses=("ubnd phuong tan loi",),
        ),
    )
    assert logged.case_code == "BMT-2021-000001"
    assert (logged.is_new, logged.is_new_case, logged.phone) == (True, True, "+84912345678")
    whole = case_details.detail(database, logged.case_code)
    assert whole.case.status is CaseStatus.NEW
    assert (whole.case.unit_code, whole.case.people_count) == ("CUMGAR", 12)
    assert whole.case.needs == ("food", "children")
    assert whole.case.opened_at == LETTER_DAY
    assert whole.case.first_action_due_at == LETTER_DAY + timedelta(hours=24)
    # Monday 30/8: two working days end on Wednesday; 2 and 3/9 are holidays, then the week-end.
    assert whole.case.verify_due_at == vietnam(2021, 9, 1, 17)
    assert whole.case.answer_due_at == vietnam(2021, 9, 8, 17)
    (person,) = whole.people
    assert (person.full_name, person.sort_name, person.role) == (
        "Nguyễn Thị Lan", "Lan Nguyễn Thị", PersonRole.IN_NEED,
    )  # fmt: skip
    assert [phone.e164 for phone in person.phones] == ["+84912345678"]
    assert (person.birth_year, person.union_member) == (1990, YesNoUnknown.YES)
    assert [consent.given_at for consent in person.consents] == [LETTER_DAY]
    (contact,) = whole.contacts
    assert (contact.taken_by, contact.recorded_by) == ("Nguyễn Thị Trực", "Trần Văn Quản")
    assert (contact.call_back_safe, contact.call_back_note) == ("no", "chỉ gọi sau 18h")
    assert contact.phone_as_typed == "0912 345 678"
    assert [given.agency_name for given in whole.addresses] == ["UBND phường Tân Lợi"]
    assert [told.programme_number for told in whole.policies] == ["3089/QĐ-TLĐ"]
    assert [step.kind for step in whole.steps if step.is_done] == ["address_given", "informed"]


def test_an_urgent_case_is_due_in_two_hours(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(LETTER_DAY)
    logged = log_call(database, actor, call(urgency="urgent"))
    due = case_details.detail(database, logged.case_code).case.first_action_due_at
    assert due == LETTER_DAY + timedelta(hours=2)


def test_one_more_contact_of_a_case(database: Database, actor: Actor) -> None:
    first = log_call(database, actor, call())
    again = log_call(
        database,
        actor,
        call(case_code=first.case_code[-1:], summary="", needs=(), direction="out", name="Chồng"),
    )
    assert (again.case_code, again.is_new_case) == (first.case_code, False)
    whole = case_details.detail(database, first.case_code)
    assert {contact.direction for contact in whole.contacts} == {"in", "out"}
    assert {person.full_name for person in whole.people} == {"Nguyễn Thị Lan", "Chồng"}
    assert database.value("SELECT count(*) FROM cases") == 1
    assert check(database).is_ok


@pytest.mark.skipif(sys.platform == "win32", reason="the clock there may tick too slowly")
def test_what_is_told_in_one_call_keeps_its_order(database: Database, actor: Actor) -> None:
    told = ("TLD-3089-2021", "TLD-2606-2021", "TTG-28-2021") * 5
    code = log_call(database, actor, call(policies=told)).case_code
    policies = case_details.detail(database, code).policies
    assert tuple(policy.programme_code for policy in policies) == told


@pytest.mark.parametrize("kind", ["silent", "wrong_number", "joke", "abusive", "hang_up", "missed"])
def test_a_contact_without_a_matter(kind: str, database: Database, actor: Actor) -> None:
    draft = call(non_case_kind=kind, name="", summary="", needs=(), employer="")
    logged = log_call(database, actor, draft)
    assert (logged.case_code, logged.is_new_case) == ("", False)
    row = database.row("SELECT case_id, matter_kind, non_case_kind FROM contacts")
    assert row == (None, None, kind)
    assert database.value("SELECT count(*) FROM cases") == 0
    assert people.caller_history(database, "+84912345678").non_case_count == 1
    assert log_call(database, actor, call()).case_code.endswith("-000001")


def test_a_key_logs_once_whatever_else_is_said(database: Database, actor: Actor) -> None:
    first = log_call(database, actor, call(idempotency_key="k"))
    before = everything(database)
    again = log_call(database, actor, call(idempotency_key="k", summary="", phone="xyz"))
    assert (again.is_new, again.is_new_case) == (False, False)
    assert (again.contact_id, again.case_code, again.person_id) == (
        first.contact_id, first.case_code, first.person_id,
    )  # fmt: skip
    assert everything(database) == before


@pytest.mark.parametrize(
    ("name", "phone", "is_same"),
    [
        ("nguyen thi lan", "+84912345678", True),
        ("NGUYỄN  THỊ LAN", "0912.345.678", True),
        ("Nguyễn Thị Lan", "0912345678 (chồng 0987654321)", True),
        ("Nguyễn Thị Lan", "0987 654 321", False),
        ("Nguyễn Thị Lành", "0912345678", False),
        ("", "0912345678", False),
        ("Nguyễn Thị Lan", "", False),
    ],
)
def test_a_person_is_a_number_and_a_name(
    name: str, phone: str, is_same: bool, database: Database, actor: Actor
) -> None:
    first = log_call(database, actor, call())
    second = log_call(database, actor, call(name=name, phone=phone))
    assert (first.person_id == second.person_id) is is_same
    assert second.person_id
    assert check(database).is_ok


def test_somebody_without_name_and_number_stays_anonymous(database: Database, actor: Actor) -> None:
    logged = log_call(database, actor, call(name=" ", phone=""))
    assert (logged.person_id, logged.person_name) == ("", "")
    assert database.value("SELECT count(*) FROM persons") == 0
    assert case_details.detail(database, logged.case_code).people == ()


def test_a_person_who_was_picked(database: Database, actor: Actor) -> None:
    first = log_call(database, actor, call())
    picked = log_call(database, actor, call(name="chị Lan", person_id=first.person_id))
    assert picked.person_id == first.person_id
    history = people.caller_history(database, "+84912345678")
    assert [known.contact_count for known in history.callers] == [2]
    assert len(history.callers[0].cases) == 2
    before = everything(database)
    with pytest.raises(NotFound):
        log_call(database, actor, call(person_id="somebody"))
    assert everything(database) == before


def test_a_new_number_of_a_known_person_finds_the_earlier_cases(
    database: Database, actor: Actor
) -> None:
    first = log_call(database, actor, call())
    later = call(person_id=first.person_id, phone="0912345678 / 0987654321")
    log_call(database, actor, later)
    log_call(
        database, actor, call(person_id=first.person_id, phone="0262 385 2345", needs=("job",))
    )
    log_call(
        database,
        actor,
        call(person_id=first.person_id, phone="0905 111 222", case_code=first.case_code),
    )
    silent = call(person_id=first.person_id, phone="0905 333 444", non_case_kind="silent")
    log_call(database, actor, silent)
    assert check(database).is_ok


def test_a_case_or_an_agency_that_is_not_there(database: Database, actor: Actor) -> None:
    before = everything(database)
    with pytest.raises(NotFound):
        log_call(database, actor, call(case_code="BMT-2021-000009"))
    assert everything(database) == before


def test_everything_wrong_is_told_at_once(database: Database, actor: Actor) -> None:
    before = everything(database)
    draft = call(
        phone="khong co so",
        summary=" \n",
        needs=(),
        channel="pigeon",
        direction="up",
        received_at="30/2/2021",
        matter_kind="gossip",
        unit="Sao Hỏa",
        urgency="very",
        people_count="-3",
        birth_year="1850",
        sex="x",
        union_member="maybe",
        call_back_safe="maybe",
        consent_method="nod",
        taken_by="nobody",
        policies=("TLD-9999",),
        addresses=("Không đâu",),
    )
    with pytest.raises(ValidationFailed) as refusal:
        log_call(database, actor, draft)
    assert refusal.value.problems == {
        "phone": "no_digits",
        "summary": "summary_missing",
        "needs": "need_missing",
        "channel": "unknown_channel",
        "direction": "unknown_code",
        "received_at": "not_a_day",
        "matter_kind": "unknown_code",
        "unit": "unknown_unit",
        "urgency": "unknown_code",
        "people_count": "not_a_number",
        "birth_year": "out_of_range",
        "sex": "unknown_code",
        "union_member": "unknown_code",
        "call_back_safe": "unknown_code",
        "consent_method": "unknown_code",
        "taken_by": "unknown_user",
        "policies": "unknown_programme",
        "addresses": "unknown_agency",
    }
    assert everything(database) == before


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("30/8/0202", "year_out_of_range"),
        ("0202-08-30T09:00", "year_out_of_range"),
        ("30/8/21", "year_out_of_range"),
        ("30/8/1999", "too_long_ago"),
        ("30/8/2031", "in_the_future"),
        ("30/8/2021 09:26", "in_the_future"),
        ("8/30/2021", "not_a_day"),
        ("hôm qua", "not_a_day"),
        ("25:00", "not_a_moment"),
    ],
)
def test_days_that_cannot_be(
    typed: str, problem: str, database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(LETTER_DAY)
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        log_call(database, actor, call(received_at=typed))
    assert refusal.value.problems == {"received_at": problem}
    assert everything(database) == before


@pytest.mark.parametrize(
    ("typed", "stored", "note"),
    [
        ("0912345678", "+84912345678", None),
        ("84 912 345 678", "+84912345678", None),
        ("(0262) 3.852.345", "+842623852345", None),
        ("0168 234 5678", "+84382345678", "converted"),
        ("+1 650 253 0000", "+16502530000", None),
    ],
)
def test_numbers_of_all_kinds(
    typed: str, stored: str, note: str | None, database: Database, actor: Actor
) -> None:
    logged = log_call(database, actor, call(phone=typed))
    assert logged.phone == stored
    assert bool(logged.notes) is (note is not None)
    (person,) = case_details.detail(database, logged.case_code).people
    assert [phone.e164 for phone in person.phones] == [stored]
    assert database.value("SELECT phone_as_typed FROM contacts") == typed


@pytest.mark.parametrize("typed", ["09l2 345 678", "0912 345", "abc", "123", "0912 34O 678"])
def test_a_number_that_is_none_is_kept_only_when_asked(
    typed: str, database: Database, actor: Actor
) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        log_call(database, actor, call(phone=typed))
    assert set(refusal.value.problems) == {"phone"}
    log_call(database, actor, call(phone=typed, is_phone_kept=True))
    assert database.row("SELECT phone_as_typed FROM contacts") == (typed,)
    assert check(database).is_ok


def test_a_clock_that_is_set_back(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(LETTER_DAY)
    later = log_call(database, actor, call())
    set_clock(LETTER_DAY - timedelta(days=3))
    earlier = log_call(database, actor, call())
    same = log_call(database, actor, call())
    numbers = dict(database.rows("SELECT code, number FROM cases"))
    assert len(set(numbers.values())) == 3
    assert numbers[earlier.case_code] < numbers[same.case_code] < numbers[later.case_code]
    assert sorted(numbers) == [f"BMT-2021-00000{tail}" for tail in (1, 2, 3)]
    assert len(set(database.rows("SELECT id FROM contacts"))) == 3
    assert check(database).is_ok


def test_many_cases_in_one_second(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(LETTER_DAY)
    codes = [log_call(database, actor, call()).case_code for _ in range(150)]
    stored = [row[0] for row in database.rows("SELECT code FROM cases ORDER BY number")]
    assert stored == codes == [f"BMT-2021-{step:06d}" for step in range(1, 151)]
    set_clock(LETTER_DAY + timedelta(minutes=1))
    newest = log_call(database, actor, call()).case_code
    assert database.value("SELECT code FROM cases ORDER BY number DESC") == newest


def test_codes_have_no_gaps_within_a_year(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(datetime(2021, 12, 31, 16, 59, 59, tzinfo=UTC))
    first = [log_call(database, actor, call()).case_code for _ in range(2)]
    with pytest.raises(ValidationFailed):
        log_call(database, actor, call(summary=""))
    with pytest.raises(NotFound):
        log_call(database, actor, call(person_id="somebody"))
    log_call(database, actor, call(non_case_kind="joke"))
    set_clock(datetime(2021, 12, 31, 17, 0, tzinfo=UTC))
    second = [log_call(database, actor, call()).case_code for _ in range(2)]
    late = log_call(database, actor, call(received_at="31/12/2021 20:00")).case_code
    assert first == ["BMT-2021-000001", "BMT-2021-000002"]
    assert second == ["BMT-2022-000001", "BMT-2022-000002"]
    assert late == "BMT-2021-000003"


@pytest.mark.parametrize(
    ("received_at", "code"),
    [("30/6/2025 23:59", "LDLD-DAKLAK"), ("1/7/2025 00:00", "LDLD-DAKLAK-2025")],
)
def test_a_unit_is_the_one_of_the_day_in_viet_nam(
    received_at: str, code: str, database: Database, actor: Actor
) -> None:
    name = "Liên đoàn Lao động tỉnh Đắk Lắk"
    called = log_call(database, actor, call(received_at=received_at, unit=name))
    assert case_details.detail(database, called.case_code).case.unit_code == code
    edited = log_call(database, actor, call(received_at=received_at))
    edit_case(database, actor, edited.case_code, {"unit": name}, 1)
    assert case_details.detail(database, edited.case_code).case.unit_code == code


def test_an_employer_is_found_by_its_folded_name(database: Database, actor: Actor) -> None:
    for name in (
        "Công ty TNHH Cà phê Ngon",
        "CONG TY TNHH CA PHE NGON",
        " công ty  tnhh cà phê ngon",
    ):
        log_call(database, actor, call(employer=name))
    assert database.rows("SELECT name FROM employers") == [("Công ty TNHH Cà phê Ngon",)]
    log_call(database, actor, call(employer="Công ty Cà phê khác"))
    assert database.value("SELECT count(*) FROM employers") == 2


def test_a_second_window_sees_the_call_at_once(
    database: Database, actor: Actor, database_file: Path
) -> None:
    other = open_database(database_file)
    logged = log_call(database, actor, call())
    assert case_details.detail(other, logged.case_code).case.summary == call().summary
    other.close()


def test_a_contact_that_joins_a_case_adds_needs_and_raises_urgency(
    database: Database, actor: Actor
) -> None:
    first = log_call(database, actor, call(needs=("food",), urgency="high"))
    log_call(
        database,
        actor,
        call(case_code=first.case_code, needs=("lodging", "food"), urgency="urgent", summary="x"),
    )
    log_call(database, actor, call(case_code=first.case_code, needs=(), urgency="normal"))
    case = case_details.detail(database, first.case_code).case
    assert set(case.needs) == {"food", "lodging"}
    assert case.urgency == "urgent"
    found = cases.search(database, "", cases.CaseFilter(needs=("lodging",), urgencies=("urgent",)))
    assert [row.code for row in found.rows] == [first.case_code]
    assert check(database).is_ok


def test_files_and_consents_come_with_a_contact(database: Database, actor: Actor) -> None:
    picture = FileDraft("phòng trọ.jpg", b"\xff\xd8 a picture", "Phòng trọ")
    logged = log_call(
        database,
        actor,
        call(attachments=(picture, picture), consent_method="spoken", consents=("handle", "sms")),
    )
    detail = case_details.detail(database, logged.case_code)
    assert [file.file_name for file in detail.attachments] == ["phòng trọ.jpg"]
    purposes = database.rows("SELECT purpose FROM consents ORDER BY purpose")
    assert purposes == [("handle",), ("sms",)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"attachments": (FileDraft("a.txt", b""),)}, {"attachments": "file_empty"}),
        (
            {"attachments": (FileDraft("a.txt", b"a"),), "non_case_kind": "joke"},
            {"attachments": "files_need_a_case"},
        ),
        ({"consents": ("everything",), "consent_method": "spoken"}, {"consents": "unknown_code"}),
        ({"consents": ("sms",)}, {"consent_method": "consent_method_missing"}),
        ({"answer_cards": ("nothing",)}, {"answer_cards": "unknown_answer_card"}),
    ],
)
def test_what_comes_with_a_contact_is_checked_before_anything_is_saved(
    changes: dict[str, Any], problem: dict[str, str], database: Database, actor: Actor
) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        log_call(database, actor, call(**changes))
    assert refusal.value.problems == problem
    assert database.value("SELECT count(*) FROM contacts") == 0
