"""Every page of the window: nothing is cut at any scale or language, and no key or switch hurts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hotline_app.demo.office import make_demo

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def full_office(tmp_path_factory):
    """An office with a year of work in it."""
    path = tmp_path_factory.mktemp("full") / "demo.sqlite3"
    make_demo(path, 60, seed=7).close()
    return path


def wrong(database, tmp_path, *, scale, part, languages="vi,qps"):
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.every_page", str(database), str(scale), languages, part],
        env={**os.environ, "HOTLINE_HOME": str(tmp_path / "home")},
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut(screen, full_office, tmp_path, scale):
    assert wrong(full_office, tmp_path, scale=scale, part="layout") == []


@pytest.mark.parametrize(
    ("scale", "languages"), [(100, "vi"), (100, "qps"), (200, "vi"), (200, "qps")]
)
def test_nothing_is_cut_or_lost_in_any_form(screen, full_office, tmp_path, scale, languages):
    found = wrong(full_office, tmp_path, scale=scale, part="forms", languages=languages)
    assert found == []


@pytest.mark.parametrize(("scale", "languages"), [(100, "vi"), (200, "vi,qps")])
def test_nothing_is_cut_where_nothing_was_written_yet(
    screen, database_file, tmp_path, scale, languages
):
    found = wrong(database_file, tmp_path, scale=scale, part="layout", languages=languages)
    assert found == []


def test_keys_and_switches_do_no_harm(screen, full_office, tmp_path):
    assert wrong(full_office, tmp_path, scale=100, part="acts") == []
