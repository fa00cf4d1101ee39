"""Recording that a week was exported, so that every desk sees that its package is done."""

from typing import Final

from db import audit
from db.commands.office_settings import store_setting
from db.commands.stamps import acting
from db.connection import Database
from db.records.people import Actor
from db.rules import permissions
from db.rules.days import Week

SETTING: Final = "week_export."
"""Settings are named by this and the week: `week_export.2026-W47`."""


def may_record(actor: Actor) -> bool:
    """Whether an export by this actor is the office's own, not a look by the province."""
    return actor.role in permissions.ALLOWED["record_week_export"]


def record_week_export(database: Database, actor: Actor, week: Week, folder: str) -> None:
    """Remember that a week was written to a folder; a later export of it takes its place.

    Args:
        folder: name of the folder, without its path: settings travel with back-ups.
    """
    with acting(database, actor, "record_week_export") as desk:
        stored = {"at": desk.at, "by": actor.name, "folder": folder}
        store_setting(database, SETTING + week.label, stored)
        subject = audit.Subject("offices", actor.office_id)
        changes = {"week": str(week), "folder": folder}
        audit.record(database, actor, "record_week_export", subject, changes)
