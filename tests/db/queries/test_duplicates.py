from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.commands.calls import log_call
from db.commands.cases import change_status
from db.queries import duplicates
from db.records.duplicates import DuplicateQuestion
from tests.factories import LETTER_DAY, call

SAME = DuplicateQuestion("nguyen thi lan", "ca phe ngon", ("food",))


@pytest.fixture
def logged(database, actor, set_clock):
    set_clock(LETTER_DAY)
    return log_call(database, actor, call(birth_year="1990"))


def codes(database, question, at=LETTER_DAY):
    return [match.candidate.code for match in duplicates.likely(database, question, at)]


def test_an_empty_office_has_no_duplicates(database):
    assert duplicates.likely(database, SAME, LETTER_DAY) == ()


def test_a_case_is_found_without_tones_and_tells_what_decides(database, logged):
    found = duplicates.likely(database, SAME, LETTER_DAY + timedelta(days=3))
    assert [match.candidate.code for match in found] == [logged.case_code]
    case = found[0].candidate
    assert (case.person_id, case.birth_year) == (logged.person_id, 1990)
    assert (case.needs, case.phones) == (("food",), ("+84912345678",))
    assert found[0].reasons == ("same_name", "same_workplace", "same_need")
    assert found[0].days_apart == 3


def test_namesakes_are_left_out(database, actor, logged):
    log_call(database, actor, call(phone="0987654321", employer="Công ty Dệt"))
    log_call(database, actor, call(phone="0987654322", needs=("wages",)))
    assert codes(database, SAME) == [logged.case_code]
    assert codes(database, DuplicateQuestion("Nguyễn Thị Lan")) == []


def test_a_phone_finds_old_cases_that_were_called_about_lately(database, actor, logged, set_clock):
    later = LETTER_DAY + timedelta(days=40)
    question = DuplicateQuestion(needs=("food",), phones=("+84912345678",))
    assert codes(database, question, later) == []
    set_clock(later - timedelta(days=1))
    again = call(case_code=logged.case_code, summary="Hỏi lại", person_id=logged.person_id)
    log_call(database, actor, again)
    assert codes(database, question, later) == [logged.case_code]


def test_a_duplicate_is_not_offered_again(database, actor, logged):
    second = log_call(database, actor, call())
    assert set(codes(database, SAME)) == {logged.case_code, second.case_code}
    change_status(database, actor, second.case_code, "duplicate", logged.case_code)
    assert codes(database, SAME) == [logged.case_code]


def test_names_of_the_highlands_are_found_however_they_are_typed(database, actor, set_clock):
    set_clock(LETTER_DAY)
    known = log_call(database, actor, call(name="H'Hen Niê", phone=""))
    for typed in ("H Hen Niê", "h'hen nie", "H’Hen Niê"):
        question = DuplicateQuestion(typed, "Cà phê Ngon", ("food",))
        assert codes(database, question) == [known.case_code]


def test_the_list_is_short(database, actor, set_clock):
    set_clock(LETTER_DAY)
    for number in range(8):
        log_call(database, actor, call(phone=f"091234567{number}"))
    assert len(duplicates.likely(database, SAME, LETTER_DAY)) == duplicates.SHOWN


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    name=st.text(max_size=30),
    employer=st.text(max_size=30),
    phone=st.text("+0123456789a", max_size=9),
)
def test_nothing_typed_is_an_error(database, name, employer, phone):
    question = DuplicateQuestion(name, employer, ("food",), (phone,))
    assert isinstance(duplicates.likely(database, question, LETTER_DAY), tuple)


def test_five_thousand_letters(database, logged):
    long = "Nguyễn Thị Lan " * 350
    assert duplicates.likely(database, DuplicateQuestion(long, long, ("food",)), LETTER_DAY) == ()
