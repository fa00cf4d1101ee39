"""Checks of claims: files that prove them, claims only noted, the four steps, the week."""

import json

import pytest

from db import clock
from db.choices import ClaimState, Role
from db.commands.attachments import attach_file, withdraw_file
from db.commands.calls import log_call
from db.commands.case_merges import merge_cases
from db.commands.verification import verify_claim
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import case_details, weeks
from db.queries.checks import check
from db.records.case_ties import MergeDraft
from db.records.people import Actor
from db.rules.days import vietnam_day, week_of
from db.rules.ledger import ledger
from tests.factories import LETTER_DAY, call, verification
from tests.reading import everything


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    return log_call(database, actor, call()).case_code


def claims(database: Database, code: str) -> list[tuple[ClaimState, list[str]]]:
    detail = case_details.detail(database, code)
    found = ledger(detail.verifications, vietnam_day(LETTER_DAY))
    return [(one.state, [file.file_name for file in one.newest.files]) for one in found.claims]


def test_files_prove_a_check(database: Database, actor: Actor, code: str) -> None:
    files = [attach_file(database, actor, code, f"{n}.txt", n.encode()) for n in ("a", "b")]
    verify_claim(database, actor, code, verification(files=(*files, files[0])))
    assert claims(database, code) == [(ClaimState.PROVEN, ["a.txt", "b.txt"])]
    told = database.value(
        "SELECT changes FROM audit_entries WHERE act = 'verify_claim' ORDER BY number DESC LIMIT 1"
    )
    assert json.loads(told)["evidence_files"] == "a.txt; b.txt"
    # Withdrawn later: the check keeps the name of what proved it.
    withdraw_file(database, actor, files[0], "Nhầm vụ")
    (one,) = case_details.detail(database, code).verifications
    assert [file.is_withdrawn for file in one.files] == [True, False]
    assert check(database).is_ok


def test_only_kept_files_of_the_case_prove_anything(
    database: Database, actor: Actor, code: str
) -> None:
    other = log_call(database, actor, call(name="Trần Thị Mai")).case_code
    strange = attach_file(database, actor, other, "a.txt", b"a")
    gone = attach_file(database, actor, code, "b.txt", b"b")
    withdraw_file(database, actor, gone, "Nhầm vụ")
    for file in (strange, gone, "nothing"):
        before = everything(database)
        with pytest.raises(ValidationFailed) as refusal:
            verify_claim(database, actor, code, verification(files=(file,)))
        assert refusal.value.problems == {"files": "not_a_file_of_the_case"}
        assert everything(database) == before


def test_a_claim_that_was_only_noted(database: Database, actor: Actor, code: str) -> None:
    verify_claim(database, actor, code, verification(result="not_checked"))
    assert claims(database, code) == [(ClaimState.NOT_CHECKED, [])]
    step = case_details.detail(database, code).steps[0]
    assert (step.kind, step.is_done) == ("verified", False)
    this_week = week_of(vietnam_day(clock.now()))
    assert weeks.week_report(database, this_week, "").verifications == ()
    verify_claim(database, actor, code, verification())
    assert len(weeks.week_report(database, this_week, "").verifications) == 1
    assert claims(database, code) == [(ClaimState.PROVEN, [])]
    assert case_details.detail(database, code).steps[0].is_done


def test_checks_and_their_files_go_over_in_a_merge(
    database: Database, actors: dict[Role, Actor], code: str
) -> None:
    officer = actors[Role.CASE_OFFICER]
    other = log_call(database, officer, call(summary="Gọi lần hai")).case_code
    file = attach_file(database, officer, other, "a.txt", b"a")
    verify_claim(database, officer, code, verification())
    verify_claim(
        database, officer, other, verification(claim="đang ở khu PHONG tỏa", files=(file,))
    )
    merge_cases(database, officer, MergeDraft(code, other))
    # One claim of both cases now, with two checks.
    assert claims(database, code) == [(ClaimState.PROVEN, ["a.txt"])]
    assert len(case_details.detail(database, code).verifications) == 2
