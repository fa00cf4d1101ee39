"""Copies of the whole office: by the engine's own back-up call, never a plain file copy."""

from pathlib import Path

from db import audit, database_files
from db.commands.stamps import acting
from db.connection import Database
from db.errors import DatabaseRefused
from db.records.people import Actor
from db.rules import permissions


def back_up(database: Database, actor: Actor, target: Path) -> Path:
    """Copy the open database to `target`, beside and replaced; work may go on meanwhile.

    Raises:
        DatabaseRefused: exists (the target is the open file itself, or a folder), disk_full,
            folder_missing.
    """
    permissions.require(actor, "back_up")
    is_open_file = database.path is not None and target.exists() and target.samefile(database.path)
    if is_open_file or target.is_dir():
        raise DatabaseRefused("exists", str(target))
    if not target.parent.is_dir():
        raise DatabaseRefused("folder_missing", str(target.parent))
    database_files.copy_whole(database.engine, target)
    with acting(database, actor, "back_up"):
        subject = audit.Subject("offices", actor.office_id)
        audit.record(database, actor, "back_up", subject, {"file": target.name})
    return target
