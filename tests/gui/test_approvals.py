"""The inbox of decisions with keys, and the rules that fill it."""

import pytest

from db.commands import approvals, assistance
from db.commands.calls import log_call
from db.commands.office_settings import change_approval_rules
from db.queries import approvals as stored
from db.queries import documents
from db.records.documents import DocumentDraft
from db.records.drafts import AssignmentDraft, CallDraft, ClosingDraft
from tests.gui.case_office import Office
from tests.gui.whole_desk import WholeDesk

LONG = "V/v đề nghị hỗ trợ lương thực cho công nhân đang bị phong tỏa " * 80


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    change_approval_rules(office.database, office.admin, {"closing": "yes", "letters": "yes"})
    yield office
    office.database.close()


@pytest.fixture
def desk(gui, office, tmp_path):
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path / "home", "duc")
    yield whole
    whole.close()


def _case(office, name="H'Bia Ê Ƀăn"):
    draft = CallDraft(phone="0912345678", name=name, summary="Nợ lương", needs=("wages",))
    return log_call(office.database, office.operator, draft).case_code


def _page(gui, desk):
    page = desk.window.go("approvals")
    page.refresh()
    desk.wait()
    gui.settle()
    desk.wait()
    return page


def test_an_empty_inbox(gui, desk):
    page = _page(gui, desk)
    assert page.total == 0
    assert page.heading().about.startswith("0 ")
    gui.press("Alt-a", "Alt-r", "Delete")
    assert page.panel is None


def test_deciding_with_keys(gui, desk, office):
    database, officer = office.database, office.officer
    code = _case(office)
    closing = approvals.propose_closing(database, officer, code, ClosingDraft("met"), "Đã xong")
    letter = DocumentDraft(party="UBND phường Tân Lợi", subject=LONG[:900], case_code=code)
    approvals.propose_letter(database, officer, "referral_letter", letter)
    page = _page(gui, desk)
    assert [one.record.kind for one in page.listed] == ["closing", "letter"]
    assert page.heading().about.startswith("2 ")
    page.records.table.go_to(0)
    gui.press("Alt-r")
    gui.press("Control-s")
    assert page.panel.fields["comment"].problem
    gui.paste("Chưa gọi lại")
    gui.press("Control-s")
    desk.wait()
    assert page.panel is None
    rejected = stored.one(database, closing)
    assert (rejected.state, rejected.decision_comment) == ("rejected", "Chưa gọi lại")
    page.records.table.go_to(0)
    desk.wait()
    gui.press("Alt-a")
    gui.press("Control-s")
    desk.wait()
    assert documents.count(database) == 1
    assert page.heading().about.startswith("0 ")
    page.records.bar.chips.value = "decided"
    gui.settle()
    assert len(page.listed) == 2


def test_a_benefit_is_approved_from_the_inbox(gui, desk, office):
    database, code = office.database, _case(office)
    answers = {"employer_pays_union_fund": "yes"}
    draft = AssignmentDraft("3089-AN", event_on="25/8/2021", answers=answers)
    made = assistance.assign_benefit(database, office.officer, code, draft)
    assistance.submit_assignment(database, office.officer, made.id)
    page = _page(gui, desk)
    page.records.table.go_to(0)
    gui.press("Alt-a")
    gui.paste("Đồng ý")
    gui.press("Control-s")
    desk.wait()
    assert database.value("SELECT state FROM assignments WHERE id = ?", [made.id]) == "approved"


def test_nobody_decides_on_their_own(gui, desk, office):
    made = approvals.propose_closing(
        office.database, office.supervisor, _case(office), ClosingDraft("met")
    )
    page = _page(gui, desk)
    page.records.table.go_to(0)
    gui.press("Alt-a")
    assert page.panel is None
    gui.press("Delete")
    gui.press("Control-s")
    desk.wait()
    assert stored.one(office.database, made).state == "withdrawn"


def test_the_first_page_counts_what_waits(gui, desk, office):
    approvals.propose_closing(office.database, office.officer, _case(office), ClosingDraft("met"))
    page = desk.window.go("today")
    page.refresh()
    for _ in range(200):
        gui.settle()
        if page.counted is not None and page.counted.approvals_for_me:
            break
    assert page.counted.approvals_for_me == 1
    tile = page.decisions.tiles["approvals_for_me"]
    gui.focus(tile)
    gui.press("Return")
    assert desk.window.front == "approvals"
    desk.wait()
    inbox = desk.window.page
    assert (inbox.records.bar.chips.value, len(inbox.records.rows)) == ("me", 1)
    desk.window.go("today")
    gui.focus(page.decisions.tiles["own_proposals"])
    gui.press("Return")
    desk.wait()
    assert (inbox.records.bar.chips.value, inbox.records.rows) == ("mine", [])


def test_the_rules_are_set_on_the_office_page(gui, office, tmp_path):
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path / "admin", "hanh")
    try:
        page = whole.window.go("office")
        page.sections.value = "approval_rules"
        gui.settle()
        gui.focus(page.panel.fields["letters"])
        gui.press("Right", "space")
        gui.press("Control-s")
        from db.queries.office_settings import approval_rules

        rules = approval_rules(office.database)
        assert (rules.closing, rules.letters) == (True, False)
    finally:
        whole.close()
