"""`::` offers short texts in every field; the sheet adds, changes and withdraws them."""

import pytest
import ttkbootstrap as ttk

from db.commands.text_modules import save_text_module
from db.queries import text_modules, users
from db.records.desk_aids import TextModuleDraft
from hotline_app.views.forms.text_offer import offer_in
from hotline_app.views.office.text_module_sheet import TextModuleSheet
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.long_text import LongTextField
from tests.gui.contact_desk import ContactDesk

GREETING = "Đường dây nóng Công đoàn xin nghe.\nAnh chị cần hỗ trợ gì ạ?"


@pytest.fixture
def texts(database, actor):
    save_text_module(database, actor, TextModuleDraft("chao", GREETING, is_office=True))
    save_text_module(database, actor, TextModuleDraft("chuyen", "Đã chuyển cán bộ xử lý"))
    save_text_module(database, actor, TextModuleDraft("hen", "Sẽ gọi lại sau 17 giờ"))


@pytest.fixture
def offer(gui, database, actor, texts):
    offer = offer_in(gui.root, lambda: text_modules.of_user(database, actor.user_id))
    yield offer
    offer.close()


@pytest.fixture
def story(gui, host, offer):
    field = LongTextField(host, FieldSpec("Nội dung"))
    field.pack(fill="x")
    gui.focus(field)
    return field


def test_two_colons_offer_and_typing_filters(gui, story, offer):
    gui.type("Chào ")
    assert not offer.is_open
    gui.type("::")
    assert offer.offered == ("chuyen", "hen", "chao")
    gui.type("ch")
    assert offer.offered == ("chuyen", "chao")
    gui.type("a")
    assert offer.offered == ("chao",)
    gui.press("Return")
    assert not offer.is_open
    assert story.value == f"Chào {GREETING}"
    assert story.cursor == len(story.value)


def test_arrows_choose_and_enter_puts_in(gui, story, offer):
    gui.type("::")
    gui.press("Down", "Down", "Up", "Return")
    assert story.value == "Sẽ gọi lại sau 17 giờ"
    story.text.edit_undo()
    assert story.value in ("::", "")


def test_escape_leaves_what_was_typed_and_stays_away(gui, story, offer):
    gui.type("::ch")
    gui.press("Escape")
    assert not offer.is_open
    gui.type("a")
    assert not offer.is_open
    assert story.value == "::cha"
    gui.type(" ::he")
    assert offer.offered == ("hen",)


def test_words_of_the_text_are_found_without_tones(gui, story, offer):
    gui.type("::can")
    assert offer.offered == ("chuyen", "chao")


def test_backspaces_of_an_input_method_are_followed(gui, story, offer):
    gui.type("::hn")
    assert offer.offered == ()
    gui.press("BackSpace")
    gui.type("ẹn")
    assert offer.offered == ("hen",)
    gui.press("BackSpace", "BackSpace", "BackSpace", "BackSpace")
    assert story.value == ":"
    assert not offer.is_open


def test_going_back_leaves_the_text_as_it_is(gui, host, story, offer):
    TextField(host, FieldSpec("Khác")).pack()
    gui.type("::h")
    assert offer.is_open
    gui.press("Shift-Tab")
    assert not offer.is_open
    assert story.value == "::h"


def test_saving_leaves_the_text_as_it_is(gui, database, texts, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    page = stand.page
    modules = text_modules.of_user(database, stand.desk.actor.user_id)
    offer = offer_in(gui.root, lambda: modules)
    page.form.fields["needs"].value = ("food",)
    gui.focus(page.form.fields["summary"])
    gui.type("::h")
    assert offer.is_open
    gui.press("Control-Return")
    assert not offer.is_open
    assert database.value("SELECT narrative FROM contacts") == "::h"
    stand.close()


def test_where_nothing_fits_the_keys_keep_their_meaning(gui, story, offer):
    gui.type("::zzz")
    gui.press("Return")
    assert story.value == "::zzz\n"
    assert not offer.is_open


def test_nothing_is_offered_without_the_mark(gui, story, offer):
    gui.type("chao 10:30 http://x ")
    assert not offer.is_open
    gui.type("a::b c")
    assert not offer.is_open


def test_one_line_fields_take_the_text_in_one_line(gui, host, offer):
    field = TextField(host, FieldSpec("Ghi chú"))
    field.pack(fill="x")
    gui.focus(field)
    gui.type("x ::chao")
    gui.press("Tab")
    assert field.value == "x " + " ".join(GREETING.split())
    assert gui.root.focus_get() is field.entry


def test_secret_and_locked_fields_offer_nothing(gui, host, offer):
    secret = ttk.Entry(host, show="•")
    secret.pack()
    gui.focus(secret)
    gui.type("::")
    assert not offer.is_open


def test_leaving_the_field_closes_the_offer(gui, host, story, offer):
    other = TextField(host, FieldSpec("Khác"))
    other.pack(fill="x")
    gui.type("::")
    assert offer.is_open
    gui.focus(other)
    assert not offer.is_open
    gui.focus(story)
    story.text.insert("end", "c")
    gui.press("End")
    gui.click(offer._open.sheet.canvas, 20, 15)
    assert story.value == "Đã chuyển cán bộ xử lý"


def test_a_picker_still_picks(gui, database, texts, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    offer = offer_in(gui.root, lambda: text_modules.of_user(database, stand.desk.actor.user_id))
    needs = stand.page.form.fields["needs"]
    gui.focus(needs)
    gui.type("luong")
    gui.press("Return")
    assert needs.value
    gui.focus(stand.page.form.fields["summary"])
    gui.type("::hen")
    gui.press("Return")
    assert stand.page.form.fields["summary"].value == "Sẽ gọi lại sau 17 giờ"
    gui.type("::")
    gui.press("Escape")
    assert not offer.is_open
    stand.close()


@pytest.fixture
def sheet(gui, database, texts, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    sheet = TextModuleSheet(gui.root, stand.desk)
    sheet.place(x=0, y=0, relwidth=1, relheight=1)
    gui.settle()
    sheet.news = stand.news
    yield sheet
    stand.close()


def names(database):
    actor = users.actor(database, None)
    return [one.short_name for one in text_modules.of_user(database, actor.user_id)]


def test_a_text_is_added_changed_and_withdrawn(gui, database, sheet):
    gui.focus(sheet.fields["short_name"])
    gui.type("kt")
    gui.press("Tab")
    gui.paste("Cảm ơn anh chị đã gọi")
    sheet.do_save()
    gui.settle()
    assert names(database) == ["chuyen", "hen", "kt", "chao"]
    assert sheet.fields["text"].value == ""
    gui.focus(sheet.table.canvas)
    gui.press("Home", "Return")
    assert sheet.fields["text"].value == "Đã chuyển cán bộ xử lý"
    gui.paste(" ngay")
    sheet.do_save()
    assert text_modules.of_user(database, users.actor(database, None).user_id)[0].version == 2
    gui.focus(sheet.table.canvas)
    gui.press("Home", "Delete")
    assert names(database) == ["hen", "kt", "chao"]
    sheet.news[-1].act()
    assert names(database) == ["chuyen", "hen", "kt", "chao"]


def test_problems_stand_under_the_fields_and_text_stays(gui, sheet):
    gui.focus(sheet.fields["text"])
    gui.paste("x" * 5_000)
    sheet.do_save()
    assert sheet.fields["short_name"].problem
    assert sheet.fields["text"].problem
    assert gui.root.focus_get() is sheet.fields["short_name"].entry
    assert len(sheet.fields["text"].value) == 5_000


def test_a_half_written_text_is_found_again(gui, database, sheet, tmp_path):
    gui.focus(sheet.fields["text"])
    gui.paste("Viết dở")
    gui.until(lambda: list(sheet._desk.paths.drafts.glob("*.json")), "it is on disk")
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    again = TextModuleSheet(gui.root, stand.desk)
    assert again.fields["text"].value == "Viết dở"
    kept = again.keep()
    again.destroy()
    third = TextModuleSheet(gui.root, stand.desk)
    third.take_up(kept)
    assert third.fields["text"].value == "Viết dở"
    third.begin()
    assert not list(stand.desk.paths.drafts.glob("*.json"))
    stand.close()
