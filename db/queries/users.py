"""Who works here."""

from db.choices import Role
from db.clock import stored_day
from db.connection import Database
from db.errors import NotFound
from db.queries import offices
from db.records.people import Actor, UserRecord


def actor(database: Database, name: str | None = None) -> Actor:
    """The active user with this sign-in name as actor; None takes the first administrator.

    Raises:
        NotFound: no such active user.
        DatabaseRefused: "not_set_up".
    """
    office = offices.here(database)
    if name:
        row = database.row("SELECT id, name, role FROM users WHERE is_active AND name = ?", [name])
    else:
        row = database.row(
            "SELECT id, name, role FROM users WHERE is_active AND role = ? "
            "ORDER BY created_at LIMIT 1",
            [Role.ADMINISTRATOR.value],
        )
    if row is None:
        raise NotFound("user", name or Role.ADMINISTRATOR.value)
    return Actor(row[0], row[1], Role(row[2]), office.id, office.code)


def all_users(database: Database) -> tuple[UserRecord, ...]:
    """Every user, active first, by name."""
    rows = database.rows(
        "SELECT u.id, u.name, u.full_name, u.role, u.is_active, u.version, u.absent_from, "
        "u.absent_to, coalesce(s.name, '') FROM users u LEFT JOIN users s ON s.id = u.stand_in_id "
        "ORDER BY u.is_active DESC, u.name"
    )
    return tuple(
        UserRecord(
            row[0],
            row[1],
            row[2],
            Role(row[3]),
            bool(row[4]),
            row[5],
            stored_day(row[6]),
            stored_day(row[7]),
            row[8],
        )
        for row in rows
    )
