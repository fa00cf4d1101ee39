"""Taking back the last act: everything as before, and nothing forgotten."""

import json
from datetime import timedelta

import pytest

from db import clock
from db.choices import CaseStatus, Role
from db.commands import cases
from db.commands.attachments import attach_file
from db.commands.calls import log_call
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.commands.information import give_address, tell_policy
from db.commands.notes import add_note
from db.commands.undo import undo_act
from db.errors import NotAllowed, ValidationFailed
from db.queries import case_details
from db.queries.checks import check
from db.queries.own_acts import last_number, last_own_act
from tests import factories
from tests.factories import LETTER_DAY


@pytest.fixture
def code(database, actors):
    return log_call(database, actors[Role.SUPERVISOR], factories.call()).case_code


@pytest.fixture
def officer(actors):
    return actors[Role.CASE_OFFICER]


def take_back(database, actor, words=""):
    return undo_act(database, actor, last_own_act(database, actor.user_id).number, words)


def refused(database, actor, number=None):
    with pytest.raises(ValidationFailed) as refusal:
        undo_act(database, actor, number or last_own_act(database, actor.user_id).number)
    return refusal.value.problems["act"]


def last_entry(database):
    row = database.row("SELECT act, changes FROM audit_entries ORDER BY number DESC LIMIT 1")
    return row[0], json.loads(row[1])


def test_a_step_goes_back_with_its_trace(database, officer, code):
    cases.change_status(database, officer, code, CaseStatus.IN_PROGRESS)
    undone = take_back(database, officer, "Bấm nhầm")
    assert (undone.act, undone.case_code) == ("change_status", code)
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.NEW
    assert [(step.to_status, step.reason) for step in whole.transitions][-2:] == [
        (CaseStatus.IN_PROGRESS, ""),
        (CaseStatus.NEW, "Bấm nhầm"),
    ]
    act, changes = last_entry(database)
    assert act == "undo_act"
    assert changes["undoes"] == undone.number
    assert changes["status"] == ["in_progress", "new"]
    assert check(database).is_ok


def test_a_side_exit_is_open_again(database, officer, code):
    other = log_call(database, officer, factories.call(name="Khác")).case_code
    cases.change_status(database, officer, code, CaseStatus.DUPLICATE, other)
    take_back(database, officer)
    row = database.row(
        "SELECT status, closed_at, duplicate_of_id FROM cases WHERE code = ?", [code]
    )
    assert row == ("new", None, None)


def test_a_closed_case_is_open_again(database, officer, code):
    cases.close_case(database, officer, code, factories.closing())
    take_back(database, officer)
    row = database.row("SELECT status, closed_at, outcome FROM cases WHERE code = ?", [code])
    assert row == ("new", None, None)
    assert check(database).is_ok


def test_the_officer_before_has_the_case_again(database, officer, actors, code):
    owner = "SELECT owner_id FROM cases WHERE code = ?"
    before = database.value(owner, [code])
    cases.assign_owner(database, officer, code, "canbo")
    cases.assign_owner(database, officer, code, "phutrach")
    take_back(database, officer)
    assert database.value(owner, [code]) == officer.user_id
    take_back(database, officer)
    assert database.value(owner, [code]) == before
    assert check(database).is_ok


def test_changed_fields_are_as_before(database, officer, code):
    changes = {
        "summary": "Khác hẳn",
        "urgency": "urgent",
        "people_count": "12",
        "needs": "lodging|wages",
        "employer": "Công ty Khác",
        "employer_must_not_know": "yes",
    }
    before = case_details.detail(database, code)
    cases.edit_case(database, officer, code, changes, before.case.version)
    take_back(database, officer)
    after = case_details.detail(database, code)
    for name in ("summary", "urgency", "people_count", "needs", "employer_name"):
        assert getattr(after.case, name) == getattr(before.case, name)
    assert after.case.version == before.case.version + 2
    assert check(database).is_ok


def test_a_note_is_corrected_never_removed(database, officer, code):
    note = add_note(database, officer, code, "Ghi nhầm vụ khác", "internal")
    take_back(database, officer, "Rút lại: ghi nhầm")
    notes = case_details.detail(database, code).notes
    assert [(one.text, one.corrects_id) for one in notes] == [
        ("Ghi nhầm vụ khác", ""),
        ("Rút lại: ghi nhầm", note),
    ]
    assert {one.kind.value for one in notes} == {"internal"}


def test_a_follow_up_is_dropped_and_a_finished_one_open_again(database, officer, code):
    task = add_follow_up(database, officer, code, factories.follow_up())
    finish_follow_up(database, officer, task, "đã nhận đủ")
    take_back(database, officer)
    (open_again,) = case_details.detail(database, code).follow_ups
    assert (open_again.state.value, open_again.result, open_again.done_at) == ("open", "", None)
    assert last_entry(database)[1]["result"] == ["đã nhận đủ", ""]
    take_back(database, officer)
    (dropped,) = case_details.detail(database, code).follow_ups
    assert (dropped.state.value, dropped.result) == ("dropped", "↶")


def test_an_address_and_a_policy_are_kept_in_the_trail(database, officer, code):
    give_address(database, officer, code, "UBND phường Tân Lợi", "hỏi cô Hoa")
    tell_policy(database, officer, code, words="Trợ cấp thất nghiệp")
    take_back(database, officer)
    assert last_entry(database)[1]["text"] == ["Trợ cấp thất nghiệp", None]
    take_back(database, officer)
    assert last_entry(database)[1]["note"] == ["hỏi cô Hoa", None]
    whole = case_details.detail(database, code)
    assert (whole.addresses, whole.policies) == ((), ())
    assert check(database).is_ok


def test_only_the_own_last_act(database, officer, actors, code):
    first = add_note(database, officer, code, "một")
    number = last_own_act(database, officer.user_id).number
    add_note(database, officer, code, "hai")
    assert refused(database, officer, number) == "not_last_act"
    supervisor = actors[Role.SUPERVISOR]
    mine = last_own_act(database, officer.user_id).number
    assert refused(database, supervisor, mine) == "not_last_act"
    assert refused(database, officer, 999_999) == "not_last_act"
    assert first in [note.id for note in case_details.detail(database, code).notes]


def test_acts_are_taken_back_one_by_one_and_once(database, officer, code):
    add_note(database, officer, code, "một")
    cases.change_status(database, officer, code, CaseStatus.VERIFYING)
    assert take_back(database, officer).act == "change_status"
    assert take_back(database, officer).act == "add_note"
    assert last_own_act(database, officer.user_id) is None


def test_what_somebody_changed_since_stays(database, officer, actors, code):
    cases.change_status(database, officer, code, CaseStatus.VERIFYING)
    supervisor = actors[Role.SUPERVISOR]
    cases.change_status(database, supervisor, code, CaseStatus.IN_PROGRESS)
    assert refused(database, officer) == "changed_since"
    cases.change_status(database, supervisor, code, CaseStatus.WAITING_INFORMATION, "chờ giấy")
    cases.change_status(database, supervisor, code, CaseStatus.VERIFYING)
    assert refused(database, officer) == "changed_since"
    assert case_details.detail(database, code).case.status is CaseStatus.VERIFYING


def test_what_cannot_be_taken_back_says_so(database, officer, code):
    attach_file(database, officer, code, "đơn.jpg", b"anh")
    own = last_own_act(database, officer.user_id)
    assert (own.act, own.is_undoable) == ("attach_file", False)
    assert refused(database, officer) == "not_undoable"


def test_a_role_that_was_taken_away_takes_undo_with_it(database, officer, code):
    from dataclasses import replace

    cases.change_status(database, officer, code, CaseStatus.VERIFYING)
    operator = replace(officer, role=Role.OPERATOR)
    with pytest.raises(NotAllowed):
        take_back(database, operator)


def test_acts_of_another_day_are_left_alone(database, officer, code):
    with clock.at(LETTER_DAY):
        add_note(database, officer, code, "hôm qua")
    assert last_own_act(database, officer.user_id, LETTER_DAY + timedelta(hours=1)) is None
    assert last_own_act(database, officer.user_id, LETTER_DAY) is not None
    assert last_number(database, officer.user_id) > 0
    assert last_number(database, "nobody") == 0
