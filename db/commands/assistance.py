"""Assigning a case to a programme's benefit: proposed, submitted, approved or rejected, delivered.

Who proposes does not approve. Amounts are whole VND.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import audit, lookups
from db.choices import AssignmentState, CaseStatus
from db.commands.proposals import (
    Proposal,
    papers_seen,
    read_amount,
    read_proposal,
    told_doubles,
)
from db.commands.stamps import Desk, acting
from db.commands.transitions import follow_work, refuse_finished
from db.connection import Database
from db.errors import NotAllowed, ValidationFailed
from db.lookups import OpenCase
from db.models.assistance import Assignment
from db.queries import assignments, double_benefits, programmes
from db.records.drafts import AssignmentDraft
from db.records.people import Actor
from db.records.programmes import AssignmentRecord
from db.rows import insert_owned, update_owned
from db.rules import text
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
            the same person and benefit already assigned, case closed; help that may be given
            twice without a word why.
    """
    with acting(database, actor, "assign_benefit") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        wanted = read_proposal(desk, case, draft)
        assignment_id = _add_proposal(desk, case, wanted)
        follow_work(desk, case, CaseStatus.IN_PROGRESS)
        changes = {
            "benefit": wanted.benefit.code,
            "amount": wanted.columns["amount_asked"],
            "verdict": wanted.check_list.verdict,
            **told_doubles(wanted.doubles, wanted.columns["double_reason"]),
        }
        subject = audit.Subject("assignments", assignment_id, case.id)
        audit.record(database, actor, "assign_benefit", subject, changes)
    return assignments.one(database, assignment_id)


def _add_proposal(desk: Desk, case: OpenCase, wanted: Proposal) -> str:
    return insert_owned(
        desk.database,
        Assignment,
        desk.actor,
        created_at=desk.at,
        case_id=case.id,
        person_id=case.person_id,
        benefit_id=wanted.benefit.id,
        state=AssignmentState.PROPOSED,
        check_list=assignments.check_list_text(wanted.check_list),
        verdict=wanted.check_list.verdict,
        **wanted.columns,
    )


def check_papers(
    database: Database, actor: Actor, assignment_id: str, papers: Sequence[str]
) -> AssignmentRecord:
    """Record which of the programme's papers were seen: those named, and no others.

    Raises:
        ValidationFailed: a paper the programme does not ask for, or the matter is over.
    """
    with acting(database, actor, "check_papers") as desk:
        before = assignments.one(database, assignment_id)
        if before.state in (AssignmentState.REJECTED, AssignmentState.DELIVERED):
            raise ValidationFailed({"state": "already_done"})
        listed = papers_seen([title for title, _ in before.check_list.papers], papers)
        after = replace(before.check_list, papers=listed)
        columns = {"check_list": assignments.check_list_text(after)}
        update_owned(database, Assignment, desk.actor, before.id, before.version, **columns)
        missing = ["; ".join(one.papers_missing) for one in (before.check_list, after)]
        subject = audit.Subject("assignments", before.id, before.case_id)
        changes = {"benefit": before.benefit_code, "papers_missing": missing}
        audit.record(database, actor, "check_papers", subject, changes)
    return assignments.one(database, before.id)


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

    Going over the budget is not refused: the trail says by how much.

    Raises:
        NotAllowed: the actor proposed it.
        ValidationFailed: not submitted, an amount above the benefit's ceiling, or help that may
            be given twice and nobody, neither who proposed nor who approves, said why.
    """
    with acting(database, actor, "approve_assignment") as desk:
        before = _in_state(desk, assignment_id, AssignmentState.SUBMITTED)
        _refuse_own(desk, before)
        _, benefit = programmes.with_benefit(database, before.benefit_code)
        problems: dict[str, str] = {}
        approved = read_amount(amount, benefit, problems) if amount.strip() else before.amount_asked
        said = text.clean(comment)
        warned = double_benefits.before_approval(database, before.id, approved)
        reason = before.double_reason or said
        # A pair that somebody gave a reason for, on whichever side, was seen by people.
        if not reason and any(not one.other.reason for one in warned.doubles):
            problems["comment"] = "double_benefit"
        if problems:
            raise ValidationFailed(problems)
        over = {"over_budget": warned.over} if warned.over else {}
        _move(
            desk,
            before,
            "approve_assignment",
            AssignmentState.APPROVED,
            amount_approved=approved,
            decided_by=actor.user_id,
            decided_at=desk.at,
            decision_comment=said,
            trail={**told_doubles(warned.doubles, reason), **over},
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
    trail = columns.pop("trail", {})
    update_owned(
        desk.database, Assignment, desk.actor, before.id, before.version, state=state, **columns
    )
    subject = audit.Subject("assignments", before.id, before.case_id)
    changes = {"benefit": before.benefit_code, "state": [before.state, state], **trail}
    audit.record(desk.database, desk.actor, act, subject, changes)
