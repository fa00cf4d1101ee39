from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.duplicates import DuplicateCandidate, DuplicateQuestion
from db.rules import duplicates
from db.rules.text import fold

AT = datetime(2021, 8, 30, 2, 15, tzinfo=UTC)
CASE = DuplicateCandidate(
    code="BMT-2021-000001",
    status="new",
    person_id="p",
    person_name="Nguyễn Thị Lan",
    birth_year=1990,
    employer="Công ty TNHH Cà phê Ngon",
    needs=("food",),
    phones=("+84912345678",),
    summary="Hết gạo",
    opened_at=AT - timedelta(days=3),
)
SAME = DuplicateQuestion("Nguyễn Thị Lan", "Cty cà phê Ngon", ("food", "job"))

NAMES = st.sampled_from(
    ["", "Lan", "Nguyễn Thị Lan", "Thị Lan", "nguyen thi lan", "H'Hen Niê", "Y Nam Êban", "Trần Bé"]
)
PLACES = st.sampled_from(
    ["", "Công ty", "Cty Cà phê Ngon", "ca phe ngon", "Cà phê Ngon Buôn Hồ", "Dệt may Đắk Lắk"]
)
NEEDS = st.lists(st.sampled_from(["food", "wages", "job"]), max_size=2, unique=True).map(tuple)
PHONES = st.lists(st.sampled_from(["+84912345678", "+84987654321"]), max_size=1).map(tuple)
QUESTIONS = st.builds(DuplicateQuestion, NAMES, PLACES, NEEDS, PHONES)
CASES = st.builds(
    lambda name, place, needs, phones, days: replace(
        CASE,
        person_name=name,
        employer=place,
        needs=needs,
        phones=phones,
        opened_at=AT - timedelta(days=days),
    ),
    NAMES,
    PLACES,
    NEEDS,
    PHONES,
    st.integers(0, 60),
)


def reasons(question, case=CASE, at=AT):
    found = duplicates.judge(question, case, at)
    return found.reasons if found else None


def test_name_workplace_and_need_together_decide():
    found = duplicates.judge(SAME, CASE, AT)
    assert found.reasons == ("same_name", "same_workplace", "same_need")
    assert found.days_apart == 3


@pytest.mark.parametrize(
    "less",
    [
        {"name": ""},
        {"employer": ""},
        {"needs": ()},
        {"needs": ("wages",)},
        {"name": "Nguyễn Thị Hoa"},
        {"employer": "Công ty TNHH Dệt may"},
        {"birth_year": 1975},
    ],
)
def test_two_of_three_do_not(less):
    assert reasons(replace(SAME, **less)) is None


def test_a_namesake_alone_never_counts():
    assert reasons(DuplicateQuestion("Nguyễn Thị Lan")) is None
    assert reasons(DuplicateQuestion("Nguyễn Thị Lan", birth_year=1990)) is None


def test_a_phone_counts_with_the_name_or_with_a_need():
    phone = DuplicateQuestion(phones=CASE.phones)
    assert reasons(phone) is None
    assert reasons(replace(phone, needs=("food",))) == ("same_phone", "same_need")
    assert reasons(replace(phone, name="nguyen thi lan")) == ("same_phone", "same_name")
    another = replace(phone, name="Trần Văn Ba", needs=("food",))
    assert reasons(another) == ("same_phone", "same_need", "other_name")
    assert reasons(replace(another, needs=("wages",))) is None


def test_after_thirty_days_nothing_is_the_same():
    old = replace(CASE, opened_at=AT - timedelta(days=31))
    assert reasons(SAME, old) is None
    called_again = replace(old, last_contact_at=AT - timedelta(days=2))
    assert reasons(SAME, called_again) is not None
    assert duplicates.days_apart(called_again, AT) == 2


def test_a_night_typed_in_later_finds_the_case_opened_after_it():
    assert reasons(SAME, CASE, AT - timedelta(days=5)) is not None


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("NGUYEN THI LAN", "Nguyễn Thị Lan", "same_name"),
        ("H Hen Niê", "H'Hen Niê", "same_name"),
        ("H’HEN NIE", "H'Hen Niê", "same_name"),
        ("Thị Lan", "Nguyễn Thị Lan", "part_of_name"),
        ("Nguyễn Lan", "Nguyễn Thị Lan", "part_of_name"),
        ("Lan", "Nguyễn Thị Lan", "other_name"),
        ("Nguyễn Thị Lan Anh", "Nguyễn Thị Lan", "other_name"),
    ],
)
def test_names(typed, known, expected):
    found = duplicates.reasons_of(
        DuplicateQuestion(typed), replace(CASE, person_name=known, birth_year=None)
    )
    assert found == {expected}


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("cong ty ca phe ngon", "Công ty TNHH Cà phê Ngon", {"same_workplace"}),
        ("Cà phê Ngon Buôn Hồ", "Công ty TNHH Cà phê Ngon", {"similar_workplace"}),
        ("Cà phê", "Công ty Cà phê Ngon", {"similar_workplace"}),
        ("Ngon", "Công ty Cà phê Ngon", set()),
        ("Công ty", "Công ty Cà phê Ngon", set()),
        ("Công ty Đắk Lắk", "Công ty Dệt Lắk", set()),
    ],
)
def test_workplaces(typed, known, expected):
    found = duplicates.reasons_of(
        DuplicateQuestion("", typed), replace(CASE, employer=known, birth_year=None)
    )
    assert found == expected


@given(QUESTIONS, CASES)
def test_only_enough_evidence_decides_and_it_is_always_explained(question, case):
    found = duplicates.judge(question, case, AT)
    if found is None:
        return
    told = set(found.reasons)
    has_name = told & {"same_name", "part_of_name"}
    assert 0 < found.score <= 100
    assert found.days_apart <= duplicates.WITHIN_DAYS
    assert told == duplicates.reasons_of(question, case)
    if "same_phone" in told:
        assert has_name or "same_need" in told
    else:
        assert has_name and "same_need" in told
        assert told & {"same_workplace", "similar_workplace"}


@given(QUESTIONS, CASES)
def test_tones_and_capitals_change_nothing(question, case):
    plain = replace(
        question, name=fold(question.name).upper(), employer=fold(question.employer).upper()
    )
    before, after = (duplicates.judge(one, case, AT) for one in (question, plain))
    assert before == after


@given(QUESTIONS, st.lists(CASES, max_size=8), st.integers(0, 5))
def test_the_list_is_short_and_in_order(question, cases, limit):
    matches = [found for case in cases if (found := duplicates.judge(question, case, AT))]
    shown = duplicates.best(matches, limit)
    assert len(shown) == min(limit, len(matches))
    assert [one.score for one in shown] == sorted((one.score for one in shown), reverse=True)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_text_is_too_wild(name, employer, known):
    case = replace(CASE, person_name=known, employer=known)
    question = DuplicateQuestion(name, employer, ("food",), ("+84912345678",))
    assert duplicates.judge(question, case, AT) is not None
