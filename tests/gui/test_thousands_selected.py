"""Acts on thousands of selected cases: how far it is, a key that stops it, what really happened."""

import csv

import pytest

from db.choices import FollowUpState
from hotline_app.views.pieces.case_paper import documents_folder
from tests.gui.case_office import Office, every_case_selected

COUNT = 2_500
ASSIGNED = "SELECT count(*) FROM audit_entries WHERE act = 'assign_owner'"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("thousands"))
    office.fill(COUNT)
    yield office
    office.database.close()


@pytest.fixture
def page(gui, filled):
    with every_case_selected(gui, filled) as page:
        yield page


def note(page):
    return str(page._side.panel.notice.cget("text"))


def until_done(gui, page):
    for _ in range(10):
        try:
            gui.until(lambda: not page._side.panel.is_working, "the work is done")
            break
        except AssertionError:
            continue
    assert not page._side.panel.is_working
    gui.settle()


def test_owners_with_progress_stopped_by_a_key_and_done_again(gui, page, filled):
    gui.press("Alt-n")
    panel = page._side.panel
    assert "2.500" in str(panel._about.cget("text"))
    gui.type("le quoc")
    gui.press("Return", "Control-s")
    assert panel.is_working
    gui.until(lambda: float(panel.foot.bar.cget("value")) >= 25, "it shows how far it is")
    assert "trên 2.500" in str(panel.foot._said.cget("text"))
    assert gui.root.focus_get() is panel.foot._cancel
    # While somebody else writes the next part waits, so that the key comes in time.
    with filled.database.writing():
        gui.press("space")
        assert panel.foot._cancel.instate(["disabled"])
    until_done(gui, page)
    first = filled.database.value(ASSIGNED)
    assert 0 < first < COUNT
    words = note(page)
    assert words.startswith(f"Đã giao {first:,} vụ việc".replace(",", "."))
    assert f"{COUNT - first:,}".replace(",", ".") in words
    # The keyboard is where the next key is wanted, and the wish is still there.
    assert gui.root.focus_get() is panel.button
    panel.fields["owner"].value = "tuan"
    gui.press("Control-s")
    until_done(gui, page)
    assert filled.database.value(ASSIGNED) == COUNT
    words = note(page)
    assert f"{first:,}".replace(",", ".") in words
    owners = filled.database.rows("SELECT owner_id, count(*) FROM cases GROUP BY 1")
    assert owners == [(filled.officer.user_id, COUNT)]


def test_follow_ups_planned_and_finished(gui, page, filled):
    gui.press("Alt-v")
    panel = page._side.panel
    panel.fields["what"].value = "Gọi lại hỏi đã nhận gạo chưa"
    panel.fields["needed_by"].value = "30/12/2026"
    gui.press("Control-s")
    until_done(gui, page)
    database = filled.database
    open_ones = "SELECT count(*) FROM follow_ups WHERE state = ?"
    assert database.value(open_ones, [FollowUpState.OPEN.value]) == COUNT
    assert "2.500" in note(page)


def test_a_booklet_of_too_many_is_refused_before_it_begins(gui, page):
    gui.press("Control-p", "Control-s")
    assert not page._side.panel.is_working
    assert "2.500" in note(page)


def test_an_export_stopped_half_way_leaves_no_file(gui, page, filled):
    gui.press("Control-e")
    panel = page._side.panel
    panel.fields["which"].value = "selected"
    panel.fields["kind"].value = "csv"
    gui.press("Control-s")
    panel.stop()
    until_done(gui, page)
    folder = documents_folder(page._desk)
    assert not list(folder.rglob("*.csv*"))
    assert "dừng" in note(page).lower()
    gui.press("Control-s")
    until_done(gui, page)
    (whole,) = folder.rglob("*.csv*")
    with whole.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == COUNT + 1
    assert "2.500" in note(page)
