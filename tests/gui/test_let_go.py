"""Pages that close are let go, with their keys and texts; what nobody looks at waits."""

import gc
import weakref

import pytest

from hotline_app.widgets.when_looked_at import WhenLookedAt
from hotline_app.windows.collecting import EVERY_MS, Collecting
from tests.gui.case_office import Office, Stand
from tests.gui.contact_desk import ContactDesk

TIMERS = 5  # that may wait at one moment and not at the other


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    made.fill(30)
    yield made
    made.database.close()


def _commands(gui) -> int:
    gui.settle()
    gc.collect()
    gui.settle()
    return len(gui.root.tk.splitlist(gui.root.tk.call("info", "commands")))


def test_a_contact_form_is_let_go_with_its_keys_and_texts(gui, office, tmp_path):
    desk = ContactDesk(gui.root, gui.look, office.database, tmp_path / "home", gui.errors.append)
    window = desk.window
    for _turn in range(2):
        window.make_anew()
    before, gone = _commands(gui), weakref.ref(window.page)
    for _turn in range(3):
        window.make_anew()
    # A timer may wait at one moment and not at the other; three turns would leave three of each.
    assert _commands(gui) <= before + 2
    assert gone() is None
    desk.close()


def test_a_window_made_anew_leaves_nothing_bound_to_the_root(gui, office, tmp_path):
    def bound():
        sequences = gui.root.bind()
        return {one: gui.root.bind(one).count("break") for one in sequences}

    for turn in range(2):
        desk = ContactDesk(
            gui.root, gui.look, office.database, tmp_path / "home", gui.errors.append
        )
        gui.settle()
        desk.window.close()
        for child in gui.root.winfo_children():
            child.destroy()
        gui.settle()
        if not turn:
            before = bound()
    assert bound() == before


def test_typing_needs_no_more_commands_each_time(gui, office, tmp_path):
    desk = ContactDesk(gui.root, gui.look, office.database, tmp_path / "home", gui.errors.append)
    needs = desk.page.form.fields["needs"]
    for keys in (("wages",), (), ("wages",), ()):
        needs.value = keys
    before = _commands(gui)
    for keys in (("wages",), (), ("wages",), ()):
        needs.value = keys
    assert _commands(gui) <= before + TIMERS
    desk.close()


def test_a_text_can_be_read_after_its_entry_went(gui, host):
    from hotline_app.widgets.fields import FieldSpec, TextField

    field = TextField(host, FieldSpec("Họ tên"))
    field.value = "H'Bia Niê"
    field.destroy()
    assert field.value == "H'Bia Niê"


def test_a_case_that_nobody_looks_at_is_read_again_when_it_is_shown(gui, office):
    stand = Stand(gui, office)
    cases = stand.window.go("cases")
    gui.until(lambda: cases.rows.read_at != "", "the list is there")
    page = stand.window.go("case")
    page.open(cases.table.record(0).code)
    gui.settle()
    stand.window.go("cases")
    gui.settle()
    before = page.timeline
    asked = []
    refreshed = WhenLookedAt(page, lambda: asked.append(True))
    refreshed.ask()
    refreshed.ask()
    assert asked == []
    stand.window.go("case")
    refreshed.looked_at()
    gui.settle()
    assert asked == [True]
    assert page.timeline is before
    stand.close()


def test_rubbish_is_collected_by_the_window_alone(gui):
    was_on = gc.isenabled()
    collecting = Collecting(gui.root)
    assert not gc.isenabled()
    rubbish = []
    for _turn in range(3_000):
        ring: list[object] = []
        ring.append(ring)
        rubbish.append(ring)
    one = type("Ring", (), {})()
    one.itself = one
    gone = weakref.ref(one)
    del one, rubbish, ring
    ended = []
    gui.root.after(EVERY_MS + 100, lambda: ended.append(True))
    gui.until(lambda: bool(ended), "a second went by")
    collecting.stop()
    assert gc.isenabled() is was_on
    assert gone() is None
