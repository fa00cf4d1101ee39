import json
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import BenefitKind, ConditionKind, SourceConfidence
from db.reference.load import load_programmes
from db.reference.programme_rows import parse_window, read_programme
from db.reference.seeds import BenefitSeed, ConditionSeed, ProgrammeSeed

PROGRAMMES = {programme.code: programme for programme in load_programmes()}
BENEFITS = {benefit.code: benefit for p in PROGRAMMES.values() for benefit in p.benefits}
CONDITIONS = [condition for benefit in BENEFITS.values() for condition in benefit.conditions]
SHIPPED = {SourceConfidence.VERIFIED, SourceConfidence.MEMORY_HIGH}

_ROWS = json.loads(files("db.reference").joinpath("programmes.json").read_text(encoding="utf-8"))[
    "programmes"
]


def _bounds(benefit: BenefitSeed, kind: ConditionKind, fact: str) -> int | None:
    values = [c.value for c in benefit.conditions if c.kind is kind and c.fact == fact]
    assert len(values) <= 1
    if not values:
        return None
    assert isinstance(values[0], int)
    return values[0]


def test_codes_are_unique() -> None:
    assert len(PROGRAMMES) == len(_ROWS) == 25
    assert len(BENEFITS) == sum(len(row["benefits"]) for row in _ROWS)
    assert len({condition.code for condition in CONDITIONS}) == len(CONDITIONS)


def test_nothing_less_sure_than_memory_high_ships() -> None:
    papers = [p for programme in PROGRAMMES.values() for p in programme.documents]
    deadlines = [d for programme in PROGRAMMES.values() for d in programme.deadlines]
    marks = {programme.confidence for programme in PROGRAMMES.values()}
    marks |= {benefit.confidence for benefit in BENEFITS.values()}
    marks |= {condition.confidence for condition in CONDITIONS}
    marks |= {paper.confidence for paper in papers}
    marks |= {deadline.confidence for deadline in deadlines}
    assert marks == SHIPPED


def test_decisions_without_a_known_text_carry_no_amounts() -> None:
    for code in ("TLD-3022-2021", "TLD-CV2422-2021", "TLD-HD29-2021", "CP-126-2021"):
        assert PROGRAMMES[code].benefits == ()
        assert PROGRAMMES[code].deadlines == ()
    assert "3040" not in "".join(f"{p.code} {p.number}" for p in PROGRAMMES.values())


def test_papers_and_deadlines_known_too_loosely_are_left_out() -> None:
    for code in ("TTG-23-2021-C5", "TTG-23-2021-C6", "TTG-23-2021-C7", "TTG-23-2021-C8"):
        assert PROGRAMMES[code].documents == ()
    for code in ("TTG-23-2021-C7", "TTG-23-2021-C8", "NQ68-3-DT", "NQ68-11-VAY"):
        assert PROGRAMMES[code].deadlines == ()


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES.keys())
def test_links_between_programmes_resolve(programme: ProgrammeSeed) -> None:
    for code in (*programme.amends, *programme.replaces):
        older = PROGRAMMES[code]
        assert older is not programme
        assert older.issued_on is not None
        assert programme.issued_on is not None
        assert older.issued_on < programme.issued_on


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES.keys())
def test_validity_is_sane(programme: ProgrammeSeed) -> None:
    if programme.valid_from and programme.valid_to:
        assert programme.valid_from <= programme.valid_to
    if programme.issued_on and programme.valid_from:
        assert programme.issued_on <= programme.valid_from
    for deadline in programme.deadlines:
        assert (
            deadline.due_on is None
            or programme.valid_from is None
            or (deadline.due_on > programme.valid_from)
        )


def test_a_replaced_programme_ends_the_day_before_its_successor() -> None:
    successor = PROGRAMMES["TLD-3749-2021"]
    assert successor.replaces == ("TLD-2606-2021", "TLD-3022-2021")
    for code in successor.replaces:
        assert PROGRAMMES[code].valid_to == date(2021, 12, 14)


def test_live_confederation_support_on_the_day_of_the_letter() -> None:
    day = date(2021, 8, 30)
    live = {
        p.code
        for p in PROGRAMMES.values()
        if p.code.startswith("TLD-")
        and p.benefits
        and p.valid_from is not None
        and p.valid_from <= day <= (p.valid_to or date.max)
    }
    assert live == {"TLD-2606-2021", "TLD-3089-2021"}


@pytest.mark.parametrize("benefit", BENEFITS.values(), ids=BENEFITS.keys())
def test_every_benefit_can_be_checked_and_paid(benefit: BenefitSeed) -> None:
    assert benefit.conditions
    assert benefit.who
    assert benefit.unit
    assert benefit.amount is None or benefit.amount > 0
    no_amount = {BenefitKind.IN_KIND, BenefitKind.LOAN, BenefitKind.LOCAL_DECISION}
    assert benefit.amount is not None or benefit.kind in no_amount
    if benefit.kind in {BenefitKind.PER_DAY, BenefitKind.PER_MONTH}:
        assert benefit.max_units is not None


@pytest.mark.parametrize("condition", CONDITIONS, ids=[c.code for c in CONDITIONS])
def test_every_condition_asks_something_it_can_judge(condition: ConditionSeed) -> None:
    assert condition.question.endswith("?")
    assert condition.question_en.endswith("?")
    assert condition.fact == condition.fact.lower()
    if condition.kind is ConditionKind.BETWEEN_DATES:
        assert isinstance(condition.value, str)
        assert any(parse_window(condition.value))
    elif condition.kind in {ConditionKind.AT_LEAST, ConditionKind.LESS_THAN}:
        assert isinstance(condition.value, int)
        assert condition.value > 0
    else:
        assert condition.kind in {ConditionKind.YES, ConditionKind.NO}
        assert condition.value is None


def test_a_fact_is_always_asked_with_the_same_words_and_answered_alike() -> None:
    answers = {
        ConditionKind.YES: "yes or no",
        ConditionKind.NO: "yes or no",
        ConditionKind.AT_LEAST: "number",
        ConditionKind.LESS_THAN: "number",
        ConditionKind.BETWEEN_DATES: "day",
        ConditionKind.ONE_OF: "choice",
    }
    asked: dict[str, tuple[str, str, str]] = {}
    for condition in CONDITIONS:
        face = (condition.question, condition.question_en, answers[condition.kind])
        assert asked.setdefault(condition.fact, face) == face
    questions = [question for question, _, _ in asked.values()]
    assert len(set(questions)) == len(questions)


def test_unemployment_fund_steps_cover_every_month_once() -> None:
    fact = "unemployment_insurance_months"
    steps = PROGRAMMES["TTG-28-2021"].benefits
    edges = [
        (_bounds(b, ConditionKind.AT_LEAST, fact), _bounds(b, ConditionKind.LESS_THAN, fact))
        for b in steps
    ]
    assert edges == [(None, 12), (12, 60), (60, 84), (84, 108), (108, 132), (132, None)]
    assert [b.amount for b in steps] == [
        1_800_000, 2_100_000, 2_400_000, 2_650_000, 2_900_000, 3_300_000,
    ]  # fmt: skip


def test_meal_money_for_three_on_site() -> None:
    benefit = BENEFITS["3089-AN"]
    assert (benefit.amount, benefit.kind, benefit.once) == (1_000_000, BenefitKind.EXACT, True)
    assert {(c.fact, c.kind, c.value) for c in benefit.conditions} == {
        ("employer_pays_union_fund", ConditionKind.YES, None),
        ("three_on_site", ConditionKind.YES, None),
        ("directive_16_area", ConditionKind.YES, None),
        ("event_on", ConditionKind.BETWEEN_DATES, "2021-08-24/"),
    }


def test_order_cut_support_counts_both_windows_and_no_worker_gets_both_amounts() -> None:
    benefits = {b.code: b for b in PROGRAMMES["TLD-6696-2023"].benefits}
    for benefit in benefits.values():
        windows = [c.value for c in benefit.conditions if c.fact == "event_on"]
        assert windows == ["2022-10-01/2023-12-31"]
    for code in ("6696-GG", "6696-TH", "6696-CD"):
        member = {(c.fact, c.kind) for c in benefits[f"{code}-DV"].conditions}
        other = {(c.fact, c.kind) for c in benefits[code].conditions}
        ((fact, kind),) = member - other
        assert kind is ConditionKind.YES
        assert other - member == {(fact, ConditionKind.NO)}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes", 1),
        ("at_least", None),
        ("at_least", True),
        ("less_than", "12"),
        ("between_dates", "/"),
        ("between_dates", "2021-08-24"),
        ("between_dates", "2021-08-24/2021-08-23"),
        ("between_dates", "24/8/2021"),
        ("one_of", []),
        ("roughly", None),
    ],
)
def test_a_value_that_does_not_fit_its_kind_is_refused(kind: str, value: object) -> None:
    row = json.loads(json.dumps(_ROWS[0]))
    row["benefits"][0]["conditions"][0].update(kind=kind, value=value)
    with pytest.raises(ValueError):
        read_programme(row)


def test_accepted_codes_are_read_as_a_tuple() -> None:
    row = json.loads(json.dumps(_ROWS[0]))
    row["benefits"][0]["conditions"][0].update(kind="one_of", value=["home", "hospital"])
    assert read_programme(row).benefits[0].conditions[0].value == ("home", "hospital")


@given(st.dates(), st.dates())
def test_a_window_reads_back_what_was_written(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_window(f"{first}/{last}") == (first, last)
    assert parse_window(f"{first}/") == (first, None)
    assert parse_window(f"/{last}") == (None, last)
