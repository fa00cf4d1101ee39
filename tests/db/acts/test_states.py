"""The state table walked pair by pair, and the acts that end and reopen a case."""

import itertools

import pytest

from db.choices import CaseStatus, Outcome, UnmetReason
from db.commands.calls import log_call
from db.commands.cases import assign_owner, change_status, close_case, edit_case, reopen_case
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import case_details
from db.queries.checks import check
from db.records.cases import CaseDetail
from db.records.people import Actor
from db.rules import case_states
from tests.factories import bring_to, call, closing
from tests.reading import everything


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    log_call(database, actor, call(name="Người khác", phone=""))
    return log_call(database, actor, call()).case_code


def _step(
    database: Database, actor: Actor, code: str, end: CaseStatus, reason: str
) -> dict[str, str]:
    try:
        change_status(database, actor, code, end, reason)
    except ValidationFailed as refusal:
        return refusal.problems
    return {}


@pytest.mark.parametrize("start", CaseStatus)
def test_every_pair_of_states(
    start: CaseStatus, database: Database, actor: Actor, code: str
) -> None:
    for end in CaseStatus:
        code = log_call(database, actor, call(name="", phone="")).case_code
        bring_to(database, actor, code, start)
        before = everything(database)
        reason = "1" if end is CaseStatus.DUPLICATE else "lý do"
        problems = _step(database, actor, code, end, reason)
        is_allowed = (
            end in case_states.ALLOWED[start]
            and start not in case_states.FINAL
            and end is not CaseStatus.CLOSED
        )
        assert (problems == {}) is is_allowed, (end, problems)
        if is_allowed:
            whole = case_details.detail(database, code)
            last = whole.transitions[-1]
            assert whole.case.status is end
            assert (last.from_status, last.to_status, last.reason) == (start, end, reason)
            assert (whole.case.closed_at is not None) is (end in case_states.FINAL)
        else:
            assert set(problems) == {"status"}
            assert everything(database) == before
    assert check(database).is_ok


REASON_NEEDED = (
    CaseStatus.WAITING_INFORMATION,
    CaseStatus.DUPLICATE,
    CaseStatus.WITHDRAWN,
    CaseStatus.UNVERIFIABLE,
    CaseStatus.OUT_OF_COMPETENCE,
    CaseStatus.LEGAL_TRACK,
)


@pytest.mark.parametrize("end", REASON_NEEDED)
@pytest.mark.parametrize("reason", ["", "  \n\u00a0\u200b"])
def test_steps_that_need_a_reason(
    end: CaseStatus, reason: str, database: Database, actor: Actor, code: str
) -> None:
    before = everything(database)
    assert _step(database, actor, code, end, reason) == {"reason": "reason_missing"}
    assert everything(database) == before


def test_a_status_that_is_none(database: Database, actor: Actor, code: str) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        change_status(database, actor, code, "done")
    assert refusal.value.problems == {"status": "unknown_code"}


def test_a_duplicate_names_the_case_it_repeats(database: Database, actor: Actor, code: str) -> None:
    original = database.value("SELECT code FROM cases WHERE code <> ?", [code])
    assert _step(database, actor, code, CaseStatus.DUPLICATE, code) == {
        "reason": "duplicate_of_itself"
    }
    with pytest.raises(NotFound):
        change_status(database, actor, code, CaseStatus.DUPLICATE, "BMT-1999-000001")
    change_status(database, actor, code, CaseStatus.DUPLICATE, original.lower())
    assert case_details.detail(database, code).case.duplicate_of_code == original
    reopen_case(database, actor, code, "Không phải trùng")
    assert case_details.detail(database, code).case.duplicate_of_code == ""


@pytest.mark.parametrize("start", CaseStatus)
def test_the_way_to_the_end(start: CaseStatus) -> None:
    way = case_states.path(start, CaseStatus.CLOSED)
    steps = (start, *way)
    assert all(end in case_states.ALLOWED[here] for here, end in itertools.pairwise(steps))
    assert not set(way[:-1]) & case_states.FINAL
    assert (way == ()) is (start is CaseStatus.CLOSED)


@pytest.mark.parametrize("start", CaseStatus)
def test_closing_from_every_state(
    start: CaseStatus, database: Database, actor: Actor, code: str
) -> None:
    bring_to(database, actor, code, start)
    before = everything(database)
    draft = closing(outcome="partly", unmet_reason="no_budget", lessons="Gọi sớm hơn")
    if start in case_states.FINAL:
        with pytest.raises(ValidationFailed) as refusal:
            close_case(database, actor, code, draft)
        assert refusal.value.problems == {"case": "case_is_closed"}
        assert everything(database) == before
        return
    close_case(database, actor, code, draft)
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.CLOSED
    assert (whole.case.outcome, whole.case.unmet_reason) == (Outcome.PARTLY, UnmetReason.NO_BUDGET)
    assert whole.case.lessons == "Gọi sớm hơn"
    assert whole.case.closed_at is not None
    _assert_whole_history(whole)


def _assert_whole_history(whole: CaseDetail) -> None:
    steps = [(step.from_status, step.to_status) for step in whole.transitions]
    assert steps[0] == (None, CaseStatus.NEW)
    assert all(first[1] is second[0] for first, second in itertools.pairwise(steps))
    assert steps[-1][1] is whole.case.status
    for start, end in steps[1:]:
        assert start is not None
        assert end in case_states.ALLOWED[start]


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (closing(outcome=""), {"outcome": "unknown_code"}),
        (closing(outcome="good"), {"outcome": "unknown_code"}),
        (closing(outcome="unmet"), {"reason": "reason_missing"}),
        (closing(outcome="partly"), {"reason": "reason_missing"}),
        (closing(outcome="unmet", unmet_reason="bad luck"), {"reason": "unknown_code"}),
        (
            closing(outcome="", unmet_reason="bad luck"),
            {"outcome": "unknown_code", "reason": "unknown_code"},
        ),
    ],
)
def test_closing_without_an_outcome_is_refused(
    draft: object, problems: dict[str, str], database: Database, actor: Actor, code: str
) -> None:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        close_case(database, actor, code, draft)  # type: ignore[arg-type]
    assert refusal.value.problems == problems
    assert everything(database) == before


@pytest.mark.parametrize("end", sorted(case_states.FINAL))
def test_reopening_from_every_end(
    end: CaseStatus, database: Database, actor: Actor, code: str
) -> None:
    bring_to(database, actor, code, end)
    with pytest.raises(ValidationFailed) as refusal:
        reopen_case(database, actor, code, " ")
    assert refusal.value.problems == {"reason": "reason_missing"}
    reopen_case(database, actor, code, "Người gọi báo chưa nhận gạo")
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.IN_PROGRESS
    assert (whole.case.outcome, whole.case.closed_at) == (None, None)
    assert whole.transitions[-1].reason == "Người gọi báo chưa nhận gạo"
    _assert_whole_history(whole)
    close_case(database, actor, code, closing())
    assert check(database).is_ok


def test_an_open_case_is_not_reopened(database: Database, actor: Actor, code: str) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        reopen_case(database, actor, code, "lý do")
    assert refusal.value.problems == {"case": "case_is_open"}


def test_versions_count_every_change(database: Database, actor: Actor, code: str) -> None:
    def version() -> int:
        return case_details.detail(database, code).case.version

    assert version() == 1
    change_status(database, actor, code, CaseStatus.VERIFYING)
    assert version() == 2
    assign_owner(database, actor, code, "canbo")
    assert version() == 3
    assert edit_case(database, actor, code, {"urgency": "high"}, 3) == 4
    close_case(database, actor, code, closing())
    assert version() == 5


def test_of_two_readers_the_second_to_save_is_told(
    database: Database, actor: Actor, code: str
) -> None:
    first = second = case_details.detail(database, code).case.version
    edit_case(database, actor, code, {"summary": "Hết gạo và sữa", "people_count": "12"}, first)
    before = everything(database)
    with pytest.raises(StaleRecord) as refusal:
        edit_case(database, actor, code, {"summary": "Hết gạo"}, second)
    assert (refusal.value.seen, refusal.value.current) == (1, 2)
    assert everything(database) == before
    case = case_details.detail(database, code).case
    assert (case.summary, case.people_count) == ("Hết gạo và sữa", 12)


def test_every_field_is_edited_and_the_trail_has_before_and_after(
    database: Database, actor: Actor, code: str
) -> None:
    changes = {
        "summary": "Thiếu sữa cho trẻ",
        "urgency": "urgent",
        "matter_kind": "petition",
        "people_count": "3",
        "needs": "children|lodging",
        "employer": "Xí nghiệp May Đắk Lắk",
        "unit": "CUMGAR",
        "employer_must_not_know": "yes",
    }
    edit_case(database, actor, code, changes, 1)
    case = case_details.detail(database, code).case
    assert (case.summary, case.urgency, case.matter_kind) == (
        "Thiếu sữa cho trẻ", "urgent", "petition",
    )  # fmt: skip
    assert (case.people_count, set(case.needs)) == (3, {"children", "lodging"})
    assert (case.employer_name, case.unit_code) == ("Xí nghiệp May Đắk Lắk", "CUMGAR")
    assert case.employer_must_not_know
    trail = database.value("SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1")
    assert '"urgency":["normal","urgent"]' in trail
    assert '"needs":["food","children|lodging"]' in trail
    assert check(database).is_ok


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("summary", "  ", "summary_missing"),
        ("urgency", "fast", "unknown_code"),
        ("matter_kind", "", "unknown_code"),
        ("people_count", "0", "not_a_number"),
        ("people_count", "-1", "not_a_number"),
        ("people_count", "ba", "not_a_number"),
        ("people_count", "²", "not_a_number"),
        ("people_count", "9" * 5000, "not_a_number"),
        ("needs", "", "need_missing"),
        ("needs", "food|gold", "unknown_need"),
        ("unit", "Liên đoàn Lao động Sao Hỏa", "unknown_unit"),
        ("code", "BMT-1-1", "unknown_field"),
    ],
)
def test_fields_that_cannot_be_taken(
    field: str, typed: str, problem: str, database: Database, actor: Actor, code: str
) -> None:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        edit_case(database, actor, code, {"urgency": "high", field: typed}, 1)
    assert refusal.value.problems == {field: problem}
    assert everything(database) == before


def test_an_owner_is_an_active_user(database: Database, actor: Actor, code: str) -> None:
    assign_owner(database, actor, code, "Phạm Văn Cán")
    assert case_details.detail(database, code).case.owner_name == "Phạm Văn Cán"
    database.execute("UPDATE users SET is_active = 0 WHERE name = 'truc'")
    for name in ("truc", "nobody", ""):
        with pytest.raises(ValidationFailed) as refusal:
            assign_owner(database, actor, code, name)
        assert refusal.value.problems == {"owner": "unknown_user"}


@pytest.mark.parametrize("typed", ["2", "02", "000002", "bmt-2021-000002", " BMT-2021-000002 "])
def test_a_case_by_the_end_of_its_code(typed: str, database: Database, actor: Actor) -> None:
    for _ in range(2):
        log_call(database, actor, call(received_at="30/8/2021 09:00"))
    assert case_details.detail(database, typed).case.code == "BMT-2021-000002"


@pytest.mark.parametrize(
    "typed", ["", "3", "²", "٢", "9" * 5000, "%", "_", "BMT-2021-00000%", "-1"]
)
def test_a_code_of_no_case(typed: str, database: Database, actor: Actor, code: str) -> None:
    with pytest.raises(NotFound):
        case_details.detail(database, typed)


def test_the_end_of_two_codes_is_no_code(database: Database, actor: Actor) -> None:
    for day in ("30/8/2021", "30/8/2022"):
        log_call(database, actor, call(received_at=day))
    with pytest.raises(NotFound):
        case_details.detail(database, "1")
