"""Checks, notes, addresses, policies, follow-ups, files, agencies, users, and setting up."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db import clock
from db.choices import CaseStatus, Role
from db.commands.agencies import add_agency
from db.commands.attachments import LARGEST, attach_file
from db.commands.calls import log_call
from db.commands.cases import change_status, close_case
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.commands.information import give_address, tell_policy
from db.commands.notes import add_note
from db.commands.offices import set_up_office
from db.commands.programmes import check_programme
from db.commands.users import add_user
from db.commands.verification import verify_claim
from db.connection import Database, open_database
from db.errors import DatabaseRefused, NotFound, ValidationFailed
from db.queries import agencies, attachments, case_details, offices, programmes, users
from db.queries.checks import check
from db.records.offices import AgencyDraft, OfficeDraft
from db.records.people import Actor, UserDraft
from tests.factories import LETTER_DAY, call, closing, follow_up, verification
from tests.reading import everything


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    return log_call(database, actor, call()).case_code


def _refused(doing: Callable[[], object], database: Database) -> dict[str, str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert everything(database) == before
    return refusal.value.problems


def test_a_check_moves_a_new_case_along(database: Database, actor: Actor, code: str) -> None:
    verify_claim(database, actor, code, verification(valid_until="15/9/2021", evidence="ảnh"))
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.VERIFYING
    (done,) = whole.verifications
    assert (done.claim, done.result, done.valid_until) == (
        "Đang ở khu phong tỏa", "true", date(2021, 9, 15),
    )  # fmt: skip
    assert whole.steps[0].is_done
    change_status(database, actor, code, CaseStatus.IN_PROGRESS)
    verify_claim(database, actor, code, verification(result="false"))
    assert case_details.detail(database, code).case.status is CaseStatus.IN_PROGRESS


def test_a_check_with_everything_wrong(database: Database, actor: Actor, code: str) -> None:
    draft = verification(
        claim="\n", method="dream", result="so so", confidence="100 %", valid_until="31/2/2021"
    )
    assert _refused(lambda: verify_claim(database, actor, code, draft), database) == {
        "claim": "claim_missing",
        "method": "unknown_code",
        "result": "unknown_code",
        "confidence": "unknown_code",
        "valid_until": "not_a_day",
    }
    close_case(database, actor, code, closing())
    late = lambda: verify_claim(database, actor, code, verification())  # noqa: E731
    assert _refused(late, database) == {"case": "case_is_closed"}


def test_an_address_and_a_policy(database: Database, actor: Actor, code: str) -> None:
    give_address(database, actor, code, "ubnd phường tân lợi", "hỏi chị Hoa")
    tell_policy(database, actor, code, "TLD-2606-2021")
    tell_policy(database, actor, code, words="Chưa có chính sách cho trường hợp này")
    whole = case_details.detail(database, code)
    (given,) = whole.addresses
    assert (given.agency_name, given.note) == ("UBND phường Tân Lợi", "hỏi chị Hoa")
    assert {told.programme_number for told in whole.policies} == {"2606/QĐ-TLĐ", ""}
    assert [step.is_done for step in whole.steps] == [False, True, False, True]
    nothing = lambda: tell_policy(database, actor, code, "", " ")  # noqa: E731
    assert _refused(nothing, database) == {"text": "text_missing"}
    before = everything(database)
    with pytest.raises(NotFound):
        give_address(database, actor, code, "Không đâu")
    with pytest.raises(NotFound):
        tell_policy(database, actor, code, "TLD-3040-2021")
    assert everything(database) == before


def test_notes_are_corrected_by_notes(database: Database, actor: Actor, code: str) -> None:
    with clock.at(LETTER_DAY):
        first = add_note(database, actor, code, "Gọi lại lúc 5 giờ")
    second = add_note(database, actor, code, "Gọi lại lúc 6 giờ", "internal", first)
    notes = case_details.detail(database, code).notes
    assert [(note.id, note.corrects_id, note.kind) for note in notes] == [
        (first, "", "general"), (second, first, "internal"),
    ]  # fmt: skip
    assert _refused(lambda: add_note(database, actor, code, "\u200b"), database) == {
        "text": "text_missing"
    }
    assert _refused(lambda: add_note(database, actor, code, "x", "secret"), database) == {
        "kind": "unknown_code"
    }
    other = log_call(database, actor, call()).case_code
    with pytest.raises(NotFound):
        add_note(database, actor, other, "Sửa", corrects_id=first)


def test_a_follow_up_is_done_once(database: Database, actor: Actor, code: str) -> None:
    task = add_follow_up(database, actor, code, follow_up(assignee="canbo"))
    (found,) = case_details.detail(database, code).follow_ups
    assert (found.needed_by, found.assignee_name) == (date(2021, 9, 2), "Phạm Văn Cán")
    dropped = lambda: finish_follow_up(database, actor, task, "", "dropped")  # noqa: E731
    assert _refused(dropped, database) == {"result": "reason_missing"}
    odd = lambda: finish_follow_up(database, actor, task, "x", "open")  # noqa: E731
    assert _refused(odd, database) == {"state": "unknown_code"}
    finish_follow_up(database, actor, task, "Đã nhận gạo")
    (done,) = case_details.detail(database, code).follow_ups
    assert (done.state, done.result, done.done_by) == ("done", "Đã nhận gạo", "Trần Văn Quản")
    again = lambda: finish_follow_up(database, actor, task, "x")  # noqa: E731
    assert _refused(again, database) == {"state": "already_done"}
    with pytest.raises(NotFound):
        finish_follow_up(database, actor, "none", "x")


def test_a_follow_up_with_everything_wrong(database: Database, actor: Actor, code: str) -> None:
    draft = follow_up(what=" ", needed_by="", assignee="nobody")
    assert _refused(lambda: add_follow_up(database, actor, code, draft), database) == {
        "what": "text_missing",
        "needed_by": "not_a_day",
        "assignee": "unknown_user",
    }


@pytest.mark.parametrize(
    ("name", "stored", "media_type"),
    [
        ("Đơn xin hỗ trợ.pdf", "Đơn xin hỗ trợ.pdf", "application/pdf"),
        ("C:\\Users\\truc\\ảnh.jpg", "ảnh.jpg", "image/jpeg"),
        ("../../etc/passwd", "passwd", "application/octet-stream"),
        ("\x00", "file", "application/octet-stream"),
        ("", "file", "application/octet-stream"),
    ],
)
def test_a_file_comes_back_byte_by_byte(
    name: str, stored: str, media_type: str, database: Database, actor: Actor, code: str
) -> None:
    content = bytes(range(256)) * 50
    file_id = attach_file(database, actor, code, name, content, "giấy tờ")
    (file,) = case_details.detail(database, code).attachments
    assert (file.id, file.file_name, file.media_type) == (file_id, stored, media_type)
    assert file.size == len(content)
    assert attachments.content(database, file_id) == content


def test_the_same_bytes_are_kept_once_per_case(database: Database, actor: Actor, code: str) -> None:
    first = attach_file(database, actor, code, "a.jpg", b"anh")
    assert attach_file(database, actor, code, "b.jpg", b"anh") == first
    other = log_call(database, actor, call()).case_code
    assert attach_file(database, actor, other, "a.jpg", b"anh") != first
    with pytest.raises(NotFound):
        attachments.content(database, "none")


def test_files_that_are_not_taken(database: Database, actor: Actor, code: str) -> None:
    empty = lambda: attach_file(database, actor, code, "a.jpg", b"")  # noqa: E731
    assert _refused(empty, database) == {"file": "file_empty"}
    large = lambda: attach_file(database, actor, code, "a.mp4", bytes(LARGEST + 1))  # noqa: E731
    assert _refused(large, database) == {"file": "file_too_large"}


def test_an_agency_of_each_name_once(database: Database, actor: Actor) -> None:
    made = add_agency(database, actor, AgencyDraft(" Công an  phường ", phones="113"))
    assert made.name == "Công an phường"
    assert made in agencies.all_agencies(database)
    twice = lambda: add_agency(database, actor, AgencyDraft("CONG AN PHUONG"))  # noqa: E731
    assert _refused(twice, database) == {"name": "agency_exists"}
    nameless = lambda: add_agency(database, actor, AgencyDraft(" "))  # noqa: E731
    assert _refused(nameless, database) == {"name": "name_missing"}


def test_a_programme_is_ticked_off(database: Database, actor: Actor) -> None:
    assert programmes.programme(database, "TLD-3089-2021").checked_on is None
    check_programme(database, actor, "TLD-3089-2021")
    checked = programmes.programme(database, "TLD-3089-2021")
    assert (checked.checked_by, checked.version) == ("Trần Văn Quản", 2)
    assert checked.checked_on is not None
    with pytest.raises(NotFound):
        check_programme(database, actor, "TLD-3040-2021")


def test_users(database: Database, actor: Actor) -> None:
    made = add_user(database, actor, UserDraft(" hoa ", "Nguyễn  Thị Hoa", "supervisor"))
    assert (made.name, made.full_name, made.role) == ("hoa", "Nguyễn Thị Hoa", Role.SUPERVISOR)
    assert made in users.all_users(database)
    assert users.actor(database, "hoa").role is Role.SUPERVISOR
    for draft, problems in (
        (UserDraft("hoa", "Khác"), {"user": "user_exists"}),
        (UserDraft("hai chữ", ""), {"user": "user_name_not_plain"}),
        (UserDraft("", ""), {"user": "user_name_not_plain"}),
        (UserDraft("x" * 81, "", "boss"), {"user": "user_name_not_plain", "role": "unknown_code"}),
    ):
        add = lambda draft=draft: add_user(database, actor, draft)  # noqa: E731
        assert _refused(add, database) == problems


def test_an_inactive_user_does_nothing(database: Database) -> None:
    database.execute("UPDATE users SET is_active = 0 WHERE name = 'truc'")
    for name in ("truc", "nobody"):
        with pytest.raises(NotFound):
            users.actor(database, name)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "empty.db", create=True)
    yield opened
    opened.close()


def test_an_office_is_set_up_once(empty: Database) -> None:
    with pytest.raises(DatabaseRefused) as refusal:
        users.actor(empty)
    assert refusal.value.code == "not_set_up"
    first = UserDraft("quantri", "Trần Văn Quản")
    made = set_up_office(empty, OfficeDraft(" bmt ", "LĐLĐ thành phố Buôn Ma Thuột"), first)
    assert made.code == "BMT"
    assert offices.here(empty) == made
    assert users.actor(empty).role is Role.ADMINISTRATOR
    before = everything(empty)
    for user in (first, UserDraft("khac", "Người khác")):
        with pytest.raises(DatabaseRefused) as refusal:
            set_up_office(empty, OfficeDraft("XYZ", "Khác"), user)
        assert refusal.value.code == "exists"
    assert everything(empty) == before
    assert check(empty).is_ok


@pytest.mark.parametrize(
    ("draft", "user", "problems"),
    [
        (OfficeDraft("", ""), UserDraft("a", ""), {"code": "code_missing", "name": "name_missing"}),
        (OfficeDraft("ĐLK", "x"), UserDraft("a", ""), {"code": "code_not_plain"}),
        (OfficeDraft("A-B", "x"), UserDraft("a b", ""), {
            "code": "code_not_plain", "user": "user_name_not_plain",
        }),
        (OfficeDraft("X" * 13, "x", level="galaxy"), UserDraft("a", ""), {
            "code": "code_not_plain", "level": "unknown_code",
        }),
    ],
)  # fmt: skip
def test_an_office_that_cannot_be(
    draft: OfficeDraft, user: UserDraft, problems: dict[str, str], empty: Database
) -> None:
    assert _refused(lambda: set_up_office(empty, draft, user), empty) == problems
    assert empty.value("SELECT count(*) FROM needs") == 0
