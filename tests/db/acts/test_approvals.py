"""Proposals and decisions: who proposes does not approve, both words are kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.choices import CaseStatus, Role
from db.commands import approvals, assistance
from db.commands.calls import log_call
from db.commands.cases import change_status, close_case
from db.commands.documents import issue_number, issue_paper, withdraw_number
from db.commands.letters_with_steps import remind_or_propose
from db.commands.office_settings import change_approval_rules
from db.commands.referral_steps import remind_agency
from db.commands.referrals import mark_sent, record_answer, refer_case
from db.connection import Database
from db.errors import NotAllowed, NotFound, ValidationFailed
from db.queries import approvals as stored
from db.queries import case_details, documents, histories
from db.queries.checks import check
from db.records.approvals import ApprovalKind, ApprovalState
from db.records.documents import DocumentDraft, MeetingDraft
from db.records.people import Actor
from db.records.referrals import ReminderDraft
from hotline_app.official_papers import PaperWish, make_paper
from tests.factories import LETTER_DAY, assignment, call, closing, referral
from tests.reading import everything

LETTER = DocumentDraft(party="UBND phường Tân An", subject="V/v hỗ trợ gạo")


@pytest.fixture
def people(database: Database, actors: dict[Role, Actor]) -> tuple[Actor, Actor]:
    """Officer and supervisor of an office that asks for a second person."""
    rules = {"closing": "yes", "letters": "yes"}
    change_approval_rules(database, actors[Role.ADMINISTRATOR], rules)
    return actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    return log_call(database, actor, call()).case_code


def _refusal(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(ValidationFailed) as refusal:
        act()
    return refusal.value.problems


def _send_with_its_number(
    database: Database, people: tuple[Actor, Actor], sent: tuple[str, str]
) -> str:
    """The supervisor gives a referral (case, id) its number, the officer sends it; the number."""
    officer, supervisor = people
    draft = DocumentDraft("letter", "UBND phường", "V/v gạo", case_code=sent[0])
    given = issue_number(database, supervisor, replace(draft, referral_id=sent[1]))
    mark_sent(database, officer, sent[1], "post", "Biên lai 42", given.symbol)
    return given.symbol


def test_an_office_that_asks_for_nobody(
    database: Database, actors: dict[Role, Actor], code: str
) -> None:
    officer = actors[Role.CASE_OFFICER]
    assert approvals.issue_or_propose(database, officer, "", LETTER) is not None
    assert approvals.close_or_propose(database, officer, code, closing()) is True
    assert case_details.detail(database, code).case.status is CaseStatus.CLOSED
    admin = actors[Role.ADMINISTRATOR]
    for typed in ({"closing": "maybe"}, {"lunch": "yes"}):
        assert _refusal(
            lambda typed=typed: change_approval_rules(database, admin, typed)
        ) == dict.fromkeys(typed, "unknown_code")


def test_a_closing_is_approved(database: Database, people: tuple[Actor, Actor], code: str) -> None:
    officer, supervisor = people
    draft = closing(outcome="partly", unmet_reason="no_budget", lessons="Gọi sớm")
    assert _refusal(lambda: close_case(database, officer, code, draft)) == {
        "case": "closing_needs_approval"
    }
    assert approvals.close_or_propose(database, officer, code, draft, "Đã đủ giấy") is False
    assert _refusal(lambda: approvals.propose_closing(database, officer, code, draft)) == {
        "case": "proposal_waits"
    }
    assert case_details.detail(database, code).case.status is CaseStatus.NEW
    (waiting,) = stored.inbox(database)
    assert (waiting.kind, waiting.state, waiting.comment) == (
        ApprovalKind.CLOSING,
        ApprovalState.WAITING,
        "Đã đủ giấy",
    )
    assert (stored.waiting_for(database, supervisor), stored.waiting_for(database, officer)) == (
        1,
        0,
    )
    assert stored.own_waiting(database, officer) == 1
    with pytest.raises(NotAllowed) as refused:
        approvals.approve_proposal(database, officer, waiting.id)
    assert refused.value.reason == "role"
    done = approvals.approve_proposal(database, supervisor, waiting.id[-8:], "Đồng ý")
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.CLOSED
    assert (whole.case.outcome, whole.case.unmet_reason, whole.case.lessons) == (
        "partly",
        "no_budget",
        "Gọi sớm",
    )
    assert (done.state, done.decided_by, done.decision_comment) == (
        ApprovalState.APPROVED,
        "Lê Thị Phụ",
        "Đồng ý",
    )
    told = [(one.kind, one.text, one.by) for one in whole.timeline if "propos" in one.kind]
    assert told == [
        ("proposed", "Đã đủ giấy", "Phạm Văn Cán"),
        ("proposal_approved", "Đồng ý", "Lê Thị Phụ"),
    ]
    acts = [entry.act for entry in histories.of_case(database, code)]
    assert acts[:2] == ["approve_proposal", "propose_closing"]
    assert _refusal(lambda: approvals.reject_proposal(database, supervisor, done.id, "x")) == {
        "state": "proposal_decided"
    }
    assert check(database).is_ok


def test_a_closing_is_rejected_and_proposed_again(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    officer, supervisor = people
    first = approvals.propose_closing(database, officer, code, closing())
    assert _refusal(lambda: approvals.reject_proposal(database, supervisor, first, " ")) == {
        "comment": "reason_missing"
    }
    approvals.reject_proposal(database, supervisor, first, "Chưa hỏi lại chị Lan")
    assert case_details.detail(database, code).case.status is CaseStatus.NEW
    second = approvals.propose_closing(database, officer, code, closing())
    with pytest.raises(NotAllowed) as refused:
        approvals.withdraw_proposal(database, supervisor, second)
    assert refused.value.reason == "not_proposer"
    approvals.withdraw_proposal(database, officer, second, "Gọi lại đã")
    states = [one.state for one in case_details.detail(database, code).approvals]
    assert states == [ApprovalState.REJECTED, ApprovalState.WITHDRAWN]
    bad = closing(outcome="unmet")
    assert _refusal(lambda: approvals.propose_closing(database, officer, code, bad)) == {
        "reason": "reason_missing"
    }
    with pytest.raises(NotFound):
        approvals.approve_proposal(database, supervisor, "none")


def test_nobody_approves_what_they_proposed(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    _, supervisor = people
    made = approvals.propose_closing(database, supervisor, code, closing())
    before = everything(database)
    for act in (approvals.approve_proposal, approvals.reject_proposal):
        with pytest.raises(NotAllowed) as refused:
            act(database, supervisor, made, "Đồng ý")
        assert refused.value.reason == "proposer"
    assert everything(database) == before


def test_a_case_that_ended_otherwise_needs_no_decision(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    officer, supervisor = people
    made = approvals.propose_closing(database, officer, code, closing())
    change_status(database, officer, code, CaseStatus.WITHDRAWN, "Người gọi rút")
    assert stored.one(database, made).state is ApprovalState.WITHDRAWN
    assert _refusal(lambda: approvals.approve_proposal(database, supervisor, made)) == {
        "state": "proposal_decided"
    }
    assert _refusal(lambda: approvals.propose_closing(database, officer, code, closing())) == {
        "case": "case_is_closed"
    }


def test_a_letter_gets_its_number_with_the_approval(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    officer, supervisor = people
    draft = DocumentDraft(party="UBND phường", subject="V/v gạo", case_code=code)
    for act in (
        lambda: issue_number(database, officer, LETTER),
        lambda: issue_paper(database, officer, "referral_letter", draft),
    ):
        assert _refusal(act) == {"paper": "letter_needs_approval"}
    assert _refusal(
        lambda: approvals.propose_letter(database, officer, "referral_letter", DocumentDraft())
    ) == {"subject": "text_missing"}
    paper = "referral_letter"
    assert approvals.issue_or_propose(database, officer, paper, draft, "Gấp") is None
    assert _refusal(lambda: approvals.propose_letter(database, officer, paper, draft)) == {
        "paper": "proposal_waits"
    }
    assert documents.count(database) == 0
    (waiting,) = stored.inbox(database)
    assert waiting.proposal["subject"] == "V/v gạo"
    approvals.approve_proposal(database, supervisor, waiting.id, "Ký được")
    (line,) = documents.register(database)
    assert (line.case_code, line.party) == (code, "UBND phường")
    case_id = case_details.detail(database, code).case.id
    assert documents.number_of(database, paper, case_id, "") == line.symbol
    # A supervisor needs nobody; a paper without a case can be proposed as well.
    assert approvals.issue_or_propose(database, supervisor, "", LETTER) is not None
    made = approvals.propose_letter(database, officer, "", LETTER)
    approvals.approve_proposal(database, supervisor, made)
    assert documents.count(database) == 3
    assert check(database).is_ok


def test_submitted_benefits_stand_in_the_same_list(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    officer, supervisor = people
    made = assistance.assign_benefit(database, officer, code, assignment())
    assert stored.waiting_for(database, supervisor) == 0
    assistance.submit_assignment(database, officer, made.id)
    (waiting,) = stored.inbox(database)
    assert (waiting.kind, waiting.id, waiting.proposal["amount"]) == (
        ApprovalKind.BENEFIT,
        made.id,
        "1000000",
    )
    assert stored.waiting_for(database, supervisor) == 1


def test_a_referral_goes_with_no_number_past_the_second_person(
    database: Database, people: tuple[Actor, Actor], code: str
) -> None:
    officer, supervisor = people
    other, paper = (refer_case(database, officer, code, referral()) for _ in range(2))
    elsewhere = issue_number(
        database, supervisor, replace(LETTER, case_code=code, referral_id=other)
    )
    loose = issue_number(database, supervisor, replace(LETTER, case_code=code))
    gone = issue_number(database, supervisor, replace(LETTER, case_code=code, referral_id=paper))
    withdraw_number(database, supervisor, gone.id, "Sai nơi nhận", 1)
    before = everything(database)
    for typed in ("15/LĐLĐ", elsewhere.symbol, loose.symbol, gone.symbol):
        send = lambda typed=typed: mark_sent(  # noqa: E731
            database, officer, paper, "post", "Biên lai 42", typed
        )
        assert _refusal(send) == {"document_number": "number_not_approved"}
    assert everything(database) == before
    draft = DocumentDraft(subject="V/v gạo", case_code=code)
    made = approvals.propose_letter(database, officer, "referral_letter", draft)
    approvals.approve_proposal(database, supervisor, made)
    approved = documents.register(database)[0].symbol
    mark_sent(database, officer, paper, "post", "Biên lai 42", approved)
    # Without a number nothing is passed round; who decides may use any number.
    third, fourth = (refer_case(database, officer, code, referral()) for _ in range(2))
    mark_sent(database, officer, third, "zalo", "Tin nhắn 9h")
    mark_sent(database, supervisor, fourth, "post", "Biên lai 43", "15/LĐLĐ")
    numbers = [one.document_number for one in case_details.detail(database, code).referrals]
    assert sorted(numbers) == sorted([elsewhere.symbol, approved, "", "15/LĐLĐ"])


def test_a_reminder_waits_for_the_second_person(
    database: Database, people: tuple[Actor, Actor], set_clock: Callable[[datetime], None]
) -> None:
    officer, supervisor = people
    set_clock(LETTER_DAY)
    code = log_call(database, officer, call()).case_code
    paper = refer_case(database, officer, code, referral())
    _send_with_its_number(database, people, (code, paper))
    draft = ReminderDraft(subject="V/v đôn đốc", remark="Gọi lại lần hai")
    assert set(_refusal(lambda: remind_or_propose(database, officer, paper, draft))) == {"kind"}
    set_clock(datetime(2021, 9, 17, 3, tzinfo=UTC))
    before = everything(database)
    assert _refusal(lambda: remind_agency(database, officer, paper, draft)) == {
        "paper": "letter_needs_approval"
    }
    assert everything(database) == before
    assert remind_or_propose(database, officer, paper, draft) is None
    assert not case_details.detail(database, code).referrals[0].letters
    assert _refusal(lambda: remind_or_propose(database, officer, paper, draft)) == {
        "paper": "proposal_waits"
    }
    (waiting,) = stored.inbox(database)
    assert waiting.proposal["paper"] == "reminder"
    with pytest.raises(NotAllowed):
        approvals.approve_proposal(database, officer, waiting.id)
    approvals.approve_proposal(database, supervisor, waiting.id, "Gửi đi")
    (letter,) = case_details.detail(database, code).referrals[0].letters
    assert (letter.kind, letter.reason) == ("reminder_1", "Gọi lại lần hai")
    assert documents.one(database, letter.document_number).subject == "V/v đôn đốc"
    assert check(database).is_ok


def test_a_reminder_that_came_too_late_is_not_sent(
    database: Database, people: tuple[Actor, Actor], set_clock: Callable[[datetime], None]
) -> None:
    officer, supervisor = people
    set_clock(LETTER_DAY)
    code = log_call(database, officer, call()).case_code
    paper = refer_case(database, officer, code, referral())
    _send_with_its_number(database, people, (code, paper))
    set_clock(datetime(2021, 9, 17, 3, tzinfo=UTC))
    assert remind_or_propose(database, officer, paper, ReminderDraft(subject="Đôn đốc")) is None
    record_answer(database, officer, paper, "Đã phát gạo")
    (waiting,) = stored.inbox(database)
    before = everything(database)
    assert _refusal(lambda: approvals.approve_proposal(database, supervisor, waiting.id)) == {
        "state": "not_sent"
    }
    assert everything(database) == before


def test_an_approved_invitation_is_printed_with_its_number(
    database: Database, people: tuple[Actor, Actor], code: str, tmp_path: Path
) -> None:
    officer, supervisor = people
    meeting = MeetingDraft("Giám đốc công ty", place="Hội trường", about="Trả nợ lương")
    wish = PaperWish("invitation", code, tmp_path / "gm.pdf", "Lê Thị Phụ", meeting=meeting)
    assert make_paper(database, officer, replace(wish, takes_number=True)).is_proposed
    assert make_paper(database, officer, wish).number == ""
    (waiting,) = stored.inbox(database)
    approvals.approve_proposal(database, supervisor, waiting.id)
    assert make_paper(database, officer, wish).number.startswith("01/GM-")
    other = replace(wish, meeting=replace(meeting, about="Việc khác"))
    assert make_paper(database, officer, other).number == ""
