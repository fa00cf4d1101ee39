import itertools
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline_app.widgets.pill import Status
from hotline_app.widgets.row_pages import PAGE, RowPages
from hotline_app.widgets.selection import Selection
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.table_columns import NARROWEST, Column, Order, TwoLines, spread

MILLION = 1_000_000
COLUMNS = [
    Column("code", "Mã", lambda row: f"VV-{row}", 120, is_sortable=True),
    Column("person", "Người", lambda row: TwoLines(f"Tên {row}", "Công ty " * 50), 200, 1),
    Column("status", "Trạng thái", lambda row: Status("Quá hạn", "red"), 150),
    Column("days", "Ngày", lambda row: str(row % 40), 80, is_number=True),
]


class Told:
    def __init__(self) -> None:
        self.opened: list[int] = []
        self.moved: list[int | None] = []
        self.selected = 0
        self.ordered: list[Order] = []
        self.fetched: list[tuple[int, int]] = []

    def fetch(self, first: int, count: int) -> range:
        self.fetched.append((first, count))
        return range(first, first + count)

    def acts(self) -> TableActs:
        def selected() -> None:
            self.selected += 1

        return TableActs(self.opened.append, self.moved.append, selected, self.ordered.append)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def table(gui, host, told):
    made = Table(host, COLUMNS, told.acts())
    made.pack(fill="both", expand=True)
    gui.settle()
    made.set_rows(MILLION, told.fetch)
    gui.focus(made.canvas)
    return made


def words_shown(table) -> list[str]:
    canvas = table.canvas
    texts = [item for item in canvas.find_all() if canvas.type(item) == "text"]
    return [canvas.itemcget(i, "text") for i in texts if canvas.itemcget(i, "state") != "hidden"]


def test_only_the_pages_in_sight_are_fetched(gui, table, told):
    assert told.fetched == [(0, PAGE)]
    gui.press("End")
    assert told.fetched[1:] == [(MILLION - PAGE, PAGE)]
    assert f"VV-{MILLION - 1}" in words_shown(table)
    table._bar_moved("moveto", "0.5")
    gui.settle()
    assert f"VV-{MILLION // 2}" in words_shown(table)
    assert len(told.fetched) <= 4


def test_a_million_rows_need_few_items_and_little_memory(gui, table, told):
    items = len(table.canvas.find_all())
    assert items < 500
    gui.press("Down")
    tracemalloc.start()
    for place in range(0, MILLION, MILLION // 200):
        table.go_to(place)
    gui.settle()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table.canvas.find_all()) == items
    assert peak < 5_000_000


def test_keys_move(gui, table, told):
    gui.press("Down")
    assert table.selection.current == 0
    gui.press("Down", "Down", "Up")
    assert table.current == 1
    gui.press("Next")
    assert table.current == 1 + table._whole_rows
    gui.press("Prior", "Home")
    assert table.current == 0
    gui.press("Up")
    assert table.current == 0
    gui.press("End", "Down")
    assert table.current == MILLION - 1
    assert told.moved[-1] == MILLION - 1
    gui.press("Return")
    assert told.opened == [MILLION - 1]


def test_the_wheel_and_the_mouse(gui, table, told):
    table.canvas.event_generate("<Button-5>")
    gui.settle()
    assert table.first_shown == 3
    table.canvas.event_generate("<Button-4>")
    table.canvas.event_generate("<Button-4>")
    gui.settle()
    assert table.first_shown == 0
    height = table._row_height
    gui.click(table.canvas, 50, height * 2 + 5)
    assert table.current == 2
    gui.click(table.canvas, 50, height * 5 + 5, state=0x1)
    assert table.selection.rows() == [2, 3, 4, 5]
    gui.click(table.canvas, 50, height * 3 + 5, state=0x4)
    assert table.selection.rows() == [2, 4, 5]
    gui.click(table.canvas, 50, height * 3 + 5)
    gui.click(table.canvas, 50, height * 3 + 5)
    assert set(told.opened) == {3}


def test_several_rows_by_keyboard(gui, table, told):
    gui.press("Down", "Shift-Down", "Shift-Down")
    assert table.selection.rows() == [0, 1, 2]
    gui.press("Shift-Up")
    assert table.selection.rows() == [0, 1]
    gui.press("Control-a")
    assert table.selection.count == MILLION
    assert told.selected >= 5
    gui.press("Down")
    assert table.selection.count == 1


def test_headings_ask_for_an_order(gui, table, told):
    gui.click(table.heading, 20, 10)
    assert told.ordered == [Order("code")]
    table.set_order(told.ordered[-1])
    gui.click(table.heading, 20, 10)
    assert told.ordered[-1] == Order("code", is_descending=True)
    gui.click(table.heading, table._spans()[2].left + 20, 10)
    assert len(told.ordered) == 2, "the third column has no order"


def test_a_refresh_may_keep_the_place(gui, table, told):
    table.go_to(5000)
    top = table.first_shown
    table.set_rows(MILLION, told.fetch, keeps_place=True)
    assert (table.first_shown, table.current) == (top, 5000)
    table.set_rows(3, told.fetch, keeps_place=True)
    gui.settle()
    assert (table.first_shown, table.current) == (0, 2)
    table.set_rows(0, told.fetch)
    gui.press("Down", "Return", "Control-a")
    assert table.current is None
    assert words_shown(table) == []


def test_rows_that_vanished_stay_empty(gui, table):
    table.set_rows(100, lambda first, count: list(range(first, min(first + count, 3))))
    gui.settle()
    assert "VV-2" in words_shown(table)
    assert "VV-3" not in words_shown(table)
    gui.press("End", "Return")


def test_long_cells_are_cut_to_their_column(gui, table):
    line = next(words for words in words_shown(table) if words.startswith("Công ty"))
    assert line.endswith("…")
    assert len(line) < 400


def test_wild_cells_do_no_harm(gui, host):
    wild = ["👩‍🏭", "a\nb\tc", "Nguyễn", "x" * 5000, "", "{not a list}", "[exit]"]
    table = Table(host, [Column("text", "Chữ", lambda row: row, 300)], TableActs())
    table.pack(fill="both", expand=True)
    table.set_rows(len(wild), lambda first, count: wild[first : first + count])
    gui.settle()
    shown = words_shown(table)
    assert "a b c" in shown and "{not a list}" in shown and "[exit]" in shown


def test_rows_fit_larger_letters(gui, table):
    before = table._row_height
    gui.look.set_font_size(14)
    gui.settle()
    assert table._row_height > before
    assert f"VV-{table.first_shown}" in words_shown(table)


def test_pages_ask_once_and_forget_the_oldest():
    asked: list[int] = []

    def fetch(first: int, count: int) -> range:
        asked.append(first)
        return range(first, first + count)

    pages = RowPages(10_000, fetch)
    assert [pages.row(place) for place in (0, 5, PAGE - 1, PAGE)] == [0, 5, PAGE - 1, PAGE]
    assert asked == [0, PAGE]
    for place in range(0, 10_000, PAGE):
        pages.row(place)
    asked.clear()
    assert pages.row(0) == 0
    assert asked == [0]
    assert pages.row(-1) is None and pages.row(10_000) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["select", "extend", "toggle", "all"]),
            st.integers(min_value=0, max_value=19),
        )
    )
)
def test_selection_counts_what_it_holds(steps):
    selection = Selection()
    selection.reset(20)
    for act, row in steps:
        if act == "all":
            selection.select_all()
        else:
            getattr(selection, act)(row)
            assert selection.current == row
        rows = selection.rows()
        assert rows == sorted(set(rows))
        assert selection.count == len(rows)
        assert [row for row in range(20) if row in selection] == rows
        assert selection.has_all == (len(rows) == 20 and act == "all") or rows


@given(
    st.lists(st.tuples(st.integers(10, 300), st.integers(0, 3)), min_size=1, max_size=8),
    st.integers(0, 3000),
)
def test_columns_never_overlap(sizes, width):
    columns = [
        Column(str(place), "", str, width=least, weight=weight)
        for place, (least, weight) in enumerate(sizes)
    ]
    spans = spread(columns, width, int)
    assert spans[0].left == 0
    for one, next_one in itertools.pairwise(spans):
        assert one.left + one.width == next_one.left
    # Where the table is too narrow for all of them, each gives way, but none vanishes.
    fits = width <= 1 or sum(least for least, _weight in sizes) <= width
    for span, (least, _weight) in zip(spans, sizes, strict=True):
        assert span.width >= (least if fits else min(least, NARROWEST))
