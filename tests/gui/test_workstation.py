"""Settings of this workstation: live, remembered, nothing typed is lost."""

import pytest

from db.connection import open_database
from db.queries import sign_in, users
from hotline_app import i18n
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings, read_settings, write_settings
from hotline_app.windows import system_look
from tests.gui.test_fields import words_on

SENTENCE = "gao trang nuoc trong"


@pytest.fixture
def place(gui, tmp_path, database_file):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    settings = Settings(scale=100)
    write_settings(paths.settings_file, settings)
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, settings, door)
    start(place, str(database_file))
    gui.settle()
    yield place
    place.seat.close()
    place.tasks.close()
    place.database.close()
    door.close()
    i18n.install("vi")


@pytest.fixture
def page(gui, place):
    gui.press("Control-comma")
    gui.settle()
    assert place.window.front == "workstation"
    return place.window.page


def stored(place):
    return read_settings(place.paths.settings_file)


def press(gui, field, key):
    gui.focus(field._chips[key])
    gui.press("space")
    gui.settle()


def test_what_is_in_use_is_marked(gui, place, page):
    values = {name: field.value for name, field in page.fields.items()}
    assert values == {
        "language": "vi",
        "appearance": "light",
        "font_size": "10",
        "scale": "100",
        "first_page": "new_contact",
    }
    assert str(place.database.path) in words_on(page)


def test_the_window_opens_with_the_page_that_was_chosen(gui, place, page, database_file):
    assert place.window.existing("today") is None
    press(gui, page.fields["first_page"], "today")
    assert stored(place).first_page == "today"
    assert place.window.front == "workstation"
    place.seat.close()
    place.tasks.close()
    place.database.close()
    for child in gui.root.winfo_children():
        child.destroy()
    place.settings = stored(place)
    start(place, str(database_file))
    gui.settle()
    assert place.window.front == "today"
    assert place.window.existing("new_contact") is None


def test_another_language_at_once_and_remembered(gui, place, page):
    place.window.go("new_contact").form.fields["summary"].value = "đang ghi dở"
    place.window.go("workstation")
    page.passwords["password"].value = "nửa chừng"
    press(gui, page.fields["language"], "en")
    gui.until(lambda: i18n.current_language() == "en", "English")
    gui.settle()
    anew = place.window.page
    assert place.window.front == "workstation"
    assert anew is not page
    assert anew.fields["language"].value == "en"
    assert anew.passwords["password"].value == "nửa chừng"
    assert stored(place).language == "en"
    place.window.go("new_contact")
    assert place.window.page.form.fields["summary"].value == "đang ghi dở"


def test_light_dark_and_letters_at_once(gui, place, page):
    press(gui, page.fields["appearance"], "dark")
    gui.until(lambda: gui.look.appearance == "dark", "dark")
    press(gui, page.fields["font_size"], "13")
    gui.until(lambda: gui.look.font_size == 13, "larger letters")
    assert (stored(place).appearance, stored(place).font_size) == ("dark", 13)
    assert place.window.page is page
    gui.press("Control-d")
    gui.until(lambda: page.fields["appearance"].value == "dark", "the page")
    page.refresh()
    assert page.fields["appearance"].value == "light"


def test_as_the_computer_has_it(gui, place, page, monkeypatch):
    monkeypatch.setenv("GTK_THEME", "Adwaita:dark")
    press(gui, page.fields["appearance"], "system")
    gui.until(lambda: gui.look.appearance == "dark", "as the computer")
    assert stored(place).appearance == "system"


@pytest.mark.skipif(system_look.sys.platform == "win32", reason="Windows has a registry")
def test_what_a_computer_says(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_look.system_appearance({}) == "light"
    assert system_look.system_appearance({"GTK_THEME": "Yaru-dark"}) == "dark"
    said = tmp_path / "gsettings"
    said.write_text("#!/bin/sh\necho \"'prefer-dark'\"\n")
    said.chmod(0o700)
    assert system_look.system_appearance({}) == "dark"
    said.write_text("#!/bin/sh\nexec /bin/sleep 30\n")
    assert system_look.system_appearance({}) == "light"


def test_another_scale_makes_the_window_anew(gui, place, page, monkeypatch):
    place.window.go("new_contact").form.fields["summary"].value = "đang ghi dở"
    place.window.go("workstation")
    left = []
    monkeypatch.setattr(gui.root, "quit", lambda: left.append(True))
    press(gui, page.fields["scale"], "150")
    gui.until(lambda: left, "the window leaves")
    assert stored(place).scale == 150
    carried = place.leaves
    assert (carried.front, carried.user) == ("workstation", "quantri")
    assert carried.kept["new_contact"]["fields"]["summary"] == "đang ghi dở"
    assert carried.journal is place.seat.desk.journal


def test_a_first_password_and_a_new_one(gui, place, page):
    assert set(page.passwords) == {"password", "again"}
    gui.focus(page.passwords["password"])
    gui.type(SENTENCE)
    gui.press("Return")
    assert page.passwords["again"].problem
    gui.focus(page.passwords["again"])
    gui.type(SENTENCE)
    gui.press("Return")
    assert place.window.toasts.shown[-1].news.title == "Đã đổi mật khẩu"
    assert sign_in.is_password_of(place.database, "quantri", SENTENCE)
    assert page.passwords["password"].value == ""
    place.window.make_anew()
    page = place.window.page
    assert set(page.passwords) == {"old_password", "password", "again"}
    for name, typed in (("old_password", "sai"), ("password", "ngan"), ("again", "ngan")):
        page.passwords[name].value = typed
    gui.focus(page.passwords["again"])
    gui.press("Return")
    assert page.passwords["old_password"].problem
    assert page.passwords["password"].problem
    assert gui.root.focus_get() is page.passwords["old_password"].entry


def test_nobody_sees_the_password_of_the_one_before(gui, place, page):
    page.passwords["password"].value = "của người trước"
    database = open_database(place.database.path)
    assert users.actor(database, "canbo").name == "canbo"
    database.close()
    place.seat.sign_out()
    gui.settle()
    login = next(w for w in gui.root.winfo_children() if type(w).__name__ == "LoginPage")
    login.user.value = "canbo"
    login.sign_in()
    gui.settle()
    assert place.window.go("workstation").passwords["password"].value == ""


def test_the_gear_and_the_name_in_the_navigation(gui, place):
    gui.click(place.window.navigation._gear)
    assert place.window.front == "workstation"
    gui.click(place.window.navigation._names[-1].winfo_children()[0])
    assert place.window.is_covered
