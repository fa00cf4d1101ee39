"""The office's own page: every section changed with keys, every refusal under its field."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.commands import office_settings
from db.commands import users as users_acts
from db.commands.backups import back_up
from db.commands.calls import log_call
from db.connection import Database
from db.queries import back_ups, offices, sign_in, users
from db.queries import office_settings as stored
from db.records.people import UserDraft
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.i18n import install
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.windows.desk_words import desk_words
from tests.factories import call


class Stand:
    """The office page in a window of its own."""

    def __init__(self, gui, database, home):
        from hotline_app.windows.main_window import MainWindow
        from hotline_app.windows.navigation import Desk
        from hotline_app.windows.shell import PageEntry, Shell

        self.gui, self.database, self.news = gui, database, []
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
        entry = PageEntry("office", lambda: "Đơn vị", "building-gear", self._make)
        title = Desk("Đường dây nóng", "LĐLĐ Buôn Ma Thuột", "Trần Văn Quản", "Quản trị đơn vị")
        shell = Shell([entry], lambda: title, self.desk.settings, lambda settings: None)
        self.window = MainWindow(gui.root, gui.look, shell)
        self.desk.events.listen("news", lambda news: self.news.append(news.title))
        self.page = self.window.go("office")
        gui.settle()

    def _make(self, parent):
        from hotline_app.views.office.office import OfficePage

        return OfficePage(parent, self.desk)

    def section(self, key):
        self.page.sections.value = key
        self.gui.settle()

    def field(self, name):
        self.gui.focus(self.page.panel.fields[name])

    def write(self, name, text):
        """Type over what stands in a field."""
        self.field(name)
        self.gui.press("Control-slash")
        widget = self.gui.root.focus_get()
        widget.delete(0, "end")
        self.gui.type(text)

    def pick_copy(self, file):
        """Pick a file of the list of copies once that list is there."""
        copies = self.page.panel.copies

        def is_picked():
            copies.value = str(file)
            return copies.value == str(file)

        self.gui.until(is_picked, "the copy is in the list")

    def problem(self, name):
        return self.page.panel.fields[name].problem

    def close(self):
        self.window.close()
        self.desk.tasks.close()


@pytest.fixture
def stand(gui, database: Database, tmp_path: Path):
    install("vi")
    made = Stand(gui, database, tmp_path / "home")
    yield made
    made.close()


def test_a_user_is_added_and_changed_with_keys(stand, gui):
    stand.page.add()
    gui.settle()
    stand.write("user", "hoa")
    stand.write("full_name", "Lê Thị Hoa")
    gui.press("Control-s")
    assert stand.news[-1] == "Đã thêm người dùng"
    known = {user.name: user for user in users.all_users(stand.database)}
    assert known["hoa"].full_name == "Lê Thị Hoa"
    names = [row.name for row in stand.page.rows]
    stand.page.table.go_to(names.index("hoa"))
    gui.settle()
    stand.write("absent_from", "1/12/2026")
    stand.write("absent_to", "30/11/2026")
    gui.press("Control-s")
    assert stand.problem("absent_to").startswith("Ngày cuối trước ngày đầu")
    stand.write("absent_to", "5/12/2026")
    gui.press("Control-s")
    assert stand.news[-1] == "Đã lưu người dùng"


def test_a_name_that_is_taken_is_said_under_the_field(stand, gui):
    stand.page.add()
    gui.settle()
    stand.write("user", "truc")
    stand.field("full_name")
    gui.paste("N" * 5_000)
    gui.press("Control-s")
    assert stand.problem("user")
    assert stand.page.panel.value("full_name") == "N" * 5_000


def test_the_letterhead_is_changed_and_a_stale_edit_shows_both(stand, gui):
    stand.section("letterhead")
    other = users.actor(stand.database)
    office_settings.edit_office(stand.database, other, {"phone": "0262 111"}, 1)
    stand.write("address", "1 Phan Chu Trinh")
    gui.press("Control-s")
    assert offices.here(stand.database).letterhead.address == ""
    assert stand.page.panel.value("phone") == "0262 111"
    gui.press("Control-s")
    head = offices.here(stand.database).letterhead
    assert (head.address, head.phone) == ("1 Phan Chu Trinh", "0262 111")


def test_terms_are_whole_numbers(stand, gui):
    stand.section("terms")
    stand.write("verify_days", "hai")
    gui.press("Control-s")
    assert stand.problem("verify_days")
    stand.write("verify_days", "3")
    gui.press("Control-s")
    assert stored.clocks(stand.database).verify_days == 3


def test_a_need_is_switched_off_and_a_channel_gets_its_hours(stand, gui):
    stand.section("needs")
    assert stand.page.panel.value("name_vi") == stored.needs(stand.database)[0].name_vi
    stand.field("is_active")
    gui.press("Right", "space")
    gui.press("Control-s")
    assert not stored.needs(stand.database)[0].is_active
    stand.section("channels")
    stand.write("hours", "7 giờ đến 21 giờ")
    gui.press("Control-s")
    assert stored.channels(stand.database)[0].hours == "7 giờ đến 21 giờ"


def test_a_day_off_is_added_and_taken_out_again(stand, gui):
    stand.section("holidays")
    stand.page.add()
    gui.settle()
    stand.write("day", "24/11/2026")
    stand.write("name", "Ngày Văn hóa Việt Nam")
    gui.press("Control-s")
    days = [one.day.isoformat() for one in stored.holidays(stand.database, 2026)]
    assert "2026-11-24" in days
    place = [row.day.isoformat() for row in stand.page.rows].index("2026-11-24")
    stand.page.table.go_to(place)
    gui.settle()
    gui.focus(stand.page.panel.withdrawing)
    stand.page.panel.withdrawing.invoke()
    gui.settle()
    days = [one.day.isoformat() for one in stored.holidays(stand.database, 2026)]
    assert "2026-11-24" not in days


def test_what_is_half_written_is_there_again(stand, gui):
    stand.section("signatories")
    stand.page.add()
    gui.settle()
    stand.write("name", "Y Krang Niê")
    stand.section("terms")
    stand.section("signatories")
    stand.page.add()
    gui.settle()
    assert stand.page.panel.value("name") == "Y Krang Niê"
    gui.press("Control-s")
    assert stored.signatories(stand.database)[0].name == "Y Krang Niê"


def test_a_copy_is_made_looked_into_and_put_back(stand, gui, tmp_path):
    stand.section("copies")
    folder = tmp_path / "Bản sao"
    stand.write("folder", str(folder))
    stand.page.panel.copy_now()
    gui.until(lambda: folder.is_dir() and len(list(folder.glob("*.sqlite3"))) == 1, "copied")
    gui.until(lambda: stand.news[-1:] != [] and "Đã sao lưu" in stand.news[-1], "told")
    (copy,) = folder.glob("*.sqlite3")
    log_call(stand.database, stand.desk.actor, call())
    stand.section("terms")
    stand.section("copies")
    panel = stand.page.panel
    stand.write("folder", str(folder))
    gui.press("Control-s")
    stand.section("terms")
    stand.section("copies")
    panel = stand.page.panel
    stand.pick_copy(copy)
    gui.until(lambda: not panel.restoring.instate(["disabled"]), "looked into")
    assert "Vụ việc: 0" in panel.content.cget("text")
    gui.answer(lambda _dialog: gui.press("Right", "Return"))
    panel.restore()
    gui.until(lambda: stand.database.value("SELECT count(*) FROM cases") == 0, "put back")
    kept = back_ups.copies_in(Path(stand.database.where).parent / "back-ups")
    assert [back_ups.look_inside(path).counts["cases"] for path in kept] == [1]


def test_a_copy_that_cannot_be_made_says_so_under_the_folder(stand, gui, tmp_path):
    stand.section("copies")
    away = tmp_path / "USB đã rút" / "sao lưu"
    stand.write("folder", str(away))
    panel = stand.page.panel
    panel.copy_now()
    gui.until(lambda: stand.problem("folder") != "", "told")
    assert str(away) in stand.problem("folder")
    assert "Dữ liệu đã ghi không mất" in stand.problem("folder")
    assert not away.parent.exists()
    assert gui.root.focus_get() is panel.fields["folder"].focus_widget
    assert panel.copying.instate(["!disabled"])
    assert panel.value("folder") == str(away)


def test_a_damaged_copy_is_refused_under_its_field(stand, gui):
    folder = Path(stand.database.where).parent / "back-ups"
    folder.mkdir()
    broken = folder / "hotline-BMT-20261101-080000.sqlite3"
    broken.write_bytes(b"x" * 9_000)
    stand.section("copies")
    stand.pick_copy(broken)
    gui.until(lambda: stand.problem("copy") != "", "told")
    assert str(broken) in stand.problem("copy")
    assert stand.page.panel.restoring.instate(["disabled"])


def test_who_is_not_in_the_copy_is_asked_to_sign_in_anew(stand, gui):
    folder = Path(stand.database.where).parent / "back-ups"
    folder.mkdir()
    copy = back_up(stand.database, stand.desk.actor, folder / "before.sqlite3")
    users_acts.add_user(stand.database, stand.desk.actor, UserDraft("moi", "", "administrator"))
    stand.desk = replace(stand.desk, actor=users.actor(stand.database, "moi"))
    stand.page.desk = stand.desk
    asked = []
    stand.desk.events.listen("sign_out", lambda: asked.append(True))
    stand.section("copies")
    stand.pick_copy(copy)
    panel = stand.page.panel
    gui.until(lambda: not panel.restoring.instate(["disabled"]), "looked into")
    gui.answer(lambda _dialog: gui.press("Right", "Return"))
    panel.restore()
    gui.until(lambda: asked == [True], "asked who is there")
    assert "moi" not in {one.name for one in sign_in.people(stand.database)}


def test_the_demonstration_office_opens_beside_and_cannot_be_mistaken(stand, gui, tmp_path):
    stand.section("demonstration")
    started = stand.page.panel.file
    assert not started.exists()
    assert not stored.is_demonstration(stand.database)
    assert not stand.window.banner.winfo_ismapped()
    office_settings.mark_as_demonstration(stand.database, stand.desk.actor)
    words = desk_words(stand.database, stand.desk.actor)
    assert "hư cấu" in words.banner
    stand.window.banner.show(words.banner)
    gui.settle()
    assert stand.window.banner.winfo_ismapped()
    assert stand.window.banner.winfo_width() == stand.window.header.master.winfo_width()
