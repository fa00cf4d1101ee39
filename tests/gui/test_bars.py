"""Scroll bars: seen only where there is something to scroll, in our colours, their room kept."""

import pytest
import ttkbootstrap as ttk

from hotline_app.widgets.bars import SURFACES, bar_style
from hotline_app.widgets.fitted import FittedLabel
from hotline_app.widgets.icons import FittedButton
from hotline_app.widgets.palette import PALETTES
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.table_columns import Column, spread
from tests.gui.test_look import rgb


@pytest.mark.parametrize("appearance", ["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
def test_a_bar_is_seen_only_where_something_is_out_of_sight(gui, host, surface, appearance):
    bar = ttk.Scrollbar(host, orient="vertical", style=bar_style(surface))
    bar.pack(side="left", fill="y")
    gui.look.set_appearance(appearance)
    palette = PALETTES[appearance]
    bar.set(0, 0.5)
    assert rgb(palette.edge) in gui.colours(bar)
    width = bar.winfo_width()
    bar.set(0, 1)
    assert gui.colours(bar) == {rgb(getattr(palette, surface))}
    assert bar.winfo_width() == width


def test_the_room_of_the_bar_stays(gui, host):
    scrolled = Scrolled(host)
    scrolled.pack(fill="both", expand=True)
    gui.settle()
    width = scrolled.canvas.winfo_width()
    for _ in range(80):
        ttk.Label(scrolled.body, text="Nội dung").pack()
    gui.settle()
    scrolled.refit()
    assert scrolled.canvas.yview() != (0.0, 1.0)
    assert scrolled.canvas.winfo_width() == width


def test_what_grew_while_nobody_looked_has_its_room(gui, host):
    # Frames appear one after the other, from the outside in.
    page = inside = ttk.Frame(host)
    page.pack(fill="both", expand=True)
    for _ in range(4):
        inside = ttk.Frame(inside)
        inside.pack(fill="both", expand=True)
    scrolled = Scrolled(inside)
    scrolled.pack(fill="both", expand=True)
    first, last = (ttk.Frame(scrolled.body, height=500) for _ in range(2))
    scrolled.body.rowconfigure(1, weight=1)
    for row, line in enumerate((first, last)):
        line.grid(row=row, column=0, sticky="nsew")
        line.bind("<Configure>", lambda _event: scrolled.refit())
    gui.settle()
    page.pack_forget()
    gui.settle()
    page.pack(fill="both", expand=True)
    first.configure(height=900)
    gui.settle()
    assert (first.winfo_height(), last.winfo_height()) == (900, 500)


def test_columns_never_leave_the_table():
    columns = [Column(str(n), "", lambda record: record, 200) for n in range(4)]
    spans = spread(columns, 400, int)
    assert [(span.left, span.width) for span in spans] == [
        (0, 100),
        (100, 100),
        (200, 100),
        (300, 100),
    ]


def test_words_come_back_with_the_room(gui, host):
    words = " Ghi nhận lượt liên hệ của người lao động"
    label = FittedLabel(host, words.strip())
    button = FittedButton(host, words, style="Deed.TButton")
    for place, widget in enumerate((label, button)):
        widget.place(x=0, y=60 * place, width=120)
    gui.settle()
    for widget in (label, button):
        assert widget.cget("text").endswith("…")
        assert widget.winfo_width() == 120
        widget.place_configure(width=600)
    gui.settle()
    assert label.cget("text") == label.words == words.strip()
    assert button.cget("text") == words
