"""The program started twice, as real processes on a real screen."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 30.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")


class Computer:
    """One person's computer: a home folder and the processes started there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.running: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Start the program and leave it running."""
        environment = {name: v for name, v in os.environ.items() if not name.startswith("HOTLINE_")}
        environment |= {"HOTLINE_HOME": str(self.home), "PYTHONPATH": str(HOUSE)}
        process = subprocess.Popen(
            [sys.executable, "-m", "hotline_app", *words],
            env=environment,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        return process

    def run(self, *words: str) -> tuple[int, str]:
        """Start the program and wait for its end: exit code and what it said."""
        process = self.start(*words)
        _out, said = process.communicate(timeout=PATIENCE_SECONDS)
        return process.returncode, said

    def is_listening(self) -> bool:
        """Whether a window waits for second starts."""
        return any((self.home / "data" / "windows").glob("*.json"))

    def numbers(self, folder: str = "drafts") -> list[str]:
        """The numbers in unfinished contact forms on the disk, oldest first."""
        found = []
        for path in (self.home / folder).glob("*.json"):
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["fields"].get("phone"):
                found.append((stored["opened_at"], stored["fields"]["phone"]["text"]))
        return [number for _, number in sorted(found)]

    def until(self, is_so, what: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if is_so():
                return
            ended = [p for p in self.running if p.poll() not in (None, 0, -signal.SIGKILL)]
            assert not ended, ended[0].stderr.read()
            with suppress(subprocess.TimeoutExpired):
                self.running[0].wait(0.02)
        raise AssertionError(f"never happened: {what}")

    def close(self) -> None:
        for process in self.running:
            process.kill()
            process.wait(10)
            process.stdout.close()
            process.stderr.close()


@pytest.fixture
def computer(screen, tmp_path, office_file):
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    shutil.copyfile(office_file, home / "data" / "hotline.sqlite3")
    computer = Computer(home)
    yield computer
    computer.close()


def test_a_second_start_and_calls_reach_the_window(computer):
    window = computer.start()
    computer.until(computer.is_listening, "the window is open")
    code, said = computer.run()
    assert (code, len(said.splitlines())) == (0, 1)
    assert "phía trước" in said
    assert computer.run("call", "tel:+84912345678")[0] == 0
    computer.until(lambda: computer.numbers() == ["0912 345 678"], "the number is in the form")
    # The same number rings on; then another one: the first form waits beside it.
    assert computer.run("call", "0912345678")[0] == 0
    assert computer.run("call", "+84987654321")[0] == 0
    both = ["0912 345 678", "0987 654 321"]
    computer.until(lambda: computer.numbers() == both, "both forms are on the disk")
    assert window.poll() is None


def test_after_a_kill_the_next_start_opens_with_everything(computer):
    window = computer.start("call", "+84912345678")
    computer.until(lambda: computer.numbers() == ["0912 345 678"], "the number is in the form")
    window.send_signal(signal.SIGKILL)
    window.wait(10)
    assert computer.is_listening()  # the note of the dead window is still there
    again = computer.start("call", "+84987654321")
    both = ["0912 345 678", "0987 654 321"]
    computer.until(lambda: computer.numbers() == both, "both forms are on the disk")
    assert again.poll() is None


def test_another_office_opens_beside_with_drafts_of_its_own(computer, office_file, tmp_path):
    computer.start("call", "+84912345678")
    computer.until(lambda: computer.numbers() == ["0912 345 678"], "the first window")
    other = tmp_path / "demo.sqlite3"
    shutil.copyfile(office_file, other)
    computer.start("--database", str(other), "call", "+84987654321")

    def has_its_own():
        folders = [path for path in (computer.home / "drafts").iterdir() if path.is_dir()]
        names = [f"drafts/{folder.name}" for folder in folders]
        return [computer.numbers(name) for name in names] == [["0987 654 321"]]

    computer.until(has_its_own, "the second window")
    assert computer.numbers() == ["0912 345 678"]
    assert [process.poll() for process in computer.running] == [None, None]


def test_two_starts_at_the_same_moment_open_one_window(computer):
    starts = [computer.start() for _ in range(2)]
    computer.until(lambda: any(start.poll() == 0 for start in starts), "one gives way")
    assert [start.poll() for start in starts].count(None) == 1
