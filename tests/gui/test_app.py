import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from db.commands.calls import log_call
from db.connection import open_database
from db.errors import NotFound
from db.queries import office_settings, offices, users
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings, read_settings
from hotline_app.views.office.office_sections import SECTIONS
from hotline_app.windows.first_start import FirstStart
from hotline_app.windows.pages import page_keys
from hotline_app.windows.refused_start import RefusedStart
from tests import factories
from tests.gui.test_fields import words_on

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(gui, tmp_path):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, Settings(scale=100), door)
    yield place
    if place.tasks is not None:
        place.tasks.close()
    if place.database is not None:
        place.database.close()
    door.close()


def in_front(gui, kind):
    return next((child for child in gui.root.winfo_children() if isinstance(child, kind)), None)


def run_hotline(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "hotline_app", *arguments],
        cwd=HOUSE,
        env={**os.environ, "PYTHONPATH": str(HOUSE), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_an_office_is_set_up_by_keys_alone(gui, place, tmp_path):
    file = tmp_path / "new" / "office.sqlite3"
    start(place, str(file))
    gui.settle()
    gui.type("bmt")
    gui.press("Tab")
    gui.type("Công đoàn phường Buôn Ma Thuột")
    gui.press("Tab")
    gui.type("truc")
    gui.press("Tab")
    gui.type("Trần Thị Hạnh")
    gui.press("Return")
    assert in_front(gui, FirstStart) is None
    assert place.window.front == "new_contact"
    office = offices.here(place.database)
    assert (office.code, office.name) == ("BMT", "Công đoàn phường Buôn Ma Thuột")
    assert users.actor(place.database).name == "truc"
    assert read_settings(place.paths.settings_file).database == str(file)
    assert "Trần Thị Hạnh" in words_on(place.window.navigation)
    assert place.window.status.words("person").startswith("Trần Thị Hạnh")


def test_the_set_up_changes_its_language_and_plans_the_copies(gui, place, tmp_path):
    start(place, str(tmp_path / "office.sqlite3"))
    gui.settle()
    gui.type("BMT")
    page = in_front(gui, FirstStart)
    gui.focus(page.language)
    gui.press("Right", "space")
    page = in_front(gui, FirstStart)
    assert page.fields["code"].value == "BMT"
    assert "Set up the office" in words_on(page)
    assert read_settings(place.paths.settings_file).language == "en"
    file, copies = tmp_path / "chỗ khác" / "bmt.sqlite3", tmp_path / "Bản sao"
    for name, text in (("name", "CĐ"), ("user", "truc"), ("file", file), ("back_ups", copies)):
        page.fields[name].value = str(text)
    gui.focus(page.fields["back_ups"])
    gui.press("Return")
    assert place.window.front == "new_contact"
    assert office_settings.back_up_plan(place.database).folder == str(copies)
    assert read_settings(place.paths.settings_file).database == str(file)


def test_a_second_office_does_not_take_the_place_of_the_first(gui, place, tmp_path):
    place.settings = replace(place.settings, database=str(tmp_path / "first.sqlite3"))
    start(place, str(tmp_path / "second.sqlite3"))
    gui.settle()
    for text in ("HUE", "Đơn vị thứ hai", "hai"):
        gui.type(text)
        gui.press("Tab")
    gui.press("Return")
    assert place.window.front == "new_contact"
    assert place.settings.database == str(tmp_path / "first.sqlite3")


def test_what_the_set_up_lacks_stands_under_the_fields(gui, place, tmp_path):
    start(place, str(tmp_path / "office.sqlite3"))
    gui.settle()
    page = in_front(gui, FirstStart)
    gui.focus(page.fields["full_name"])
    gui.type("Trần Thị Hạnh")
    gui.press("Return")
    wrong = {name for name, field in page.fields.items() if field.problem}
    assert wrong == {"code", "name", "user"}
    assert gui.root.focus_get() is page.fields["code"].focus_widget
    assert page.fields["full_name"].value == "Trần Thị Hạnh"
    gui.type("lđlđ")
    gui.press("Return")
    assert page.fields["code"].problem
    assert page.fields["code"].value == "lđlđ"


def test_an_interrupted_set_up_is_offered_again(gui, place, tmp_path):
    file = tmp_path / "office.sqlite3"
    open_database(file, create=True).close()
    start(place, str(file))
    gui.settle()
    assert in_front(gui, FirstStart) is not None


def test_a_refused_database_is_explained_and_tried_again(gui, place, tmp_path, database_file):
    file = tmp_path / "office.sqlite3"
    file.write_text("Không phải cơ sở dữ liệu. " * 20, encoding="utf-8")
    before = file.read_bytes()
    start(place, str(file))
    gui.settle()
    page = in_front(gui, RefusedStart)
    assert str(file) in words_on(page)
    gui.press("Return")
    assert in_front(gui, RefusedStart) is not page
    assert file.read_bytes() == before
    file.unlink()
    database_file.rename(file)
    gui.press("Return")
    assert in_front(gui, RefusedStart) is None
    assert place.window.front == "new_contact"


@pytest.mark.parametrize("where", ["gone.sqlite3", "unplugged/hotline.sqlite3"])
def test_no_new_office_begins_where_one_was_used(gui, place, tmp_path, where):
    file = tmp_path / where
    place.settings = replace(place.settings, database=str(file))
    start(place, str(file))
    gui.settle()
    assert in_front(gui, FirstStart) is None
    assert str(file) in words_on(in_front(gui, RefusedStart))
    assert not file.exists()


def test_the_user_asked_for_acts_and_nobody_else(gui, place, database_file):
    start(place, str(database_file), "truc")
    gui.settle()
    assert "Nguyễn Thị Trực" in words_on(place.window.navigation)


def test_an_unknown_user_is_refused(place, database_file):
    with pytest.raises(NotFound):
        start(place, str(database_file), "nobody")


def test_who_sat_here_last_may_have_left(gui, place, database_file):
    place.settings = replace(place.settings, last_username="left")
    start(place, str(database_file))
    gui.settle()
    assert "Trần Văn Quản" in words_on(place.window.navigation)


def test_a_silent_call_costs_one_key_on_every_page(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    place.window.go("cases")
    gui.settle()
    gui.press("F6")
    assert place.window.front == "cases"
    kinds = place.database.rows("SELECT non_case_kind FROM contacts")
    assert kinds == [("silent",)]
    assert place.window.toasts.shown


def test_an_announced_case_is_opened(gui, place, database_file):
    database = open_database(database_file)
    logged = log_call(database, users.actor(database), factories.call())
    database.close()
    start(place, str(database_file))
    gui.settle()
    gui.focus(place.window.page.form.phone)
    gui.paste("0912 345 678")
    place.window.go("case").open(logged.case_code)
    gui.until(lambda: logged.case_code in place.window.header._title.cget("text"), "its code")
    place.window.go("new_contact")
    assert place.window.page.form.phone.value == "0912 345 678"


def test_pictures_of_every_page(screen, database_file, tmp_path):
    database = open_database(database_file)
    log_call(database, users.actor(database), factories.call())
    database.close()
    folder = tmp_path / "pictures"
    done = run_hotline(
        "--database",
        str(database_file),
        "--screenshot",
        str(folder),
        HOTLINE_HOME=str(tmp_path / "home"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    sections = {f"office-{section}" for section in SECTIONS}
    pages = set(page_keys()) - {"office"} | sections | {"login"}
    pictures = {path.stem: Image.open(path).convert("L") for path in folder.glob("*.png")}
    assert set(pictures) == {f"{page}-{look}" for page in pages for look in ("light", "dark")}
    for page in pages:
        light, dark = pictures[f"{page}-light"], pictures[f"{page}-dark"]
        assert light.size == dark.size == (1366, 768)
        assert _brightness(light) > 150 > 90 > _brightness(dark)


def _brightness(picture):
    histogram = picture.histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


def test_the_first_start_can_be_pictured(screen, tmp_path):
    folder = tmp_path / "pictures"
    done = run_hotline("--screenshot", str(folder), HOTLINE_HOME=str(tmp_path / "home"))
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["start-light.png"]
    assert Image.open(folder / "start-light.png").size == (1366, 768)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize("display", ["", ":9999"])
def test_without_a_display_one_sentence_is_said(tmp_path, display):
    done = run_hotline(HOTLINE_HOME=str(tmp_path / "home"), DISPLAY=display)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "hotline --help" in done.stderr


def test_an_unknown_user_on_the_command_line_is_refused(screen, database_file, tmp_path):
    done = run_hotline(
        "--database", str(database_file), "--as", "nobody", HOTLINE_HOME=str(tmp_path / "home")
    )
    assert done.returncode == 2
    assert "nobody" in done.stderr
