"""The first page, with real keys."""

from datetime import UTC, datetime

import pytest

from db.commands.calls import log_call
from db.commands.follow_ups import add_follow_up
from db.commands.notices import save_notice
from db.commands.week_exports import record_week_export
from db.queries import users
from db.records.answer_cards import NoticeDraft
from db.records.case_filters import CaseFilter
from db.rules.days import Week
from hotline_app.views.today import today as today_page
from tests.factories import call, follow_up
from tests.gui.reports_desk import Stand, fill, texts


@pytest.fixture
def stand(gui, database, tmp_path, set_clock):
    stand = Stand(gui, database, tmp_path / "home")
    stand.codes = fill(database, set_clock)
    yield stand
    stand.desk.tasks.close()


def test_figures_and_who_has_the_keyboard(gui, stand):
    page = stand.go("today")
    values = {
        key: tile.figure.value
        for row in (page.mine, page.office, page.tally)
        for key, tile in row.tiles.items()
    }
    assert values == {
        "mine_overdue": "2", "mine_due_today": "0", "mine": "2", "follow_ups": "0",
        "urgent": "1", "unassigned": "2", "overdue": "2", "open": "4",
        "contacts": "2", "non_cases": "1", "cases": "1", "closed": "0",
    }  # fmt: skip
    assert page.mine.tiles["mine_overdue"].figure.tone == "problem"
    assert gui.root.focus_get() is page.mine.tiles["mine_overdue"]
    assert "08/09/2021 09:00" in page.heading().about
    assert stand.heard("count") == {"page": "today", "count": 2}


def test_every_figure_opens_its_records(gui, stand):
    page = stand.go("today")
    me = (stand.desk.actor.user_id,)
    gui.press("Return")
    wanted = stand.heard("show_cases")["filter"]
    assert (wanted.owner_ids, wanted.is_open) == (me, True)
    assert wanted.due_before == datetime(2021, 9, 8, 2, tzinfo=UTC)
    gui.press("Tab", "space")
    wanted = stand.heard("show_cases")["filter"]
    assert wanted.due_before == datetime(2021, 9, 8, 17, tzinfo=UTC)
    gui.click(page.office.tiles["urgent"])
    assert stand.heard("show_cases")["filter"] == CaseFilter(urgencies=("urgent",), is_open=True)
    gui.click(page.office.tiles["unassigned"])
    assert stand.heard("show_cases")["filter"] == CaseFilter(is_unassigned=True, is_open=True)
    gui.click(page.tally.tiles["cases"])
    day = datetime(2021, 9, 8).date()
    assert stand.heard("show_cases")["filter"] == CaseFilter(opened_from=day, opened_to=day)
    assert all(told["title"] for told in stand.told["show_cases"])


def test_contacts_of_today_open_in_the_reports(gui, stand):
    page = stand.go("today")
    gui.click(page.tally.tiles["non_cases"])
    stand.idle()
    assert stand.window.front == "reports"
    contacts = stand.window.page.contacts
    assert contacts.winfo_ismapped()
    assert contacts.table.total == 1
    assert contacts.table.record(0).non_case_kind == "silent"


def test_follow_ups_open_their_cases(gui, stand, database):
    admin = users.actor(database)
    plan = follow_up(needed_by="06/9/2021", assignee="canbo")
    add_follow_up(database, admin, stand.codes[0], plan)
    page = stand.go("today")
    tile = page.mine.tiles["follow_ups"]
    assert (tile.figure.value, tile.figure.note) == ("1", "1 quá hạn")
    gui.click(tile)
    wanted = stand.heard("show_cases")["filter"]
    assert len(wanted.numbers) == 1
    gui.focus(page.follow_ups.table.canvas)
    gui.press("Down", "Return")
    assert stand.heard("open_case") == {"code": stand.codes[0]}


def test_my_work_opens_the_case(gui, stand):
    page = stand.go("today")
    assert page.work.table.total == 2
    assert page.work.table.record(0).code == stand.codes[0]
    gui.focus(page.work.table.canvas)
    gui.press("Down", "Down", "Return")
    assert stand.heard("open_case") == {"code": stand.codes[1]}


def test_an_empty_list_leaves_its_room_to_what_follows(gui, stand, database):
    page = stand.go("today")
    heights = [one.table.canvas.winfo_reqheight() for one in (page.work, page.follow_ups)]
    for day in range(1, 6):
        plan = follow_up(what=f"Gọi lần {day}", needed_by=f"0{day}/9/2021", assignee="canbo")
        add_follow_up(database, users.actor(database), stand.codes[0], plan)
    stand.desk.events.announce("cases")
    stand.idle()
    assert page.follow_ups.table.canvas.winfo_reqheight() == 2 * heights[1] == 2 * heights[0]


def test_charts_are_walked_by_keys_and_told_in_words(gui, stand):
    page = stand.go("today")
    chart = page.days.chart
    assert len(chart.bars) == 30
    assert chart.text == "4 lượt trong 30 ngày; nhiều nhất ngày 08/09/2021: 2; hôm nay 2."
    gui.focus(chart)
    gui.press("End")
    assert chart.bars[chart.marked].words == "08/09/2021: 2 lượt"
    gui.press("Left")
    assert chart.bars[chart.marked].words == "07/09/2021: 0 lượt"
    gui.focus(page.needs.chart)
    gui.press("Down", "Return")
    wanted = stand.heard("show_cases")["filter"]
    assert wanted.needs == ("food",)
    assert page.needs.chart.bars[0].words == "Lương thực, nhu yếu phẩm: 3 trong 3 vụ việc"


def test_a_new_case_counts_at_once(gui, stand, database):
    page = stand.go("today")
    log_call(database, users.actor(database), call(name="Thêm"))
    stand.desk.events.announce("cases")
    stand.idle()
    assert page.tally.tiles["cases"].figure.value == "2"
    assert gui.root.focus_get() is page.mine.tiles["mine_overdue"]


def test_the_week_that_is_to_be_exported(gui, stand, database):
    page = stand.go("today")
    assert page.week._pill.status.words == "Chưa xuất"
    assert any("30/08/2021 – 05/09/2021" in words for words in texts(page.week))
    week = Week(datetime(2021, 8, 30).date())
    record_week_export(database, users.actor(database), week, "BMT-2021-W35")
    stand.desk.events.announce("week_exported")
    stand.idle()
    assert page.week._pill.status.words == "Đã xuất"
    assert any("08/09/2021 09:00" in words for words in texts(page.week))
    gui.focus(page.week.button)
    gui.press("Return")
    assert stand.heard("go") == {"page": "weekly_export"}


def test_notices_in_force(gui, stand, database):
    long = NoticeDraft(
        "Trực đêm " * 600, "Từ 18 giờ đến 6 giờ. " * 300, "1111/LĐLĐ", "01/9/2021", "30/9/2021"
    )
    past = NoticeDraft("Đã hết hạn", "Nội dung", "", "01/8/2021", "31/8/2021")
    for draft in (long, past):
        save_notice(database, users.actor(database), draft)
    page = stand.go("today")
    shown = texts(page.notices)
    assert any("1111/LĐLĐ · đến 30/09/2021" in words for words in shown)
    assert "Đã hết hạn" not in shown
    assert page.notices.winfo_width() <= page.winfo_width()


def test_an_empty_office_and_long_names(gui, database, tmp_path, set_clock):
    set_clock(datetime(2021, 9, 8, 2, tzinfo=UTC))
    stand = Stand(gui, database, tmp_path / "home")
    page = stand.go("today")
    assert page.mine.tiles["mine"].figure.value == "0"
    assert page.work.nothing.winfo_ismapped()
    assert "Không có" in page.days.chart.text
    admin = users.actor(database)
    code = log_call(database, admin, call(name="Ê" * 5_000, summary="đ" * 5_000)).case_code
    from db.commands.cases import assign_owner

    assign_owner(database, admin, code, "canbo")
    gui.press("F5")
    stand.idle()
    assert page.work.table.total == 1
    assert not page.work.nothing.winfo_ismapped()
    stand.desk.tasks.close()


def test_light_and_dark_narrow_and_wide(gui, stand):
    page = stand.go("today")
    gui.look.set_appearance("dark")
    assert (26, 36, 56) in gui.colours(page.days)
    gui.look.set_appearance("light")
    gui.root.geometry("700x600")
    gui.settle()
    assert page.work.winfo_width() > page.scrolled.winfo_width() * 0.9
    gui.root.geometry("1366x768")
    gui.settle()
    assert page.work.winfo_width() < page.scrolled.winfo_width() * 0.6


def test_it_counts_anew_after_midnight_while_somebody_looks(gui, stand, set_clock, monkeypatch):
    monkeypatch.setattr(today_page, "LOOK_EVERY_MS", 20)
    set_clock(datetime(2021, 9, 8, 16, 58, tzinfo=UTC))
    page = stand.go("today")
    assert page.tally.tiles["contacts"].figure.value == "2"
    focused = gui.root.focus_get()
    set_clock(datetime(2021, 9, 8, 17, 1, tzinfo=UTC))
    gui.until(lambda: page.tally.tiles["contacts"].figure.value == "0", "a new day")
    assert gui.root.focus_get() is focused
    counted = page.counted
    set_clock(datetime(2021, 9, 8, 17, 4, tzinfo=UTC))
    gui.settle()
    assert page.counted is counted
    set_clock(datetime(2021, 9, 8, 17, 7, tzinfo=UTC))
    gui.until(lambda: page.counted is not counted, "five minutes later")
