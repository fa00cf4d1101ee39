"""A call rings while something else is being written: its form opens, nothing is lost or mixed."""

import pytest

from hotline_app.widgets.dialog import Dialog
from hotline_app.windows.login import LoginPage
from tests.gui.full_office import FullOffice
from tests.gui.whole_desk import WholeDesk, texts

CHAT = "Chị Lan 0977 111 222, công ty Bình Minh, nợ lương hai tháng"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = FullOffice(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture
def whole(gui, office, tmp_path):
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path, "hanh")
    yield whole
    whole.close()


def rings(gui, whole, phone="+84988777666"):
    whole.place.seat.ring(phone)
    gui.settle()


def page_of(whole):
    return whole.window.go("new_contact")


def phones(whole):
    return [form.fields["phone"]["text"] for form in page_of(whole).journal.forms if form.draft]


def test_the_form_that_was_begun_stays_beside_it(gui, whole):
    page = page_of(whole)
    gui.focus(page.form.fields["summary"])
    gui.paste("Đang kể dở")
    rings(gui, whole)
    assert page.form.phone.value == "0988 777 666"
    assert page.form.fields["summary"].value == ""
    assert gui.root.focus_get() is page.form.fields["name"].entry
    gui.press("Control-Tab")
    assert page.form.fields["summary"].value == "Đang kể dở"


def test_the_chat_that_is_being_read_stays_with_its_form(gui, whole):
    page = page_of(whole)
    gui.focus(page.form.fields["name"])
    gui.paste("Người nhắn Zalo")
    gui.root.clipboard_clear()
    gui.root.clipboard_append(CHAT)
    page.do_paste_chat()
    gui.settle()
    rings(gui, whole)
    assert not page.pasting.is_open
    assert page.form.winfo_ismapped()
    assert page.form.phone.value == "0988 777 666"
    assert gui.root.focus_get() is page.form.fields["name"].entry
    assert page.form.fields["name"].value == ""
    gui.press("Control-Tab")
    assert page.form.fields["name"].value == "Người nhắn Zalo"
    gui.root.clipboard_clear()
    page.do_paste_chat()
    gui.settle()
    assert page.pasting.sheet.text == CHAT


def test_a_chat_that_is_being_read_never_fills_the_form_of_a_call(gui, whole):
    page = page_of(whole)
    gui.root.clipboard_clear()
    gui.root.clipboard_append(CHAT)
    page.do_paste_chat()
    gui.settle()
    rings(gui, whole)
    assert page.form.winfo_ismapped()
    gui.type("Lan")
    gui.press("Control-Return")
    assert page.form.fields["name"].value == "Lan"
    assert "Bình Minh" not in page.form.fields["summary"].value


def test_a_note_on_a_case_stays(gui, whole, office):
    panel = whole.show("case/note", office)
    field = next(iter(panel.fields.values()))
    gui.focus(field)
    gui.paste("Ghi chú dở dang")
    rings(gui, whole)
    assert whole.window.front == "new_contact"
    gui.type("Lan")
    assert whole.window.page.form.fields["name"].value == "Lan"
    again = whole.show("case/note", office)
    assert sum("Ghi chú dở dang" in text for text in texts(again)) == 1


def test_the_row_of_the_list_stays(gui, whole):
    page = whole.window.go("line_list")
    gui.settle()
    gui.paste("0911222333")
    rings(gui, whole)
    assert whole.window.front == "new_contact"
    whole.window.go("line_list")
    gui.settle()
    assert any("0911222333" in cell for row in page.sheet.rows for cell in row.cells)


def test_the_search_everywhere_closes(gui, whole):
    page_of(whole)
    gui.press("Control-k")
    gui.type("lan")
    rings(gui, whole)
    gui.until(lambda: whole.place.seat.panel is None, "the search is closed")
    page = whole.window.page
    assert gui.root.focus_get() is page.form.fields["name"].entry
    assert page.form.fields["name"].value == ""


def test_a_question_that_must_be_answered_keeps_the_keyboard(gui, whole):
    page_of(whole)
    dialog = Dialog(gui.root, "Xóa hẳn?")
    button = dialog.add_button("Không", dialog.cancel)
    seen = []

    def look(shown):
        rings(gui, whole)
        seen.append(gui.root.focus_get())
        shown.cancel()

    gui.answer(look)
    dialog.show(button)
    gui.settle()
    assert seen == [button]
    assert whole.window.page.form.phone.value == "0988 777 666"
    assert gui.root.focus_get() is whole.window.page.form.fields["name"].entry


def test_behind_the_sign_in_it_waits(gui, whole):
    page_of(whole)
    whole.place.seat.sign_out()
    gui.settle()
    rings(gui, whole)
    login = next(one for one in gui.root.winfo_children() if isinstance(one, LoginPage))
    login.user.value = "hanh"
    login.sign_in()
    gui.settle()
    assert whole.window.page.form.phone.value == "0988 777 666"


def test_the_same_call_rings_on(gui, whole):
    rings(gui, whole)
    gui.type("Lan")
    rings(gui, whole)
    rings(gui, whole, "0988777666")
    assert whole.window.page.form.fields["name"].value == "Lan"
    assert len(whole.window.page.journal.forms) == 1


def test_the_same_call_rings_on_while_another_form_is_in_front(gui, whole):
    rings(gui, whole)
    gui.type("Lan")
    gui.press("Control-t")
    rings(gui, whole)
    assert phones(whole) == ["0988 777 666"]
    assert whole.window.page.form.fields["name"].value == "Lan"


@pytest.mark.parametrize("given", ["", "anonymous", "sip:unknown@10.0.0.1", "tel:113", "*" * 500])
def test_a_hidden_or_odd_number_opens_a_form_too(gui, whole, given):
    rings(gui, whole, given)
    assert whole.window.front == "new_contact"
    assert not gui.errors
