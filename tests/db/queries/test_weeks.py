"""The weekly figures: borders in Viet Nam, empty weeks, sums counted by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from db.choices import CaseStatus, Role
from db.commands.assistance import (
    approve_assignment,
    assign_benefit,
    deliver_assignment,
    reject_assignment,
    submit_assignment,
)
from db.commands.calls import log_call
from db.commands.cases import change_status, close_case, reopen_case
from db.commands.information import give_address, tell_policy
from db.commands.programmes import check_programme
from db.commands.referrals import mark_sent, record_answer, refer_case
from db.commands.verification import verify_claim
from db.connection import Database
from db.queries.weeks import week_report
from db.records.people import Actor
from db.records.weeks import WeekReport
from db.rules.days import Week
from tests.factories import assignment, call, closing, referral, verification, vietnam

WEEK = Week(date(2021, 8, 30))
SetClock = Callable[[datetime], None]


def _figures(report: WeekReport) -> dict[str, int | tuple[int, int]]:
    return {
        figure.code: figure.value if figure.of is None else (figure.value, figure.of)
        for figure in report.figures
    }


def test_a_week_without_a_call(database: Database) -> None:
    report = week_report(database, WEEK, "Lê Thị Phụ")
    assert _figures(report) == {
        "contacts": 0,
        "contacts_without_matter": (0, 0),
        "cases_opened": 0,
        "urgent_cases": (0, 0),
        "cases_closed": 0,
        "needs_met": (0, 0),
        "closed_on_time": (0, 0),
        "closed_without_clock": (0, 0),
        "open_at_end": 0,
        "claims_verified": 0,
        "referrals_sent": 0,
        "referrals_answered": 0,
        "addresses_given": 0,
        "policies_told": 0,
        "benefits_delivered": 0,
        "amount_delivered": 0,
    }
    assert (report.monday, report.sunday) == (date(2021, 8, 30), date(2021, 9, 5))
    assert (report.cases, report.contacts, report.assistance, report.unmet) == ((), (), (), ())
    assert report.week_label == "2021-W35"
    assert (report.office_code, report.made_by) == ("BMT", "Lê Thị Phụ")


@pytest.mark.parametrize(
    ("at", "is_within"),
    [
        (vietnam(2021, 8, 29, 23, 59, 59, 999_000), False),
        (vietnam(2021, 8, 30, 0, 0, 0), True),
        (vietnam(2021, 8, 30, 6, 59), True),
        (vietnam(2021, 9, 5, 23, 59, 59, 999_000), True),
        (vietnam(2021, 9, 6, 0, 0, 0), False),
    ],
)
def test_a_week_runs_from_monday_to_sunday_in_viet_nam(
    at: datetime, is_within: bool, database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(at)
    code = log_call(database, actor, call()).case_code
    verify_claim(database, actor, code, verification())
    give_address(database, actor, code, "UBND phường Tân Lợi")
    tell_policy(database, actor, code, "TLD-3089-2021")
    close_case(database, actor, code, closing(outcome="unmet", unmet_reason="no_programme"))
    report = week_report(database, WEEK, "x")
    figures = _figures(report)
    counted = (
        "contacts", "cases_opened", "cases_closed", "claims_verified", "addresses_given",
        "policies_told",
    )  # fmt: skip
    assert {figures[name] for name in counted} == {int(is_within)}
    for rows in (report.cases, report.contacts, report.verifications, report.unmet):
        assert len(rows) == int(is_within)
    neighbours = [week_report(database, week, "x") for week in (WEEK.previous, WEEK.next)]
    assert sum(len(other.cases) for other in neighbours) == int(not is_within)


def test_hand_counted_figures(database: Database, actor: Actor, set_clock: SetClock) -> None:
    set_clock(vietnam(2021, 8, 27, 8))
    old = log_call(database, actor, call(name="Việc cũ")).case_code
    set_clock(vietnam(2021, 8, 31, 9))
    urgent = log_call(database, actor, call(urgency="urgent", needs=("food", "children"))).case_code
    log_call(database, actor, call(case_code=urgent, channel="zalo"))
    for kind in ("silent", "silent", "joke"):
        log_call(database, actor, call(non_case_kind=kind, channel="facebook"))
    given = log_call(database, actor, call(name="Được", unit="BMT")).case_code
    unmet = log_call(database, actor, call(name="Chưa", needs=("wages", "job"))).case_code
    paper = refer_case(database, actor, urgent, referral())
    mark_sent(database, actor, paper, "hand", "Ký nhận")
    record_answer(database, actor, paper, "Đã phát gạo")
    other = refer_case(database, actor, urgent, referral())
    mark_sent(database, actor, other, "hand", "Ký nhận")
    record_answer(database, actor, other, "Không thuộc thẩm quyền", "refused")
    close_case(database, actor, given, closing())
    close_case(database, actor, unmet, closing(outcome="unmet", unmet_reason="expired"))
    close_case(database, actor, old, closing(outcome="partly", unmet_reason="no_budget"))
    spam = log_call(database, actor, call(name="Trùng")).case_code
    change_status(database, actor, spam, CaseStatus.DUPLICATE, urgent)
    set_clock(vietnam(2021, 9, 13, 9))
    close_case(database, actor, urgent, closing())
    report = week_report(database, WEEK, "x")
    figures = _figures(report)
    assert figures["contacts"] == 8
    assert figures["contacts_without_matter"] == (3, 8)
    assert figures["cases_opened"] == 4
    assert figures["urgent_cases"] == (1, 4)
    assert figures["cases_closed"] == 3
    assert figures["needs_met"] == (1, 3)
    assert figures["closed_on_time"] == (3, 3)
    assert figures["open_at_end"] == 1
    assert (figures["referrals_sent"], figures["referrals_answered"]) == (2, 1)
    assert report.counts_by["channel"] == {"hotline": 4, "zalo": 1, "facebook": 3}
    assert report.counts_by["non_case_kind"] == {"silent": 2, "joke": 1}
    assert report.counts_by["need"] == {"food": 3, "children": 1, "wages": 1, "job": 1}
    assert report.counts_by["unit"] == {"BMT": 1}
    assert sorted((need.need, need.reason) for need in report.unmet) == [
        ("food", "no_budget"), ("job", "expired"), ("wages", "expired"),
    ]  # fmt: skip
    later = _figures(week_report(database, Week(date(2021, 9, 13)), "x"))
    assert (later["cases_closed"], later["closed_on_time"]) == (1, (0, 1))
    reopen_case(database, actor, given, "Chưa nhận")
    again = _figures(week_report(database, WEEK, "x"))
    assert again["cases_closed"] == 2


def test_assistance_by_benefit(
    database: Database, actors: dict[Role, Actor], set_clock: SetClock
) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]

    def propose(name: str) -> str:
        code = log_call(database, officer, call(name=name)).case_code
        return assign_benefit(database, officer, code, assignment()).id

    set_clock(vietnam(2021, 8, 29, 12))
    before = propose("Trước")
    submit_assignment(database, officer, before)
    set_clock(vietnam(2021, 9, 1, 12))
    papers = [propose(name) for name in ("Một", "Hai", "Ba")]
    for paper in papers:
        submit_assignment(database, officer, paper)
    approve_assignment(database, supervisor, before, "900.000")
    approve_assignment(database, supervisor, papers[0])
    approve_assignment(database, supervisor, papers[1], "800.000")
    reject_assignment(database, supervisor, papers[2], "Trùng hộ")
    deliver_assignment(database, officer, papers[0])
    check_programme(database, supervisor, "TLD-3089-2021")
    set_clock(vietnam(2021, 9, 6, 0))
    deliver_assignment(database, officer, papers[1], "700.000")
    report = week_report(database, WEEK, "x")
    (line,) = report.assistance
    assert (line.programme_number, line.benefit_code) == ("3089/QĐ-TLĐ", "3089-AN")
    assert (line.proposed, line.approved, line.rejected, line.delivered) == (3, 3, 1, 1)
    assert (line.amount_approved, line.amount_delivered) == (2_700_000, 1_000_000)
    assert line.is_programme_checked
    figures = _figures(report)
    assert (figures["benefits_delivered"], figures["amount_delivered"]) == (1, 1_000_000)
    (next_line,) = week_report(database, WEEK.next, "x").assistance
    assert (next_line.proposed, next_line.approved, next_line.delivered) == (0, 0, 1)
    assert next_line.amount_delivered == 700_000


def test_many_calls_in_the_last_second_of_the_week(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 9, 5, 23, 59, 59))
    for _ in range(60):
        log_call(database, actor, call())
    set_clock(vietnam(2021, 9, 6) + timedelta(milliseconds=1))
    log_call(database, actor, call())
    assert len(week_report(database, WEEK, "x").cases) == 60
    assert len(week_report(database, WEEK.next, "x").cases) == 1
