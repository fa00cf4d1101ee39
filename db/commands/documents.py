"""The register of papers: giving numbers, taking in what comes, withdrawing a number; wordings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db import audit, lookups
from db.choices import Direction, ReferralState
from db.commands.document_lines import incoming_line, outgoing_line
from db.commands.office_settings import drop_setting, store_setting
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.organisation import DocumentNumber
from db.queries import approvals, documents
from db.records.approvals import ApprovalKind
from db.records.documents import DocumentDraft, DocumentRecord, Wording
from db.records.people import Actor
from db.rows import update_owned
from db.rules import text
from db.rules.documents import PAPERS, PARTS, cleaned_part, problem_of_part
from db.rules.reminders import LETTERS, StepKind


def issue_number(database: Database, actor: Actor, draft: DocumentDraft) -> DocumentRecord:
    """Give a paper that leaves the office its number and enter it in the register.

    A referral that has no number yet keeps this one.

    Raises:
        ValidationFailed: unknown kind, no subject, a day that is none or lies ahead, a referral of
            another case.
        NotFound: no such case or referral.
    """
    with acting(database, actor, "issue_number") as desk:
        _refuse_unapproved(desk)
        return _told(desk, "issue_number", outgoing_line(desk, draft))


def issue_paper(
    database: Database, actor: Actor, paper: str, draft: DocumentDraft
) -> DocumentRecord:
    """Give a paper made from a case its number, with the symbol of that paper's own wording."""
    draft = replace(draft, document_type=PAPERS.get(paper, ""))
    with acting(database, actor, "issue_number") as desk:
        _refuse_unapproved(desk)
        return _told(desk, "issue_number", outgoing_line(desk, draft, paper))


def number_approved(desk: Desk, paper: str, draft: DocumentDraft) -> DocumentRecord:
    """Give an approved paper its number inside the caller's act, which has the audit entry."""
    if paper:
        draft = replace(draft, document_type=PAPERS.get(paper, ""))
    return outgoing_line(desk, draft, paper)


def _refuse_unapproved(desk: Desk) -> None:
    if approvals.is_needed(desk.database, desk.actor, ApprovalKind.LETTER):
        raise ValidationFailed({"paper": "letter_needs_approval"})


def register_incoming(database: Database, actor: Actor, draft: DocumentDraft) -> DocumentRecord:
    """Enter a paper that came; its own number and symbol are kept, ours is the order of arrival.

    A paper that answers a referral which waits for one records that answer in the same act.

    Raises:
        ValidationFailed: no sender, no subject, unknown kind or handler, a day that is none or
            lies ahead, a scan without a case to keep it, an answer to a withdrawn number.
        NotFound: no such case, paper or referral.
    """
    with acting(database, actor, "register_incoming") as desk:
        made, state = incoming_line(desk, draft)
        more = {"referral": made.referral_id, "state": state} if state else {}
        return _told(desk, "register_incoming", made, **more)


def withdraw_number(
    database: Database, actor: Actor, document_id: str, reason: str, version: int
) -> DocumentRecord:
    """Say that a number is not used; its line stays and the number is never given again.

    A referral that did not leave yet gives the number up.

    Raises:
        ValidationFailed: no reason, or it was withdrawn before.
        StaleRecord: somebody saved a newer version.
    """
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    with acting(database, actor, "withdraw_number") as desk:
        record = documents.one(database, document_id)
        if record.is_withdrawn:
            raise ValidationFailed({"reason": "number_withdrawn"})
        values = {"is_withdrawn": True, "withdrawn_reason": said}
        update_owned(database, DocumentNumber, actor, record.id, version, **values)
        if record.referral_id and record.direction == Direction.OUTBOUND:
            _take_letter_back(desk, record, said)
            database.execute(
                "UPDATE referrals SET document_number = '', updated_at = ?, version = version + 1 "
                "WHERE id = ? AND document_number = ? AND state = ?",
                [desk.at, record.referral_id, record.symbol, ReferralState.PREPARED.value],
            )
        case_id = lookups.case_key(database, record.case_code)[0] if record.case_code else None
        subject = audit.Subject("document_numbers", record.id, case_id)
        changes = {"symbol": record.symbol, "reason": said}
        audit.record(database, actor, "withdraw_number", subject, changes)
        return documents.one(database, record.id)


def save_wording(database: Database, actor: Actor, paper: str, typed: Mapping[str, str]) -> Wording:
    """Change the words of one kind of paper; paragraphs are divided by line ends.

    Args:
        database: of the office.
        actor: who changes them.
        paper: a code of `db.rules.documents.PAPERS`.
        typed: part of a `Wording` -> text; parts left out stay.

    Raises:
        NotFound: no such paper.
        ValidationFailed: an unknown name in braces, an empty symbol or subject, an unknown part.
    """
    with acting(database, actor, "save_wording"):
        before = documents.wording(database, paper)
        values: dict[str, Any] = {part: getattr(before, part) for part in PARTS}
        problems = {part: problem_of_part(part, words) for part, words in typed.items()}
        found = {part: problem for part, problem in problems.items() if problem}
        if found:
            raise ValidationFailed(found)
        changed = {part: cleaned_part(part, words) for part, words in typed.items()}
        store_setting(database, f"paper:{paper}", values | changed)
        subject = audit.Subject("settings", actor.office_id)
        audit.record(database, actor, "save_wording", subject, {"paper": paper, **changed})
        return documents.wording(database, paper)


def restore_wording(database: Database, actor: Actor, paper: str) -> Wording:
    """Give a kind of paper the words back that it came with; the office's own are dropped.

    Raises:
        NotFound: no such paper.
    """
    with acting(database, actor, "save_wording"):
        shipped = documents.shipped_wording(paper)
        drop_setting(database, f"paper:{paper}")
        subject = audit.Subject("settings", actor.office_id)
        changes = {"paper": paper, "subject": shipped.subject, "restored": True}
        audit.record(database, actor, "save_wording", subject, changes)
        return shipped


def _take_letter_back(desk: Desk, record: DocumentRecord, said: str) -> None:
    """A reminder whose number is withdrawn did not go out: it counts no more."""
    marks = ", ".join("?" * len(LETTERS))
    desk.database.execute(
        "UPDATE referral_steps SET kind = ?, reason = ?, updated_at = ?, version = version + 1 "
        f"WHERE referral_id = ? AND document_number = ? AND kind IN ({marks})",
        [
            StepKind.LETTER_WITHDRAWN.value,
            said,
            desk.at,
            record.referral_id,
            record.symbol,
            *(kind.value for kind in LETTERS),
        ],
    )


def _told(desk: Desk, act: str, made: DocumentRecord, **more: str) -> DocumentRecord:
    case_id = lookups.case_key(desk.database, made.case_code)[0] if made.case_code else None
    changes = {"number": made.number, "symbol": made.symbol, "subject": made.subject, **more}
    subject = audit.Subject("document_numbers", made.id, case_id)
    audit.record(desk.database, desk.actor, act, subject, changes)
    return made
