"""One act for many cases, and views saved under a name."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import Role
from db.commands import bulk
from db.commands.saved_views import save_view, withdraw_view
from db.connection import Database, open_database
from db.errors import NotAllowed, NotFound, ValidationFailed
from db.queries import case_lists, saved_views, users
from db.queries.checks import check
from db.records.case_filters import CaseFilter, CaseOrder
from db.records.people import Actor
from db.records.saved_views import STANDARD_VIEWS, CaseView, ViewDraft, read_view
from db.rules import case_terms
from tests import factories
from tests.db.acts.everyday import Office

NOON = datetime(2026, 9, 16, 5, tzinfo=UTC)
"""Wednesday 16/9/2026, noon in Viet Nam."""


def _go_on(_tried: int) -> bool:
    return True


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Any) -> Office:
    return Office(database, actors, tmp_path)


def _cases(office: Office, count: int) -> list[int]:
    for number in range(count):
        office.case(name=f"Người thứ {number}")
    return list(case_lists.newest(office.database, CaseFilter()))


def _entries(database: Database, act: str) -> int:
    found: int = database.value("SELECT count(*) FROM audit_entries WHERE act = ?", [act])
    return found


def test_many_cases_get_one_officer(office: Office) -> None:
    database, numbers = office.database, _cases(office, 30)
    told: list[int] = []
    result = bulk.assign_owners(
        database, office.officer, numbers[:28], "canbo", lambda tried: told.append(tried) or True
    )
    assert (len(result.done), result.left, result.stopped_by) == (28, 0, "")
    assert told == [25, 28]
    assert _entries(database, "assign_owner") == 28
    again = bulk.assign_owners(database, office.officer, numbers, "canbo", _go_on)
    assert (len(again.done), len(again.unchanged), again.total) == (2, 28, 30)
    mine = CaseFilter(owner_ids=(office.officer.user_id,))
    assert len(case_lists.newest(database, mine)) == 30
    assert check(database).is_ok


def test_a_refused_case_does_not_stop_the_others(office: Office) -> None:
    numbers = _cases(office, 3)
    result = bulk.assign_owners(
        office.database, office.officer, [numbers[0], 7, numbers[2]], "canbo", _go_on
    )
    assert len(result.done) == 2
    assert [(one.case_code, one.code) for one in result.refused] == [("7", "not_found")]
    assert result.total == 3


def test_stopping_says_how_far_it_came(office: Office) -> None:
    numbers = _cases(office, 60)
    draft = factories.follow_up()
    result = bulk.add_follow_ups(
        office.database, office.officer, numbers, draft, lambda tried: tried < 50
    )
    assert (len(result.done), result.left, result.stopped_by) == (50, 10, "cancelled")
    assert office.database.value("SELECT count(*) FROM follow_ups") == 50
    assert check(office.database).is_ok


def test_a_busy_database_rolls_back_whole_parts_only(office: Office) -> None:
    database, numbers = office.database, _cases(office, 60)
    other = open_database(database.path or "")
    database.execute("PRAGMA busy_timeout = 50")

    def block(tried: int) -> bool:
        if tried == 25:
            other.execute("BEGIN IMMEDIATE")
        return True

    try:
        result = bulk.assign_owners(database, office.officer, numbers, "canbo", block)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (len(result.done), result.left, result.stopped_by) == (25, 35, "database_busy")
    assert _entries(database, "assign_owner") == 25


def test_what_cannot_be_taken_is_refused_before_the_first_case(
    office: Office, actors: dict[Role, Actor]
) -> None:
    database, numbers = office.database, _cases(office, 2)
    with pytest.raises(ValidationFailed) as unknown:
        bulk.assign_owners(database, office.officer, numbers, "không ai", _go_on)
    assert unknown.value.problems == {"owner": "unknown_user"}
    wrong = factories.follow_up(what=" ", needed_by="31/2/2026", assignee="không ai")
    with pytest.raises(ValidationFailed) as several:
        bulk.add_follow_ups(database, office.officer, numbers, wrong, _go_on)
    assert set(several.value.problems) == {"what", "needed_by", "assignee"}
    with pytest.raises(NotAllowed):
        bulk.assign_owners(database, actors[Role.OPERATOR], numbers, "canbo", _go_on)
    with pytest.raises(NotAllowed):
        reader = actors[Role.PROVINCIAL_READER]
        bulk.add_follow_ups(database, reader, numbers, factories.follow_up(), _go_on)
    assert _entries(database, "assign_owner") == 0


def test_views_are_own_or_of_the_office(database: Database, actors: dict[Role, Actor]) -> None:
    officer, operator = actors[Role.CASE_OFFICER], actors[Role.OPERATOR]
    view = CaseView(("open", "need:food"), "gạo", CaseOrder("name", False), ("code",), {"code": 90})
    own = save_view(database, officer, ViewDraft("  Chờ   gạo ", view))
    shared = save_view(database, officer, ViewDraft("Ánh sáng", CaseView(), is_for_office=True))
    named = {one.name: one for one in saved_views.case_views(database, officer)}
    assert list(named) == ["Chờ gạo", "Ánh sáng"]
    assert named["Chờ gạo"].view == view
    assert [one.name for one in saved_views.case_views(database, operator)] == ["Ánh sáng"]
    assert save_view(database, officer, ViewDraft("Chờ gạo", CaseView(("overdue",)))) == own
    with pytest.raises(NotAllowed):
        save_view(database, operator, ViewDraft("Ánh sáng", view, is_for_office=True))
    with pytest.raises(NotAllowed):
        withdraw_view(database, operator, shared)
    with pytest.raises(NotFound):
        withdraw_view(database, operator, own)
    withdraw_view(database, actors[Role.SUPERVISOR], shared)
    withdraw_view(database, officer, own)
    assert saved_views.case_views(database, officer) == ()
    with pytest.raises(ValidationFailed):
        save_view(database, officer, ViewDraft(" ", view))
    with pytest.raises(ValidationFailed):
        save_view(database, officer, ViewDraft("ô" * 81, view))
    assert check(database).is_ok


def test_a_damaged_view_falls_back(database: Database, actor: Actor) -> None:
    save_view(database, actor, ViewDraft("Hỏng", CaseView(("open",))))
    for stored in ("{", "[]", '{"terms": 5, "order": "no", "widths": {"code": "x"}}', "9" * 9999):
        database.execute("UPDATE saved_views SET definition = ?", [stored])
        (view,) = saved_views.case_views(database, actor)
        assert view.view == CaseView()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_any_stored_view_is_read(stored: object) -> None:
    assert isinstance(read_view(stored), CaseView)
    assert isinstance(read_view({"terms": stored, "order": stored, "widths": stored}), CaseView)


def test_terms_mean_filters(database: Database) -> None:
    def read(*terms: str) -> CaseFilter:
        return case_terms.read_terms(terms, "u1", NOON)

    assert read() == CaseFilter()
    assert read("status:new", "status:verifying", "open") == CaseFilter(
        statuses=("new", "verifying"), is_open=True
    )
    assert read("owner:me", "owner:u2").owner_ids == ("u1", "u2")
    away = case_terms.read_terms(["owner:me"], "u1", NOON, ("u3",))
    assert away.owner_ids == ("u1", "u3")
    assert (read("overdue").overdue_clocks, read("overdue").overdue_at) == (("answer",), NOON)
    assert read("overdue", "overdue:legal").overdue_clocks == ("answer", "legal")
    assert read("open", "finished").numbers == ()
    day = date(2026, 9, 1)
    assert read("opened:2026-09-01..") == CaseFilter(opened_from=day)
    assert read("closed:..2026-09-01") == CaseFilter(closed_to=day)
    for name, first, last in (
        ("today", "2026-09-16", "2026-09-16"),
        ("yesterday", "2026-09-15", "2026-09-15"),
        ("this_week", "2026-09-14", "2026-09-20"),
        ("last_week", "2026-09-07", "2026-09-13"),
        ("this_month", "2026-09-01", "2026-09-30"),
        ("last_month", "2026-08-01", "2026-08-31"),
        ("this_year", "2026-01-01", "2026-12-31"),
    ):
        assert read(f"opened:{name}") == read(f"opened:{first}..{last}"), name
    assert read("due:today").due_from == datetime(2026, 9, 15, 17, tzinfo=UTC)
    for wrong in ("", "x", "status:", "opened:soon", "opened:..", "opened:2026-13-01..", "öpen"):
        with pytest.raises(ValidationFailed):
            read(wrong)


def test_the_standard_views_are_lists(database: Database, actor: Actor) -> None:
    for view in STANDARD_VIEWS.values():
        filters = case_terms.read_terms(view.terms, actor.user_id, NOON)
        assert case_lists.newest(database, filters) == []
    assert users.actor(database).user_id == actor.user_id
