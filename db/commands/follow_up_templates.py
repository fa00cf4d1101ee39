"""Templates of follow-ups: written by the office, used on a case in one act."""

from typing import Any

from db import audit, lookups
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.casework import FollowUpTemplate, FollowUpTemplateLine
from db.queries import follow_up_templates
from db.records.follow_ups import FollowUpLine, FollowUpTemplateDraft
from db.records.people import Actor
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.follow_ups import LineError, read_lines, write_lines


def save_follow_up_template(
    database: Database,
    actor: Actor,
    draft: FollowUpTemplateDraft,
    template_id: str = "",
    seen: int = 0,
) -> str:
    """Add a template, or change the one with this id if it still has version `seen`.

    Follow-ups that were made with it stay as they are. Returns its id.

    Raises:
        ValidationFailed: no name, a name that is taken, an unknown need, a line without its days.
        NotFound: no such template.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "save_follow_up_template") as desk:
        lines = _read(desk, draft, template_id)
        values: dict[str, Any] = {
            "name": text.clean_line(draft.name),
            "need_id": draft.need or None,
            "is_active": draft.is_active,
        }
        if template_id:
            follow_up_templates.one(database, template_id)
            update_owned(database, FollowUpTemplate, actor, template_id, seen, **values)
            database.execute(
                "DELETE FROM follow_up_template_lines WHERE template_id = ?", [template_id]
            )
        else:
            last = database.value("SELECT max(position) FROM follow_up_templates")
            values["position"] = (last or 0) + 1
            template_id = insert_owned(
                database, FollowUpTemplate, actor, created_at=desk.at, **values
            )
        store_lines(desk, template_id, lines)
        subject = audit.Subject("follow_up_templates", template_id)
        changes = {**values, "lines": write_lines(lines)}
        audit.record(database, actor, "save_follow_up_template", subject, changes)
    return template_id


def store_lines(desk: Desk, template_id: str, lines: tuple[FollowUpLine, ...]) -> None:
    """Store the lines of a template inside the caller's transaction."""
    for position, line in enumerate(lines):
        insert(
            desk.database,
            FollowUpTemplateLine,
            template_id=template_id,
            position=position,
            what=line.what,
            working_days=line.working_days,
        )


def _read(desk: Desk, draft: FollowUpTemplateDraft, template_id: str) -> tuple[FollowUpLine, ...]:
    problems: dict[str, str] = {}
    folded = text.fold(text.clean_line(draft.name))
    if not folded:
        problems["name"] = "name_missing"
    others = (
        one
        for one in follow_up_templates.all_templates(desk.database)
        if one.id != template_id and text.fold(one.name) == folded
    )
    if folded and next(others, None) is not None:
        problems["name"] = "template_exists"
    if draft.need and draft.need not in lookups.codes_of(desk.database, "needs"):
        problems["need"] = "unknown_code"
    lines: tuple[FollowUpLine, ...] = ()
    try:
        lines = read_lines(draft.lines)
    except LineError as error:
        problems["lines"] = error.code
    if problems:
        raise ValidationFailed(problems)
    return lines
