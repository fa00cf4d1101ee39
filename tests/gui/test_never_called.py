"""A person who asked never to be called shows so wherever somebody might call them."""

import pytest

from db.commands import calls, follow_ups
from db.records.drafts import CallDraft, FollowUpDraft
from tests.gui.record_desk import words_in
from tests.gui.whole_desk import WholeDesk

NEVER = "Gọi lại không an toàn"
REACH = "không an toàn"


@pytest.fixture
def desk(gui, office, tmp_path):
    whole = WholeDesk(gui.root, gui.look, office.folder / "office.db", tmp_path / "home", "hanh")
    yield whole
    whole.close()


@pytest.fixture
def two_cases(office):
    """The first case says nothing; in the second the same person asks never to be called."""
    draft = CallDraft(name="H'Bia", phone="0912345678", summary="Hết gạo", needs=("food",))
    first = calls.log_call(office.database, office.admin, draft)
    said = CallDraft(
        name="H'Bia", person_id=first.person_id, phone="0912345678", summary="Nợ lương",
        needs=("wages",), call_back_safe="no",
    )  # fmt: skip
    second = calls.log_call(office.database, office.admin, said)
    task = FollowUpDraft("Gọi lại hỏi đã nhận gạo chưa", "16/9/2021")
    follow_ups.add_follow_up(office.database, office.admin, first.case_code, task)
    return first, second


def _went(desk, key):
    page = desk.window.go(key)
    desk.wait()
    return page


def test_the_case_that_says_nothing_says_so_too(gui, desk, two_cases):
    for one in two_cases:
        desk.desk.events.announce("open_case", code=one.case_code)
        gui.settle()
        desk.wait()
        assert NEVER in words_in(desk.window.page.header)


def test_the_lists_of_calls_and_follow_ups(gui, desk, two_cases):
    page = _went(desk, "call_backs")
    assert "0912" not in words_in(page.sheet)
    assert "call" not in page.sheet.buttons
    gui.press("F3")
    assert desk.window.page is page
    page = _went(desk, "follow_ups")
    page.records.bar.chips.value = "calls"
    desk.wait()
    assert REACH in words_in(page.sheet)


def test_the_page_of_the_person_and_the_caller_panel(gui, desk, two_cases):
    desk.desk.events.announce("open_person", id=two_cases[0].person_id)
    desk.wait()
    assert NEVER in words_in(desk.window.page.facts)
    page = desk.window.go("new_contact")
    gui.focus(page.form.phone)
    gui.paste("0912 345 678")
    gui.until(lambda: NEVER in page.side.panel.words(), "the caller panel warns")
