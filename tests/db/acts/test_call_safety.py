"""Who asked never to be called is called about none of their cases, until they say otherwise."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.choices import Role
from db.commands.calls import log_call
from db.commands.follow_ups import add_follow_up
from db.commands.person_merges import merge_persons, undo_person_merge
from db.connection import Database
from db.queries import call_backs, call_safety, case_details, people, person_details
from db.records.drafts import FollowUpDraft
from db.records.people import Actor
from db.rules.call_backs import CallState
from tests import factories
from tests.db.acts.everyday import Office

NOON = datetime(2026, 9, 16, 5, tzinfo=UTC)
PHONE = "+84912345678"


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path, set_clock) -> Office:
    set_clock(NOON)
    return Office(database, actors, tmp_path)


def logged(office: Office, **said):
    return log_call(office.database, office.officer, factories.call(**said))


def states(office: Office) -> set[CallState]:
    return {one.state for one in call_backs.waiting(office.database, office.officer)}


def to_call(office: Office, code: str) -> None:
    draft = FollowUpDraft("Gọi lại", "16/9/2026")
    add_follow_up(office.database, office.officer, code, draft)


def is_never(office: Office, code: str) -> bool:
    return case_details.detail(office.database, code).is_never_called


def test_the_word_of_a_person_holds_for_all_their_cases(office: Office, set_clock) -> None:
    database = office.database
    first = logged(office)
    to_call(office, first.case_code)
    set_clock(NOON + timedelta(minutes=5))
    second = logged(
        office,
        person_id=first.person_id,
        summary="Bị nợ lương",
        needs=("wages",),
        call_back_safe="no",
        call_back_note="chồng nghe máy",
    )
    to_call(office, second.case_code)
    assert second.case_code != first.case_code
    assert states(office) == {CallState.NEVER}
    assert {one.phone for one in call_backs.waiting(database, office.officer)} == {""}
    assert {one.note for one in call_backs.waiting(database, office.officer)} == {"chồng nghe máy"}
    assert is_never(office, first.case_code)
    assert is_never(office, second.case_code)
    (caller,) = people.caller_history(database, PHONE).callers
    assert caller.person.is_never_called
    assert person_details.facts(database, first.person_id).is_never_called
    # A contact that says nothing about it changes nothing; a newer word does, everywhere.
    set_clock(NOON + timedelta(minutes=10))
    logged(office, person_id=first.person_id, case_code=first.case_code)
    assert states(office) == {CallState.NEVER}
    set_clock(NOON + timedelta(minutes=15))
    logged(office, person_id=first.person_id, case_code=first.case_code, call_back_safe="yes")
    assert states(office) == {CallState.NOW}
    assert not is_never(office, second.case_code)
    assert call_safety.never_called(database, [first.person_id]) == frozenset()


def test_the_word_of_somebody_else_says_nothing(office: Office) -> None:
    first = logged(office)
    logged(office, phone="0987 654 321", name="Trần Văn Ba", call_back_safe="no")
    to_call(office, first.case_code)
    assert states(office) == {CallState.NOW}
    assert not call_backs.is_never(office.database, first.case_code)
    assert not call_backs.is_never(office.database, "BMT-1999-000001")


def test_a_merge_joins_the_words_and_its_undoing_parts_them(office: Office) -> None:
    database = office.database
    kept = logged(office)
    other = logged(office, phone="0987 654 321", name="Chị Lan", call_back_safe="no")
    assert not is_never(office, kept.case_code)
    merge = merge_persons(database, office.supervisor, kept.person_id, other.person_id)
    assert is_never(office, kept.case_code)
    undo_person_merge(database, office.supervisor, merge)
    assert not is_never(office, kept.case_code)


def test_the_question_uses_the_indexes(office: Office) -> None:
    for sql in (
        "SELECT 1 FROM contacts WHERE person_id IN (?, ?) AND call_back_safe IN (?, ?)",
        "SELECT DISTINCT case_id, person_id FROM case_people WHERE case_id IN (?, ?)",
    ):
        plan = office.database.rows(f"EXPLAIN QUERY PLAN {sql}", ["a"] * sql.count("?"))
        assert all("SCAN" not in row[3] for row in plan), plan
