"""Half-written text in every form of the program survives whatever happens to the window."""

import json
import os
import subprocess
import sys
import tkinter as tk
from pathlib import Path

import pytest

from db.commands import agency_edits, cases, employers, person_edits, units
from db.connection import open_database
from db.queries import agencies, users
from db.records.offices import AgencyDraft
from hotline_app.i18n import current_language, install
from hotline_app.windows.login import LoginPage
from tests.gui.full_office import FullOffice, KnownOffice
from tests.gui.whole_desk import FORMS, WholeDesk, texts, writable

# Panels without a field for text, and a password that must never be written down.
WRITTEN = tuple(
    form for form in FORMS if form not in ("case/history", "case/print", "list/bulk_print")
)
TOPICS = ("cases", "contacts", "people", "employers", "units", "office")
KNOWLEDGE = ("agencies", "answer_cards", "programmes", "saved_views")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = FullOffice(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture
def whole(gui, office, tmp_path):
    language = current_language()
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path, "hanh")
    yield whole
    whole.close()
    install(language)


def type_into(gui, inside, words):
    """Type into the field with the most room; says whether there is one."""
    # Letters that search in a list of choices are no text.
    fields = [one for one in writable(inside) if "multipicker" not in str(one)]
    fields.sort(key=lambda one: (not isinstance(one, tk.Text), "picker" in str(one)))
    if not fields:
        return False
    gui.focus(fields[0])
    gui.paste(words)
    # The sheet for chats takes what is on the clipboard.
    gui.root.clipboard_clear()
    return True


def count(whole, office, form, words):
    return sum(words in text for text in texts(whole.show(form, office)))


def on_disk(whole, words):
    folder = whole.place.paths.drafts
    found = [path.read_text("utf-8") for path in Path(folder).glob("**/*.json")]
    return sum(words in text for text in found)


def other_page(whole, gui):
    whole.window.go("today" if whole.window.front != "today" else "cases")
    gui.settle()


def another_language(whole, gui):
    whole.window.set_language("en" if current_language() == "vi" else "vi")
    gui.settle()


def other_look(whole, gui):
    whole.window.do_appearance()
    gui.settle()


def saved_by_another(whole, gui):
    """Another workstation changes the same records; then every page is told."""
    office = whole.office
    other = open_database(office.folder / "office.db")
    actor = users.actor(other, "duc")
    code = office.items["code"]
    seen = other.value("SELECT version FROM cases WHERE code = ?", [code])
    cases.edit_case(other, actor, code, {"summary": f"Viết bởi người khác {seen}"}, seen)
    version = person_edits.current_version(other, office.person)
    person_edits.edit_person(other, actor, office.person, {"address": f"Số {version}"}, version)
    one = agencies.one(other, office.agency)
    draft = AgencyDraft(one.name, phones=f"0262 385 {one.version:04}")
    agency_edits.edit_agency(other, actor, one.id, draft, one.version)
    seen = other.value("SELECT version FROM employers WHERE id = ?", [office.employer])
    employers.edit_employer(other, actor, office.employer, {"address": f"Số {seen}"}, seen)
    seen = other.value("SELECT version FROM units WHERE code = ?", [office.unit])
    units.edit_unit(other, actor, office.unit, {"short_name": f"CĐ {seen}"}, seen)
    other.close()
    for topic in (*TOPICS, *KNOWLEDGE):
        whole.desk.events.announce(topic)
    gui.settle()


def signs_out_and_in(whole, gui):
    _sit(whole, gui, "hanh")


def another_person_sits_there_meanwhile(whole, gui):
    _sit(whole, gui, "duc")
    _sit(whole, gui, "hanh")


def _sit(whole, gui, name):
    whole.place.seat.sign_out()
    gui.settle()
    page = next(one for one in gui.root.winfo_children() if isinstance(one, LoginPage))
    page.user.value = name
    page.sign_in()
    gui.settle()
    assert not whole.window.is_covered


def refresh(whole, gui):
    gui.press("F5")


def escape(whole, gui):
    gui.press("Escape")


HAPPENINGS = (
    (other_page, other_look, refresh, escape),
    (another_language,),
    (saved_by_another, signs_out_and_in, another_person_sits_there_meanwhile),
)


def _kind(form):
    return form.rsplit("/", 1)[0] if form.startswith("knowledge") else form.split("/")[0]


@pytest.mark.parametrize("kind", sorted({_kind(form) for form in WRITTEN}))
def test_half_written_text_stays(gui, whole, office, kind):
    whole.office = office
    typed = {}
    for number, form in enumerate(WRITTEN):
        words = f"viết dở Ễ {number}."
        if _kind(form) == kind and type_into(gui, whole.show(form, office), words):
            typed[form] = words
    assert typed
    for happenings in HAPPENINGS:
        for happening in happenings:
            happening(whole, gui)
        for form, words in typed.items():
            assert count(whole, office, form, words) == 1, (happenings, form)
        whole.window.kept_pages()
        for form, words in typed.items():
            assert on_disk(whole, words) == 1, (happenings, form)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_killed_program_gives_everything_back(gui, tmp_path):
    words = [sys.executable, "-m", "tests.gui.typing_everywhere", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)
    assert program.stdout is not None
    said = program.stdout.readline()
    program.kill()
    program.communicate()
    typed = json.loads(said)
    assert len(typed) > 45
    office = KnownOffice(tmp_path)
    whole = WholeDesk(gui.root, gui.look, tmp_path / "office.db", tmp_path / "home", "hanh")
    missing = {}
    try:
        for form, text in typed.items():
            assert on_disk(whole, text) == 1, form
            inside = whole.show(form, office)
            if form == "page/new_contact":
                inside.do_resume_form()
            if form == "page/line_list":
                inside.waiting.restore(inside.waiting.strip.records[0])
            gui.settle()
            found = sum(text in one for one in texts(whole.window.page))
            if form == "page/line_list":
                found = sum(text in cell for row in inside.sheet.rows for cell in row.cells)
            if found != 1:
                missing[form] = found
        assert missing == {}
    finally:
        whole.close()
