"""What the pages ask when they are opened, in an office with years of work behind it.

Each question once after the file was opened (the engine's cache is cold, the system's is warm) and
the median of some more, with what the processor worked for it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from db import clock
from db.connection import Database
from db.queries import (
    agencies,
    agency_answers,
    approvals,
    call_backs,
    case_details,
    cases,
    deliveries,
    desk_contacts,
    desk_state,
    documents,
    double_benefits,
    duplicates,
    everywhere,
    follow_up_lists,
    histories,
    own_acts,
    people,
    people_lists,
    person_details,
    person_twins,
    programme_money,
    referrals,
    statistics,
    stories,
    today,
    weeks,
    workplaces,
)
from db.queries.case_orders import pieces
from db.records.case_clocks import LISTED
from db.records.case_filters import CaseFilter, CaseOrder, ListQuestion
from db.records.duplicates import DuplicateQuestion
from db.records.people import Actor
from db.rules.days import vietnam_day, week_of
from db.rules.periods import period_of
from tests.benchmarks.offices import START, Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed, timed_and_worked

ROUNDS = 5
FEWER_WHEN_SLOWER = 2.0
FIRST_ROWS = 50
Question = tuple[str, Callable[[], object]]


def run(ground: Ground, size: int) -> None:
    """Ask everything at `size` cases, one minute after the last one came; prints the table."""
    database, actor = ground.worked("figures.sqlite3", size)
    rows = [("", "first time", "median", "of this the processor")]
    with clock.at(START + timedelta(seconds=30 * size + 60)):
        for name, ask in _questions(database, actor):
            first = timed(ask)
            rounds = range(ROUNDS if first < FEWER_WHEN_SLOWER else 1)
            both = zip(*(timed_and_worked(ask) for _ in rounds), strict=True)
            medians = [percentile(times, 0.5) for times in both]
            rows.append((name, *map(milliseconds, (first, *medians))))
    show(f"What pages ask at {size:,} cases", rows)
    database.close()


def _questions(database: Database, actor: Actor) -> Iterator[Question]:
    yield from _of_today(database, actor)
    yield from _of_lists(database, actor)
    yield from _of_the_desk(database, actor)
    yield from _of_one_record(database)
    yield from _of_reports(database)


def _of_today(database: Database, actor: Actor) -> Iterator[Question]:
    now = clock.now()
    yield "Today: everything", partial(today.today, database, actor)
    yield "  open work", partial(today.open_work, database, actor, now)
    yield "  my cases", partial(today.my_numbers, database, actor, today.LISTED)
    yield "  overdue by clock", partial(today.overdue.counts, database, now)
    yield "  overdue letters", partial(referrals.overdue, database, today.LISTED)
    yield "  calls to make", partial(call_backs.waiting, database, actor)
    yield "status line", partial(desk_state.state, database)
    yield (
        "tally of the shift",
        partial(desk_contacts.shift_tally, database, actor.user_id, vietnam_day(now)),
    )
    yield "last own act", partial(own_acts.last_own_act, database, actor.user_id)


def _of_lists(database: Database, actor: Actor) -> Iterator[Question]:
    now = clock.now()
    for one in LISTED:
        late = CaseFilter(is_open=True, overdue_clocks=(one.value,), overdue_at=now)
        yield f"cases overdue: {one.value}", partial(_listed, database, ListQuestion(filters=late))
    by_due = ListQuestion(filters=CaseFilter(is_open=True), order=CaseOrder("due", False))
    yield "open cases by the day due", partial(_listed, database, by_due)
    yield "to-do list", partial(follow_up_lists.open_follow_ups, database, actor)
    yield "  how many", partial(follow_up_lists.count_open, database)
    yield "workers, first rows", partial(_people, database)
    yield "workers, typed: nguyen van", partial(people_lists.quick, database, "nguyen van")
    yield "  everybody", partial(people_lists.rest, database, "nguyen van", (), _unhurried)
    yield "  likely doubles", partial(people_lists.likely_twins, database)
    yield "employers, first rows", partial(_employers, database, "")
    yield "employers, typed: may", partial(_employers, database, "may")
    yield "addresses", partial(agencies.all_agencies, database)
    yield "  letters to each", partial(agencies.referral_counts, database)
    yield "programmes: money", partial(programme_money.money_of_programmes, database)
    yield "  double benefits", partial(double_benefits.by_programme, database)
    yield "register of papers, first rows", partial(documents.register, database, most=FIRST_ROWS)
    yield "  how many", partial(documents.count, database)
    yield "lists to sign", partial(deliveries.all_lists, database)
    yield "  waiting to be given", partial(deliveries.waiting, database)
    yield "stories", partial(stories.all_stories, database)
    yield "approvals", partial(approvals.inbox, database)


def _of_the_desk(database: Database, actor: Actor) -> Iterator[Question]:
    # Somebody whose number several people called from.
    phone, name = database.row(
        "SELECT f.e164, p.full_name FROM person_phones f JOIN persons p ON p.id = f.person_id "
        "WHERE f.rowid = (SELECT max(rowid) / 2 FROM person_phones)"
    ) or ("", "")
    employer = database.value("SELECT name FROM employers ORDER BY rowid LIMIT 1 OFFSET 9")
    yield "caller panel", partial(people.caller_history, database, phone)
    asked = DuplicateQuestion(name, employer, ("food",), (phone,))
    yield "duplicate check", partial(duplicates.likely, database, asked, clock.now())
    for typed in ("ng", "nguyen van", "gao", phone[-4:], "000123"):
        # What a page shows while it is typed comes kind by kind.
        yield f"search over everything: {typed}", partial(_found, database, typed)


def _of_one_record(database: Database) -> Iterator[Question]:
    code, person_id, employer_id = database.row(
        "SELECT code, person_id, employer_id FROM cases WHERE person_id IS NOT NULL "
        "AND employer_id IS NOT NULL ORDER BY number DESC LIMIT 1 OFFSET 20"
    ) or ("", "", "")
    agency_id = database.value("SELECT id FROM agencies LIMIT 1")
    yield "case page", partial(case_details.detail, database, code)
    yield "  its history", partial(histories.of_case, database, code)
    yield "  bodies that fit it", partial(agency_answers.fitting_case, database, code)
    yield "worker page", partial(person_details.facts, database, person_id)
    yield "  likely doubles", partial(person_twins.twins, database, person_id)
    yield "employer page", partial(workplaces.facts, database, employer_id)
    yield "  its cases", partial(workplaces.figures, database, employer_id)
    yield "  likely doubles", partial(workplaces.likely_twins, database, employer_id)
    yield "how a body answers", partial(agency_answers.answer_record, database, agency_id)


def _of_reports(database: Database) -> Iterator[Question]:
    day = vietnam_day(clock.now())
    week = week_of(day).previous
    yield "weekly report", partial(weeks.week_report, database, week, "")
    for kind in ("week", "month", "quarter", "year"):
        period = period_of(kind, day).previous if kind != "year" else period_of(kind, day)
        asked = partial(statistics.statistics, database, period, "", "vi")
        yield f"statistics of a {kind}", asked


def _listed(database: Database, question: ListQuestion) -> list[object]:
    """The first rows of a list as a window shows them."""
    first = next(iter(pieces(database, question)), ())
    return [*cases.rows(database, first[:FIRST_ROWS])]


def _people(database: Database) -> object:
    found = people_lists.piece(database, None, FIRST_ROWS)
    return people_lists.rows(database, found.places)


def _employers(database: Database, typed: str) -> object:
    return workplaces.rows(database, workplaces.places(database, typed)[:FIRST_ROWS])


def _found(database: Database, typed: str) -> list[object]:
    return [*everywhere.find(database, typed)]


def _unhurried() -> None:
    pass
