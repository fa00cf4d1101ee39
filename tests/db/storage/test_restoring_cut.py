"""The power goes while a copy is put in the place of the office's file: the next start ends it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.commands.backups import back_up
from db.commands.calls import log_call
from db.connection import open_database
from db.errors import DatabaseRefused
from db.queries import users
from db.queries.checks import check
from db.restoring import restore_copy
from tests.factories import call

_KILLED_AT_A_RENAME = """
import os, signal, sys
from pathlib import Path
from db.restoring import restore_copy
left = int(sys.argv[3])
def look(event, _arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
restore_copy(Path(sys.argv[1]), Path(sys.argv[2]))
print("ended", flush=True)
"""
RENAMES = 5
"""The copy is whole and waits; the file, its journal and its index go; the copy goes in."""


@pytest.fixture
def copy(database_file: Path, tmp_path: Path) -> Path:
    """A copy of the office with one case."""
    database = open_database(database_file)
    log_call(database, users.actor(database), call(idempotency_key="1"))
    target = tmp_path / "copy.sqlite3"
    back_up(database, users.actor(database), target)
    database.close()
    return target


@pytest.fixture
def office(copy: Path, database_file: Path, tmp_path: Path) -> Path:
    """The office since: its second case stands in the journal only."""
    place = tmp_path / "cơ quan [1]" / "hotline.sqlite3"
    place.parent.mkdir()
    database = open_database(database_file)
    database.execute("PRAGMA wal_autocheckpoint = 0")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log_call(database, users.actor(database), call(idempotency_key="2", summary="Việc khác"))
    for ending in ("", "-wal", "-shm"):
        shutil.copyfile(f"{database_file}{ending}", f"{place}{ending}")
    database.close()
    return place


def cases(path: Path) -> int:
    """How many cases the office at `path` has; it is whole."""
    database = open_database(path)
    try:
        assert check(database).is_ok
        count: int = database.value("SELECT count(*) FROM cases")
        return count
    finally:
        database.close()


def cases_kept(office: Path) -> int:
    """How many cases the one old office that is kept beside has, with its journal."""
    (kept,) = office.parent.glob("*.before-restore")
    moved = office.with_name("kept.sqlite3")
    for ending in ("", "-wal", "-shm"):
        beside = Path(f"{kept}{ending}")
        if beside.exists():
            beside.rename(f"{moved}{ending}")
    return cases(moved)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as a power cut does")
@pytest.mark.parametrize("rename", range(1, RENAMES + 2))
def test_killed_before_every_rename(copy: Path, office: Path, rename: int) -> None:
    words = [sys.executable, "-c", _KILLED_AT_A_RENAME, str(copy), str(office), str(rename)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    if rename > RENAMES:
        assert (ended.returncode, ended.stdout) == (0, "ended\n")
    else:
        assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, "")
    if rename == 1:
        # Nothing was begun: the copy was not whole yet.
        assert cases(office) == 2
        return
    assert cases(office) == 1
    assert cases_kept(office) == 2
    assert not list(office.parent.glob("*.restoring"))


def test_a_swap_that_was_ended_is_not_begun_again(copy: Path, office: Path) -> None:
    restore_copy(copy, office)
    database = open_database(office)
    log_call(database, users.actor(database), call(idempotency_key="3", summary="Việc thứ ba"))
    database.close()
    assert cases(office) == 2
    assert len(list(office.parent.glob("*.before-restore"))) == 1


def test_another_office_that_stands_there_since_is_left_alone(copy: Path, office: Path) -> None:
    stamp = "20261123-101500-000000"
    shutil.copyfile(copy, f"{office}.{stamp}.restoring")
    Path(f"{office}.{stamp}.before-restore").write_text("old")
    assert cases(office) == 2
    assert Path(f"{office}.{stamp}.before-restore").read_text() == "old"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="holds a file by a mount")
def test_a_file_that_cannot_be_moved_stays_the_office(copy: Path, office: Path) -> None:
    journal = f"{office}-wal"
    held = subprocess.run(["mount", "--bind", journal, journal], capture_output=True, check=False)
    if held.returncode != 0:
        pytest.skip("no right to mount")
    try:
        with pytest.raises(DatabaseRefused) as refusal:
            restore_copy(copy, office)
    finally:
        subprocess.run(["umount", journal], check=True)
    assert refusal.value.code == "read_only"
    names = sorted(path.name for path in office.parent.iterdir())
    assert names == ["hotline.sqlite3", "hotline.sqlite3-shm", "hotline.sqlite3-wal"]
    assert cases(office) == 2
