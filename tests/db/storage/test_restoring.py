"""Putting a back-up copy in the place of the office's file."""

import os
import sqlite3
import sys

import pytest

from db.commands.backups import back_up
from db.connection import open_database
from db.errors import DatabaseRefused
from db.queries import offices, users
from db.restoring import copies_in, restore_copy


@pytest.fixture
def copy(database_file, tmp_path):
    database = open_database(database_file)
    target = tmp_path / "back-ups" / "copy.sqlite3"
    target.parent.mkdir()
    back_up(database, users.actor(database), target)
    database.close()
    return target


def code_of(copy, target):
    with pytest.raises(DatabaseRefused) as refusal:
        restore_copy(copy, target)
    return refusal.value.code


def test_the_copy_is_the_office_and_the_old_file_is_kept(copy, tmp_path):
    target = tmp_path / "office" / "hotline.sqlite3"
    target.parent.mkdir()
    for ending in ("", "-wal", "-shm"):
        (target.parent / (target.name + ending)).write_text(f"old{ending}")
    kept = restore_copy(copy, target)
    assert [(kept.parent / (kept.name + e)).read_text() for e in ("", "-wal", "-shm")] == [
        "old",
        "old-wal",
        "old-shm",
    ]
    assert not (target.parent / "hotline.sqlite3-wal").exists()
    database = open_database(target)
    assert offices.here(database).code == "BMT"
    database.close()
    assert copy.exists()


def test_where_nothing_was_nothing_is_kept(copy, tmp_path):
    target = tmp_path / "new" / "hotline.sqlite3"
    assert restore_copy(copy, target) is None
    open_database(target).close()


@pytest.mark.parametrize("code", ["not_found", "not_a_database", "damaged", "foreign_database"])
def test_what_is_no_whole_office_is_refused(copy, tmp_path, code):
    target = tmp_path / "hotline.sqlite3"
    target.write_text("old")
    if code == "not_found":
        copy.unlink()
    elif code == "not_a_database":
        copy.write_bytes(b"x" * 5_000)
    elif code == "damaged":
        content = bytearray(copy.read_bytes())
        content[8_192:40_960] = os.urandom(32_768)
        copy.write_bytes(content)
    else:
        copy.unlink()
        sqlite3.connect(copy).execute("CREATE TABLE songs (name TEXT)").connection.close()
    assert code_of(copy, target) == code
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.glob("hotline.sqlite3*")) == ["hotline.sqlite3"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights of folders")
def test_a_folder_that_cannot_be_written(copy, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert code_of(copy, folder / "hotline.sqlite3") == "read_only"


def test_copies_are_listed_newest_first(copy, tmp_path):
    older = copy.with_name("older.sqlite3")
    older.write_bytes(copy.read_bytes())
    os.utime(older, (1_600_000_000, 1_600_000_000))
    (copy.parent / "note.txt").write_text("no")
    found = copies_in([copy.parent, tmp_path / "gone", copy.parent], tmp_path / "x.sqlite3")
    assert [one.path.name for one in found] == ["copy.sqlite3", "older.sqlite3"]
    assert found[0].size == copy.stat().st_size
    assert copies_in([copy.parent], copy) == found[1:]
