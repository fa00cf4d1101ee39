"""Proposals that wait for a second person, and what was decided on them."""

import json
from typing import Any, Final

from db.choices import AssignmentState
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.errors import NotFound
from db.queries import office_settings
from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.records.people import Actor
from db.rules import permissions

MOST: Final = 500
_FIRST_WORDS: Final = 200
_COLUMNS: Final = (
    "SELECT a.id, a.kind, a.state, coalesce(c.code, ''), coalesce(c.summary, ''), "
    "coalesce(a.created_by, ''), coalesce(u.full_name, ''), a.created_at, a.version, a.proposal, "
    "a.comment, coalesce(d.full_name, ''), a.decided_at, a.decision_comment FROM approvals a "
    "LEFT JOIN cases c ON c.id = a.case_id LEFT JOIN users u ON u.id = a.created_by "
    "LEFT JOIN users d ON d.id = a.decided_by "
)
_BENEFITS: Final = (
    "SELECT a.id, c.code, c.summary, coalesce(a.created_by, ''), coalesce(u.full_name, ''), "
    "a.submitted_at, a.version, b.who, coalesce(a.amount_asked, ''), g.number FROM assignments a "
    "JOIN cases c ON c.id = a.case_id JOIN benefits b ON b.id = a.benefit_id "
    "JOIN programmes g ON g.id = b.programme_id LEFT JOIN users u ON u.id = a.created_by "
    "WHERE a.state = ? ORDER BY a.submitted_at DESC, a.id DESC LIMIT ?"
)


def is_needed(database: Database, actor: Actor, kind: ApprovalKind) -> bool:
    """Whether the office lets a second person decide this before the actor may do it."""
    rules = office_settings.approval_rules(database)
    is_asked = rules.closing if kind is ApprovalKind.CLOSING else rules.letters
    return is_asked and not may_decide(actor)


def may_decide(actor: Actor) -> bool:
    """Whether the actor decides on proposals."""
    return actor.role in permissions.ALLOWED["approve_proposal"]


def of_case(database: Database, case_id: str) -> tuple[ApprovalRecord, ...]:
    """Every proposal about a case, oldest first."""
    rows = database.rows(_COLUMNS + "WHERE a.case_id = ? ORDER BY a.created_at, a.id", [case_id])
    return tuple(_read(row) for row in rows)


def one(database: Database, typed: str) -> ApprovalRecord:
    """The proposal with this id, or whose id ends so.

    Raises:
        NotFound: none, or several.
    """
    rows = database.rows(_COLUMNS + "WHERE a.id = ?", [typed])
    ending = typed.strip().lower().replace("%", "").replace("_", "")
    if not rows and len(ending) >= 4:
        rows = database.rows(_COLUMNS + "WHERE a.id LIKE ? LIMIT 2", [f"%{ending}"])
    if len(rows) != 1:
        raise NotFound("approval", typed)
    return _read(rows[0])


def waiting_closing(database: Database, case_id: str) -> str | None:
    """Id of the proposal to close a case that nobody decided on yet."""
    found: str | None = database.value(
        "SELECT id FROM approvals WHERE case_id = ? AND kind = ? AND state = ?",
        [case_id, ApprovalKind.CLOSING.value, ApprovalState.WAITING.value],
    )
    return found


def inbox(database: Database) -> tuple[ApprovalRecord, ...]:
    """What waits, oldest first, with submitted benefits; then what was decided, newest first."""
    waiting = database.rows(
        _COLUMNS + "WHERE a.state = 'waiting' ORDER BY a.created_at, a.id LIMIT ?", [MOST]
    )
    decided = database.rows(
        _COLUMNS + "WHERE a.state <> 'waiting' ORDER BY a.created_at DESC, a.id DESC LIMIT ?",
        [MOST],
    )
    submitted = database.rows(_BENEFITS, [AssignmentState.SUBMITTED.value, MOST])
    benefits = (_benefit(row) for row in reversed(submitted))
    return (*map(_read, waiting), *benefits, *map(_read, decided))


def waiting_for(database: Database, actor: Actor) -> int:
    """How many proposals wait for the actor: all but the own ones, for those who decide."""
    if not may_decide(actor):
        return 0
    me = actor.user_id
    sql = "SELECT count(*) FROM {} WHERE state = ? AND coalesce(created_by, '') <> ?"
    proposed = database.value(sql.format("approvals"), [ApprovalState.WAITING.value, me])
    submitted = database.value(sql.format("assignments"), [AssignmentState.SUBMITTED.value, me])
    return int(proposed) + int(submitted)


def own_waiting(database: Database, actor: Actor) -> int:
    """How many proposals of the actor nobody decided on yet."""
    found = database.value(
        "SELECT count(*) FROM approvals WHERE state = 'waiting' AND created_by = ?",
        [actor.user_id],
    )
    return int(found)


def _read(row: tuple[Any, ...]) -> ApprovalRecord:
    return ApprovalRecord(
        id=row[0],
        kind=ApprovalKind(row[1]),
        state=ApprovalState(row[2]),
        case_code=row[3],
        case_summary=row[4][:_FIRST_WORDS],
        proposer_id=row[5],
        proposed_by=row[6],
        proposed_at=from_text(row[7]),
        version=row[8],
        proposal=json.loads(row[9] or "{}"),
        comment=row[10],
        decided_by=row[11],
        decided_at=from_text_or_none(row[12]),
        decision_comment=row[13],
    )


def _benefit(row: tuple[Any, ...]) -> ApprovalRecord:
    proposal = {"benefit": row[7], "amount": str(row[8]), "programme": row[9]}
    return ApprovalRecord(
        id=row[0],
        kind=ApprovalKind.BENEFIT,
        state=ApprovalState.WAITING,
        case_code=row[1],
        case_summary=row[2][:_FIRST_WORDS],
        proposer_id=row[3],
        proposed_by=row[4],
        proposed_at=from_text(row[5]),
        version=row[6],
        proposal=proposal,
    )
