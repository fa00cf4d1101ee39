"""Whole command lines as processes of their own: a day of work, bad surroundings, start-up."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.conftest import HOUSE, clean_environment, process
from tests.virtual_screen import VirtualScreen


def run(home, *words):
    outcome = process(home, "--language", "en", *words)
    assert outcome.code == 0, outcome.err
    return outcome


def test_a_case_from_the_call_to_the_weekly_folder(tmp_path):
    place = tmp_path / "Đắk Lắk"
    place.mkdir()
    run(place, "init", "--office", "BMT", "--name", "LĐLĐ Buôn Ma Thuột", "--user", "lan")
    run(place, "add-user", "nam", "--full-name", "Y Nam Niê", "--role", "supervisor")
    words = ("--phone", "0912 345 678", "--name", "H’Hen Niê", "--summary", "Cách ly, thiếu ăn")
    logged = run(
        place, "log-call", *words, "--need", "food", "--received", "30/8/2021 14:30", "--json"
    )
    code = logged.json["case"]["code"]
    assert code == "BMT-2021-000001"
    check = ("--claim", "Đang cách ly", "--method", "local_authority", "--result", "true")
    run(place, "verify", code, *check)
    made = run(place, "assign", code, "--benefit", "3089-AN", "--event", "30/8/2021", "--json").json
    made = made["assignment"]["id"]
    run(place, "assignment", made, "submit")
    run(place, "--as", "nam", "assignment", made, "approve")
    run(place, "assignment", made, "deliver", "--receipt", "PC 01")
    run(place, "close", code, "--outcome", "met")
    paper = place / "vụ việc.pdf"
    run(place, "print-case", code, "--out", str(paper))
    assert paper.read_bytes().startswith(b"%PDF")
    week = run(place, "--json", "export-week", "2021-W35", "--out", str(place)).json
    assert week["counts"]["cases"] == 1
    shown = process(place, "show", "1")
    assert "H’Hen Niê" in shown.out
    assert "Đã đóng" in shown.out
    assert run(place, "check", "--json").json["is_ok"]


def test_a_refused_call_leaves_standard_output_empty(tmp_path):
    run(tmp_path, "init", "--office", "BMT", "--name", "LĐLĐ")
    outcome = process(tmp_path, "log-call", "--phone", "09", "--json")
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("Điện thoại")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_every_console_gets_utf8(tmp_path, environment):
    outcome = process(tmp_path, "--help", **environment)
    assert outcome.code == 0
    assert "Đường dây nóng" in outcome.out
    refused = process(tmp_path, "users", **environment)
    assert "Hãy" in refused.err


def test_help_loads_nothing_heavy(tmp_path):
    script = (
        "import sys\n"
        "sys.argv = ['hotline', '--help']\n"
        "from hotline_app.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    print(' '.join(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        env=clean_environment(tmp_path),
        timeout=60,
        check=True,
    )
    loaded = set(done.stderr.decode().split())
    heavy = {
        *("reportlab", "xlsxwriter", "peewee", "phonenumbers", "openpyxl", "tkinter", "PIL"),
        *("ttkbootstrap", "sqlite3", "cryptography", "platformdirs.windows"),
    }
    assert "click" in loaded
    assert not heavy & loaded


def test_no_command_without_a_display(tmp_path):
    outcome = process(tmp_path)
    assert outcome.code == 2
    assert outcome.out == ""
    assert len(outcome.err.strip().splitlines()) == 1
    assert "màn hình" in outcome.err
    assert process(tmp_path, "--screenshot", str(tmp_path)).code == 2


def test_a_display_that_does_not_answer_is_no_display(tmp_path):
    outcome = process(tmp_path, "--language", "en", DISPLAY=":98765")
    assert outcome.code == 2
    assert outcome.err.startswith("There is no display here")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always has a screen")
def test_the_demo_says_that_there_is_no_display_and_does_the_rest(tmp_path):
    outcome = run(tmp_path, "demo", "--dir", str(tmp_path / "demo"), "--cases", "5")
    assert outcome.out.strip().splitlines()[-1].startswith("There is no display")
    assert list((tmp_path / "demo").glob("*.pdf"))
    silent = run(tmp_path, "demo", "--dir", str(tmp_path / "d2"), "--cases", "5", "--no-window")
    assert "display" not in silent.out


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")
def test_every_page_is_photographed(tmp_path):
    run(tmp_path, "demo", "--dir", str(tmp_path / "demo"), "--cases", "5", "--no-window")
    database = str(tmp_path / "demo" / "hotline-demo.sqlite3")
    pictures = tmp_path / "pictures"
    screen = VirtualScreen()
    try:
        words = ("--database", database, "--screenshot", str(pictures))
        outcome = process(tmp_path, *words, DISPLAY=screen.display)
    finally:
        screen.stop()
    assert outcome.code == 0, outcome.err
    made = list(pictures.glob("*.png"))
    assert made
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in made)


def test_the_start_from_a_checkout(tmp_path):
    done = subprocess.run(
        [sys.executable, str(HOUSE / "main.py"), "--language", "en", "--help"],
        capture_output=True,
        env=clean_environment(tmp_path) | {"PYTHONPATH": ""},
        cwd=tmp_path,
        timeout=60,
        check=True,
    )
    assert "Usage: hotline" in done.stdout.decode()
    assert len((HOUSE / "main.py").read_text().splitlines()) <= 12


def test_the_unexpected_ends_with_1_and_a_log_without_personal_text(tmp_path):
    run(tmp_path, "init", "--office", "BMT", "--name", "LĐLĐ")
    words = ("--name", "Trần Bí Mật", "--summary", "x", "--need", "food")
    run(tmp_path, "log-call", *words)
    with closing(sqlite3.connect(tmp_path / "data" / "hotline.sqlite3")) as connection:
        connection.execute("DROP TABLE notes")
    outcome = process(tmp_path, "show", "1", "--json")
    assert outcome.code == 1
    assert outcome.out == ""
    log = tmp_path / "log" / "hotline.log"
    assert str(log) in outcome.err
    assert "Traceback" not in outcome.err
    assert "OperationalError" in log.read_text("utf-8")
    assert "Bí Mật" not in log.read_text("utf-8")
    assert "Traceback" in process(tmp_path, "--verbose", "show", "1").err


def test_a_log_that_cannot_be_written_does_not_hide_the_error(tmp_path):
    run(tmp_path, "init", "--office", "BMT", "--name", "LĐLĐ")
    (tmp_path / "log").write_text("in the way")
    with closing(sqlite3.connect(tmp_path / "data" / "hotline.sqlite3")) as connection:
        connection.execute("DROP TABLE needs")
    outcome = process(tmp_path, "needs")
    assert outcome.code == 1
    assert "OperationalError" in outcome.err


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    run(tmp_path, "init", "--office", "BMT", "--name", "LĐLĐ")
    reading = subprocess.Popen(
        [sys.executable, "-m", "hotline_app", "units", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(tmp_path),
        cwd=tmp_path,
    )
    reading.stdout.close()
    errors = reading.stderr.read().decode()
    reading.stderr.close()
    reading.wait(timeout=60)
    assert "Traceback" not in errors
    assert "unexpected" not in errors


def test_two_processes_log_at_once(tmp_path):
    run(tmp_path, "init", "--office", "BMT", "--name", "LĐLĐ")
    words = ("log-call", "--summary", "x", "--need", "food", "--json")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "hotline_app", *words],
            stdout=subprocess.PIPE,
            env=clean_environment(tmp_path),
            cwd=tmp_path,
        )
        for _ in range(4)
    ]
    outputs = [one.communicate(timeout=60)[0] for one in running]
    codes = {json.loads(output)["case"]["code"] for output in outputs}
    assert len(codes) == 4
