"""How often a page that comes to the front, or gets another size, calls into our code.

The library binds some of its own to the root window; there they would be called for each of the
hundreds of parts of a page, and the operator would wait for every switch.
"""

import tkinter as tk

import pytest

from tests.gui.case_office import Office
from tests.gui.contact_desk import ContactDesk

FRONT_CALLS = 30
CALLS_FOR_A_SIZE = 200


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    made.fill(5)
    yield made
    made.database.close()


@pytest.fixture
def calls(monkeypatch):
    """Names of what was called since the list was cleared."""
    names = []
    call = tk.CallWrapper.__call__

    def counted(self, *args):
        names.append(getattr(self.func, "__qualname__", repr(self.func)))
        return call(self, *args)

    monkeypatch.setattr(tk.CallWrapper, "__call__", counted)
    return names


def _parts(widget):
    return 1 + sum(_parts(child) for child in widget.winfo_children())


def test_a_form_that_comes_to_the_front_is_not_asked_part_by_part(gui, office, tmp_path, calls):
    desk = ContactDesk(gui.root, gui.look, office.database, tmp_path / "home", gui.errors.append)
    gui.settle()
    page = desk.window.page
    assert _parts(page) > 200
    page.grid_remove()
    gui.settle()
    calls.clear()
    page.grid()
    gui.settle()
    assert page.winfo_ismapped()
    assert len(calls) < FRONT_CALLS, sorted(calls)


def test_another_size_tells_each_field_a_few_times(gui, office, tmp_path, calls):
    desk = ContactDesk(gui.root, gui.look, office.database, tmp_path / "home", gui.errors.append)
    gui.settle()
    page = desk.window.page
    before = page.winfo_width()
    calls.clear()
    gui.root.geometry("1180x700")
    gui.settle()
    gui.until(lambda: page.winfo_width() < before)
    told = len(calls)
    gui.root.geometry("1366x768")
    gui.settle()
    assert told < CALLS_FOR_A_SIZE, sorted(calls)
