"""A small screen with large letters: everything is reached by keys and nothing ends outside."""

import pytest

from hotline_app.views.office.office import OfficePage
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.windows.first_start import FirstActs, FirstStart
from tests.gui.demo_pages import plain_fold
from tests.gui.lost_parts import lost_parts
from tests.gui.test_office_page import Stand


@pytest.fixture
def low(gui):
    """The window as low as an office laptop at 200 %."""
    before = gui.root.geometry()
    gui.root.minsize(1, 1)
    gui.root.geometry("683x384+0+0")
    gui.settle()
    yield gui
    gui.root.geometry(before)
    gui.settle()


def test_the_first_start_is_filled_in_by_keys(low):
    acts = FirstActs(lambda _made: None, lambda _language: None)
    page = FirstStart(low.root, "office.sqlite3", acts)
    page.show()
    low.focus(page.fields["code"])
    reached = []
    for _ in range(len(page.fields)):
        low.press("Tab")
        assert list(lost_parts(low.root)) == []
        reached.append(low.root.focus_get())
    button = reached[-1]
    assert button.winfo_class() == "TButton"
    bottom = button.winfo_rooty() + button.winfo_height()
    assert bottom <= low.root.winfo_rooty() + low.root.winfo_height()
    low.press("Return")
    assert page.fields["code"].problem
    assert list(lost_parts(low.root)) == []


def test_a_list_stays_in_the_window_and_all_of_it_is_reached(low, host):
    choices = [Choice(str(number), f"Nhu cầu số {number}") for number in range(12)]
    picker = Picker(host, FieldSpec("Nhu cầu"), source_of(choices, plain_fold))
    picker.place(x=0, y=150, width=300)
    low.focus(picker)
    low.press("Down")
    assert list(lost_parts(low.root)) == []
    sheet = picker._sheet
    low.press(*["Down"] * 11)
    assert sheet.marked.key == "11"
    texts = [sheet.canvas.itemcget(item, "text") for item in sheet.canvas.find_withtag("all")[-1:]]
    assert texts == ["Nhu cầu số 11"]
    low.press("Return")
    assert picker.value == "11"


def test_the_office_shows_its_list_or_the_form(low, database, tmp_path):
    stand = Stand(low, database, tmp_path)
    low.root.minsize(1, 1)
    low.root.geometry("683x384+0+0")
    page: OfficePage = stand.page
    low.settle()
    assert page.table.winfo_ismapped()
    assert not page.panel.winfo_ismapped()
    low.focus(page.table)
    low.press("F2")
    page.do_edit()
    low.settle()
    assert page.panel.winfo_ismapped()
    assert not page.table.winfo_ismapped()
    page.do_escape()
    low.settle()
    assert page.table.winfo_ismapped()
    page._bar.list.value = "holidays"
    low.settle()
    assert page.section.key == "holidays"
    stand.close()
