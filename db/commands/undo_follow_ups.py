"""Taking back the use of a template: the follow-ups it made are dropped, none is removed."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from db.choices import FollowUpState
from db.commands.stamps import Desk
from db.errors import ValidationFailed
from db.models.work import FollowUp
from db.records.undo import OwnAct
from db.rows import update_owned

Changes = dict[str, Any]


def _planned(desk: Desk, done: OwnAct, words: str) -> Changes:
    rows = desk.database.rows(
        "SELECT id, state, version FROM follow_ups WHERE case_id = ? AND template_id = ? "
        "AND created_by = ? AND created_at = (SELECT max(created_at) FROM follow_ups "
        "WHERE case_id = ? AND template_id = ? AND created_by = ?)",
        [done.case_id, done.record_id, desk.actor.user_id] * 2,
    )
    if len(rows) != done.changes["count"] or any(row[1] != FollowUpState.OPEN for row in rows):
        raise ValidationFailed({"act": "changed_since"})
    for record_id, _state, version in rows:
        update_owned(
            desk.database,
            FollowUp,
            desk.actor,
            record_id,
            version,
            state=FollowUpState.DROPPED,
            result=words,
            done_by=desk.actor.user_id,
            done_at=desk.at,
        )
    return {"state": [FollowUpState.OPEN, FollowUpState.DROPPED], "count": len(rows)}


UNDOING: Final[Mapping[str, Callable[[Desk, OwnAct, str], Changes]]] = {
    "plan_follow_ups": _planned,
}
