"""Proposals that a second person decides: closing a case, the number of a paper that goes out.

Who proposes does not approve. A proposal holds what will be done; approving does it at once. Both
words, of who asks and of who decides, are kept.
"""

import json
from dataclasses import asdict
from typing import Any, Final

from db import audit, lookups
from db.commands import cases, documents, referral_steps
from db.commands.stamps import Desk, acting
from db.commands.transitions import refuse_finished
from db.connection import Database
from db.errors import NotAllowed, ValidationFailed
from db.models.casework import Approval
from db.queries import approvals, referrals
from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.drafts import ClosingDraft
from db.records.people import Actor
from db.records.referrals import ReminderDraft
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.documents import TYPES
from db.rules.reminders import StepKind

_PAPER: Final = "paper"
_REMINDER: Final = "reminder"
"""Parts of a stored proposal: which paper it is; of a letter that urges, what was typed."""


def close_or_propose(
    database: Database, actor: Actor, case_code: str, draft: ClosingDraft, comment: str = ""
) -> bool:
    """Close a case, or propose it where the office lets a second person decide.

    Returns:
        Whether the case is closed now.

    Raises:
        ValidationFailed: as `close_case` and `propose_closing`.
    """
    if approvals.is_needed(database, actor, ApprovalKind.CLOSING):
        propose_closing(database, actor, case_code, draft, comment)
        return False
    cases.close_case(database, actor, case_code, draft)
    return True


def propose_closing(
    database: Database, actor: Actor, case_code: str, draft: ClosingDraft, comment: str = ""
) -> str:
    """Propose to close a case; returns the id of the proposal.

    Raises:
        ValidationFailed: what `close_case` refuses, or a proposal waits already.
    """
    cases.refuse_bad_closing(draft)
    with acting(database, actor, "propose_closing") as desk:
        case = lookups.case(database, case_code)
        refuse_finished(case)
        if approvals.waiting_closing(database, case.id) is not None:
            raise ValidationFailed({"case": "proposal_waits"})
        made = _propose(desk, (ApprovalKind.CLOSING, case.id), asdict(draft), comment)
        changes = {"outcome": draft.outcome, "reason": draft.unmet_reason}
        _audit(desk, "propose_closing", (made, case.id), changes)
        return made


def issue_or_propose(
    database: Database, actor: Actor, paper: str, draft: DocumentDraft, comment: str = ""
) -> DocumentRecord | None:
    """Give a paper its number, or propose it where the office lets a second person decide.

    Args:
        paper: a code of `db.rules.documents.PAPERS`, or "" for a paper made elsewhere.

    Returns:
        The line of the register, or None when a proposal waits now.
    """
    if approvals.is_needed(database, actor, ApprovalKind.LETTER):
        propose_letter(database, actor, paper, draft, comment)
        return None
    if paper:
        return documents.issue_paper(database, actor, paper, draft)
    return documents.issue_number(database, actor, draft)


def remind_or_propose(
    database: Database, actor: Actor, referral_id: str, draft: ReminderDraft
) -> DocumentRecord | None:
    """Number and count the next letter about a referral, or propose it to a second person.

    Returns:
        The line of the register, or None when a proposal waits now.

    Raises:
        NotFound, ValidationFailed: as `remind_agency` and `propose_letter`.
    """
    if not approvals.is_needed(database, actor, ApprovalKind.LETTER):
        return referral_steps.remind_agency(database, actor, referral_id, draft).document
    code, known = referrals.one(database, referral_id)
    is_escalation = draft.kind == StepKind.ESCALATION
    letter = DocumentDraft(
        party=draft.superior if is_escalation else known.agency_name,
        subject=draft.subject,
        case_code=code,
        referral_id=known.id,
    )
    wish = {_PAPER: "escalation" if is_escalation else "reminder", _REMINDER: asdict(draft)}
    _propose_letter(database, actor, letter, wish, "")
    return None


def propose_letter(
    database: Database, actor: Actor, paper: str, draft: DocumentDraft, comment: str = ""
) -> str:
    """Propose that a paper gets its number and leaves; returns the id of the proposal.

    Raises:
        ValidationFailed: no subject, unknown kind, or the same paper waits already.
        NotFound: no such case.
    """
    problems: dict[str, str] = {}
    if not paper and draft.document_type not in TYPES:
        problems["document_type"] = "unknown_code"
    if not text.clean_line(draft.subject):
        problems["subject"] = "text_missing"
    if problems:
        raise ValidationFailed(problems)
    return _propose_letter(database, actor, draft, {_PAPER: paper}, comment)


def _propose_letter(
    database: Database, actor: Actor, draft: DocumentDraft, more: dict[str, Any], comment: str
) -> str:
    with acting(database, actor, "propose_letter") as desk:
        typed = draft.case_code.strip()
        case_id = lookups.case_key(database, typed)[0] if typed else None
        wish = {**more, **asdict(draft)}
        waits = database.value(
            "SELECT 1 FROM approvals WHERE kind = ? AND state = ? AND case_id = ? AND proposal = ?",
            [ApprovalKind.LETTER.value, ApprovalState.WAITING.value, case_id, _as_text(wish)],
        )
        if waits:
            raise ValidationFailed({"paper": "proposal_waits"})
        made = _propose(desk, (ApprovalKind.LETTER, case_id), wish, comment)
        changes = {"paper": more[_PAPER], "party": draft.party, "subject": draft.subject}
        _audit(desk, "propose_letter", (made, case_id), changes)
        return made


def approve_proposal(
    database: Database, actor: Actor, approval_id: str, comment: str = ""
) -> ApprovalRecord:
    """Approve a proposal and do what it holds, in one act.

    Raises:
        NotAllowed: the actor proposed it.
        ValidationFailed: decided already, or what it holds cannot be done any more.
    """
    with acting(database, actor, "approve_proposal") as desk:
        before = _waiting(desk, approval_id)
        said = text.clean(comment)
        _decide(desk, before, ApprovalState.APPROVED, said)
        done = _close(desk, before) if before.kind is ApprovalKind.CLOSING else _issue(desk, before)
        changes = {"proposal": before.kind, **done, "comment": said}
        _audit(desk, "approve_proposal", (before.id, _case_id(desk, before)), changes)
        return approvals.one(database, before.id)


def reject_proposal(
    database: Database, actor: Actor, approval_id: str, comment: str
) -> ApprovalRecord:
    """Reject a proposal, with the reason; nothing else changes.

    Raises:
        NotAllowed: the actor proposed it.
        ValidationFailed: decided already, or no reason.
    """
    said = text.clean(comment)
    if not said:
        raise ValidationFailed({"comment": "reason_missing"})
    with acting(database, actor, "reject_proposal") as desk:
        before = _waiting(desk, approval_id)
        _decide(desk, before, ApprovalState.REJECTED, said)
        changes = {"proposal": before.kind, "comment": said}
        _audit(desk, "reject_proposal", (before.id, _case_id(desk, before)), changes)
        return approvals.one(database, before.id)


def withdraw_proposal(
    database: Database, actor: Actor, approval_id: str, comment: str = ""
) -> ApprovalRecord:
    """Take one's own proposal back before anybody decided on it.

    Raises:
        NotAllowed: somebody else proposed it.
        ValidationFailed: decided already.
    """
    with acting(database, actor, "withdraw_proposal") as desk:
        before = _undecided(desk, approval_id)
        if before.proposer_id != actor.user_id:
            raise NotAllowed("withdraw_proposal", "not_proposer")
        said = text.clean(comment)
        _decide(desk, before, ApprovalState.WITHDRAWN, said)
        changes = {"proposal": before.kind, "comment": said}
        _audit(desk, "withdraw_proposal", (before.id, _case_id(desk, before)), changes)
        return approvals.one(database, before.id)


def _propose(
    desk: Desk, about: tuple[ApprovalKind, str | None], wish: dict[str, Any], comment: str
) -> str:
    kind, case_id = about
    return insert_owned(
        desk.database,
        Approval,
        desk.actor,
        created_at=desk.at,
        kind=kind,
        case_id=case_id,
        state=ApprovalState.WAITING,
        proposal=_as_text(wish),
        comment=text.clean(comment),
    )


def _as_text(wish: dict[str, Any]) -> str:
    return json.dumps(wish, ensure_ascii=False, sort_keys=True)


def _undecided(desk: Desk, approval_id: str) -> ApprovalRecord:
    found = approvals.one(desk.database, approval_id)
    if found.state is not ApprovalState.WAITING:
        raise ValidationFailed({"state": "proposal_decided"})
    return found


def _waiting(desk: Desk, approval_id: str) -> ApprovalRecord:
    found = _undecided(desk, approval_id)
    if found.proposer_id == desk.actor.user_id:
        raise NotAllowed("approve_proposal", "proposer")
    return found


def _decide(desk: Desk, before: ApprovalRecord, state: ApprovalState, comment: str) -> None:
    update_owned(
        desk.database,
        Approval,
        desk.actor,
        before.id,
        before.version,
        state=state,
        decided_by=desk.actor.user_id,
        decided_at=desk.at,
        decision_comment=comment,
    )


def _close(desk: Desk, before: ApprovalRecord) -> dict[str, Any]:
    case = lookups.case(desk.database, before.case_code)
    refuse_finished(case)
    return cases.close_now(desk, case, ClosingDraft(**before.proposal))


def _issue(desk: Desk, before: ApprovalRecord) -> dict[str, Any]:
    wish: dict[str, Any] = dict(before.proposal)
    paper = wish.pop(_PAPER)
    reminder = wish.pop(_REMINDER, None)
    if reminder is not None:
        asked = ReminderDraft(**reminder)
        made = referral_steps.remind_approved(desk, wish["referral_id"], asked)
    else:
        made = documents.number_approved(desk, paper, DocumentDraft(**wish))
    desk.database.execute("UPDATE approvals SET subject_id = ? WHERE id = ?", [made.id, before.id])
    return {"document_number": made.symbol, "subject": made.subject}


def _case_id(desk: Desk, record: ApprovalRecord) -> str | None:
    return lookups.case_key(desk.database, record.case_code)[0] if record.case_code else None


def _audit(desk: Desk, act: str, about: tuple[str, str | None], changes: dict[str, Any]) -> None:
    subject = audit.Subject("approvals", *about)
    audit.record(desk.database, desk.actor, act, subject, changes)
