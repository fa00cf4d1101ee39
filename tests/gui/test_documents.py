"""The register of papers in the window, and official papers from the print panel."""

import pytest

from db import clock
from db.commands import calls, referrals
from db.commands.agencies import add_agency
from db.commands.documents import issue_number
from db.queries import documents
from db.records.documents import DocumentDraft
from db.records.drafts import CallDraft, ReferralDraft
from db.records.offices import AgencyDraft
from hotline_app.widgets.table_columns import Order
from tests.gui.case_office import Office
from tests.gui.knowledge_desk import KnowledgeDesk

LONG = "Ủy ban nhân dân phường " * 80


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def issue(office, subject="V/v hỗ trợ", party="UBND"):
    return issue_number(office.database, office.admin, DocumentDraft("letter", party, subject))


def a_case(office):
    return calls.log_call(
        office.database,
        office.admin,
        CallDraft(phone="0912345678", name="H'Hen Niê", summary="Hết gạo", needs=("food",),
                  consent_method="spoken"),
    ).case_code  # fmt: skip


def test_an_empty_register_says_what_to_do(gui, desk):
    page = desk.go("documents")
    assert "Insert" in page.records.nothing.cget("text")
    gui.press("Delete", "Return")
    assert page.panel is None


def test_a_paper_gets_its_number_by_keys_alone(gui, desk, office):
    page = desk.go("documents")
    gui.press("Insert", "Control-s")
    assert page.panel.fields["subject"].problem
    gui.paste("V/v hỗ trợ gạo")
    gui.press("Control-s")
    desk.wait(page)
    (made,) = documents.register(office.database)
    assert made.symbol == "01/LĐLĐ"
    assert page.panel is None
    assert page.current == made
    assert "01/LĐLĐ" in desk.said()


def test_a_paper_that_came_keeps_its_senders_number(gui, desk, office):
    code = a_case(office)
    page = desk.go("documents")
    gui.press("Insert")
    fields = page.panel.fields
    fields["direction"].value = "in"
    fields["subject"].value = "Trả lời về gạo"
    fields["symbol"].value = "45/UBND-VP"
    fields["case_code"].value = code
    gui.press("Control-s")
    assert fields["party"].problem
    fields["party"].value = "UBND phường"
    gui.press("Control-s")
    desk.wait(page)
    (made,) = documents.register(office.database)
    assert (made.direction, made.number, made.case_code) == ("in", 1, code)
    assert "45/UBND-VP" in desk.words(page.sheet)


def test_a_withdrawn_number_stays_in_sight(gui, desk, office):
    issue(office)
    issue(office, "V/v khác")
    page = desk.go("documents")
    gui.press("Delete", "Control-s")
    assert page.panel.fields["reason"].problem
    gui.paste("in sai")
    gui.press("Control-s")
    desk.wait(page)
    assert len(page.records.rows) == 2
    assert page.current.withdrawn_reason == "in sai"
    assert "in sai" in desk.words(page.sheet)
    gui.press("Delete")
    assert page.panel is None
    page.records.bar.chips.value = "withdrawn"
    page.records.filter()
    assert len(page.records.rows) == 1


def test_half_written_is_found_again(gui, desk, office):
    page = desk.go("documents")
    gui.press("Insert")
    page.panel.fields["subject"].value = "V/v dang dở"
    gui.press("Escape")
    (button,) = page.records.unfinished
    assert "V/v dang dở" in button.cget("text")


def test_long_texts_and_orders(gui, desk, office):
    for number in range(12):
        issue(office, LONG if number == 3 else f"Việc {number}", LONG)
    page = desk.go("documents")
    page.records._ordered(Order("symbol"))
    assert [one.record.number for one in page.records.rows] == list(range(1, 13))
    page.records.bar.search.value = "uy ban"
    page.records.filter()
    assert len(page.records.rows) == 12
    gui.settle()


def test_an_operator_only_looks(gui, office):
    issue(office)
    desk = KnowledgeDesk(gui, office, office.operator)
    page = desk.go("documents")
    gui.press("Insert", "Delete")
    assert page.panel is None
    assert len(page.heading().buttons) == 1
    desk.close()


def test_the_register_is_printed(gui, desk, office):
    issue(office)
    desk.go("documents")
    gui.press("Control-p", "Control-s")
    gui.until(lambda: bool(desk.news), "the register is printed")
    (path,) = desk.desk.paths.documents.glob("*.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_an_official_paper_from_the_case_takes_its_number(gui, desk, office):
    code = a_case(office)
    add_agency(office.database, office.admin, AgencyDraft("UBND phường"))
    draft = ReferralDraft("UBND phường", "Hỗ trợ gạo")
    referrals.refer_case(office.database, office.admin, code, draft)
    desk.window.go("case")
    page = desk.window.page
    page.open(code)
    gui.until(lambda: page.winfo_ismapped(), "the case is there")
    page.open_panel("print")
    gui.settle()
    fields = page.panel.fields
    fields["kind"].value = "referral_slip"
    fields["ending"].value = ".docx"
    fields["takes_number"].value = "yes"
    gui.press("Control-s")
    gui.until(lambda: any("01/PC-LĐLĐ" in one.title for one in desk.news), "it is written")
    assert (desk.desk.paths.documents / f"{code}_referral_slip.docx").is_file()
    (made,) = documents.register(office.database)
    assert (made.symbol, made.case_code) == ("01/PC-LĐLĐ", code)
