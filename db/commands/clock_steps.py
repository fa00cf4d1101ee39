"""What the steps of a case do to its clocks, inside the act that takes the step."""

from datetime import datetime
from typing import Any, Final

from db import lookups
from db.choices import CaseStatus
from db.clock import from_text, from_text_or_none, to_text
from db.commands.stamps import Desk
from db.models.casework import ClockChange
from db.records.approvals import ApprovalKind, ApprovalState
from db.records.case_clocks import ClockChangeKind
from db.rows import insert_owned
from db.rules import case_clocks, case_states

DUE_COLUMNS: Final = (
    "first_action_due_at",
    "verify_due_at",
    "answer_due_at",
    "feedback_due_at",
)
"""Moments that a pause shifts."""


def columns_of_step(
    desk: Desk, case_id: str, way: tuple[CaseStatus, CaseStatus], reason: str
) -> dict[str, Any]:
    """Columns of the case that change with a step from one state to another.

    Waiting for information pauses the terms; leaving it, or ending the case, lets them go on. A
    case that is resolved gets the term in which its person is asked; one that is taken up again
    loses it.
    """
    start, end = way
    columns: dict[str, Any] = {}
    paused_at = desk.database.value("SELECT paused_at FROM cases WHERE id = ?", [case_id])
    if end is CaseStatus.WAITING_INFORMATION and paused_at is None:
        columns |= pause(desk, case_id, reason)
    elif paused_at is not None and (
        start is CaseStatus.WAITING_INFORMATION or end in case_states.FINAL
    ):
        columns |= resume(desk, case_id, reason)
    if end is CaseStatus.RESOLVED:
        days = lookups.clocks(desk.database).feedback_days
        columns["feedback_due_at"] = lookups.calendar(desk.database).due_at(desk.now, days)
    elif end is CaseStatus.IN_PROGRESS:
        columns["feedback_due_at"] = None
    if end in case_states.FINAL:
        _withdraw_closing(desk, case_id)
    return columns


def pause(desk: Desk, case_id: str, reason: str) -> dict[str, Any]:
    """Record that the terms pause from now on; gives the columns that change."""
    record(desk, case_id, ClockChangeKind.PAUSE, reason=reason, from_at=desk.now)
    return {"paused_at": desk.at}


def resume(desk: Desk, case_id: str, reason: str) -> dict[str, Any]:
    """Record that the terms go on; gives the columns that change, each by its own time."""
    names = ", ".join(DUE_COLUMNS)
    row = desk.database.row(
        f"SELECT paused_at, legal_track, {names} FROM cases WHERE id = ?", [case_id]
    )
    assert row is not None, "the case was just read"
    paused_at = from_text(row[0])
    columns: dict[str, Any] = {"paused_at": None}
    for name, stored in zip(DUE_COLUMNS, row[2:], strict=True):
        due_at = from_text_or_none(stored)
        # The answer to a legal matter follows the law's own term, which does not pause.
        if due_at is not None and not (name == "answer_due_at" and row[1]):
            columns[name] = _shifted(desk, name, due_at, paused_at)
    desk.database.execute(
        "UPDATE clock_changes SET until_at = ?, version = version + 1, updated_at = ?, "
        "updated_by = ? WHERE case_id = ? AND kind = ? AND until_at IS NULL",
        [desk.at, desk.at, desk.actor.user_id, case_id, ClockChangeKind.PAUSE.value],
    )
    record(
        desk,
        case_id,
        ClockChangeKind.RESUME,
        reason=reason,
        from_at=paused_at,
        until_at=desk.now,
    )
    return columns


def _shifted(desk: Desk, name: str, due_at: datetime, paused_at: datetime) -> datetime:
    if name == "first_action_due_at":
        return case_clocks.hours_after_pause(due_at, paused_at, desk.now)
    calendar = lookups.calendar(desk.database)
    return case_clocks.after_pause(calendar, due_at, paused_at, desk.now)


def record(desk: Desk, case_id: str, kind: ClockChangeKind, **values: Any) -> str:
    """Keep one change of the terms of a case; `values` are columns of `ClockChange`."""
    moments = {
        name: to_text(value) if isinstance(value, datetime) else value
        for name, value in values.items()
    }
    return insert_owned(
        desk.database,
        ClockChange,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        kind=kind,
        **moments,
    )


def _withdraw_closing(desk: Desk, case_id: str) -> None:
    """A case that ended needs no decision on its closing any more."""
    desk.database.execute(
        "UPDATE approvals SET state = ?, decided_by = ?, decided_at = ?, updated_at = ?, "
        "version = version + 1 WHERE case_id = ? AND kind = ? AND state = ?",
        [
            ApprovalState.WITHDRAWN.value,
            desk.actor.user_id,
            desk.at,
            desk.at,
            case_id,
            ApprovalKind.CLOSING.value,
            ApprovalState.WAITING.value,
        ],
    )
