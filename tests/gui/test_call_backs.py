"""The list of calls, in the window: who may be called now, a key to log it, a key for no answer."""

from datetime import datetime

import pytest

from db import clock
from db.commands import calls, follow_ups
from db.queries import call_backs, case_details
from db.records.drafts import CallDraft, FollowUpDraft
from db.rules.call_backs import CallState
from db.rules.days import VIETNAM
from tests.gui.case_office import Office

NOON = datetime(2026, 9, 16, 12, tzinfo=VIETNAM)
LONG = "Gọi chị Nguyễn Thị Hồng Hạnh hỏi đã nhận gạo chưa " * 100


@pytest.fixture
def office(tmp_path):
    clock.set_source(lambda: NOON)
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def a_call(office, name, phone="0912 345 678", what="Gọi lại", **said):
    draft = CallDraft(name=name, phone=phone, summary="Hết gạo", needs=("food",), **said)
    code = calls.log_call(office.database, office.admin, draft).case_code
    task = follow_ups.add_follow_up(
        office.database, office.admin, code, FollowUpDraft(what, "16/9/2026")
    )
    return code, task


def names(page):
    return [one.record.follow_up.person_name for one in page.records.rows]


def test_nobody_waits(gui, desk):
    page = desk.go("call_backs")
    assert "Gọi" in page.records.nothing.cget("text")
    gui.press("F2", "F3", "F4")
    assert page.panel is None


def test_who_is_not_safe_has_neither_number_nor_button(gui, desk, office):
    a_call(office, "An toàn")
    a_call(office, "Không gọi", "0987 654 321", call_back_safe="no", call_back_note="chồng nghe")
    a_call(office, "Buổi tối", "0977 111 222", call_back_hours="sau 17:00")
    page = desk.go("call_backs")
    assert names(page) == ["An toàn", "Buổi tối", "Không gọi"]
    assert "0912 345 678" in desk.words(page.sheet)
    assert {"call", "no_answer", "finish"} <= set(page.sheet.buttons)
    gui.press("End")
    desk.wait(page)
    words = desk.words(page.sheet)
    assert "0987" not in words
    assert "chồng nghe" in words
    assert "call" not in page.sheet.buttons
    gui.press("F3")
    assert desk.window.page is page
    assert "không an toàn" in desk.said()
    gui.press("F4")
    assert call_backs.waiting(office.database, office.admin)[-1].tries == 0


def test_one_key_begins_the_outgoing_contact_and_it_shows_as_called(gui, desk, office):
    code, task = a_call(office, "H'Hen Niê")
    page = desk.go("call_backs")
    gui.press("F3")
    form = desk.window.page.form
    gui.until(form.winfo_ismapped, "the form is there")
    assert form.phone.value == "0912 345 678"
    assert form.fields["direction"].value == "out"
    assert desk.window.page.contact_state.choice.case_code == code
    gui.paste("Đã nhận đủ gạo")
    clock.set_source(lambda: NOON.replace(minute=20))
    gui.press("Control-s")
    gui.until(lambda: len(case_details.detail(office.database, code).contacts) == 2, "it is logged")
    logged = case_details.detail(office.database, code).contacts[-1]
    assert (logged.direction, logged.narrative) == ("out", "Đã nhận đủ gạo")
    page = desk.go("call_backs")
    page.refresh()
    desk.wait(page)
    assert page.current.state is CallState.CALLED
    gui.press("F2")
    gui.paste("Đã nhận")
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "the form is closed")
    desk.wait(page)
    assert page.records.rows == []
    state = office.database.value("SELECT state FROM follow_ups WHERE id = ?", [task])
    assert state == "done"


def test_half_written_contacts_stay_when_a_call_begins(gui, desk, office):
    a_call(office, "H'Hen Niê")
    contact = desk.window.go("new_contact")
    gui.until(contact.winfo_ismapped, "the form is there")
    contact.form.fields["summary"].value = "đang ghi dở"
    gui.settle()
    desk.go("call_backs")
    gui.press("F3")
    gui.settle()
    assert contact.form.fields["summary"].value == ""
    assert len(contact.journal.forms) == 2
    contact.form.fields["summary"].value = "Chị nghe máy rồi"
    gui.press("Control-Tab")
    desk.go("call_backs")
    gui.press("F3")
    gui.settle()
    assert contact.form.fields["summary"].value == "Chị nghe máy rồi"
    assert len(contact.journal.forms) == 2


def test_no_answer_counts_and_proposes_the_next_time(gui, desk, office):
    a_call(office, "Hạnh", call_back_hours="11-15")
    page = desk.go("call_backs")
    gui.press("F4")
    desk.wait(page)
    assert "14:00" in desk.said()
    assert (page.current.tries, page.current.state) == (1, CallState.LATER)
    clock.set_source(lambda: NOON.replace(hour=14))
    page.refresh()
    desk.wait(page)
    assert page.current.state is CallState.NOW
    gui.press("F4")
    desk.wait(page)
    assert "17/09/2026 11:00" in desk.said()


def test_hours_are_read_while_they_are_typed(gui, desk, office):
    page = desk.window.go("new_contact")
    gui.until(page.winfo_ismapped, "the form is there")
    fields = page.form.fields
    gui.focus(fields["call_back_hours"])
    gui.paste("sau 17h30")
    assert "sau 17:30" in desk.words(fields["call_back_hours"])
    fields["call_back_hours"].value = "khi con ngủ"
    gui.settle()
    assert "ghi chú" in desk.words(fields["call_back_hours"])
    fields["call_back_hours"].value = "17-21"
    fields["name"].value = "Hạnh"
    fields["summary"].value = "Hết gạo"
    fields["needs"].value = ("food",)
    gui.press("Control-s")
    row = office.database.row("SELECT call_back_from, call_back_to FROM contacts")
    assert row == ("17:00", "21:00")


def test_long_words_and_the_button_on_today(gui, desk, office):
    a_call(office, "Ê Ƀăn " * 60, what=LONG)
    page = desk.go("call_backs")
    assert len(page.records.rows) == 1
    today = desk.window.go("today")
    gui.until(lambda: today.counted is not None, "it is counted")
    assert today.counted.calls_now == 1
    gui.until(today.follow_ups.calls.winfo_ismapped, "the button is there")
    today.follow_ups.calls.invoke()
    assert desk.window.front == "call_backs"


def test_from_the_to_do_list_to_the_calls(gui, desk, office):
    a_call(office, "H'Hen Niê")
    page = desk.go("follow_ups")
    page.heading().buttons[0].act()
    assert desk.window.front == "call_backs"
