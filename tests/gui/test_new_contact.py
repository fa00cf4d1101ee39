import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from db.commands import calls
from db.queries import cases, people
from hotline_app.i18n import install
from tests import factories
from tests.gui.contact_desk import ContactDesk

HOUSE = Path(__file__).resolve().parents[2]


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


def count(database, table="contacts"):
    return database.value(f"SELECT count(*) FROM {table}")


def fill(gui, page, **texts):
    for name, text in texts.items():
        gui.focus(page.form.fields[name])
        gui.paste(text)


def alt(page, name):
    spec = page.form.fields[name].spec
    return f"Alt-{spec.name[spec.underline].lower()}"


def pick(gui, field, *keys):
    gui.focus(field)
    field.value = keys
    gui.settle()


def test_an_ordinary_call_takes_twelve_keys_beside_the_text(gui, stand, page, database):
    pressed = []

    def press(*keys):
        pressed.extend(keys)
        gui.press(*keys)

    assert gui.root.focus_get() is page.form.phone.entry
    gui.type("0912345678")
    press("Tab")
    gui.paste("Nguyễn Thị Lan")
    press("Tab")
    gui.paste("Công ty TNHH Cà phê Ngon")
    press("Tab", "Tab")
    gui.type("luong")
    press("Tab", alt(page, "summary"))
    gui.paste("Hết gạo từ hôm qua")
    press("Control-Return")
    assert stand.news[-1].kind == "good", page.form.fields["needs"].problem
    assert count(database, "cases") == 1
    assert len(pressed) <= 12
    row = cases.search(database).rows[0]
    assert (row.person_name, row.phone) == ("Nguyễn Thị Lan", "+84912345678")
    assert page.form.values() == page._blank
    assert gui.root.focus_get() is page.form.phone.entry
