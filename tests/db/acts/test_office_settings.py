"""What an office sets for itself, and its copies put back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import database_files
from db.commands import office_registers, office_settings
from db.commands.backups import back_up_if_due, restore
from db.commands.calls import log_call
from db.commands.offices import set_up_office
from db.commands.users import edit_user
from db.connection import Database, open_database
from db.errors import DatabaseRefused, StaleRecord, ValidationFailed
from db.queries import back_ups, case_details, offices, users
from db.queries import office_settings as stored
from db.queries.checks import check
from db.records.office_settings import RegisterEntry, SignatoryDraft
from db.records.offices import OfficeDraft
from db.records.people import Actor, UserDraft
from tests.factories import LETTER_DAY, call, vietnam
from tests.reading import everything

SetClock = Callable[[datetime], None]


@pytest.fixture
def head(database: Database) -> Actor:
    return users.actor(database)


def test_the_clocks_of_the_office_count_for_the_next_case(
    database: Database, head: Actor, set_clock: SetClock
) -> None:
    set_clock(LETTER_DAY)
    log_call(database, head, call())
    terms = {"verify_days": "1", "answer_days": "2", "first_action_urgent_hours": "1"}
    assert office_settings.change_clocks(database, head, terms).verify_days == 1
    logged = log_call(database, head, call(urgency="urgent"))
    case = case_details.detail(database, logged.case_code).case
    assert case.first_action_due_at == LETTER_DAY + timedelta(hours=1)
    assert case.verify_due_at == vietnam(2021, 8, 31, 17)
    assert stored.clocks(database).referral_days == 10


@pytest.mark.parametrize(
    ("typed", "code"), [("0", "out_of_range"), ("-1", "not_a_number"), ("năm", "not_a_number"),
                        ("1001", "out_of_range"), ("", "not_a_number"), ("٣", "not_a_number")],
)  # fmt: skip
def test_a_term_is_a_whole_number(typed: str, code: str, database: Database, head: Actor) -> None:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        office_settings.change_clocks(database, head, {"verify_days": typed})
    assert refusal.value.problems == {"verify_days": code}
    assert everything(database) == before


def test_another_workstation_sees_new_terms_at_once(
    database: Database, head: Actor, set_clock: SetClock
) -> None:
    set_clock(LETTER_DAY)
    log_call(database, head, call())
    other = open_database(database.where)
    office_settings.change_clocks(other, head, {"verify_days": "1"})
    office_registers.save_need(other, head, RegisterEntry("water", "Nước sạch", "Water"))
    other.close()
    logged = log_call(database, head, call(needs=("water",)))
    assert case_details.detail(database, logged.case_code).case.verify_due_at == vietnam(
        2021, 8, 31, 17
    )


def test_the_letterhead_changes_and_a_stale_edit_is_refused(
    database: Database, head: Actor
) -> None:
    office = offices.here(database)
    changes = {"letterhead_name": "CÔNG ĐOÀN PHƯỜNG TÂN AN", "document_symbol": "CĐTA"}
    new = office_settings.edit_office(database, head, changes, office.version)
    assert new.letterhead.office_name == "CÔNG ĐOÀN PHƯỜNG TÂN AN"
    assert (new.code, new.version) == (office.code, office.version + 1)
    with pytest.raises(StaleRecord):
        office_settings.edit_office(database, head, {"phone": "1"}, office.version)
    with pytest.raises(ValidationFailed):
        office_settings.edit_office(database, head, {"name": "  "}, new.version)


def test_the_signatory_of_the_day_signs(
    database: Database, head: Actor, set_clock: SetClock
) -> None:
    draft = SignatoryDraft("Y Krang Niê", "PHÓ CHỦ TỊCH", valid_from="1/9/2021")
    signatory = office_settings.save_signatory(database, head, draft)
    assert offices.letterhead(database, vietnam(2021, 9, 2).date()).signatory_name == "Y Krang Niê"
    assert offices.letterhead(database, vietnam(2021, 8, 1).date()).signatory_name != "Y Krang Niê"
    ended = SignatoryDraft("Y Krang Niê", valid_from="1/9/2021", valid_to="1/8/2021", id=signatory)
    with pytest.raises(ValidationFailed) as refusal:
        office_settings.save_signatory(database, head, ended, 1)
    assert refusal.value.problems == {"valid_to": "ends_before_start"}


def test_a_day_off_moves_the_terms(database: Database, head: Actor, set_clock: SetClock) -> None:
    set_clock(LETTER_DAY)
    log_call(database, head, call())
    office_registers.save_holiday(database, head, "31/8/2021", "holiday", "Nghỉ bù")
    logged = log_call(database, head, call())
    due = case_details.detail(database, logged.case_code).case.verify_due_at
    assert due == vietnam(2021, 9, 6, 17)
    office_registers.withdraw_holiday(database, head, "31/8/2021")
    assert "2021-08-31" not in {one.day.isoformat() for one in stored.holidays(database, 2021)}
    with pytest.raises(ValidationFailed):
        office_registers.withdraw_holiday(database, head, "31/8/2021")


def test_a_need_is_switched_off_but_never_lost(database: Database, head: Actor) -> None:
    code = log_call(database, head, call(needs=("food",))).case_code
    food = next(need for need in stored.needs(database) if need.code == "food")
    assert food.in_use == 1
    off = RegisterEntry("food", food.name_vi, food.name_en, food.position, is_active=False)
    office_registers.save_need(database, head, off)
    with pytest.raises(ValidationFailed):
        log_call(database, head, call(needs=("food",)))
    assert case_details.detail(database, code).case.needs == ("food",)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (RegisterEntry("Nước", "Nước", ""), "code"),
        (RegisterEntry("a b", "Nước", ""), "code"),
        (RegisterEntry("water", " ", ""), "name_vi"),
    ],
)
def test_an_entry_that_cannot_be_taken(
    entry: RegisterEntry, field: str, database: Database, head: Actor
) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        office_registers.save_channel(database, head, entry)
    assert set(refusal.value.problems) == {field}


def test_the_last_channel_stays(database: Database, head: Actor) -> None:
    *others, last = stored.channels(database)
    for channel in others:
        entry = RegisterEntry(channel.code, channel.name_vi, channel.name_en, is_active=False)
        office_registers.save_channel(database, head, entry)
    with pytest.raises(ValidationFailed) as refusal:
        office_registers.save_channel(
            database, head, RegisterEntry(last.code, last.name_vi, "", is_active=False)
        )
    assert refusal.value.problems == {"is_active": "last_of_register"}


def test_absence_and_stand_in(database: Database, head: Actor) -> None:
    changes = {"absent_from": "1/12/2026", "absent_to": "5/12/2026", "stand_in": head.name}
    record = edit_user(database, head, "truc", changes, 1)
    assert (record.stand_in, record.absent_to.isoformat()) == (head.name, "2026-12-05")
    with pytest.raises(ValidationFailed) as refusal:
        edit_user(database, head, "truc", {"stand_in": "truc"}, 2)
    assert refusal.value.problems == {"stand_in": "unknown_user"}


@pytest.mark.parametrize("changes", [{"role": "operator"}, {"is_active": "no"}])
def test_somebody_runs_the_office(changes: dict[str, str], database: Database, head: Actor) -> None:
    version = next(user.version for user in users.all_users(database) if user.name == head.name)
    with pytest.raises(ValidationFailed) as refusal:
        edit_user(database, head, head.name, changes, version)
    assert set(refusal.value.problems.values()) == {"last_administrator"}


def test_copies_by_plan(
    database: Database, head: Actor, tmp_path: Path, set_clock: SetClock
) -> None:
    assert back_up_if_due(database, head) is None
    folder = tmp_path / "Bản sao"
    plan = {"folder": str(folder), "every_days": "2", "keep": "2"}
    office_settings.change_back_up_plan(database, head, plan)
    with pytest.raises(DatabaseRefused) as refusal:
        back_up_if_due(database, head)
    assert refusal.value.code == "folder_missing"
    folder.mkdir()
    by_hand = folder / "hotline-giữ lại.sqlite3"
    by_hand.write_bytes(b"by hand")
    made = []
    for day in range(8):
        set_clock(LETTER_DAY + timedelta(days=day))
        made.append(back_up_if_due(database, head))
    assert [path is not None for path in made] == [True, False] * 4
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 3
    assert by_hand.name in kept
    assert stored.last_back_up_at(database) == LETTER_DAY + timedelta(days=6)


def test_a_copy_is_looked_into_and_put_back(
    database: Database, head: Actor, tmp_path: Path
) -> None:
    first = log_call(database, head, call(name="Có từ trước")).case_code
    copy = tmp_path / "trước.sqlite3"
    database_files.copy_whole(database.engine, copy)
    lost = log_call(database, head, call(name="Ghi sau")).case_code
    content = back_ups.look_inside(copy)
    assert (content.office_code, content.counts["cases"]) == (head.office_code, 1)
    saved = restore(database, head, copy)
    assert database.rows("SELECT code FROM cases") == [(first,)]
    assert back_ups.look_inside(saved).counts["cases"] == 2
    assert check(database).is_ok
    assert log_call(database, head, call()).case_code == lost
    acts = [row[0] for row in database.rows("SELECT act FROM audit_entries ORDER BY number")]
    assert acts[-2:] == ["restore_back_up", "log_call"]


def test_the_open_file_is_no_copy_of_itself(database: Database, head: Actor) -> None:
    before = everything(database)
    with pytest.raises(DatabaseRefused) as refusal:
        restore(database, head, Path(database.where))
    assert refusal.value.code == "same_file"
    assert everything(database) == before


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE x (y)")


def _other_office(path: Path) -> None:
    other = open_database(path, create=True)
    set_up_office(other, OfficeDraft("KHAC", "Đơn vị khác"), UserDraft("a", "A"))
    other.close()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "not_found"),
        (lambda path: path.write_bytes(b"not a database at all" * 99), "not_a_database"),
        (_foreign, "foreign_database"),
        (_other_office, "other_office"),
    ],
)
def test_what_is_no_copy_of_this_office_changes_nothing(
    make: Callable[[Path], Any], code: str, database: Database, head: Actor, tmp_path: Path
) -> None:
    log_call(database, head, call())
    path = tmp_path / "khác.sqlite3"
    make(path)
    before = everything(database)
    with pytest.raises(DatabaseRefused) as refusal:
        restore(database, head, path)
    assert refusal.value.code == code
    assert everything(database) == before


def test_a_damaged_copy_changes_nothing(database: Database, head: Actor, tmp_path: Path) -> None:
    for serial in range(40):
        log_call(database, head, call(name=f"Người {serial}"))
    path = tmp_path / "hỏng.sqlite3"
    database_files.copy_whole(database.engine, path)
    content = bytearray(path.read_bytes())
    content[20_000:400_000] = b"\xff" * 380_000
    path.write_bytes(content)
    before = everything(database)
    with pytest.raises(DatabaseRefused) as refusal:
        restore(database, head, path)
    assert refusal.value.code == "damaged"
    assert everything(database) == before
