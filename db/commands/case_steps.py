"""The trace of a step of a case along the state table."""

from db.choices import CaseStatus
from db.commands.stamps import Desk
from db.identifiers import new_id
from db.models.cases import CaseTransition
from db.rows import insert


def add_transition(
    desk: Desk, case_id: str, start: CaseStatus | None, end: CaseStatus, reason: str = ""
) -> None:
    """Record one step of a case along the state table."""
    insert(
        desk.database,
        CaseTransition,
        id=new_id(),
        case_id=case_id,
        from_status=start,
        to_status=end,
        reason=reason,
        moved_by=desk.actor.user_id,
        moved_at=desk.at,
    )
