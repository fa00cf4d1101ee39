"""The page of answer cards and notices: by keys, copied for messages, valid or not."""

from datetime import date, timedelta

import pytest

from db import clock
from db.commands.answer_cards import save_answer_card
from db.commands.notices import save_notice
from db.queries import answer_cards, notices
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.rules.days import vietnam_day
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Hết gạo thì gọi phường " * 220


@pytest.fixture
def empty(office):
    office.database.execute("DELETE FROM answer_card_needs")
    office.database.execute("DELETE FROM answer_cards")


def card(office, question="Hết gạo?", answer="Gọi phường.", **fields):
    draft = AnswerCardDraft(question, answer, **fields)
    return save_answer_card(office.database, office.admin, draft)


def test_the_shipped_cards_say_that_they_were_not_checked(gui, desk):
    page = desk.go("answer_cards")
    assert page.records.table.total == 9
    assert "Chưa đối chiếu với văn bản chính thức" in desk.words(page.sheet)
    gui.click(page.records.bar.chips._chips["notices"])
    assert page.records.table.total == 0


def test_nothing_yet_says_what_to_do(gui, empty, desk):
    page = desk.go("answer_cards")
    assert "Insert" in page.records.nothing.cget("text")
    gui.press("F2", "Delete", "Control-c", "Return")
    assert page.panel is None


def test_a_new_card_by_keys_alone(gui, empty, desk, office):
    page = desk.go("answer_cards")
    gui.press("Insert")
    gui.paste("Hết gạo thì gọi ai?")
    gui.press("Tab")
    gui.paste("Gọi tổ dân phố.")
    assert page.panel.fields["answer"]._hint[0] == "1 tin · 15 ký tự · có dấu"
    gui.press("Tab", "space", "Right", "space")
    gui.focus(page.panel.fields["valid_to"])
    gui.paste("31/12/2099")
    gui.press("Control-s")
    desk.wait(page)
    (saved,) = answer_cards.every_card(office.database)
    assert (saved.question, saved.needs) == ("Hết gạo thì gọi ai?", ("food", "lodging"))
    assert saved.valid_to == date(2099, 12, 31)
    assert page.current == saved


def test_problems_stand_under_their_fields(gui, empty, desk, office):
    page = desk.go("answer_cards")
    gui.press("Insert", "Control-s")
    fields = page.panel.fields
    assert fields["question"].problem
    assert fields["answer"].problem
    gui.focus(fields["question"])
    gui.paste("a")
    gui.focus(fields["answer"])
    gui.paste("b")
    gui.focus(fields["valid_from"])
    gui.paste("02/02/2022")
    gui.focus(fields["valid_to"])
    gui.paste("01/02/2022")
    gui.press("Control-s")
    assert "Ngày cuối" in fields["valid_to"].problem
    assert gui.root.focus_get() is fields["valid_to"].focus_widget
    gui.press("BackSpace")
    fields["valid_to"].value = "32/02/2022"
    gui.press("Control-s")
    assert fields["valid_to"].problem
    assert answer_cards.every_card(office.database) == ()


def test_a_programme_that_is_not_in_the_list_is_a_problem(gui, empty, desk, office):
    page = desk.go("answer_cards")
    gui.press("Insert")
    page.panel.fields["question"].value = "a"
    page.panel.fields["answer"].value = "b"
    gui.focus(page.panel.fields["programme_code"])
    gui.paste("không có đâu")
    gui.press("Escape", "Control-s")
    assert page.panel.fields["programme_code"].problem
    assert page.panel.fields["programme_code"].typed == "không có đâu"


def test_the_text_goes_to_the_clipboard_with_its_length(gui, empty, desk, office):
    card(office, answer="Gọi tổ dân phố – số 0262.")
    page = desk.go("answer_cards")
    gui.press("Control-c")
    assert gui.root.clipboard_get() == "Gọi tổ dân phố – số 0262."
    assert "1 tin" in desk.said()
    page.sheet.buttons["copy_plain"].invoke()
    assert gui.root.clipboard_get() == "Goi to dan pho - so 0262."
    assert "không dấu" in desk.said()


def test_a_notice_is_written_changed_and_taken_down(gui, empty, desk, office):
    page = desk.go("answer_cards")
    page.heading().buttons[0].act()
    gui.paste("Đổi số")
    gui.press("Tab")
    gui.paste("Từ mai dùng số mới.")
    gui.press("Control-s")
    desk.wait(page)
    assert notices.valid_notices(office.database, vietnam_day(clock.now()))[0].title == "Đổi số"
    gui.press("F2")
    page.panel.fields["text"].value = "Từ kia."
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.text == "Từ kia."
    gui.press("Delete")
    gui.paste("Nhầm")
    gui.press("Control-s")
    desk.wait(page)
    assert notices.valid_notices(office.database, vietnam_day(clock.now())) == ()
    assert "withdraw" not in page.sheet.buttons


def test_filters_tell_valid_from_expired(gui, empty, desk, office):
    yesterday = (date.today() - timedelta(days=2)).strftime("%d/%m/%Y")
    tomorrow = (date.today() + timedelta(days=2)).strftime("%d/%m/%Y")
    card(office, "Cũ", valid_to=yesterday)
    card(office, "Sau", valid_from=tomorrow)
    card(office, "Nay")
    draft = NoticeDraft("Thông báo", "x", valid_to=yesterday)
    save_notice(office.database, office.admin, draft)
    page = desk.go("answer_cards")
    found = {}
    for chip in ("all", "cards", "notices", "valid", "past"):
        gui.click(page.records.bar.chips._chips[chip])
        found[chip] = page.records.table.total
    assert found == {"all": 4, "cards": 3, "notices": 1, "valid": 1, "past": 3}


def test_an_edit_over_anothers_save_shows_both(gui, empty, desk, office):
    made = card(office)
    page = desk.go("answer_cards")
    gui.press("F2")
    page.panel.fields["answer"].value = "Của tôi"
    other = AnswerCardDraft("Hết gạo?", "Của người khác")
    save_answer_card(office.database, office.officer, other, made.id, 1)
    gui.press("Control-s")
    assert "“Của người khác”" in page.panel.notice.cget("text")
    gui.press("Control-s")
    desk.wait(page)
    assert page.current.answer == "Của tôi"


def test_a_card_opens_its_programme_and_is_opened_from_elsewhere(gui, empty, desk, office):
    made = card(office, programme_code="TLD-3089-2021")
    card(office, "Khác")
    desk.desk.events.announce("open_answer_card", id=made.id)
    page = desk.window.page
    desk.wait(page)
    assert page.current.id == made.id
    page.sheet.buttons["programme"].invoke()
    desk.wait(desk.window.page)
    assert desk.window.front == "programmes"
    assert desk.window.page.current.code == "TLD-3089-2021"


def test_5000_letters_break_nothing(gui, empty, desk, office):
    card(office, LONG, LONG, source_document=LONG)
    page = desk.go("answer_cards")
    assert "tin" in desk.words(page.sheet)
    gui.press("F2", "Control-s")
    desk.wait(page)
    assert page.current.question == LONG.strip()
    assert page.current.version == 2


def test_an_operator_reads_and_copies(gui, office, empty):
    card(office)
    desk = KnowledgeDesk(gui, office, office.operator)
    page = desk.go("answer_cards")
    assert page.sheet.buttons.keys() == {"copy", "copy_plain"}
    gui.press("Insert", "F2", "Delete")
    assert page.panel is None
    desk.close()
