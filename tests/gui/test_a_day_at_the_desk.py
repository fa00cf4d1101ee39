"""One day at the desk: three people, one window, real keys; the figures are counted by hand."""

from pathlib import Path

import pytest

from db.connection import open_database
from db.queries import today, users
from db.queries.checks import check
from hotline_app.i18n import current_language, install
from hotline_app.windows.login import LoginPage
from tests.gui.whole_desk import WholeDesk

NIGHT = (
    "29/8/2021 22:15\t0912345678\tNguyễn Thị Lan\tCông ty Cà phê Ngon\thết gạo\tHết gạo\tzalo",
    "29/8/2021 22:40\t0987654321\tTrần Văn Ba\tDệt may\tlương\tNợ lương\t",
    "29/8/2021 23:05\t0905111222\tH'Bia Ê Ban\tCao su Đắk Lắk\tlương\tChậm lương hai tháng\t",
)
CALLS = (
    ("0912 345 601", "Lê Thị Hoa", "food", "Khu trọ bị phong tỏa, hết gạo"),
    ("0912 345 602", "Phạm Văn Cường", "wages", "Công ty nợ lương tháng bảy"),
    ("0912 345 603", "Võ Thanh Nga", "food", "Hết sữa cho con nhỏ"),
    ("0912 345 604", "Đặng Văn Hùng", "job", "Bị cho thôi việc"),
    ("0912 345 605", "Bùi Thị Mai", "food", "Hết gạo, có bầu tháng thứ bảy"),
    ("0912 345 606", "Hoàng Minh Tú", "wages", "Không trả tiền làm thêm"),
    # The same woman from another number, and the same matter once more.
    ("0912 345 607", "Lê Thị Hoa", "food", "Khu trọ bị phong tỏa, hết gạo"),
    ("0912 345 602", "Phạm Văn Cường", "wages", "Công ty vẫn chưa trả lương"),
)
CHAT = "Chào anh chị, em là Đỗ Thị Hạnh, sđt 0912 345 699. Công ty nợ lương em hai tháng rồi."


@pytest.fixture
def day(gui, database_file, tmp_path):
    language = current_language()
    install("vi")
    day = Day(gui, database_file, tmp_path)
    yield day
    day.whole.close()
    install(language)


class Day:
    """The window, and what is done in it by keys."""

    def __init__(self, gui, path: Path, folder: Path) -> None:
        self.gui = gui
        self.path = path
        self.whole = WholeDesk(gui.root, gui.look, path, folder / "home", "truc")
        self.window = self.whole.window

    @property
    def database(self):
        return self.whole.desk.database

    def wait(self) -> None:
        self.whole.wait()
        self.gui.settle()

    def sit(self, name: str) -> None:
        self.whole.place.seat.sign_out()
        self.gui.settle()
        page = next(one for one in self.gui.root.winfo_children() if isinstance(one, LoginPage))
        page.user.value = name
        self.gui.focus(page.user.entry)
        self.gui.press("Return")
        self.gui.until(lambda: not self.window.is_covered, "somebody sits there")

    def fill(self, fields, **texts: str) -> None:
        for name, text in texts.items():
            self.gui.focus(fields[name])
            self.gui.paste(text)

    def call(self, phone: str, name: str, need: str, summary: str) -> None:
        page = self.window.page
        self.gui.focus(page.form.phone)
        self.gui.type(phone)
        self.fill(page.form.fields, name=name, summary=summary)
        page.form.fields["needs"].value = (need,)
        self.gui.press("Control-Return")
        assert page.form.values()["summary"] == "", [
            (field, one.problem) for field, one in page.form.fields.items() if one.problem
        ]

    def act(self, code: str, key: str, **texts: str) -> None:
        """Open a panel of a case, type, and save it."""
        self.whole.desk.events.announce("open_case", code=code)
        self.gui.settle()
        page = self.window.page
        page.open_panel(key)
        panel = page._panel
        for name, text in texts.items():
            made = panel.fields[name]
            self.gui.focus(made.focus_widget)
            if made.winfo_class() == "TFrame" and hasattr(made, "typed"):
                made.typed = text
            elif hasattr(made, "entry") or hasattr(made, "text"):
                self.gui.paste(text)
            else:
                made.value = text
        self.gui.press("Control-s")
        self.wait()
        problems = [(name, one.problem) for name, one in panel_fields(page) if one.problem]
        assert page._panel is None, (key, problems, page._panel.notice.cget("text"))

    def form(self, page_key: str, place: str, **texts: str) -> None:
        """Open a form of a list page, type, and save it."""
        page = self.window.go(page_key)
        self.wait()
        page.open_panel(place)
        self.fill(page.panel.fields, **texts)
        self.gui.press("Control-s")
        self.wait()
        assert page.panel is None

    def tally(self):
        """Today's figures as the first page shows them."""
        page = self.window.go("today")
        self.gui.press("F5")
        self.gui.until(lambda: page.counted is not None, "today is counted")
        self.wait()
        return today.today(self.database, self.whole.desk.actor)


def panel_fields(page):
    return page._panel.fields.items() if page._panel is not None else ()


def test_a_day_at_the_desk(day, gui):
    # The operator writes down the calls of the night from the sheet of paper.
    lines = day.window.go("line_list").lines
    gui.focus(lines.cell.entry)
    gui.paste("\n".join(NIGHT))
    gui.press("Control-s")
    gui.until(lambda: not lines.sheet.waiting, "the night is saved")
    assert day.tally().work.open == 3

    # Eight calls and two contacts without a matter.
    day.window.go("new_contact")
    gui.settle()
    for call in CALLS:
        day.call(*call)
    gui.focus(day.window.page.form.phone)
    gui.press("F6")
    gui.focus(day.window.page.form.phone)
    gui.press("F7")
    counted = day.tally().tally
    assert (counted.contacts, counted.non_cases, counted.cases) == (8 + 2, 2, 8)

    # A Zalo chat is pasted and becomes one more case.
    page = day.window.go("new_contact")
    gui.root.clipboard_clear()
    gui.root.clipboard_append(CHAT)
    gui.settle()
    gui.press("Control-Shift-V")
    gui.press("Control-Return")
    assert "699" in page.form.values()["phone"]["text"]
    page.form.fields["needs"].value = ("wages",)
    gui.press("Control-Return")
    counted = day.tally()
    assert (counted.tally.contacts, counted.work.open) == (11, 12)

    # The supervisor tells everybody, and hands the cases out.
    day.sit("phutrach")
    day.form("answer_cards", "notice:", title="Phát gạo tại phường Tân Lợi", text="Từ 8 giờ sáng.")
    day.form("answer_cards", "card:", question="Ai được hỗ trợ gạo?", answer="Ai bị phong tỏa.")
    assert [one.title for one in day.tally().notices] == ["Phát gạo tại phường Tân Lợi"]
    rows = _rows(day.database)
    hoa = [code for code, name in rows if name == "Lê Thị Hoa"]
    cuong = [code for code, name in rows if name == "Phạm Văn Cường"]
    assert (len(hoa), len(cuong)) == (2, 2)
    for code in (hoa[0], cuong[0]):
        day.act(code, "owner", owner="canbo")
    day.act(cuong[0], "merge", other=cuong[1])
    assert day.tally().work.open == 11

    # One woman from two numbers becomes one person.
    people = [
        row[0]
        for row in day.database.rows(
            "SELECT id FROM persons WHERE full_name = 'Lê Thị Hoa' ORDER BY created_at"
        )
    ]
    day.whole.desk.events.announce("open_person", id=people[0])
    day.wait()
    page = day.window.page
    page.open_panel("merge", people[1])
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "two people are one")

    # The officer checks, offers a programme, and sends the case on.
    day.sit("canbo")
    assert day.tally().work.mine == 2
    day.act(hoa[0], "verify", claim="Đang ở khu phong tỏa", method="called_union", result="true")
    day.act(hoa[0], "policy", text="Nghị quyết hỗ trợ người lao động")
    day.act(hoa[0], "note", text="Đã gọi lại, còn gạo đến tối")
    day.act(
        hoa[0], "refer", agency="UBND phường Tân Lợi", request="10 kg gạo",
        consent_override="Người gọi không liên lạc được",
    )  # fmt: skip

    # Everything counted once more by hand, from another connection.
    day.sit("phutrach")
    counted = day.tally()
    assert (counted.work.open, counted.work.mine) == (11, 0)
    assert (counted.tally.contacts, counted.tally.non_cases) == (11, 2)
    other = open_database(day.path)
    actor = users.actor(other, "phutrach")
    assert today.open_work(other, actor, counted.at).open == 11
    assert other.value("SELECT count(*) FROM contacts") == 3 + 8 + 2 + 1
    assert other.value("SELECT count(*) FROM cases WHERE status = 'duplicate'") == 1
    assert other.value("SELECT count(*) FROM persons WHERE merged_into_id IS NOT NULL") == 1
    assert other.value("SELECT count(*) FROM verifications") == 1
    assert other.value("SELECT count(*) FROM referrals") == 1
    assert check(other).problems == ()
    other.close()

    # The package of the week, and the day is over.
    page = day.window.go("weekly_export")
    day.wait()
    page.do_export()
    gui.until(lambda: page._written is not None, "the week is written")
    assert any(page._written.iterdir())
    day.whole.place.seat.sign_out()
    gui.settle()
    assert day.window.is_covered
    assert not list(day.whole.place.paths.drafts.glob("*.json"))


def _rows(database):
    return database.rows(
        "SELECT c.code, p.full_name FROM cases c JOIN persons p ON p.id = c.person_id "
        "ORDER BY c.number"
    )
