"""Links, merges and feedback of a case."""

from datetime import date

from db.choices import CaseStatus, YesNoUnknown
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.records.case_ties import FeedbackRecord, LinkedCase, MergeRecord


def linked(database: Database, case_id: str) -> tuple[LinkedCase, ...]:
    """The cases linked with one, oldest link first, whichever of the two it was made from."""
    columns = (
        "SELECT c.code, c.status, coalesce(p.full_name, ''), c.summary, l.note, "
        "coalesce(u.full_name, ''), l.created_at FROM case_links l "
        "JOIN cases c ON c.id = {far} LEFT JOIN persons p ON p.id = c.person_id "
        "LEFT JOIN users u ON u.id = l.created_by WHERE {near} = ?"
    )
    rows = [
        row
        for near, far in (("l.case_id", "l.linked_case_id"), ("l.linked_case_id", "l.case_id"))
        for row in database.rows(columns.format(near=near, far=far), [case_id])
    ]
    return tuple(
        LinkedCase(row[0], CaseStatus(row[1]), row[2], row[3], row[4], row[5], from_text(row[6]))
        for row in sorted(rows, key=lambda row: (row[6], row[0]))
    )


def merges(database: Database, case_id: str) -> tuple[MergeRecord, ...]:
    """The merges a case had part in, oldest first, also those that were undone."""
    rows = database.rows(
        "SELECT m.id, k.code, g.code, coalesce(u.full_name, ''), m.created_at, "
        "coalesce(d.full_name, ''), m.undone_at FROM merges m "
        "JOIN cases k ON k.id = m.kept_id JOIN cases g ON g.id = m.merged_id "
        "LEFT JOIN users u ON u.id = m.created_by LEFT JOIN users d ON d.id = m.undone_by "
        "WHERE m.kind = 'case' AND (m.kept_id = ? OR m.merged_id = ?) "
        "ORDER BY m.created_at, m.id",
        [case_id, case_id],
    )
    return tuple(
        MergeRecord(
            row[0], row[1], row[2], row[3], from_text(row[4]), row[5], from_text_or_none(row[6])
        )
        for row in rows
    )


def feedback(database: Database, case_id: str) -> tuple[FeedbackRecord, ...]:
    """What was said about the help, oldest first."""
    rows = database.rows(
        "SELECT f.id, coalesce(p.full_name, ''), f.satisfaction, f.what_received, f.received_on, "
        "f.text, f.consent_publish, coalesce(u.full_name, ''), f.created_at FROM feedbacks f "
        "LEFT JOIN persons p ON p.id = f.person_id LEFT JOIN users u ON u.id = f.created_by "
        "WHERE f.case_id = ? ORDER BY f.created_at, f.id",
        [case_id],
    )
    return tuple(
        FeedbackRecord(
            row[0],
            row[1],
            row[2],
            row[3],
            date.fromisoformat(row[4]) if row[4] else None,
            row[5],
            YesNoUnknown(row[6]),
            row[7],
            from_text(row[8]),
        )
        for row in rows
    )
