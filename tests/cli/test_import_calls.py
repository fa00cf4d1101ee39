"""Importing call logs at the command line."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.command_words import MAPPING
from tests.cli.conftest import HOUSE, clean_environment

PART = HOUSE / "tests" / "data" / "myla311_part.csv"


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(MAPPING, ensure_ascii=False), "utf-8")
    return path


def log(tmp_path, rows):
    path = tmp_path / "log.csv"
    lines = [f"{1 + n % 28:02}/08/2021 08:{n % 60:02},0912{n:06},Việc số {n}" for n in range(rows)]
    path.write_text("Ngày,SĐT,Việc\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def test_a_dry_run_stores_nothing(office):
    before = office.contents()
    report = office.json("import-calls", str(PART), "--preset", "myla311", "--dry-run")
    assert report["is_dry_run"]
    assert report["counts"]["rows"] > 0
    assert office.contents() == before
    assert (
        "nothing was stored"
        in office.done("import-calls", str(PART), "--preset", "myla311", "--dry-run").out
    )


def test_the_same_file_is_taken_once(office):
    first = office.json("import-calls", str(PART), "--preset", "myla311")
    assert first["is_finished"]
    assert first["counts"]["added"] > 0
    again = office.json("import-calls", str(PART), "--preset", "myla311")
    assert again["is_repeat"]
    assert again["counts"]["added"] == 0
    assert office.json("check")["is_ok"]


def test_refused_rows_are_written_where_asked(office, tmp_path, mapping):
    path = log(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "hôm qua,,Không rõ ngày\n", "utf-8")
    refused = tmp_path / "bị từ chối.csv"
    words = ("import-calls", str(path), "--mapping", str(mapping), "--refused", str(refused))
    outcome = office.done(*words)
    assert "Không rõ ngày" in refused.read_text("utf-8-sig")
    assert "a day or hour that cannot be read" in outcome.out
    assert str(refused) in outcome.out
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".hotline")) == []


def test_an_operator_may_not_import(office):
    assert office.run("import-calls", str(PART), "--preset", "myla311", user="tu").code == 2


def started_import(office, home, folder, words):
    """An importing process that has stored its first batch."""
    running = subprocess.Popen(
        [sys.executable, "-m", "hotline_app", "--language", "en", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(home),
        cwd=folder,
    )
    with closing(sqlite3.connect(office.database)) as connection:
        question = "SELECT coalesce(max(rows_done), 0) FROM import_runs"
        while not connection.execute(question).fetchone()[0]:
            assert running.poll() is None, running.stderr.read()
    return running


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to one process there")
def test_ctrl_c_stops_between_batches_and_the_same_command_goes_on(office, home, tmp_path, mapping):
    rows = 12_000
    words = ["import-calls", str(log(tmp_path, rows)), "--mapping", str(mapping), "--json"]
    running = started_import(office, home, tmp_path, words)
    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=60)
    assert running.returncode == 2
    assert b"What is stored stays" in errors
    stopped = json.loads(out)
    assert not stopped["is_finished"]
    assert 0 < stopped["counts"]["added"] < rows
    rest = office.json(*words[:-1])
    assert rest["is_finished"]
    assert rest["counts"]["resumed_after"] == stopped["counts"]["added"]
    assert stopped["counts"]["added"] + rest["counts"]["added"] == rows


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_power_cut_leaves_whole_batches_and_the_same_command_goes_on(
    office, home, tmp_path, mapping
):
    rows = 12_000
    words = ["import-calls", str(log(tmp_path, rows)), "--mapping", str(mapping), "--json"]
    running = started_import(office, home, tmp_path, words)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    assert running.returncode == -signal.SIGKILL
    with closing(sqlite3.connect(office.database)) as connection:
        (done, stored) = connection.execute(
            "SELECT (SELECT rows_done FROM import_runs), (SELECT count(*) FROM contacts "
            "WHERE narrative LIKE 'Việc số %')"
        ).fetchone()
    assert 0 < done == stored < rows
    assert office.json("check")["is_ok"]
    rest = office.json(*words[:-1])
    assert rest["is_finished"]
    assert rest["counts"]["resumed_after"] == done
    assert done + rest["counts"]["added"] == rows
    assert office.json("check")["is_ok"]
