"""Checking what a caller says: one record per check of a claim; the newest of a claim counts."""

from collections.abc import Sequence
from datetime import date

from db import audit, lookups
from db.choices import CaseStatus, Confidence, VerificationMethod, VerificationResult
from db.commands.attachments import WITHDRAWN
from db.commands.stamps import Desk, acting
from db.commands.transitions import follow_work, refuse_finished
from db.connection import Database
from db.errors import ValidationFailed
from db.models.cases import Verification
from db.models.casework import VerificationEvidence
from db.records.drafts import VerificationDraft
from db.records.people import Actor
from db.rows import insert, insert_owned
from db.rules import text
from db.rules.days import DayError, parse_day


def verify_claim(database: Database, actor: Actor, case_code: str, draft: VerificationDraft) -> str:
    """Record the check of a claim; a new case becomes one that is being verified.

    A check is never changed: a newer one of the same claim takes its place (`db.rules.ledger`).

    Raises:
        ValidationFailed: claim missing, unknown codes, a day that is none, a file that the case
            does not keep or that was withdrawn, case closed.
    """
    valid_until, problems = _read(draft)
    if problems:
        raise ValidationFailed(problems)
    with acting(database, actor, "verify_claim") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        files = _files(desk, case.id, draft.files)
        record_id = _add_check(desk, case.id, draft, valid_until)
        for file in files:
            insert(database, VerificationEvidence, verification_id=record_id, attachment_id=file)
        follow_work(desk, case, CaseStatus.VERIFYING)
        subject = audit.Subject("verifications", record_id, case.id)
        audit.record(
            database,
            actor,
            "verify_claim",
            subject,
            {
                "method": draft.method,
                "result": draft.result,
                **({"evidence_files": "; ".join(files.values())} if files else {}),
            },
        )
        return record_id


def _add_check(desk: Desk, case_id: str, draft: VerificationDraft, valid_until: date | None) -> str:
    return insert_owned(
        desk.database,
        Verification,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        claim=text.clean(draft.claim),
        method=draft.method,
        source=text.clean(draft.source),
        result=draft.result,
        confidence=draft.confidence,
        evidence=text.clean(draft.evidence),
        valid_until=valid_until,
    )


def _files(desk: Desk, case_id: str, wanted: Sequence[str]) -> dict[str, str]:
    """Id -> name of the files that prove the check: files of this case, not withdrawn.

    Raises:
        ValidationFailed: another file.
    """
    found: dict[str, str] = {}
    for file in dict.fromkeys(wanted):
        name = desk.database.value(
            "SELECT file_name FROM attachments a WHERE id = ? AND case_id = ? AND NOT EXISTS "
            "(SELECT 1 FROM attachment_variants v WHERE v.attachment_id = a.id AND v.kind = ?)",
            [file, case_id, WITHDRAWN],
        )
        if name is None:
            raise ValidationFailed({"files": "not_a_file_of_the_case"})
        found[file] = name
    return found


def _read(draft: VerificationDraft) -> tuple[date | None, dict[str, str]]:
    problems: dict[str, str] = {}
    if not text.clean(draft.claim):
        problems["claim"] = "claim_missing"
    if draft.method not in set(VerificationMethod):
        problems["method"] = "unknown_code"
    if draft.result not in set(VerificationResult):
        problems["result"] = "unknown_code"
    if draft.confidence not in set(Confidence):
        problems["confidence"] = "unknown_code"
    valid_until = None
    if draft.valid_until.strip():
        try:
            valid_until = parse_day(draft.valid_until)
        except DayError as error:
            problems["valid_until"] = error.code
    return valid_until, problems
