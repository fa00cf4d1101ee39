import pytest

from db.rules.text import fold
from hotline_app.widgets.choice import Choice, search_choices
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.picker import Picker, PickerSource, source_of

NEEDS = ["Tiền lương", "Bảo hiểm xã hội", "Bảo hiểm thất nghiệp", "Hợp đồng lao động", "Đoàn phí"]
CHOICES = [Choice(f"n{number}", words) for number, words in enumerate(NEEDS)]


@pytest.fixture
def picker(gui, host):
    field = Picker(host, FieldSpec("Nhu cầu"), source_of(CHOICES, fold))
    field.pack(fill="x")
    field.other = TextField(host, FieldSpec("Khác"))
    field.other.pack(fill="x")
    gui.settle()
    gui.focus(field)
    return field


def test_search_is_blind_to_tones_and_order():
    search = search_choices(CHOICES, fold)
    assert [choice.words for choice in search("bao hiem")] == NEEDS[1:3]
    assert [choice.words for choice in search("xh BH hoi")] == []
    assert [choice.words for choice in search("hoi bao")] == [NEEDS[1]]
    assert [choice.words for choice in search("doan")] == ["Đoàn phí"]
    assert [choice.words for choice in search("")] == NEEDS


def test_a_few_letters_and_enter(gui, picker):
    gui.type("that nghiep")
    assert picker.is_open
    gui.press("Return")
    assert (picker.value, picker.typed) == ("n2", "Bảo hiểm thất nghiệp")
    assert not picker.is_open


def test_a_few_letters_and_tab(gui, picker):
    gui.type("luong")
    gui.press("Tab")
    assert picker.value == "n0"
    assert gui.root.focus_get() is picker.other.entry
    assert picker.problem == ""


def test_arrows_open_and_move(gui, picker):
    gui.press("Down")
    assert picker.is_open
    gui.press("Down", "Down", "Up", "Return")
    assert picker.value == "n1"
    gui.press("Down")
    gui.press("End", "Escape")
    assert not picker.is_open
    assert picker.value == "n1"


def test_what_is_not_found_is_kept_with_a_problem(gui, picker):
    gui.type("zzz")
    gui.press("Return")
    assert picker.value == ""
    gui.focus(picker.other)
    assert picker.typed == "zzz"
    assert picker.problem
    gui.focus(picker)
    picker.entry.delete(0, "end")
    gui.type("Đoàn phí")
    assert picker.problem == ""
    gui.focus(picker.other)
    assert picker.value == "n4"


def test_free_text_is_a_value_where_it_may_be(gui, host):
    source = source_of(CHOICES, fold, takes_free_text=True)
    picker = Picker(host, FieldSpec("Nơi làm việc"), source)
    picker.pack(fill="x")
    gui.focus(picker)
    gui.type("bao")
    gui.press("Tab")
    assert (picker.value, picker.typed, picker.problem) == ("", "bao", "")


def test_the_mouse_takes_a_choice(gui, picker):
    gui.click(picker._button)
    assert picker.is_open
    sheet = picker._sheet
    gui.click(sheet.canvas, 30, 4 + sheet._row_height * 3 + 5)
    assert picker.value == "n3"
    assert gui.root.focus_get() is picker.entry


def test_the_list_stays_inside_the_window(gui, host):
    picker = Picker(host, FieldSpec("Nhu cầu"), source_of(CHOICES, fold))
    picker.pack(side="bottom", fill="x")
    gui.settle()
    gui.focus(picker)
    gui.press("Down")
    sheet = picker._sheet
    gui.settle()
    assert sheet.winfo_y() >= 0
    assert sheet.winfo_y() + sheet.winfo_height() <= gui.root.winfo_height()


def test_ten_thousand_choices_scroll(gui, host):
    many = [Choice(str(number), f"Công ty số {number}") for number in range(10_000)]
    picker = Picker(host, FieldSpec("Công ty"), source_of(many, fold))
    picker.pack(fill="x")
    gui.focus(picker)
    gui.type("9999")
    gui.press("Return")
    assert picker.value == "9999"
    picker.entry.delete(0, "end")
    gui.settle()
    gui.press(*["Down"] * 20)
    gui.press("Return")
    assert picker.value == "20"


def test_choices_may_come_from_elsewhere(gui, picker):
    asked = []

    def search(text: str) -> list[Choice]:
        asked.append(text)
        return [Choice("x", f"tìm {text}")]

    picker.set_source(PickerSource(search, lambda key: Choice(key, f"khóa {key}")))
    gui.type("a")
    assert asked[-1] == "a"
    gui.press("Return")
    assert picker.typed == "tìm a"
    picker.value = "k7"
    assert (picker.value, picker.typed) == ("k7", "khóa k7")
    picker.value = ""
    assert (picker.value, picker.typed) == ("", "")
