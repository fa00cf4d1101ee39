"""What is to be done, in the window: the list, sets in two keys, ends of many, stand-ins."""

from datetime import timedelta

import pytest

from db import clock
from db.commands import calls, follow_ups, users
from db.queries import case_details, follow_up_templates
from db.queries import users as known_users
from db.records.drafts import CallDraft, FollowUpDraft
from db.records.people import UserDraft
from db.rules.days import format_day, vietnam_day
from tests.gui.case_office import Office, Stand
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Gọi hỏi Nguyễn Thị Hồng Hạnh đã nhận được chưa " * 110


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def a_case(office, name="H'Hen Niê", **fields):
    draft = CallDraft(name=name, summary="Hết gạo", needs=("food",), **fields)
    return calls.log_call(office.database, office.admin, draft).case_code


def in_days(days):
    return format_day(vietnam_day(clock.now()) + timedelta(days=days))


def plan(office, code, what, days=0, assignee=""):
    draft = FollowUpDraft(what, in_days(days), assignee)
    return follow_ups.add_follow_up(office.database, office.admin, code, draft)


def states(office):
    return dict(office.database.rows("SELECT id, state FROM follow_ups"))


def whats(page):
    return [one.record.what for one in page.records.rows]


def ended(gui, desk, page):
    gui.until(lambda: page.panel is None, "the form is closed")
    desk.wait(page)


def test_an_empty_office_says_where_follow_ups_come_from(gui, desk):
    page = desk.go("follow_ups")
    assert "Alt+V" in page.records.nothing.cget("text")
    gui.press("F2", "Delete")
    assert page.panel is None


def test_mine_stand_first_and_who_has_none_sees_all(gui, desk, office):
    code = a_case(office)
    plan(office, code, "Việc của cán bộ", 1, "tuan")
    page = desk.go("follow_ups")
    assert whats(page) == ["Việc của cán bộ"]
    plan(office, code, "Việc của tôi", 3)
    office.database.close()
    page.refresh()
    desk.wait(page)
    page.records.bar.chips.value = "mine"
    page.records.filter()
    assert whats(page) == ["Việc của tôi"]


def test_one_is_finished_and_one_dropped_by_keys(gui, desk, office):
    code = a_case(office)
    first, second = plan(office, code, "Gọi lần một", -2), plan(office, code, "Gọi lần hai", 1)
    page = desk.go("follow_ups")
    assert whats(page) == ["Gọi lần một", "Gọi lần hai"]
    gui.press("F2")
    gui.paste("Đã nhận đủ")
    gui.press("Control-s")
    ended(gui, desk, page)
    assert states(office) == {first: "done", second: "open"}
    gui.press("Delete", "Control-s")
    assert page.panel.fields["result"].problem
    gui.paste("Không cần nữa")
    gui.press("Control-s")
    ended(gui, desk, page)
    assert states(office)[second] == "dropped"
    assert page.records.rows == []


def test_marked_rows_end_together_and_say_what_was_refused(gui, desk, office):
    code = a_case(office)
    made = [plan(office, code, f"Việc {number:02}", number) for number in range(40)]
    page = desk.go("follow_ups")
    gui.press("Shift-End", "F2")
    assert "40" in page.panel.title()
    # Meanwhile somebody else finished one.
    follow_ups.finish_follow_up(office.database, office.officer, made[0], "đồng nghiệp làm")
    gui.paste("Làm chung một lượt")
    gui.press("Control-s")
    ended(gui, desk, page)
    assert set(states(office).values()) == {"done"}
    assert "39" in desk.said()
    assert code in desk.said()


def test_half_written_ends_are_found_again(gui, desk, office):
    plan(office, a_case(office), "Gọi lại")
    page = desk.go("follow_ups")
    gui.press("F2")
    gui.paste("Đang dở câu")
    gui.press("Escape")
    (button,) = page.records.unfinished
    assert "Đang dở câu" in button.cget("text")
    button.invoke()
    gui.settle()
    assert page.panel.fields["result"].value == "Đang dở câu"


def test_long_words_and_the_way_to_the_case(gui, desk, office):
    code = a_case(office, "Ê Ƀăn " * 60)
    plan(office, code, LONG)
    page = desk.go("follow_ups")
    opened = []
    desk.desk.events.listen("open_case", lambda code: opened.append(code))
    page.sheet.buttons["case"].invoke()
    assert opened == [code]


def test_a_reader_changes_nothing(gui, office):
    users.add_user(
        office.database, office.admin, UserDraft("tinh", "Đỗ Văn Tỉnh", "provincial_reader")
    )
    plan(office, a_case(office), "Gọi lại")
    reader = known_users.actor(office.database, "tinh")
    desk = KnowledgeDesk(gui, office, reader)
    page = desk.go("follow_ups")
    gui.press("F2", "Delete")
    assert page.panel is None
    desk.close()


def test_who_stands_in_sees_it_marked_on_the_list_and_on_today(gui, office):
    changes = {"absent_from": in_days(-1), "absent_to": in_days(3), "stand_in": "hanh"}
    version = office.database.value("SELECT version FROM users WHERE name = 'tuan'")
    users.edit_user(office.database, office.admin, "tuan", changes, version)
    plan(office, a_case(office), "Gọi CĐCS", 0, "tuan")
    desk = KnowledgeDesk(gui, office)
    page = desk.go("follow_ups")
    assert page.records.bar.chips.value == "mine"
    assert page.current.done_for == "Lê Quốc Tuấn"
    assert "Lê Quốc Tuấn (vắng; Trần Thị Hạnh thay)" in desk.words(page.sheet)
    today = desk.window.go("today")
    gui.until(lambda: today.counted is not None, "it is counted")
    assert [one.done_for for one in today.counted.follow_ups] == ["Lê Quốc Tuấn"]
    assert today.counted.follow_ups_due == 1
    desk.close()


def test_a_set_in_two_keys_on_the_case(gui, office):
    stand = Stand(gui, office)
    code = a_case(office)
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    page = stand.window.page
    gui.press("Alt-v")
    sets = page.panel.sets.offered
    assert sets[0].need == "food"
    page.panel.fields["assignee"].value = "tuan"
    gui.press("Alt-2")
    gui.settle()
    assert page.panel is None
    made = case_details.detail(office.database, code).follow_ups
    planned = follow_up_templates.planned(office.database, sets[1])
    assert {one.what for one in made} == {one.what for one in planned}
    assert {one.assignee_name for one in made} == {"Lê Quốc Tuấn"}
    assert "3" in stand.news[-1].title
    stand.close()


def test_a_set_and_an_end_for_many_cases(gui, office):
    office.fill(30)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    gui.until(lambda: page.rows.is_whole, "the list is there")
    gui.press("Control-a", "Alt-v", "Alt-1")
    panel = page._side.panel
    gui.until(lambda: not panel.is_working, "the work is done")
    assert len(states(office)) == 90
    gui.press("Escape", "Control-a", "Alt-k")
    panel = page._side.panel
    assert panel.key == "bulk_finish"
    panel.fields["state"].value = "dropped"
    gui.press("Control-s")
    assert panel.fields["result"].problem
    gui.focus(panel.fields["result"])
    gui.paste("Làm lại từ đầu")
    gui.press("Control-s")
    gui.until(lambda: not panel.is_working, "the work is done")
    assert set(states(office).values()) == {"dropped"}
    assert "30" in str(panel.notice.cget("text"))
    stand.close()


def test_a_set_is_written_on_the_page_of_the_office(gui, desk, office):
    page = desk.window.go("office")
    page.sections.value = "follow_up_templates"
    gui.settle()
    assert len(page.rows) == 4
    page.add()
    gui.settle()
    gui.focus(page.panel.fields["name"])
    gui.paste("Ba lần gọi")
    gui.focus(page.panel.fields["lines"])
    gui.paste("Gọi ngay")
    gui.press("Control-s")
    assert "3:" in page.panel.fields["lines"].problem
    page.panel.fields["lines"].value = "1: Gọi ngay\n4: Gọi lại"
    gui.press("Control-s")
    made = follow_up_templates.one(office.database, "ba lan goi")
    assert [line.working_days for line in made.lines] == [1, 4]
    page.table.go_to([row.name for row in page.rows].index("Ba lần gọi"))
    gui.settle()
    page.panel.fields["is_active"].value = "no"
    gui.press("Control-s")
    assert not follow_up_templates.one(office.database, made.id).is_active
