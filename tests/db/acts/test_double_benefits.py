"""Help that may be given twice: warned of when proposed and when approved, never in silence."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import Role
from db.clock import stored_day
from db.commands import households, person_edits
from db.commands.assistance import (
    approve_assignment,
    assign_benefit,
    check_papers,
    reject_assignment,
    submit_assignment,
)
from db.commands.calls import log_call
from db.commands.person_merges import merge_persons
from db.commands.programme_edits import edit_programme
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.organisation import Office
from db.queries import assignments, double_benefits, programmes
from db.queries.programme_drafts import as_draft
from db.records.people import Actor
from db.rows import insert
from tests.factories import assignment, call
from tests.reading import everything

WHY = "Hai sự việc khác nhau"
SILENT = assignment(double_reason="")


def new_case(database: Database, actor: Actor, name: str, phone: str = "", **fields: str) -> str:
    logged = log_call(database, actor, call(name=name, phone=phone))
    if fields:
        person_edits.edit_person(database, actor, logged.person_id, fields, 1)
    return logged.case_code


def person_of(database: Database, code: str) -> str:
    found: str = database.value("SELECT person_id FROM cases WHERE code = ?", [code])
    return found


def last_entry(database: Database) -> dict[str, object]:
    changes = database.value("SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1")
    found: dict[str, object] = json.loads(changes)
    return found


def refused(database: Database, actor: Actor, code: str, **fields: str) -> dict[str, str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        assign_benefit(database, actor, code, replace(SILENT, **fields))
    assert everything(database) == before
    return refusal.value.problems


def warned(database: Database, code: str) -> list[tuple[str, ...]]:
    benefit = programmes.with_benefit(database, "3089-AN")
    day = stored_day("2021-08-25")
    found = double_benefits.of_proposal(database, code, benefit, (day, None, None))
    return [one.who for one in found]


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        (
            {"phone": "0912 345 678"},
            {"phone": "+84912345678"},
            ("same_phone",),
        ),
        (
            {"id_number": "066 123 456 789"},
            {"id_number": "066123456789"},
            ("same_id_number",),
        ),
    ],
)
def test_another_person_who_may_be_the_same(
    first: dict[str, str], second: dict[str, str], who: tuple[str, ...],
    database: Database, actor: Actor,
) -> None:  # fmt: skip
    one = new_case(database, actor, "Nguyễn Thị Lan", **first)
    assign_benefit(database, actor, one, SILENT)
    other = new_case(database, actor, "Lan Nguyễn", **second)
    assert warned(database, other) == [who]
    assert refused(database, actor, other) == {"double_reason": "double_benefit"}
    made = assign_benefit(database, actor, other, replace(SILENT, double_reason=WHY))
    assert made.double_reason == WHY
    told = last_entry(database)
    assert told["double_reason"] == WHY
    assert one in str(told["doubles"])
    assert who[0] in str(told["doubles"])


def test_a_household(database: Database, actor: Actor) -> None:
    one, other = (new_case(database, actor, name) for name in ("Y Nam Niê", "H'Hen Niê"))
    assign_benefit(database, actor, one, SILENT)
    assert warned(database, other) == []
    both = person_of(database, other), person_of(database, one)
    households.join_household(database, actor, *both)
    assert warned(database, other) == [("same_household",)]
    households.leave_household(database, actor, both[0])
    assert warned(database, other) == []
    # Who was left alone lives in no household any more.
    left = database.value("SELECT count(*) FROM persons WHERE household_id IS NOT NULL")
    assert left == 0


def test_who_was_merged_is_the_same_person(database: Database, actor: Actor) -> None:
    one, other = (new_case(database, actor, name) for name in ("Lan", "Nguyễn Thị Lan"))
    assign_benefit(database, actor, one, SILENT)
    merge_persons(database, actor, person_of(database, other), person_of(database, one))
    assert warned(database, other) == [("same_person",)]


def test_a_merged_record_that_another_office_brought(database: Database, actor: Actor) -> None:
    """A file of another office may still name the record that was merged here."""
    one, other = (new_case(database, actor, name) for name in ("Lan", "Nguyễn Thị Lan"))
    was, kept = person_of(database, one), person_of(database, other)
    merge_persons(database, actor, kept, was)
    made = assign_benefit(database, actor, one, SILENT)
    database.execute("UPDATE assignments SET person_id = ? WHERE id = ?", [was, made.id])
    assert warned(database, other) == [("same_person",)]
    assert len(double_benefits.of_assignment(database, made.id)) == 0


def test_two_offices_in_one_database(database: Database, actor: Actor) -> None:
    """After a merge the records of several offices lie side by side."""
    at = "2021-08-30T02:15:00.000Z"
    insert(
        database, Office, id="o2", code="KCN", name="KCN", level="x", created_at=at, updated_at=at
    )
    one = new_case(database, actor, "Lan", "0912 345 678")
    made = assign_benefit(database, actor, one, SILENT)
    database.execute("UPDATE assignments SET office_id = 'o2' WHERE id = ?", [made.id])
    other = new_case(database, actor, "Lan", "0912 345 678")
    third = replace(SILENT, event_on="28/8/2021", double_reason=WHY)
    assign_benefit(database, actor, other, third)
    (pair,) = double_benefits.everywhere(database)
    assert {pair.asked.office_code, pair.other.office_code} == {"BMT", "KCN"}
    assert (pair.who, pair.what, pair.when) == (
        ("same_person", "same_phone"), "same_benefit", "same_event",
    )  # fmt: skip
    assert pair.asked.reason == WHY


def test_the_whole_database_says_what_each_support_says(database: Database, actor: Actor) -> None:
    """The list of all reads only people who share something: it must not miss any pair."""
    random = Random(7)
    phones = ["", "0912 345 678", "0987 654 321", "0905 111 222"]
    numbers = ["", "", "066123456789", "241234567"]
    people = []
    for place in range(24):
        code = new_case(
            database, actor, f"Người {place}", random.choice(phones),
            id_number=random.choice(numbers),
        )  # fmt: skip
        people.append(person_of(database, code))
        for benefit in random.sample(["3089-AN", "2606-F0", "23-VII-F0", "TAS"], 2):
            draft = replace(SILENT, benefit_code=benefit, double_reason=WHY)
            assign_benefit(database, actor, code, draft)
    for one, other in zip(people[:6], people[6:12], strict=True):
        households.join_household(database, actor, one, other)
    merge_persons(database, actor, people[12], people[13])
    # As a file of another office brings it: still under the record that was merged.
    database.execute(
        "UPDATE assignments SET person_id = ? WHERE person_id = ? AND benefit_id IN "
        "(SELECT id FROM benefits WHERE code = 'TAS')",
        [people[13], people[12]],
    )
    found = {
        frozenset((one.asked.assignment_id, one.other.assignment_id))
        for one in double_benefits.everywhere(database)
    }
    ids = [row[0] for row in database.rows("SELECT id FROM assignments")]
    expected = {
        frozenset((one.asked.assignment_id, one.other.assignment_id))
        for asked in ids
        for one in double_benefits.of_assignment(database, asked)
    }
    assert len(found) > 20
    assert found == expected


def test_other_days_other_help(database: Database, actor: Actor) -> None:
    one = new_case(database, actor, "Lan", "0912 345 678")
    assign_benefit(database, actor, one, SILENT)
    other = new_case(database, actor, "Hoa", "0912 345 678")
    assign_benefit(database, actor, other, replace(SILENT, event_on="1/11/2021"))
    third = new_case(database, actor, "Mai", "0912 345 678")
    days = {"covers_from": "1/12/2021", "covers_to": "31/12/2021"}
    assign_benefit(database, actor, third, replace(SILENT, event_on="1/12/2021", **days))
    stored = assignments.of_case(
        database, database.value("SELECT id FROM cases WHERE code = ?", [third])
    )
    assert [(str(one.covers_from), str(one.covers_to)) for one in stored] == [
        ("2021-12-01", "2021-12-31")
    ]
    fourth = new_case(database, actor, "Đào", "0912 345 678")
    assert refused(database, actor, fourth, event_on="31/12/2021") == {
        "double_reason": "double_benefit"
    }


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        (
            {"covers_from": "31/8/2021", "covers_to": "30/8/2021"},
            {"covers_to": "ends_before_it_begins"},
        ),
        ({"covers_from": "hôm qua"}, {"covers_from": "not_a_day"}),
        ({"papers": ("Giấy khai sinh",)}, {"papers": "unknown_paper"}),
    ],
)  # fmt: skip
def test_what_cannot_be_read(
    fields: dict[str, str], problems: dict[str, str], database: Database, actor: Actor
) -> None:
    code = new_case(database, actor, "Lan")
    assert refused(database, actor, code, **fields) == problems


def test_a_rejected_one_stands_in_nobodys_way(
    database: Database, actors: dict[Role, Actor]
) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    one = new_case(database, officer, "Lan", "0912 345 678")
    made = assign_benefit(database, officer, one, SILENT)
    submit_assignment(database, officer, made.id)
    reject_assignment(database, supervisor, made.id, "Thiếu giấy")
    other = new_case(database, officer, "Hoa", "0912 345 678")
    assert assign_benefit(database, officer, other, SILENT).double_reason == ""


def test_warned_again_when_approved(database: Database, actors: dict[Role, Actor]) -> None:
    """Two were proposed before anybody knew that they are one household."""
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    codes = [new_case(database, officer, name) for name in ("Y Nam Niê", "H'Hen Niê")]
    papers = [assign_benefit(database, officer, code, SILENT).id for code in codes]
    for paper in papers:
        submit_assignment(database, officer, paper)
    households.join_household(database, officer, *(person_of(database, code) for code in codes))
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        approve_assignment(database, supervisor, papers[0])
    assert refusal.value.problems == {"comment": "double_benefit"}
    assert everything(database) == before
    approve_assignment(database, supervisor, papers[0], comment="Mỗi người một nơi làm")
    told = last_entry(database)
    assert told["double_reason"] == "Mỗi người một nơi làm"
    assert codes[1] in str(told["doubles"])
    (pair,) = double_benefits.everywhere(database)
    assert {pair.asked.case_code, pair.other.case_code} == set(codes)
    both = double_benefits.by_programme(database)
    assert both == {"TLD-3089-2021": (pair,)}


def test_going_over_the_budget_is_a_warning(database: Database, actors: dict[Role, Actor]) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    draft = replace(as_draft(database, "TLD-3089-2021"), budget="1.500.000")
    edit_programme(database, supervisor, "TLD-3089-2021", draft, 1)
    papers = []
    for name in ("Lan", "Hoa"):
        made = assign_benefit(database, officer, new_case(database, officer, name), SILENT)
        papers.append(submit_assignment(database, officer, made.id).id)
    first = double_benefits.before_approval(database, papers[0], 1_000_000)
    assert (first.left, first.over) == (1_500_000, 0)
    approve_assignment(database, supervisor, papers[0])
    assert "over_budget" not in last_entry(database)
    second = double_benefits.before_approval(database, papers[1], 1_000_000)
    assert (second.left, second.over) == (500_000, 500_000)
    approve_assignment(database, supervisor, papers[1])
    assert last_entry(database)["over_budget"] == 500_000


def test_the_papers_are_ticked_off(database: Database, actors: dict[Role, Actor]) -> None:
    officer = actors[Role.CASE_OFFICER]
    code = new_case(database, officer, "Lan")
    listed = programmes.programme(database, "TTG-23-2021-C4").documents
    assert len(listed) > 1
    draft = replace(SILENT, benefit_code="23-IV-1T", papers=(listed[0].upper(),))
    made = assign_benefit(database, officer, code, draft)
    assert made.check_list.papers_missing == listed[1:]
    after = check_papers(database, officer, made.id, listed)
    assert after.check_list.papers_missing == ()
    assert after.check_list.conditions == made.check_list.conditions
    missing = last_entry(database)["papers_missing"]
    assert missing == ["; ".join(listed[1:]), ""]
    with pytest.raises(ValidationFailed) as refusal:
        check_papers(database, officer, made.id, ["Sổ hộ khẩu"])
    assert refusal.value.problems == {"papers": "unknown_paper"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("066123456789", "066123456789"), (" 241.234.567 ", "241234567"), ("", "")],
)
def test_identity_numbers(typed: str, stored: str, database: Database, actor: Actor) -> None:
    code = new_case(database, actor, "Lan", id_number=typed)
    person = person_of(database, code)
    assert database.value("SELECT id_number FROM persons WHERE id = ?", [person]) == stored


@given(typed=st.text(max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_but_nine_or_twelve_digits_is_stored(
    typed: str, database: Database, actor: Actor
) -> None:
    person = log_call(database, actor, call(name="Ai đó", phone="")).person_id
    seen = person_edits.current_version(database, person)
    try:
        person_edits.edit_person(database, actor, person, {"id_number": typed}, seen)
    except ValidationFailed as failed:
        assert failed.problems == {"id_number": "not_an_id_number"}
    stored = database.value("SELECT id_number FROM persons WHERE id = ?", [person])
    assert len(stored) in (0, 9, 12)
    assert not stored or (stored.isascii() and stored.isdigit())


def test_households_that_cannot_be(database: Database, actor: Actor) -> None:
    one, other, third = (
        person_of(database, new_case(database, actor, name)) for name in ("Lan", "Hoa", "Mai")
    )
    with pytest.raises(ValidationFailed, match="lives_with_itself"):
        households.join_household(database, actor, one, one)
    with pytest.raises(ValidationFailed, match="in_no_household"):
        households.leave_household(database, actor, one)
    with pytest.raises(NotFound):
        households.join_household(database, actor, one, "nobody")
    first = households.join_household(database, actor, one, other)
    with pytest.raises(ValidationFailed, match="lives_there_already"):
        households.join_household(database, actor, other, one)
    assert households.join_household(database, actor, third, one) == first
    # Moving over: the two who stay keep their household, the one who moved has the new one.
    fourth = person_of(database, new_case(database, actor, "Đào"))
    assert households.join_household(database, actor, third, fourth) != first
    rows = database.rows("SELECT count(*) FROM persons GROUP BY household_id ORDER BY 1")
    assert [row[0] for row in rows if row[0]] == [2, 2]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT person_id FROM person_phones WHERE e164 = ?",
        "SELECT id FROM persons WHERE id_number = ? AND id_number <> ''",
        "SELECT id FROM persons WHERE household_id = ? AND household_id IS NOT NULL",
        "SELECT merged_id FROM merges WHERE kept_id = ? AND undone_at IS NULL",
        "SELECT id FROM assignments WHERE person_id IN (?)",
    ],
)
def test_every_question_has_its_index(sql: str, database: Database) -> None:
    plan = " ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", ["x"]))
    assert "USING" in plan
    assert "INDEX" in plan
