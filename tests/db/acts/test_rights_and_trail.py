"""Who may do what, and that every act leaves exactly one entry in a chain that shows tampering."""

from pathlib import Path

import pytest

from db.choices import Role
from db.connection import Database
from db.errors import NotAllowed
from db.queries.checks import check
from db.records.people import Actor
from db.rules import permissions
from tests.db.acts.everyday import Office, prepared
from tests.reading import everything

EVERYBODY = {"change_own_password"}
DESK = EVERYBODY | {
    "log_call", "add_note", "give_address", "tell_policy", "attach_file", "add_follow_up",
    "finish_follow_up", "back_up",
    "edit_person", "record_consent", "withdraw_consent",
    "save_view", "withdraw_view",
    "record_feedback", "link_cases", "unlink_cases",
    "assure_agency",
    "undo_act", "record_week_export",
    "save_own_text", "withdraw_own_text", "block_phone", "lift_block",
    "join_household", "leave_household",
    "plan_follow_ups", "note_no_answer", "mark_picture",
}  # fmt: skip
OFFICERS = DESK | {
    "verify_claim", "assign_benefit", "submit_assignment", "deliver_assignment", "refer_case",
    "mark_sent", "acknowledge_referral", "record_answer", "change_status", "edit_case",
    "assign_owner", "close_case", "reopen_case", "add_agency",
    "merge_persons", "undo_person_merge", "add_employer", "edit_employer", "merge_employers",
    "undo_employer_merge", "add_unit", "edit_unit",
    "withdraw_file", "merge_cases", "undo_merge",
    "edit_agency", "withdraw_agency", "save_answer_card", "withdraw_answer_card", "save_notice",
    "withdraw_notice",
    "issue_number", "register_incoming", "withdraw_number",
    "check_papers",
    "remind_agency", "record_failure",
    "make_delivery_list", "edit_delivery_list", "change_delivery_lines", "close_delivery_list",
    "save_story", "publish_story", "withdraw_story",
    "pause_terms", "resume_terms", "record_signed_paper",
    "propose_closing", "propose_letter", "withdraw_proposal",
}  # fmt: skip
DECIDERS = OFFICERS | {
    "approve_assignment", "reject_assignment", "begin_import", "import_contacts", "finish_import",
    "check_programme", "rebuild_search",
    "add_programme", "edit_programme",
    "save_office_text", "withdraw_office_text",
    "hand_over_work", "undo_hand_over", "decide_story",
    "extend_term", "accept_legal_matter", "approve_proposal", "reject_proposal",
}  # fmt: skip
EVERYTHING = DECIDERS | {
    "add_user", "edit_user", "edit_office", "save_signatory", "save_need", "save_channel",
    "save_holiday", "withdraw_holiday", "change_setting", "restore_back_up", "set_password",
    "save_wording",
    "save_follow_up_template",
    "take_over_shipped",
}  # fmt: skip
MAY = {
    Role.PROVINCIAL_READER: EVERYBODY,
    Role.OPERATOR: DESK,
    Role.CASE_OFFICER: OFFICERS,
    Role.SUPERVISOR: DECIDERS,
    Role.ADMINISTRATOR: EVERYTHING,
}


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path) -> Office:
    return Office(database, actors, tmp_path)


def test_no_right_is_forgotten_here() -> None:
    known = EVERYTHING - {"begin_import", "finish_import"}
    assert set(permissions.ALLOWED) == known


@pytest.mark.parametrize("act", sorted(EVERYTHING))
def test_an_act_by_every_role(act: str, office: Office, actors: dict[Role, Actor]) -> None:
    for role in MAY:
        doing = prepared(act, office)
        if act in MAY[role]:
            continue
        before = everything(office.database)
        with pytest.raises(NotAllowed) as refusal:
            doing(actors[role])
        assert refusal.value.reason == "role"
        assert everything(office.database) == before
    doing = prepared(act, office)
    lowest = next(role for role in MAY if act in MAY[role])
    entries = "SELECT number, at, user_id, act FROM audit_entries WHERE number > ?"
    last = office.database.value("SELECT max(number) FROM audit_entries")
    doing(actors[lowest])
    written = office.database.rows(entries, [last])
    assert [row[2:] for row in written] == [(actors[lowest].user_id, act)]
    assert check(office.database).is_ok


def test_only_the_lowest_role_is_a_floor(office: Office, actors: dict[Role, Actor]) -> None:
    for act in ("log_call", "verify_claim", "approve_assignment", "add_user"):
        for role in (role for role in MAY if act in MAY[role] and act != "add_user"):
            prepared(act, office)(actors[role])
    assert check(office.database).is_ok


def test_an_act_that_fails_leaves_no_entry(office: Office, actors: dict[Role, Actor]) -> None:
    database = office.database
    doing = prepared("log_call", office)
    database.execute(
        "CREATE TEMP TRIGGER stumble BEFORE INSERT ON audit_entries "
        "BEGIN SELECT raise(abort, 'stumble'); END"
    )
    before = everything(database)
    with pytest.raises(Exception, match="stumble"):
        doing(actors[Role.OPERATOR])
    assert everything(database) == before
    database.execute("DROP TRIGGER stumble")
    doing(actors[Role.OPERATOR])
    assert check(database).is_ok


def _tampered(database: Database, sql: str) -> list[str]:
    database.execute(sql)
    return [
        problem.detail for problem in check(database).problems if problem.code == "audit_broken"
    ]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE audit_entries SET act = 'add_note' WHERE number = 4", ["4"]),
        ("UPDATE audit_entries SET changes = '{}' WHERE number = 4", ["4"]),
        ("UPDATE audit_entries SET user_id = NULL WHERE number = 4", ["4"]),
        ("UPDATE audit_entries SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1", ["1"]),
        ("DELETE FROM audit_entries WHERE number = 4", ["5"]),
        ("DELETE FROM audit_entries WHERE number = 1", ["2"]),
        ("UPDATE audit_entries SET number = 1000 WHERE number = 4", ["5", "1000"]),
    ],
)
def test_tampering_is_found(office: Office, sql: str, found: list[str]) -> None:
    office.case()
    office.case()
    assert check(office.database).is_ok
    assert _tampered(office.database, sql) == found
