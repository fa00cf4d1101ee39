"""Charts and figures on their own: keys, pointer, words, sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline_app.widgets.charts import Bar, ColumnChart, RankChart, scale_marks, scale_top
from hotline_app.widgets.figure_tile import Figure, FigureRow


def bars(*values):
    return [
        Bar(f"{n}/9", value, f"Ngày {n}: {value}", str(value)) for n, value in enumerate(values)
    ]


@given(st.integers(0, 10**9))
def test_a_scale_holds_its_bars(most):
    top = scale_top(most)
    marks = scale_marks(top)
    assert marks[0] == 0 and marks[-1] >= min(most, top)
    assert top >= most
    assert 1 <= len(marks) <= 6


@pytest.mark.parametrize("kind", [ColumnChart, RankChart])
def test_keys_pointer_and_words(gui, host, kind):
    opened, marked = [], []
    chart = kind(host, opened.append)
    chart.configure(height=200)
    chart.pack(fill="both", expand=True)
    chart.bind("<<Marked>>", lambda _event: marked.append(chart.marked))
    chart.show(bars(3, 0, 7), "Mười trong ba ngày")
    gui.settle()
    assert chart.text == "Mười trong ba ngày"
    gui.focus(chart)
    gui.press("Right", "Right", "Return")
    assert opened == [1]
    gui.press("Up", "space", "End", "Return", "Home", "Return")
    assert opened == [1, 0, 2, 0]
    assert marked[-1] == 0
    left, top, right, bottom = chart._at[2]
    gui.click(chart, (left + right) // 2, (top + bottom) // 2)
    assert opened[-1] == 2


@pytest.mark.parametrize("kind", [ColumnChart, RankChart])
@pytest.mark.parametrize("values", [(), (0,), (0, 0, 0), (10**9, 1), tuple(range(400))])
def test_any_bars_are_drawn_inside(gui, host, kind, values):
    chart = kind(host)
    chart.configure(height=160)
    chart.pack(fill="x")
    chart.show(bars(*values), "")
    gui.settle()
    for look in ("dark", "light"):
        gui.look.set_appearance(look)
        gui.settle()
        for item in chart.find_withtag("bar"):
            left, top, right, bottom = chart.coords(item)
            assert 0 <= left <= right <= chart.winfo_width()
            assert 0 <= top <= bottom <= max(chart.winfo_height(), int(chart.cget("height")))


def test_a_long_name_leaves_room_for_its_bar(gui, host):
    chart = RankChart(host)
    chart.pack(fill="x")
    chart.show([Bar("Ê" * 5_000, 5, "", "5"), Bar("b", 1, "", "1")], "")
    gui.settle()
    assert len(chart.find_withtag("bar")) == 2


def test_tiles_flow_and_keep_the_keyboard(gui, host):
    pressed = []
    row = FigureRow(host, 100)
    row.place(x=0, y=0, width=900)
    figures = [
        Figure(str(n), str(n), f"Số {n}", opens=lambda n=n: pressed.append(n)) for n in range(4)
    ]
    figures.append(Figure("none", "0", "Không mở được", "ghi chú", "problem"))
    row.show(figures)
    gui.settle()
    gui.focus(row.tiles["1"])
    gui.press("Return", "space", "KP_Enter")
    assert pressed == [1, 1, 1]
    row.show([Figure("1", "9", "Số khác", opens=lambda: pressed.append(9)), *figures[2:]])
    gui.settle()
    assert gui.root.focus_get() is row.tiles["1"]
    assert set(row.tiles) == {"1", "2", "3", "none"}
    gui.press("Return")
    assert pressed[-1] == 9
    gui.click(row.tiles["none"])
    assert row.tiles["none"].text == "Không mở được · 0 · ghi chú"
    row.place(width=220)
    gui.settle()
    assert row.tiles["3"].winfo_y() > row.tiles["1"].winfo_y()
