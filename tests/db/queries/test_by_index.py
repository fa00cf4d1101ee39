"""What the window asks while somebody waits reads no large table from end to end.

The statements a question really sends are explained by the engine itself: at a million records
such a plan costs what it costs at a hundred.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from db.commands.calls import log_call
from db.commands.employers import add_employer
from db.connection import Database
from db.queries import (
    agency_answers,
    call_backs,
    case_details,
    cases,
    histories,
    merge_previews,
    own_acts,
    people,
    people_lists,
    person_details,
    person_twins,
    record_trails,
    unit_trees,
    workplaces,
)
from db.records.people import Actor
from tests.factories import call

LARGE = {
    "persons", "cases", "contacts", "case_people", "person_phones", "case_needs", "follow_ups",
    "audit_entries", "referrals", "assignments", "consents", "verifications", "attachments",
    "employers", "employer_aliases", "case_links", "notes", "transitions", "feedbacks",
    "document_numbers",
}  # fmt: skip
PHONE = "+84912345678"


@pytest.fixture
def known(database: Database, actor: Actor) -> dict[str, str]:
    first = log_call(database, actor, call())
    second = log_call(database, actor, call(name="Trần Văn Ba", phone="0905 111 222"))
    employer = add_employer(database, actor, {"name": "Dệt Tây Nguyên"})
    return {
        "person": first.person_id, "other": second.person_id, "case": first.case_code,
        "second": second.case_code, "employer": employer,
        "agency": database.value("SELECT id FROM agencies"),
    }  # fmt: skip


def scanned(database: Database, ask: Callable[[], object]) -> Iterator[str]:
    """The plans of an answer that walk through a large table."""
    asked: list[str] = []
    connection = database.engine.connection()
    connection.set_trace_callback(asked.append)
    try:
        ask()
    finally:
        connection.set_trace_callback(None)
    assert asked
    for statement in dict.fromkeys(asked):
        if not statement.lstrip().startswith(("SELECT", "WITH")):
            continue
        for row in database.rows(f"EXPLAIN QUERY PLAN {statement}"):
            found = re.match(r"SCAN (\w+)", row[3])
            if found and _table(statement, found[1]) in LARGE and "LIMIT" not in statement:
                yield f"{row[3]} in {statement}"


def _table(statement: str, name: str) -> str:
    named = re.search(rf"\b(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?{name}\b", statement)
    return name if name in LARGE or named is None else named[1]


QUESTIONS = {
    "rows of the list of people": lambda d, k: people_lists.rows(d, [1, 2]),
    "people offered while one types": lambda d, k: people_lists.offered(d, "thị lan", 12),
    "people offered by the end of a phone": lambda d, k: people_lists.offered(d, "5678", 12),
    "a person": lambda d, k: person_details.facts(d, k["person"]),
    "two people to merge": lambda d, k: person_twins.preview(d, k["person"], k["other"]),
    "who changed a person": lambda d, k: record_trails.trail(d, "persons", k["person"]),
    "who calls": lambda d, k: people.caller_history(d, PHONE),
    "rows of the list of employers": lambda d, k: workplaces.rows(d, [1]),
    "an employer": lambda d, k: workplaces.facts(d, k["employer"]),
    "the cases of an employer": lambda d, k: workplaces.figures(d, k["employer"]),
    "a unit": lambda d, k: unit_trees.known(d, "BMT"),
    "addresses that fit a case": lambda d, k: agency_answers.fitting_case(d, k["case"]),
    "who changed an address": lambda d, k: histories.of_record(d, "agencies", k["agency"], 9),
    "a case": lambda d, k: case_details.detail(d, k["case"]),
    "cases offered before anything is typed": lambda d, k: cases.first(d, "", 12),
    "cases found while one types": lambda d, k: cases.first(d, "nguyễn thị", 12),
    "two cases to merge": lambda d, k: merge_previews.preview(d, k["case"], k["second"]),
    "whether a case is called": lambda d, k: call_backs.is_never(d, k["case"]),
    "what can be taken back": lambda d, k: own_acts.last_own_merge(d, "x", ["y"], date.today()),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_large_table_is_read_from_end_to_end(
    database: Database, known: dict[str, str], name: str
) -> None:
    assert list(scanned(database, lambda: QUESTIONS[name](database, known))) == []


def test_the_whole_list_of_people_comes_in_pieces_of_the_index(
    database: Database, known: dict[str, str]
) -> None:
    connection = database.engine.connection()
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    found = people_lists.piece(database, ("", 0), 1)
    connection.set_trace_callback(None)
    assert len(found.places) == 1
    plan = [row[3] for one in asked for row in database.rows(f"EXPLAIN QUERY PLAN {one}")]
    assert any("persons_sort_key" in line for line in plan), plan
    assert not any("TEMP B-TREE" in line for line in plan), plan
