"""Proposals that a second person decides: closing a case, the number of a paper that goes out.

Who proposes does not approve. A proposal holds what will be done; approving does it at once. Both
words, of who asks and of who decides, are kept.
"""

from dataclasses import asdict
from typing import Any

from db import lookups
from db.commands import cases, documents, letters_with_steps
from db.commands.proposal_rows import PAPER, as_text, audit_entry, propose
from db.commands.stamps import Desk, acting
from db.commands.transitions import refuse_finished
from db.connection import Database
from db.errors import NotAllowed, ValidationFailed
from db.models.casework import Approval
from db.queries import approvals
from db.records.approvals import ApprovalKind, ApprovalRecord, ApprovalState
from db.records.documents import DocumentDraft, DocumentRecord
from db.records.drafts import ClosingDraft
from db.records.people import Actor
from db.rows import update_owned
from db.rules import text
from db.rules.documents import TYPES


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
        made = propose(desk, (ApprovalKind.CLOSING, case.id), asdict(draft), comment)
        changes = {"outcome": draft.outcome, "reason": draft.unmet_reason}
        audit_entry(desk, "propose_closing", (made, case.id), changes)
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
    with acting(database, actor, "propose_letter") as desk:
        typed = draft.case_code.strip()
        case_id = lookups.case_key(database, typed)[0] if typed else None
        wish = {PAPER: paper, **asdict(draft)}
        waits = database.value(
            "SELECT 1 FROM approvals WHERE kind = ? AND state = ? AND case_id IS ? "
            "AND proposal = ?",
            [ApprovalKind.LETTER.value, ApprovalState.WAITING.value, case_id, as_text(wish)],
        )
        if waits:
            raise ValidationFailed({"paper": "proposal_waits"})
        made = propose(desk, (ApprovalKind.LETTER, case_id), wish, comment)
        changes = {"paper": paper, "party": draft.party, "subject": draft.subject}
        audit_entry(desk, "propose_letter", (made, case_id), changes)
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
        audit_entry(desk, "approve_proposal", (before.id, _case_id(desk, before)), changes)
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
        audit_entry(desk, "reject_proposal", (before.id, _case_id(desk, before)), changes)
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
        audit_entry(desk, "withdraw_proposal", (before.id, _case_id(desk, before)), changes)
        return approvals.one(database, before.id)


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
    made = letters_with_steps.carry_out(desk, wish)
    if made is None:
        paper = wish.pop(PAPER)
        made = documents.number_approved(desk, paper, DocumentDraft(**wish))
    desk.database.execute("UPDATE approvals SET subject_id = ? WHERE id = ?", [made.id, before.id])
    return {"document_number": made.symbol, "subject": made.subject}


def _case_id(desk: Desk, record: ApprovalRecord) -> str | None:
    return lookups.case_key(desk.database, record.case_code)[0] if record.case_code else None
