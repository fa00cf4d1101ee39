"""Back-ups: whole copies of an open office, never a half one."""

from pathlib import Path

import pytest

from db.commands.backups import back_up
from db.commands.calls import log_call
from db.connection import Database, open_database
from db.errors import DatabaseRefused
from db.queries import case_details
from db.queries.checks import check
from db.records.people import Actor
from tests.factories import call
from tests.reading import everything


def test_a_copy_opens_and_is_equal(database: Database, actor: Actor, tmp_path: Path) -> None:
    code = log_call(database, actor, call()).case_code
    before = everything(database)
    target = back_up(database, actor, tmp_path / "USB của cơ quan.db")
    copy = open_database(target)
    assert everything(copy) == before
    assert check(copy).is_ok
    assert case_details.detail(copy, code) == case_details.detail(database, code)
    copy.close()
    assert database.value("SELECT act FROM audit_entries ORDER BY number DESC") == "back_up"


def test_a_copy_is_taken_while_somebody_writes(
    database: Database, actor: Actor, database_file: Path, tmp_path: Path
) -> None:
    other = open_database(database_file)
    log_call(other, actor, call())
    with other.writing():
        other.execute("UPDATE cases SET summary = 'not saved yet'")
        back_up_file = tmp_path / "copy.db"
        database.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(Exception, match="locked"):
            back_up(database, actor, back_up_file)
    other.close()
    copy = open_database(back_up_file)
    assert copy.value("SELECT summary FROM cases") == call().summary
    copy.close()


def test_an_older_copy_is_replaced(database: Database, actor: Actor, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    back_up(database, actor, target)
    log_call(database, actor, call())
    back_up(database, actor, target)
    copy = open_database(target)
    assert copy.value("SELECT count(*) FROM cases") == 1
    copy.close()
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]


def _refused(database: Database, actor: Actor, target: Path) -> str:
    entries = database.value("SELECT count(*) FROM audit_entries")
    with pytest.raises(DatabaseRefused) as refusal:
        back_up(database, actor, target)
    assert database.value("SELECT count(*) FROM audit_entries") == entries
    assert not list(target.parent.glob("*.part"))
    return refusal.value.code


def test_the_open_file_is_not_a_target(
    database: Database, actor: Actor, database_file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(database_file)
    assert _refused(database, actor, database_file) == "exists"
    assert _refused(database, actor, tmp_path / "." / "hotline.db") == "exists"
    assert _refused(database, actor, link) == "exists"
    assert check(database).is_ok


def test_a_folder_that_is_not_there(database: Database, actor: Actor, tmp_path: Path) -> None:
    assert _refused(database, actor, tmp_path / "gone" / "copy.db") == "folder_missing"
    assert not (tmp_path / "gone").exists()


def test_a_folder_as_target(database: Database, actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "copy.db").mkdir()
    assert _refused(database, actor, tmp_path / "copy.db") == "exists"
