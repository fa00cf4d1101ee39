"""Undo on the toast and by Ctrl+Z, with real keys on a real office."""

import pytest

from db.choices import CaseStatus
from db.commands import cases
from db.commands.attachments import attach_file
from db.commands.calls import log_call
from db.commands.notes import add_note
from db.connection import open_database
from db.queries import case_details, users
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.widgets.toast import News
from tests import factories


@pytest.fixture
def place(gui, tmp_path, database_file):
    database = open_database(database_file)
    log_call(database, users.actor(database, "truc"), factories.call())
    database.close()
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, Settings(scale=100), door)
    start(place, str(database_file))
    gui.settle()
    yield place
    place.seat.close()
    place.tasks.close()
    place.database.close()
    door.close()


@pytest.fixture
def code(place):
    return place.database.value("SELECT code FROM cases")


def move_on(place, code):
    cases.change_status(place.database, place.seat.desk.actor, code, CaseStatus.VERIFYING)


def status(place, code):
    return case_details.detail(place.database, code).case.status


def toasts(place):
    return [toast.news.title for toast in place.window.toasts.shown]


def test_the_toast_of_an_act_takes_it_back(gui, place, code):
    page = place.window.go("case")
    page.open(code)
    move_on(place, code)
    place.seat.desk.events.announce("news", news=News("Đã chuyển"))
    gui.settle()
    (toast,) = place.window.toasts.shown
    assert toast.news.action == "Hoàn tác"
    toast._acted()
    gui.settle()
    assert status(place, code) is CaseStatus.NEW
    assert toasts(place) == ["Đã hoàn tác: Chuyển trạng thái vụ việc"]
    assert place.window.toasts.shown[0].news.action == ""


def test_control_z_on_a_page(gui, place, code):
    place.window.go("case").open(code)
    gui.settle()
    move_on(place, code)
    gui.press("Control-z")
    assert status(place, code) is CaseStatus.NEW
    gui.press("Control-z")
    assert toasts(place)[-1] == "Không có việc nào để hoàn tác."


def test_in_a_text_the_key_takes_back_typing_only(gui, place, code):
    move_on(place, code)
    place.window.go("new_contact")
    summary = place.window.page.form.fields["summary"]
    gui.focus(summary)
    gui.type("abc")
    gui.press("Control-z")
    assert status(place, code) is CaseStatus.VERIFYING
    gui.focus(place.window.page.form.phone)
    gui.press("Control-z")
    assert status(place, code) is CaseStatus.VERIFYING


def test_a_whole_panel_and_its_undo_by_keys(gui, place, code):
    page = place.window.go("case")
    page.open(code)
    gui.settle()
    gui.press("Alt-g")
    gui.type("Nham vu khac")
    gui.press("Control-s")
    gui.until(lambda: place.window.toasts.shown, "the toast")
    assert place.window.toasts.shown[-1].news.action == "Hoàn tác"
    gui.focus(page.timeline)
    gui.press("Control-z")
    notes = case_details.detail(place.database, code).notes
    assert [note.text for note in notes] == ["Nham vu khac", "Rút lại ngay sau khi ghi."]
    assert notes[1].corrects_id == notes[0].id


def test_what_cannot_be_taken_back_is_said(gui, place, code):
    actor = place.seat.desk.actor
    attach_file(place.database, actor, code, "đơn.jpg", b"anh")
    place.window.go("cases")
    gui.settle()
    gui.press("Control-z")
    assert "không hoàn tác được" in toasts(place)[-1]
    place.seat.desk.events.announce("news", news=News("Đã kèm tệp"))
    assert place.window.toasts.shown[-1].news.action == ""


def test_acts_of_others_and_of_before_are_left_alone(gui, place, code):
    officer = users.actor(place.database, "canbo")
    add_note(place.database, officer, code, "của người khác")
    place.window.go("cases")
    gui.settle()
    place.seat.desk.events.announce("news", news=News("Có tin"))
    assert place.window.toasts.shown[-1].news.action == ""
    gui.press("Control-z")
    assert toasts(place)[-1] == "Không có việc nào để hoàn tác."


def test_somebody_changed_it_meanwhile(gui, place, code):
    move_on(place, code)
    officer = users.actor(place.database, "canbo")
    cases.change_status(place.database, officer, code, CaseStatus.IN_PROGRESS)
    place.window.go("cases")
    gui.settle()
    gui.press("Control-z")
    assert "Chưa hoàn tác gì" in toasts(place)[-1]
    assert status(place, code) is CaseStatus.IN_PROGRESS
