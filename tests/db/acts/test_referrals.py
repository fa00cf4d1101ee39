"""Referring to an agency: what may go out, what proves it, and what comes back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from db.choices import CaseStatus, ReferralState
from db.commands.calls import log_call
from db.commands.cases import change_status, close_case
from db.commands.referrals import acknowledge, mark_sent, record_answer, refer_case
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.queries import case_details
from db.queries.checks import check
from db.records.people import Actor
from db.records.referrals import ReferralRecord
from tests.factories import LETTER_DAY, call, closing, referral
from tests.reading import everything


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    return log_call(database, actor, call()).case_code


def _refused(doing: Callable[[], object], database: Database) -> dict[str, str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert everything(database) == before
    return refusal.value.problems


def _only(database: Database, code: str) -> ReferralRecord:
    (found,) = case_details.detail(database, code).referrals
    return found


def _status(database: Database, code: str) -> CaseStatus:
    return case_details.detail(database, code).case.status


def test_the_way_of_a_referral(
    database: Database, actor: Actor, code: str, set_clock: Callable[[datetime], None]
) -> None:
    set_clock(LETTER_DAY)
    paper = refer_case(database, actor, code, referral(fields_sent=("name", "needs")))
    prepared = _only(database, code)
    assert (prepared.id, prepared.state, prepared.sent_at) == (paper, ReferralState.PREPARED, None)
    assert prepared.fields_sent == ("name", "needs")
    assert _status(database, code) is CaseStatus.CLASSIFIED
    mark_sent(database, actor, paper, "post", "Biên lai 42", "15/CV-LĐLĐ")
    sent = _only(database, code)
    assert (sent.proof, sent.document_number, sent.sent_at) == (
        "Biên lai 42", "15/CV-LĐLĐ", LETTER_DAY,
    )  # fmt: skip
    assert sent.due_on == date(2021, 9, 15)
    assert _status(database, code) is CaseStatus.REFERRED
    acknowledge(database, actor, paper)
    assert _only(database, code).state is ReferralState.ACKNOWLEDGED
    set_clock(LETTER_DAY + timedelta(days=2))
    record_answer(database, actor, paper, "Đã phát 10 kg gạo")
    answered = _only(database, code)
    assert (answered.state, answered.answer) == (ReferralState.ANSWERED, "Đã phát 10 kg gạo")
    assert answered.answered_at == LETTER_DAY + timedelta(days=2)
    assert _status(database, code) is CaseStatus.IN_PROGRESS
    assert check(database).is_ok


def test_a_promised_day_is_the_day_it_is_due(database: Database, actor: Actor, code: str) -> None:
    paper = refer_case(database, actor, code, referral(promised_on="03/9/2021"))
    mark_sent(database, actor, paper, "zalo", "Tin nhắn 9h")
    assert _only(database, code).due_on == date(2021, 9, 3)
    bad = referral(promised_on="mai")
    problems = _refused(lambda: refer_case(database, actor, code, bad), database)
    assert problems == {"promised_on": "not_a_day"}


@pytest.mark.parametrize("field", ["employer", "unit"])
def test_an_employer_who_must_not_know(field: str, database: Database, actor: Actor) -> None:
    code = log_call(database, actor, call(employer_must_not_know=True)).case_code
    draft = referral(fields_sent=("name", field))
    problems = _refused(lambda: refer_case(database, actor, code, draft), database)
    assert problems == {"fields_sent": "employer_is_confidential"}
    refer_case(database, actor, code, referral())
    open_case = log_call(database, actor, call()).case_code
    refer_case(database, actor, open_case, draft)


def test_only_known_fields_go_out(database: Database, actor: Actor, code: str) -> None:
    draft = referral(fields_sent=("name", "birth_year"))
    problems = _refused(lambda: refer_case(database, actor, code, draft), database)
    assert problems == {"fields_sent": "unknown_field"}


def test_consent_or_a_reason_to_do_without(database: Database, actor: Actor, code: str) -> None:
    silent = referral(consent_override=" ")
    problems = _refused(lambda: refer_case(database, actor, code, silent), database)
    assert problems == {"consent_override": "consent_missing"}
    agreed = log_call(database, actor, call(name="Trần Văn Ba", consent_method="spoken")).case_code
    refer_case(database, actor, agreed, silent)
    database.execute("UPDATE consents SET withdrawn_at = '2021-09-01T00:00:00.000Z'")
    problems = _refused(lambda: refer_case(database, actor, agreed, silent), database)
    assert problems == {"consent_override": "consent_missing"}
    anonymous = log_call(database, actor, call(name="", phone="")).case_code
    refer_case(database, actor, anonymous, silent)


def test_everything_wrong_with_a_referral_is_told_at_once(
    database: Database, actor: Actor, code: str
) -> None:
    draft = referral(promised_on="x", fields_sent=("all",), consent_override="")
    assert _refused(lambda: refer_case(database, actor, code, draft), database) == {
        "promised_on": "not_a_day",
        "fields_sent": "unknown_field",
        "consent_override": "consent_missing",
    }


@pytest.mark.parametrize(
    ("method", "proof", "problems"),
    [
        ("post", " ", {"proof": "proof_missing"}),
        ("pigeon", "x", {"method": "unknown_code"}),
        ("", "", {"method": "unknown_code", "proof": "proof_missing"}),
    ],
)
def test_nothing_is_sent_without_a_proof(
    method: str, proof: str, problems: dict[str, str], database: Database, actor: Actor, code: str
) -> None:
    paper = refer_case(database, actor, code, referral())
    send = lambda: mark_sent(database, actor, paper, method, proof)  # noqa: E731
    assert _refused(send, database) == problems
    assert _only(database, code).state is ReferralState.PREPARED


def test_steps_out_of_order(database: Database, actor: Actor, code: str) -> None:
    paper = refer_case(database, actor, code, referral())
    answer = lambda: record_answer(database, actor, paper, "có")  # noqa: E731
    receive = lambda: acknowledge(database, actor, paper)  # noqa: E731
    send = lambda: mark_sent(database, actor, paper, "hand", "Ký nhận")  # noqa: E731
    assert _refused(answer, database) == {"state": "not_sent"}
    assert _refused(receive, database) == {"state": "not_sent"}
    send()
    assert _refused(send, database) == {"state": "not_prepared"}
    receive()
    assert _refused(receive, database) == {"state": "not_sent"}
    answer()
    assert _refused(answer, database) == {"state": "not_sent"}


@pytest.mark.parametrize(
    ("answer", "state", "problems"),
    [
        ("", "answered", {"answer": "text_missing"}),
        (" ", "refused", {"answer": "text_missing"}),
        ("có", "sent", {"state": "unknown_code"}),
        ("có", "", {"state": "unknown_code"}),
    ],
)
def test_answers_that_are_none(
    answer: str, state: str, problems: dict[str, str], database: Database, actor: Actor, code: str
) -> None:
    paper = refer_case(database, actor, code, referral())
    mark_sent(database, actor, paper, "hand", "Ký nhận")
    say = lambda: record_answer(database, actor, paper, answer, state)  # noqa: E731
    assert _refused(say, database) == problems


@pytest.mark.parametrize("state", ["answered", "refused", "no_answer"])
def test_a_case_waits_until_the_last_agency_has_answered(
    state: str, database: Database, actor: Actor, code: str
) -> None:
    papers = [refer_case(database, actor, code, referral()) for _ in range(2)]
    for paper in papers:
        mark_sent(database, actor, paper, "email", "Thư 30/8")
    words = "" if state == "no_answer" else "không thuộc thẩm quyền"
    record_answer(database, actor, papers[0], words, state)
    assert _status(database, code) is CaseStatus.REFERRED
    record_answer(database, actor, papers[1], words, state)
    assert _status(database, code) is CaseStatus.IN_PROGRESS


def test_a_late_answer_does_not_wake_a_case_that_went_on(
    database: Database, actor: Actor, code: str
) -> None:
    paper = refer_case(database, actor, code, referral())
    mark_sent(database, actor, paper, "hand", "Ký nhận")
    change_status(database, actor, code, CaseStatus.RESOLVED)
    close_case(database, actor, code, closing())
    record_answer(database, actor, paper, "Đã giải quyết")
    assert _status(database, code) is CaseStatus.CLOSED
    refer = lambda: refer_case(database, actor, code, referral())  # noqa: E731
    assert _refused(refer, database) == {"case": "case_is_closed"}


def test_an_agency_or_a_referral_that_is_not_there(
    database: Database, actor: Actor, code: str
) -> None:
    before = everything(database)
    with pytest.raises(NotFound):
        refer_case(database, actor, code, referral(agency="Không đâu"))
    for paper in ("", "abc", "00000000-0000-0000-0000-000000000000", "%%%%", "____"):
        with pytest.raises(NotFound):
            mark_sent(database, actor, paper, "hand", "Ký nhận")
    assert everything(database) == before


def test_a_referral_by_the_end_of_its_id(database: Database, actor: Actor, code: str) -> None:
    paper = refer_case(database, actor, code, referral())
    mark_sent(database, actor, paper[-6:], "hand", "Ký nhận")
    assert _only(database, code).state is ReferralState.SENT
    with pytest.raises(NotFound):
        acknowledge(database, actor, "____")
