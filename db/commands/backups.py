"""Copies of the whole office: by the engine's own back-up call, never a plain file copy."""

from datetime import timedelta
from pathlib import Path

from db import audit, clock, database_files
from db.commands.office_settings import store_setting
from db.commands.stamps import acting
from db.connection import Database
from db.errors import DatabaseRefused
from db.migrations import runner
from db.queries import office_settings
from db.queries.back_ups import look_inside, opened_copy
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
    with acting(database, actor, "back_up") as desk:
        store_setting(database, "last_back_up", {"at": desk.at, "file": str(target)})
        subject = audit.Subject("offices", actor.office_id)
        audit.record(database, actor, "back_up", subject, {"file": target.name})
    return target


def back_up_if_due(database: Database, actor: Actor) -> Path | None:
    """Make the copy the office's plan asks for, when it is due; older own copies are removed.

    Returns:
        The copy, or None: no plan, or the last copy is young enough.

    Raises:
        DatabaseRefused: folder_missing, disk_full: the plan's folder is looked at only now.
    """
    plan = office_settings.back_up_plan(database)
    if not plan.folder:
        return None
    last = office_settings.last_back_up_at(database)
    # A copy from the future: the clock was set back, and nobody knows how old that copy is.
    age = None if last is None else clock.now() - last
    if age is not None and timedelta() <= age < timedelta(days=plan.every_days):
        return None
    folder = Path(plan.folder)
    target = back_up(database, actor, folder / own_name(actor))
    _remove_oldest(target, _own_prefix(actor), plan.keep)
    return target


def restore(database: Database, actor: Actor, source: Path) -> Path:
    """Put a copy in the place of the open office; what was there is copied beside it first.

    The copy goes in through the engine as one transaction, so that other windows see either the
    one or the other, and a power cut leaves what was there. No call that another window saved
    meanwhile gets lost between the two copies.

    Returns:
        The copy of what was there.

    Raises:
        NotAllowed: only an administrator of the open office may.
        DatabaseBusy: another window kept writing; nothing was changed.
        DatabaseRefused: the copy cannot be used (see `back_ups.look_inside`), or it is another
            office's (other_office), or the open file itself (same_file), or there is no room
            (disk_full); nothing was changed.
    """
    permissions.require(actor, "restore_back_up")
    if database.path is not None and source.exists() and source.samefile(database.path):
        raise DatabaseRefused("same_file", str(source))
    content = look_inside(source)
    if content.office_code != actor.office_code:
        raise DatabaseRefused("other_office", str(source), content.office_code)
    where = Path(database.where)
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    saved = where.parent / "back-ups" / f"{where.stem}-before-restore-{stamp}{where.suffix}"
    saved.parent.mkdir(exist_ok=True)
    with opened_copy(source) as copy:
        database_files.replace_content(copy, where, saved)
    with database.writing():
        runner.migrate(database.engine, database.schema_version)
    database.memory.clear()
    with acting(database, actor, "restore_back_up"):
        subject = audit.Subject("offices", actor.office_id)
        changes = {"file": source.name, "copy": saved.name}
        audit.record(database, actor, "restore_back_up", subject, changes)
    return saved


def own_name(actor: Actor) -> str:
    """Name of a copy made now: office, day and time."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    return f"{_own_prefix(actor)}{stamp}.sqlite3"


def _own_prefix(actor: Actor) -> str:
    return f"hotline-{actor.office_code}-"


def _remove_oldest(newest: Path, prefix: str, keep: int) -> None:
    """Only files the plan itself made are removed; a copy made by hand never is.

    The newest stays whatever the clock says: it may have been set back since the others.
    """
    own = sorted(newest.parent.glob(f"{prefix}[0-9]*-[0-9]*.sqlite3"), reverse=True)
    others = [path for path in own if path != newest]
    for path in others[max(keep - 1, 0) :]:
        path.unlink(missing_ok=True)
