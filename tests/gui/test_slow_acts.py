"""Acts that touch many cases leave the window alive, and nothing typed meanwhile is lost."""

import threading
from contextlib import contextmanager

import pytest

from db.commands import calls, employers, person_edits, person_merges
from db.queries import case_lists, person_details, workplaces
from db.records.case_filters import CaseFilter
from db.records.drafts import CallDraft
from tests.gui.case_office import PLACES, Office
from tests.gui.record_desk import RecordDesk, words_in

NEW_NAME = "Công ty TNHH Hòa Thọ Đắk Lắk"


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    office.fill(300)
    yield office
    office.database.close()


@pytest.fixture
def desk(gui, office):
    desk = RecordDesk(gui, office)
    yield desk
    desk.close()


@pytest.fixture
def employer(office):
    return office.database.value("SELECT id FROM employers WHERE name = ?", [PLACES[0]])


@contextmanager
def somebody_else_writes(database):
    """Another connection holds the write lock, so that an act has to wait."""
    has_lock, let_go = threading.Event(), threading.Event()

    def hold():
        with database.writing():
            has_lock.set()
            let_go.wait(20)
        database.close()

    other = threading.Thread(target=hold)
    other.start()
    assert has_lock.wait(20)
    try:
        yield
    finally:
        let_go.set()
        other.join()


def found(database, typed):
    return case_lists.matching(database, typed, CaseFilter(), 1_000)


def test_another_name_of_an_employer_is_found_in_every_case(gui, desk, office, employer):
    page = desk.open("open_employer", id=employer)
    count = workplaces.figures(desk.database, employer).total
    assert count > 40
    gui.press("F2")
    page.panel.fields["name"].value = NEW_NAME
    with somebody_else_writes(office.database):
        gui.press("Control-s", "Control-s")
        # The window lives: the field takes letters while the act waits.
        gui.focus(page.panel.fields["address"].focus_widget)
        gui.paste("Km 12")
        assert page.panel.fields["address"].value == "Km 12"
        assert page.record.name == PLACES[0]
    desk.wait(page)
    assert page.record.name == NEW_NAME
    assert len(found(desk.database, "hoa tho dak lak")) == count
    # What was typed meanwhile is the next thing to save.
    assert page.panel.fields["address"].value == "Km 12"
    assert "chưa" in words_in(page.panel)
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel is None
    assert page.record.address == "Km 12"


def test_a_name_that_is_taken_is_said_under_it(gui, desk, employer):
    page = desk.open("open_employer", id=employer)
    gui.press("F2")
    page.panel.fields["name"].value = PLACES[1]
    page.panel.fields["address"].value = "Km 12"
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel.fields["name"].problem
    assert page.panel.fields["address"].value == "Km 12"
    page.panel.fields["name"].value = ""
    gui.press("Control-s")
    assert page.panel.fields["name"].problem
    page.panel.fields["name"].value = NEW_NAME
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel is None
    assert page.record.name == NEW_NAME


def test_two_names_for_one_employer_stand_side_by_side(gui, desk, office, employer):
    page = desk.open("open_employer", id=employer)
    gui.press("F2")
    page.panel.fields["name"].value = NEW_NAME
    changes = {"name": "May Hòa Thọ Ban Mê", "address": "Km 7"}
    employers.edit_employer(desk.database, office.officer, employer, changes, page.record.version)
    gui.press("Control-s")
    desk.wait(page)
    assert "May Hòa Thọ Ban Mê" in words_in(page.panel)
    assert page.panel.fields["name"].value == NEW_NAME
    gui.press("Control-s")
    desk.wait(page)
    shown = workplaces.facts(desk.database, employer)
    assert (shown.name, shown.address) == (NEW_NAME, "Km 7")


def test_a_panel_left_while_it_saves_saves(gui, desk, office, employer):
    page = desk.open("open_employer", id=employer)
    gui.press("F2")
    page.panel.fields["name"].value = NEW_NAME
    with somebody_else_writes(office.database):
        gui.press("Control-s", "Escape")
        assert page.panel is None
        desk.window.go("employers")
    desk.wait(page)
    desk.wait(desk.window.page)
    assert desk.window.front == "employers"
    assert workplaces.facts(desk.database, employer).name == NEW_NAME
    page = desk.open("open_employer", id=employer)
    assert page.heading().title == NEW_NAME
    gui.press("F2")
    assert page.panel.fields["name"].value == NEW_NAME


def test_undoing_a_merge_leaves_the_window_alive(gui, desk, office, employer):
    other = employers.add_employer(office.database, office.admin, {"name": NEW_NAME})
    draft = CallDraft(name="Lan", summary="Nợ lương", needs=("wages",), employer=NEW_NAME)
    calls.log_call(office.database, office.admin, draft)
    employers.merge_employers(office.database, office.admin, employer, other)
    page = desk.open("open_employer", id=employer)
    with somebody_else_writes(office.database):
        gui.press("Control-z", "Control-z")
        assert len(page.record.merged) == 1
        gui.press("F2")
        page.panel.fields["address"].value = "Km 12"
    desk.wait(page)
    assert [one.kind for one in desk.news].count("problem") == 0
    assert page.record.merged == ()
    assert page.panel.fields["address"].value == "Km 12"
    assert len(found(desk.database, "hoa tho dak lak")) == 1


def test_a_person_of_many_cases_is_renamed_on_the_worker(gui, desk, office):
    first = calls.log_call(
        office.database,
        office.admin,
        CallDraft(name="Hạnh", phone="0912345678", summary="Hết gạo", needs=("food",)),
    )
    for number in range(101):
        draft = CallDraft(
            name="Hạnh", person_id=first.person_id, summary=f"Lần {number}", needs=("food",)
        )
        calls.log_call(office.database, office.admin, draft)
    page = desk.open("open_person", id=first.person_id)
    gui.press("F2")
    page.panel.fields["full_name"].value = "Nguyễn Thị Mỹ Hạnh"
    page.panel.phones.value = [["0912", ""]]
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel.fields["phones"].problem
    page.panel.phones.value = [["0912345679", ""]]
    with somebody_else_writes(office.database):
        gui.press("Control-s")
        assert page.record.full_name == "Hạnh"
    desk.wait(page)
    assert page.record.full_name == "Nguyễn Thị Mỹ Hạnh"
    assert len(found(desk.database, "my hanh")) == 102


def test_two_persons_again(gui, desk, office):
    kept, merged = (
        calls.log_call(
            office.database,
            office.admin,
            CallDraft(name=name, phone=phone, summary="Nợ lương", needs=("wages",)),
        ).person_id
        for name, phone in (("Lan", "0912345678"), ("Lan Anh", "0905111222"))
    )
    person_merges.merge_persons(office.database, office.admin, kept, merged)
    version = person_details.facts(office.database, kept).version
    changes = {"occupation": "thợ may"}
    person_edits.edit_person(office.database, office.admin, kept, changes, version, None)
    page = desk.open("open_person", id=kept)
    button = page.facts.buttons[next(key for key in page.facts.buttons if "undo_merge" in key)]
    gui.focus(button)
    with somebody_else_writes(office.database):
        gui.press("Return")
        assert page.record.merged
    desk.wait(page)
    assert not page.record.merged
    assert gui.root.focus_get() is not gui.root
