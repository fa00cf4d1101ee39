import pytest

from tests.gui.contact_desk import ContactDesk
from tests.imports.test_pasted_text import ZALO


@pytest.fixture
def stand(gui, database, tmp_path):
    stand = ContactDesk(gui.root, gui.look, database, tmp_path / "home", gui.errors.append)
    gui.settle()
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand):
    gui.focus(stand.page.form.phone)
    return stand.page


def copy(gui, text):
    gui.root.clipboard_clear()
    if text:
        gui.root.clipboard_append(text)
    gui.settle()


def open_with(gui, page, text):
    copy(gui, text)
    gui.press("Control-Shift-V")
    return page.pasting.sheet


def row(sheet, field, value=None):
    return next(
        place
        for place, row in enumerate(sheet.rows.rows)
        if row.field == field and value in (None, row.value)
    )


def test_a_chat_fills_the_form_with_two_keys(gui, page, database):
    sheet = open_with(gui, page, ZALO)
    assert gui.root.focus_get() is sheet.rows.canvas
    assert not page.form.winfo_ismapped()
    gui.press("Control-Return")
    assert page.form.winfo_ismapped()
    values = page.form.values()
    assert values["phone"]["text"] == "0912 345 678"
    assert values["name"] == "Nguyễn Thị Lan"
    assert values["employer"]["typed"] == "Công ty TNHH Cà phê Ngon"
    assert set(values["needs"]["keys"]) == {"wages", "food"}
    assert values["channel"]["key"] == "zalo"
    assert values["received_at"] == "30/08/2021 10:23"
    assert values["summary"] == ZALO
    assert gui.root.focus_get() is page.form.phone.entry
    gui.press("Control-Return")
    narrative, channel = database.row("SELECT narrative, channel_id FROM contacts")
    assert (narrative, channel) == (ZALO, "zalo")


def test_what_was_typed_is_never_replaced_unseen(gui, page):
    page.form.fields["name"].value = "Lê Thị Hoa"
    page.form.fields["summary"].value = "Đã kể qua điện thoại"
    page.form.phone.value = "0987654321"
    page.form.fields["needs"].value = ("legal",)
    sheet = open_with(gui, page, ZALO)
    name = sheet.rows.rows[row(sheet, "name")]
    assert (name.replaces, name.is_ticked) == ("Lê Thị Hoa", False)
    gui.press("Control-Return")
    values = page.form.values()
    assert values["name"] == "Lê Thị Hoa"
    assert values["summary"] == f"Đã kể qua điện thoại\n\n{ZALO}"
    assert values["phone"]["text"] == "0987654321 / 0912 345 678"
    assert values["needs"]["keys"] == ["legal", "wages", "food"]


def test_rows_are_taken_and_dropped_with_keys(gui, page):
    page.form.fields["name"].value = "Lê Thị Hoa"
    sheet = open_with(gui, page, ZALO)
    gui.press("Home", "space")
    assert not sheet.rows.rows[0].is_ticked
    gui.press(*["Down"] * row(sheet, "name"), "space", "Return")
    values = page.form.values()
    assert values["phone"]["text"] == ""
    assert values["name"] == "Nguyễn Thị Lan"


def test_only_one_of_two_names_is_taken(gui, page):
    sheet = open_with(
        gui, page, "[10:23, 30/8/2021] Lan: chị tên Nguyễn Thị Mai, chồng tên Y Nam Êban"
    )
    names = [place for place, one in enumerate(sheet.rows.rows) if one.field == "name"]
    assert len(names) > 1
    sheet.rows.turn(names[1])
    assert [sheet.rows.rows[place].is_ticked for place in names[:2]] == [False, True]


def test_escape_changes_nothing_and_the_text_waits(gui, page, stand):
    before = page.form.values()
    gui.focus(page.form.fields["summary"])
    open_with(gui, page, ZALO)
    gui.press("F6", "F4", "Control-n")
    gui.press("Escape")
    assert page.form.values() == before
    assert page.form.winfo_ismapped()
    assert gui.root.focus_get() is page.form.fields["summary"].text
    assert len(list(stand.desk.paths.drafts.glob("*.json"))) == 1
    sheet = open_with(gui, page, "")
    assert sheet.text == ZALO
    gui.press("Control-Return")
    assert not [
        path for path in stand.desk.paths.drafts.glob("*.json") if "pasted" in path.read_text()
    ]


def test_another_language_and_a_second_text_lose_nothing_and_pile_nothing_up(gui, page, stand):
    open_with(gui, page, "đoạn thứ nhất")
    gui.press("Escape")
    open_with(gui, page, ZALO)
    stand.window.set_language("en")
    stand.window.set_language("vi")
    gui.settle()
    page = stand.window.page
    assert page.form.winfo_ismapped()
    sheet = open_with(gui, page, "")
    assert sheet.text == ZALO
    assert len(list(stand.desk.paths.drafts.glob("*.json"))) == 1


def test_text_from_before_can_be_had_beside_a_new_one(gui, page):
    open_with(gui, page, ZALO)
    gui.press("Escape")
    sheet = open_with(gui, page, "em het gao")
    assert sheet.text == "em het gao"
    gui.click(sheet._earlier)
    assert sheet.text == ZALO


def test_pasting_and_typing_reads_anew(gui, page):
    sheet = open_with(gui, page, "")
    assert gui.root.focus_get() is sheet.field.text
    gui.paste("em tên Trần Văn Bình 👩‍🏭 hết gạo")
    gui.until(lambda: sheet.rows.rows, "it was read")
    found = {one.field: one.value for one in sheet.rows.rows}
    assert found["name"] == "Trần Văn Bình"
    marked = sheet.field.text.tag_ranges("found")
    words = [sheet.field.text.get(marked[at], marked[at + 1]) for at in range(0, len(marked), 2)]
    assert words == ["Trần Văn Bình", "hết gạo"]
    gui.press("Tab")
    assert gui.root.focus_get() is not sheet.field.text


def test_a_very_long_chat(gui, page):
    text = "\n".join(f"[10:{n % 60:02}, 30/8/2021] Lan: hết gạo lần {n} 😭" for n in range(2000))
    sheet = open_with(gui, page, "")
    # Put there directly: X hands long clipboards over in pieces that may cut a letter in two.
    sheet.field.value = text
    gui.press("Control-Return")
    assert page.form.values()["summary"] == text


def test_a_chat_that_does_not_go_into_the_summary_stays_as_a_file(gui, page, database):
    open_with(gui, page, ZALO)
    rows = page.pasting.sheet.rows
    assert [row.field for row in rows.rows][-1] == "summary"
    gui.press("End", "space")
    assert not rows.rows[-1].is_ticked
    gui.press("Control-Return")
    gui.until(lambda: bool(page.form.files.shown), "the chat is kept")
    page.form.fields["summary"].value = "Nợ lương"
    page.form.fields["needs"].value = ("wages",)
    gui.press("Control-Return")
    gui.until(lambda: not page.later.is_busy, "saved")
    assert database.value("SELECT narrative FROM contacts") == "Nợ lương"
    content = database.value("SELECT content FROM attachment_contents")
    assert content.decode() == ZALO.strip()


def test_an_empty_clipboard_and_the_look(gui, page):
    sheet = open_with(gui, page, "")
    gui.press("Control-d")
    gui.settle()
    assert sheet.rows.rows == ()
    gui.press("Escape")
    assert page.form.winfo_ismapped()
