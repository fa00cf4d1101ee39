"""The window follows the computer between light and dark while it is open."""

import os
import stat
import sys
import tkinter as tk

import pytest

from hotline_app.windows import look_watch
from tests.gui.whole_desk import WholeDesk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")


class Computer:
    """A computer whose answer is a file; it counts how often it was asked."""

    def __init__(self, folder):
        folder.mkdir()
        self.says, self._asked = folder / "says", folder / "asked"
        self._asked.touch()
        self.prefer("default")
        program = folder / "gsettings"
        program.write_text(f"#!/bin/sh\necho asked >> {self._asked}\ncat {self.says}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.path = f"{folder}{os.pathsep}{os.environ['PATH']}"

    def prefer(self, words):
        self.says.write_text(f"'{words}'\n")

    @property
    def asked(self):
        return len(self._asked.read_text().splitlines())


@pytest.fixture
def computer(tmp_path, monkeypatch):
    computer = Computer(tmp_path / "programs")
    monkeypatch.setenv("PATH", computer.path)
    monkeypatch.delenv("GTK_THEME", raising=False)
    return computer


@pytest.fixture
def whole(gui, computer, database_file, tmp_path):
    whole = WholeDesk(gui.root, gui.look, database_file, tmp_path / "home")
    yield whole
    whole.close()


def other_program_in_front(gui):
    """A window beside ours takes the keyboard, as another program would."""
    other = tk.Toplevel(gui.root)
    field = tk.Entry(other)
    field.pack()
    gui.settle()
    gui.focus(field)
    return other


def come_back(gui, whole, other):
    other.destroy()
    gui.settle()
    gui.focus(whole.window.page.form.phone)


def test_the_window_follows_when_it_comes_back(gui, whole, computer, monkeypatch):
    monkeypatch.setattr(look_watch, "PAUSE_SECONDS", 0.0)
    page = whole.window.go("new_contact")
    whole.window.set_appearance("system")
    gui.until(lambda: computer.asked == 1, "the computer was asked")
    page.form.fields["summary"].value = "đang ghi dở"
    assert gui.look.appearance == "light"
    other = other_program_in_front(gui)
    computer.prefer("prefer-dark")
    come_back(gui, whole, other)
    gui.until(lambda: gui.look.appearance == "dark", "dark like the computer")
    assert page.form.fields["summary"].value == "đang ghi dở"
    other = other_program_in_front(gui)
    computer.prefer("prefer-light")
    come_back(gui, whole, other)
    gui.until(lambda: gui.look.appearance == "light", "light again")


def test_it_follows_while_nobody_touches_it(gui, computer, database_file, tmp_path, monkeypatch):
    monkeypatch.setattr(look_watch, "LOOK_EVERY_MS", 20)
    whole = WholeDesk(gui.root, gui.look, database_file, tmp_path / "home")
    try:
        whole.window.set_appearance("system")
        gui.until(lambda: computer.asked >= 1, "the computer was asked")
        computer.prefer("prefer-dark")
        gui.until(lambda: gui.look.appearance == "dark", "dark like the computer")
        assert whole.window.settings.appearance == "system"
        assert computer.asked >= 2
    finally:
        whole.close()


def test_typing_and_tabbing_start_no_programs(gui, whole, computer):
    whole.window.go("new_contact")
    whole.window.set_appearance("system")
    gui.until(lambda: computer.asked == 1, "the computer was asked")
    gui.focus(whole.window.page.form.phone)
    gui.press(*["Tab"] * 30)
    for _ in range(3):
        come_back(gui, whole, other_program_in_front(gui))
    gui.until(lambda: not whole.place.seat._tasks.is_busy, "nothing is asked")
    assert computer.asked == 1


def test_a_chosen_look_is_never_changed(gui, whole, computer, monkeypatch):
    monkeypatch.setattr(look_watch, "PAUSE_SECONDS", 0.0)
    whole.window.go("new_contact")
    whole.window.set_appearance("light")
    computer.prefer("prefer-dark")
    come_back(gui, whole, other_program_in_front(gui))
    gui.settle()
    assert (computer.asked, gui.look.appearance) == (0, "light")


def test_a_choice_made_while_the_computer_thinks_counts(gui, whole, computer):
    computer.prefer("prefer-dark")
    whole.window.set_appearance("system")
    whole.window.set_appearance("light")
    gui.until(lambda: not whole.place.seat._tasks.is_busy, "the answer came")
    assert gui.look.appearance == "light"
