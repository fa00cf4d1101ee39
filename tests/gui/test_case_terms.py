"""The terms of a case with keys: pauses, extensions, complaints, decisions of a second person."""

import shutil
from datetime import date, timedelta

import pytest

from db.commands import approvals, case_clocks, legal_steps
from db.commands.calls import log_call
from db.commands.office_settings import change_approval_rules
from db.queries import case_details
from db.records.drafts import CallDraft, ClosingDraft
from db.rules.days import format_day
from tests.gui.case_office import Office, Stand

LATER = date.today() + timedelta(days=60)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    change_approval_rules(office.database, office.admin, {"closing": "yes", "letters": "yes"})
    yield office
    office.database.close()


@pytest.fixture
def stand(gui, office):
    shutil.rmtree(office.folder / "home", ignore_errors=True)
    stand = Stand(gui, office, office.supervisor)
    yield stand
    stand.close()


@pytest.fixture
def open_case(gui, office, stand):
    """Open a new case in the window; gives the page and what reads it as it is stored."""

    def opened(**fields):
        typical = {"phone": "0912345678", "name": "H'Bia Ê Ƀăn", "summary": "Nợ lương hai tháng"}
        draft = CallDraft(needs=("wages",), **{**typical, **fields})
        code = log_call(office.database, office.operator, draft).case_code
        stand.desk.events.announce("open_case", code=code)
        gui.settle()
        return stand.window.page, lambda: case_details.detail(office.database, code)

    return opened


def words_on(widget) -> str:
    texts = []
    if "text" in widget.keys() and widget.winfo_manager():  # noqa: SIM118
        texts.append(str(widget.cget("text")))
    return "\n".join([*texts, *(words_on(child) for child in widget.winfo_children())])


def press_row(gui, page, key):
    button = next(one for name, one in page.side.buttons.items() if name.startswith(f"{key}:"))
    gui.focus(button)
    button.invoke()
    gui.settle()


def test_a_term_is_extended_with_keys(gui, open_case):
    page, stored = open_case()
    gui.press("Alt-z")
    gui.press("Control-s")
    assert page.panel.fields["day"].problem
    gui.focus(page.panel.fields["clock"])
    gui.press("Right", "space")
    gui.focus(page.panel.fields["day"])
    gui.type(format_day(LATER))
    gui.press("Control-s")
    assert page.panel.fields["reason"].problem
    gui.focus(page.panel.fields["reason"])
    gui.paste("Phải xuống tận khu trọ ở Buôn Đôn. " * 140)
    gui.press("Control-s")
    assert page.panel is None
    change = stored().clock_changes[-1]
    assert (change.kind, change.clock) == ("extension", "answer")
    assert stored().case.answer_due_at == change.until_at
    assert "Trả lời người lao động" in words_on(page.side)
    gui.press("Alt-z")
    assert "Gia hạn từ" in words_on(page.panel)


def test_pause_and_go_on_with_keys(gui, open_case, stand):
    page, stored = open_case()
    gui.press("Alt-z")
    page.panel.fields["doing"].value = "pause"
    gui.settle()
    assert not page.panel.fields["day"].winfo_manager()
    gui.press("Control-s")
    assert page.panel.fields["reason"].problem
    gui.focus(page.panel.fields["reason"])
    gui.paste("Chờ bảng lương")
    gui.press("Control-s")
    assert stored().case.paused_at is not None
    assert stand.news[-1].title == "Đã tạm dừng thời hạn"
    assert "Chờ bảng lương" in words_on(page.side)
    press_row(gui, page, "terms")
    assert page.panel.value("doing") == "resume"
    gui.press("Control-s")
    assert stored().case.paused_at is None
    assert [one.kind for one in stored().clock_changes] == ["pause", "resume"]


def test_a_complaint_is_signed_and_accepted(gui, open_case):
    page, stored = open_case(matter_kind="complaint")
    gui.press("Alt-z")
    assert "Khiếu nại phải có đơn" in words_on(page.panel)
    choices = words_on(page.panel.fields["doing"])
    assert "Thụ lý đơn" not in choices
    page.panel.fields["doing"].value = "signed"
    gui.settle()
    gui.focus(page.panel.fields["day"])
    gui.type("1/1/2199")
    gui.press("Control-s")
    assert page.panel.fields["day"].problem
    gui.press("Control-slash")
    gui.root.focus_get().delete(0, "end")
    gui.type(format_day(date.today() - timedelta(days=1)))
    gui.press("Control-s")
    assert stored().case.signed_record_on is not None
    gui.press("Alt-z")
    page.panel.fields["doing"].value = "accept"
    gui.settle()
    gui.press("Control-s")
    assert stored().case.legal_due_at is not None
    assert "Khiếu nại" in words_on(page.header) or stored().case.legal_track == "complaint"


def test_the_advice_stands_under_the_kind(gui, open_case):
    page, _ = open_case()
    gui.press("F2")
    kind = page.panel.fields["matter_kind"]
    kind.value = "denunciation"
    gui.settle()
    assert "giữ bí mật người tố cáo" in words_on(kind)
    kind.value = "support"
    gui.settle()
    assert "giữ bí mật" not in words_on(kind)


def test_an_operator_only_looks(gui, open_case, office):
    page, _ = open_case()
    object.__setattr__(page._desk, "actor", office.operator)
    gui.press("Alt-z")
    assert "Trả lời người lao động" in words_on(page.panel)
    assert page.panel.fields == {}


def test_an_officer_proposes_to_close_and_the_supervisor_decides(gui, open_case, office):
    page, stored = open_case()
    object.__setattr__(page._desk, "actor", office.officer)
    page.refresh()
    gui.press("Alt-k")
    assert "người thứ hai" in words_on(page.panel)
    gui.press("space")
    gui.focus(page.panel.fields["comment"])
    gui.paste("Chị đã nhận tiền")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.closed_at is None
    assert stored().approvals[-1].comment == "Chị đã nhận tiền"
    press_row(gui, page, "take_back")
    gui.press("Control-s")
    assert stored().approvals[-1].state == "withdrawn"
    made = approvals.propose_closing(
        office.database, office.officer, page.code, ClosingDraft("met")
    )
    object.__setattr__(page._desk, "actor", office.supervisor)
    page.refresh()
    gui.settle()
    press_row(gui, page, "reject_proposal")
    gui.press("Control-s")
    assert page.panel.fields["comment"].problem
    gui.press("Escape")
    press_row(gui, page, "approve_proposal")
    gui.paste("Đồng ý")
    gui.press("Control-s")
    assert stored().case.status == "closed"
    decided = next(one for one in stored().approvals if one.id == made)
    assert (decided.state, decided.decision_comment) == ("approved", "Đồng ý")
    assert "Đã duyệt đề nghị" in "\n".join(one.title for one in page.timeline._entries)


def test_history_tells_terms_and_decisions_in_words(gui, open_case, office):
    page, _ = open_case(matter_kind="denunciation")
    database, supervisor = office.database, office.supervisor
    legal_steps.record_signed_paper(
        database, supervisor, page.code, format_day(date.today() - timedelta(days=1))
    )
    legal_steps.accept_legal_matter(database, supervisor, page.code)
    case_clocks.pause_terms(database, supervisor, page.code, "Chờ")
    page.refresh()
    gui.press("Alt-y")
    told = "\n".join(f"{one.title} {one.details}" for one in page.panel.timeline._entries)
    for words in ("Tạm dừng thời hạn", "Thụ lý đơn", "Ghi nhận ngày ký đơn"):
        assert words in told
    assert "T00:00" not in told
    assert "000Z" not in told
