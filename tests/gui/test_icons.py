"""Pictures before words: in the ink of their style, in every appearance, for this widget alone."""

import pytest

from hotline_app.widgets.icons import FittedButton, IconButton, IconLabel


@pytest.fixture
def button(gui, host):
    made = IconButton(host, "gear", 20, text=" Sửa", style="ActInside.TButton")
    made.pack()
    gui.settle()
    return made


def test_the_picture_takes_the_ink_of_the_style(gui, button):
    before = button.cget("image")
    gui.look.set_appearance("dark")
    gui.settle()
    assert button.cget("image") != before
    gui.look.set_appearance("light")
    gui.settle()
    assert button.cget("image") == before


def test_another_picture_and_none(button):
    before = button.cget("image")
    button.take_icon("pencil", 20)
    assert button.cget("image") != before
    button.take_icon("gear", 20)
    assert button.cget("image") == before
    with_picture = button.winfo_reqwidth()
    button.take_icon("")
    assert not button.cget("image")
    assert button.winfo_reqwidth() < with_picture


def test_a_new_icon_lays_out_nothing_else(gui, host, button):
    """A style made for one widget would let Tk tell every widget of a change of theme."""
    told = []
    button.bind("<<ThemeChanged>>", told.append, add="+")
    for name in ("house", "people", "bell", "calendar3"):
        IconLabel(host, name, 17, style="Inside.TLabel").pack()
        IconButton(host, name, 19, text=" Mới", style="Deed.TButton").pack()
        button.take_style("Deed.TButton", name)
    gui.settle()
    assert told == []


def test_a_button_cut_short_asks_for_no_more_room(gui, host):
    made = FittedButton(host, " Xem danh sách vụ việc", "inbox", style="Deed.TButton")
    made.place(x=0, y=0, width=120)
    gui.settle()
    narrow = made.winfo_reqwidth()
    assert str(made.cget("text")).endswith("…")
    made.place_configure(width=made.needed)
    gui.settle()
    assert made.cget("text") == " Xem danh sách vụ việc"
    assert made.winfo_reqwidth() == narrow < made.needed
