"""Taking back the use of a set, whose follow-ups are dropped, and a call that found nobody."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from db.choices import FollowUpState
from db.commands.stamps import Desk
from db.errors import ValidationFailed
from db.models.work import FollowUp
from db.records.undo import OwnAct
from db.rows import update_owned
from db.rules.call_backs import Tries, read_kind, write_kind

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


def _no_answer(desk: Desk, done: OwnAct, _words: str) -> Changes:
    row = desk.database.row(
        "SELECT kind, state, version FROM follow_ups WHERE id = ?", [done.record_id]
    )
    kind, state, version = row or ("", "", 0)
    before, after = done.changes["tries"]
    if read_kind(kind).count != after or state != FollowUpState.OPEN:
        raise ValidationFailed({"act": "changed_since"})
    moment = done.changes["next_at"][0]
    tries = Tries(before, datetime.fromisoformat(moment)) if moment else Tries()
    update_owned(
        desk.database, FollowUp, desk.actor, done.record_id, version, kind=write_kind(tries)
    )
    return {"tries": [after, before]}


UNDOING: Final[Mapping[str, Callable[[Desk, OwnAct, str], Changes]]] = {
    "note_no_answer": _no_answer,
    "plan_follow_ups": _planned,
}
