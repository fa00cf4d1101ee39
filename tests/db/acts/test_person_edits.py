"""Changing a person, the phones, the consents: what is stored, found, refused, remembered."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.commands.calls import log_call
from db.commands.person_edits import edit_person, record_consent, withdraw_consent
from db.commands.person_fields import FIELDS
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import cases, people_lists, person_details
from db.queries.checks import check
from db.queries.record_trails import trail
from db.records.people import Actor
from db.records.person_facts import ConsentDraft, PhoneDraft
from db.rules import births
from db.search import index
from tests import factories

LETTERS = st.text(max_size=40) | st.sampled_from(
    ["Nguyễn Thị Hường", "H'Hen Niê", "Y Blô Êban", "0912 345 678", "12/3/1990", "yes", "BMT"]
)


@pytest.fixture
def person(database: Database, actor: Actor) -> str:
    return log_call(database, actor, factories.call()).person_id


def test_every_field_is_kept_and_shown(database: Database, actor: Actor, person: str) -> None:
    wanted = {
        "full_name": "  Nguyễn  Thị Hường ",
        "sex": "female",
        "birth": "12/3/1990",
        "is_birth_estimated": "yes",
        "zalo": "huong90",
        "facebook": "fb.com/huong",
        "employer": "Công ty May Ban Mê",
        "unit": "bmt",
        "union_member": "yes",
        "occupation": "Công nhân may",
        "address": "Hẻm 12\nY Jút",
        "language": "rad",
        "alert": "Không gọi trước 17:00",
    }
    assert edit_person(database, actor, person, wanted, 1) == 2
    facts = person_details.facts(database, person)
    assert facts.full_name == "Nguyễn Thị Hường"
    assert facts.sort_name == "Hường Nguyễn Thị"
    assert (facts.birth_year, facts.birth_on) == (1990, date(1990, 3, 12))
    assert facts.is_birth_estimated
    assert (facts.zalo, facts.facebook) == ("huong90", "fb.com/huong")
    assert facts.employer_name == "Công ty May Ban Mê"
    assert facts.unit_code == "BMT"
    assert (facts.sex, facts.union_member) == ("female", "yes")
    assert facts.address == "Hẻm 12\nY Jút"
    assert (facts.language, facts.occupation) == ("rad", "Công nhân may")
    assert facts.alert == "Không gọi trước 17:00"


def test_a_corrected_place_in_lists_outlives_another_name(
    database: Database, actor: Actor, person: str
) -> None:
    edit_person(database, actor, person, {"full_name": "Y Blô", "sort_name": "Blô (Y)"}, 1)
    edit_person(database, actor, person, {"full_name": "Y Blô Niê"}, 2)
    assert person_details.facts(database, person).sort_name == "Blô (Y)"
    edit_person(database, actor, person, {"sort_name": ""}, 3)
    assert person_details.facts(database, person).sort_name == "Blô Niê Y"


def test_an_edit_moves_the_person_in_the_index_of_cases(
    database: Database, actor: Actor, person: str
) -> None:
    phones = [PhoneDraft("0905 111 222", "chồng"), PhoneDraft("113")]
    edit_person(database, actor, person, {"full_name": "Lò Thị Mai"}, 1, phones)
    assert cases.search(database, "nguyen thi lan").total == 0
    assert cases.search(database, "lo thi mai").total == 1
    assert cases.search(database, "111222").total == 1
    facts = person_details.facts(database, person)
    assert [(one.e164, one.as_typed, one.note) for one in facts.phones] == [
        ("+84905111222", "0905 111 222", "chồng"),
        ("", "113", ""),
    ]
    assert index.differences(database) == ()
    assert check(database).is_ok


def test_phones_stay_the_same_rows(database: Database, actor: Actor, person: str) -> None:
    before = person_details.facts(database, person).phones
    phones = [PhoneDraft("(091) 2345678", "của mẹ"), PhoneDraft("0905111222")]
    edit_person(database, actor, person, {}, 1, phones)
    after = person_details.facts(database, person).phones
    assert after[0].id == before[0].id
    assert after[0].as_typed == "0912 345 678"
    assert after[0].note == "của mẹ"
    edit_person(database, actor, person, {}, 2, [])
    assert person_details.facts(database, person).phones == ()


def test_all_problems_at_once_and_nothing_saved(
    database: Database, actor: Actor, person: str
) -> None:
    changes = {"birth": "30/2/1990", "unit": "Sao Hỏa", "sex": "x", "nothing": "y"}
    phones = [
        PhoneDraft("0912345678"),
        PhoneDraft("09123"),
        PhoneDraft("0912345678 và 0905111222"),
        PhoneDraft("0912 345 678"),
    ]
    with pytest.raises(ValidationFailed) as refusal:
        edit_person(database, actor, person, changes, 1, phones)
    assert refusal.value.problems == {
        "birth": "not_a_birth",
        "unit": "unknown_unit",
        "sex": "unknown_code",
        "nothing": "unknown_field",
        "phones.1": "too_short",
        "phones.2": "one_phone_each",
        "phones.3": "phone_twice",
    }
    assert person_details.facts(database, person).version == 1


def test_the_second_of_two_is_told(database: Database, actor: Actor, person: str) -> None:
    edit_person(database, actor, person, {"zalo": "lan"}, 1)
    with pytest.raises(StaleRecord):
        edit_person(database, actor, person, {"address": "x"}, 1)
    with pytest.raises(NotFound):
        edit_person(database, actor, "nobody", {}, 1)


def test_the_trail_says_what_was_before(database: Database, actor: Actor, person: str) -> None:
    edit_person(database, actor, person, {"address": "Y Jút"}, 1, [])
    line = trail(database, "persons", person)[0]
    assert (line.act, line.by) == ("edit_person", "Trần Văn Quản")
    assert line.changes == (("address", "", "Y Jút"), ("phones", "+84912345678", ""))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(FIELDS), LETTERS), typed=st.lists(LETTERS))
def test_whatever_is_typed_is_taken_or_refused(
    database: Database, actor: Actor, changes: dict[str, str], typed: list[str]
) -> None:
    person = log_call(database, actor, factories.call(name="Ai đó", phone="0905111333")).person_id
    version = person_details.facts(database, person).version
    phones = [PhoneDraft(one, one) for one in typed]
    try:
        edit_person(database, actor, person, changes, version, phones)
    except ValidationFailed as refusal:
        assert refusal.problems
        assert person_details.facts(database, person).version == version
    else:
        assert person_details.facts(database, person).version == version + 1
    people_lists.search(database, "".join(typed), 10)
    assert index.differences(database) == ()


@pytest.mark.parametrize(
    ("typed", "year", "problem"),
    [
        ("", None, None),
        ("1990", 1990, None),
        (" 5/9/1971 ", 1971, None),
        ("90", None, "not_a_birth"),
        ("1890", None, "birth_out_of_range"),
        ("2022", None, "birth_out_of_range"),
        ("31/8/2021", None, "birth_out_of_range"),
        ("1/1/1800", None, "birth_out_of_range"),
        ("hồi đó", None, "not_a_birth"),
    ],
)
def test_births(typed: str, year: int | None, problem: str | None) -> None:
    birth = births.read_birth(typed, date(2021, 8, 30))
    assert (birth.year, birth.problem) == (year, problem)


def test_consent_is_given_and_taken_back(
    database: Database, actor: Actor, person: str, set_clock
) -> None:
    set_clock(datetime(2026, 11, 23, 2, tzinfo=UTC))
    draft = ConsentDraft("publish", "written", "Giấy đồng ý số 3", "20/11/2026")
    consent = record_consent(database, actor, person, draft)
    withdraw_consent(database, actor, consent, "22/11/2026 08:00")
    [stored] = person_details.facts(database, person).consents
    assert (stored.purpose, stored.method, stored.evidence) == (
        "publish",
        "written",
        "Giấy đồng ý số 3",
    )
    assert stored.recorded_by == "Trần Văn Quản"
    assert stored.given_at == datetime(2026, 11, 19, 17, tzinfo=UTC)
    assert stored.withdrawn_at == datetime(2026, 11, 22, 1, tzinfo=UTC)
    with pytest.raises(ValidationFailed) as refusal:
        withdraw_consent(database, actor, consent)
    assert refusal.value.problems == {"consent": "already_done"}


def test_consents_that_cannot_be(database: Database, actor: Actor, person: str, set_clock) -> None:
    set_clock(datetime(2026, 11, 23, 2, tzinfo=UTC))
    for draft, problems in (
        (ConsentDraft("x", "y"), {"purpose": "unknown_code", "method": "unknown_code"}),
        (ConsentDraft("sms", "spoken", "", "24/11/2026"), {"given_at": "in_the_future"}),
        (ConsentDraft("sms", "spoken", "", "hôm kia"), {"given_at": "not_a_day"}),
    ):
        with pytest.raises(ValidationFailed) as refusal:
            record_consent(database, actor, person, draft)
        assert refusal.value.problems == problems
    consent = record_consent(database, actor, person, ConsentDraft("sms", "spoken"))
    with pytest.raises(ValidationFailed) as refusal:
        withdraw_consent(database, actor, consent, "1/11/2026")
    assert refusal.value.problems == {"withdrawn_at": "before_it_was_given"}
    with pytest.raises(NotFound):
        record_consent(database, actor, "nobody", ConsentDraft("sms", "spoken"))
    with pytest.raises(NotFound):
        withdraw_consent(database, actor, "nothing")
