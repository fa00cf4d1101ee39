"""Each problem of an employer or a unit stands under its field, and nothing typed is lost."""

import pytest

from db.commands import employers, units
from db.records.workplaces import UnitDraft
from tests.gui.case_office import Office
from tests.gui.record_desk import RecordDesk

MAY = "Công ty TNHH May Ban Mê"
AUDITED = "SELECT count(*) FROM audit_entries"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    made = employers.add_employer(office.database, office.admin, {"name": MAY})
    employers.add_employer(
        office.database, office.admin, {"name": "Dệt Tây Nguyên", "aliases": "DTN"}
    )
    draft = UnitDraft("CĐCS May Ban Mê", parent="BMT", employer_id=made)
    office.may, office.below = made, units.add_unit(office.database, office.admin, draft)
    yield office
    office.database.close()


@pytest.fixture
def desk(gui, office):
    desk = RecordDesk(gui, office)
    yield desk
    desk.close()


def put(panel, name, value):
    made = panel.fields[name]
    if hasattr(made, "typed"):
        made.typed = value
    else:
        made.value = value


def refused(gui, desk, page, typed):
    """Type into the panel, save, and return the fields with a problem."""
    panel, before = page.panel, desk.database.value(AUDITED)
    for name, value in typed.items():
        put(panel, name, value)
    gui.press("Control-s")
    desk.wait(page)
    assert page.panel is panel
    assert desk.database.value(AUDITED) == before
    for name, value in typed.items():
        made = panel.fields[name]
        assert value in (made.value, getattr(made, "typed", None)), name
    return {name for name, made in panel.fields.items() if made.problem}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": "  "}, {"name"}),
        ({"name": "dệt tây nguyên"}, {"name"}),
        ({"name": "May mới", "aliases": "Tên khác\nDTN"}, {"aliases"}),
        ({"tax_code": "12", "size": "nhiều"}, {"tax_code", "size"}),
        ({"size": "0"}, {"size"}),
        ({"size": "99999999999"}, {"size"}),
        ({"grass_roots_unit": "không có", "upper_unit": "cũng không"},
         {"grass_roots_unit", "upper_unit"}),
    ],
)  # fmt: skip
def test_problems_of_an_employer(gui, desk, office, typed, wrong):
    page = desk.open("open_employer", id=office.may)
    gui.press("F2")
    assert refused(gui, desk, page, typed) == wrong
    page.drafts.forget(page.panel.draft_place)


def test_a_union_that_is_not_there_cannot_be_named(gui, desk, office):
    page = desk.open("open_employer", id=office.may)
    gui.press("F2")
    panel = page.panel
    panel.fields["has_union"].value = "no"
    panel.fields["grass_roots_unit"].value = "CUMGAR"
    gui.press("Control-s")
    desk.wait(page)
    assert {name for name, made in panel.fields.items() if made.problem} == {"has_union"}
    page.drafts.forget(panel.draft_place)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": ""}, {"name"}),
        ({"parent": "không có"}, {"parent"}),
        ({"valid_from": "31/2/2026", "valid_to": "hôm qua"}, {"valid_from", "valid_to"}),
        ({"valid_from": "1/7/2026", "valid_to": "30/6/2026"}, {"valid_to"}),
    ],
)
def test_problems_of_a_unit(gui, desk, office, typed, wrong):
    page = desk.open("open_unit", code="BMT")
    gui.press("F2")
    assert refused(gui, desk, page, typed) == wrong
    page.drafts.forget(page.panel.draft_place)


def test_a_unit_cannot_stand_below_itself(gui, desk, office):
    page = desk.open("open_unit", code="BMT")
    gui.press("F2")
    page.panel.fields["parent"].value = office.below
    gui.press("Control-s")
    assert page.panel.fields["parent"].problem
    page.drafts.forget(page.panel.draft_place)


def test_a_new_unit_wants_a_code_of_its_own(gui, desk):
    desk.go("units").heading().buttons[1].act()
    gui.settle()
    page = desk.window.page
    assert refused(gui, desk, page, {"name": "Mới", "code": "x" * 41}) == {"code"}
    assert refused(gui, desk, page, {"code": "BMT"}) == {"code"}
    page.drafts.forget(page.panel.draft_place)
