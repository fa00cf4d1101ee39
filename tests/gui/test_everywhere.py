"""Search everywhere, by real keys, on a real office."""

from dataclasses import replace

import pytest

from db.commands.agencies import add_agency
from db.commands.calls import log_call
from db.connection import open_database
from db.queries import users
from db.records.everywhere import HitKind
from db.records.offices import AgencyDraft
from hotline_app.app import Workplace, start
from hotline_app.errors import ErrorDoor
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.windows.openings import kinds_offered
from tests import factories

CALLS = (
    ("Nguyễn Văn Đức", "0912345678", "Công ty May Ban Mê", "Hết gạo trong khu trọ"),
    ("Trần Thị Hạnh", "0912345679", "Công ty Cà phê Thắng Lợi", "Chưa nhận lương"),
    ("N" * 5000, "0987000111", "Hợp tác xã " + "Cư M'gar " * 300, "Hỏi bảo hiểm thất nghiệp"),
)


@pytest.fixture
def place(gui, tmp_path, database_file):
    database = open_database(database_file)
    actor = users.actor(database)
    for name, phone, employer, summary in CALLS:
        draft = factories.call(name=name, phone=phone, employer=employer, summary=summary)
        log_call(database, actor, draft)
    add_agency(database, actor, AgencyDraft("Bảo hiểm xã hội cơ sở", phones="0262 3852 345"))
    database.close()
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


@pytest.fixture
def heard(place):
    """What was asked to be opened; with a listener its kind is offered."""
    said = []
    for topic in ("open_person", "open_agency", "open_employer", "open_programme"):
        place.seat.desk.events.listen(
            topic, lambda topic=topic, **details: said.append((topic, *details.values()))
        )
    return said


def search(gui, place, typed):
    gui.press("Control-k")
    panel = place.seat.panel
    gui.type(typed)
    gui.until(lambda: panel._answered == panel.field.value, "the answer")
    return panel


def headings(panel):
    return [group.heading for group in panel.list.groups]


def titles(panel):
    return [row.title for row in panel.list.rows]


def test_from_any_field_and_back_again(gui, place):
    story = place.window.page.form.fields["summary"]
    gui.focus(story)
    gui.type("het gao ")
    gui.press("Control-k")
    assert gui.root.focus_get() is place.seat.panel.field.entry
    gui.press("Escape")
    assert place.seat.panel is None
    assert gui.root.focus_get() is story.focus_widget
    assert story.value == "het gao "
    gui.press("Control-k", "Control-k")
    assert place.seat.panel is None
    assert gui.root.focus_get() is story.focus_widget


def test_a_case_is_opened_by_keys_alone(gui, place):
    panel = search(gui, place, "het gao")
    assert headings(panel)[0] == "Vụ việc"
    assert "Nguyễn Văn Đức" in titles(panel)[0]
    gui.press("Return")
    assert place.window.front == "case"
    assert "Nguyễn Văn Đức" in place.window.header._title.cget("text")
    assert place.seat.panel is None


def test_quick_hands_press_enter_before_the_answer(gui, place):
    gui.press("Control-k")
    entry = place.seat.panel.field.entry
    entry.insert("insert", "chua nhan luong")
    entry.event_generate("<Return>")
    gui.until(lambda: place.window.front == "case", "the case is opened")
    assert "Trần Thị Hạnh" in place.window.header._title.cget("text")


def test_the_mark_moves_over_all_groups(gui, place, heard):
    panel = search(gui, place, "duc")
    assert headings(panel) == ["Vụ việc", "Người lao động"]
    gui.press("Down")
    assert panel.list.marked.title == "Nguyễn Văn Đức"
    gui.press("Return")
    assert [topic for topic, _id in heard] == ["open_person"]


def test_up_from_the_first_is_the_last(gui, place, heard):
    panel = search(gui, place, "duc")
    gui.press("Up")
    assert panel.list.marked is panel.list.rows[-1]
    gui.press("Tab")
    assert panel.list.marked is panel.list.rows[0]
    gui.press("Next")
    assert panel.list.marked is panel.list.rows[-1]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [("ban me", "open_employer"), ("bao hiem xa hoi co so", "open_agency"), ("3089", None)],
)
def test_registers(gui, place, heard, typed, topic):
    panel = search(gui, place, typed)
    wanted = topic or "open_programme"
    for _ in panel.list.rows:
        if panel.list.marked.icon in ("building", "geo-alt", "cash-coin"):
            break
        gui.press("Down")
    gui.press("Return")
    assert heard[0][0] == wanted


def test_what_nobody_opens_is_not_offered():
    events = Events(lambda error: None)
    assert kinds_offered(events) == ()
    events.listen("open_case", lambda code: None)
    assert kinds_offered(events) == (HitKind.CASE, HitKind.PHONE)
    events.listen("open_agency", lambda id: None)
    assert kinds_offered(events) == (HitKind.CASE, HitKind.PHONE, HitKind.AGENCY)


def test_nothing_found_is_said(gui, place):
    panel = search(gui, place, "zzzz")
    assert panel.list.rows == ()
    assert panel.nothing.winfo_ismapped()
    gui.press("Return")
    assert place.seat.panel is panel


def test_the_end_of_a_number_opens_its_person_or_case(gui, place):
    panel = search(gui, place, "5679")
    assert "0912 345 679" in titles(panel)
    while panel.list.marked.title != "0912 345 679":
        gui.press("Down")
    gui.press("Return")
    assert place.window.front in ("person", "case")
    assert "Trần Thị Hạnh" in place.window.header._title.cget("text")


def test_a_whole_number_begins_a_contact(gui, place):
    gui.focus(place.window.page.form.phone)
    gui.paste("0987 654 321")
    panel = search(gui, place, "0905111222")
    row = next(row for row in panel.list.rows if "0905 111 222" in row.title)
    while panel.list.marked is not row:
        gui.press("Down")
    gui.press("Return")
    page = place.window.page
    assert page.form.phone.value == "0905 111 222"
    typed = [form.fields["phone"]["text"] for form in page.journal.forms if form.fields]
    assert "0987 654 321" in typed


def test_pages_and_commands_without_tones(gui, place):
    gui.press("Control-k")
    panel = place.seat.panel
    assert titles(panel)[:2] == ["Ghi nhận", "Vụ việc"] or "Vụ việc" in titles(panel)
    gui.type("vu vi")
    gui.until(lambda: panel._answered == "vu vi", "the answer")
    assert panel.list.marked.title == "Vụ việc"
    gui.press("Return")
    assert place.window.front == "cases"
    panel = search(gui, place, "sang hoac")
    gui.press("Return")
    assert gui.look.appearance == "dark"


def test_a_click_opens_and_a_click_beside_closes(gui, place):
    panel = search(gui, place, "het gao")
    gui.click(panel.list, 200, panel.list._places[0][0] + 10)
    assert place.window.front == "case"
    gui.press("Control-k")
    gui.focus(place.window.page.timeline)
    gui.until(lambda: place.seat.panel is None, "the panel went away")


def test_long_names_stay_inside(gui, place, heard):
    panel = search(gui, place, "that nghiep")
    gui.settle()
    room = panel.list.winfo_width()
    for item in panel.list.find_all():
        assert panel.list.bbox(item)[2] <= room


def test_a_new_appearance_and_other_letters(gui, place):
    panel = search(gui, place, "het gao")
    gui.press("Control-d")
    gui.look.set_font_size(14)
    gui.settle()
    assert panel.list.cget("background") == "#1a2438"


def test_phones_are_masked_for_readers(gui, place, heard):
    from db.choices import Role

    seat = place.seat
    seat.desk = replace(seat.desk, actor=replace(seat.desk.actor, role=Role.PROVINCIAL_READER))
    panel = search(gui, place, "5678")
    assert "0912 ••• 678" in titles(panel)


def test_every_kind_has_a_heading_and_an_icon():
    from hotline_app.windows import openings

    assert set(openings._OPENED) == set(openings._headings()) == set(HitKind)
