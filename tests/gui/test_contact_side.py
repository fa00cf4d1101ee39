"""Beside the form: what to tell in one key, the block of a number, the tally; files by paste."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
import ttkbootstrap as ttk
from PIL import Image

from db import clock
from db.commands.agencies import add_agency
from db.commands.calls import log_call
from db.identifiers import new_id
from db.models.desk import AnswerCard, AnswerCardNeed
from db.queries import phone_blocks
from db.records.offices import AgencyDraft
from db.rows import insert, insert_owned
from db.rules.days import vietnam_day
from hotline_app.views.contact import caller_side
from tests import factories
from tests.gui.contact_desk import ContactDesk
from tests.gui.x_clipboard import copied_elsewhere


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.focus(stand.page.form.phone)
    yield stand
    stand.close()


@pytest.fixture
def page(stand):
    return stand.page


def card(database, actor, question, need, **fields):
    """A card newer than those the office begins with."""
    fields.setdefault("valid_from", vietnam_day(clock.now()))
    card_id = insert_owned(
        database, AnswerCard, actor, id=new_id(), question=question, folded=question, **fields
    )
    insert(database, AnswerCardNeed, card_id=card_id, need_id=need)
    return card_id


def titles(page):
    return [offer.title for offer in page.side.offers.offers]


def pick_need(gui, page, *codes):
    page.form.fields["needs"].value = codes
    gui.settle()


def test_answers_and_addresses_for_the_need_are_told_in_one_key(gui, page, database, actor):
    told = card(
        database, actor, "Xin gạo ở đâu?", "food", answer="Gọi phường.", source_document="CV 12"
    )
    card(database, actor, "Nợ lương làm gì?", "wages", answer="Gửi đơn.")
    add_agency(database, actor, AgencyDraft("BHXH tỉnh", takes="bảo hiểm"))
    assert page.side.offers.offers == ()
    pick_need(gui, page, "food")
    assert titles(page)[0] == "Xin gạo ở đâu?"
    assert "Nợ lương làm gì?" not in titles(page)
    assert "BHXH tỉnh" not in titles(page)
    address = titles(page).index("UBND phường Tân Lợi") + 1
    gui.focus(page.form.fields["summary"])
    gui.paste("Hết gạo")
    gui.press("Alt-1", f"Alt-{address}")
    assert page.form.fields["answer_cards"].value == (told,)
    (agency,) = page.form.fields["addresses"].value
    assert page.side.offers.is_told(page.side.offers.offers[0])
    assert gui.root.focus_get() is page.form.fields["summary"].text
    assert page.form.fields["summary"].value == "Hết gạo"
    gui.press("Alt-1")
    assert page.form.fields["answer_cards"].value == ()
    gui.press("Alt-1", "Control-Return")
    assert database.value("SELECT count(*) FROM addresses_given") == 1
    assert database.value("SELECT agency_id FROM addresses_given") == agency
    assert titles(page) == []


def test_cards_out_of_date_are_not_offered(gui, page, database, actor):
    today = vietnam_day(clock.now())
    card(database, actor, "Cũ", "food", valid_to=today - timedelta(1))
    card(database, actor, "Chưa đến", "food", valid_from=today + timedelta(1))
    card(database, actor, "Hôm nay", "food", valid_from=today, valid_to=today)
    pick_need(gui, page, "food")
    assert titles(page)[0] == "Hôm nay"
    assert not {"Cũ", "Chưa đến"} & set(titles(page))


def test_programmes_in_force_are_told_and_stored(gui, page, database, actor, set_clock):
    set_clock(factories.LETTER_DAY)
    page.refresh()
    pick_need(gui, page, "food")
    place = next(
        number
        for number, offer in enumerate(page.side.offers.offers, start=1)
        if offer.field == "policies"
    )
    gui.press(f"Alt-{place}")
    gui.focus(page.form.fields["summary"])
    gui.paste("Hết gạo")
    gui.press("Control-Return")
    assert database.value("SELECT count(*) FROM policies_told") == 1


def test_many_long_answers_stay_in_their_column(gui, page, database, actor):
    for number in range(12):
        card(database, actor, f"Câu hỏi {number} " * 400, "food", answer="Trả lời dài " * 500)
    pick_need(gui, page, "food")
    assert len(titles(page)) <= 9
    assert page.side.winfo_width() < 520


def block(gui, page, reason="Gọi quấy rối"):
    gui.type("0912345678")
    gui.press("Control-b")
    gui.paste(reason)


def test_a_number_is_blocked_and_the_block_lifted_by_keys(gui, stand, page, database):
    block(gui, page)
    assert gui.root.focus_get() is page.side.block.fields["reason"].entry
    gui.press("Return")
    today = vietnam_day(clock.now())
    found = phone_blocks.of_number(database, "+84912345678", today)
    assert found is not None and found.reason == "Gọi quấy rối"
    assert found.until_on == today + timedelta(7)
    assert "Gọi quấy rối" in shown_words(page.side.block)
    assert gui.root.focus_get() is page.form.phone.entry
    gui.press("BackSpace")
    assert shown_words(page.side.block) == ""
    gui.type("8")
    assert "Gọi quấy rối" in shown_words(page.side.block)
    gui.press("Control-b")
    assert phone_blocks.of_number(database, "+84912345678", today) is None
    stand.news[-1].act()
    gui.settle()
    assert phone_blocks.of_number(database, "+84912345678", today) is not None


def test_a_block_says_what_is_missing_and_survives_with_the_form(
    gui, stand, page, database, tmp_path
):
    block(gui, page, reason="")
    page.side.block.fields["until_on"].value = "32/13/2026"
    gui.press("Return")
    assert page.side.block.fields["reason"].problem
    assert page.side.block.fields["until_on"].problem
    gui.paste("Chửi bới")
    gui.press("Escape")
    assert gui.root.focus_get() is page.form.phone.entry
    page.journal.write()
    again = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.focus(again.page.form.phone)
    gui.press("Control-o")
    assert again.page.side.block.fields["reason"].value == "Chửi bới"
    assert again.page.side.block.fields["until_on"].value == "32/13/2026"
    again.close()


def test_without_a_number_nothing_is_blocked(gui, stand, page):
    gui.press("Control-b")
    assert stand.news[-1].kind == "note"
    assert page.side.block.fields == {}


def shown_words(widget):
    words = []
    for child in widget.winfo_children():
        if isinstance(child, ttk.Label):
            words.append(str(child.cget("text")))
        words.append(shown_words(child))
    return " ".join(part for part in words if part).strip()


def test_the_tally_counts_what_this_person_took_today(gui, stand, page, database, actors):
    log_call(database, actors["operator"], factories.call())
    assert _figures(page) == ["0", "0", "0"]
    gui.press("F6")
    gui.focus(page.form.fields["summary"])
    gui.paste("Hết gạo")
    pick_need(gui, page, "food")
    gui.press("Control-Return")
    assert _figures(page) == ["2", "1", "1"]


def test_after_midnight_a_new_shift_is_counted(
    gui, database, actors, tmp_path, set_clock, monkeypatch
):
    monkeypatch.setattr(caller_side, "LOOK_AT_DAY_EVERY_MS", 20)
    set_clock(datetime(2021, 9, 8, 16, 58, tzinfo=UTC))
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.focus(stand.page.form.phone)
    gui.press("F6")
    assert _figures(stand.page) == ["1", "0", "1"]
    gui.focus(stand.page.form.fields["name"])
    gui.type("Lan")
    set_clock(datetime(2021, 9, 8, 17, 1, tzinfo=UTC))
    gui.until(lambda: _figures(stand.page) == ["0", "0", "0"], "a new day")
    assert stand.page.form.fields["name"].value == "Lan"
    stand.close()


def test_a_half_written_block_is_lost_neither_by_a_number_nor_by_saving(gui, page, database):
    block(gui, page)
    assert page.side.block.fields["reason"].value == "Gọi quấy rối"
    gui.focus(page.form.phone)
    page.form.phone.value = "0987 654 321"
    gui.settle()
    assert "0987 654 321" in shown_words(page.side.block)
    gui.press("F9")
    assert database.value("SELECT count(*) FROM contacts") == 0
    assert page.side.block.fields["reason"].problem
    assert gui.root.focus_get() is page.side.block.fields["reason"].entry
    gui.press("Return", "F10")
    assert database.value("SELECT count(*) FROM contacts") == 1
    assert database.value("SELECT e164 FROM phone_blocks") == "+84987654321"


def _figures(page):
    words = str(page.side.tally.cget("text"))
    return [word for word in words.replace(":", " ").split() if word.isdigit()]


# Files


def files(page):
    return [file.file_name for file in page.form.files.shown]


def test_the_path_of_a_file_is_pasted_as_a_file(gui, page, tmp_path):
    first, second = tmp_path / "đơn.pdf", tmp_path / "ảnh 1.jpg"
    first.write_bytes(b"%PDF")
    second.write_bytes(b"jpg")
    gui.focus(page.form.fields["summary"])
    gui.paste(f"{first}\n{second.as_uri()}")
    gui.until(lambda: files(page) == ["đơn.pdf", "ảnh 1.jpg"], "both files are there")
    assert page.form.fields["summary"].value == ""
    gui.paste("/khong/co/tep.pdf")
    assert page.form.fields["summary"].value == "/khong/co/tep.pdf"
    assert len(files(page)) == 2


def test_a_file_is_taken_away_again_and_an_empty_form_leaves_nothing(gui, stand, page, tmp_path):
    path = tmp_path / "đơn.pdf"
    path.write_bytes(b"%PDF")
    gui.paste(str(path))
    gui.until(lambda: files(page) == ["đơn.pdf"], "the file is there")
    assert page.contact_state.begun_at is not None
    gui.focus(page.form.files)
    gui.press("Tab", "Delete")
    assert files(page) == []
    assert not list(stand.desk.paths.drafts.iterdir())
    assert page.contact_state.begun_at is None


def test_files_go_with_the_case_and_leave_the_drafts(gui, stand, page, database, tmp_path):
    path = tmp_path / "đơn.pdf"
    path.write_bytes(b"%PDF")
    gui.focus(page.form.fields["summary"])
    gui.paste("Hết gạo")
    pick_need(gui, page, "food")
    gui.paste(str(path))
    gui.until(lambda: files(page) == ["đơn.pdf"], "the file is there")
    path.unlink()
    gui.press("Control-Return")
    gui.until(lambda: not page.later.is_busy, "the contact is saved with its file")
    rows = database.rows("SELECT file_name FROM attachments")
    assert [row[0] for row in rows] == ["đơn.pdf"]
    assert not list(stand.desk.paths.drafts.iterdir())
    assert files(page) == []


def test_files_that_cannot_be_taken_say_why(gui, stand, page, tmp_path):
    empty = tmp_path / "trống.txt"
    empty.write_bytes(b"")
    gui.paste(str(empty))
    gui.until(lambda: bool(stand.news), "the news is told")
    assert stand.news[-1].kind == "problem"
    assert files(page) == []
    assert not page.files.is_busy


def test_a_contact_without_a_matter_loses_no_file(gui, stand, page, database, tmp_path):
    path = tmp_path / "đơn.pdf"
    path.write_bytes(b"%PDF")
    gui.paste(str(path))
    gui.until(lambda: files(page) == ["đơn.pdf"], "the file is there")
    gui.press("F8")
    assert stand.news[-1].kind == "note"
    page.held = type(page.held)()
    gui.press("F8")
    assert database.value("SELECT count(*) FROM contacts") == 0
    assert page.form.files.problem
    assert files(page) == ["đơn.pdf"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X clipboard")
def test_a_picture_that_another_program_copied_is_pasted(gui, page, tmp_path):
    picture = tmp_path / "a.png"
    Image.new("RGB", (40, 30), "#1e5bbf").save(picture)
    with copied_elsewhere(picture):
        gui.focus(page.form.fields["summary"])
        gui.root.focus_get().event_generate("<<Paste>>")
        gui.until(lambda: bool(files(page)), "the picture is there")
    (kept,) = page.journal.front.files
    assert kept.file_name.endswith(".png")
    stored = page.journal.front.draft.files_folder / kept.key
    assert stored.read_bytes() == picture.read_bytes()
    assert page.form.fields["summary"].value == ""
