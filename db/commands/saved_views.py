"""Views of a list under a name: for oneself or for the whole office."""

import json

from db import audit
from db.choices import Role
from db.commands.stamps import acting
from db.connection import Database
from db.errors import NotAllowed, NotFound, ValidationFailed
from db.models.desk import SavedView
from db.records.people import Actor
from db.records.saved_views import CASES, ViewDraft
from db.rows import insert_owned, update_owned
from db.rules import text

LONGEST_NAME = 80
_DECIDERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


def save_view(database: Database, actor: Actor, draft: ViewDraft) -> str:
    """Save a view; one of the same name and owner is replaced. Returns its id.

    Raises:
        ValidationFailed: no name, or one of more than 80 letters.
        NotAllowed: the office's view of this name was made by someone else.
    """
    name = text.clean_line(draft.name)
    if not name:
        raise ValidationFailed({"name": "text_missing"})
    if len(name) > LONGEST_NAME:
        raise ValidationFailed({"name": "too_long"})
    owner_id = None if draft.is_for_office else actor.user_id
    definition = json.dumps(draft.view.as_json(), ensure_ascii=False, separators=(",", ":"))
    with acting(database, actor, "save_view") as desk:
        row = database.row(
            "SELECT id, version, coalesce(created_by, '') FROM saved_views "
            "WHERE page = ? AND name = ? AND owner_id IS ?",
            [CASES, name, owner_id],
        )
        if row is None:
            view_id = insert_owned(
                database,
                SavedView,
                actor,
                created_at=desk.at,
                page=CASES,
                name=name,
                definition=definition,
                owner_id=owner_id,
            )
        else:
            view_id = row[0]
            _refuse_others_view(actor, "save_view", owner_id, row[2])
            update_owned(database, SavedView, actor, view_id, row[1], definition=definition)
        changes = {"name": name, "is_for_office": draft.is_for_office, "definition": definition}
        audit.record(database, actor, "save_view", audit.Subject("saved_views", view_id), changes)
        return view_id


def withdraw_view(database: Database, actor: Actor, view_id: str) -> None:
    """Take a view away; the audit trail keeps what it showed.

    Raises:
        NotFound: no such view, or one of another user's own.
        NotAllowed: the office's view was made by someone else.
    """
    with acting(database, actor, "withdraw_view"):
        row = database.row(
            "SELECT name, definition, owner_id, coalesce(created_by, '') FROM saved_views "
            "WHERE id = ?",
            [view_id],
        )
        if row is None or row[2] not in (None, actor.user_id):
            raise NotFound("saved_view", view_id)
        name, definition, owner_id, created_by = row
        _refuse_others_view(actor, "withdraw_view", owner_id, created_by)
        database.execute("DELETE FROM saved_views WHERE id = ?", [view_id])
        subject = audit.Subject("saved_views", view_id)
        changes = {"name": name, "definition": definition}
        audit.record(database, actor, "withdraw_view", subject, changes)


def _refuse_others_view(actor: Actor, act: str, owner_id: str | None, created_by: str) -> None:
    """What the whole office uses is changed by who made it, or by who leads the desk."""
    if owner_id is None and created_by != actor.user_id and actor.role not in _DECIDERS:
        raise NotAllowed(act)
