"""Pictures of the pages in every size, scale, language and appearance."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from db.commands.calls import log_call
from db.connection import open_database
from db.queries import users
from hotline_app.views.office.office_sections import SECTIONS
from hotline_app.windows.pages import page_keys
from tests import factories
from tests.virtual_screen import VirtualScreen, needs_virtual_screen

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def large_screen():
    """A screen with room for the largest pictures, beside the one of the other tests."""
    kept = os.environ.pop("DISPLAY", None)
    server = VirtualScreen("1920x1080x24") if needs_virtual_screen() else None
    if kept is not None:
        os.environ["DISPLAY"] = kept
    if server is None:
        pytest.skip("no Xvfb")
    yield server.display
    server.stop()


def run(*words, display, home):
    return subprocess.run(
        [sys.executable, "-m", "hotline_app", *words],
        env={**os.environ, "DISPLAY": display, "HOTLINE_HOME": str(home), "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def office(database_file):
    database = open_database(database_file)
    log_call(database, users.actor(database), factories.call())
    database.close()
    return str(database_file)


def test_one_size_scale_language_and_appearance(large_screen, office, tmp_path):
    folder = tmp_path / "pictures"
    done = run(
        *("--database", office, "--language", "qps", "--screenshot", str(folder)),
        *("--size", "1920x1080", "--scale", "200", "--appearance", "dark"),
        display=large_screen,
        home=tmp_path / "home",
    )
    assert (done.returncode, done.stderr) == (0, "")
    sections = {f"office-{section}" for section in SECTIONS}
    pages = set(page_keys()) - {"office"} | sections | {"login"}
    assert {path.name for path in folder.iterdir()} == {f"{page}-dark.png" for page in pages}
    assert {Image.open(path).size for path in folder.iterdir()} == {(1920, 1080)}


def test_a_picture_larger_than_the_screen_is_refused(screen, office, tmp_path):
    folder = tmp_path / "pictures"
    done = run(
        *("--database", office, "--screenshot", str(folder), "--size", "1920x1080"),
        display=os.environ["DISPLAY"],
        home=tmp_path / "home",
    )
    assert done.returncode == 2
    assert "1920x1080" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not folder.exists()


def test_everything_in_subfolders(large_screen, tmp_path):
    # Without an office there is one page: the set-up; it is pictured in every combination.
    folder = tmp_path / "pictures"
    done = run(
        *("--screenshot", str(folder), "--screenshot-all"),
        display=large_screen,
        home=tmp_path / "home",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in folder.iterdir()} == {
        f"{language}-{size}-{scale}"
        for language in ("vi", "en", "qps")
        for size in ("1366x768", "1920x1080")
        for scale in (100, 200)
    }
    for path in folder.iterdir():
        size = tuple(int(part) for part in path.name.split("-")[1].split("x"))
        assert Image.open(path / "start-light.png").size == size


def test_a_change_of_scale_keeps_what_is_typed(screen, office, tmp_path):
    script = """
import sys
from hotline_app import app
steps = []
really = app.start

def start(place, url, user=""):
    really(place, url, user)
    place.root.after(300, act, place)

def act(place):
    page = place.window.page
    steps.append((place.settings.scale, place.window.front, page.winfo_fpixels("72p")))
    if len(steps) == 1:
        place.window.go("new_contact").form.fields["summary"].value = "đang ghi dở"
        place.window.go("workstation")
        place.seat.desk.events.announce("workstation", scale=150)
    else:
        form = place.window.go("new_contact").form
        steps.append(form.fields["summary"].value)
        steps.append(len(place.window.page.waiting.strip.records))
        place.root.quit()

app.start = start
app.run(sys.argv[1])
print(steps)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, office],
        env={**os.environ, "HOTLINE_HOME": str(tmp_path / "home"), "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, second, typed, waiting = ast.literal_eval(done.stdout)
    assert first[1] == "new_contact"
    assert first[2] == pytest.approx(96, abs=0.5)
    assert second[:2] == (150, "workstation")
    assert second[2] == pytest.approx(144, abs=0.5)
    assert (typed, waiting) == ("đang ghi dở", 0)
