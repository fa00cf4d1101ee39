"""A case with all its children, for the case page and for paper."""

from dataclasses import replace
from typing import Any

from db import lookups
from db.choices import CaseStatus, MatterKind, Outcome, UnmetReason, Urgency
from db.clock import from_text, from_text_or_none, stored_day
from db.connection import Database
from db.queries import (
    approvals,
    assignments,
    call_backs,
    case_children,
    case_clocks,
    case_ties,
    offices,
    people,
    referrals,
    stories,
)
from db.queries.timelines import steps_of, timeline_of
from db.records.cases import CaseDetail, CaseRecord


def detail(database: Database, typed: str) -> CaseDetail:
    """The whole case whose code, or end of code, was typed.

    Raises:
        NotFound: no such case.
    """
    case_id, _, _ = lookups.case_key(database, typed)
    case = _case(database, case_id)
    whole = CaseDetail(
        case=case,
        letterhead=offices.letterhead(database),
        people=people.of_case(database, case_id),
        contacts=case_children.contacts(database, case_id),
        notes=case_children.notes(database, case_id),
        verifications=case_children.verifications(database, case_id),
        addresses=case_children.addresses(database, case_id),
        policies=case_children.policies(database, case_id),
        assignments=assignments.of_case(database, case_id),
        referrals=referrals.of_case(database, case_id),
        follow_ups=case_children.follow_ups(database, case_id, case.code),
        attachments=case_children.attachments(database, case_id),
        transitions=case_children.transitions(database, case_id),
        feedback=case_ties.feedback(database, case_id),
        linked=case_ties.linked(database, case_id),
        merges=case_ties.merges(database, case_id),
        employer_names=employer_names(database, case_id),
        stories=stories.of_case(database, case_id),
        clock_changes=case_clocks.changes(database, case_id),
        approvals=approvals.of_case(database, case_id),
        is_never_called=call_backs.said_of(database, [case_id])[case_id].is_unsafe,
        steps=(),
        timeline=(),
    )
    return replace(whole, steps=steps_of(whole), timeline=timeline_of(whole))


def employer_names(database: Database, case_id: str) -> tuple[str, ...]:
    """All names of the employers of a case and its people, other names too."""
    rows = database.rows(
        "WITH known(id) AS (SELECT employer_id FROM cases WHERE id = ? "
        "UNION SELECT p.employer_id FROM case_people cp JOIN persons p ON p.id = cp.person_id "
        "WHERE cp.case_id = ?) "
        "SELECT name FROM employers WHERE id IN (SELECT id FROM known) "
        "UNION SELECT name FROM employer_aliases WHERE employer_id IN (SELECT id FROM known)",
        [case_id, case_id],
    )
    return tuple(row[0] for row in rows)


def _case(database: Database, case_id: str) -> CaseRecord:
    row = database.row(
        "SELECT c.id, c.number, c.code, c.status, c.urgency, c.matter_kind, c.summary, "
        "c.people_count, coalesce(e.name, ''), c.employer_must_not_know, coalesce(u.code, ''), "
        "coalesce(u.name, ''), coalesce(pl.name, ''), coalesce(o.full_name, ''), c.opened_at, "
        "coalesce(b.full_name, ''), c.first_action_due_at, c.verify_due_at, c.answer_due_at, "
        "c.outcome, c.unmet_reason, c.lessons, coalesce(d.code, ''), c.closed_at, c.version, "
        "c.address, c.legal_track, c.accept_due_at, c.legal_due_at, c.feedback_due_at, "
        "c.paused_at, c.signed_record_on "
        "FROM cases c LEFT JOIN employers e ON e.id = c.employer_id "
        "LEFT JOIN units u ON u.id = c.unit_id LEFT JOIN places pl ON pl.id = c.place_id "
        "LEFT JOIN users o ON o.id = c.owner_id LEFT JOIN users b ON b.id = c.opened_by "
        "LEFT JOIN cases d ON d.id = c.duplicate_of_id WHERE c.id = ?",
        [case_id],
    )
    assert row is not None, "the key was just looked up"
    needs = database.rows(
        "SELECT n.need_id FROM case_needs n JOIN needs r ON r.code = n.need_id "
        "WHERE n.case_id = ? ORDER BY r.position",
        [case_id],
    )
    return _read(row, tuple(need[0] for need in needs))


def _read(row: tuple[Any, ...], needs: tuple[str, ...]) -> CaseRecord:
    return CaseRecord(
        id=row[0],
        number=row[1],
        code=row[2],
        status=CaseStatus(row[3]),
        urgency=Urgency(row[4]),
        matter_kind=MatterKind(row[5]),
        summary=row[6],
        needs=needs,
        people_count=row[7],
        employer_name=row[8],
        employer_must_not_know=bool(row[9]),
        unit_code=row[10],
        unit_name=row[11],
        place_name=row[12],
        owner_name=row[13],
        opened_at=from_text(row[14]),
        opened_by=row[15],
        first_action_due_at=from_text_or_none(row[16]),
        verify_due_at=from_text_or_none(row[17]),
        answer_due_at=from_text_or_none(row[18]),
        outcome=Outcome(row[19]) if row[19] else None,
        unmet_reason=UnmetReason(row[20]) if row[20] else None,
        lessons=row[21],
        duplicate_of_code=row[22],
        closed_at=from_text_or_none(row[23]),
        version=row[24],
        address=row[25],
        legal_track=row[26],
        accept_due_at=from_text_or_none(row[27]),
        legal_due_at=from_text_or_none(row[28]),
        feedback_due_at=from_text_or_none(row[29]),
        paused_at=from_text_or_none(row[30]),
        signed_record_on=stored_day(row[31]),
    )
