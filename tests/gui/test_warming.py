"""The modules of the pages are loaded bit by bit, and no longer than somebody wants them."""

import subprocess
import sys

from hotline_app.windows import warming
from hotline_app.windows.warming import Warming, modules

LOADS_ALL = """
import sys
from hotline_app.windows.warming import modules
from importlib import import_module
before = set(sys.modules)
names = list(modules())
for name in names:
    import_module(name)
print(len(names), len([name for name in names if name in before]))
heavy = {"reportlab", "xlsxwriter", "docx", "openpyxl", "peewee.psycopg"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_every_page_is_among_them_and_what_carries_them_comes_first():
    names = list(modules())
    assert len(names) == len(set(names)) > 200
    assert "hotline_app.views.case.case_page" in names
    rooms = list(dict.fromkeys(name.split(".")[2] for name in names))
    assert rooms[:4] == ["forms", "pieces", "records", "sheets"]


def test_nothing_of_paper_and_spreadsheets_is_loaded_with_them():
    done = subprocess.run(
        [sys.executable, "-c", LOADS_ALL], capture_output=True, text=True, check=True, timeout=60
    )
    counted, heavy = done.stdout.splitlines()
    count, before = map(int, counted.split())
    assert count > 200 > before
    assert heavy == ""


def test_they_are_loaded_one_by_one_and_then_nothing_waits(gui, monkeypatch):
    monkeypatch.setattr(warming, "FIRST_MS", 1)
    monkeypatch.setattr(warming, "EVERY_MS", 1)
    # Small ones of Python's own: pages loaded twice would no longer know each other.
    asked = ["colorsys", "sched", "stringprep"]
    monkeypatch.setattr(warming, "modules", lambda: iter(asked))
    for name in asked:
        monkeypatch.delitem(sys.modules, name, raising=False)
    warm = Warming(gui.root)
    assert not warm.is_done
    gui.until(lambda: warm.is_done, "all are loaded")
    assert set(asked) <= set(sys.modules)


def test_it_stops_when_the_window_closes(gui):
    before = set(gui.root.tk.splitlist(gui.root.tk.call("after", "info")))
    warm = Warming(gui.root)
    warm.stop()
    assert warm.is_done
    assert set(gui.root.tk.splitlist(gui.root.tk.call("after", "info"))) <= before
