"""Programmes made by people: read, stored, changed, amended in the middle."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import AssignmentState, BenefitKind, ConditionKind, Verdict
from db.commands import assistance
from db.commands.calls import log_call
from db.commands.programme_edits import add_programme, edit_programme
from db.commands.programmes import check_programme
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import programme_money, programmes
from db.queries.programme_drafts import as_draft, known_questions, next_version_draft
from db.records.drafts import AssignmentDraft
from db.records.people import Actor
from db.records.programme_drafts import (
    BenefitDraft,
    ConditionDraft,
    DeadlineDraft,
    DocumentDraft,
    ProgrammeDraft,
)
from db.records.programmes import ProgrammeMoney
from db.rules import eligibility
from db.rules.programme_reading import read_programme
from db.rules.programme_values import problem_of_value, stored_value, typed_value
from db.rules.programme_versions import family, in_force_for, next_version, relatives
from tests import factories

MEALS = ProgrammeDraft(
    number="15/KH-LĐLĐ",
    title="Bữa cơm công đoàn",
    issuer="Liên đoàn Lao động tỉnh Đắk Lắk",
    issued_on="01/08/2021",
    level="own",
    valid_from="05/08/2021",
    budget="20 triệu",
    source="Kế hoạch 15",
    benefits=(
        BenefitDraft(
            "Người lao động khu phong tỏa",
            amount="500.000",
            conditions=(
                ConditionDraft("Đang ở khu phong tỏa?"),
                ConditionDraft("Đã nhận hỗ trợ khác chưa?", "no"),
                ConditionDraft("Số ngày bị phong tỏa?", "at_least", "7"),
            ),
        ),
        BenefitDraft("Trẻ em", kind="per_day", amount="80k", unit="trẻ/ngày", max_units="21"),
    ),
    documents=(DocumentDraft("Giấy xác nhận"), DocumentDraft("Giấy khai sinh", "có con nhỏ")),
    deadlines=(DeadlineDraft("Nộp hồ sơ", "31/12/2021"), DeadlineDraft("Cuối đợt")),
)


def _assigned(database: Database, actor: Actor, benefit: str, event_on: str = "10/08/2021"):  # type: ignore[no-untyped-def]
    case = log_call(database, actor, factories.call(name=f"Lan {benefit} {event_on}")).case_code
    draft = AssignmentDraft(benefit, event_on=event_on, double_reason="Hai sự việc")
    return assistance.assign_benefit(database, actor, case, draft)


def test_a_programme_is_stored_as_typed(database: Database, actor: Actor) -> None:
    made = add_programme(database, actor, MEALS)
    assert made.code == "15-KH-LDLD-2021"
    assert (made.valid_from, made.valid_to, made.budget) == (date(2021, 8, 5), None, 20_000_000)
    assert made.documents == ("Giấy xác nhận", "Giấy khai sinh (có con nhỏ)")
    assert made.deadlines == (("Nộp hồ sơ", date(2021, 12, 31)), ("Cuối đợt", None))
    first, second = made.benefits
    assert [one.code for one in made.benefits] == ["15-KH-LDLD-2021-1", "15-KH-LDLD-2021-2"]
    assert (first.amount, second.amount, second.max_units) == (500_000, 80_000, 21)
    kinds = [(one.kind, one.value) for one in first.conditions]
    assert kinds == [("yes", ""), ("no", ""), ("at_least", "7")]
    assert len({one.fact for one in first.conditions}) == 3
    assert made.checked_on is None
    assert programmes.programme(database, made.code) == made


def test_its_check_list_works_at_once(database: Database, actor: Actor) -> None:
    made = add_programme(database, actor, MEALS)
    benefit = made.benefits[0]
    facts = dict(zip([one.fact for one in benefit.conditions], ("yes", "no", "8"), strict=True))
    found = eligibility.evaluate(made, benefit, date(2021, 8, 10), facts)
    assert found.verdict is Verdict.LIKELY
    early = eligibility.evaluate(made, benefit, date(2021, 8, 1), facts)
    assert early.reasons == ("programme_not_in_force",)


def test_a_known_question_asks_for_the_known_fact(database: Database, actor: Actor) -> None:
    fact, question, english = known_questions(database)[0]
    benefit = BenefitDraft("Ai", amount="1", conditions=(ConditionDraft(question.upper()),))
    made = add_programme(database, actor, replace(MEALS, benefits=(benefit,)))
    assert made.benefits[0].conditions[0].fact == fact
    assert english


PROBLEMS = [
    ({"number": " "}, {"number": "number_missing"}),
    ({"title": ""}, {"title": "title_missing"}),
    ({"level": "moon"}, {"level": "unknown_code"}),
    ({"valid_from": "31/02/2021"}, {"valid_from": "not_a_day"}),
    ({"valid_to": "01/01/2021"}, {"valid_to": "ends_before_it_begins"}),
    ({"budget": "nhiều"}, {"budget": "not_money"}),
    ({"amends": ("NO",)}, {"amends": "unknown_programme"}),
    ({"code": "TLD-3089-2021"}, {"code": "code_taken"}),
    ({"code": "x" * 31}, {"code": "too_long"}),
    ({"documents": (DocumentDraft(""),)}, {"documents.0.title": "title_missing"}),
    (
        {"deadlines": (DeadlineDraft("a"), DeadlineDraft("", "mai"))},
        {"deadlines.1.title": "title_missing", "deadlines.1.due_on": "not_a_day"},
    ),
    (
        {"benefits": (BenefitDraft("", "gift", "x", max_units="0"),)},
        {
            "benefits.0.who": "who_missing",
            "benefits.0.kind": "unknown_code",
            "benefits.0.amount": "not_money",
            "benefits.0.max_units": "out_of_range",
        },
    ),
    ({"benefits": (BenefitDraft("Ai"),)}, {"benefits.0.amount": "amount_missing"}),
    (
        {
            "benefits": (
                BenefitDraft("Ai", "in_kind"),
                BenefitDraft(
                    "Ai",
                    "loan",
                    conditions=(
                        ConditionDraft("", "maybe"),
                        ConditionDraft("a", "at_least", "bảy"),
                        ConditionDraft("b", "between_dates", "hôm qua"),
                        ConditionDraft("c", "between_dates", "02/2/2021 – 01/2/2021"),
                        ConditionDraft("d", "one_of", " ; "),
                        ConditionDraft("e", "less_than"),
                    ),
                ),
            )
        },
        {
            "benefits.1.conditions.0.question_vi": "question_missing",
            "benefits.1.conditions.0.kind": "unknown_code",
            "benefits.1.conditions.1.value": "not_a_number",
            "benefits.1.conditions.2.value": "not_a_window",
            "benefits.1.conditions.3.value": "ends_before_it_begins",
            "benefits.1.conditions.4.value": "value_missing",
            "benefits.1.conditions.5.value": "value_missing",
        },
    ),
    (
        {"benefits": (BenefitDraft("Ai", "loan", code="3089-AN"),)},
        {"benefits.0.code": "code_taken"},
    ),
]


@pytest.mark.parametrize(("fields", "problems"), PROBLEMS)
def test_every_problem_has_its_place(
    database: Database, actor: Actor, fields: dict[str, object], problems: dict[str, str]
) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        add_programme(database, actor, replace(MEALS, **fields))
    assert refusal.value.problems == problems
    with pytest.raises(NotFound):
        programmes.programme(database, "15-KH-LDLD-2021")


def test_every_shipped_programme_can_be_opened_and_saved_unchanged(
    database: Database, actor: Actor
) -> None:
    for before in programmes.all_programmes(database):
        check_programme(database, actor, before.code)
        checked = programmes.programme(database, before.code)
        after = edit_programme(
            database, actor, before.code, as_draft(database, before.code), checked.version
        )
        assert replace(after, version=checked.version) == checked
        changes = database.value("SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1")
        assert json.loads(changes) == {}


def test_a_changed_amount_takes_the_tick_away_a_budget_does_not(
    database: Database, actor: Actor
) -> None:
    made = add_programme(database, actor, MEALS)
    check_programme(database, actor, made.code)
    draft = replace(as_draft(database, made.code), budget="30 triệu", note="Đợt 2")
    after = edit_programme(database, actor, made.code, draft, 2)
    assert (after.budget, after.checked_on is None) == (30_000_000, False)
    first = replace(draft.benefits[0], amount="600.000")
    draft = replace(draft, benefits=(first, draft.benefits[1]))
    after = edit_programme(database, actor, made.code, draft, 3)
    assert (after.benefits[0].amount, after.checked_on) == (600_000, None)
    with pytest.raises(StaleRecord):
        edit_programme(database, actor, made.code, draft, 3)


def test_what_was_assigned_keeps_its_check_list(database: Database, actor: Actor) -> None:
    made = add_programme(database, actor, MEALS)
    assigned = _assigned(database, actor, made.benefits[0].code)
    draft = as_draft(database, made.code)
    without = replace(draft, benefits=draft.benefits[1:])
    with pytest.raises(ValidationFailed) as refusal:
        edit_programme(database, actor, made.code, without, 1)
    assert refusal.value.problems == {"benefits": "benefit_in_use"}
    first = replace(draft.benefits[0], conditions=(ConditionDraft("Câu khác?"),))
    edit_programme(database, actor, made.code, replace(draft, benefits=(first,)), 1)
    after = assistance.assignments.one(database, assigned.id)
    assert after.check_list == assigned.check_list
    assert [one.code for one in programmes.programme(database, made.code).benefits] == [
        made.benefits[0].code
    ]


def test_amended_in_the_middle_the_version_in_force_counts(
    database: Database, actor: Actor
) -> None:
    old = add_programme(database, actor, MEALS)
    draft = next_version_draft(database, old.code)
    assert draft.replaces == (old.code,)
    assert [one.code for one in draft.benefits] == [
        "15-KH-LDLD-2021-1/2",
        "15-KH-LDLD-2021-2/2",
    ]
    first = replace(draft.benefits[0], amount="700.000")
    draft = replace(
        draft,
        number="20/KH-LĐLĐ",
        issued_on="01/09/2021",
        valid_from="01/09/2021",
        benefits=(first, *draft.benefits[1:]),
    )
    new = add_programme(database, actor, draft)
    assert programmes.programme(database, old.code).valid_to == date(2021, 8, 31)
    before = _assigned(database, actor, new.benefits[0].code, "20/08/2021")
    after = _assigned(database, actor, old.benefits[0].code, "02/09/2021")
    assert (before.programme_code, before.amount_asked) == (old.code, 500_000)
    assert (after.programme_code, after.amount_asked) == (new.code, 700_000)
    nowhere = _assigned(database, actor, old.benefits[0].code, "01/01/2021")
    assert (nowhere.programme_code, nowhere.check_list.verdict) == (
        old.code,
        Verdict.NOT_ELIGIBLE,
    )


def test_what_amends_and_is_amended_is_one_family(database: Database) -> None:
    known = programmes.all_programmes(database)
    found = {one.code for one in relatives(known, "TLD-2606-2021")}
    assert found == {"TLD-2606-2021", "TLD-3022-2021", "TLD-3749-2021"}
    assert in_force_for(known, "2606-F0", date(2021, 12, 20)) is None
    assert in_force_for(known, "no-such", date(2021, 12, 20)) is None
    assert (family("3089-AN/2"), family("a/b"), family("x")) == ("3089-AN", "a/b", "x")
    assert next_version("3089-AN/2", {"3089-AN/2"}) == "3089-AN/3"


def test_money_by_programme_and_what_is_left(database: Database, actor: Actor, actors) -> None:  # type: ignore[no-untyped-def]
    from db.choices import Role

    made = add_programme(database, actor, MEALS)
    code = made.benefits[0].code
    papers = [_assigned(database, actor, code, f"{day}/08/2021") for day in (10, 11, 12, 13)]
    chief = actors[Role.SUPERVISOR]
    for paper in papers[1:]:
        assistance.submit_assignment(database, actor, paper.id)
    assistance.approve_assignment(database, chief, papers[1].id, "400.000")
    assistance.approve_assignment(database, chief, papers[2].id)
    assistance.deliver_assignment(database, actor, papers[2].id)
    assistance.reject_assignment(database, chief, papers[3].id, "Trùng")
    money = programme_money.money_of_programmes(database)
    assert money == {made.code: ProgrammeMoney(3, 500_000, 400_000, 500_000, 1)}
    assert money[made.code].left(made.budget) == 19_100_000
    assert ProgrammeMoney().left(None) is None
    ids = programme_money.case_ids(database, made.code, (AssignmentState.PROPOSED,))
    assert ids == (papers[0].case_id,)


def test_codes_are_never_made_twice(database: Database, actor: Actor) -> None:
    codes = [add_programme(database, actor, MEALS).code for _ in range(3)]
    assert codes == ["15-KH-LDLD-2021", "15-KH-LDLD-2021-2", "15-KH-LDLD-2021-3"]
    wild = replace(MEALS, number="🌾" * 40, issued_on="", valid_from="", valid_to="")
    assert add_programme(database, actor, wild).code == "CT"


DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(lambda day: day.isoformat())


@given(st.lists(st.tuples(DAYS | st.just(""), DAYS | st.just("")), min_size=1, max_size=4))
def test_windows_are_written_and_read_again(windows: list[tuple[str, str]]) -> None:
    stored = "|".join(f"{first}/{last}" for first, last in windows)
    typed = typed_value(ConditionKind.BETWEEN_DATES, stored)
    problem = problem_of_value(ConditionKind.BETWEEN_DATES, typed)
    if any(first and last and last < first for first, last in windows):
        assert problem == "ends_before_it_begins" or ("", "") in windows
    elif ("", "") in windows:
        assert problem == "not_a_window"
    else:
        assert problem is None
        assert stored_value(ConditionKind.BETWEEN_DATES, typed) == stored
        assert stored_value(ConditionKind.BETWEEN_DATES, stored) == stored


@given(st.sampled_from(list(ConditionKind)), st.text(max_size=60))
def test_any_value_is_refused_or_can_be_judged(kind: ConditionKind, typed: str) -> None:
    problem = problem_of_value(kind, typed)
    if problem is None:
        stored = stored_value(kind, typed)
        again = typed_value(kind, stored)
        assert problem_of_value(kind, again) is None
        assert stored_value(kind, again) == stored


WILD = st.text(max_size=40)
WILD_BENEFITS = st.lists(
    st.builds(
        BenefitDraft,
        WILD,
        st.sampled_from([*BenefitKind, "x"]),
        WILD | st.just("1.000"),
        WILD,
        WILD,
        conditions=st.lists(
            st.builds(ConditionDraft, WILD, st.sampled_from(list(ConditionKind)), WILD), max_size=3
        ).map(tuple),
    ),
    max_size=3,
).map(tuple)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WILD, WILD, WILD, WILD_BENEFITS)
def test_a_wild_programme_is_stored_or_refused_whole(
    database: Database,
    actor: Actor,
    number: str,
    title: str,
    budget: str,
    benefits: tuple[BenefitDraft, ...],
) -> None:
    draft = ProgrammeDraft(number, title, budget=budget, benefits=benefits)
    _reading, problems = read_programme(draft)
    before = len(programmes.all_programmes(database))
    try:
        made = add_programme(database, actor, draft)
    except ValidationFailed as refusal:
        assert refusal.problems == problems
        assert len(programmes.all_programmes(database)) == before
        return
    again = edit_programme(database, actor, made.code, as_draft(database, made.code), 1)
    assert replace(again, version=1) == made


def test_5000_characters_everywhere(database: Database, actor: Actor) -> None:
    long = "Hỗ trợ gạo " * 455
    benefit = BenefitDraft(long, amount="1", note=long, conditions=(ConditionDraft(long),))
    draft = ProgrammeDraft(
        long, long, long, scope_area=long, source=long, note=long, benefits=(benefit,)
    )
    made = add_programme(database, actor, draft)
    assert made.title == long.strip()
    assert len(made.code) <= 30
    assert len(made.benefits[0].conditions[0].code) <= 60
