"""Checking what a caller says: one record per claim."""

from datetime import date

from db import audit, lookups
from db.choices import CaseStatus, Confidence, VerificationMethod, VerificationResult
from db.commands.stamps import acting
from db.commands.transitions import follow_work, refuse_finished
from db.connection import Database
from db.errors import ValidationFailed
from db.models.cases import Verification
from db.records.drafts import VerificationDraft
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text
from db.rules.days import DayError, parse_day


def verify_claim(database: Database, actor: Actor, case_code: str, draft: VerificationDraft) -> str:
    """Record the check of a claim; a new case becomes one that is being verified.

    Raises:
        ValidationFailed: claim missing, unknown codes, a day that is none, case closed.
    """
    valid_until, problems = _read(draft)
    if problems:
        raise ValidationFailed(problems)
    with acting(database, actor, "verify_claim") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        record_id = insert_owned(
            database,
            Verification,
            actor,
            created_at=desk.at,
            case_id=case.id,
            claim=text.clean(draft.claim),
            method=draft.method,
            source=text.clean(draft.source),
            result=draft.result,
            confidence=draft.confidence,
            evidence=text.clean(draft.evidence),
            valid_until=valid_until,
        )
        follow_work(desk, case, CaseStatus.VERIFYING)
        subject = audit.Subject("verifications", record_id, case.id)
        audit.record(
            database,
            actor,
            "verify_claim",
            subject,
            {"method": draft.method, "result": draft.result},
        )
        return record_id


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
