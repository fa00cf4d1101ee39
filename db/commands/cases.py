"""The life of a case: its status, its owner, its fields, its end and its reopening."""

from collections.abc import Mapping
from typing import Any

from db import audit, lookups
from db.choices import CaseStatus, Outcome, UnmetReason
from db.commands import case_fields, legal_steps
from db.commands.merge_moves import is_merged
from db.commands.stamps import Desk, acting
from db.commands.transitions import move_along, take_step
from db.connection import Database
from db.errors import StaleRecord, ValidationFailed
from db.lookups import OpenCase
from db.models.cases import Case
from db.queries import approvals
from db.records.approvals import ApprovalKind
from db.records.drafts import ClosingDraft
from db.records.people import Actor
from db.rows import update_owned
from db.rules import case_states, text
from db.search import index


def change_status(
    database: Database, actor: Actor, case_code: str, to_status: str, reason: str = ""
) -> None:
    """Move a case one step along the state table.

    For a duplicate the reason is the code of the case it repeats.

    Raises:
        ValidationFailed: the step is not in the table, or needs a reason.
    """
    if to_status not in set(CaseStatus):
        raise ValidationFailed({"status": "unknown_code"})
    target = CaseStatus(to_status)
    if target is CaseStatus.CLOSED:
        raise ValidationFailed({"status": "closing_has_its_own_act"})
    with acting(database, actor, "change_status") as desk:
        case = lookups.case(database, case_code)
        said = text.clean(reason)
        problem = case_states.problem_of_step(case.status, target, said)
        if problem is not None:
            field = "reason" if problem == "reason_missing" else "status"
            raise ValidationFailed({field: problem})
        extra: dict[str, Any] = {}
        if target in case_states.FINAL:
            extra["closed_at"] = desk.at
        if target is CaseStatus.DUPLICATE:
            original = lookups.case_key(database, said)
            if original[0] == case.id:
                raise ValidationFailed({"reason": "duplicate_of_itself"})
            extra["duplicate_of_id"] = original[0]
        if case.status in case_states.FINAL:
            raise ValidationFailed({"status": "reopening_has_its_own_act"})
        take_step(desk, case, target, said, **extra)
        _audit(desk, "change_status", case.id, {"status": [case.status, target], "reason": said})


def close_case(database: Database, actor: Actor, case_code: str, draft: ClosingDraft) -> None:
    """Close a case with its outcome; the steps before closing are taken with it.

    Raises:
        ValidationFailed: unknown outcome, no reason for an unmet need, case closed already, or the
            office lets a second person decide (see `db.commands.approvals`).
    """
    refuse_bad_closing(draft)
    with acting(database, actor, "close_case") as desk:
        case = lookups.case(database, case_code)
        if case.status in case_states.FINAL:
            raise ValidationFailed({"case": "case_is_closed"})
        if approvals.is_needed(database, actor, ApprovalKind.CLOSING):
            raise ValidationFailed({"case": "closing_needs_approval"})
        _audit(desk, "close_case", case.id, close_now(desk, case, draft))


def close_now(desk: Desk, case: OpenCase, draft: ClosingDraft) -> dict[str, Any]:
    """Close an open case inside the caller's act; gives what its entry says."""
    move_along(
        desk,
        case,
        CaseStatus.CLOSED,
        outcome=draft.outcome,
        unmet_reason=draft.unmet_reason or None,
        lessons=text.clean(draft.lessons),
        closed_at=desk.at,
    )
    return {"outcome": draft.outcome, "reason": draft.unmet_reason, "from": case.status}


def refuse_bad_closing(draft: ClosingDraft) -> None:
    """Refuse a closing whose fields cannot be taken.

    Raises:
        ValidationFailed: unknown outcome or reason, no reason for an unmet need.
    """
    problems = _closing_problems(draft)
    if problems:
        raise ValidationFailed(problems)


def _closing_problems(draft: ClosingDraft) -> dict[str, str]:
    problems: dict[str, str] = {}
    if draft.outcome not in set(Outcome):
        problems["outcome"] = "unknown_code"
    if draft.unmet_reason and draft.unmet_reason not in set(UnmetReason):
        problems["reason"] = "unknown_code"
    elif draft.outcome in (Outcome.PARTLY, Outcome.UNMET) and not draft.unmet_reason:
        problems["reason"] = "reason_missing"
    return problems


def reopen_case(database: Database, actor: Actor, case_code: str, reason: str) -> None:
    """Take a finished case up again; the reason is kept.

    Raises:
        ValidationFailed: the case is not finished, no reason was given, or the case went into
            another one: that merge has to be undone instead.
    """
    said = text.clean(reason)
    with acting(database, actor, "reopen_case") as desk:
        case = lookups.case(database, case_code)
        if case.status not in case_states.FINAL:
            raise ValidationFailed({"case": "case_is_open"})
        if not said:
            raise ValidationFailed({"reason": "reason_missing"})
        if is_merged(database, case.id):
            raise ValidationFailed({"case": "case_is_merged"})
        take_step(
            desk,
            case,
            CaseStatus.IN_PROGRESS,
            said,
            closed_at=None,
            outcome=None,
            unmet_reason=None,
            duplicate_of_id=None,
        )
        _audit(desk, "reopen_case", case.id, {"from": case.status, "reason": said})


def assign_owner(database: Database, actor: Actor, case_code: str, user_name: str) -> None:
    """Give a case to a handling officer.

    Raises:
        ValidationFailed: no such active user.
    """
    with acting(database, actor, "assign_owner") as desk:
        case = lookups.case(database, case_code)
        owner_id = lookups.user_id(database, user_name)
        if owner_id is None:
            raise ValidationFailed({"owner": "unknown_user"})
        before = database.value("SELECT owner_id FROM cases WHERE id = ?", [case.id])
        with index.refreshing(database, [case.number]):
            update_owned(database, Case, actor, case.id, case.version, owner_id=owner_id)
        _audit(desk, "assign_owner", case.id, {"owner": [before, owner_id]})


def edit_case(
    database: Database, actor: Actor, case_code: str, changes: Mapping[str, str], version: int
) -> int:
    """Change fields of a case, as typed (see `case_fields.FIELDS`); returns the new version.

    Raises:
        ValidationFailed: fields that cannot be taken.
        StaleRecord: the case was saved since version `version` was read.
    """
    with acting(database, actor, "edit_case") as desk:
        case = lookups.case(database, case_code)
        if case.version != version:
            raise StaleRecord("case", case.code, version, case.version)
        before = case_fields.stored_values(database, case.id, changes)
        with index.refreshing(database, [case.number]):
            columns = case_fields.read(desk, case, changes)
            update_owned(database, Case, actor, case.id, version, **columns)
        if "matter_kind" in columns:
            legal_steps.follow_kind(desk, case.id)
        after = case_fields.stored_values(database, case.id, changes)
        differing = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        _audit(desk, "edit_case", case.id, differing)
        return version + 1


def _audit(desk: Desk, act: str, case_id: str, changes: Mapping[str, Any]) -> None:
    subject = audit.Subject("cases", case_id, case_id)
    audit.record(desk.database, desk.actor, act, subject, changes)
