"""Short texts: one's own, and those of the office."""

from typing import Final

from db import audit
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.desk import TextModule
from db.records.desk_aids import TextModuleDraft
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import text

LONGEST_NAME: Final = 40
LONGEST_TEXT: Final = 4_000
"""Letters: longer texts are letters of their own, not something to type into a field."""


def save_text_module(database: Database, actor: Actor, draft: TextModuleDraft) -> str:
    """Add a short text or change one; returns its id.

    Texts of the office are their own right: everybody reads them.

    Raises:
        ValidationFailed: no name, a name with blanks or colons, a name that is taken, no text.
        NotFound, StaleRecord: the text that is changed is gone, or somebody changed it.
    """
    act = "save_office_text" if draft.is_office else "save_own_text"
    with acting(database, actor, act) as desk:
        name, content = text.clean_line(draft.short_name), text.clean(draft.text)
        problems = _problems(desk, draft, name, content)
        if problems:
            raise ValidationFailed(problems)
        if draft.module_id:
            _check_owner(desk, draft.module_id, is_office=draft.is_office)
            update_owned(
                database,
                TextModule,
                actor,
                draft.module_id,
                draft.version,
                short_name=name,
                text=content,
            )
            module_id = draft.module_id
        else:
            module_id = insert_owned(
                database,
                TextModule,
                actor,
                created_at=desk.at,
                short_name=name,
                text=content,
                owner_id=_owner(actor, is_office=draft.is_office),
            )
        subject = audit.Subject("text_modules", module_id)
        audit.record(database, actor, act, subject, {"name": name})
        return module_id


def withdraw_text_module(database: Database, actor: Actor, module_id: str, version: int) -> None:
    """Offer a short text no longer.

    Raises:
        NotFound, StaleRecord: it is gone, or somebody changed it.
    """
    is_office = _is_office(database, module_id)
    act = "withdraw_office_text" if is_office else "withdraw_own_text"
    with acting(database, actor, act) as desk:
        _check_owner(desk, module_id, is_office=is_office)
        update_owned(database, TextModule, actor, module_id, version, is_active=False)
        audit.record(database, actor, act, audit.Subject("text_modules", module_id), {})


def _problems(desk: Desk, draft: TextModuleDraft, name: str, content: str) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not name:
        problems["short_name"] = "short_name_missing"
    elif len(name) > LONGEST_NAME or ":" in name or " " in name:
        problems["short_name"] = "short_name_not_plain"
    elif _is_taken(desk, draft, name):
        problems["short_name"] = "short_name_exists"
    if not content:
        problems["text"] = "text_missing"
    elif len(content) > LONGEST_TEXT:
        problems["text"] = "too_long"
    return problems


def _is_taken(desk: Desk, draft: TextModuleDraft, name: str) -> bool:
    owner = _owner(desk.actor, is_office=draft.is_office)
    rows = desk.database.rows(
        "SELECT id, short_name FROM text_modules WHERE is_active "
        "AND coalesce(owner_id, '') = ? AND id <> ?",
        [owner or "", draft.module_id],
    )
    return any(text.fold(known) == text.fold(name) for _id, known in rows)


def _owner(actor: Actor, *, is_office: bool) -> str | None:
    return None if is_office else actor.user_id


def _is_office(database: Database, module_id: str) -> bool:
    row = database.row("SELECT owner_id FROM text_modules WHERE id = ?", [module_id])
    if row is None:
        raise NotFound("text_module", module_id)
    return row[0] is None


def _check_owner(desk: Desk, module_id: str, *, is_office: bool) -> None:
    """Nobody else's text is touched: for everyone but its owner it is not there."""
    owner = desk.database.row(
        "SELECT owner_id FROM text_modules WHERE id = ? AND is_active", [module_id]
    )
    if owner is None or owner[0] != _owner(desk.actor, is_office=is_office):
        raise NotFound("text_module", module_id)
