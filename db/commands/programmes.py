"""Programmes: the tick that an amount was checked against the official text."""

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.errors import NotFound
from db.models.assistance import Programme
from db.records.people import Actor
from db.rows import update_owned
from db.rules.days import vietnam_day


def check_programme(database: Database, actor: Actor, programme_code: str) -> None:
    """Record that the actor checked a programme against its official text today.

    Raises:
        NotFound: no such programme.
    """
    with acting(database, actor, "check_programme") as desk:
        row = database.row("SELECT id, version FROM programmes WHERE code = ?", [programme_code])
        if row is None:
            raise NotFound("programme", programme_code)
        checked_on = vietnam_day(desk.now)
        update_owned(
            database,
            Programme,
            actor,
            row[0],
            row[1],
            checked_by=actor.user_id,
            checked_on=checked_on,
        )
        subject = audit.Subject("programmes", row[0])
        audit.record(database, actor, "check_programme", subject, {"checked_on": checked_on})
