"""Whole files or none: full disks, crashes and refusals, on real files and processes."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exports.errors import ExportRefused
from exports.files import mend, new_file, new_folder, refusal

resource = pytest.importorskip("resource", reason="limits and kills of POSIX systems")
ROOT = Path(__file__).resolve().parents[2]


def names(folder):
    return sorted(item.name for item in folder.iterdir())


def python(code, *arguments, **settings):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **settings)


def test_an_error_in_the_middle_leaves_the_older_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("older")
    with pytest.raises(ValueError, match="stop"), new_file(path) as beside:
        beside.write_text("half")
        raise ValueError("stop")
    assert path.read_text() == "older" and names(tmp_path) == ["a.txt"]


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportRefused) as refused, new_file(tmp_path / "file" / "a.pdf"):
        pass
    assert refused.value.code == "folder_missing"


def test_a_file_in_the_place_of_a_folder_is_kept_aside_until_the_folder_stands(tmp_path):
    with new_folder(tmp_path / "week") as beside:
        (beside / "a").write_text("1")
    with new_folder(tmp_path / "week") as beside:
        (beside / "b").write_text("2")
    assert names(tmp_path / "week") == ["b"] and names(tmp_path) == ["week"]


def test_leftovers_of_crashes_are_mended(tmp_path):
    target = tmp_path / "week"
    aside, beside = tmp_path / ".week.hotline-old", tmp_path / ".week.hotline-new"
    aside.mkdir()
    (aside / "old.txt").write_text("old")
    beside.mkdir()
    mend(target)
    assert names(tmp_path) == ["week"] and names(target) == ["old.txt"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "not_writable"),
        (errno.EACCES, "not_writable"),
        (errno.ENOENT, "folder_missing"),
        (errno.EBUSY, "file_open"),
    ],
)
def test_errors_of_the_disk_have_codes(tmp_path, number, code):
    found = refusal(OSError(number, "x"), tmp_path)
    assert found is not None and (found.code, found.where) == (code, str(tmp_path))


def test_windows_locks_are_named(tmp_path):
    locked = OSError(errno.EACCES, "x")
    locked.winerror = 32
    assert refusal(locked, tmp_path).code == "file_open"
    path = tmp_path / "open.pdf"
    path.write_text("x")
    denied = OSError(errno.EACCES, "x")
    denied.winerror = 5
    assert refusal(denied, path).code == "file_open"
    assert refusal(OSError(errno.EIO, "x"), path) is None


WRITE = """
import signal, sys
from pathlib import Path
from exports.errors import ExportRefused
from tests.exports.factories import detail, note, options
from tests.exports.weeks import week
from exports.case_pdf import write_case
from exports.weekly.package import write_week
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
keep = lambda text: text
try:
    if sys.argv[2] == "case":
        notes = tuple(note(number) for number in range(2000))
        write_case(detail(notes=notes), folder / "case.pdf", keep, options())
    else:
        write_week(week(4000), folder, keep, "en")
except ExportRefused as refused:
    print(refused.code)
"""


@pytest.mark.parametrize("kind", ["case", "week"])
def test_no_room_on_the_disk_leaves_what_was_there(tmp_path, kind):
    (tmp_path / "case.pdf").write_text("older")
    (tmp_path / "BMT-2021-W35").mkdir()
    (tmp_path / "BMT-2021-W35" / "older.txt").write_text("older")

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    process = python(WRITE, tmp_path, kind, preexec_fn=little_room)
    assert process.communicate(timeout=60)[0].strip() == "disk_full"
    assert (tmp_path / "case.pdf").read_text() == "older"
    assert names(tmp_path / "BMT-2021-W35") == ["older.txt"]
    assert names(tmp_path) == ["BMT-2021-W35", "case.pdf"]


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.exports.weeks import week
from exports.weekly.package import write_week
def stop(done):
    if done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return True
write_week(week(3000), Path(sys.argv[1]), lambda text: text, "en", stop)
"""


@pytest.mark.parametrize("rows", [500, 3500, 6000])
def test_a_killed_export_leaves_the_older_folder_whole(tmp_path, rows):
    target = tmp_path / "BMT-2021-W35"
    target.mkdir()
    (target / "older.txt").write_text("older")
    process = python(KILLED, tmp_path, rows)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert names(target) == ["older.txt"] and (target / "older.txt").read_text() == "older"
    with new_folder(target) as beside:
        (beside / "next.txt").write_text("next")
    assert names(tmp_path) == ["BMT-2021-W35"] and names(target) == ["next.txt"]
