"""Work that changes hands, in the window: sharing cases, handing over, who is away."""

from collections import Counter
from datetime import timedelta

import pytest

from db import clock
from db.commands import bulk, users
from db.commands.follow_ups import add_follow_up
from db.queries import case_lists, hand_overs
from db.queries import users as user_queries
from db.records.case_filters import CaseFilter
from db.records.drafts import FollowUpDraft
from db.records.saved_views import STANDARD_VIEWS
from db.rules.days import format_day, vietnam_day
from hotline_app.views.case_list.case_list_state import state_of
from hotline_app.views.forms import case_choices
from tests.gui.case_office import Office, Stand
from tests.gui.knowledge_desk import KnowledgeDesk


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    clock.set_source(None)
    office.database.close()


def in_days(days):
    return format_day(vietnam_day(clock.now()) + timedelta(days=days))


def owned(office):
    rows = office.database.rows(
        "SELECT coalesce(u.name, ''), count(*) FROM cases c LEFT JOIN users u ON u.id = c.owner_id "
        "WHERE c.closed_at IS NULL GROUP BY 1"
    )
    return Counter(dict(rows))


def test_cases_without_an_officer_are_shared_by_keys(gui, office):
    office.fill(60)
    before = owned(office)
    stand = Stand(gui, office)
    page = stand.window.go("cases")
    gui.until(lambda: page.rows.is_whole, "the list is there")
    gui.press("Control-a", "Alt-s", "Control-s")
    panel = page._side.panel
    assert panel.key == "bulk_share"
    assert panel.fields["officers"].problem
    panel.fields["officers"].value = ("tuan", "duc")
    gui.press("Control-s")
    gui.until(lambda: not panel.is_working, "the work is done")
    after = owned(office)
    assert after[""] == 0
    assert after["tuan"] - before["tuan"] + after["duc"] == before[""]
    assert "Hoàng Đức Minh" in str(panel.notice.cget("text"))
    stand.close()


def test_who_is_away_is_not_offered_and_says_who_stands_in(office):
    version = office.database.value("SELECT version FROM users WHERE name = 'tuan'")
    changes = {"absent_from": in_days(0), "absent_to": "", "stand_in": "lan"}
    users.edit_user(office.database, office.admin, "tuan", changes, version)
    here = {choice.key for choice in case_choices.users_here(office.database)}
    assert here == {"hanh", "lan", "duc"}
    offered = {c.key: c.note for c in case_choices.users_to_pick(office.database)}
    assert offered["tuan"] == "đang vắng; Phạm Ngọc Lan thay"


def test_all_work_is_handed_over_and_taken_back(gui, office):
    office.fill(30)
    numbers = case_lists.newest(office.database, CaseFilter(is_open=True))
    bulk.assign_owners(office.database, office.admin, list(numbers), "tuan", lambda _tried: True)
    code = office.database.value("SELECT code FROM cases LIMIT 1")
    draft = FollowUpDraft("Gọi lại", in_days(1), "tuan")
    add_follow_up(office.database, office.admin, code, draft)
    desk = KnowledgeDesk(gui, office)
    page = desk.window.go("office")
    page.sections.value = "hand_overs"
    gui.settle()
    page.add()
    gui.settle()
    gui.press("Control-s")
    assert page.panel.fields["from_user"].problem
    page.panel.fields["from_user"].value = "tuan"
    page.panel.fields["to_user"].value = "tuan"
    page.panel.fields["reason"].value = "Nghỉ phép " * 500
    gui.press("Control-s")
    gui.until(lambda: bool(page.panel.fields["to_user"].problem), "it is refused")
    page.panel.fields["to_user"].value = "lan"
    gui.press("Control-s")
    gui.until(lambda: len(page.rows) == 1, "it is done")
    assert owned(office) == {"lan": len(numbers)}
    assert page.rows[0].follow_up_count == 1
    gui.until(lambda: hasattr(page.panel, "undoing"), "it can be taken back")
    page.panel.undoing.invoke()
    gui.until(lambda: page.rows[0].undone_at is not None, "it is taken back")
    assert owned(office) == {"tuan": len(numbers)}
    assert hand_overs.recent(office.database)[0].undone_at
    desk.close()


def test_an_officer_may_not_hand_over_the_work_of_others(gui, office):
    desk = KnowledgeDesk(gui, office, office.officer)
    page = desk.window.go("office")
    page.sections.value = "hand_overs"
    gui.settle()
    page.add()
    gui.settle()
    for name, value in (("from_user", "duc"), ("to_user", "lan"), ("reason", "x")):
        page.panel.fields[name].value = value
    gui.press("Control-s")
    gui.until(lambda: bool(page.panel.notice.cget("text")), "it is refused")
    assert hand_overs.recent(office.database) == ()
    desk.close()


def test_mine_are_also_the_cases_of_whom_one_stands_in_for(gui, office):
    office.fill(60)
    lan = user_queries.actor(office.database, "lan")
    before = owned(office)
    stand = Stand(gui, office, lan)
    page = stand.window.go("cases")
    page._become(state_of(STANDARD_VIEWS["mine"]))
    gui.until(lambda: page.rows.is_whole, "the list is there")
    assert len(page.rows.numbers) == before["lan"]
    version = office.database.value("SELECT version FROM users WHERE name = 'tuan'")
    changes = {"absent_from": in_days(0), "absent_to": "", "stand_in": "lan"}
    users.edit_user(office.database, office.admin, "tuan", changes, version)
    stand.desk.events.announce("cases")
    whole = before["lan"] + before["tuan"]
    gui.until(lambda: len(page.rows.numbers) == whole, "the cases of both are there")
    stand.close()
