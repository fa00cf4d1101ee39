"""What UniKey sends, in every text field of the program: letters, backspaces, composed letters.

The result in the field is exactly what was meant, and the keyboard stays where it is.
"""

import pytest

from tests.gui.whole_desk import FORMS, PAGES, FullOffice, WholeDesk, read, writable

# What is typed on a Telex keyboard, and what it becomes letter by letter.
TELEX = (
    *"Ngu", "y", "e", "\bê", "\bễ", "n", " ", *"Thi", "\bị", " ", "D", "\bĐ", "a", "\bă", "\bắ", "k",
)  # fmt: skip
MEANT = "Nguyễn Thị Đắk"
NUMBERS = "0912 345 678"
DAY = "31/8/2021"


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
    for field in writable(inside):
        for keys, meant in ((TELEX, MEANT), (NUMBERS, NUMBERS), (DAY, DAY)):
            for is_fast in (True, False):
                if not field.winfo_exists() or not field.winfo_ismapped():
                    continue  # what was typed took another field's place
                gui.focus(field)
                empty(gui, field)
                send(gui, field, keys, is_fast=is_fast)
                assert read(field) == meant, (str(field), is_fast)
        if field.winfo_exists():
            empty(gui, field)
