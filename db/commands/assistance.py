"""Assigning a case to a programme's benefit: proposed, submitted, approved or rejected, delivered.

Who proposes does not approve. Amounts are whole VND.
"""

from datetime import date
from typing import Any

from db import audit, lookups
from db.choices import AssignmentState, BenefitKind, CaseStatus
from db.clock import from_text
from db.commands.stamps import Desk, acting
from db.commands.transitions import follow_work, refuse_finished
from db.connection import Database
from db.errors import NotAllowed, ValidationFailed
from db.lookups import OpenCase
from db.models.assistance import Assignment
from db.queries import assignments, programmes
from db.records.drafts import AssignmentDraft
from db.records.people import Actor
from db.records.programmes import AssignmentRecord, BenefitRecord, ProgrammeRecord
from db.rows import insert_owned, update_owned
from db.rules import eligibility, programme_versions, text
from db.rules.days import VIETNAM, DayError, parse_day
from db.rules.money import MoneyError, parse_money


def assign_benefit(
    database: Database, actor: Actor, case_code: str, draft: AssignmentDraft
) -> AssignmentRecord:
    """Propose a benefit for a case; its check-list is evaluated at the date of the event.

    A proposal is recorded whatever the check-list says: the verdict and its reasons are kept with
    it, the decision stays with people. Of a benefit that has several versions the one in force on
    the day of the event is taken.

    Raises:
        NotFound: no such case or benefit.
        ValidationFailed: a day or an amount that cannot be read, more than the benefit allows,
            the same person and benefit already assigned, case closed.
    """
    with acting(database, actor, "assign_benefit") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        problems: dict[str, str] = {}
        event_on = _event_day(draft.event_on, _vietnam_day(case.opened_at), problems)
        programme, benefit = _version_in_force(database, draft.benefit_code, event_on)
        amount = _amount(draft.amount, benefit, problems)
        if problems:
            raise ValidationFailed(problems)
        if benefit.is_once:
            _refuse_twice(desk, case, benefit, event_on)
        check_list = eligibility.evaluate(programme, benefit, event_on, draft.answers)
        assignment_id = insert_owned(
            database,
            Assignment,
            actor,
            created_at=desk.at,
            case_id=case.id,
            person_id=case.person_id,
            benefit_id=benefit.id,
            state=AssignmentState.PROPOSED,
            event_on=event_on,
            check_list=assignments.check_list_text(check_list),
            verdict=check_list.verdict,
            amount_asked=amount,
            goods=text.clean(draft.goods),
        )
        follow_work(desk, case, CaseStatus.IN_PROGRESS)
        changes = {"benefit": benefit.code, "amount": amount, "verdict": check_list.verdict}
        subject = audit.Subject("assignments", assignment_id, case.id)
        audit.record(database, actor, "assign_benefit", subject, changes)
    return assignments.one(database, assignment_id)


def _version_in_force(
    database: Database, benefit_code: str, event_on: date
) -> tuple[ProgrammeRecord, BenefitRecord]:
    """The benefit as it stood on the day: of an amended programme the version then in force."""
    named = programmes.with_benefit(database, benefit_code)
    known = programmes.all_programmes(database)
    return programme_versions.in_force_for(known, benefit_code, event_on) or named


def _vietnam_day(stored: str) -> date:
    return from_text(stored).astimezone(VIETNAM).date()


def _event_day(typed: str, opened_on: date, problems: dict[str, str]) -> date:
    if not typed.strip():
        return opened_on
    try:
        return parse_day(typed)
    except DayError as error:
        problems["event_on"] = error.code
        return opened_on


def _amount(typed: str, benefit: BenefitRecord, problems: dict[str, str]) -> int | None:
    if not typed.strip():
        is_whole = benefit.kind in (BenefitKind.EXACT, BenefitKind.MAX, BenefitKind.ADDON)
        return benefit.amount if is_whole else None
    try:
        amount = parse_money(typed)
    except MoneyError as error:
        problems["amount"] = error.code
        return None
    ceiling = highest_amount(benefit)
    if ceiling is not None and amount > ceiling:
        problems["amount"] = "above_ceiling"
    return amount


def highest_amount(benefit: BenefitRecord) -> int | None:
    """The most one assignment to this benefit may ask for, in VND; None when nobody set it."""
    if benefit.amount is None or benefit.kind is BenefitKind.LOCAL_DECISION:
        return None
    if benefit.kind is BenefitKind.ADDON and benefit.unit == "trẻ":
        return None
    if benefit.kind in (BenefitKind.PER_DAY, BenefitKind.PER_MONTH):
        return None if benefit.max_units is None else benefit.amount * benefit.max_units
    return benefit.amount


def _refuse_twice(desk: Desk, case: OpenCase, benefit: BenefitRecord, event_on: date) -> None:
    # Once is once for a person and an event, whichever case it is asked in.
    same = desk.database.value(
        "SELECT id FROM assignments WHERE benefit_id = ? AND state <> ? "
        "AND (case_id = ? OR (event_on = ? "
        "AND case_id IN (SELECT id FROM cases WHERE person_id = ?)))",
        [
            benefit.id,
            AssignmentState.REJECTED.value,
            case.id,
            event_on.isoformat(),
            case.person_id,
        ],
    )
    if same is not None:
        raise ValidationFailed({"benefit": "already_assigned"})


def submit_assignment(database: Database, actor: Actor, assignment_id: str) -> AssignmentRecord:
    """Hand a proposal in for decision."""
    with acting(database, actor, "submit_assignment") as desk:
        before = _in_state(desk, assignment_id, AssignmentState.PROPOSED)
        _move(desk, before, "submit_assignment", AssignmentState.SUBMITTED, submitted_at=desk.at)
    return assignments.one(database, before.id)


def approve_assignment(
    database: Database, actor: Actor, assignment_id: str, amount: str = "", comment: str = ""
) -> AssignmentRecord:
    """Approve a submitted proposal, wholly or with another amount.

    Raises:
        NotAllowed: the actor proposed it.
        ValidationFailed: not submitted, or an amount above the benefit's ceiling.
    """
    with acting(database, actor, "approve_assignment") as desk:
        before = _in_state(desk, assignment_id, AssignmentState.SUBMITTED)
        _refuse_own(desk, before)
        _, benefit = programmes.with_benefit(database, before.benefit_code)
        problems: dict[str, str] = {}
        approved = _amount(amount, benefit, problems) if amount.strip() else before.amount_asked
        if problems:
            raise ValidationFailed(problems)
        _move(
            desk,
            before,
            "approve_assignment",
            AssignmentState.APPROVED,
            amount_approved=approved,
            decided_by=actor.user_id,
            decided_at=desk.at,
            decision_comment=text.clean(comment),
        )
    return assignments.one(database, before.id)


def reject_assignment(
    database: Database, actor: Actor, assignment_id: str, comment: str
) -> AssignmentRecord:
    """Reject a submitted proposal, with the reason.

    Raises:
        NotAllowed: the actor proposed it.
        ValidationFailed: not submitted, or no reason.
    """
    said = text.clean(comment)
    if not said:
        raise ValidationFailed({"comment": "reason_missing"})
    with acting(database, actor, "reject_assignment") as desk:
        before = _in_state(desk, assignment_id, AssignmentState.SUBMITTED)
        _refuse_own(desk, before)
        _move(
            desk,
            before,
            "reject_assignment",
            AssignmentState.REJECTED,
            decided_by=actor.user_id,
            decided_at=desk.at,
            decision_comment=said,
        )
    return assignments.one(database, before.id)


def deliver_assignment(
    database: Database, actor: Actor, assignment_id: str, amount: str = "", receipt: str = ""
) -> AssignmentRecord:
    """Record that an approved benefit reached the person.

    Raises:
        ValidationFailed: not approved, or more than was approved.
    """
    with acting(database, actor, "deliver_assignment") as desk:
        return hand_over(desk, assignment_id, amount, receipt)


def hand_over(desk: Desk, assignment_id: str, amount: str, receipt: str) -> AssignmentRecord:
    """Record the hand-over inside an act that has begun; refuses as `deliver_assignment` does."""
    before = _in_state(desk, assignment_id, AssignmentState.APPROVED)
    delivered = before.amount_approved
    if amount.strip():
        try:
            delivered = parse_money(amount)
        except MoneyError as error:
            raise ValidationFailed({"amount": error.code}) from error
        if before.amount_approved is not None and delivered > before.amount_approved:
            raise ValidationFailed({"amount": "above_approved"})
    _move(
        desk,
        before,
        "deliver_assignment",
        AssignmentState.DELIVERED,
        amount_delivered=delivered,
        delivered_by=desk.actor.user_id,
        delivered_at=desk.at,
        receipt=text.clean(receipt),
    )
    return assignments.one(desk.database, before.id)


def _in_state(desk: Desk, assignment_id: str, state: AssignmentState) -> AssignmentRecord:
    record = assignments.one(desk.database, assignment_id)
    if record.state is not state:
        raise ValidationFailed({"state": f"not_{state.value}"})
    return record


def _refuse_own(desk: Desk, record: AssignmentRecord) -> None:
    proposer = desk.database.value("SELECT created_by FROM assignments WHERE id = ?", [record.id])
    if proposer == desk.actor.user_id:
        raise NotAllowed("approve_assignment", "proposer")


def _move(
    desk: Desk, before: AssignmentRecord, act: str, state: AssignmentState, **columns: Any
) -> None:
    update_owned(
        desk.database, Assignment, desk.actor, before.id, before.version, state=state, **columns
    )
    subject = audit.Subject("assignments", before.id, before.case_id)
    changes = {"benefit": before.benefit_code, "state": [before.state, state]}
    audit.record(desk.database, desk.actor, act, subject, changes)
