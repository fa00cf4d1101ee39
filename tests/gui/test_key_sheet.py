"""F1: every key of the table, readable in every size."""

import pytest

from hotline_app import i18n
from hotline_app.windows.key_sheet import KeySheet
from hotline_app.windows.keys import KEYS, key_sheet
from tests.gui.test_fields import words_on


@pytest.mark.parametrize("language", ["vi", "en", "qps"])
@pytest.mark.parametrize("points", [9, 14])
def test_every_key_is_on_the_sheet_and_fits(gui, language, points):
    i18n.install(language)
    gui.look.set_font_size(points)
    seen = []

    def look(dialog):
        gui.settle()
        seen.append(words_on(dialog))
        assert dialog.winfo_width() <= gui.root.winfo_width()
        assert dialog.winfo_height() <= gui.root.winfo_height()
        assert str(dialog._close) == str(gui.root.focus_get())
        gui.press("Down", "Next", "Escape")

    try:
        gui.answer(look)
        KeySheet(gui.root).show()
    finally:
        i18n.install("vi")
    assert all(key.shown in seen[0] for key in KEYS)


def test_a_narrow_window_scrolls_the_sheet(gui):
    gui.root.minsize(600, 400)
    gui.root.geometry("700x480")
    gui.until(lambda: gui.root.winfo_width() == 700, "narrow")
    places = []

    def look(dialog):
        gui.settle()
        canvas = dialog._scrolled.canvas
        places.append(canvas.yview()[0])
        gui.press("Next")
        places.append(canvas.yview()[0])
        gui.press("Prior", "Prior")
        places.append(canvas.yview()[0])
        assert dialog.winfo_height() <= 480

    gui.answer(look)
    KeySheet(gui.root).show()
    gui.root.geometry("1366x768")
    gui.settle()
    assert places[0] == places[2] == 0 < places[1]


def test_no_two_commands_of_one_group_share_a_key():
    sequences = [(key.group(), sequence) for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))
    assert sum(map(len, key_sheet().values())) >= len(KEYS) + 1
