"""The line at the bottom: back-up and package in words and colour, and room for them."""

from datetime import timedelta

import pytest

from db import clock
from db.commands.backups import back_up
from db.commands.calls import log_call
from db.commands.week_exports import record_week_export
from db.connection import open_database
from db.queries import users
from db.records.desk_state import DeskState
from db.rules.days import parse_week
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.windows.status_facts import backup_words, package_words
from hotline_app.windows.status_line import StatusLine
from tests import factories
from tests.factories import LETTER_DAY

WEEK = parse_week("2021-W34")


@pytest.fixture
def place(gui, tmp_path, database_file):
    database = open_database(database_file)
    log_call(database, users.actor(database), factories.call())
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


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (None, "Chưa sao lưu lần nào", "problem"),
        (0, "Đã sao lưu hôm nay lúc 09:15", "good"),
        (1, "Sao lưu cách đây 1 ngày", "good"),
        (3, "Sao lưu cách đây 3 ngày", "warn"),
        (40, "Sao lưu cách đây 40 ngày", "problem"),
    ],
)
def test_how_old_the_back_up_is(days, words, tone):
    at = None if days is None else LETTER_DAY - timedelta(days=days)
    with clock.at(LETTER_DAY):
        assert backup_words(DeskState(at, True, WEEK)) == (words, tone)


def test_a_new_office_has_nothing_to_lose():
    assert backup_words(DeskState(None, False, WEEK)) == ("", "quiet")


@pytest.mark.parametrize(("days", "tone"), [(0, "warn"), (1, "warn"), (2, "problem")])
def test_a_package_that_is_not_out_gets_redder(days, tone):
    with clock.at(LETTER_DAY + timedelta(days=days)):
        assert package_words(DeskState(None, True, WEEK)) == ("Gói tuần 34: chưa xuất", tone)


def test_the_line_follows_what_is_done(gui, place, tmp_path):
    status = place.window.status
    gui.until(lambda: status.words("backup") == "Chưa sao lưu lần nào", "the first look")
    assert status.tone("backup") == "problem"
    desk = place.seat.desk
    back_up(desk.database, desk.actor, tmp_path / "copy.sqlite3")
    desk.events.announce("back_up", path=tmp_path)
    gui.until(lambda: status.tone("backup") == "good", "the back-up is seen")
    week = parse_week(clock.now().date().isoformat())
    record_week_export(desk.database, desk.actor, week, "BMT")
    desk.events.announce("week_exported")
    gui.until(lambda: "đã xuất" in status.words("package"), "the package is seen")
    gui.click(status._labels["package"])
    assert place.window.front == "weekly_export"


def test_words_change_with_the_language(gui, place):
    from hotline_app import i18n

    status = place.window.status
    gui.until(lambda: status.words("backup") != "", "the first look")
    place.seat.desk.events.announce("workstation", language="en")
    gui.until(lambda: status.words("backup") == "No back-up yet", "English")
    assert i18n.current_language() == "en"
    gui.until(lambda: "package" in status.words("package").lower(), "all of it in English")


def test_where_there_is_no_room_what_is_said_elsewhere_goes_first(gui):
    line = StatusLine(gui.root)
    line.place(x=0, y=0, width=1200)
    for part, words in (
        ("office", "Liên đoàn Lao động thành phố Buôn Ma Thuột"),
        ("person", "Nguyễn Thị Trực · Cán bộ trực"),
        ("backup", "Chưa sao lưu lần nào"),
        ("package", "Gói tuần 34: chưa xuất"),
    ):
        line.show(part, words)
    gui.settle()
    shown = lambda: {p for p, label in line._labels.items() if label.winfo_ismapped()}  # noqa: E731
    assert shown() >= {"office", "person", "backup", "package"}
    line.place(width=560)
    gui.until(lambda: "office" not in shown(), "the office goes first")
    assert {"person", "backup", "package"} <= shown()
    line.place(width=380)
    gui.until(lambda: "person" not in shown(), "then the person")
    line.place(width=1200)
    gui.until(lambda: {"office", "person"} <= shown(), "all is back")
    assert line._labels["office"].winfo_x() < line._labels["person"].winfo_x()


def test_colours_follow_the_appearance(gui):
    line = StatusLine(gui.root)
    line.show("backup", "Chưa sao lưu", "problem")
    before = str(line._labels["backup"].cget("foreground"))
    gui.look.set_appearance("dark")
    assert str(line._labels["backup"].cget("foreground")) != before
