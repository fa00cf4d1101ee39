"""Reminders that count, the letter to the body above, sendings that failed, answers on paper."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import CaseStatus, ReferralState
from db.commands.attachments import attach_file, withdraw_file
from db.commands.calls import log_call
from db.commands.documents import issue_number, register_incoming, withdraw_number
from db.commands.referral_steps import record_failure, remind_agency
from db.commands.referrals import acknowledge, mark_sent, record_answer, refer_case
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.queries import agency_answers, case_details, documents, referrals
from db.queries.checks import check
from db.records.documents import DocumentDraft
from db.records.drafts import FileDraft
from db.records.people import Actor
from db.records.referrals import FailureDraft, ReceiptDraft, ReferralRecord, ReminderDraft
from db.rules.reminders import LETTERS, NO_ANSWER, NOT_DELIVERED, StepKind, next_step
from tests.factories import LETTER_DAY, call, referral
from tests.reading import everything

Clock = Callable[[datetime], None]
ABOVE = "UBND thành phố Buôn Ma Thuột"


@pytest.fixture
def code(database: Database, actor: Actor, set_clock: Clock) -> str:
    set_clock(LETTER_DAY)
    return log_call(database, actor, call()).case_code


@pytest.fixture
def sent(database: Database, actor: Actor, code: str) -> str:
    """Sent on Monday 30/8/2021, due on Wednesday 15/9 (2/9 and 3/9 are days off)."""
    paper = refer_case(database, actor, code, referral())
    mark_sent(database, actor, paper, "post", "Biên lai 42", "15/LĐLĐ")
    return paper


def only(database: Database, code: str) -> ReferralRecord:
    (found,) = case_details.detail(database, code).referrals
    return found


def refused(doing: Callable[[], object], database: Database) -> dict[str, str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert everything(database) == before
    return refusal.value.problems


def remind(database: Database, actor: Actor, paper: str, **fields: str) -> str:
    draft = ReminderDraft(**{"subject": "V/v đôn đốc", **fields})
    return remind_agency(database, actor, paper, draft).kind


def at(day: date) -> datetime:
    return LETTER_DAY.replace(year=day.year, month=day.month, day=day.day)


def test_three_reminders_then_the_body_above(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    assert only(database, code).due_on == date(2021, 9, 15)
    set_clock(at(date(2021, 9, 15)))
    assert refused(lambda: remind(database, actor, sent), database) == {"kind": "reminder_not_due"}
    day, kinds = date(2021, 9, 16), []
    for _ in LETTERS:
        coming = only(database, code).next_step
        assert coming is not None
        day = coming.from_on
        set_clock(at(day - timedelta(days=1)))
        early = lambda: remind(database, actor, sent, superior=ABOVE)  # noqa: E731
        assert refused(early, database) == {"kind": "reminder_not_due"}
        set_clock(at(day))
        kinds.append(remind(database, actor, sent, superior=ABOVE))
    assert kinds == [kind.value for kind in LETTERS]
    one = only(database, code)
    assert [step.document_number for step in one.steps] == [
        "01/LĐLĐ", "02/LĐLĐ", "03/LĐLĐ", "04/LĐLĐ",
    ]  # fmt: skip
    assert one.steps[-1].party == ABOVE
    assert one.steps[0].party == one.agency_name
    assert one.next_step is not None
    assert one.next_step.kind == NO_ANSWER
    set_clock(at(one.next_step.from_on))
    assert refused(lambda: remind(database, actor, sent), database) == {"kind": "no_letter_left"}
    assert referrals.last_superior(database, one.agency_id) == ABOVE
    record_answer(database, actor, sent, "", "no_answer")
    assert only(database, code).next_step is None
    assert refused(lambda: remind(database, actor, sent), database) == {"state": "not_sent"}
    assert check(database).is_ok


def test_the_first_day_of_each_letter(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    days = []
    for _ in range(3):
        coming = only(database, code).next_step
        assert coming is not None
        days.append(coming.from_on)
        set_clock(at(coming.from_on))
        remind(database, actor, sent)
    # 16/9 is a Thursday; five working days later is 23/9, a day after it 24/9; then 1/10, 2/10.
    assert days == [date(2021, 9, 16), date(2021, 9, 24), date(2021, 10, 2)]


def test_what_somebody_did_not_see_as_next_is_refused(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    set_clock(at(date(2021, 9, 16)))
    second = lambda: remind(database, actor, sent, kind="reminder_2")  # noqa: E731
    assert refused(second, database) == {"kind": "another_step_is_next"}
    remind(database, actor, sent, kind="reminder_1")
    first = lambda: remind(database, actor, sent, kind="reminder_1")  # noqa: E731
    assert refused(first, database) == {"kind": "another_step_is_next"}


def test_an_escalation_needs_the_body_above(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    for month in (10, 11, 12):
        set_clock(at(date(2021, month, 20)))
        remind(database, actor, sent)
    set_clock(at(date(2022, 1, 20)))
    assert refused(lambda: remind(database, actor, sent), database) == {"superior": "name_missing"}
    # The numbers of a new year begin at 1.
    assert remind(database, actor, sent, superior=ABOVE) == "escalation"
    assert only(database, code).steps[-1].document_number == "01/LĐLĐ"


def test_a_withdrawn_letter_counts_no_more(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    set_clock(at(date(2021, 9, 16)))
    draft = ReminderDraft(subject="V/v đôn đốc")
    made = remind_agency(database, actor, sent, draft).document
    withdraw_number(database, actor, made.id, "in sai tên cơ quan", made.version)
    one = only(database, code)
    assert [step.kind for step in one.steps] == ["letter_withdrawn"]
    assert one.document_number == "15/LĐLĐ"
    assert remind(database, actor, sent) == "reminder_1"
    assert [step.document_number for step in only(database, code).letters] == ["02/LĐLĐ"]


@pytest.mark.parametrize("kind", [kind.value for kind in NOT_DELIVERED])
def test_what_did_not_arrive_was_not_sent(
    kind: str, database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    set_clock(at(date(2021, 9, 16)))
    remind(database, actor, sent)
    envelope = attach_file(database, actor, code, "phong bì.jpg", b"anh phong bi")
    failed = FailureDraft(kind, "Bưu điện trả lại", file_id=envelope)
    record_failure(database, actor, sent, failed)
    one = only(database, code)
    assert (one.state, one.sent_at, one.proof, one.failure_count) == ("prepared", None, "", 1)
    assert one.steps[-1].file_name == "phong bì.jpg"
    assert case_details.detail(database, code).case.status is CaseStatus.IN_PROGRESS
    assert referrals.overdue(database) == ()
    assert agency_answers.answer_record(database, one.agency_id).sent == 0
    mark_sent(database, actor, sent, "hand", "Ký nhận 17/9")
    again = only(database, code)
    assert again.next_step is not None
    assert again.next_step.kind == "reminder_1"  # the first one reached nobody
    assert case_details.detail(database, code).case.status is CaseStatus.REFERRED
    assert check(database).is_ok


def test_not_competent_is_a_refusal_and_another_failure_only_counts(
    database: Database, actor: Actor, code: str, sent: str
) -> None:
    record_failure(database, actor, sent, FailureDraft("other_failure", "Người nhận nghỉ ốm"))
    one = only(database, code)
    assert (one.state, one.failure_count) == ("sent", 1)
    record_failure(database, actor, sent, FailureDraft("not_competent", "Thuộc Sở Nội vụ"))
    one = only(database, code)
    assert (one.state, one.failure_count, one.answer) == ("refused", 2, "Thuộc Sở Nội vụ")
    assert one.answered_at == LETTER_DAY
    later = FailureDraft("other_failure", "x")
    again = lambda: record_failure(database, actor, sent, later)  # noqa: E731
    assert refused(again, database) == {"state": "not_sent"}
    found = agency_answers.answer_record(database, one.agency_id)
    assert (found.failures, dict(found.reasons)) == (2, {"not_competent": 1, "other_failure": 1})


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (FailureDraft("lost", ""), {"kind": "unknown_code", "reason": "reason_missing"}),
        (FailureDraft("reminder_1", "x"), {"kind": "unknown_code"}),
        (FailureDraft("wrong_address", "x", "29/8/2021"), {"failed_on": "before_it_was_sent"}),
        (FailureDraft("wrong_address", "x", "31/8/2021"), {"failed_on": "in_the_future"}),
        (FailureDraft("wrong_address", "x", "31/2/2021"), {"failed_on": "not_a_day"}),
        (FailureDraft("wrong_address", "x", "", "abcd-none"), {"file": "no_such_file"}),
    ],
)
def test_failures_that_are_none(
    draft: FailureDraft, problems: dict[str, str], database: Database, actor: Actor, sent: str
) -> None:
    assert refused(lambda: record_failure(database, actor, sent, draft), database) == problems


def test_a_file_of_the_case_proves_the_sending(database: Database, actor: Actor, code: str) -> None:
    paper = refer_case(database, actor, code, referral())
    other = log_call(database, actor, call(name="Người khác", phone="0905111222")).case_code
    foreign = attach_file(database, actor, other, "a.txt", b"a")
    receipt = attach_file(database, actor, code, "biên lai.pdf", b"%PDF-1")
    gone = attach_file(database, actor, code, "nhầm.pdf", b"%PDF-2")
    withdraw_file(database, actor, gone, "nhầm")
    for file_id in (foreign, gone, "không có"):
        send = lambda file_id=file_id: mark_sent(  # noqa: E731
            database, actor, paper, "post", "", proof_file_id=file_id
        )
        assert refused(send, database) == {"file": "no_such_file"}
    mark_sent(database, actor, paper, "post", "", proof_file_id=receipt[-8:])
    one = only(database, code)
    assert (one.state, one.proof, one.proof_file) == ("sent", "", "biên lai.pdf")


def test_who_acknowledged_when_and_what_was_promised(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    early = ReceiptDraft("29/8/2021")
    assert refused(lambda: acknowledge(database, actor, sent, early), database) == {
        "received_on": "before_it_was_sent"
    }
    set_clock(at(date(2021, 9, 6)))
    receipt = ReceiptDraft("31/8/2021", "Chị Hoa, văn thư", "10/9/2021")
    acknowledge(database, actor, sent, receipt)
    one = only(database, code)
    assert one.state is ReferralState.ACKNOWLEDGED
    assert one.acknowledged_at is not None
    assert (one.acknowledged_at.date(), one.acknowledged_by) == (
        date(2021, 8, 31), "Chị Hoa, văn thư",
    )  # fmt: skip
    assert (one.promised_on, one.due_on) == (date(2021, 9, 10), date(2021, 9, 10))
    assert one.next_step is not None
    assert one.next_step.from_on == date(2021, 9, 11)


def test_overdue_referrals_with_what_comes_next(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    assert referrals.overdue(database) == ()
    set_clock(at(date(2021, 9, 16)))
    (late,) = referrals.overdue(database)
    assert (late.case_code, late.days_late, late.next_step.kind) == (code, 1, "reminder_1")
    assert late.next_step.is_due(date(2021, 9, 16))
    remind(database, actor, sent)
    (late,) = referrals.overdue(database)
    assert late.next_step.from_on == date(2021, 9, 24)
    assert referrals.count_overdue(database) == 1
    refer_case(database, actor, code, referral())  # prepared only: never overdue
    assert len(referrals.overdue(database)) == 1


def test_a_paper_that_comes_records_the_answer_in_one_act(
    database: Database, actor: Actor, code: str, sent: str, set_clock: Clock
) -> None:
    set_clock(at(date(2021, 9, 10)))
    scan = FileDraft("công văn 77.pdf", b"%PDF-77")
    (awaited,) = referrals.awaited(database)
    assert (awaited.case_code, awaited.document_number) == (code, "15/LĐLĐ")
    draft = DocumentDraft(
        party="UBND phường Tân Lợi", subject="Trả lời", symbol="77/UBND", document_on="8/9/2021",
        received_on="9/9/2021", handler=actor.name, scan=scan, answers=sent[-8:],
        answer="Đã phát 10 kg gạo",
    )  # fmt: skip
    came = register_incoming(database, actor, draft)
    one = only(database, code)
    assert (one.state, one.answer) == ("answered", "Đã phát 10 kg gạo")
    assert one.answered_at is not None
    assert one.answered_at.date() == date(2021, 9, 9)
    assert (came.case_code, came.received_on, came.scan_name) == (
        code, date(2021, 9, 9), "công văn 77.pdf",
    )  # fmt: skip
    assert came.answers == one.agency_name  # 15/LĐLĐ was typed, not given by this register
    assert came.handler
    found = agency_answers.answer_record(database, one.agency_id)
    assert (found.sent, found.answered, found.on_time, found.median_days) == (1, 1, 1, 10)
    later = register_incoming(database, actor, DocumentDraft(
        party="UBND", subject="Bổ sung", answers=sent,
    ))  # fmt: skip
    assert later.referral_id == sent
    assert only(database, code).answer == "Đã phát 10 kg gạo"
    assert check(database).is_ok


def test_a_paper_answers_ours_by_its_number(database: Database, actor: Actor, code: str) -> None:
    paper = refer_case(database, actor, code, referral())
    ours = issue_number(database, actor, DocumentDraft(subject="Chuyển", referral_id=paper))
    mark_sent(database, actor, paper, "hand", "Ký nhận")
    answer = DocumentDraft(party="UBND", subject="Không thuộc thẩm quyền", answers=ours.symbol,
                           answer_state="refused")  # fmt: skip
    came = register_incoming(database, actor, answer)
    assert (came.answers_id, came.answers) == (ours.id, ours.symbol)
    assert only(database, code).state is ReferralState.REFUSED
    assert documents.answers_to(database, ours) == (came,)
    assert referrals.awaited(database) == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            {"received_on": "29/8/2021", "document_on": "30/8/2021"},
            {"received_on": "before_the_paper"},
        ),
        ({"received_on": "1/9/2021"}, {"received_on": "in_the_future"}),
        ({"handler": "không ai"}, {"handler": "unknown_user"}),
        ({"answer_state": "sent"}, {"answer_state": "unknown_code"}),
        ({"scan": FileDraft("a.pdf", b"x")}, {"scan": "scan_needs_case"}),
        ({"received_on": "x", "party": ""}, {"received_on": "not_a_day", "party": "name_missing"}),
    ],
)  # fmt: skip
def test_incoming_papers_that_cannot_be_taken(
    fields: dict, problem: dict[str, str], database: Database, actor: Actor, code: str
) -> None:
    draft = DocumentDraft(**{"party": "UBND", "subject": "Trả lời", **fields})
    assert refused(lambda: register_incoming(database, actor, draft), database) == problem
    with pytest.raises(NotFound):
        wrong = DocumentDraft(party="UBND", subject="x", answers="99/KHÔNG")
        register_incoming(database, actor, wrong)
    assert register_incoming(database, actor, DocumentDraft(party="A", subject="B")).number == 1


def test_a_withdrawn_number_is_answered_by_nobody(
    database: Database, actor: Actor, code: str
) -> None:
    ours = issue_number(database, actor, DocumentDraft(subject="Hỏi", case_code=code))
    withdraw_number(database, actor, ours.id, "nhầm", ours.version)
    draft = DocumentDraft(party="UBND", subject="x", answers=ours.symbol)
    problems = refused(lambda: register_incoming(database, actor, draft), database)
    assert problems == {"answered_paper": "number_withdrawn"}


def test_what_comes_in_january_has_the_number_of_that_year(
    database: Database, actor: Actor, code: str, set_clock: Clock
) -> None:
    set_clock(at(date(2022, 1, 4)))
    draft = DocumentDraft(party="UBND", subject="x", document_on="29/12/2021")
    came = register_incoming(database, actor, draft)
    assert (came.year, came.number) == (2022, 1)


def test_the_employer_is_no_body_to_refer_to(database: Database, actor: Actor) -> None:
    secret = log_call(database, actor, call(employer_must_not_know=True)).case_code
    draft = referral(agency="CĐCS Công ty TNHH Cà phê Ngon")
    from db.commands.agencies import add_agency
    from db.records.offices import AgencyDraft

    add_agency(database, actor, AgencyDraft(draft.agency))
    refer = lambda code: refer_case(database, actor, code, draft)  # noqa: E731
    assert refused(lambda: refer(secret), database) == {"agency": "agency_is_employer"}
    refer(log_call(database, actor, call(name="Người khác", phone="0905111222")).case_code)


days = st.dates(date(2021, 1, 1), date(2027, 12, 31))
steps = st.lists(st.tuples(st.sampled_from([kind.value for kind in StepKind]), days), max_size=12)


@given(days, steps)
def test_the_next_step_never_goes_back_and_never_comes_early(
    due_on: date, done: list[tuple[str, date]]
) -> None:
    term = lambda on: on + timedelta(days=7)  # noqa: E731
    coming = next_step(due_on, done, term)
    assert coming.from_on > due_on
    failed = max((n for n, (kind, _) in enumerate(done) if kind in NOT_DELIVERED), default=-1)
    letters = [on for kind, on in done[failed + 1 :] if kind in LETTERS]
    kinds = [*map(str, LETTERS), NO_ANSWER]
    assert coming.kind == kinds[min(len(letters), 4)]
    if letters:
        assert coming.from_on > term(letters[-1])
