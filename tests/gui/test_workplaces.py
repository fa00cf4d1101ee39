"""Employers and union units: lists, pages, panels, real keys."""

import pytest

from db.commands import calls, employers, units
from db.queries import unit_trees, workplaces
from db.records.drafts import CallDraft
from db.records.workplaces import UnitDraft
from tests.gui.record_desk import RecordDesk, words_in

MAY = "Công ty TNHH May Ban Mê"
LONG = "Công ty " * 700


@pytest.fixture
def desk(gui, office):
    desk = RecordDesk(gui, office)
    yield desk
    desk.close()


@pytest.fixture
def employer(office):
    return employers.add_employer(office.database, office.admin, {"name": MAY})


def call(office, **fields):
    draft = CallDraft(**{"name": "Lan", "summary": "Nợ lương", "needs": ("wages",), **fields})
    return calls.log_call(office.database, office.admin, draft)


def test_an_empty_office(gui, desk):
    page = desk.go("employers")
    assert page.table.total == 0
    assert page.nothing.winfo_ismapped()
    gui.press("Return")
    units_page = desk.go("units")
    assert units_page.table.total > 3
    assert desk.go("employer").heading().title
    assert desk.go("unit").heading().title


def test_employers_are_found_and_filtered(gui, desk, employer, office):
    fields = {"name": "Dệt Tây Nguyên", "has_union": "no", "tax_code": "6000123456"}
    employers.add_employer(office.database, office.admin, fields)
    page = desk.go("employers")
    assert [page.table.record(place).name for place in (0, 1)] == [MAY, "Dệt Tây Nguyên"]
    gui.press("slash")
    gui.paste("det tay")
    desk.wait(page)
    assert page.table.total == 1
    gui.press("Control-f")
    gui.paste("60001")
    desk.wait(page)
    assert page.table.record(0).name == "Dệt Tây Nguyên"
    page.search.value = ""
    page.chips.value = "without"
    desk.wait(page)
    assert page.table.total == 1
    page.chips.value = "with"
    desk.wait(page)
    assert page.table.total == 0


def test_a_new_employer_by_keys(gui, desk):
    page = desk.go("employers")
    page.heading().buttons[1].act()
    gui.settle()
    panel = desk.window.page.panel
    assert gui.root.focus_get() is panel.fields["name"].entry
    gui.press("Control-s")
    assert panel.fields["name"].problem
    gui.paste(MAY)
    panel.fields["tax_code"].value = "12"
    gui.press("Control-s")
    assert panel.fields["tax_code"].problem
    panel.fields["tax_code"].value = "6000123456"
    panel.fields["aliases"].value = "May BM\nMBM"
    gui.press("Control-s")
    shown = desk.window.page
    desk.wait(shown)
    assert shown.panel is None
    assert shown.record.name == MAY
    assert shown.record.aliases == ("May BM", "MBM")
    gui.press("F2")
    assert shown.panel.fields["name"].value == MAY


def test_a_new_employer_half_written_comes_back(gui, desk):
    desk.go("employers").heading().buttons[1].act()
    desk.window.page.panel.fields["name"].value = "Viết dở"
    gui.press("Escape")
    assert desk.window.front == "employers"
    desk.window.page.heading().buttons[1].act()
    assert desk.window.page.panel.fields["name"].value == "Viết dở"


def test_the_union_of_an_employer_takes_its_cases(gui, desk, employer, office):
    page = desk.open("open_employer", id=employer)
    page.facts.buttons["union"].invoke()
    panel = page.panel
    assert MAY in panel.fields["name"].value
    gui.press("Control-s")
    assert panel.fields["parent"].problem
    panel.fields["parent"].value = "BMT"
    gui.press("Control-s")
    desk.wait(page)
    assert page.record.upper_code == "BMT"
    assert "tiếp nhận vụ việc" in words_in(page.facts)
    call(office, employer="may ban me")
    case = call(office, employer=MAY, summary="Lần hai").case_id
    question = "SELECT u.code FROM cases c JOIN units u ON u.id = c.unit_id WHERE c.id = ?"
    assert desk.database.value(question, [case]) == "BMT"
    page.facts.buttons["unit:BMT"].invoke()
    assert desk.window.front == "unit"
    assert MAY in words_in(desk.window.page.story)


def test_figures_open_the_lists_behind_them(gui, desk, employer, office):
    call(office, employer=MAY)
    call(office, employer=MAY, needs=("wages", "food"), summary="Hai nhu cầu")
    page = desk.open("open_employer", id=employer)
    gui.until(lambda: len(page.story.buttons) > 2, "the figures are counted")
    assert page.story.buttons[0] is gui.root.focus_get()
    gui.press("Return")
    gui.press("Tab", "Return")
    for button in page.story.buttons[2:]:
        button.invoke()
    assert len(desk.cases) == 2
    asked = [one for one, _ in desk.lists]
    assert {one.employer_id for one in asked} == {employer}
    assert asked[0].is_open is True
    assert ("new",) in [one.statuses for one in asked]
    assert {one.needs for one in asked} >= {("wages",), ("food",)}
    assert all(MAY[:10] in title for _, title in desk.lists)


def test_two_records_of_one_employer(gui, desk, employer, office):
    other = employers.add_employer(
        office.database, office.admin, {"name": "May Ban Mê", "tax_code": "6000123456"}
    )
    call(office, employer="May Ban Mê")
    page = desk.open("open_employer", id=employer)
    gui.until(lambda: f"merge:{other}" in page.facts.buttons, "the double is named")
    page.facts.buttons[f"merge:{other}"].invoke()
    assert "6000123456" in words_in(page.panel)
    gui.press("Control-s")
    desk.wait(page)
    assert page.record.aliases == ("May Ban Mê",)
    assert workplaces.figures(desk.database, employer).total == 1
    assert desk.go("employers").table.total == 1
    desk.open("open_employer", id=employer)
    gui.focus(page.story.buttons[0])
    gui.press("Control-z")
    desk.wait(page)
    assert page.record.aliases == ()
    assert desk.go("employers").table.total == 2


def test_two_edits_of_an_employer_stand_side_by_side(gui, desk, employer, office):
    page = desk.open("open_employer", id=employer)
    gui.press("F2")
    page.panel.fields["size"].value = "120"
    changes = {"size": "90", "address": "Km 12"}
    employers.edit_employer(desk.database, office.officer, employer, changes, 1)
    gui.press("Control-s")
    assert "90" in words_in(page.panel._beside)
    assert page.panel.fields["size"].value == "120"
    gui.press("Control-s")
    assert page.panel is None
    shown = workplaces.facts(desk.database, employer)
    assert (shown.size, shown.address) == (120, "Km 12")


def test_the_tree_of_units(gui, desk, office):
    code = units.add_unit(office.database, office.admin, UnitDraft("CĐCS Gỗ", parent="BMT"))
    page = desk.go("units")
    page.chips.value = "all"
    desk.wait(page)
    gui.press("slash")
    gui.paste("cdcs go")
    desk.wait(page)
    rows = [page.table.record(place) for place in range(page.table.total)]
    assert [row.depth for row in rows] == list(range(len(rows)))
    assert rows[-1].code == code
    gui.press("Escape", "End", "Return")
    shown = desk.window.page
    assert shown.record.code == code
    gui.press("F2")
    panel = shown.panel
    panel.fields["valid_to"].value = "31/2/2026"
    gui.press("Control-s")
    assert panel.fields["valid_to"].problem
    panel.fields["valid_to"].value = "31/12/2026"
    panel.fields["successors"].value = ("CUMGAR",)
    panel.fields["aliases"].value = "Gỗ Đắk Lắk"
    gui.press("Control-s")
    desk.wait(shown)
    facts = unit_trees.facts(desk.database, code)
    assert str(facts.valid_to) == "2026-12-31"
    assert facts.successors[0][0] == "CUMGAR"
    assert facts.aliases == ("Gỗ Đắk Lắk",)
    assert "Gỗ Đắk Lắk" in words_in(shown.facts)
    shown.facts.buttons["unit:BMT"].invoke()
    assert shown.record.code == "BMT"


def test_a_new_unit(gui, desk):
    page = desk.go("units")
    page.heading().buttons[1].act()
    gui.settle()
    shown = desk.window.page
    gui.paste("Công đoàn phường Mới")
    shown.panel.fields["kind"].value = "commune"
    shown.panel.fields["parent"].value = "BMT"
    shown.panel.fields["code"].value = "BMT"
    gui.press("Control-s")
    assert shown.panel.fields["code"].problem
    shown.panel.fields["code"].value = "cdp-moi"
    gui.press("Control-s")
    desk.wait(shown)
    assert shown.record.code == "CDP-MOI"
    assert shown.record.kind == "commune"


def test_names_of_five_thousand_letters(gui, desk, office):
    made = employers.add_employer(
        office.database, office.admin, {"name": LONG, "aliases": LONG + "x", "address": LONG}
    )
    assert desk.go("employers").table.total == 1
    page = desk.open("open_employer", id=made)
    gui.press("F2")
    assert page.panel.fields["name"].value == LONG.strip()
    gui.press("Escape")
    code = units.add_unit(office.database, office.admin, UnitDraft(LONG, employer_id=made))
    shown = desk.open("open_unit", code=code)
    assert len(shown.heading().title) < 80
    desk.go("units")


def test_operators_see_and_do_not_change(gui, office, employer):
    desk = RecordDesk(gui, office, office.operator)
    assert len(desk.go("employers").heading().buttons) == 1
    page = desk.open("open_employer", id=employer)
    assert "edit" not in page.facts.buttons
    gui.press("F2")
    assert page.panel is None
    desk.close()
