"""The button of the key sheet that writes and opens the quick card."""

import sys

import pytest
from pypdf import PdfReader

from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.windows.key_sheet import KeySheet
from hotline_app.windows.keys import KEYS

OPENER = """#!/bin/sh
printf '%s' "$1" > {told}
"""
needs_opener = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the opener of Linux desktops"
)


@pytest.fixture
def place(gui, tmp_path, database_file):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    door = ErrorDoor(paths.log)
    place = Workplace(gui.root, gui.look, paths, Settings(scale=100), door)
    start(place, str(database_file))
    gui.settle()
    yield place
    place.seat.close()
    place.tasks.close()
    place.database.close()
    door.close()


def ask_for_the_card(gui):
    def look(_dialog):
        gui.settle()
        gui.press("Tab", "Return")

    gui.answer(look)
    gui.press("F1")


def titles(place):
    return [toast.news.title for toast in place.window.toasts.shown]


def words_of_buttons(dialog):
    return [str(button.cget("text")) for button in dialog._buttons.winfo_children()]


def test_the_button_is_reached_with_tab_and_closes_the_sheet(gui):
    pressed = []

    def look(dialog):
        gui.settle()
        assert words_of_buttons(dialog) == ["Đóng", "Thẻ nhớ để in (PDF)"]
        gui.press("Tab", "Return")

    gui.answer(look)
    assert KeySheet(gui.root, lambda: pressed.append("card")).show() == "card"
    assert pressed == ["card"]


def test_without_an_office_there_is_no_button(gui):
    def look(dialog):
        gui.settle()
        assert words_of_buttons(dialog) == ["Đóng"]
        gui.press("Escape")

    gui.answer(look)
    KeySheet(gui.root).show()


@needs_opener
def test_the_key_sheet_of_the_window_writes_and_opens_the_card(gui, place, tmp_path, monkeypatch):
    told, folder = tmp_path / "told", tmp_path / "bin"
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text(OPENER.format(told=told), encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    ask_for_the_card(gui)
    gui.until(lambda: told.exists() and told.read_text(encoding="utf-8"), "the card opened")
    path = place.paths.documents / "the-nho.pdf"
    assert told.read_text(encoding="utf-8") == str(path)
    text = PdfReader(path).pages[0].extract_text()
    assert all(key.shown in text for key in KEYS)
    assert titles(place) == ["Đã lập thẻ nhớ"]


@needs_opener
def test_a_computer_that_opens_no_pdf_is_told_where_the_card_is(gui, place, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    ask_for_the_card(gui)
    gui.until(lambda: len(titles(place)) == 2, "told")
    news = place.window.toasts.shown[-1].news
    assert (news.kind, news.details) == ("problem", str(place.paths.documents / "the-nho.pdf"))
