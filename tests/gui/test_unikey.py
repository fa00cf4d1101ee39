"""What UniKey sends, in every text field of the program: letters, backspaces, composed letters.

The result in the field is exactly what was meant, and the keyboard stays where it is.
"""

import pytest

from hotline_app.windows.first_start import FirstActs, FirstStart
from hotline_app.windows.gate import Gate
from hotline_app.windows.login import LoginPage, SignIn
from tests.gui.full_office import FullOffice
from tests.gui.whole_desk import FORMS, PAGES, WholeDesk, read, writable

# What is typed on a Telex keyboard, and what it becomes letter by letter.
TELEX = (
    *"Ngu", "y", "e", "\bê", "\bễ", "n", " ", *"Thi", "\bị", " ",
    "D", "\bĐ", "a", "\bă", "\bắ", "k",
)  # fmt: skip
MEANT = "Nguyễn Thị Đắk"
NUMBERS = "0912 345 678"
DAY = "31/8/2021"
WAYS = ((TELEX, MEANT, True), (TELEX, MEANT, False), (NUMBERS, NUMBERS, True), (DAY, DAY, True))
MOST_FIELDS = 20
"""More than any form has, but for the programme: its benefits and conditions are all of a kind."""


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


def send(gui, field, keys, *, is_fast):
    """Send keys as the input method does; fast means that the window never gets a breath."""
    for key in keys:
        for letter in key:
            _send_letter(gui.root, field, letter)
        if not is_fast:
            gui.settle()
        assert gui.root.focus_get() is field, "the keyboard went elsewhere"
    gui.settle()


def _send_letter(root, field, letter):
    if letter == "\b":
        field.event_generate("<KeyPress>", keysym="BackSpace")
        field.event_generate("<KeyRelease>", keysym="BackSpace")
        return
    if letter.isascii() and letter.isalnum():
        field.event_generate("<KeyPress>", keysym=letter)
        field.event_generate("<KeyRelease>", keysym=letter)
        return
    names = {" ": "space", "/": "slash", ":": "colon"}
    if letter in names:
        field.event_generate("<KeyPress>", keysym=names[letter])
        field.event_generate("<KeyRelease>", keysym=names[letter])
        return
    # Composed letters have no key: Tk inserts them as the classes of its fields do.
    insert = "tk::TextInsert" if field.winfo_class() == "Text" else "ttk::entry::Insert"
    root.tk.call(insert, str(field), letter)
    field.event_generate("<KeyRelease>", keysym="VoidSymbol")


def empty(gui, field):
    field.delete("1.0" if field.winfo_class() == "Text" else 0, "end")
    gui.settle()


@pytest.mark.parametrize("form", [*FORMS, *PAGES])
def test_every_field_takes_what_an_input_method_sends(gui, whole, office, form):
    inside = whole.show(form, office)
    for field in writable(inside)[:MOST_FIELDS]:
        for keys, meant, is_fast in WAYS:
            if not field.winfo_exists() or not field.winfo_ismapped():
                continue  # what was typed took the field away, as a choice does
            gui.focus(field)
            empty(gui, field)
            send(gui, field, keys, is_fast=is_fast)
            assert read(field) == meant, (str(field), is_fast)
        if field.winfo_exists():
            empty(gui, field)


def test_the_first_start(gui, tmp_path):
    page = FirstStart(gui.root, str(tmp_path / "hotline.sqlite3"), FirstActs(print, print))
    page.show()
    gui.settle()
    for field in writable(page):
        for is_fast in (True, False):
            gui.focus(field)
            empty(gui, field)
            send(gui, field, TELEX, is_fast=is_fast)
            assert read(field) == MEANT


def test_names_and_passwords_at_sign_in(gui, office):
    asked = SignIn(office.database, "hanh", Gate(), print, gui.errors.append)
    page = LoginPage(gui.root, asked)
    page.show()
    gui.settle()
    for field in (page.user.entry, page.password.entry):
        gui.focus(field)
        empty(gui, field)
        send(gui, field, TELEX, is_fast=True)
        assert read(field) == MEANT
        page.password.set_enabled(True)


def test_the_block_of_a_number(gui, whole):
    page = whole.window.go("new_contact")
    page.form.fields["phone"].value = "0912 345 678"
    phone = page.form.fields["phone"].focus_widget
    gui.focus(phone)
    gui.press("Control-b")
    gui.until(lambda: gui.root.focus_get() is not phone, "the reason has the keyboard")
    field = gui.root.focus_get()
    send(gui, field, TELEX, is_fast=True)
    assert read(field) == MEANT


def test_the_search_over_everything(gui, whole):
    gui.press("Control-k")
    panel = whole.place.seat.panel
    (field,) = writable(panel)
    for is_fast in (True, False):
        empty(gui, field)
        send(gui, field, TELEX, is_fast=is_fast)
        assert read(field) == MEANT


@pytest.mark.parametrize("is_fast", [True, False])
@pytest.mark.parametrize("name", ["summary", "name"])
def test_short_texts_are_called_by_composed_letters(gui, whole, name, is_fast):
    gui.focus(whole.window.go("new_contact").form.fields[name])
    field = gui.root.focus_get()
    offer = field.winfo_toplevel().hotline_text_offer
    send(gui, field, (*"::", *"chao", "\b\bào"), is_fast=is_fast)
    assert read(field) == "::chào"
    assert offer.offered == ("chao",)
    gui.press("Escape")
    send(gui, field, (" ", *TELEX), is_fast=is_fast)
    assert read(field) == f"::chào {MEANT}"
    empty(gui, field)
    send(gui, field, (*TELEX, " ", *"::", *"chao", "\b\bào"), is_fast=is_fast)
    gui.press("Return")
    assert read(field) == f"{MEANT} Xin chào chị"
    send(gui, field, (" ", *TELEX), is_fast=is_fast)
    assert read(field) == f"{MEANT} Xin chào chị {MEANT}"


def test_the_cells_of_the_waiting_calls(gui, whole):
    lines = whole.window.go("line_list").lines
    for column in range(7):
        for row, is_fast in ((0, True), (1, False)):
            lines.stand(row, column)
            gui.settle()
            field = gui.root.focus_get()
            send(gui, field, TELEX, is_fast=is_fast)
            assert read(field) == MEANT
