"""The children of a case, read row by row into records; each list oldest first."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from db.choices import (
    CaseStatus,
    Confidence,
    Direction,
    FollowUpState,
    MatterKind,
    NoteKind,
    VerificationMethod,
    VerificationResult,
    YesNoUnknown,
)
from db.clock import from_text, from_text_or_none, stored_day
from db.connection import Database
from db.queries import attachment_forms
from db.records.case_story import TransitionRecord
from db.records.cases import (
    AttachmentRecord,
    ContactRecord,
    FollowUpRecord,
    GivenAddress,
    NoteRecord,
    ToldPolicy,
)
from db.records.ledger import EvidenceFile, VerificationRecord

CONTACT_COLUMNS = (
    "k.id, coalesce(c.code, ''), k.direction, k.channel_id, k.matter_kind, "
    "coalesce(k.non_case_kind, ''), k.received_at, k.phone, k.phone_as_typed, "
    "coalesce(p.full_name, ''), k.on_behalf_of, k.narrative, coalesce(t.full_name, ''), "
    "coalesce(r.full_name, ''), k.created_at, k.language, k.call_back_safe, k.call_back_note "
    "FROM contacts k LEFT JOIN cases c ON c.id = k.case_id "
    "LEFT JOIN persons p ON p.id = k.person_id LEFT JOIN users t ON t.id = k.taken_by_id "
    "LEFT JOIN users r ON r.id = k.created_by"
)


def read_contact(row: Sequence[Any]) -> ContactRecord:
    """A contact from a row of `CONTACT_COLUMNS`."""
    return ContactRecord(
        id=row[0],
        case_code=row[1],
        direction=Direction(row[2]),
        channel=row[3],
        matter_kind=MatterKind(row[4]) if row[4] else None,
        non_case_kind=row[5],
        received_at=from_text(row[6]),
        phone=row[7],
        phone_as_typed=row[8],
        person_name=row[9],
        on_behalf_of=row[10],
        narrative=row[11],
        taken_by=row[12],
        recorded_by=row[13],
        recorded_at=from_text(row[14]),
        language=row[15],
        call_back_safe=YesNoUnknown(row[16]),
        call_back_note=row[17],
    )


def contacts(database: Database, case_id: str) -> tuple[ContactRecord, ...]:
    """The contacts of a case."""
    rows = database.rows(
        f"SELECT {CONTACT_COLUMNS} WHERE k.case_id = ? ORDER BY k.received_at, k.id", [case_id]
    )
    return tuple(read_contact(row) for row in rows)


def _children(
    database: Database, sql: str, case_id: str, make: Callable[[tuple[Any, ...]], Any]
) -> tuple[Any, ...]:
    return tuple(make(row) for row in database.rows(sql, [case_id]))


def notes(database: Database, case_id: str) -> tuple[NoteRecord, ...]:
    """Its notes."""
    return _children(
        database,
        "SELECT n.id, n.kind, n.text, n.created_at, coalesce(u.full_name, ''), "
        "coalesce(n.corrects_id, '') FROM notes n LEFT JOIN users u ON u.id = n.created_by "
        "WHERE n.case_id = ? ORDER BY n.created_at, n.id",
        case_id,
        lambda row: NoteRecord(row[0], NoteKind(row[1]), row[2], from_text(row[3]), row[4], row[5]),
    )


def verifications(database: Database, case_id: str) -> tuple[VerificationRecord, ...]:
    """The checks of its claims, each with the files that prove it."""
    files = _evidence(database, case_id)
    return _children(
        database,
        "SELECT v.id, v.claim, v.method, v.source, v.result, v.confidence, v.evidence, "
        "v.valid_until, coalesce(u.full_name, ''), v.created_at FROM verifications v "
        "LEFT JOIN users u ON u.id = v.created_by WHERE v.case_id = ? "
        "ORDER BY v.created_at, v.id",
        case_id,
        lambda row: VerificationRecord(
            row[0],
            row[1],
            VerificationMethod(row[2]),
            row[3],
            VerificationResult(row[4]),
            Confidence(row[5]),
            row[6],
            stored_day(row[7]),
            row[8],
            from_text(row[9]),
            tuple(files[row[0]]),
        ),
    )


def _evidence(database: Database, case_id: str) -> defaultdict[str, list[EvidenceFile]]:
    """Verification -> its files, in the order in which they came to the case."""
    found: defaultdict[str, list[EvidenceFile]] = defaultdict(list)
    rows = database.rows(
        "SELECT e.verification_id, a.id, a.file_name, EXISTS (SELECT 1 FROM attachment_variants w "
        "WHERE w.attachment_id = a.id AND w.kind = 'withdrawn') FROM verifications v "
        "JOIN verification_evidence e ON e.verification_id = v.id "
        "JOIN attachments a ON a.id = e.attachment_id WHERE v.case_id = ? "
        "ORDER BY a.created_at, a.id",
        [case_id],
    )
    for check_id, attachment_id, file_name, is_withdrawn in rows:
        found[check_id].append(EvidenceFile(attachment_id, file_name, bool(is_withdrawn)))
    return found


def addresses(database: Database, case_id: str) -> tuple[GivenAddress, ...]:
    """The reception addresses given."""
    return _children(
        database,
        "SELECT g.id, a.name, a.address, a.phones, g.note, coalesce(u.full_name, ''), "
        "g.created_at FROM addresses_given g JOIN agencies a ON a.id = g.agency_id "
        "LEFT JOIN users u ON u.id = g.created_by WHERE g.case_id = ? "
        "ORDER BY g.created_at, g.id",
        case_id,
        lambda row: GivenAddress(row[0], row[1], row[2], row[3], row[4], row[5], from_text(row[6])),
    )


def policies(database: Database, case_id: str) -> tuple[ToldPolicy, ...]:
    """The policies told."""
    return _children(
        database,
        "SELECT t.id, t.programme_code, coalesce(p.number, ''), t.text, "
        "coalesce(u.full_name, ''), t.created_at FROM policies_told t "
        "LEFT JOIN programmes p ON p.code = t.programme_code "
        "LEFT JOIN users u ON u.id = t.created_by WHERE t.case_id = ? "
        "ORDER BY t.created_at, t.id",
        case_id,
        lambda row: ToldPolicy(row[0], row[1], row[2], row[3], row[4], from_text(row[5])),
    )


def follow_ups(database: Database, case_id: str, code: str) -> tuple[FollowUpRecord, ...]:
    """Its follow-ups, by the day they are needed."""
    return _children(
        database,
        "SELECT f.id, f.case_id, f.what, coalesce(a.full_name, ''), f.needed_by, f.state, "
        "f.result, coalesce(u.full_name, ''), f.created_at, coalesce(d.full_name, ''), "
        "f.done_at, f.version FROM follow_ups f LEFT JOIN users a ON a.id = f.assignee_id "
        "LEFT JOIN users u ON u.id = f.created_by LEFT JOIN users d ON d.id = f.done_by "
        "WHERE f.case_id = ? ORDER BY f.needed_by, f.id",
        case_id,
        lambda row: FollowUpRecord(
            id=row[0],
            case_id=row[1],
            case_code=code,
            what=row[2],
            assignee_name=row[3],
            needed_by=date.fromisoformat(row[4]),
            state=FollowUpState(row[5]),
            result=row[6],
            created_by=row[7],
            created_at=from_text(row[8]),
            done_by=row[9],
            done_at=from_text_or_none(row[10]),
            version=row[11],
        ),
    )


def attachments(database: Database, case_id: str) -> tuple[AttachmentRecord, ...]:
    """Its files, without their bytes."""
    rows = database.rows(
        "SELECT a.id, a.file_name, a.media_type, a.size, a.sha256, a.description, "
        "coalesce(u.full_name, ''), a.created_at, a.consent_publish, a.is_of_child "
        "FROM attachments a "
        "LEFT JOIN users u ON u.id = a.created_by WHERE a.case_id = ? "
        "ORDER BY a.created_at, a.id",
        [case_id],
    )
    found = [
        AttachmentRecord(
            id=row[0],
            file_name=row[1],
            media_type=row[2],
            size=row[3],
            sha256=row[4],
            description=row[5],
            added_by=row[6],
            added_at=from_text(row[7]),
            consent_publish=YesNoUnknown(row[8] or YesNoUnknown.UNKNOWN),
            is_of_child=bool(row[9]),
        )
        for row in rows
    ]
    return tuple(attachment_forms.with_forms(database, one) for one in found)


def transitions(database: Database, case_id: str) -> tuple[TransitionRecord, ...]:
    """Its steps along the state table."""
    return _children(
        database,
        "SELECT t.from_status, t.to_status, t.reason, coalesce(u.full_name, ''), t.moved_at "
        "FROM case_transitions t LEFT JOIN users u ON u.id = t.moved_by WHERE t.case_id = ? "
        "ORDER BY t.moved_at, t.rowid",
        case_id,
        lambda row: TransitionRecord(
            CaseStatus(row[0]) if row[0] else None,
            CaseStatus(row[1]),
            row[2],
            row[3],
            from_text(row[4]),
        ),
    )
