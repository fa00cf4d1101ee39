"""Every panel beside the list of cases says under its field what stands against the act."""

import pytest

from db.queries import saved_views
from tests.gui.case_office import Office, every_case_selected

LONG = "Nguyễn Thị Hồng Hạnh " * 250
AUDITED = "SELECT count(*) FROM audit_entries"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    office.fill(30)
    yield office
    office.database.close()


@pytest.fixture
def page(gui, office):
    with every_case_selected(gui, office) as page:
        yield page


@pytest.mark.parametrize(
    ("keys", "typed", "wrong"),
    [
        ("Alt-n", {}, {"owner"}),
        ("Alt-n", {"owner": "không có ai"}, {"owner"}),
        ("Alt-v", {}, {"what", "needed_by"}),
        ("Alt-v", {"what": "Gọi lại", "needed_by": "31/2/2026"}, {"needed_by"}),
        ("Alt-v", {"needed_by": "30/12/2026", "what": "  "}, {"what"}),
        ("Alt-k", {"state": "dropped"}, {"result"}),
        ("Alt-s", {}, {"officers"}),
        ("F2", {}, {"name"}),
        ("Control-e", {"fields": ()}, {"fields"}),
    ],
)
def test_each_problem_stands_under_its_field(gui, page, office, keys, typed, wrong):
    before = office.database.value(AUDITED)
    gui.press(keys)
    panel = page._side.panel
    assert panel is not None, keys
    for name, value in typed.items():
        made = panel.fields[name]
        if hasattr(made, "typed") and isinstance(value, str):
            made.typed = value
        else:
            made.value = value
    gui.press("Control-s")
    gui.until(lambda: not panel.is_working, "nothing is under way")
    shown = {name for name, made in panel.fields.items() if made.problem}
    assert shown == wrong
    # The keyboard is on the first of them, and what was typed is still there.
    first = next(made for name, made in panel.fields.items() if name in wrong)
    assert str(gui.root.focus_get()).startswith(str(first))
    for name, value in typed.items():
        if name not in wrong:
            assert panel.fields[name].value == value
    assert office.database.value(AUDITED) == before
    page._side.close()
    page._side.work.drafts.forget(panel.draft_place)


def test_nothing_selected_is_said(gui, page, office):
    page.table.selection.mark(())
    page.table.selection_changed()
    gui.press("Alt-n")
    page._side.panel.fields["owner"].value = "tuan"
    gui.press("Control-s")
    words = str(page._side.panel.notice.cget("text"))
    assert words
    assert not page._side.panel.is_working


def test_a_view_with_a_name_of_five_thousand_letters(gui, page, office):
    gui.press("F2")
    page._side.panel.fields["name"].value = LONG
    gui.press("Control-s")
    found = saved_views.case_views(office.database, office.admin)
    problem = page._side.panel.fields["name"].problem
    assert bool(found) != bool(problem)
    assert page._side.panel.winfo_width() < 500
