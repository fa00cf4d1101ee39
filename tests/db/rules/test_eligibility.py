"""Check-lists with every kind of condition, at every day round the borders of the versions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import BenefitKind, ConditionKind, ProgrammeLevel, SourceConfidence, Verdict
from db.records.programmes import BenefitRecord, ConditionRecord, ProgrammeRecord
from db.rules.days import vietnam_day
from db.rules.eligibility import evaluate, is_in_force, state_of
from db.rules.programme_values import problem_of_value, stored_value, typed_value
from db.rules.programme_versions import family, in_force_for

DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
CODES = st.text("abcdefgh", min_size=1, max_size=4)


def condition(kind: ConditionKind, value: str = "", fact: str = "f") -> ConditionRecord:
    return ConditionRecord(fact, fact, kind, value, "?", "?", SourceConfidence.VERIFIED)


BENEFIT = BenefitRecord(
    id="b",
    code="B",
    programme_code="P",
    who="",
    amount=500_000,
    kind=BenefitKind.EXACT,
    unit="người",
    max_units=None,
    is_once=True,
    confidence=SourceConfidence.VERIFIED,
    note="",
    conditions=(),
)
PROGRAMME = ProgrammeRecord(
    id="p",
    code="P",
    number="P",
    issued_on=None,
    issuer="",
    title="",
    level=ProgrammeLevel.OWN,
    valid_from=None,
    valid_to=None,
    scope_area="",
    source="",
    note="",
    confidence=SourceConfidence.VERIFIED,
    checked_by="",
    checked_on=None,
    amends=(),
    replaces=(),
    benefits=(BENEFIT,),
    documents=(),
    deadlines=(),
    version=1,
)


@given(st.sampled_from(["yes", "no"]), st.sampled_from(["yes", "no", "unknown", "", "có lẽ"]))
def test_yes_and_no(wanted: str, answer: str) -> None:
    found = state_of(condition(ConditionKind(wanted)), answer)
    expected = "met" if answer == wanted else "failed" if answer in ("yes", "no") else "missing"
    assert found == expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_numbers(limit: int, answer: int) -> None:
    least = state_of(condition(ConditionKind.AT_LEAST, str(limit)), str(answer))
    most = state_of(condition(ConditionKind.LESS_THAN, str(limit)), str(answer))
    assert least == ("met" if answer >= limit else "failed")
    # The two cut every number in half: nobody falls between "at least" and "less than".
    assert {least, most} == {"met", "failed"}


@given(st.lists(CODES, min_size=1, max_size=4), CODES)
def test_one_of(codes: list[str], answer: str) -> None:
    found = state_of(condition(ConditionKind.ONE_OF, "|".join(codes)), answer)
    assert found == ("met" if answer in codes else "failed")


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=3), DAYS)
def test_windows_of_days(windows: list[list[date]], answer: date) -> None:
    value = "|".join(f"{first}/{last}" for first, last in windows)
    found = state_of(condition(ConditionKind.BETWEEN_DATES, value), answer.isoformat())
    is_inside = any(first <= answer <= last for first, last in windows)
    assert found == ("met" if is_inside else "failed")


@given(DAYS, DAYS)
def test_open_windows(border: date, answer: date) -> None:
    since = state_of(condition(ConditionKind.BETWEEN_DATES, f"{border}/"), answer.isoformat())
    until = state_of(condition(ConditionKind.BETWEEN_DATES, f"/{border}"), answer.isoformat())
    assert since == ("met" if answer >= border else "failed")
    assert until == ("met" if answer <= border else "failed")


@given(st.sampled_from(list(ConditionKind)), st.text(max_size=12))
def test_an_answer_nobody_can_read_is_missing_or_wrong_but_never_met_by_chance(
    kind: ConditionKind, answer: str
) -> None:
    values = {
        ConditionKind.AT_LEAST: "5",
        ConditionKind.LESS_THAN: "5",
        ConditionKind.BETWEEN_DATES: "2021-05-01/2021-12-31",
        ConditionKind.ONE_OF: "hotel",
    }
    found = state_of(condition(kind, values.get(kind, "")), answer.strip().lower())
    assert found in ("met", "missing", "failed")
    if not answer.strip() or answer.strip() == "unknown":
        assert found == "missing"


@given(st.lists(st.sampled_from(["met", "missing", "failed"]), max_size=6))
def test_the_verdict_follows_from_the_states(states: list[str]) -> None:
    answers = {"met": "yes", "missing": "unknown", "failed": "no"}
    conditions = tuple(
        condition(ConditionKind.YES, fact=f"f{place}") for place in range(len(states))
    )
    given_answers = {f"f{place}": answers[state] for place, state in enumerate(states)}
    benefit = replace(BENEFIT, conditions=conditions)
    found = evaluate(PROGRAMME, benefit, date(2021, 8, 30), given_answers)
    assert [one.state for one in found.conditions] == states
    wanted = Verdict.LIKELY
    if "missing" in states:
        wanted = Verdict.INFORMATION_MISSING
    if "failed" in states:
        wanted = Verdict.NOT_ELIGIBLE
    assert found.verdict is wanted
    # Whoever is not likely is told why, condition by condition.
    assert len(found.reasons) == sum(state != "met" for state in states)


@given(
    st.lists(
        st.tuples(st.sampled_from(["yes", "no"]), st.sampled_from(["yes", "no", "unknown"])),
        max_size=5,
    ),
    st.integers(0, 4),
)
def test_knowing_more_never_makes_a_refusal_likely(
    asked: list[tuple[str, str]], place: int
) -> None:
    conditions = tuple(
        condition(ConditionKind(wanted), fact=f"f{at}") for at, (wanted, _) in enumerate(asked)
    )
    answers = {f"f{at}": answer for at, (_, answer) in enumerate(asked)}
    benefit = replace(BENEFIT, conditions=conditions)
    before = evaluate(PROGRAMME, benefit, date(2021, 8, 30), answers)
    unknown = answers.get(f"f{place}") == "unknown"
    for learnt in ("yes", "no") if unknown else ():
        after = evaluate(PROGRAMME, benefit, date(2021, 8, 30), {**answers, f"f{place}": learnt})
        if before.verdict is Verdict.NOT_ELIGIBLE:
            assert after.verdict is Verdict.NOT_ELIGIBLE


def test_without_a_day_nobody_is_likely() -> None:
    found = evaluate(PROGRAMME, BENEFIT, None, {})
    assert (found.verdict, found.reasons) == (
        Verdict.INFORMATION_MISSING,
        ("event_date_missing",),
    )


@given(DAYS, st.integers(0, 400), DAYS)
def test_both_ends_of_the_validity_count(first: date, length: int, day: date) -> None:
    last = first + timedelta(length)
    programme = replace(PROGRAMME, valid_from=first, valid_to=last)
    assert is_in_force(programme, day) == (first <= day <= last)
    for border in (first, last):
        assert evaluate(programme, BENEFIT, border, {}).verdict is Verdict.LIKELY
    for outside in (first - timedelta(1), last + timedelta(1)):
        found = evaluate(programme, BENEFIT, outside, {})
        assert found.verdict is Verdict.NOT_ELIGIBLE
        assert found.reasons == ("programme_not_in_force",)


@pytest.mark.parametrize(
    ("instant", "is_valid"),
    [
        # Midnight in Việt Nam is 17:00 of the day before in UTC.
        (datetime(2021, 8, 23, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2021, 8, 23, 17, 0, 0, tzinfo=UTC), True),
        (datetime(2021, 12, 14, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2021, 12, 14, 17, 0, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_begins_at_midnight_in_viet_nam(instant: datetime, is_valid: bool) -> None:
    programme = replace(PROGRAMME, valid_from=date(2021, 8, 24), valid_to=date(2021, 12, 14))
    assert is_in_force(programme, vietnam_day(instant)) is is_valid


def versions(borders: list[date]) -> list[ProgrammeRecord]:
    """A programme amended on each of the days; every version follows the one before."""
    made: list[ProgrammeRecord] = []
    for place, begins in enumerate(borders):
        ends = borders[place + 1] - timedelta(1) if place + 1 < len(borders) else None
        code = "B" if place == 0 else f"B/{place + 1}"
        benefit = replace(BENEFIT, code=code, id=code, amount=100_000 * (place + 1))
        made.append(
            replace(
                PROGRAMME,
                code=f"P{place}",
                valid_from=begins,
                valid_to=ends,
                replaces=(f"P{place - 1}",) if place else (),
                benefits=(benefit,),
            )
        )
    return made


BORDERS = st.lists(DAYS, min_size=2, max_size=5, unique=True).map(sorted)


@given(BORDERS, DAYS, st.data())
def test_amended_in_the_middle_exactly_the_version_of_the_day_counts(
    borders: list[date], day: date, data: st.DataObject
) -> None:
    known = versions(borders)
    named = data.draw(st.sampled_from(known)).benefits[0].code
    found = in_force_for(known, named, day)
    wanted = [one for one in known if is_in_force(one, day)]
    assert len(wanted) <= 1
    if not wanted:
        assert day < borders[0]
        assert found is None
        return
    assert found is not None
    assert found[0] is wanted[0]
    assert found[1].amount == 100_000 * (known.index(wanted[0]) + 1)
    assert family(found[1].code) == "B"
    assert evaluate(*found, day, {}).verdict is Verdict.LIKELY


@given(BORDERS, st.data())
def test_the_border_itself_belongs_to_the_new_version(
    borders: list[date], data: st.DataObject
) -> None:
    known = versions(borders)
    place = data.draw(st.integers(1, len(borders) - 1))
    after = in_force_for(known, "B", borders[place])
    before = in_force_for(known, "B", borders[place] - timedelta(1))
    assert after is not None
    assert before is not None
    assert (before[0].code, after[0].code) == (f"P{place - 1}", f"P{place}")


VALUES = {
    ConditionKind.AT_LEAST: st.integers(0, 10**8).map(str),
    ConditionKind.LESS_THAN: st.integers(0, 10**8).map(str),
    ConditionKind.ONE_OF: st.lists(CODES, min_size=1, max_size=4).map("; ".join),
    ConditionKind.BETWEEN_DATES: st.tuples(DAYS, DAYS).map(
        lambda two: " – ".join(day.strftime("%d/%m/%Y") for day in sorted(two))
    ),
    ConditionKind.YES: st.just(""),
    ConditionKind.NO: st.just(""),
}


@given(st.sampled_from(list(ConditionKind)), st.data())
def test_a_condition_that_a_user_types_is_one_the_evaluator_reads(
    kind: ConditionKind, data: st.DataObject
) -> None:
    """A programme is added without code: what people type is what is judged."""
    typed = data.draw(VALUES[kind])
    assert problem_of_value(kind, typed) is None
    value = stored_value(kind, typed)
    assert stored_value(kind, typed_value(kind, value)) == value
    answers = {
        ConditionKind.AT_LEAST: value,
        ConditionKind.ONE_OF: value.split("|")[0],
        ConditionKind.BETWEEN_DATES: value.partition("/")[0],
        ConditionKind.LESS_THAN: str(int(value) - 1) if value.isdigit() else "",
        ConditionKind.YES: "yes",
        ConditionKind.NO: "no",
    }
    assert state_of(condition(kind, value), answers[kind]) == "met"
