"""Copies of the whole office: by the engine's own back-up call, never a plain file copy."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from db import audit, clock, database_files
from db.commands.office_settings import store_setting
from db.commands.stamps import acting
from db.connection import Database
from db.errors import DatabaseRefused
from db.migrations import runner
from db.queries import office_settings
from db.queries.back_ups import look_inside, opened_copy
from db.records.office_settings import BackUpPlan
from db.records.people import Actor
from db.rules import permissions
from db.rules.days import VIETNAM

_STAMP: Final = "%Y%m%d-%H%M%S"
_AT_WORK: Final = timedelta(days=1)


def back_up(database: Database, actor: Actor, target: Path) -> Path:
    """Copy the open database to `target`, beside and replaced; work may go on meanwhile.

    Raises:
        DatabaseRefused: exists (the target is the open file itself, or a folder), disk_full,
            folder_missing, read_only, disk_error; no half copy is left.
    """
    permissions.require(actor, "back_up")
    if not database_files.is_folder(target.parent):
        raise DatabaseRefused("folder_missing", str(target.parent))
    if _is_taken(database, target):
        raise DatabaseRefused("exists", str(target))
    database_files.copy_whole(database.engine, target)
    with acting(database, actor, "back_up") as desk:
        store_setting(database, "last_back_up", {"at": desk.at, "file": str(target)})
        subject = audit.Subject("offices", actor.office_id)
        audit.record(database, actor, "back_up", subject, {"file": target.name})
    return target


def _is_taken(database: Database, target: Path) -> bool:
    try:
        if target.is_dir():
            return True
        return database.path is not None and target.exists() and target.samefile(database.path)
    except OSError as error:
        raise database_files.copy_refusal(error, target) from error


def back_up_if_due(database: Database, actor: Actor) -> Path | None:
    """Make the copy the office's plan asks for, when it is due; older own copies are removed.

    Returns:
        The copy, or None: no plan, or the last copy is young enough.

    Raises:
        DatabaseRefused: as `back_up`; the older copies are untouched.
    """
    plan = office_settings.back_up_plan(database)
    if not plan.folder or not _is_due(database, actor, plan):
        return None
    folder = Path(plan.folder)
    target = back_up(database, actor, folder / own_name(actor))
    _remove_oldest(target, _own_prefix(actor), plan.keep)
    return target


def _is_due(database: Database, actor: Actor, plan: BackUpPlan) -> bool:
    """Whether the plan's folder holds no copy that is young enough.

    The folder itself is asked: a stick may have been changed for an empty one, and a copy made by
    hand into another place is none of the plan's. Where the folder is away, the last copy counts.
    """
    now, term = clock.now(), timedelta(days=plan.every_days)
    folder = Path(plan.folder)
    try:
        made = list(_own_copies(folder, _own_prefix(actor)).values())
        is_there = folder.is_dir()
    except OSError:
        made, is_there = [], False
    if not is_there:
        last = office_settings.last_back_up(database)
        made = [last.at] if last is not None and Path(last.file).parent == folder else []
    # A copy from the future: the clock was set back, and nobody knows how old that copy is.
    return not any(timedelta() <= now - moment < term for moment in made)


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
    """Name of a copy made now: office, day and time as the clock on the wall shows them."""
    stamp = clock.now().astimezone(VIETNAM).strftime(_STAMP)
    return f"{_own_prefix(actor)}{stamp}.sqlite3"


def _own_prefix(actor: Actor) -> str:
    return f"hotline-{actor.office_code}-"


def _own_copies(folder: Path, prefix: str) -> dict[Path, datetime]:
    """The files the plan itself made, with their moments; a copy made by hand has another name."""
    found: dict[Path, datetime] = {}
    for path in folder.glob(f"{prefix}*.sqlite3"):
        with suppress(ValueError):
            stamp = path.stem.removeprefix(prefix)
            found[path] = datetime.strptime(stamp, _STAMP).replace(tzinfo=VIETNAM)
    return found


def _remove_oldest(newest: Path, prefix: str, keep: int) -> None:
    """Remove what is more than the plan keeps; the copy just made stays whatever the clock says.

    Copies from the future go first: the clock was wrong when they were made. The copy is made, so a
    file that cannot be removed now is left for the next time.
    """
    now = clock.now()
    with suppress(OSError):
        made = _own_copies(newest.parent, prefix)
        made.pop(newest, None)
        others = sorted(made, key=lambda path: (made[path] <= now, made[path]))
        surplus = others[: max(len(others) - max(keep - 1, 0), 0)]
        for path in [*surplus, *_broken_off(newest.parent, prefix)]:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _broken_off(folder: Path, prefix: str) -> list[Path]:
    """Copies that a power cut left half made; one of today may be another window's, at work."""
    oldest = (clock.now() - _AT_WORK).timestamp()
    parts = folder.glob(f"{prefix}*.sqlite3.part")
    return [path for path in parts if path.stat().st_mtime < oldest]
