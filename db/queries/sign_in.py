"""Who may sit at this desk, and whether a password is theirs."""

from db.choices import Role
from db.connection import Database
from db.records.people import SignInUser


def people(database: Database) -> tuple[SignInUser, ...]:
    """The active users, by full name."""
    rows = database.rows(
        "SELECT name, full_name, role, password_hash <> '' FROM users WHERE is_active "
        "ORDER BY full_name, name"
    )
    return tuple(SignInUser(row[0], row[1], Role(row[2]), bool(row[3])) for row in rows)


def needs_password(database: Database, name: str) -> bool:
    """Whether this user has to type a password."""
    stored = database.value("SELECT password_hash FROM users WHERE is_active AND name = ?", [name])
    return bool(stored)


def is_password_of(database: Database, name: str, password: str) -> bool:
    """Whether the active user has this password; takes some 80 ms, on purpose."""
    from db.rules import passwords

    stored = database.value("SELECT password_hash FROM users WHERE is_active AND name = ?", [name])
    return passwords.matches(password, stored or "")
