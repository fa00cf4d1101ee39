"""Terms of a case that pause, go on and are extended, and what is overdue by which clock."""

from collections.abc import Callable
from datetime import datetime

import pytest

from db.choices import CaseStatus, Role
from db.commands.calls import log_call
from db.commands.case_clocks import extend_term, pause_terms, resume_terms
from db.commands.cases import change_status, close_case, reopen_case
from db.commands.feedback import record_feedback
from db.commands.referrals import mark_sent, refer_case
from db.commands.undo import undo_act
from db.commands.verification import verify_claim
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import case_details, case_lists, cases, overdue
from db.queries.own_acts import last_own_act
from db.queries.statistics import statistics
from db.queries.today import open_work
from db.records.case_clocks import LISTED, Clock, ClockChangeKind, ClockState, ExtensionDraft
from db.records.case_filters import CaseFilter
from db.records.case_ties import FeedbackDraft
from db.records.cases import CaseDetail
from db.records.people import Actor
from db.rules.case_clocks import clocks_of
from db.rules.case_terms import read_terms
from db.rules.periods import parse_period
from tests.factories import call, closing, referral, verification, vietnam

SetClock = Callable[[datetime], None]
MONDAY = vietnam(2021, 8, 30, 9)


@pytest.fixture
def code(database: Database, actor: Actor, set_clock: SetClock) -> str:
    set_clock(MONDAY)
    return log_call(database, actor, call()).case_code


@pytest.fixture
def read(database: Database, code: str) -> Callable[[], CaseDetail]:
    return lambda: case_details.detail(database, code)


def _refusal(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(ValidationFailed) as refusal:
        act()
    return refusal.value.problems


def test_waiting_for_information_pauses_the_terms(
    database: Database, actor: Actor, code: str, set_clock: SetClock, read: Callable[[], CaseDetail]
) -> None:
    before = read().case
    assert (before.verify_due_at, before.answer_due_at) == (
        vietnam(2021, 9, 1, 17),
        vietnam(2021, 9, 8, 17),
    )
    set_clock(vietnam(2021, 8, 31, 10))
    change_status(database, actor, code, CaseStatus.WAITING_INFORMATION, "Chờ giấy xác nhận F0")
    assert read().case.paused_at == vietnam(2021, 8, 31, 10)
    set_clock(vietnam(2021, 9, 20, 8))
    states = {clock.clock: clock.state for clock in clocks_of(read(), vietnam(2021, 9, 20, 8))}
    assert states[Clock.ANSWER] is states[Clock.VERIFY] is ClockState.PAUSED
    # The first action was late before the pause only if its moment had passed; here it was not.
    assert states[Clock.FIRST_ACTION] is ClockState.MET_LATE
    change_status(database, actor, code, CaseStatus.VERIFYING, "Đã có giấy")
    after = read()
    assert after.case.paused_at is None
    # One working day of the check and four of the answer were left.
    assert after.case.verify_due_at == vietnam(2021, 9, 21, 17)
    assert after.case.answer_due_at == vietnam(2021, 9, 24, 17)
    pause, resumption = after.clock_changes
    assert (pause.kind, pause.reason) == (ClockChangeKind.PAUSE, "Chờ giấy xác nhận F0")
    assert (pause.from_at, pause.until_at) == (
        vietnam(2021, 8, 31, 10),
        vietnam(2021, 9, 20, 8),
    )
    assert (resumption.kind, resumption.reason) == (ClockChangeKind.RESUME, "Đã có giấy")
    kinds = [entry.kind for entry in after.timeline]
    assert kinds.count("term_pause") == kinds.count("term_resume") == 1


def test_a_pause_by_hand(
    database: Database, actor: Actor, code: str, set_clock: SetClock, read: Callable[[], CaseDetail]
) -> None:
    assert _refusal(lambda: pause_terms(database, actor, code, "  ")) == {
        "reason": "reason_missing"
    }
    assert _refusal(lambda: resume_terms(database, actor, code)) == {"case": "terms_are_running"}
    pause_terms(database, actor, code, "Phường phong tỏa")
    assert _refusal(lambda: pause_terms(database, actor, code, "Lại nữa")) == {
        "case": "terms_are_paused"
    }
    extension = ExtensionDraft("answer", "30/9/2021", "Chờ")
    assert _refusal(lambda: extend_term(database, actor, code, extension)) == {
        "clock": "terms_are_paused"
    }
    change_status(database, actor, code, CaseStatus.WAITING_INFORMATION, "Chờ giấy")
    assert _refusal(lambda: resume_terms(database, actor, code)) == {"case": "still_waiting"}
    assert len(read().clock_changes) == 1
    set_clock(vietnam(2021, 9, 7, 9))
    change_status(database, actor, code, CaseStatus.IN_PROGRESS)
    case = read().case
    # Five working days were left, whatever stopped the clock; 24 hours of the first action too.
    assert case.answer_due_at == vietnam(2021, 9, 14, 17)
    assert case.first_action_due_at == vietnam(2021, 9, 8, 9)


@pytest.mark.parametrize("end", [CaseStatus.WITHDRAWN, CaseStatus.CLOSED])
def test_the_end_of_a_case_ends_the_pause(
    end: CaseStatus,
    database: Database,
    actor: Actor,
    code: str,
    set_clock: SetClock,
    read: Callable[[], CaseDetail],
) -> None:
    pause_terms(database, actor, code, "Chờ")
    set_clock(vietnam(2021, 9, 15, 9))
    if end is CaseStatus.CLOSED:
        close_case(database, actor, code, closing())
    else:
        change_status(database, actor, code, end, "Người gọi rút")
    case = read().case
    assert case.paused_at is None
    assert case.answer_due_at == vietnam(2021, 9, 22, 17)
    # What waited a fortnight for the worker's own paper was closed on time.
    figures = {
        one.code: one.value
        for one in statistics(
            database, parse_period("2021-09", vietnam(2021, 9, 15, 9).date()), "", "vi"
        ).figures
    }
    assert figures["closed_on_time"] == (1 if end is CaseStatus.CLOSED else 0)
    assert _refusal(lambda: pause_terms(database, actor, code, "Chờ")) == {"case": "case_is_closed"}


def test_undoing_the_step_lets_the_terms_go_on(
    database: Database, actor: Actor, code: str, read: Callable[[], CaseDetail]
) -> None:
    due_at = read().case.answer_due_at
    change_status(database, actor, code, CaseStatus.WAITING_INFORMATION, "Nhầm")
    done = last_own_act(database, actor.user_id)
    assert done is not None
    undo_act(database, actor, done.number)
    case = read().case
    assert (case.status, case.paused_at, case.answer_due_at) == (CaseStatus.NEW, None, due_at)


def test_one_term_is_extended(
    database: Database, actors: dict[Role, Actor], code: str, read: Callable[[], CaseDetail]
) -> None:
    supervisor = actors[Role.SUPERVISOR]

    def extend(clock: str, day: str, reason: str = "Phải xuống cơ sở") -> object:
        return extend_term(database, supervisor, code, ExtensionDraft(clock, day, reason))

    assert _refusal(lambda: extend("answer", "8/9/2021")) == {"day": "not_later"}
    assert _refusal(lambda: extend("answer", "hôm nào", "")) == {
        "reason": "reason_missing",
        "day": "not_a_day",
    }
    for clock in ("first_action", "accept", "referral", ""):
        assert _refusal(lambda clock=clock: extend(clock, "30/9/2021")) == {"clock": "unknown_code"}
    for clock in ("feedback", "legal"):
        assert _refusal(lambda clock=clock: extend(clock, "30/9/2021")) == {
            "clock": "clock_not_set"
        }
    # A Saturday gives way to the Monday after it.
    assert extend("answer", "18/9/2021") == vietnam(2021, 9, 20, 17)
    extend("answer", "30/9/2021", "Chờ kết quả đo đạc")
    answer = next(one for one in clocks_of(read(), MONDAY) if one.clock is Clock.ANSWER)
    assert answer.due_at == vietnam(2021, 9, 30, 17)
    assert [(one.from_at, one.until_at, one.reason) for one in answer.extensions] == [
        (vietnam(2021, 9, 8, 17), vietnam(2021, 9, 20, 17), "Phải xuống cơ sở"),
        (vietnam(2021, 9, 20, 17), vietnam(2021, 9, 30, 17), "Chờ kết quả đo đạc"),
    ]
    assert answer.extensions[0].changed_by == "Lê Thị Phụ"
    assert read().case.verify_due_at == vietnam(2021, 9, 1, 17)


def test_the_feedback_clock(
    database: Database, actor: Actor, code: str, set_clock: SetClock, read: Callable[[], CaseDetail]
) -> None:
    change_status(database, actor, code, CaseStatus.RESOLVED)
    # Five working days with 2 and 3 September among them.
    assert read().case.feedback_due_at == vietnam(2021, 9, 8, 17)
    change_status(database, actor, code, CaseStatus.IN_PROGRESS)
    assert read().case.feedback_due_at is None
    set_clock(vietnam(2021, 9, 6, 9))
    change_status(database, actor, code, CaseStatus.RESOLVED)
    assert read().case.feedback_due_at == vietnam(2021, 9, 13, 17)
    late = vietnam(2021, 9, 14, 9)
    assert overdue.counts(database, late)[Clock.FEEDBACK] == 1
    assert overdue.counts(database, late)[Clock.ANSWER] == 0
    set_clock(late)
    record_feedback(database, actor, code, FeedbackDraft(satisfaction="5"))
    assert overdue.counts(database, late)[Clock.FEEDBACK] == 0
    feedback = clocks_of(read(), late)[-1]
    assert (feedback.clock, feedback.state) == (Clock.FEEDBACK, ClockState.MET_LATE)
    close_case(database, actor, code, closing())
    reopen_case(database, actor, code, "Gọi lại")
    assert read().case.feedback_due_at is None


def test_what_is_overdue_by_which_clock(
    database: Database, actor: Actor, set_clock: SetClock
) -> None:
    set_clock(MONDAY)

    def opened(**fields: object) -> str:
        return log_call(database, actor, call(**fields)).case_code

    new = opened(name="Mới", urgency="urgent")
    verifying, referred, paused = opened(name="Xác minh"), opened(name="Chuyển"), opened(name="Chờ")
    change_status(database, actor, verifying, CaseStatus.VERIFYING)
    sent = refer_case(database, actor, referred, referral())
    mark_sent(database, actor, sent, "post", "Biên nhận")
    change_status(database, actor, paused, CaseStatus.WAITING_INFORMATION, "Chờ giấy")
    petition = opened(name="Tố cáo", matter_kind="denunciation")
    verify_claim(database, actor, petition, verification())
    resolved = opened(name="Xong")
    change_status(database, actor, resolved, CaseStatus.RESOLVED)
    later = vietnam(2021, 10, 30, 9)
    set_clock(later)
    expected = {
        Clock.FIRST_ACTION: {new},
        Clock.VERIFY: {new, verifying},
        Clock.ANSWER: {new, verifying, referred, petition},
        Clock.REFERRAL: {referred},
        Clock.FEEDBACK: {resolved},
        Clock.LEGAL: {petition},
    }
    counted = overdue.counts(database, later)
    for clock in LISTED:
        filters = read_terms([f"overdue:{clock}"], actor.user_id, later)
        numbers = case_lists.newest(database, filters)
        assert {row.code for row in cases.rows(database, numbers)} == expected[clock], clock
        assert counted[clock] == len(expected[clock])
        details = [case_details.detail(database, code) for code in expected[clock]]
        for whole in details:
            shown = {one.clock for one in clocks_of(whole, later) if one.state is ClockState.LATE}
            wanted = {Clock.LEGAL: {Clock.ACCEPT, Clock.LEGAL}}.get(clock, {clock})
            is_legal_answer = clock is Clock.ANSWER and whole.case.code == petition
            assert shown & wanted or is_legal_answer
    several = read_terms(["overdue:referral", "overdue:feedback"], actor.user_id, later)
    assert len(case_lists.newest(database, several)) == 2
    assert overdue.counts(database, later, ("nobody",))[Clock.ANSWER] == 0
    work = open_work(database, actor, later)
    assert work.overdue == len(expected[Clock.ANSWER])
    assert case_lists.newest(database, CaseFilter(due_before=later)) == case_lists.newest(
        database, read_terms(["overdue"], actor.user_id, later)
    )
    with pytest.raises(ValidationFailed):
        read_terms(["overdue:lunch"], actor.user_id, later)
