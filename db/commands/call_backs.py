"""Calls that found nobody: counted on the follow-up, with the next time proposed."""

from datetime import datetime

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.work import FollowUp
from db.queries import call_backs as stored
from db.records.follow_ups import CallBack
from db.records.people import Actor
from db.rows import update_owned
from db.rules.call_backs import CallState, after_no_answer, read_kind, write_kind
from db.rules.safe_hours import stored_hours


def note_no_answer(database: Database, actor: Actor, follow_up_id: str) -> CallBack:
    """Count a call that nobody answered; the answer says when to try again.

    Raises:
        NotFound: no such open follow-up.
        ValidationFailed: it is no call, or a call is not safe.
    """
    with acting(database, actor, "note_no_answer") as desk:
        found = stored.one(database, actor, follow_up_id)
        if not found.follow_up.is_call:
            raise ValidationFailed({"follow_up": "not_a_call"})
        if found.state is CallState.NEVER:
            raise ValidationFailed({"call_back_safe": "call_not_safe"})
        row = database.row("SELECT kind, case_id FROM follow_ups WHERE id = ?", [follow_up_id])
        kind, case_id = row or ("", None)
        before = read_kind(kind)
        hours = stored_hours(found.from_time, found.to_time)
        tries = after_no_answer(before, hours, desk.now)
        update_owned(database, FollowUp, actor, follow_up_id, found.version, kind=write_kind(tries))
        changes = {
            "tries": [before.count, tries.count],
            "next_at": [_moment(before.next_at), _moment(tries.next_at)],
        }
        subject = audit.Subject("follow_ups", follow_up_id, case_id)
        audit.record(database, actor, "note_no_answer", subject, changes)
        return stored.one(database, actor, follow_up_id)


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(timespec="minutes")
