"""Users of the office."""

from db import audit
from db.choices import Role
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.identifiers import new_id
from db.models.organisation import User
from db.records.people import Actor, UserDraft, UserRecord
from db.rows import insert_owned
from db.rules import text

_LONGEST_NAME = 80


def check_user(database: Database, draft: UserDraft) -> dict[str, str]:
    """Field -> problem code of a user as typed."""
    problems: dict[str, str] = {}
    name = text.clean_line(draft.name)
    if not name or len(name) > _LONGEST_NAME or " " in name:
        problems["user"] = "user_name_not_plain"
    elif database.value("SELECT 1 FROM users WHERE name = ?", [name]) is not None:
        problems["user"] = "user_exists"
    if draft.role not in set(Role):
        problems["role"] = "unknown_code"
    return problems


def insert_user(desk: Desk, draft: UserDraft, role: Role, user_id: str) -> None:
    """Store a checked user inside the caller's transaction."""
    insert_owned(
        desk.database,
        User,
        desk.actor,
        id=user_id,
        name=text.clean_line(draft.name),
        full_name=text.clean_line(draft.full_name) or text.clean_line(draft.name),
        role=role,
    )


def add_user(database: Database, actor: Actor, draft: UserDraft) -> UserRecord:
    """Add a user of the office.

    Raises:
        ValidationFailed: name taken or not plain, role unknown.
    """
    with acting(database, actor, "add_user") as desk:
        problems = check_user(database, draft)
        if problems:
            raise ValidationFailed(problems)
        user_id = new_id()
        insert_user(desk, draft, Role(draft.role), user_id)
        subject = audit.Subject("users", user_id)
        audit.record(database, actor, "add_user", subject, {"name": draft.name, "role": draft.role})
    name = text.clean_line(draft.name)
    full_name = text.clean_line(draft.full_name) or name
    return UserRecord(user_id, name, full_name, Role(draft.role), is_active=True, version=1)
