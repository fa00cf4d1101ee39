"""The figures of the first page, counted by hand."""

from collections.abc import Callable
from datetime import date, datetime

from db.choices import Role
from db.commands.calls import log_call
from db.commands.cases import assign_owner, change_status, close_case
from db.commands.follow_ups import add_follow_up, finish_follow_up
from db.connection import Database
from db.queries.today import DAYS, due_follow_up_cases, today
from db.records.people import Actor
from tests.factories import call, closing, follow_up, vietnam

SetClock = Callable[[datetime], None]


def test_an_empty_office(database: Database, actor: Actor) -> None:
    page = today(database, actor)
    assert (page.work.open, page.work.mine, page.tally.contacts) == (0, 0, 0)
    assert (page.mine, page.follow_ups, page.notices, page.needs) == ((), (), (), ())
    assert len(page.days) == DAYS
    assert sum(day.contacts + day.cases for day in page.days) == 0


def test_my_work_by_due_time(
    database: Database, actors: dict[Role, Actor], set_clock: SetClock
) -> None:
    admin, me = actors[Role.ADMINISTRATOR], actors[Role.CASE_OFFICER]

    def opened(day: int, **fields: object) -> str:
        set_clock(vietnam(2021, 8, day, 9))
        return log_call(database, admin, call(name=f"Ngày {day}", **fields)).case_code

    # The answer is due five working days later, at 17:00.
    late, early = opened(16), opened(9)
    due_today = opened(25)
    later = opened(30)
    unassigned = opened(31, urgency="urgent")
    done = opened(24)
    for code in (late, early, due_today, later, done):
        assign_owner(database, admin, code, "canbo")
    close_case(database, admin, done, closing())
    set_clock(vietnam(2021, 9, 1, 8))
    for day in ("30/8/2021", "01/9/2021", "06/9/2021"):
        add_follow_up(database, admin, early, follow_up(needed_by=day, assignee="canbo"))
    finished = add_follow_up(database, admin, late, follow_up(assignee="canbo"))
    finish_follow_up(database, admin, finished, "Đã gọi")
    add_follow_up(database, admin, late, follow_up(needed_by="31/8/2021", assignee="truc"))
    log_call(database, admin, call(non_case_kind="silent"))
    gone = log_call(database, admin, call(name="Rút", needs=("wages", "food"))).case_code
    change_status(database, admin, gone, "withdrawn", "Người gọi rút")

    page = today(database, me)
    work = page.work
    assert (work.open, work.overdue, work.unassigned, work.urgent) == (5, 2, 1, 1)
    assert (work.mine, work.mine_overdue, work.mine_due_today, work.mine_later) == (4, 2, 1, 1)
    assert work.mine_without_clock == 0
    assert [row.code for row in page.mine] == [early, late, due_today, later]
    assert unassigned not in {row.code for row in page.mine}
    assert [row.needed_by for row in page.follow_ups] == [date(2021, 8, 30), date(2021, 9, 1)]
    assert (page.follow_ups_due, page.follow_ups_overdue) == (2, 1)
    assert {row.case_code for row in page.follow_ups} == {early}
    assert len(due_follow_up_cases(database, me, date(2021, 9, 1))) == 1
    tally = page.tally
    assert (tally.contacts, tally.non_cases, tally.cases, tally.closed) == (2, 1, 1, 1)
    assert page.days[-1].first == date(2021, 9, 1)
    assert (page.days[-1].contacts, sum(day.contacts for day in page.days)) == (2, 8)
    assert [(need.code, need.value) for need in page.needs] == [("food", 7), ("wages", 1)]
    assert page.cases_in_days == 7


def test_a_case_without_a_clock_comes_last(
    database: Database, actors: dict[Role, Actor], set_clock: SetClock
) -> None:
    admin, me = actors[Role.ADMINISTRATOR], actors[Role.CASE_OFFICER]
    set_clock(vietnam(2021, 8, 30, 9))
    codes = [log_call(database, admin, call()).case_code for _ in range(2)]
    for code in codes:
        assign_owner(database, admin, code, "canbo")
    with database.writing():
        database.execute("UPDATE cases SET answer_due_at = NULL WHERE code = ?", [codes[0]])
    page = today(database, me)
    assert [row.code for row in page.mine] == [codes[1], codes[0]]
    assert (page.work.mine, page.work.mine_without_clock, page.work.mine_overdue) == (2, 1, 0)
