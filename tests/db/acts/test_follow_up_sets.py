"""Sets of follow-ups: written, used on one case or many, taken back; ends of many at once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import Role
from db.commands import bulk
from db.commands.follow_up_templates import save_follow_up_template
from db.commands.follow_ups import add_follow_up, finish_follow_up, plan_follow_ups
from db.commands.undo import undo_act
from db.connection import Database
from db.errors import NotAllowed, NotFound, StaleRecord, ValidationFailed
from db.lookups import case_key
from db.queries import follow_up_lists, follow_up_templates
from db.queries.checks import check
from db.queries.own_acts import last_own_act
from db.records.follow_ups import FollowUpLine, FollowUpTemplateDraft
from db.records.people import Actor
from db.rules import text
from db.rules.days import WorkingCalendar
from db.rules.follow_ups import MOST_DAYS, LineError, is_call, plan, read_lines, write_lines
from tests import factories
from tests.db.acts.everyday import Office

SET = "Sau khi trao hỗ trợ"
FRIDAY_BEFORE_TET = datetime(2027, 2, 4, 3, tzinfo=UTC)
"""Thursday 4/2/2027; the days off of Tết begin on Friday 5/2."""


def _go_on(_tried: int) -> bool:
    return True


@pytest.fixture
def office(database: Database, actors: dict[Role, Actor], tmp_path: Path) -> Office:
    return Office(database, actors, tmp_path)


WORDS = st.text(min_size=1, max_size=60).map(text.clean_line).filter(bool)
LINES = st.lists(
    st.builds(FollowUpLine, WORDS, st.integers(0, MOST_DAYS)), min_size=1, max_size=12
).map(lambda lines: tuple(sorted(lines, key=lambda line: line.working_days)))


@given(LINES)
def test_what_is_written_is_read_again(lines: tuple[FollowUpLine, ...]) -> None:
    assert read_lines(write_lines(lines)) == lines


@given(st.text(max_size=200))
def test_wild_lines_are_read_or_refused(typed: str) -> None:
    try:
        lines = read_lines(typed)
    except LineError as error:
        assert error.code
    else:
        assert lines
        assert all(line.what and 0 <= line.working_days <= MOST_DAYS for line in lines)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3: Gọi", FollowUpLine("Gọi", 3)),
        ("3 Gọi", FollowUpLine("Gọi", 3)),
        ("  3)   Gọi  lại ", FollowUpLine("Gọi lại", 3)),
        ("10. Đóng", FollowUpLine("Đóng", 10)),
        ("0 – Báo ngay", FollowUpLine("Báo ngay", 0)),
    ],
)
def test_ways_to_write_a_line(typed: str, line: FollowUpLine) -> None:
    assert read_lines(typed) == (line,)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "lines_missing"),
        ("Gọi", "line_without_days"),
        ("3:", "line_without_words"),
        ("999: Gọi", "days_out_of_range"),
        ("\n".join(["1: Gọi"] * 13), "too_many_lines"),
    ],
)
def test_lines_that_are_refused(typed: str, code: str) -> None:
    with pytest.raises(LineError) as refused:
        read_lines(typed)
    assert refused.value.code == code


@given(LINES, st.dates(date(2021, 1, 1), date(2027, 12, 31)))
def test_every_planned_day_is_a_working_day(lines: tuple[FollowUpLine, ...], start: date) -> None:
    calendar = WorkingCalendar(frozenset({date(2027, 2, 8)}), frozenset({date(2027, 2, 13)}))
    days = [one.needed_by for one in plan(lines, start, calendar)]
    assert all(calendar.is_working_day(day) and day >= start for day in days)
    assert days == sorted(days)


def test_words_that_mean_a_call() -> None:
    assert is_call("Gọi hỏi đã nhận chưa")
    assert is_call("GỌI lại")
    assert is_call("Call back")
    assert not is_call("Hỏi nơi nhận")
    assert not is_call("")


def test_a_set_is_made_on_working_days_in_one_act(office: Office, set_clock) -> None:
    database, officer = office.database, office.officer
    code = office.case()
    set_clock(FRIDAY_BEFORE_TET)
    made = plan_follow_ups(database, officer, code, text.fold(SET))
    rows = database.rows("SELECT needed_by, kind, assignee_id FROM follow_ups ORDER BY needed_by")
    assert len(made) == len(rows) == 3
    # 5/2 to 8/2/2027 are days off in the shipped calendar.
    assert [row[0] for row in rows] == ["2027-02-11", "2027-02-15", "2027-02-17"]
    assert [row[1] for row in rows] == ["call_back", "call_back", ""]
    assert {row[2] for row in rows} == {officer.user_id}
    listed = follow_up_lists.open_follow_ups(database, officer)
    assert [one.is_call for one in listed] == [True, True, False]


def test_undo_drops_all_of_a_set(office: Office) -> None:
    database, officer, code = office.database, office.officer, office.case()
    plan_follow_ups(database, officer, code, SET)
    act = last_own_act(database, officer.user_id)
    assert act is not None
    assert act.is_undoable
    undo_act(database, officer, act.number)
    assert {row[0] for row in database.rows("SELECT state FROM follow_ups")} == {"dropped"}
    assert check(database).is_ok


def test_undo_is_refused_once_one_was_finished(office: Office) -> None:
    database, officer, code = office.database, office.officer, office.case()
    made = plan_follow_ups(database, officer, code, SET)
    act = last_own_act(database, officer.user_id)
    finish_follow_up(database, office.supervisor, made[0], "xong")
    with pytest.raises(ValidationFailed) as refused:
        undo_act(database, officer, act.number if act else 0)
    assert refused.value.problems == {"act": "changed_since"}


def test_a_set_is_changed_and_switched_off(office: Office) -> None:
    database, admin = office.database, office.actors[Role.ADMINISTRATOR]
    draft = FollowUpTemplateDraft("Ba lần gọi", "5: Gọi lần hai\n1: Gọi", "food")
    made = save_follow_up_template(database, admin, draft)
    stored = follow_up_templates.one(database, made)
    assert stored.lines == (FollowUpLine("Gọi", 1), FollowUpLine("Gọi lần hai", 5))
    with pytest.raises(ValidationFailed) as twice:
        save_follow_up_template(database, admin, draft)
    assert twice.value.problems == {"name": "template_exists"}
    off = FollowUpTemplateDraft("Ba lần gọi", "2: Gọi", "food", is_active=False)
    save_follow_up_template(database, admin, off, made, stored.version)
    with pytest.raises(StaleRecord):
        save_follow_up_template(database, admin, off, made, stored.version)
    assert made not in {one.id for one in follow_up_templates.offered(database, ("food",))}
    with pytest.raises(ValidationFailed) as refused:
        plan_follow_ups(database, office.officer, office.case(), made)
    assert refused.value.problems == {"template": "no_longer_offered"}


def test_all_problems_of_a_set_at_once(office: Office) -> None:
    draft = FollowUpTemplateDraft(" ", "Gọi", "no_such")
    with pytest.raises(ValidationFailed) as refused:
        save_follow_up_template(office.database, office.actors[Role.ADMINISTRATOR], draft)
    assert refused.value.problems == {
        "name": "name_missing",
        "need": "unknown_code",
        "lines": "line_without_days",
    }
    with pytest.raises(NotFound):
        plan_follow_ups(office.database, office.officer, office.case(), "không có")


def test_sets_of_a_need_stand_first(office: Office) -> None:
    names = [one.name for one in follow_up_templates.offered(office.database, ("food",))]
    assert names[0] == "Thiếu lương thực, đang bị cách ly"
    assert names[0] not in [
        one.name for one in follow_up_templates.offered(office.database, ("wages",))
    ]


def test_many_cases_get_a_set_and_lose_their_follow_ups(office: Office) -> None:
    database, officer = office.database, office.officer
    numbers = [case_key(database, office.case(name=f"Người {n}"))[1] for n in range(30)]
    wish = (SET, "canbo")
    planned = bulk.plan_for_many(database, officer, numbers, wish, _go_on)
    assert (len(planned.done), planned.left) == (30, 0)
    add_follow_up(database, officer, planned.done[0], factories.follow_up())
    ended = bulk.finish_follow_ups(database, officer, [*numbers, 7], ("đã gọi", "done"), _go_on)
    assert len(ended.done) == 30
    assert [one.code for one in ended.refused] == ["not_found"]
    assert database.value("SELECT count(*) FROM follow_ups WHERE state = 'done'") == 91
    again = bulk.finish_follow_ups(database, officer, numbers, ("đã gọi", "done"), _go_on)
    assert len(again.unchanged) == 30
    assert check(database).is_ok


def test_listed_follow_ups_end_together(office: Office) -> None:
    database, officer, code = office.database, office.officer, office.case()
    made = plan_follow_ups(database, officer, code, SET)
    finish_follow_up(database, officer, made[0], "đã nhận")
    done = bulk.finish_listed(database, officer, made, ("không cần nữa", "dropped"), _go_on)
    assert len(done.done) == 2
    assert [(one.case_code, one.code) for one in done.refused] == [(code, "already_done")]
    with pytest.raises(ValidationFailed):
        bulk.finish_listed(database, officer, made, (" ", "dropped"), _go_on)
    with pytest.raises(NotAllowed):
        reader = office.actors[Role.PROVINCIAL_READER]
        bulk.finish_listed(database, reader, made, ("x", "done"), _go_on)


def test_unknown_words_of_a_bulk_plan_touch_nothing(office: Office) -> None:
    database, officer = office.database, office.officer
    number = case_key(database, office.case())[1]
    with pytest.raises(NotFound):
        bulk.plan_for_many(database, officer, [number], ("không có", ""), _go_on)
    with pytest.raises(ValidationFailed):
        bulk.plan_for_many(database, officer, [number], (SET, "ai đó"), _go_on)
    assert database.value("SELECT count(*) FROM follow_ups") == 0
