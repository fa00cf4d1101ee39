"""A database that cannot be opened: every way on, by keys."""

import shutil
from dataclasses import replace

import pytest

from db.commands.backups import back_up
from db.commands.calls import log_call
from db.connection import open_database
from db.queries import counts, users
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.one_instance import Entrance, InstanceLock
from hotline_app.paths import find_paths
from hotline_app.settings import Settings, read_settings
from hotline_app.windows import refused_start
from hotline_app.windows.refused_start import RefusedStart
from tests import factories
from tests.gui.test_app import in_front
from tests.gui.test_fields import words_on


@pytest.fixture
def place(gui, tmp_path):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, Settings(scale=100), door)
    yield place
    for part in (place.seat, place.tasks, place.database):
        if part is not None:
            part.close()
    if place.entrance.lock is not None:
        place.entrance.lock.release()
    door.close()


@pytest.fixture
def damaged(database_file, tmp_path):
    """An office with a case and a back-up; then its file is damaged."""
    office = tmp_path / "office"
    (office / "back-ups").mkdir(parents=True)
    file = office / "hotline.sqlite3"
    shutil.copyfile(database_file, file)
    database = open_database(file)
    actor = users.actor(database)
    log_call(database, actor, factories.call())
    back_up(database, actor, office / "back-ups" / "hotline-2026-11-22.sqlite3")
    database.close()
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 3])
    return file


def refused(gui):
    return in_front(gui, RefusedStart)


def yes(gui):
    """Say yes with the arrow and Enter."""

    def answer(dialog):
        gui.until(lambda: gui.root.focus_get() is not dialog, "a button has the keyboard")
        gui.press("Right", "Return")

    return answer


def test_tab_goes_through_every_way(gui, place, damaged):
    start(place, str(damaged))
    gui.settle()
    page = refused(gui)
    assert gui.root.focus_get() is page.buttons["again"]
    reached = set()
    for _ in range(8):
        reached.add(gui.root.focus_get())
        gui.press("Tab")
    assert {*page.buttons.values(), *page.copy_buttons} <= reached
    assert "hotline-2026-11-22.sqlite3" in page.copy_buttons[0].cget("text")


def test_a_copy_takes_the_place_of_the_damaged_file(gui, place, damaged):
    before = damaged.read_bytes()
    start(place, str(damaged))
    gui.settle()
    page = refused(gui)
    gui.focus(page.copy_buttons[0])
    gui.answer(yes(gui))
    gui.press("Return")
    gui.until(lambda: place.window is not None, "the office is open")
    assert counts.counts(place.database)["cases"] == 1
    kept = list(damaged.parent.glob("*.before-restore"))
    assert [file.read_bytes() for file in kept] == [before]


def test_changing_ones_mind_changes_nothing(gui, place, damaged):
    before = damaged.read_bytes()
    start(place, str(damaged))
    gui.settle()
    gui.focus(refused(gui).copy_buttons[0])
    gui.answer(lambda dialog: gui.press("Escape"))
    gui.press("Return")
    assert place.window is None
    assert damaged.read_bytes() == before
    assert not list(damaged.parent.glob("*.before-restore"))


def test_a_copy_that_is_no_copy_is_refused(gui, place, damaged, tmp_path, monkeypatch):
    wrong = tmp_path / "song.sqlite3"
    wrong.write_bytes(b"no database " * 50)
    monkeypatch.setattr(refused_start, "ask_database", lambda *_asked: wrong)
    before = damaged.read_bytes()
    start(place, str(damaged))
    gui.settle()
    page = refused(gui)
    gui.focus(page.buttons["copy"])
    gui.answer(yes(gui))
    gui.press("Return")
    assert str(wrong) in words_on(page)
    assert damaged.read_bytes() == before


def test_another_file_is_remembered_and_locked(gui, place, damaged, database_file, monkeypatch):
    monkeypatch.setattr(refused_start, "ask_database", lambda *_asked: database_file)
    lock = InstanceLock(place.paths, str(damaged))
    assert lock.take()
    place.entrance = Entrance(lock)
    start(place, str(damaged))
    gui.settle()
    gui.focus(refused(gui).buttons["choose"])
    gui.press("Return")
    gui.until(lambda: place.window is not None, "the other office is open")
    assert read_settings(place.paths.settings_file).database == str(database_file)
    assert InstanceLock(place.paths, str(damaged)).take()
    assert not InstanceLock(place.paths, str(database_file)).take()


def test_a_file_that_another_window_has_is_left_to_it(
    gui, place, damaged, database_file, monkeypatch
):
    monkeypatch.setattr(refused_start, "ask_database", lambda *_asked: database_file)
    left = []
    monkeypatch.setattr(gui.root, "quit", lambda: left.append(True))
    lock, other = (InstanceLock(place.paths, str(file)) for file in (damaged, database_file))
    assert lock.take() and other.take()
    assert other.listener.port
    place.entrance = Entrance(lock)
    start(place, str(damaged))
    gui.settle()
    gui.focus(refused(gui).buttons["choose"])
    gui.press("Return")
    assert left and place.window is None
    other.release()


def test_quit(gui, place, damaged, monkeypatch):
    left = []
    monkeypatch.setattr(gui.root, "quit", lambda: left.append(True))
    start(place, str(damaged))
    gui.settle()
    gui.focus(refused(gui).buttons["leave"])
    gui.press("Return")
    assert left


def test_of_a_server_nothing_is_restored(gui, place):
    start(place, "postgresql://nowhere/hotline")
    gui.settle()
    page = refused(gui)
    assert set(page.buttons) == {"leave", "choose", "again"}
    assert page.copy_buttons == []


def test_a_restoring_that_the_power_ended_half_way_is_ended(gui, place, damaged):
    """Both renames were to come; the old file is away and nothing stands in its place."""
    stamp = "20261123-101500-000000"
    (copy,) = (damaged.parent / "back-ups").iterdir()
    shutil.copyfile(copy, f"{damaged}.{stamp}.restoring")
    damaged.rename(f"{damaged}.{stamp}.before-restore")
    start(place, str(damaged))
    gui.until(lambda: place.window is not None, "the office is open")
    assert counts.counts(place.database)["cases"] == 1


def test_the_copies_on_the_stick_are_found_when_the_disk_of_the_office_is_gone(
    gui, place, damaged, tmp_path
):
    stick = tmp_path / "USB của văn phòng"
    stick.mkdir()
    office = tmp_path / "nơi làm việc" / "hotline.sqlite3"
    office.parent.mkdir()
    (copy,) = (damaged.parent / "back-ups").iterdir()
    shutil.copyfile(copy, office)
    place.keep(replace(place.settings, database=str(office)))
    start(place, str(office))
    gui.until(lambda: place.window is not None, "the office is open")
    desk = place.seat.desk
    made = back_up(desk.database, desk.actor, stick / "hotline-BMT-20261123-080000.sqlite3")
    desk.events.announce("back_up", path=made)
    assert read_settings(place.paths.settings_file).backup_folder == str(stick)
    place.database.close()
    # What the window's worker still asks must not hold the disk that goes.
    office.parent.rename(tmp_path / "ổ đĩa đã rút")
    start(place, str(office))
    gui.settle()
    page = refused(gui)
    assert [button for button in page.copy_buttons if made.name in button.cget("text")]


def test_the_copies_of_another_office_are_not_remembered(gui, place, damaged, database_file):
    place.keep(replace(place.settings, database=str(damaged)))
    start(place, str(database_file))
    gui.until(lambda: place.window is not None, "the other office is open")
    place.seat.desk.events.announce("back_up", path=database_file.parent / "x.sqlite3")
    assert read_settings(place.paths.settings_file).backup_folder == ""
