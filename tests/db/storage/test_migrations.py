"""An older file is copied, then upgraded whole or not at all."""

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.commands.calls import log_call
from db.connection import open_database
from db.errors import DatabaseRefused
from db.migrations import runner
from db.queries import users
from db.queries.checks import check
from tests.factories import call

OLDER = sorted((Path(__file__).parents[2] / "data").glob("office-schema*.sqlite3.gz"))
NOW, NEXT = runner.LATEST, runner.LATEST + 1
WEBSITE = ["ALTER TABLE agencies ADD COLUMN website TEXT NOT NULL DEFAULT ''"]


@pytest.fixture
def later_release(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The runner of a release with one migration more; its statements may be changed."""
    statements = list(WEBSITE)
    first = runner.statements
    monkeypatch.setattr(runner, "MIGRATIONS", (*runner.MIGRATIONS, (NEXT, "website")))
    monkeypatch.setattr(runner, "LATEST", NEXT)
    monkeypatch.setattr(
        runner, "statements", lambda name: statements if name == "website" else first(name)
    )
    yield statements


@pytest.fixture
def used_file(database_file: Path) -> Path:
    """A file of the present release with a case in it."""
    database = open_database(database_file)
    log_call(database, users.actor(database), call())
    database.close()
    return database_file


def _read(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as reader:
        return reader.execute(sql).fetchall()


def _columns(path: Path) -> set[object]:
    return {row[1] for row in _read(path, "PRAGMA table_info(agencies)")}


def test_an_older_schema_is_backed_up_then_upgraded(
    used_file: Path, later_release: list[str]
) -> None:
    database = open_database(used_file)
    assert database.schema_version == NEXT
    assert database.value("SELECT website FROM agencies LIMIT 1") == ""
    assert check(database).is_ok
    database.close()
    (copy,) = (used_file.parent / "back-ups").iterdir()
    assert copy.name.startswith(f"hotline-schema{NOW}-")
    assert _read(copy, "SELECT max(version) FROM schema_migrations") == [(NOW,)]
    assert "website" not in _columns(copy)
    assert _read(copy, "SELECT summary FROM cases") == [(call().summary,)]


def test_opening_again_makes_no_second_back_up(used_file: Path, later_release: list[str]) -> None:
    for _ in range(2):
        open_database(used_file).close()
    assert len(list((used_file.parent / "back-ups").iterdir())) == 1


def test_the_older_release_refuses_the_upgraded_file(
    used_file: Path, later_release: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(used_file).close()
    monkeypatch.undo()
    with pytest.raises(DatabaseRefused) as refusal:
        open_database(used_file)
    assert refusal.value.code == "newer_schema"


def test_a_new_file_gets_every_migration_and_no_back_up(
    tmp_path: Path, later_release: list[str]
) -> None:
    database = open_database(tmp_path / "new.db", create=True)
    assert database.value("SELECT count(*) FROM schema_migrations") == NEXT
    database.close()
    assert not (tmp_path / "back-ups").exists()


def test_a_migration_that_fails_leaves_everything_as_it_was(
    used_file: Path, later_release: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later_release.append("ALTER TABLE no_such_table ADD COLUMN x TEXT")
    with pytest.raises(Exception, match="no_such_table"):
        open_database(used_file)
    monkeypatch.undo()
    assert "website" not in _columns(used_file)
    assert len(list((used_file.parent / "back-ups").iterdir())) == 1
    database = open_database(used_file)
    assert database.schema_version == NOW
    assert check(database).is_ok
    database.close()


_KILLED_WHILE_UPGRADING = """
import os, signal, sys
from db.connection import open_database
from db.migrations import runner
def statements(name):
    yield "ALTER TABLE agencies ADD COLUMN website TEXT NOT NULL DEFAULT ''"
    yield "UPDATE cases SET summary = 'half' || hex(zeroblob(3000000))"
    os.kill(os.getpid(), signal.SIGKILL)
runner.LATEST += 1
runner.MIGRATIONS += ((runner.LATEST, "next"),)
runner.statements = statements
open_database(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_power_off_in_the_middle_of_a_migration(used_file: Path) -> None:
    words = [sys.executable, "-c", _KILLED_WHILE_UPGRADING, str(used_file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
    (copy,) = (used_file.parent / "back-ups").iterdir()
    assert _read(copy, "SELECT summary FROM cases") == [(call().summary,)]
    database = open_database(used_file)
    assert database.schema_version == NOW
    assert database.rows("SELECT summary FROM cases") == [(call().summary,)]
    assert check(database).is_ok
    database.close()
    assert "website" not in _columns(used_file)


def test_there_is_an_office_of_every_older_schema() -> None:
    assert len(OLDER) == runner.LATEST - 1


@pytest.mark.parametrize("older", OLDER, ids=lambda path: path.name.partition(".")[0])
def test_an_office_of_an_older_schema_goes_on(tmp_path: Path, older: Path) -> None:
    path = tmp_path / "office.sqlite3"
    path.write_bytes(gzip.decompress(older.read_bytes()))
    before = _read(path, "SELECT code, summary FROM cases ORDER BY number")
    assert before
    database = open_database(path)
    assert database.schema_version == NOW
    assert database.rows("SELECT code, summary FROM cases ORDER BY number") == before
    logged = log_call(database, users.actor(database), call())
    assert logged.is_new_case
    assert check(database).is_ok
    database.close()
