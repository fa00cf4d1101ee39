"""Signing in, out and as somebody else, by keys, without losing what is half-written."""

import pytest

from db.commands.calls import log_call
from db.commands.passwords import set_password
from db.connection import open_database
from db.queries import users
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings, read_settings
from hotline_app.windows.gate import Gate
from hotline_app.windows.login import LoginPage
from tests import factories
from tests.gui.test_fields import words_on

PASSWORD = "gao trang nuoc trong"


@pytest.fixture
def place(gui, tmp_path):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, Settings(scale=100), door)
    yield place
    for part in (place.seat, place.tasks, place.database):
        if part is not None:
            part.close()
    door.close()


@pytest.fixture
def guarded(database_file):
    """An office whose administrator and operator have passwords."""
    database = open_database(database_file)
    administrator = users.actor(database)
    log_call(database, administrator, factories.call())
    for name in ("truc", "quantri"):
        set_password(database, administrator, name, PASSWORD)
    database.close()
    return str(database_file)


def login(gui):
    return next((w for w in gui.root.winfo_children() if isinstance(w, LoginPage)), None)


def test_without_passwords_nothing_is_asked(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    assert login(gui) is None
    assert place.window.front == "new_contact"


def test_who_has_a_password_types_it(gui, place, guarded):
    start(place, guarded)
    gui.settle()
    page = login(gui)
    assert place.window is None
    assert page.user.typed == "Trần Văn Quản"
    assert gui.root.focus_get() is page.password.entry
    assert page.password.entry.cget("show") == "•"
    gui.type(PASSWORD)
    gui.press("Return")
    gui.until(lambda: place.window is not None, "signed in")
    assert "Trần Văn Quản" in words_on(place.window.navigation)
    assert read_settings(place.paths.settings_file).last_username == "quantri"
    assert login(gui) is None


def test_the_option_names_a_user_but_opens_no_door(gui, place, guarded):
    start(place, guarded, "truc")
    gui.settle()
    assert place.window is None
    assert login(gui).user.value == "truc"


def test_a_wrong_password_is_said_and_waits_after_the_third(gui, place, guarded):
    now = [100.0]
    place.gate = Gate(clock=lambda: now[0])
    start(place, guarded)
    gui.settle()
    page = login(gui)
    for _ in range(3):
        gui.type("sai")
        gui.press("Return")
        gui.until(lambda: page.password.problem and not page._tasks.is_busy, "the refusal")
        assert page.password.entry.selection_present()
    assert place.gate.seconds_left == 2
    gui.until(lambda: "Chờ 2 giây" in page.button.cget("text"), "the countdown")
    gui.type(PASSWORD)
    gui.press("Return")
    assert place.window is None and not page._tasks.is_busy
    now[0] += 2
    gui.until(lambda: not page.button.instate(["disabled"]), "the button is back")
    gui.press("Return")
    gui.until(lambda: place.window is not None, "signed in")
    assert place.gate.failures == 0


def test_an_empty_password_and_no_name(gui, place, guarded):
    start(place, guarded)
    gui.settle()
    page = login(gui)
    gui.press("Return")
    assert page.password.problem == "Hãy nhập mật khẩu."
    gui.focus(page.user)
    page.user.value = ""
    page.sign_in()
    assert page.user.problem == "Hãy chọn tên của bạn."


def test_another_user_goes_on_with_the_text(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    form = place.window.page.form
    gui.focus(form.fields["summary"])
    gui.type("dang ghi do")
    gui.press("Control-l")
    page = login(gui)
    assert place.window.is_covered
    assert page.user.value == "quantri"
    assert page.password.entry.instate(["disabled"])
    gui.press("Control-a")
    page.user.entry.selection_range(0, "end")
    gui.type("pham van can")
    gui.press("Return", "Return")
    gui.until(lambda: login(gui) is None, "signed in")
    assert "Phạm Văn Cán" in words_on(place.window.navigation)
    assert place.window.page.form.fields["summary"].value == "dang ghi do"
    assert place.seat.desk.actor.name == "canbo"


def test_the_same_user_comes_back_to_the_same_page(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    before = place.window.go("cases")
    gui.settle()
    gui.press("Control-l", "Return")
    assert login(gui) is None
    assert place.window.page is before
    assert before.winfo_viewable()


def test_behind_the_door_no_key_works(gui, place, guarded):
    start(place, guarded, "canbo")
    gui.settle()
    gui.press("Control-l")
    page = login(gui)
    for key in ("Control-n", "Control-2", "Control-k", "F6", "F1", "Control-z", "Control-d"):
        gui.press(key)
    assert place.database.value("SELECT count(*) FROM contacts") == 1
    assert place.seat.panel is None
    for _ in range(12):
        gui.press("Tab")
        assert str(gui.root.focus_get()).startswith(str(page))
    gui.press("Control-l")
    assert login(gui) is page


def test_a_call_waits_for_whoever_signs_in(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    gui.press("Control-l")
    place.seat.ring("tel:+84912345678")
    assert place.window.page.form.phone.value == ""
    gui.press("Return")
    assert place.window.page.form.phone.value == "0912 345 678"


def test_another_user_is_answered_once(gui, place, database_file):
    start(place, str(database_file))
    gui.settle()
    topics = ("open_person", "open_employer", "open_programme", "open_agency", "open_answer_card")
    events = place.seat.desk.events
    before = {topic: len(events._listeners.get(topic, ())) for topic in topics}
    gui.press("Control-l")
    page = login(gui)
    page.user.value = "canbo"
    page.sign_in()
    gui.settle()
    assert place.seat.desk.actor.name == "canbo"
    assert {topic: len(events._listeners.get(topic, ())) for topic in topics} == before
    assert set(before.values()) == {1}
