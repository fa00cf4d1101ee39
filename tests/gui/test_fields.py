from datetime import date

import pytest
import ttkbootstrap as ttk

from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.picker import Picker, source_of
from tests.gui.demo_pages import READING, plain_fold

LONG = "Nợ lương tháng 9, " * 278
WILD = ["Nguyễn Thị Hồng Hạnh", "Nguyễn", "👩‍🏭 H'Bia Ƀăn ê̆", "  ", LONG]


@pytest.fixture
def text(host):
    field = TextField(host, FieldSpec("Họ và tên", is_required=True, hint="như trong giấy tờ"))
    field.pack(fill="x")
    return field


@pytest.fixture
def story(host):
    field = LongTextField(host, FieldSpec("Nội dung"))
    field.pack(fill="both", expand=True)
    return field


@pytest.fixture(params=["text", "story", "day", "place"])
def any_field(request, host):
    spec = FieldSpec("Trường", is_required=True)
    source = source_of([Choice("1", "Công ty")], plain_fold, takes_free_text=True)
    field = {
        "text": lambda: TextField(host, spec),
        "story": lambda: LongTextField(host, spec),
        "day": lambda: DateField(host, spec, READING),
        "place": lambda: Picker(host, spec, source),
    }[request.param]()
    field.pack(fill="x")
    return field


def words_on(widget) -> str:
    texts = []
    if isinstance(widget, ttk.Label) and widget.winfo_ismapped():
        texts.append(str(widget.cget("text")))
    return " ".join([*texts, *(words_on(child) for child in widget.winfo_children())])


def test_typing_vietnamese(gui, text):
    gui.focus(text)
    gui.type("Nguyễn Thị Hồng Hạnh")
    assert text.value == "Nguyễn Thị Hồng Hạnh"
    assert text.cursor == 20


def test_unikey_backspaces_are_not_disturbed(gui, any_field):
    gui.focus(any_field)
    gui.type("Nguye")
    gui.press("BackSpace")
    gui.type("ễn")
    value = any_field.typed if isinstance(any_field, Picker) else any_field.value
    assert value == "Nguyễn"


@pytest.mark.parametrize("wild", WILD)
def test_anything_can_be_pasted(gui, any_field, wild):
    gui.focus(any_field)
    gui.paste(wild)
    value = any_field.typed if isinstance(any_field, Picker) else any_field.value
    assert value == wild


def test_a_problem_stands_under_the_input_and_keeps_the_text(gui, any_field):
    gui.focus(any_field)
    gui.paste("12")
    any_field.show_problem("Hãy ghi rõ hơn.")
    gui.settle()
    assert "Hãy ghi rõ hơn." in words_on(any_field)
    assert any_field.problem == "Hãy ghi rõ hơn."
    any_field.show_problem("")
    gui.settle()
    assert "Hãy ghi" not in words_on(any_field)
    value = any_field.typed if isinstance(any_field, Picker) else any_field.value
    assert value == "12"


def test_the_hint_returns_after_a_problem(gui, text):
    gui.settle()
    assert "như trong giấy tờ" in words_on(text)
    text.show_problem("Thiếu tên")
    gui.settle()
    assert "như trong giấy tờ" not in words_on(text)
    text.show_problem("")
    gui.settle()
    assert "như trong giấy tờ" in words_on(text)


def test_a_disabled_field_takes_no_keys(gui, any_field):
    any_field.set_enabled(False)
    gui.focus(any_field)
    any_field.focus_widget.event_generate("<KeyPress>", keysym="a")
    gui.settle()
    assert any_field.value == ""
    any_field.set_enabled(True)
    gui.type("a")
    value = any_field.typed if isinstance(any_field, Picker) else any_field.value
    assert value == "a"


def test_changes_are_told_whoever_makes_them(gui, any_field):
    told = []
    any_field.on_change(lambda: told.append(True))
    gui.focus(any_field)
    gui.type("a")
    assert told
    told.clear()
    if isinstance(any_field, Picker):
        any_field.typed = "b"
    else:
        any_field.value = "b"
    gui.settle()
    assert told


def test_the_cursor_comes_back(gui, any_field):
    gui.focus(any_field)
    gui.paste("Hồng Hạnh")
    any_field.cursor = 4
    gui.settle()
    assert any_field.cursor == 4
    gui.type("x")
    value = any_field.typed if isinstance(any_field, Picker) else any_field.value
    assert value == "Hồngx Hạnh"


def test_tab_goes_through_a_form(gui, host):
    fields = [
        TextField(host, FieldSpec("1")),
        LongTextField(host, FieldSpec("2")),
        DateField(host, FieldSpec("3"), READING),
        Picker(host, FieldSpec("4"), source_of([], plain_fold)),
        TextField(host, FieldSpec("5")),
    ]
    for field in fields:
        field.pack(fill="x")
    gui.settle()
    gui.focus(fields[0])
    for field in fields[1:]:
        gui.press("Tab")
        assert gui.root.focus_get() is field.focus_widget
    for field in reversed(fields[:-1]):
        gui.press("Shift-Tab")
        assert gui.root.focus_get() is field.focus_widget
    assert fields[1].value == ""


def test_long_text_can_be_taken_back(gui, story):
    gui.focus(story)
    gui.type("abc")
    gui.press("Return")
    gui.type("d")
    assert story.value == "abc\nd"
    story.text.event_generate("<<Undo>>")
    gui.settle()
    assert story.value != "abc\nd"


@pytest.fixture
def day(host):
    field = DateField(host, FieldSpec("Ngày"), READING)
    field.pack()
    other = TextField(host, FieldSpec("Khác"))
    other.pack()
    field.other = other
    return field


def test_a_day_is_never_guessed(gui, day):
    gui.focus(day)
    gui.paste("12/13/2026")
    assert day.day is None
    gui.focus(day.other)
    assert day.problem
    assert day.value == "12/13/2026"
    gui.focus(day)
    day.value = "13/12/2026"
    gui.focus(day.other)
    assert day.problem == ""
    assert day.day == date(2026, 12, 13)


def test_arrows_move_a_day(gui, day):
    gui.focus(day)
    gui.press("Up")
    assert day.day == date(2026, 11, 23)
    gui.press("Up", "Up", "Down")
    assert day.value == "24/11/2026"
    gui.press("Prior")
    assert day.value == "01/12/2026"


def test_the_calendar_takes_a_click_and_keeps_the_keyboard(gui, day):
    day.day = date(2026, 11, 23)
    gui.focus(day)
    gui.press("Alt-Down")
    sheet = day._sheet
    gui.settle()
    assert sheet.winfo_ismapped()
    cell = sheet._cell
    gui.click(sheet.canvas, 8 + cell // 2, 6 + cell * 2 + cell // 2)
    assert day.value == "26/10/2026"
    assert day._sheet is None
    assert gui.root.focus_get() is day.entry
    gui.press("Alt-Down", "Escape")
    assert day._sheet is None
    assert day.value == "26/10/2026"


def test_chips_by_keyboard_and_mouse(gui, host):
    chips = Chips(host, FieldSpec("Mức"), [("a", "Thường"), ("b", "Cao"), ("c", "Khẩn cấp")])
    chips.pack(fill="x")
    chips.value = "a"
    gui.settle()
    gui.focus(chips)
    gui.press("Right", "space")
    assert chips.value == "b"
    gui.press("Right", "Return")
    assert chips.value == "c"
    gui.press("Right", "space")
    assert chips.value == "a"
    gui.click(chips._chips["b"])
    assert chips.value == "b"
    chips.value = "unknown"
    assert chips.value == ""


def test_several_chips(gui, host):
    chips = Chips(host, FieldSpec(""), [("a", "A"), ("b", "B"), ("c", "C")], takes_several=True)
    chips.pack(fill="x")
    chips.value = ("c", "a")
    assert chips.value == ("a", "c")
    gui.click(chips._chips["a"])
    gui.click(chips._chips["b"])
    assert chips.value == ("b", "c")
    chips.set_enabled(False)
    gui.click(chips._chips["b"])
    assert chips.value == ("b", "c")


def test_chips_wrap_where_there_is_no_room(gui, host):
    chips = Chips(host, FieldSpec(""), [(str(n), f"Lựa chọn số {n}") for n in range(12)])
    chips.place(x=0, y=0, width=400)
    gui.settle()
    frame = chips.input_widget
    for chip in chips._chips.values():
        assert chip.winfo_x() + chip.winfo_width() <= 400
        assert chip.winfo_y() + chip.winfo_height() <= frame.winfo_reqheight() + 2
    assert len({chip.winfo_y() for chip in chips._chips.values()}) > 1


def test_the_space_bar_presses_a_button_once(gui, host):
    pressed = []
    button = ttk.Button(host, text="Lưu", command=lambda: pressed.append(1))
    button.pack()
    gui.focus(button)
    gui.press("space")
    assert pressed == [1]
    button.state(["disabled"])
    gui.press("space")
    assert pressed == [1]
    chips = Chips(host, FieldSpec("Chọn"), [("a", "A"), ("b", "B")], takes_several=True)
    chips.pack()
    gui.focus(chips._chips["b"])
    gui.press("space")
    assert chips.value == ("b",)
