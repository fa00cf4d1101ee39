"""One window per database, also after a kill; what a second start wants arrives."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hotline_app.one_instance import InstanceLock, NoAnswer, drafts_folder, key_of
from hotline_app.paths import find_paths
from hotline_app.wishes import CALL, Wish

HOUSE = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from hotline_app.one_instance import InstanceLock
from hotline_app.paths import find_paths
lock = InstanceLock(find_paths().make(), sys.argv[1])
print("taken" if lock.take() else "refused", flush=True)
if len(sys.argv) > 2:
    print(lock.listener.port, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def paths(tmp_path):
    return find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()


@pytest.fixture
def url(tmp_path):
    return str(tmp_path / "office.sqlite3")


@pytest.fixture
def holding(tmp_path):
    """Start another process that takes the lock of a database."""
    started = []

    def hold(url, *more):
        environment = {
            **os.environ,
            "HOTLINE_HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(HOUSE),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, url, *more],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process, process.stdout.readline().strip()

    yield hold
    for process in started:
        process.kill()
        process.wait(10)
        process.stdin.close()
        process.stdout.close()


def next_wish(listener):
    for _ in range(200):
        wish = listener.next_wish()
        if wish is not None:
            return wish
        listener._thread.join(0.01)
    return None


def test_the_second_hands_over(paths, url):
    first, second = InstanceLock(paths, url), InstanceLock(paths, url)
    assert first.take()
    listener = first.listener
    assert not second.take()
    second.hand_over(Wish(), 0)
    second.hand_over(Wish(CALL, "+84912345678"), 0)
    assert next_wish(listener) == Wish()
    assert next_wish(listener) == Wish(CALL, "+84912345678")
    first.release()
    assert second.take()
    second.release()


def test_another_process_has_it(paths, url, holding):
    _process, said = holding(url)
    assert said == "taken"
    lock = InstanceLock(paths, url)
    assert not lock.take()
    with pytest.raises(NoAnswer):
        lock.hand_over(Wish(), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_after_a_kill_nothing_has_to_be_cleaned_up(paths, url, holding):
    process, said = holding(url, "listen")
    port = int(process.stdout.readline())
    assert said == "taken"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    (note,) = (paths.data / "windows").glob("*.json")
    assert json.loads(note.read_text())["port"] == port
    lock = InstanceLock(paths, url)
    assert lock.take()
    assert not note.exists()
    lock.release()


def test_one_file_has_one_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "office.sqlite3"
    names = {key_of(str(file)), key_of("office.sqlite3"), key_of(f"sqlite:///{file}")}
    names.add(key_of(f"{tmp_path}/./office.sqlite3"))
    assert len(names) == 1
    assert key_of("postgresql://host/a") != key_of("postgresql://host/b")


def test_two_databases_share_neither_lock_nor_drafts(paths, tmp_path, url):
    other = str(tmp_path / "demo.sqlite3")
    first, second = InstanceLock(paths, url), InstanceLock(paths, other)
    assert first.take() and second.take()
    assert drafts_folder(paths, url, url) == paths.drafts
    assert drafts_folder(paths, other, url) not in (paths.drafts, drafts_folder(paths, url, other))
    first.release()
    second.release()


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"[]\n",
        b"\xff\xfe\n",
        b'{"secret": "wrong", "act": "raise", "phone": ""}\n',
        b'{"secret": "\xe1\xba\xa1", "act": "raise", "phone": ""}\n',
        b"x" * 10_000,
        b"[" * 4_000 + b"\n",
    ],
)
def test_strangers_are_not_heard(paths, url, message):
    lock = InstanceLock(paths, url)
    assert lock.take()
    listener = lock.listener
    stranger = socket.create_connection(("127.0.0.1", listener.port), timeout=5)
    with stranger, contextlib.suppress(OSError):  # the window hangs up on them
        stranger.sendall(message)
        stranger.shutdown(socket.SHUT_WR)
        assert stranger.recv(16) == b""
    InstanceLock(paths, url).hand_over(Wish(), 0)
    assert next_wish(listener) == Wish()
    assert listener.next_wish() is None
    lock.release()


def test_an_unknown_act_is_refused(paths, url):
    lock = InstanceLock(paths, url)
    assert lock.take()
    assert lock.listener.port
    with pytest.raises(NoAnswer):
        InstanceLock(paths, url).hand_over(Wish("erase"), 0)
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files on POSIX")
def test_the_secret_is_the_owners_only(paths, url):
    lock = InstanceLock(paths, url)
    assert lock.take()
    assert lock.listener.port
    (note,) = (paths.data / "windows").glob("*.json")
    assert note.stat().st_mode & 0o077 == 0
    assert (paths.data / "windows").stat().st_mode & 0o077 == 0
    lock.release()
    assert not note.exists()
