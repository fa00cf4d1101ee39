"""Two workstations at once, the plug pulled in the middle, and a full disk."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from db.commands.attachments import attach_file
from db.commands.calls import log_call
from db.connection import Database, open_database
from db.errors import DatabaseBusy, DatabaseRefused
from db.queries import users
from db.queries.checks import check
from db.records.people import Actor
from tests.factories import call
from tests.reading import everything, lines_left

_WRITER = """
import sys
from db.connection import open_database
from db.commands.calls import log_call
from db.queries import users
from tests.factories import call
database = open_database(sys.argv[1])
actor = users.actor(database)
for step in range(int(sys.argv[3])):
    key = f"{sys.argv[2]}-{step}"
    logged = log_call(database, actor, call(idempotency_key=key, name=f"Người {key}"))
    print(key, logged.case_code, flush=True)
"""


def _writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", _WRITER, str(path), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def _lines(process: "subprocess.Popen[str]") -> list[list[str]]:
    """What the writer was told was saved."""
    return [line.split() for line in lines_left(process)]


def test_two_processes_write_at_once(database_file: Path) -> None:
    writers = [_writer(database_file, name, 40) for name in ("a", "b")]
    said = [line for writer in writers for line in _lines(writer)]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len({code for _, code in said}) == 80
    database = open_database(database_file)
    stored = database.rows("SELECT code FROM cases ORDER BY code")
    assert {row[0] for row in stored} == {code for _, code in said}
    tails = [int(row[0][-6:]) for row in stored]
    assert tails == list(range(1, 81))
    assert database.value("SELECT count(DISTINCT number) FROM cases") == 80
    assert check(database).is_ok
    database.close()


def test_two_processes_with_the_same_keys_save_each_once(database_file: Path) -> None:
    writers = [_writer(database_file, "same", 15) for _ in range(2)]
    first, second = (dict(map(tuple, _lines(writer))) for writer in writers)
    assert first == second
    database = open_database(database_file)
    assert database.value("SELECT count(*) FROM contacts") == 15
    assert database.value("SELECT count(*) FROM cases") == 15
    database.close()


def test_two_threads_with_the_same_key_save_it_once(database: Database, actor: Actor) -> None:
    gate = threading.Barrier(4)
    codes: list[tuple[str, bool]] = []

    def log() -> None:
        gate.wait()
        logged = log_call(database, actor, call(idempotency_key="one"))
        codes.append((logged.case_code, logged.is_new))
        database.close()

    threads = [threading.Thread(target=log) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({code for code, _ in codes}) == 1
    assert sorted(is_new for _, is_new in codes) == [False, False, False, True]
    assert database.value("SELECT count(*) FROM contacts") == 1


def test_a_lock_that_lasts_too_long_is_told_and_nothing_is_saved(
    database: Database, actor: Actor, database_file: Path
) -> None:
    other = open_database(database_file)
    database.execute("PRAGMA busy_timeout = 50")
    with other.writing(), pytest.raises(DatabaseBusy):
        log_call(database, actor, call())
    other.close()
    assert database.value("SELECT count(*) FROM contacts") == 0
    assert log_call(database, actor, call()).is_new


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_killed_while_saving_loses_nothing_that_was_acknowledged(database_file: Path) -> None:
    dice = random.Random(2021)
    acknowledged: dict[str, str] = {}
    for life in range(6):
        writer = _writer(database_file, f"life{life}", 100_000)
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(dice.randrange(3, 40))]
        writer.kill()
        acknowledged.update(line.split() for line in lines)
        acknowledged.update(_lines(writer))
        assert writer.returncode == -9
        database = open_database(database_file)
        question = (
            "SELECT k.idempotency_key, c.code FROM contacts k JOIN cases c ON c.id = k.case_id"
        )
        stored = dict(database.rows(question))
        assert acknowledged.items() <= stored.items()
        # At most the one call that was saved but not yet acknowledged, once per life.
        assert len(stored) <= len(acknowledged) + life + 1
        assert check(database).is_ok
        database.close()


def _fill(database: Database, actor: Actor) -> None:
    code = log_call(database, actor, call()).case_code
    for step in range(400):
        attach_file(database, actor, code, f"{step}.jpg", random.Random(step).randbytes(40_000))


def _assert_nothing_half_saved(database: Database, actor: Actor) -> None:
    assert check(database).is_ok
    with pytest.raises(DatabaseRefused) as refusal:
        _fill(database, actor)
        pytest.fail("the disk did not become full")
    assert refusal.value.code == "disk_full"
    assert check(database).is_ok
    before = everything(database)
    assert len(before["attachments"]) == len(before["attachment_contents"]) > 0
    with pytest.raises(DatabaseRefused):
        attach_file(database, actor, "1", "gạo.jpg", bytes(3_000_000))
    assert everything(database) == before


def test_a_full_disk(database: Database, actor: Actor) -> None:
    pages = database.value("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages + 150}")
    _assert_nothing_half_saved(database, actor)
    database.execute("PRAGMA max_page_count = 1073741823")
    assert log_call(database, actor, call()).is_new


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a small file system")
def test_a_full_disk_of_its_own(office_file: Path, tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small file system")
    try:
        (place / "hotline.db").write_bytes(office_file.read_bytes())
        database = open_database(place / "hotline.db")
        try:
            _assert_nothing_half_saved(database, users.actor(database))
        finally:
            database.close()
        again = open_database(place / "hotline.db")
        assert check(again).is_ok
        again.close()
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
