"""Writing a proposal, inside whichever act proposes."""

import json
from typing import Any, Final

from db import audit
from db.commands.stamps import Desk
from db.models.casework import Approval
from db.records.approvals import ApprovalKind, ApprovalState
from db.rows import insert_owned
from db.rules import text

PAPER: Final = "paper"
"""Of a proposed letter: the kind of paper, a code of `db.rules.documents.PAPERS` or ""."""


def propose(
    desk: Desk, about: tuple[ApprovalKind, str | None], wish: dict[str, Any], comment: str
) -> str:
    """Write a proposal that waits; returns its id.

    Args:
        desk: of the act.
        about: what is proposed, and the id of its case.
        wish: what is done once it is approved.
        comment: of who asks.
    """
    kind, case_id = about
    return insert_owned(
        desk.database,
        Approval,
        desk.actor,
        created_at=desk.at,
        kind=kind,
        case_id=case_id,
        state=ApprovalState.WAITING,
        proposal=as_text(wish),
        comment=text.clean(comment),
    )


def as_text(wish: dict[str, Any]) -> str:
    """A wish as it is stored."""
    return json.dumps(wish, ensure_ascii=False, sort_keys=True)


def audit_entry(
    desk: Desk, act: str, about: tuple[str, str | None], changes: dict[str, Any]
) -> None:
    """Write the entry of an act on a proposal; `about` is its id and that of its case."""
    subject = audit.Subject("approvals", *about)
    audit.record(desk.database, desk.actor, act, subject, changes)
