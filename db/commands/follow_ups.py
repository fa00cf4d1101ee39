"""Follow-ups: what is to be done for a case, needed by a day, and whether it was done."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from db import audit, lookups
from db.choices import FollowUpState
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.work import FollowUp
from db.queries import follow_up_templates
from db.records.drafts import FollowUpDraft
from db.records.follow_ups import PlannedFollowUp
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import call_backs, text
from db.rules.days import DayError, parse_day
from db.rules.follow_ups import is_call


def add_follow_up(database: Database, actor: Actor, case_code: str, draft: FollowUpDraft) -> str:
    """Add a follow-up, for the actor when nobody is named; returns its id.

    Raises:
        ValidationFailed: nothing to do named, not a day, unknown user.
    """
    with acting(database, actor, "add_follow_up") as desk:
        problems: dict[str, str] = {}
        what = text.clean(draft.what)
        if not what:
            problems["what"] = "text_missing"
        needed_by = None
        try:
            needed_by = parse_day(draft.needed_by)
        except DayError as error:
            problems["needed_by"] = error.code
        assignee_id: str | None = actor.user_id
        if draft.assignee.strip():
            assignee_id = lookups.user_id(database, draft.assignee)
            if assignee_id is None:
                problems["assignee"] = "unknown_user"
        if problems:
            raise ValidationFailed(problems)
        case_id, _, _ = lookups.case_key(database, case_code)
        planned = PlannedFollowUp(what, cast(date, needed_by))
        record_id = insert_follow_up(desk, case_id, planned, assignee_id)
        subject = audit.Subject("follow_ups", record_id, case_id)
        audit.record(database, actor, "add_follow_up", subject, {"needed_by": needed_by})
        return record_id


def insert_follow_up(
    desk: Desk,
    case_id: str,
    planned: PlannedFollowUp,
    assignee_id: str | None,
    template_id: str | None = None,
) -> str:
    """Store an open follow-up inside the caller's transaction; returns its id."""
    return insert_owned(
        desk.database,
        FollowUp,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        what=planned.what,
        assignee_id=assignee_id,
        needed_by=planned.needed_by,
        state=FollowUpState.OPEN,
        kind=call_backs.KIND if is_call(planned.what) else "",
        template_id=template_id,
    )


def plan_follow_ups(
    database: Database, actor: Actor, case_code: str, template: str, assignee: str = ""
) -> Sequence[str]:
    """Make every follow-up of a template for a case; returns their ids.

    Args:
        template: its id or its name.
        assignee: who does them; the actor when empty.

    Raises:
        NotFound: no such case or template.
        ValidationFailed: the template is switched off, unknown user.
    """
    with acting(database, actor, "plan_follow_ups") as desk:
        found = follow_up_templates.one(database, template)
        if not found.is_active:
            raise ValidationFailed({"template": "no_longer_offered"})
        assignee_id: str | None = actor.user_id
        if assignee.strip():
            assignee_id = lookups.user_id(database, assignee)
            if assignee_id is None:
                raise ValidationFailed({"assignee": "unknown_user"})
        case_id, _, _ = lookups.case_key(database, case_code)
        planned = follow_up_templates.planned(database, found)
        made = [insert_follow_up(desk, case_id, one, assignee_id, found.id) for one in planned]
        subject = audit.Subject("follow_up_templates", found.id, case_id)
        changes = {"name": found.name, "count": len(made)}
        audit.record(database, actor, "plan_follow_ups", subject, changes)
        return made


def finish_follow_up(
    database: Database,
    actor: Actor,
    follow_up_id: str,
    result: str,
    state: str = FollowUpState.DONE,
) -> None:
    """Close a follow-up with its result, as done or dropped.

    Raises:
        NotFound: no such follow-up.
        ValidationFailed: closed already, or dropped without a reason.
    """
    said = text.clean(result)
    if state not in (FollowUpState.DONE, FollowUpState.DROPPED):
        raise ValidationFailed({"state": "unknown_code"})
    if state == FollowUpState.DROPPED and not said:
        raise ValidationFailed({"result": "reason_missing"})
    with acting(database, actor, "finish_follow_up") as desk:
        row = database.row(
            "SELECT case_id, state, version FROM follow_ups WHERE id = ?", [follow_up_id]
        )
        if row is None:
            raise NotFound("follow_up", follow_up_id)
        case_id, present, version = row
        if present != FollowUpState.OPEN:
            raise ValidationFailed({"state": "already_done"})
        update_owned(
            database,
            FollowUp,
            actor,
            follow_up_id,
            version,
            state=state,
            result=said,
            done_by=actor.user_id,
            done_at=desk.at,
        )
        subject = audit.Subject("follow_ups", follow_up_id, case_id)
        audit.record(database, actor, "finish_follow_up", subject, {"state": [present, state]})
