"""The page of reception addresses: by keys, with problems, drafts, figures, without anything."""

from datetime import UTC, datetime, timedelta

import pytest

from db import clock
from db.commands import calls, referrals
from db.commands.agencies import add_agency
from db.commands.agency_edits import edit_agency
from db.queries import agencies
from db.records.drafts import CallDraft, ReferralDraft
from db.records.offices import AgencyDraft
from hotline_app.widgets.table_columns import Order
from tests.gui.case_office import Office
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Ủy ban nhân dân phường " * 220


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def stored(office):
    return {one.name: one for one in agencies.all_agencies(office.database)}


def add(office, name, **fields):
    return add_agency(office.database, office.admin, AgencyDraft(name, **fields))


def test_nothing_yet_says_what_to_do(gui, desk):
    page = desk.go("agencies")
    assert "Insert" in page.records.nothing.cget("text")
    assert page.records.nothing.winfo_manager() == "place"
    gui.press("F2", "F12", "Delete", "Return")
    assert page.panel is None


def test_a_new_address_by_keys_alone(gui, desk, office):
    page = desk.go("agencies")
    gui.press("Insert")
    gui.type("UBND phuong")
    gui.press("Tab")
    gui.paste("Phường Tân Lợi; Tân Lợi")
    gui.press("Tab")
    gui.paste("Lương thực")
    gui.press("Control-s")
    desk.wait(page)
    saved = stored(office)["UBND phuong"]
    assert (saved.takes, saved.aliases) == ("Lương thực", ("Phường Tân Lợi", "Tân Lợi"))
    assert page.panel is None
    assert page.current == saved
    assert gui.root.focus_get() is page.records.table.canvas
    assert "Tân Lợi" in desk.words(page.sheet)
    assert page.drafts.owners() == ()


def test_a_problem_stands_under_its_field_and_text_stays(gui, desk, office):
    add(office, "Có rồi")
    page = desk.go("agencies")
    gui.press("Insert", "Control-s")
    assert page.panel.fields["name"].problem == "Không được để trống."
    gui.paste("có rồi")
    gui.press("Control-s")
    assert "danh bạ" in page.panel.fields["name"].problem
    assert page.panel.fields["name"].value == "có rồi"
    assert gui.root.focus_get() is page.panel.fields["name"].focus_widget


def test_half_written_is_found_again(gui, desk, office):
    page = desk.go("agencies")
    gui.press("Insert")
    gui.paste("Trung tâm dang dở")
    gui.press("Escape")
    assert page.panel is None
    (button,) = page.records.unfinished
    assert "Trung tâm dang dở" in button.cget("text")
    gui.press("Insert")
    assert page.panel.fields["name"].value == "Trung tâm dang dở"
    gui.press("Control-s")
    desk.wait(page)
    assert not page.records.unfinished
    assert "Trung tâm dang dở" in stored(office)


def test_half_written_survives_another_start(gui, desk, office):
    page = desk.go("agencies")
    gui.press("Insert")
    gui.paste("Trước khi mất điện")
    page.panel.keep_draft()
    again = KnowledgeDesk(gui, office)
    page = again.go("agencies")
    gui.click(page.records.unfinished[0])
    assert page.panel.fields["name"].value == "Trước khi mất điện"
    again.close()


def test_a_change_of_language_keeps_the_open_form(gui, desk):
    from hotline_app import i18n

    page = desk.go("agencies")
    gui.press("Insert")
    gui.paste("Giữ chữ này")
    desk.window.set_language("en")
    page = desk.window.page
    assert page.panel.fields["name"].value == "Giữ chữ này"
    assert page.heading().title == "Addresses"
    desk.window.set_language("vi")
    assert i18n.current_language() == "vi"


def test_assured_in_one_key(gui, desk, office):
    clock.set_source(lambda: datetime.now(UTC) - timedelta(days=90))
    add(office, "BHXH cơ sở")
    clock.set_source(None)
    page = desk.go("agencies")
    assert "1 cần kiểm tra lại" in page.heading().about
    gui.click(page.records.bar.chips._chips["due"])
    assert page.records.table.total == 1
    gui.press("Escape", "F12")
    desk.wait(page)
    assert page.records.table.total == 0
    assert "BHXH cơ sở" in desk.said()
    assert "cần kiểm tra lại" not in page.heading().about


def test_an_edit_over_anothers_save_shows_both(gui, desk, office):
    made = add(office, "BHXH", phones="111")
    page = desk.go("agencies")
    gui.press("F2")
    page.panel.fields["phones"].value = "222"
    edit_agency(office.database, office.officer, made.id, AgencyDraft("BHXH", phones="333"), 1)
    gui.press("Control-s")
    assert "“111”" in page.panel.notice.cget("text")
    assert "“333”" in page.panel.notice.cget("text")
    assert page.panel.fields["phones"].value == "222"
    gui.press("Control-s")
    desk.wait(page)
    assert stored(office)["BHXH"].phones == "222"


def test_withdrawn_with_a_reason_and_offered_again(gui, desk, office):
    add(office, "Điểm cũ")
    page = desk.go("agencies")
    gui.press("Delete", "Control-s")
    assert page.panel.fields["reason"].problem
    gui.paste("Đã dời")
    gui.press("Control-s")
    desk.wait(page)
    assert not stored(office)["Điểm cũ"].is_active
    gui.press("F12", "Delete")
    assert page.panel is None
    gui.press("F2", "Control-s")
    desk.wait(page)
    assert stored(office)["Điểm cũ"].is_active


def test_figures_open_the_cases_behind_them(gui, desk, office):
    made = add(office, "BHXH")
    for answer in ("", "answered"):
        draft = CallDraft(phone="0912345678", name=f"Lan {answer}", summary="x", needs=("food",))
        case = calls.log_call(office.database, office.admin, draft).case_code
        wish = ReferralDraft("BHXH", "Giúp", consent_override="Khẩn")
        referral = referrals.refer_case(office.database, office.admin, case, wish)
        if answer:
            referrals.mark_sent(office.database, office.admin, referral, "hand", "Ký")
            referrals.record_answer(office.database, office.admin, referral, "Đã giúp")
    page = desk.go("agencies")
    assert {"cases", "open", "answered"} <= page.sheet.buttons.keys()
    assert "failed" not in page.sheet.buttons
    page.sheet.buttons["cases"].invoke()
    page.sheet.buttons["answered"].invoke()
    (everything, _), (answered, title) = desk.lists
    assert everything.agency_id == made.id
    assert len(answered.case_ids) == 1
    assert title.startswith("BHXH")


def test_search_without_tones_and_open_from_elsewhere(gui, desk, office):
    add(office, "Liên đoàn Lao động", aliases="Công đoàn")
    last = add(office, "Ủy ban nhân dân", phones="0262 385 2345")
    page = desk.go("agencies")
    gui.press("slash")
    gui.type("cong doan")
    assert [one.record.name for one in page.records.rows] == ["Liên đoàn Lao động"]
    gui.press("Down")
    assert gui.root.focus_get() is page.records.table.canvas
    desk.window.go("cases")
    desk.desk.events.announce("open_agency", id=last.id)
    desk.wait(page)
    assert desk.window.front == "agencies"
    assert page.current.name == "Ủy ban nhân dân"
    assert "0262 385 2345" in desk.words(page.sheet)


def test_5000_letters_break_nothing(gui, desk, office):
    add(office, LONG, takes=LONG, address=LONG, aliases=LONG, eligibility=LONG, phones=LONG)
    page = desk.go("agencies")
    assert page.sheet.winfo_width() < 700
    gui.press("F2", "Control-s")
    desk.wait(page)
    assert stored(office)[LONG.strip()].version == 2


def test_an_operator_may_assure_and_no_more(gui, office):
    add(office, "BHXH")
    desk = KnowledgeDesk(gui, office, office.operator)
    page = desk.go("agencies")
    assert page.sheet.buttons.keys() == {"assure"}
    assert page.heading().buttons == ()
    gui.press("Insert", "F2", "Delete")
    assert page.panel is None
    gui.press("F12")
    desk.wait(page)
    assert stored(office)["BHXH"].version == 2
    desk.close()


def test_with_little_room_one_thing_at_a_time(gui, desk, office):
    add(office, "BHXH", takes="Sổ bảo hiểm")
    page = desk.go("agencies")
    kept = gui.root.minsize()
    gui.root.minsize(600, 400)
    gui.root.geometry("720x520")
    gui.until(lambda: gui.root.winfo_width() == 720, "the window is small")
    gui.until(lambda: not page.sheet.winfo_ismapped(), "only the list is there")
    assert page.records.winfo_ismapped()
    gui.focus(page.records.table.canvas)
    gui.press("Return")
    gui.until(lambda: page.sheet.winfo_ismapped(), "the record is there")
    assert not page.records.winfo_ismapped()
    assert gui.root.focus_get() is page.sheet.buttons["assure"]
    gui.press("Escape")
    assert page.records.winfo_ismapped()
    gui.press("F2")
    assert page.panel.winfo_ismapped()
    gui.root.minsize(*kept)
    gui.root.geometry("1366x768")
    gui.until(lambda: page.records.winfo_ismapped(), "the list is beside the form again")
    gui.press("Escape")


def test_vietnamese_order(gui, desk, office):
    for name in ("Đắk", "Ea Kar", "Dung", "Ân", "An Bình"):
        add(office, name)
    page = desk.go("agencies")
    names = [one.record.name for one in page.records.rows]
    assert names == ["An Bình", "Ân", "Dung", "Đắk", "Ea Kar"]


def test_a_heading_orders_the_list(gui, desk, office):
    for day, name in ((3, "Ba"), (1, "Ân"), (2, "An Bình")):
        clock.set_source(lambda day=day: datetime(2026, 11, day, 3, tzinfo=UTC))
        add(office, name)
    clock.set_source(None)
    page = desk.go("agencies")
    records = page.records
    records._ordered(Order("assured"))
    assert [one.record.name for one in records.rows] == ["Ân", "An Bình", "Ba"]
    records._ordered(Order("name", is_descending=True))
    assert [one.record.name for one in records.rows] == ["Ba", "Ân", "An Bình"]
    gui.press("slash")
    gui.type("an")
    assert [one.record.name for one in records.rows] == ["Ân", "An Bình"]
