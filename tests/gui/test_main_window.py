from dataclasses import replace

import pytest

from hotline_app import i18n
from hotline_app.settings import Settings
from hotline_app.widgets.dialog import Dialog
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.page import Heading, Page
from hotline_app.widgets.toast import News
from hotline_app.windows.geometry import geometry_now, restore_geometry
from hotline_app.windows.keys import KEYS, key_sheet, shown_key
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.navigation import Desk, NavEntry, Navigation
from hotline_app.windows.shell import PageEntry, Shell
from tests.gui.demo_pages import CasesPage, FormPage
from tests.gui.test_fields import words_on


class Listening(Page):
    """Answers every key of the table."""

    def __init__(self, parent):
        super().__init__(parent)
        self.heard: list[str] = []
        self.refreshed = 0
        for key in KEYS:
            if key.command not in ("help", "appearance", "new_contact", "refresh", "escape"):
                setattr(self, f"do_{key.command}", lambda name=key.command: self.heard.append(name))

    def heading(self):
        return Heading(f"Nghe {len(self.heard)}")

    def refresh(self):
        self.refreshed += 1


@pytest.fixture
def kept():
    return []


@pytest.fixture
def window(gui, kept):
    made: list[str] = []

    def maker(name, make):
        def wrapped(parent):
            made.append(name)
            return make(parent)

        return wrapped

    pages = [
        PageEntry("today", lambda: "Hôm nay", "house", maker("today", Listening)),
        PageEntry(
            "new_contact", lambda: i18n.tr("New contact"), "telephone", maker("form", FormPage)
        ),
        PageEntry("cases", lambda: "Vụ việc", "inboxes", maker("cases", CasesPage)),
        PageEntry("case", lambda: "Một vụ", "inbox", maker("case", Listening), False),
    ]
    shell = Shell(
        pages, lambda: Desk("Đường dây nóng", "LĐLĐ tỉnh", "Trần Thị Hạnh"), Settings(), kept.append
    )
    window = MainWindow(gui.root, gui.look, shell)
    window.made = made
    window.go("today")
    gui.settle()
    yield window
    if i18n.current_language() != "vi":
        i18n.install("vi")


def test_pages_are_made_when_they_are_first_shown(gui, window):
    assert window.made == ["today"]
    window.go("cases")
    window.go("today")
    window.go("cases")
    assert window.made == ["today", "cases"]
    assert window.existing("new_contact") is None


def test_the_contact_form_is_one_key_away(gui, window):
    gui.press("Control-n")
    assert window.front == "new_contact"
    gui.press("Control-N")
    assert window.front == "new_contact"


def test_only_the_front_page_can_get_the_keyboard(gui, window):
    form = window.go("new_contact")
    gui.settle()
    cases = window.go("cases")
    gui.settle()
    assert cases.winfo_viewable() and not form.winfo_viewable()
    gui.focus(cases.table.canvas)
    for _ in range(40):
        gui.press("Tab")
        assert not str(gui.root.focus_get()).startswith(str(form))


@pytest.mark.parametrize(("key", "front"), [("1", "today"), ("2", "new_contact"), ("3", "cases")])
def test_control_and_number_go_to_a_page(gui, window, key, front):
    gui.press(f"Control-{key}")
    assert window.front == front


def test_the_navigation_goes_by_click_and_arrow(gui, window):
    buttons = window.navigation._buttons
    assert list(buttons) == ["today", "new_contact", "cases"]
    gui.click(buttons["cases"])
    assert window.front == "cases"
    gui.focus(buttons["cases"])
    gui.press("Down", "Down", "Return")
    assert window.front == "new_contact"


OF_THE_WINDOW = ("help", "appearance", "new_contact", "escape")
OF_THE_PAGE = [key for key in KEYS if key.command not in OF_THE_WINDOW]


@pytest.mark.parametrize("key", OF_THE_PAGE, ids=lambda key: key.command)
def test_every_key_of_the_table_is_bound(gui, window, key):
    gui.focus(window.page)
    for sequence in key.sequences:
        gui.press(sequence.strip("<>"))
    if key.command == "refresh":
        assert window.page.refreshed == len(key.sequences)
    else:
        # Where two commands share a key, the one that the page knows answers: it knows all here.
        sharing = [one.command for one in KEYS if set(one.sequences) & set(key.sequences)]
        assert window.page.heard == [sharing[0]] * len(key.sequences)


def test_of_two_commands_on_one_key_the_known_one_answers(gui, window):
    class OfACase(Page):
        def __init__(self, parent):
            super().__init__(parent)
            self.heard = []

        def heading(self):
            return Heading("Một vụ")

        def do_case_link(self):
            self.heard.append("case_link")

    window._pages["case"] = OfACase(window._content)
    page = window.go("case")
    gui.focus(page)
    gui.press("Alt-l")
    assert page.heard == ["case_link"]


def test_keys_act_while_somebody_types_and_cut_no_text(gui, window):
    gui.press("Control-n")
    form = window.page
    gui.focus(form.story)
    gui.type("Nợ lương")
    form.story.cursor = 0
    for key in ("Control-k", "Control-d", "Control-d", "Control-e", "Control-p", "Control-Return"):
        gui.press(key)
    assert form.story.value == "Nợ lương"
    gui.press("Control-s")
    assert form.saved == [{"phone": "", "name": "", "story": "Nợ lương"}]
    gui.focus(form.name)
    gui.type("Hạnh")
    form.name.cursor = 0
    gui.press("Control-k", "Control-d", "Control-d", "Escape")
    assert form.name.value == "Hạnh"


def test_undo_in_a_text_takes_back_typing_only(gui, window):
    page = window.page
    gui.press("Control-z")
    assert page.heard == ["undo"]
    gui.press("Control-n")
    form = window.page
    gui.focus(form.story)
    gui.type("abc")
    gui.press("Control-z")
    assert form.story.value == ""


def test_the_key_sheet_tells_every_key(gui, window):
    told = [shown for keys in key_sheet().values() for shown, _words in keys]
    assert set(told) >= {key.shown for key in KEYS}
    assert shown_key("save") == "Ctrl+S" and shown_key("nothing") == ""
    seen = []

    def look_and_close(dialog):
        gui.root.update()
        seen.append(words_on(dialog))
        gui.root.focus_get().event_generate("<Escape>")
        seen.append(dialog.winfo_exists())

    gui.answer(look_and_close)
    gui.press("F1")
    assert "Ctrl+Enter" in seen[0] and "Tìm ở mọi nơi" in seen[0]
    assert not seen[1]


def test_keys_in_a_dialog_do_not_reach_the_page_behind(gui, window):
    heard = []

    def type_and_press(dialog):
        field = TextField(dialog.body, FieldSpec("Tên"))
        field.pack()
        field.entry.focus_force()
        gui.root.update()
        field.value = "abc"
        for key in ("Control-s", "Control-k", "F5"):
            field.entry.event_generate(f"<{key}>")
        heard.extend([field.value, *window.page.heard, window.page.refreshed])

    gui.answer(type_and_press)
    dialog = Dialog(gui.root, "Hỏi")
    dialog.show()
    assert heard == ["abc", 0]


def test_a_change_of_appearance_is_remembered(gui, window, kept):
    gui.press("Control-d")
    assert kept[-1].appearance == "dark" == gui.look.appearance
    gui.press("Control-d")
    assert kept[-1].appearance == "light"


def test_a_change_of_language_keeps_what_was_typed(gui, window, kept):
    gui.press("Control-n")
    gui.focus(window.page.story)
    gui.type("Nợ lương")
    assert "Ghi nhận" in str(window.navigation._buttons["new_contact"].cget("text"))
    window.set_language("en")
    gui.settle()
    assert window.front == "new_contact"
    assert window.page.story.value == "Nợ lương"
    assert "New contact" in str(window.navigation._buttons["new_contact"].cget("text"))
    assert kept[-1].language == "en"


def test_the_heading_follows_its_page(gui, window):
    window.page.heard.append("x")
    window.page.heading_changed()
    assert str(window.header._title.cget("text")) == "Nghe 1"
    behind = window.page
    window.go("cases")
    behind.heading_changed()
    assert str(window.header._title.cget("text")) == "Vụ việc"


def test_news_are_shown_and_stay_in_the_status_line(gui, window):
    window.show_news(News("Đã lưu"))
    gui.settle()
    assert [toast.news.title for toast in window.toasts.shown] == ["Đã lưu"]
    assert window.status.words("act") == "Đã lưu"
    gui.press("Escape")
    assert window.toasts.shown == ()


def test_counts_beside_pages(gui, window):
    window.navigation.show_count("cases", 7)
    gui.settle()
    assert window.navigation._badges["cases"].winfo_ismapped()
    gui.click(window.navigation._badges["cases"])
    assert window.front == "cases"
    window.navigation.show_count("cases", 0)
    assert "cases" not in window.navigation._badges


def test_a_count_leaves_the_picture_of_a_narrow_page_visible(gui, window):
    navigation = window.navigation
    navigation.show_count("cases", 7)
    navigation.make_room(400)
    gui.settle()
    badge, button = navigation._badges["cases"], navigation._buttons["cases"]
    small = badge.winfo_height()
    assert badge.winfo_x() + badge.winfo_width() <= button.winfo_width()
    # The middle of the picture is free.
    assert badge.winfo_y() + badge.winfo_height() <= button.winfo_height() // 2 + 2
    navigation.make_room(1366)
    gui.settle()
    assert navigation._badges["cases"].winfo_height() > small


def test_the_window_comes_back_where_it_was(gui):
    restore_geometry(gui.root, replace(Settings(), geometry="1100x650+40+30"))
    gui.settle()
    assert (gui.root.winfo_width(), gui.root.winfo_height()) == (1100, 650)
    assert geometry_now(gui.root, Settings()).geometry == "1100x650+40+30"


@pytest.mark.parametrize("geometry", ["", "nonsense", "900x700+5000+4000", "9000x9000+-50+-50"])
def test_the_window_is_never_lost_outside_the_screen(gui, geometry):
    restore_geometry(gui.root, replace(Settings(), geometry=geometry))
    gui.settle()
    assert 0 <= gui.root.winfo_x() < gui.root.winfo_screenwidth() - 100
    assert 0 <= gui.root.winfo_y() < gui.root.winfo_screenheight() - 100
    assert gui.root.winfo_width() <= gui.root.winfo_screenwidth()
    restore_geometry(gui.root, replace(Settings(), geometry="1366x768+0+0"))
    gui.settle()


def test_a_small_window_leaves_the_room_to_the_page(gui, window):
    gui.root.minsize(600, 400)
    gui.root.geometry("700x500")
    gui.until(lambda: window.navigation.winfo_width() < 100, "pictures alone")
    gui.press("Control-2")
    assert window.front == "new_contact"
    gui.root.geometry("1366x768")
    gui.until(lambda: window.navigation.winfo_width() > 200, "names again")
    assert "Ghi nhận" in str(window.navigation._buttons["new_contact"].cget("text"))


@pytest.mark.parametrize("height", [768, 600])
def test_all_pages_fit_into_a_low_window(gui, height):
    navigation = Navigation(gui.root, lambda key: None, lambda command: None)
    navigation.place(x=0, y=0, height=height)
    navigation.show_desk(Desk("Đường dây nóng", "LĐLĐ tỉnh", "Trần Thị Hạnh", "Cán bộ trực"))
    navigation.show_entries([NavEntry(str(n), f"Trang {n}", "house") for n in range(13)])
    gui.settle()
    gui.settle()
    last = navigation._buttons["12"]
    bottom = last.winfo_rooty() + last.winfo_height()
    assert bottom <= navigation._bottom.winfo_rooty()
    assert last.winfo_height() >= 20


def test_long_words_of_a_heading_end_with_dots(gui, window):
    window.page.heading = lambda: Heading("Nghe", "Một dòng rất dài " * 40)
    window.page.heading_changed()
    gui.settle()
    about = window.header._about
    assert about.cget("text").endswith("…")
    assert about.winfo_reqwidth() <= window.header._words.winfo_width()
