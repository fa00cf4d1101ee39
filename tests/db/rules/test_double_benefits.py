from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import AssignmentState, BenefitKind
from db.records.double_benefits import GivenBenefit, Recipient
from db.rules import double_benefits as rules

DAY = date(2021, 8, 25)
LAN = Recipient("p1", "Nguyễn Thị Lan", frozenset({"+84912345678"}), "066123456", "h1")
STRANGER = Recipient("p2", "Trần Văn Bình", frozenset({"+84987654321"}), "066999888777", "h2")
MEALS = GivenBenefit(
    assignment_id="a1",
    recipient=LAN,
    case_id="c1",
    case_code="BMT-2021-000001",
    benefit_code="3089-AN",
    family="3089-AN",
    benefit_who="",
    programme_code="TLD-3089-2021",
    programme_number="3089/QĐ-TLĐ",
    purpose="food",
    kind=BenefitKind.EXACT,
    max_units=None,
    is_once=True,
    state=AssignmentState.PROPOSED,
    event_on=DAY,
)
AGAIN = replace(MEALS, assignment_id="a2", case_id="c2", case_code="BMT-2021-000002")
OTHER_HELP = {"benefit_code": "2606-F0", "family": "2606-F0", "programme_code": "TLD-2606-2021"}


def codes(one, other):
    found = rules.finding(one, other)
    return found and (*found.who, found.what, found.when)


@pytest.mark.parametrize(
    ("recipient", "who"),
    [
        (LAN, ("same_person", "same_id_number", "same_household", "same_phone")),
        (replace(STRANGER, phones=LAN.phones), ("same_phone",)),
        (replace(STRANGER, id_number=LAN.id_number), ("same_id_number",)),
        (replace(STRANGER, household_id="h1"), ("same_household",)),
        (replace(STRANGER, person_id="p1"), ("same_person",)),
        (replace(STRANGER, name=LAN.name), None),
        (Recipient(), None),
    ],
)
def test_who(recipient, who):
    found = rules.finding(MEALS, replace(AGAIN, recipient=recipient))
    assert (found and found.who) == who


def test_nobody_is_like_nobody():
    one, other = (replace(given, recipient=Recipient()) for given in (MEALS, AGAIN))
    assert rules.finding(one, other) is None


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({}, "same_benefit"),
        ({"benefit_code": "3089-AN/2", "programme_code": "3089-2"}, "same_benefit"),
        ({"benefit_code": "3089-B", "family": "3089-B"}, "same_programme"),
        ({**OTHER_HELP, "purpose": "food"}, "same_purpose"),
        ({**OTHER_HELP, "purpose": "illness"}, None),
        # Comes on top of the first by the programme itself.
        ({"family": "3089-C6", "kind": BenefitKind.ADDON}, None),
        ({"kind": BenefitKind.ADDON}, "same_benefit"),
    ],
)
def test_what(fields, what):
    found = rules.finding(MEALS, replace(AGAIN, **fields))
    assert (found and found.what) == what


def test_two_benefits_without_a_purpose_have_none_in_common():
    one, other = replace(MEALS, purpose=""), replace(AGAIN, purpose="", **OTHER_HELP)
    assert rules.finding(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "when"),
    [
        ({}, {"event_on": DAY + timedelta(30)}, "same_event"),
        ({}, {"event_on": DAY + timedelta(31)}, None),
        ({}, {"event_on": DAY + timedelta(1), "is_once": False}, None),
        ({}, {"event_on": None}, "day_unknown"),
        # Days as typed: both ends count.
        ({"covers_from": DAY, "covers_to": DAY}, {"event_on": DAY}, "overlapping_period"),
        ({"covers_from": DAY, "covers_to": DAY}, {"event_on": DAY + timedelta(1)}, None),
        ({"covers_from": DAY}, {"event_on": DAY + timedelta(900)}, "overlapping_period"),
        ({"covers_to": DAY}, {"event_on": DAY - timedelta(900)}, "overlapping_period"),
        ({"covers_to": DAY}, {"event_on": DAY + timedelta(1)}, None),
        # 21 days of meals end on the twentieth day after the first.
        (
            {"kind": BenefitKind.PER_DAY, "max_units": 21},
            {"event_on": DAY + timedelta(20)},
            "overlapping_period",
        ),
        (
            {"kind": BenefitKind.PER_DAY, "max_units": 21},
            {"event_on": DAY + timedelta(21)},
            None,
        ),
        (
            {"kind": BenefitKind.PER_MONTH, "max_units": 3},
            {"event_on": DAY + timedelta(92)},
            "overlapping_period",
        ),
    ],
)
def test_when(one, other, when):
    found = rules.finding(replace(MEALS, **one), replace(AGAIN, **other))
    assert (found and found.when) == when


def test_what_was_rejected_stands_in_nobodys_way():
    rejected = replace(AGAIN, state=AssignmentState.REJECTED)
    assert rules.finding(MEALS, rejected) is None
    assert rules.finding(rejected, MEALS) is None
    assert rules.finding(MEALS, MEALS) is None


def test_the_likeliest_first():
    phone_only = replace(AGAIN, recipient=replace(STRANGER, phones=LAN.phones))
    other_programme = replace(AGAIN, assignment_id="a3", **OTHER_HELP)
    found = rules.findings(MEALS, [phone_only, other_programme, AGAIN])
    first = [(one.who[0], one.what) for one in found]
    assert first == [
        ("same_person", "same_benefit"),
        ("same_person", "same_purpose"),
        ("same_phone", "same_benefit"),
    ]


RECIPIENTS = st.builds(
    Recipient,
    st.sampled_from(["", "p1", "p2", "p3"]),
    st.just(""),
    st.frozensets(st.sampled_from(["+841", "+842", "+843"]), max_size=2),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "h1", "h2"]),
)
DAYS = st.one_of(st.none(), st.dates(DAY - timedelta(60), DAY + timedelta(60)))
GIVENS = st.builds(
    lambda recipient, family, purpose, kind, units, is_once, state, days: replace(
        MEALS,
        recipient=recipient,
        family=family,
        programme_code=family[:1],
        purpose=purpose,
        kind=kind,
        max_units=units,
        is_once=is_once,
        state=state,
        event_on=days[0],
        covers_from=days[1],
        covers_to=days[2],
    ),
    RECIPIENTS,
    st.sampled_from(["a1", "a2", "b1"]),
    st.sampled_from(["", "food", "job"]),
    st.sampled_from(list(BenefitKind)),
    st.sampled_from([None, 3, 45]),
    st.booleans(),
    st.sampled_from(list(AssignmentState)),
    st.tuples(DAYS, DAYS, DAYS).map(
        lambda days: days if None in days[1:] else (days[0], *sorted(days[1:]))
    ),
)
MANY = st.lists(GIVENS, max_size=8).map(
    lambda many: [
        replace(one, assignment_id=f"a{place}", case_code=f"c{place}")
        for place, one in enumerate(many)
    ]
)


@given(GIVENS, GIVENS)
def test_a_finding_is_one_from_both_sides(one, other):
    other = replace(other, assignment_id="a2")
    there, back = rules.finding(one, other), rules.finding(other, one)
    assert (there is None) == (back is None)
    if there is not None:
        assert (there.who, there.what, there.when) == (back.who, back.what, back.when)
        assert there.who
        assert AssignmentState.REJECTED not in (one.state, other.state)


@given(GIVENS, GIVENS)
def test_one_more_thing_in_common_never_hides_a_finding(one, other):
    other = replace(other, assignment_id="a2")
    if rules.finding(one, other) is None:
        return
    closer = replace(other, recipient=one.recipient, purpose=one.purpose, event_on=other.event_on)
    if one.recipient != Recipient():
        assert rules.finding(one, closer) is not None


@given(MANY)
def test_the_pairs_of_many_are_those_of_every_two(many):
    """The quick way through buckets finds what comparing everything with everything finds."""
    every = {
        (two[1].assignment_id, two[0].assignment_id)
        for two in combinations(many, 2)
        if rules.finding(two[1], two[0]) is not None
    }
    found = [(one.asked.assignment_id, one.other.assignment_id) for one in rules.pairs(many)]
    assert sorted(found) == sorted(every)


@given(MANY)
def test_asking_for_one_finds_its_pairs(many):
    found = rules.pairs(many)
    for asked in many:
        ids = {asked.assignment_id}
        mine = {
            next(iter({one.asked.assignment_id, one.other.assignment_id} - ids))
            for one in found
            if ids & {one.asked.assignment_id, one.other.assignment_id}
        }
        assert {one.other.assignment_id for one in rules.findings(asked, many)} == mine
