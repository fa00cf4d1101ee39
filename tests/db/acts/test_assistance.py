"""From proposal to delivery: check-lists at the day of the event, ceilings, who may decide."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from db.choices import AssignmentState, CaseStatus, Role, Verdict
from db.commands.assistance import (
    approve_assignment,
    assign_benefit,
    deliver_assignment,
    reject_assignment,
    submit_assignment,
)
from db.commands.calls import log_call
from db.commands.cases import close_case
from db.connection import Database
from db.errors import NotAllowed, NotFound, ValidationFailed
from db.queries import assignments, case_details
from db.queries.checks import check
from db.records.drafts import AssignmentDraft
from db.records.people import Actor
from tests.factories import LETTER_DAY, assignment, call, closing, vietnam
from tests.reading import everything

MEALS = assignment().answers
ILL = {"member_or_employed": "yes", "f0_treated": "yes", "rules_kept": "yes"}


@pytest.fixture
def code(database: Database, actor: Actor) -> str:
    return log_call(database, actor, call(received_at="30/8/2021 09:15")).case_code


def _refused(doing: Callable[[], object], database: Database) -> dict[str, str]:
    before = everything(database)
    with pytest.raises(ValidationFailed) as refusal:
        doing()
    assert everything(database) == before
    return refusal.value.problems


@pytest.mark.parametrize(
    ("benefit", "day", "answers", "verdict", "reasons"),
    [
        ("3089-AN", "24/8/2021", MEALS, Verdict.LIKELY, ()),
        ("3089-AN", "30/8/2021", MEALS, Verdict.LIKELY, ()),
        (
            "3089-AN", "23/8/2021", MEALS, Verdict.NOT_ELIGIBLE,
            ("condition_failed:3089-AN.event_on",),
        ),
        (
            "3089-AN", "30/8/2021", MEALS | {"directive_16_area": "no"}, Verdict.NOT_ELIGIBLE,
            ("condition_failed:3089-AN.directive_16_area",),
        ),
        (
            "3089-AN", "30/8/2021", MEALS | {"three_on_site": "unknown"},
            Verdict.INFORMATION_MISSING, ("condition_missing:3089-AN.three_on_site",),
        ),
        (
            "3089-AN", "30/8/2021", {}, Verdict.INFORMATION_MISSING,
            (
                "condition_missing:3089-AN.employer_pays_union_fund",
                "condition_missing:3089-AN.three_on_site",
                "condition_missing:3089-AN.directive_16_area",
            ),
        ),
        (
            "3089-AN", "30/8/2021", {"three_on_site": "no"}, Verdict.NOT_ELIGIBLE,
            (
                "condition_missing:3089-AN.employer_pays_union_fund",
                "condition_failed:3089-AN.three_on_site",
                "condition_missing:3089-AN.directive_16_area",
            ),
        ),
        # Signed on 19/5, but counted from the outbreak of 27/4; replaced on 15/12.
        ("2606-F0", "26/4/2021", ILL, Verdict.NOT_ELIGIBLE, ("condition_failed:2606-F0.event_on",)),
        ("2606-F0", "27/4/2021", ILL, Verdict.LIKELY, ()),
        ("2606-F0", "14/12/2021", ILL, Verdict.LIKELY, ()),
        ("2606-F0", "15/12/2021", ILL, Verdict.NOT_ELIGIBLE, ("programme_not_in_force",)),
    ],
)  # fmt: skip
def test_a_check_list_at_the_day_of_the_event(
    benefit: str, day: str, answers: dict[str, str], verdict: Verdict, reasons: tuple[str, ...],
    database: Database, actor: Actor, code: str,
) -> None:  # fmt: skip
    draft = AssignmentDraft(benefit, event_on=day, answers=answers)
    made = assign_benefit(database, actor, code, draft)
    assert made.check_list.verdict is verdict
    assert made.check_list.reasons == reasons
    assert assignments.one(database, made.id) == made
    # Proposed all the same: the decision stays with people.
    assert made.state is AssignmentState.PROPOSED


@pytest.mark.parametrize(
    ("opened", "verdict"),
    [
        (vietnam(2021, 12, 14, 23, 59), Verdict.LIKELY),
        (vietnam(2021, 12, 15, 0, 0), Verdict.NOT_ELIGIBLE),
    ],
)
def test_without_a_day_the_case_was_opened_in_viet_nam(
    opened: datetime, verdict: Verdict, database: Database, actor: Actor,
    set_clock: Callable[[datetime], None],
) -> None:  # fmt: skip
    set_clock(opened)
    code = log_call(database, actor, call()).case_code
    set_clock(opened + timedelta(days=30))
    made = assign_benefit(database, actor, code, AssignmentDraft("2606-F0", answers=ILL))
    assert made.event_on == opened.date()
    assert made.check_list.verdict is verdict


def test_a_proposal_moves_the_case_to_work(database: Database, actor: Actor, code: str) -> None:
    made = assign_benefit(database, actor, code, assignment(goods="10 kg gạo"))
    whole = case_details.detail(database, code)
    assert whole.case.status is CaseStatus.IN_PROGRESS
    assert whole.assignments == (made,)
    assert (made.amount_asked, made.goods, made.person_name) == (
        1_000_000, "10 kg gạo", "Nguyễn Thị Lan",
    )  # fmt: skip
    assert made.programme_number == "3089/QĐ-TLĐ"
    assert not made.is_programme_checked


@pytest.mark.parametrize(
    ("benefit", "highest"),
    [
        ("3089-AN", 1_000_000), ("2606-F0", 3_000_000), ("LDTD-DL", 50_000 * 30),
        ("23-VII-F0", 80_000 * 45), ("08-DLV", 500_000 * 3), ("23-IV-MT", 1_000_000),
    ],
)  # fmt: skip
def test_nobody_asks_for_more_than_the_benefit_gives(
    benefit: str, highest: int, database: Database, actor: Actor, code: str
) -> None:
    def ask(amount: int) -> object:
        return assign_benefit(database, actor, code, AssignmentDraft(benefit, amount=str(amount)))

    assert _refused(lambda: ask(highest + 1), database) == {"amount": "above_ceiling"}
    ask(highest)
    stored = database.value("SELECT amount_asked FROM assignments")
    assert stored == highest


def test_what_nobody_fixed_has_no_ceiling(database: Database, actor: Actor, code: str) -> None:
    draft = AssignmentDraft("MAIAM", amount="80 triệu")
    assert assign_benefit(database, actor, code, draft).amount_asked == 80_000_000


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"event_on": "31/8/0202"}, {"event_on": "year_out_of_range"}),
        (
            {"event_on": "hôm qua", "amount": "nhiều"},
            {"event_on": "not_a_day", "amount": "not_money"},
        ),
        ({"amount": "-5"}, {"amount": "not_money"}),
        ({"amount": "1.000.001đ"}, {"amount": "above_ceiling"}),
    ],
)
def test_proposals_that_cannot_be_read(
    fields: dict[str, str], problems: dict[str, str], database: Database, actor: Actor, code: str
) -> None:
    draft = assignment(**fields)
    assert _refused(lambda: assign_benefit(database, actor, code, draft), database) == problems


def test_what_is_not_there(database: Database, actor: Actor, code: str) -> None:
    before = everything(database)
    with pytest.raises(NotFound):
        assign_benefit(database, actor, code, assignment(benefit_code="3040-X"))
    with pytest.raises(NotFound):
        assign_benefit(database, actor, "BMT-2021-000099", assignment())
    with pytest.raises(NotFound):
        submit_assignment(database, actor, "nothing")
    assert everything(database) == before


def test_a_benefit_paid_once_is_assigned_once(
    database: Database, actors: dict[Role, Actor], code: str
) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    made = assign_benefit(database, officer, code, assignment())
    twice = {"benefit": "already_assigned"}
    assert (
        _refused(lambda: assign_benefit(database, officer, code, assignment()), database) == twice
    )
    other = log_call(database, officer, call(summary="Gọi lại xin tiền ăn"))
    assert (
        _refused(lambda: assign_benefit(database, officer, other.case_code, assignment()), database)
        == twice
    )
    neighbour = log_call(database, officer, call(name="Trần Thị Mai")).case_code
    assign_benefit(database, officer, neighbour, assignment())
    submit_assignment(database, officer, made.id)
    reject_assignment(database, supervisor, made.id, "Thiếu xác nhận")
    assign_benefit(database, officer, other.case_code, assignment())


def test_anonymous_callers_do_not_stand_in_each_others_way(
    database: Database, actor: Actor
) -> None:
    for _ in range(2):
        code = log_call(database, actor, call(name="", phone="")).case_code
        assign_benefit(database, actor, code, assignment())
    assert database.value("SELECT count(*) FROM assignments") == 2


def test_from_proposal_to_delivery(
    database: Database, actors: dict[Role, Actor], code: str,
    set_clock: Callable[[datetime], None],
) -> None:  # fmt: skip
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    at = LETTER_DAY
    set_clock(at)
    made = assign_benefit(database, officer, code, assignment())
    set_clock(at + timedelta(hours=1))
    sent = submit_assignment(database, officer, made.id[-8:].upper())
    set_clock(at + timedelta(hours=2))
    approved = approve_assignment(database, supervisor, made.id, "800.000", "Theo danh sách")
    set_clock(at + timedelta(hours=3))
    given = deliver_assignment(database, officer, made.id, "700k", "Phiếu chi 12")
    assert [step.state.value for step in (made, sent, approved, given)] == [
        "proposed", "submitted", "approved", "delivered",
    ]  # fmt: skip
    assert [step.version for step in (made, sent, approved, given)] == [1, 2, 3, 4]
    assert (given.amount_asked, given.amount_approved, given.amount_delivered) == (
        1_000_000, 800_000, 700_000,
    )  # fmt: skip
    assert (given.proposed_by, given.decided_by, given.delivered_by) == (
        "Phạm Văn Cán", "Lê Thị Phụ", "Phạm Văn Cán",
    )  # fmt: skip
    assert (given.submitted_at, given.decided_at, given.delivered_at) == tuple(
        at + timedelta(hours=hours) for hours in (1, 2, 3)
    )
    assert (given.decision_comment, given.receipt) == ("Theo danh sách", "Phiếu chi 12")
    assert given.check_list == made.check_list
    kinds = [entry.kind for entry in case_details.detail(database, code).timeline]
    assert [kind for kind in kinds if kind not in ("contact", "status")] == [
        "assigned", "submitted", "approved", "delivered",
    ]  # fmt: skip
    assert check(database).is_ok


def test_who_proposes_does_not_decide(
    database: Database, actors: dict[Role, Actor], code: str
) -> None:
    supervisor, administrator = actors[Role.SUPERVISOR], actors[Role.ADMINISTRATOR]
    made = assign_benefit(database, supervisor, code, assignment())
    submit_assignment(database, supervisor, made.id)
    before = everything(database)
    for decide in (
        lambda: approve_assignment(database, supervisor, made.id),
        lambda: reject_assignment(database, supervisor, made.id, "thôi"),
    ):
        with pytest.raises(NotAllowed) as refusal:
            decide()
        assert refusal.value.reason == "proposer"
    assert everything(database) == before
    approved = approve_assignment(database, administrator, made.id)
    assert approved.amount_approved == 1_000_000


def test_every_step_only_from_the_state_before(
    database: Database, actors: dict[Role, Actor], code: str
) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    paper = assign_benefit(database, officer, code, assignment()).id
    steps: dict[str, Callable[[], object]] = {
        "proposed": lambda: submit_assignment(database, officer, paper),
        "submitted": lambda: approve_assignment(database, supervisor, paper),
        "approved": lambda: deliver_assignment(database, officer, paper),
    }
    for done in steps:
        for other, step in steps.items():
            if other != done:
                assert _refused(step, database) == {"state": f"not_{other}"}
        steps[done]()
    for other, step in steps.items():
        assert _refused(step, database) == {"state": f"not_{other}"}
    assert _refused(lambda: reject_assignment(database, supervisor, paper, "x"), database) == {
        "state": "not_submitted"
    }


def test_amounts_never_grow(database: Database, actors: dict[Role, Actor], code: str) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    paper = assign_benefit(database, officer, code, assignment(amount="500.000")).id
    submit_assignment(database, officer, paper)
    for typed, problem in (("1.000.001", "above_ceiling"), ("một ít", "not_money")):
        approve = lambda typed=typed: approve_assignment(  # noqa: E731
            database, supervisor, paper, typed
        )
        assert _refused(approve, database) == {"amount": problem}
    approve_assignment(database, supervisor, paper)
    for typed, problem in (("500.001", "above_approved"), ("x", "not_money")):
        deliver = lambda typed=typed: deliver_assignment(database, officer, paper, typed)  # noqa: E731
        assert _refused(deliver, database) == {"amount": problem}
    assert deliver_assignment(database, officer, paper).amount_delivered == 500_000


def test_a_rejection_says_why(database: Database, actors: dict[Role, Actor], code: str) -> None:
    officer, supervisor = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    paper = assign_benefit(database, officer, code, assignment()).id
    submit_assignment(database, officer, paper)
    silent = lambda: reject_assignment(database, supervisor, paper, " \n")  # noqa: E731
    assert _refused(silent, database) == {"comment": "reason_missing"}
    rejected = reject_assignment(database, supervisor, paper, "Thiếu giấy xác nhận")
    assert (rejected.state, rejected.decision_comment) == ("rejected", "Thiếu giấy xác nhận")
    assert rejected.amount_approved is None


def test_a_finished_case_is_not_assigned(database: Database, actor: Actor, code: str) -> None:
    close_case(database, actor, code, closing())
    propose = lambda: assign_benefit(database, actor, code, assignment())  # noqa: E731
    assert _refused(propose, database) == {"case": "case_is_closed"}
