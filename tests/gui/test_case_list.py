"""The list of cases as a tool: orders, columns, views, and work on many cases at once."""

import csv
import json

import openpyxl
import pytest

from db.commands import calls
from db.queries import case_details, case_lists, saved_views
from db.records.case_filters import CaseFilter, CaseOrder
from db.records.drafts import CallDraft
from tests.gui.case_office import Office, Stand

MANY = 120
LONG = "Nguyễn Thị Hồng Hạnh " * 250


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    office.fill(MANY)
    yield office
    office.database.close()


@pytest.fixture
def stand(gui, office):
    stand = Stand(gui, office)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand):
    page = stand.window.go("cases")
    wait(gui, page)
    return page


def wait(gui, page):
    gui.until(lambda: page.rows.is_whole and not page._tasks.is_busy, "the list is there")


def worked(gui, page):
    gui.until(lambda: not page._side.panel.is_working, "the work is done")
    gui.settle()


def shown(page):
    return [page.table.record(place) for place in range(page.table.total)]


def note(page):
    return str(page._side.panel.notice.cget("text"))


def heading_place(page, key):
    keys = [column.key for column in page.table.columns]
    return keys.index(key)


def test_headings_sort_by_keys(gui, page):
    gui.focus(page.table.heading)
    gui.press(*["Right"] * heading_place(page, "worker"), "Return")
    wait(gui, page)
    names = [row.person_name for row in shown(page)]
    given = [name.split()[-1] for name in names]
    assert given[0] < given[-1]
    assert names != sorted(names)
    assert "theo tên, A đến Y" in page.heading().about
    first = names[0].split()[-1]
    gui.press("Return")
    wait(gui, page)
    assert page.state_now.order == CaseOrder("name", True)
    assert shown(page)[-1].person_name.split()[-1] == first


def test_sorting_stays_on_the_case(gui, page):
    gui.press("Down", "Down", "Down")
    code = page.table.current.code
    gui.click(page.table.heading, *middle_of(page, "status"))
    wait(gui, page)
    assert page.table.current.code == code
    statuses = [row.status.value for row in shown(page)]
    assert statuses[0] == "new"
    assert statuses[-1] == "closed"


def middle_of(page, key):
    span = page.table._spans()[heading_place(page, key)]
    return span.left + span.width // 2, 10


def test_widths_by_keys_and_mouse_are_remembered(gui, page, stand):
    gui.focus(page.table.heading)
    before = page.table._spans()[0].width
    gui.press("Control-Right", "Control-Right")
    assert page.table._spans()[0].width == before + 32
    gui.press("Right", "Control-Left")
    edge = page.table._spans()[0].left + page.table._spans()[0].width
    heading = page.table.heading
    heading.event_generate("<ButtonPress-1>", x=edge, y=10)
    heading.event_generate("<B1-Motion>", x=edge + 20, y=10)
    heading.event_generate("<ButtonRelease-1>", x=edge + 20, y=10)
    gui.settle()
    assert page.table._spans()[0].width == before + 52
    assert page.state_now.order == CaseOrder()
    stored = json.loads((stand.desk.paths.config / "lists.json").read_text())
    assert stored["cases"]["widths"]["code"] == before + 52


def test_columns_are_chosen_by_keys_and_kept(gui, page, stand, office):
    gui.press("F2")
    gui.type("muc")
    gui.press("Return")
    gui.type("han xu ly")
    gui.press("Return")
    keys = page.look.layout.columns
    assert keys[-2:] == ("urgency", "due")
    gui.press("BackSpace")
    assert page.look.layout.columns[-1] == "urgency"
    gui.press("Escape")
    assert page._side.panel is None
    assert gui.root.focus_get() is page.table.canvas
    second = Stand(gui, office)
    again = second.window.go("cases")
    wait(gui, again)
    assert again.look.layout.columns[-1] == "urgency"
    second.close()


def test_a_view_is_saved_found_and_taken_away(gui, page, stand, office):
    gui.press("Alt-f")
    gui.paste("luong thuc")
    gui.press("Return")
    wait(gui, page)
    total = page.table.total
    assert 0 < total < MANY
    gui.press("F2")
    gui.focus(page._side.panel.fields["name"])
    gui.press("Control-s")
    assert page._side.panel.fields["name"].problem
    gui.paste("Thiếu gạo")
    gui.press("Control-s")
    (view,) = saved_views.case_views(office.database, office.admin)
    assert view.view.terms == page.state_now.terms
    assert page.bar.views.value == view.id
    gui.press("Escape", "Alt-b", "Home")
    page.bar.views._press("all")
    wait(gui, page)
    assert page.table.total == MANY
    page.bar.views._press(view.id)
    wait(gui, page)
    assert page.table.total == total
    gui.press("F2")
    page._side.panel._withdraw(view)
    assert saved_views.case_views(office.database, office.admin) == ()
    stand.news[-1].act()
    assert [one.name for one in saved_views.case_views(office.database, office.admin)] == [
        "Thiếu gạo"
    ]


def test_rows_are_selected_by_keys(gui, page):
    selection = page.table.selection
    gui.press("Home", "Shift-Down", "Shift-Down")
    assert selection.rows() == [0, 1, 2]
    gui.press("Control-Down", "Control-Down", "space")
    assert selection.rows() == [0, 1, 2, 4]
    gui.press("space")
    assert selection.rows() == [0, 1, 2]
    gui.press("Control-a")
    assert selection.has_all
    assert str(MANY) in str(page.bar.count.cget("text"))


def test_selected_cases_get_an_officer(gui, page, stand, office):
    gui.press("Home", "Shift-Down", "Shift-Down", "Shift-Down")
    chosen = page.rows.selected()
    gui.press("Alt-n", "Control-s")
    assert page._side.panel.fields["owner"].problem
    gui.type("le quoc")
    gui.press("Return", "Control-s")
    worked(gui, page)
    assert "4" in note(page)
    mine = case_lists.newest(office.database, CaseFilter(owner_ids=(office.officer.user_id,)))
    assert set(chosen) <= set(mine)
    wait(gui, page)
    assert stand.news[-1].kind == "good"


def test_refused_cases_are_named(gui, page, office):
    gui.press("Home", "Shift-Down")
    number = page.rows.selected()[0]
    gui.press("Alt-v")
    page.rows.numbers[0] = number + 1
    gui.paste("Gọi lại")
    gui.press("Tab")
    gui.paste("31/12/2026")
    gui.press("Control-s")
    worked(gui, page)
    assert "1" in note(page)
    assert "bị từ chối" in note(page)
    assert str(number + 1) in note(page)
    assert office.database.value("SELECT count(*) FROM follow_ups") == 1


def test_a_half_written_panel_is_kept(gui, page, stand, office):
    gui.press("Home", "Shift-Down", "Alt-v")
    gui.paste("Gọi lại hỏi đã nhận gạo chưa")
    gui.press("Escape", "Alt-v")
    assert page._side.panel.value("what").startswith("Gọi lại")
    page._side.panel.keep_draft()
    second = Stand(gui, office)
    again = second.window.go("cases")
    wait(gui, again)
    gui.press("Alt-v")
    assert again._side.panel.value("what").startswith("Gọi lại")
    second.close()


def test_the_list_is_exported_field_by_field(gui, page, stand):
    gui.press("Control-e")
    panel = page._side.panel
    assert panel.value("which") == "list"
    assert panel.value("phones") == "masked"
    gui.press("Control-s")
    worked(gui, page)
    (file,) = stand.desk.paths.documents.glob("*.xlsx")
    rows = list(openpyxl.load_workbook(file).active.values)
    assert len(rows) == MANY + 1
    assert rows[1][0] == page.table.record(0).code
    assert "•" in rows[1][5]
    panel.fields["kind"].value = "csv"
    panel.fields["phones"].value = "whole"
    panel.fields["fields"].value = ("phone", "person_name")
    gui.press("Control-s")
    worked(gui, page)
    (file,) = stand.desk.paths.documents.glob("*.csv")
    lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert len(lines) == MANY + 1
    assert lines[1][1].startswith("091")
    panel.fields["fields"].value = ()
    gui.press("Control-s")
    assert panel.fields["fields"].problem


def test_a_figure_elsewhere_opens_its_records(gui, page, stand):
    wanted = [row.number for row in shown(page)][3:6]
    stand.desk.events.announce(
        "show_cases", filter=CaseFilter(numbers=tuple(wanted)), title="3 vụ việc hôm nay"
    )
    wait(gui, page)
    assert [row.number for row in shown(page)] == wanted
    (chip,) = page.bar.chips.chips.values()
    assert "3 vụ việc hôm nay" in str(chip.cget("text"))
    gui.press("Alt-f", "Right", "Delete")
    wait(gui, page)
    assert page.table.total == MANY


def test_what_comes_from_elsewhere_is_not_saved_as_a_view(gui, page, stand, office):
    wanted = CaseFilter(numbers=(page.rows.numbers[0],))
    stand.desk.events.announce("show_cases", filter=wanted, title="Vụ việc hôm nay")
    wait(gui, page)
    gui.press("F2")
    gui.focus(page._side.panel.fields["name"])
    gui.paste("Hôm nay")
    gui.press("Control-s")
    assert "Vụ việc hôm nay" in note(page)
    assert saved_views.case_views(office.database, office.admin) == ()
    page._side.panel.fields["name"].value = ""
    gui.press("Escape")


def test_a_selection_outlives_somebody_elses_save(gui, page, stand, office):
    gui.press("Home", "Down", "Down", "Shift-Down")
    chosen = list(page.rows.selected())
    draft = CallDraft(phone="0987654321", name="Lò Thị Mới", summary="Mới", needs=("food",))
    calls.log_call(office.database, office.admin, draft)
    stand.desk.events.announce("cases")
    wait(gui, page)
    assert page.table.total == MANY + 1
    assert list(page.rows.selected()) == chosen
    gui.press("Control-a")
    stand.desk.events.announce("cases")
    wait(gui, page)
    assert page.table.selection.has_all


def test_an_operator_may_not_hand_over_but_export(gui, office):
    stand = Stand(gui, office, office.operator)
    page = stand.window.go("cases")
    wait(gui, page)
    gui.press("Alt-n")
    assert page._side.panel is None
    assert stand.news[-1].kind == "note"
    gui.press("Control-e")
    assert page._side.panel is not None
    stand.close()


def test_names_of_five_thousand_letters(gui, page, office):
    draft = CallDraft(phone="0987654321", name=LONG, summary=LONG, needs=("food",), employer=LONG)
    code = calls.log_call(office.database, office.admin, draft).case_code
    page.refresh()
    wait(gui, page)
    gui.press("Home", "Control-e", "Control-s")
    worked(gui, page)
    assert case_details.detail(office.database, code).people[0].full_name == LONG.strip()
    assert page._side.panel.winfo_width() < 400
    gui.press("Escape")


def test_a_list_that_changed_elsewhere_is_read_again_when_shown(gui, page, stand, office):
    stand.window.go("case")
    draft = CallDraft(phone="0987654321", name="Lò Thị Mới", summary="Mới", needs=("food",))
    calls.log_call(office.database, office.admin, draft)
    stand.desk.events.announce("cases")
    assert page.table.total == MANY
    stand.window.go("cases")
    wait(gui, page)
    assert page.table.total == MANY + 1


def test_where_there_is_no_room_the_panel_takes_the_place_of_the_list(gui, page):
    gui.press("F2")
    assert page.table.winfo_ismapped()
    page._side.lay_out(600)
    gui.settle()
    assert not page.table.winfo_ismapped()
    gui.press("Escape")
    assert page.table.winfo_ismapped()


def test_work_that_is_stopped_says_how_far_it_came(gui, page, office):
    gui.press("Control-a", "Alt-n")
    gui.type("le quoc")
    gui.press("Return")
    panel = page._side.panel
    panel.save()
    gui.press("Escape")
    assert page._side.panel is panel
    gui.until(lambda: float(panel.foot.bar.cget("value")) > 0 or not panel.is_working, "it began")
    panel.stop()
    worked(gui, page)
    mine = case_lists.newest(office.database, CaseFilter(owner_ids=(office.officer.user_id,)))
    words = note(page)
    assert ("Đã dừng" in words) == (len(mine) < MANY)
    done = office.database.value("SELECT count(*) FROM audit_entries WHERE act = 'assign_owner'")
    assert words.startswith(f"Đã giao {done} vụ việc")
