"""Users of the office."""

from collections.abc import Mapping
from typing import Any

from db import audit, lookups
from db.choices import Role
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.identifiers import new_id
from db.models.organisation import User
from db.queries import users
from db.records.people import Actor, UserDraft, UserRecord
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.validity import read_day

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


def edit_user(
    database: Database, actor: Actor, name: str, changes: Mapping[str, str], version: int
) -> UserRecord:
    """Change a user: full name, role, whether they work here, absence and stand-in.

    Args:
        name: the sign-in name; it stays.
        changes: "full_name", "role", "is_active" (yes or no), "absent_from", "absent_to" (days as
            typed, or empty), "stand_in" (a sign-in name, or empty).

    Raises:
        NotFound: no such user.
        ValidationFailed: also when nobody would be left who may administer the office.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "edit_user") as desk:
        row = database.row("SELECT id, role, is_active FROM users WHERE name = ?", [name])
        if row is None:
            raise NotFound("user", name)
        values, problems = _read_changes(database, row, changes)
        if problems:
            raise ValidationFailed(problems)
        update_owned(database, User, actor, row[0], version, **values)
        subject = audit.Subject("users", row[0])
        audit.record(database, actor, "edit_user", subject, {"name": name, **values})
        return next(user for user in users.all_users(desk.database) if user.id == row[0])


def _read_changes(
    database: Database, user: tuple[Any, ...], changes: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    if "full_name" in changes:
        values["full_name"] = text.clean_line(changes["full_name"])
        if not values["full_name"]:
            problems["full_name"] = "name_missing"
    if "role" in changes:
        values["role"] = changes["role"]
        if changes["role"] not in set(Role):
            problems["role"] = "unknown_code"
    if "is_active" in changes:
        values["is_active"] = changes["is_active"] == "yes"
    for field in ("absent_from", "absent_to"):
        if field in changes:
            values[field] = read_day(changes[field], field, problems)
    start, end = values.get("absent_from"), values.get("absent_to")
    if start and end and end < start:
        problems["absent_to"] = "ends_before_start"
    if "stand_in" in changes:
        wanted = changes["stand_in"].strip()
        values["stand_in_id"] = lookups.user_id(database, wanted) if wanted else None
        if wanted and values["stand_in_id"] in (None, user[0]):
            problems["stand_in"] = "unknown_user"
    _keep_an_administrator(database, user, values, problems)
    return values, problems


def _keep_an_administrator(
    database: Database, user: tuple[Any, ...], values: dict[str, Any], problems: dict[str, str]
) -> None:
    role, is_active = values.get("role", user[1]), values.get("is_active", bool(user[2]))
    if role == Role.ADMINISTRATOR and is_active:
        return
    others = database.value(
        "SELECT count(*) FROM users WHERE is_active AND role = ? AND id <> ?",
        [Role.ADMINISTRATOR.value, user[0]],
    )
    if not others:
        problems["role" if "role" in values else "is_active"] = "last_administrator"
