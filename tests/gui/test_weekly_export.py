import hashlib
import json
import os
from datetime import UTC, datetime

import pytest

from db.commands import imports
from db.commands.calls import log_call
from db.connection import open_database
from db.queries import users
from exports.errors import ExportCancelled, ExportRefused
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from tests.factories import call, imported

WEDNESDAY = datetime(2021, 9, 8, 3, tzinfo=UTC)
WEEK = "Tuần từ 30/8/2021 đến 05/9/2021"
FOLDER = "BMT-2021-W35"
MANY = 4_000


class Stand:
    """The window with the weekly export in it."""

    def __init__(self, gui, database, home):
        from hotline_app.windows.main_window import MainWindow
        from hotline_app.windows.navigation import Desk
        from hotline_app.windows.shell import PageEntry, Shell

        self.news = []
        self.folders = []
        self.asked = []
        paths = find_paths({"HOTLINE_HOME": str(home)}).make()
        self.desk = DeskContext(
            database=database,
            actor=users.actor(database),
            settings=Settings(scale=100),
            paths=paths,
            tasks=Tasks(gui.root, gui.errors.append),
            events=Events(gui.errors.append),
            journal=DraftJournal(paths.drafts),
        )
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Văn Quản", "Quản trị đơn vị")
        entry = PageEntry("week", lambda: "Báo cáo tuần", "calendar-week", self._make)
        other = PageEntry("other", lambda: "Khác", "house", self._elsewhere)
        shell = Shell([entry, other], lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(gui.root, gui.look, shell)
        self.desk.events.listen("news", self._told)

    def _make(self, parent):
        from hotline_app.views.reports.weekly_export import WeeklyExportPage

        return WeeklyExportPage(parent, self.desk, self._ask)

    def _elsewhere(self, parent):
        from hotline_app.widgets.page import Heading, Page

        class Elsewhere(Page):
            def heading(self):
                return Heading("Khác")

        return Elsewhere(parent)

    def _ask(self, parent, title, start):
        """Stands for the computer's own dialog."""
        self.asked.append(start)
        return self.folders.pop() if self.folders else None

    def _told(self, news):
        self.news.append(news)
        self.window.show_news(news)


@pytest.fixture
def stand(gui, database, tmp_path, set_clock):
    set_clock(WEDNESDAY)
    stand = Stand(gui, database, tmp_path / "home")
    yield stand
    stand.desk.tasks.close()


@pytest.fixture
def page(gui, stand):
    page = stand.window.go("week")
    idle(gui, stand)
    return page


@pytest.fixture
def documents(stand):
    return stand.desk.paths.documents


def idle(gui, stand):
    gui.until(lambda: not stand.desk.tasks.is_busy, "the work is done")


def texts(widget):
    """Every word that stands in a widget."""
    found = []
    if "text" in (widget.keys() or ()):
        found.append(str(widget.cget("text")))
    for child in widget.winfo_children():
        found += texts(child)
    return found


def fill(database, count):
    """Many contacts in the week of the letter."""
    admin = users.actor(database)
    digest = hashlib.sha256(b"week").hexdigest()
    run = imports.begin_import(database, admin, "so.csv", digest, "so_truc")
    rows = [imported(str(number), row_number=number) for number in range(1, count + 1)]
    imports.import_batch(database, admin, run.id, rows, (count, 0))
    imports.finish_import(database, admin, run.id)


def test_the_last_full_week_and_its_figures(gui, stand, database):
    admin = users.actor(database)
    log_call(database, admin, call(received_at="30/8/2021 09:15", urgency="urgent"))
    log_call(database, admin, call(received_at="05/9/2021 23:59", name="Y Bham Niê"))
    log_call(database, admin, call(received_at="06/9/2021 00:00", name="Trần Văn An"))
    page = stand.window.go("week")
    idle(gui, stand)
    assert WEEK in texts(page.bar)
    assert page.preview.figures["contacts"] == "2"
    assert page.preview.figures["cases_opened"] == "2"
    assert page.preview.figures["urgent_cases"] == "1/2 (50%)"
    shown = texts(page.preview)
    assert tr("Contacts received") in shown
    assert not any("bằng không" in words for words in shown)


def test_keys_and_buttons_change_the_week(gui, stand, page):
    gui.press("Alt-Left")
    idle(gui, stand)
    assert "Tuần từ 23/8/2021 đến 29/8/2021" in texts(page.bar)
    gui.press("Alt-Right", "Alt-Right")
    idle(gui, stand)
    assert "Tuần từ 06/9/2021 đến 12/9/2021" in texts(page.bar)
    assert any("chưa kết thúc" in words for words in texts(page.bar))
    gui.press("Alt-Right")
    assert page.week.label == "2021-W36"
    assert page.bar.on.instate(["disabled"])
    gui.click(page.bar.back)
    gui.click(page.bar.back)
    gui.click(page.bar.on)
    gui.click(page.bar.last)
    assert page.week.label == "2021-W35"
    idle(gui, stand)


def test_any_day_gives_its_week(gui, stand, page):
    gui.focus(page.bar.day)
    gui.type("01/01/2021")
    idle(gui, stand)
    assert "Tuần từ 28/12/2020 đến 03/01/2021" in texts(page.bar)
    page.bar.day.value = ""
    gui.type("13/9/2021")
    assert page.bar.day.problem == "Tuần đó chưa bắt đầu."
    page.bar.day.value = "30/4/1975"
    assert "2000" in page.bar.day.problem
    assert page.week.label == "2020-W53"


def test_export_is_whole_and_read_back(gui, stand, page, database, documents):
    log_call(database, users.actor(database), call(received_at="31/8/2021 08:00"))
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    manifest = json.loads((documents / FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["monday"] == "2021-08-30"
    assert manifest["made_by"] == "Trần Văn Quản"
    assert manifest["counts"]["cases"] == 1
    for name, sums in manifest["files"].items():
        content = (documents / FOLDER / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sums["sha256"]
        assert name in texts(page.output)
    assert "manifest.json" in texts(page.output)
    assert not stand.news
    assert gui.root.focus_get() is page.output.button
    assert not page.bar.back.instate(["disabled"])


def test_keys_work_on_after_an_export(gui, stand, page):
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    gui.press("Alt-Left", "Alt-Left", "Alt-Right")
    idle(gui, stand)
    assert page.week.label == "2021-W34"


def test_enter_opens_the_written_folder(gui, stand, page, documents, tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    seen = tmp_path / "seen"
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > {seen}.new && mv {seen}.new {seen}\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    gui.press("Return")
    gui.until(seen.exists, "the folder is opened")
    assert seen.read_text().strip() == str(documents / FOLDER)


def test_no_program_opens_folders(gui, stand, page, documents, monkeypatch):
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    monkeypatch.setenv("PATH", "")
    gui.press("Return")
    assert stand.news[-1].kind == "problem"
    assert str(documents / FOLDER) in stand.news[-1].title


def test_a_week_without_a_call_is_exported_too(gui, stand, page, documents):
    assert any("bằng không" in words for words in texts(page.preview))
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    manifest = json.loads((documents / FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["counts"].values()) == {0}


def test_cancel_leaves_nothing(gui, stand, database, documents):
    fill(database, MANY)
    page = stand.window.go("week")
    idle(gui, stand)
    assert page.preview.figures["contacts"] == "4.000"
    gui.press("Control-e")
    gui.until(lambda: any("%" in words for words in texts(page.output)), "rows are written")
    assert page.bar.back.instate(["disabled"])
    gui.press("Escape")
    shown = texts(page.output)
    assert "Đang dừng…" in shown or refusal_words(ExportCancelled()) in shown
    idle(gui, stand)
    assert list(documents.iterdir()) == []
    assert not page.is_writing
    assert refusal_words(ExportCancelled()) in texts(page.output)
    assert not stand.news


def test_cancel_that_comes_too_late_says_so(gui, stand, page, documents):
    page.do_export()
    while not (documents / FOLDER / "manifest.json").exists():
        pass
    page.cancel()
    idle(gui, stand)
    assert f"Đã xuất xong trước khi kịp dừng: {FOLDER}" in texts(page.output)
    assert "manifest.json" in texts(page.output)


def test_the_chosen_folder_is_used_and_its_loss_is_told(gui, stand, page, tmp_path, documents):
    stick = tmp_path / "usb của Lan"
    stick.mkdir()
    stand.folders = [stick]
    gui.press("Control-o")
    assert stand.asked == [documents]
    assert str(stick) in texts(page.output)
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    assert (stick / FOLDER / "manifest.json").is_file()
    stick.rename(tmp_path / "pulled out")
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "it is refused")
    assert refusal_words(ExportRefused("folder_missing", str(stick))) in texts(page.output)
    assert gui.root.focus_get() is page.output.choose
    assert not list(documents.iterdir())


def test_changing_ones_mind_about_the_folder(gui, stand, page, documents):
    gui.click(page.output.choose)
    assert stand.asked == [documents]
    assert page.folder == documents


def test_an_older_folder_of_the_week_is_replaced(gui, stand, page, database, documents):
    older = documents / FOLDER
    older.mkdir()
    (older / "cũ.txt").write_text("cũ", encoding="utf-8")
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    assert not (older / "cũ.txt").exists()
    assert [path.name for path in documents.iterdir()] == [FOLDER]


def test_calls_taken_elsewhere_are_counted(gui, stand, page, database):
    assert page.preview.figures["contacts"] == "0"
    log_call(database, users.actor(database), call(received_at="31/8/2021 08:00"))
    stand.desk.events.announce("cases")
    idle(gui, stand)
    assert page.preview.figures["contacts"] == "1"


def test_another_page_hears_when_the_week_is_written(gui, stand, page, documents):
    page.do_export()
    stand.window.go("other")
    gui.until(lambda: stand.news, "the news")
    assert stand.news[-1].details == WEEK
    stand.window.go("week")
    assert "manifest.json" in texts(page.output)
    gui.until(lambda: gui.root.focus_get() is page.output.button, "the keyboard is on it")


def test_language_keeps_week_and_folder(gui, stand, page, tmp_path):
    gui.press("Alt-Left", "Alt-Left")
    stand.folders = [tmp_path]
    gui.press("Control-o")
    stand.window.set_language("en")
    idle(gui, stand)
    again = stand.window.page
    assert again is not page
    assert "Week from 16/8/2021 to 22/8/2021" in texts(again.bar)
    assert again.folder == tmp_path
    stand.window.set_language("vi")
    idle(gui, stand)


def test_leaving_the_page_stops_the_export(gui, stand, database, documents):
    fill(database, MANY)
    page = stand.window.go("week")
    idle(gui, stand)
    gui.press("Control-e")
    stand.window.set_language("en")
    idle(gui, stand)
    stand.window.set_language("vi")
    idle(gui, stand)
    assert not page.winfo_exists()
    assert list(documents.iterdir()) == []


def test_the_worker_leaves_no_connection_behind(gui, stand, page, database, database_file):
    gui.press("Control-e")
    gui.until(lambda: not page.is_writing, "the week is written")
    database.close()
    assert not database_file.with_name(f"{database_file.name}-wal").exists()
    again = open_database(database_file)
    assert users.actor(again).name == "quantri"
    again.close()
