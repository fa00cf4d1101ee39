"""The statistics against figures counted by hand, and the sum of the parts against the whole."""

from collections.abc import Callable
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import clock
from db.choices import CaseStatus
from db.commands import imports
from db.commands.calls import log_call
from db.commands.case_clocks import extend_term, pause_terms
from db.commands.cases import assign_owner, change_status, close_case, reopen_case
from db.commands.referrals import mark_sent, record_answer, refer_case
from db.connection import Database
from db.queries import period_registers, users
from db.queries.case_details import detail
from db.queries.statistics import AGES, FIGURES, statistics
from db.queries.statistics_behind import behind
from db.queries.statistics_days import parts
from db.queries.weeks import week_report
from db.records.case_clocks import ExtensionDraft
from db.records.people import Actor
from db.records.statistics import Behind, Statistics
from db.rules.days import Week
from db.rules.periods import Period, parse_period
from tests.factories import call, closing, imported, referral, vietnam

SetClock = Callable[[datetime], None]
AUGUST = Period(date(2021, 8, 1), date(2021, 8, 31), "month")
SEPTEMBER = Period(date(2021, 9, 1), date(2021, 9, 30), "month")


def counted(database: Database, period: Period) -> Statistics:
    return statistics(database, period, "Lê Thị Phụ", "vi")


def values(report: Statistics) -> dict[str, tuple[int, int]]:
    return {figure.code: (figure.value, figure.before) for figure in report.figures}


def shares(report: Statistics, code: str) -> dict[str, tuple[int, int]]:
    found = next(one for one in report.breakdowns if one.code == code)
    return {part.code: (part.value, part.before) for part in found.parts}


def test_a_period_without_a_call(database: Database, set_clock: SetClock) -> None:
    set_clock(vietnam(2021, 10, 1, 8))
    report = counted(database, AUGUST)
    assert {figure.code for figure in report.figures} == set(FIGURES)
    assert all(figure.value == figure.before == figure.of == 0 for figure in report.figures)
    assert all(part.value == 0 for one in report.breakdowns for part in one.parts)
    assert len(report.stretches) == 31
    assert report.is_over
    for figure in report.figures:
        assert behind(database, AUGUST, Behind(figure.code)).total == 0


def test_hand_counted_figures(database: Database, actor: Actor, set_clock: SetClock) -> None:
    def at(month: int, day: int, hour: int = 9) -> None:
        set_clock(vietnam(2021, month, day, hour))

    at(8, 2)
    old = log_call(database, actor, call(name="Việc cũ", matter_kind="report")).case_code
    late = log_call(database, actor, call(name="Trễ", needs=("wages", "food"))).case_code
    log_call(database, actor, call(non_case_kind="joke", channel="zalo"))
    at(8, 30)
    close_case(database, actor, late, closing(outcome="partly", unmet_reason="no_budget"))
    at(9, 1)
    urgent = log_call(database, actor, call(urgency="urgent", unit="BMT")).case_code
    log_call(database, actor, call(case_code=urgent, channel="zalo"))
    log_call(database, actor, call(non_case_kind="silent"))
    met = log_call(database, actor, call(name="Được")).case_code
    unmet = log_call(database, actor, call(name="Chưa", needs=("wages", "job"))).case_code
    spam = log_call(database, actor, call(name="Trùng")).case_code
    change_status(database, actor, spam, CaseStatus.DUPLICATE, urgent)
    assign_owner(database, actor, urgent, "canbo")
    for number, answer in enumerate(("answered", "refused", "")):
        paper = refer_case(database, actor, urgent, referral())
        mark_sent(database, actor, paper, "hand", f"Ký nhận {number}")
        if answer:
            record_answer(database, actor, paper, "Trả lời", answer)
    at(9, 2)
    close_case(database, actor, met, closing())
    close_case(database, actor, unmet, closing(outcome="unmet", unmet_reason="expired"))
    at(9, 30, 23)

    report = counted(database, SEPTEMBER)
    assert not report.is_over
    assert values(report) == {
        "contacts": (6, 3),
        "contacts_without_matter": (1, 1),
        "contacts_in_cases": (5, 2),
        "cases_opened": (4, 2),
        "urgent_cases": (1, 0),
        "cases_closed": (2, 1),
        "ended_otherwise": (1, 0),
        "needs_met": (1, 0),
        "needs_unmet": (1, 1),
        "closed_with_clock": (2, 1),
        "closed_on_time": (2, 0),
        "referrals_sent": (3, 0),
        "referrals_answered": (1, 0),
        "backlog": (2, 1),
        "backlog_overdue": (2, 1),
        "backlog_unassigned": (1, 1),
    }
    assert report.figure("closed_on_time").of == 2
    assert shares(report, "contacts_by_channel") == {"hotline": (5, 2), "zalo": (1, 1)}
    assert shares(report, "contacts_by_non_case") == {"silent": (1, 0), "joke": (0, 1)}
    assert shares(report, "cases_by_need") == {
        "food": (3, 2), "job": (1, 0), "wages": (1, 1),
    }  # fmt: skip
    assert shares(report, "cases_by_unit") == {"": (3, 2), "BMT": (1, 0)}
    assert shares(report, "closed_by_outcome") == {
        "met": (1, 0), "unmet": (1, 0), "partly": (0, 1),
    }  # fmt: skip
    assert shares(report, "closed_by_timing") == {"on_time": (2, 0), "late": (0, 1)}
    assert shares(report, "unmet_by_reason") == {"expired": (1, 0), "no_budget": (0, 1)}
    assert shares(report, "unmet_by_need") == {
        "job": (1, 0), "wages": (1, 1), "food": (0, 1),
    }  # fmt: skip
    ages = shares(report, "backlog_by_age")
    assert list(ages) == [code for code, _ in AGES]
    assert {code: now for code, (now, _) in ages.items() if now} == {"15-30": 1, "31-90": 1}
    found = behind(database, SEPTEMBER, Behind("needs_unmet", "unmet_by_reason", "expired"))
    assert found.case_numbers == (detail(database, unmet).case.number,)
    assert old in {line.code for line in period_registers.case_lines(database, AUGUST)}

    reopen_case(database, actor, met, "Chưa nhận")
    assert values(counted(database, SEPTEMBER))["cases_closed"] == (1, 1)


def test_imported_cases_have_no_clock(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 9, 20, 9))
    run = imports.begin_import(database, actor, "so.csv", "0" * 64, "so_truc")
    at = vietnam(2021, 9, 3, 8)
    closed = imported(
        "1", status=CaseStatus.CLOSED, received_at=at, closed_at=vietnam(2021, 9, 19, 8)
    )
    imports.import_batch(database, actor, run.id, [closed], (1, 0))
    imports.finish_import(database, actor, run.id)
    report = counted(database, SEPTEMBER)
    assert values(report)["cases_closed"] == (1, 0)
    on_time = report.figure("closed_on_time")
    assert (on_time.value, on_time.of, on_time.of_code) == (0, 0, "closed_with_clock")
    assert shares(report, "closed_by_timing") == {"no_clock": (1, 0)}


CALLS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(("hotline", "zalo", "facebook")),
        st.sampled_from(("", "silent", "joke", "missed")),
        st.sampled_from(("normal", "high", "urgent")),
        st.lists(st.sampled_from(("food", "wages", "job")), min_size=1, max_size=3, unique=True),
        st.sampled_from(("open", "met", "partly", "unmet", "withdrawn", "owned")),
        st.integers(0, 20),
    ),
    max_size=12,
)
PERIODS = st.sampled_from(("8/2021", "2021-W33", "quý 3/2021", "1/8/2021 - 20/8/2021", "9/2021"))


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(CALLS, PERIODS)
def test_the_parts_add_up_and_records_stand_behind_every_figure(
    new_office: Callable[[], Database], calls: list[tuple[object, ...]], typed: str
) -> None:
    database = new_office()
    _live(database, calls)
    with clock.at(vietnam(2021, 10, 5, 12)):
        period = parse_period(typed, date(2021, 10, 5))
        report = counted(database, period)
        for figure in report.figures:
            assert behind(database, period, Behind(figure.code)).total == figure.value
            before = behind(database, period.previous, Behind(figure.code))
            assert before.total == figure.before
            assert figure.value <= figure.of or not figure.of_code
        for one in report.breakdowns:
            total = sum(part.value for part in one.parts)
            assert total >= one.total if one.is_overlapping else total == one.total
            for part in one.parts:
                found = behind(database, period, Behind(one.whole, one.code, part.code))
                assert found.total == part.value
                assert len(found.contact_ids) + len(found.case_numbers) == part.value
        for kind in ("contacts", "cases"):
            figure = {"contacts": "contacts", "cases": "cases_opened"}[kind]
            assert sum(getattr(one, kind) for one in report.stretches) == values(report)[figure][0]
            head = period_registers.register_head(database, kind, period, "x", "vi")
            assert head.count == values(report)[figure][0]
        contacts = list(period_registers.contact_lines(database, period))
        assert len(contacts) == values(report)["contacts"][0]
        assert [one.received_at for one in contacts] == sorted(one.received_at for one in contacts)
        assert (
            len(list(period_registers.case_lines(database, period)))
            == (values(report)["cases_opened"][0])
        )
    database.close()


def _live(database: Database, calls: list[tuple[object, ...]]) -> None:
    admin = users.actor(database)
    for day, channel, non_case, urgency, needs, end, later in calls:
        opened = vietnam(2021, 8, 1, 8) + (date(2021, 8, 2) - date(2021, 8, 1)) * int(str(day))
        with clock.at(opened):
            code = log_call(
                database,
                admin,
                call(channel=channel, non_case_kind=non_case, urgency=urgency, needs=tuple(needs)),
            ).case_code
        if not code:
            continue
        with clock.at(opened + (date(2021, 8, 2) - date(2021, 8, 1)) * int(str(later))):
            if end in ("met", "partly", "unmet"):
                reason = "" if end == "met" else "no_budget"
                close_case(database, admin, code, closing(outcome=end, unmet_reason=reason))
            elif end == "withdrawn":
                change_status(database, admin, code, CaseStatus.WITHDRAWN, "Người gọi rút")
            elif end == "owned":
                assign_owner(database, admin, code, "canbo")


def test_registers_are_read_in_batches_without_a_gap(
    database: Database, actor: Actor, set_clock: SetClock, monkeypatch: object
) -> None:
    set_clock(vietnam(2021, 9, 1, 9))
    codes = [log_call(database, actor, call(name=f"Người {n}")).case_code for n in range(7)]
    # The batch is a size, not a behaviour: a small one shows its seams.
    monkeypatch.setattr(period_registers, "BATCH", 3)  # type: ignore[attr-defined]
    cases = list(period_registers.case_lines(database, SEPTEMBER))
    contacts = list(period_registers.contact_lines(database, SEPTEMBER))
    assert [line.code for line in cases] == codes
    assert sorted(line.case_code for line in contacts) == sorted(codes)
    ids = [line.id for line in contacts][::-1]
    assert [line.id for line in period_registers.contacts_of(database, ids)] == ids


def test_a_long_period_is_cut_into_weeks_and_months() -> None:
    assert len(parts(AUGUST)) == 31
    assert len(parts(parse_period("2021-Q3", date(2021, 1, 1)))) == 14
    months = parts(parse_period("2021", date(2021, 1, 1)))
    assert [part.first.month for part in months] == list(range(1, 13))
    odd = Period(date(2021, 8, 5), date(2021, 10, 20))
    found = parts(odd)
    assert (found[0].first, found[-1].last) == (odd.first, odd.last)
    assert sum(part.length for part in found) == odd.length


def test_pauses_and_extensions_count_for_on_time(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 8, 2, 9))
    paused, waiting, extended, late, answered = (
        log_call(database, actor, call()).case_code for _ in range(5)
    )
    pause_terms(database, actor, paused, "Chờ giấy")
    change_status(database, actor, waiting, CaseStatus.WAITING_INFORMATION, "Chờ giấy")
    extend_term(database, actor, extended, ExtensionDraft("answer", "20/8/2021", "Phức tạp"))
    change_status(database, actor, answered, CaseStatus.RESOLVED)
    set_clock(vietnam(2021, 8, 16, 9))
    # Only the one that neither paused, nor was extended, nor has its answer.
    assert values(counted(database, AUGUST))["backlog_overdue"][0] == 1
    assert behind(database, AUGUST, Behind("backlog_overdue")).total == 1
    for code in (paused, waiting, extended, late):
        close_case(database, actor, code, closing())
    report = counted(database, AUGUST)
    assert shares(report, "closed_by_timing")["on_time"][0] == 3
    assert values(report)["closed_on_time"][0] == 3
    assert behind(database, AUGUST, Behind("closed_on_time")).total == 3
    weekly = week_report(database, Week(date(2021, 8, 16)), "")
    assert {one.code: (one.value, one.of) for one in weekly.figures}["closed_on_time"] == (3, 4)


def test_an_answer_in_time_stays_in_time_while_the_worker_is_asked(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 8, 2, 9))
    asked, slow, again = (log_call(database, actor, call()).case_code for _ in range(3))
    set_clock(vietnam(2021, 8, 5, 9))
    for code in (asked, again):
        change_status(database, actor, code, CaseStatus.RESOLVED)
        change_status(database, actor, code, CaseStatus.WAITING_FEEDBACK)
    set_clock(vietnam(2021, 8, 20, 9))
    change_status(database, actor, slow, CaseStatus.RESOLVED)
    close_case(database, actor, again, closing())
    reopen_case(database, actor, again, "Chưa nhận")
    for code in (asked, slow, again):
        close_case(database, actor, code, closing())
    report = counted(database, AUGUST)
    assert shares(report, "closed_by_timing") == {"on_time": (1, 0), "late": (2, 0)}
    on_time = report.figure("closed_on_time")
    assert (on_time.value, on_time.of) == (1, 3)
    number = detail(database, asked).case.number
    assert behind(database, AUGUST, Behind("closed_on_time")).case_numbers == (number,)
    weekly = week_report(database, Week(date(2021, 8, 16)), "")
    assert {one.code: (one.value, one.of) for one in weekly.figures}["closed_on_time"] == (1, 3)


def test_what_was_overdue_at_the_end_of_a_month_stays_so_whatever_came_later(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 8, 2, 9))
    answered, waited, later, never = (log_call(database, actor, call()).case_code for _ in range(4))
    set_clock(vietnam(2021, 8, 5, 9))
    change_status(database, actor, answered, CaseStatus.RESOLVED)
    change_status(database, actor, waited, CaseStatus.RESOLVED)
    set_clock(vietnam(2021, 9, 10, 9))
    close_case(database, actor, answered, closing())
    change_status(database, actor, later, CaseStatus.RESOLVED)
    report = counted(database, AUGUST)
    overdue = report.figure("backlog_overdue")
    assert (overdue.value, overdue.of) == (2, 4)
    numbers = {detail(database, code).case.number for code in (later, never)}
    assert set(behind(database, AUGUST, Behind("backlog_overdue")).case_numbers) == numbers
    # This month is not over: it is counted as the first page counts it now.
    overdue = counted(database, SEPTEMBER).figure("backlog_overdue")
    assert (overdue.value, overdue.before, overdue.of) == (1, 2, 3)


def test_a_figure_opens_what_was_counted_whatever_falls_due_meanwhile(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(vietnam(2021, 8, 2, 9))
    log_call(database, actor, call())
    set_clock(vietnam(2021, 8, 3, 9))
    log_call(database, actor, call())
    set_clock(vietnam(2021, 8, 9, 20))
    report = counted(database, AUGUST)
    overdue = report.figure("backlog_overdue")
    set_clock(vietnam(2021, 8, 20, 9))
    log_call(database, actor, call(non_case_kind="joke"))
    assert (overdue.value, overdue.of) == (1, 2)
    assert behind(database, AUGUST, Behind("backlog_overdue"), report.made_at).total == 1
    assert behind(database, AUGUST, Behind("contacts"), report.made_at).total == 2
    assert behind(database, AUGUST, Behind("contacts")).total == 3
