"""Lists that people sign, in the window: made by keys alone, printed, handed over."""

import os
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from db.choices import Role
from db.commands import assistance, calls, users
from db.commands.deliveries import change_delivery_lines, close_delivery_list
from db.queries import deliveries
from db.queries import users as known_users
from db.records.people import UserDraft
from tests import factories
from tests.exports.reading import flat
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Nguyễn Thị Ơ̆ " * 400


def approved(office, count, name="Người thứ {}"):
    d = office.database
    if "duyet" not in [one.name for one in known_users.all_users(d)]:
        users.add_user(d, office.admin, UserDraft("duyet", "Người Duyệt", Role.SUPERVISOR))
    other = known_users.actor(d, "duyet")
    made = []
    have = len(deliveries.waiting(d)) + sum(one.count for one in deliveries.all_lists(d))
    for n in range(have, have + count):
        call = factories.call(name=name.format(n), phone=f"09123456{n:02}")
        code = calls.log_call(d, office.admin, call).case_code
        one = assistance.assign_benefit(d, office.admin, code, factories.assignment()).id
        assistance.submit_assignment(d, office.admin, one)
        assistance.approve_assignment(d, other, one)
        made.append(one)
    return made


def look(gui, name):
    """Keep a picture where somebody asked for one."""
    if os.environ.get("PICTURES"):
        gui.picture(Path(os.environ["PICTURES"]) / name)


def ready(gui, page):
    """Wait until everybody who waits is offered."""
    gui.until(lambda: not page.panel.tasks.is_busy, "people are offered")
    gui.settle()


def a_list(gui, desk, office, count=3):
    approved(office, count)
    page = desk.go("deliveries")
    gui.press("Insert")
    page.panel.fields["programme_code"].value = "TLD-3089-2021"
    ready(gui, page)
    gui.press("Control-s")
    desk.wait(page)
    return page


def test_an_empty_page_says_what_to_do(gui, desk):
    page = desk.go("deliveries")
    assert "Insert" in page.records.nothing.cget("text")
    gui.press("F2", "Control-p", "Control-e", "Return")
    assert page.panel is None
    gui.press("Insert", "Control-s")
    assert page.panel.fields["lines"].problem
    page.panel.fields["deliver_on"].value = "31/2/2021"
    gui.press("Control-s")
    assert page.panel.fields["deliver_on"].problem
    assert deliveries.all_lists(desk.database) == ()


def test_a_list_is_made_by_keys_alone(gui, desk, office):
    ids = approved(office, 5)
    page = desk.go("deliveries")
    gui.press("Insert")
    fields = page.panel.fields
    assert not fields["lines"].value, "nobody is chosen before a programme is"
    gui.paste("3089")
    gui.press("Down", "Return")
    ready(gui, page)
    assert set(fields["lines"].value) == set(ids), "everybody of the programme is marked"
    gui.focus(fields["place"].focus_widget)
    gui.paste("Nhà văn hóa buôn Ê̆a Tam")
    gui.focus(fields["lines"].focus_widget)
    gui.press("Home", "space", "Down", "space")
    assert len(fields["lines"].value) == 3
    assert "3" in fields["lines"]._under.cget("text")
    look(gui, "new.png")
    gui.press("Control-a")
    assert len(fields["lines"].value) == 5
    gui.press("Control-a")
    assert not fields["lines"].value
    gui.press("Control-a", "space", "Control-s")
    desk.wait(page)
    (made,) = deliveries.all_lists(office.database)
    assert (made.count, made.place) == (4, "Nhà văn hóa buôn Ê̆a Tam")
    assert page.panel is None
    assert page.current == made
    assert "4.000.000" in desk.words(page.sheet)
    assert "Bốn triệu đồng chẵn" in desk.words(page.sheet)


def test_a_press_marks_a_row_and_takes_the_mark_away(gui, desk, office):
    page = a_list(gui, desk, office)
    gui.press("F2")
    ready(gui, page)
    people = page.panel.people
    gui.until(lambda: people.table.canvas.winfo_height() > 100, "the rows are drawn")
    page.panel._scrolled.canvas.yview_moveto(1.0)
    gui.settle()
    before = people.value
    gui.click(people.table.canvas, 20, 20)
    assert len(people.value) == len(before) - 1
    gui.click(people.table.canvas, 20, 20)
    assert people.value == before
    gui.click(people.none)
    assert people.value == ()
    gui.click(people.all)
    assert people.value == before


def test_who_did_not_come_stays_approved(gui, desk, office):
    page = a_list(gui, desk, office)
    page.hand_over()
    look(gui, "close.png")
    gui.focus(page.panel.people.focus_widget)
    gui.press("Home", "space", "Control-s")
    desk.wait(page)
    (closed,) = deliveries.all_lists(office.database)
    assert (closed.is_open, closed.delivered) == (False, 2)
    assert len(deliveries.waiting(office.database)) == 1
    assert "không đến" in desk.words(page.sheet)
    page.records.bar.chips.value = "open"
    page.records.filter()
    assert page.records.rows == []
    gui.press("F2")
    assert page.panel is None, "a closed list is not changed"


def test_lines_are_changed_and_a_colleague_is_heard(gui, desk, office):
    page = a_list(gui, desk, office)
    (new,) = approved(office, 1, "Người mới")
    desk.wait(page)
    gui.press("F2")
    ready(gui, page)
    people = page.panel.people
    assert len(people.records) == 4
    assert len(people.value) == 3
    (stored,) = deliveries.all_lists(office.database)
    first = people.value[0]
    change_delivery_lines(office.database, office.admin, stored.id, ([], [first]), stored.version)
    people.value = (*people.value, new)
    gui.press("Control-s")
    assert page.panel.notice.cget("text"), "somebody changed it meanwhile"
    ready(gui, page)
    gui.press("Control-s")
    desk.wait(page)
    whole = deliveries.one(office.database, stored.id)
    assert {line.assignment_id for line in whole.lines} == {first, new, *people_of(whole)}
    assert whole.record.count == 4


def people_of(whole):
    return [line.assignment_id for line in whole.lines]


def test_half_written_is_found_again(gui, desk, office):
    approved(office, 2)
    page = desk.go("deliveries")
    gui.press("Insert")
    page.panel.fields["programme_code"].value = "TLD-3089-2021"
    ready(gui, page)
    page.panel.fields["title"].value = "Đợt dang dở"
    page.panel.people.value = page.panel.people.value[:1]
    gui.press("Escape")
    (button,) = page.records.unfinished
    assert "Đợt dang dở" in button.cget("text")
    gui.click(button)
    ready(gui, page)
    assert page.panel.fields["title"].value == "Đợt dang dở"
    assert len(page.panel.people.value) == 1


def test_every_paper_of_a_list_is_written(gui, desk, office):
    page = a_list(gui, desk, office)
    folder = desk.desk.paths.documents
    gui.press("Control-p", "Control-e")
    gui.until(lambda: len(list(folder.glob("*"))) == 2, "list and workbook are there")
    (pdf,) = folder.glob("danh-sach*.pdf")
    gui.until(lambda: len(desk.news) >= 3, "both are told")
    assert "DANH SÁCH KÝ NHẬN" in flat(pdf)
    (book,) = folder.glob("*.xlsx")
    assert "Người thứ 1" in [cell.value for cell in load_workbook(book).active["C"]]
    page.sheet.buttons["record"].invoke()
    gui.until(lambda: list(folder.glob("bien-ban*.pdf")), "the record is there")
    gui.until(lambda: deliveries.all_lists(office.database)[0].document_number, "it has a number")
    gui.until(lambda: not desk.desk.tasks.is_busy, "everything is written")
    desk.wait(page)
    (record,) = folder.glob("bien-ban*.pdf")
    assert "01/BB-" in flat(record)
    page.sheet.buttons["word"].invoke()
    gui.until(lambda: list(folder.glob("*.docx")), "the Word file is there")
    gui.until(lambda: not desk.desk.tasks.is_busy, "everything is written")
    (word,) = folder.glob("*.docx")
    cells = [cell.text for table in Document(str(word)).tables for row in table.rows
             for cell in row.cells]  # fmt: skip
    assert any("01/BB-" in cell for cell in cells), "one number for both"


def test_a_programme_begins_a_list(gui, desk, office):
    approved(office, 2)
    desk.desk.events.announce("open_programme", code="TLD-3089-2021")
    desk.wait(desk.window.page)
    desk.window.page.sheet.buttons["deliver"].invoke()
    page = desk.window.page
    desk.wait(page)
    assert page.kind == "deliveries"
    ready(gui, page)
    assert len(page.panel.people.value) == 2


def test_long_names_and_an_operator(gui, office):
    approved(office, 2, LONG + " {}")
    operator = KnowledgeDesk(gui, office, office.operator)
    try:
        page = operator.go("deliveries")
        gui.press("Insert")
        assert page.panel is None, "an operator makes no lists"
    finally:
        operator.close()
    admin = KnowledgeDesk(gui, office)
    try:
        page = admin.go("deliveries")
        gui.press("Insert")
        ready(gui, page)
        page.panel.people.mark_all()
        gui.press("Control-s")
        assert page.panel.fields["title"].problem
        page.panel.fields["title"].value = "T" * 5_000
        gui.press("Control-s")
        assert page.panel.fields["title"].problem
        page.panel.fields["title"].value = "Đợt 1"
        gui.press("Control-s")
        admin.wait(page)
        assert page.current.count == 2
        stored = page.current
        close_delivery_list(office.database, office.admin, stored.id, [], stored.version)
        gui.press("F5")
        admin.wait(page)
        assert not page.current.is_open
    finally:
        admin.close()
