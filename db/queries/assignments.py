"""Assignments of cases to benefits."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from db.choices import AssignmentState, Verdict
from db.clock import from_text, from_text_or_none, stored_day
from db.connection import Database
from db.errors import NotFound
from db.records.programmes import AssignmentRecord, CheckedCondition, CheckList

_SELECT = (
    "SELECT a.id, a.case_id, b.code, b.who, p.code, p.number, p.title, "
    "coalesce(n.full_name, ''), a.state, a.event_on, a.check_list, a.amount_asked, "
    "a.amount_approved, a.amount_delivered, a.goods, p.checked_on, coalesce(u1.full_name, ''), "
    "a.created_at, a.submitted_at, coalesce(u2.full_name, ''), a.decided_at, a.decision_comment, "
    "coalesce(u3.full_name, ''), a.delivered_at, a.receipt, a.version, a.covers_from, "
    "a.covers_to, a.double_reason FROM assignments a "
    "JOIN benefits b ON b.id = a.benefit_id JOIN programmes p ON p.id = b.programme_id "
    "LEFT JOIN persons n ON n.id = a.person_id LEFT JOIN users u1 ON u1.id = a.created_by "
    "LEFT JOIN users u2 ON u2.id = a.decided_by LEFT JOIN users u3 ON u3.id = a.delivered_by "
)


def one(database: Database, assignment_id: str) -> AssignmentRecord:
    """One assignment, by its id or the end of it.

    Raises:
        NotFound: no such assignment, or several end like this.
    """
    found = _records(database, "WHERE a.id = ?", [assignment_id])
    if not found:
        ending = assignment_id.strip().lower().replace("%", "").replace("_", "")
        if len(ending) >= 4:
            found = _records(database, "WHERE a.id LIKE ?", [f"%{ending}"])
    if len(found) != 1:
        raise NotFound("assignment", assignment_id)
    return found[0]


def of_case(database: Database, case_id: str) -> tuple[AssignmentRecord, ...]:
    """The assignments of a case, oldest first."""
    return tuple(_records(database, "WHERE a.case_id = ?", [case_id]))


def check_list_text(check_list: CheckList) -> str:
    """A check-list as it is stored."""
    return json.dumps(asdict(check_list), ensure_ascii=False, default=str)


def read_check_list(stored: str) -> CheckList:
    """A check-list as it was answered."""
    content = json.loads(stored)
    event_on = content["event_on"]
    return CheckList(
        verdict=Verdict(content["verdict"]),
        reasons=tuple(content["reasons"]),
        conditions=tuple(CheckedCondition(**row) for row in content["conditions"]),
        event_on=date.fromisoformat(event_on) if event_on else None,
        papers=tuple((title, is_here) for title, is_here in content.get("papers", ())),
    )


def _records(database: Database, where: str, parameters: Sequence[Any]) -> list[AssignmentRecord]:
    rows = database.rows(f"{_SELECT} {where} ORDER BY a.created_at, a.id", parameters)
    return [_record(row) for row in rows]


def _record(row: tuple[Any, ...]) -> AssignmentRecord:
    return AssignmentRecord(
        id=row[0],
        case_id=row[1],
        benefit_code=row[2],
        benefit_who=row[3],
        programme_code=row[4],
        programme_number=row[5],
        programme_title=row[6],
        person_name=row[7],
        state=AssignmentState(row[8]),
        event_on=stored_day(row[9]),
        check_list=read_check_list(row[10]),
        amount_asked=row[11],
        amount_approved=row[12],
        amount_delivered=row[13],
        goods=row[14],
        is_programme_checked=row[15] is not None,
        proposed_by=row[16],
        proposed_at=from_text(row[17]),
        submitted_at=from_text_or_none(row[18]),
        decided_by=row[19],
        decided_at=from_text_or_none(row[20]),
        decision_comment=row[21],
        delivered_by=row[22],
        delivered_at=from_text_or_none(row[23]),
        receipt=row[24],
        version=row[25],
        covers_from=stored_day(row[26]),
        covers_to=stored_day(row[27]),
        double_reason=row[28],
    )
