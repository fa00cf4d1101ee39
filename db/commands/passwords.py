"""Passwords of users: given by the administrator, changed by their owner."""

from db import audit
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.organisation import User
from db.records.people import Actor
from db.rows import update_owned
from db.rules import passwords


def set_password(database: Database, actor: Actor, user_name: str, password: str) -> None:
    """Give a user a password, or take it away with "": then nothing is asked at sign-in.

    Raises:
        NotFound: no such user.
        ValidationFailed: the password is too short or is the name.
    """
    problem = passwords.problem_of(password, user_name) if password else None
    if problem:
        raise ValidationFailed({"password": problem})
    stored = passwords.hashed(password) if password else ""
    with acting(database, actor, "set_password") as desk:
        row = database.row("SELECT id, version FROM users WHERE name = ?", [user_name.strip()])
        if row is None:
            raise NotFound("user", user_name)
        _save(desk, "set_password", row, stored)


def change_own_password(database: Database, actor: Actor, old: str, new: str) -> None:
    """Change the actor's own password; who has none yet leaves `old` empty.

    Raises:
        ValidationFailed: `old_password` is wrong, or the new one cannot be taken.
    """
    stored = database.value("SELECT password_hash FROM users WHERE id = ?", [actor.user_id]) or ""
    problems: dict[str, str] = {}
    if stored and not passwords.matches(old, stored):
        problems["old_password"] = "password_wrong"
    problem = passwords.problem_of(new, actor.name)
    if problem:
        problems["password"] = problem
    if problems:
        raise ValidationFailed(problems)
    made = passwords.hashed(new)
    with acting(database, actor, "change_own_password") as desk:
        row = database.row("SELECT id, version FROM users WHERE id = ?", [actor.user_id])
        if row is None:
            raise NotFound("user", actor.name)
        _save(desk, "change_own_password", row, made)


def _save(desk: Desk, act: str, row: tuple[str, int], stored: str) -> None:
    user_id, version = row
    update_owned(desk.database, User, desk.actor, user_id, version, password_hash=stored)
    # The trail says that there is a password now, never anything it could be guessed from.
    subject = audit.Subject("users", user_id)
    audit.record(desk.database, desk.actor, act, subject, {"has_password": bool(stored)})
