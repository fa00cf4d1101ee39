"""The database as a file: what can be opened, where it may lie, how it is copied."""

import errno
import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from db import clock
from db.errors import DatabaseBusy, DatabaseRefused

_HEADER: Final = b"SQLite format 3\x00"
_SHARED_KINDS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2"}
)
_WINDOWS_REMOTE_DRIVE: Final = 4
BUSY_SECONDS: Final = 20
_NOT_OURS: Final = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_PAGES_AT_ONCE: Final = 16
"""Fewer than the smallest office has: the lock is held while the first ones are written."""


def path_of(url: str) -> Path:
    """The file that `url` names: a plain path or `sqlite:///path`."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    if "://" in url:
        raise DatabaseRefused("unknown_engine", url.split("://", 1)[0])
    return Path(url)


def check(path: Path, *, create: bool) -> None:
    """Refuse, with a code, whatever cannot be opened and written safely.

    Raises:
        DatabaseRefused: network_share, folder_missing, not_found, not_a_database, damaged,
            read_only; the file was only read.
    """
    if is_on_network_share(path):
        raise DatabaseRefused("network_share", str(path))
    if not path.parent.is_dir():
        if not create:
            raise DatabaseRefused("folder_missing", str(path.parent))
        _make_folder(path.parent)
    if not path.exists():
        if not create:
            raise DatabaseRefused("not_found", str(path))
    else:
        _check_header(path)
    # WAL writes files beside the database, so the folder must be writable too.
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise DatabaseRefused("read_only", str(path))


def check_readable(path: Path) -> None:
    """Refuse a copy that is not there or is no database; it is only read.

    Raises:
        DatabaseRefused: not_found, not_a_database, damaged, read_only.
    """
    if not path.exists():
        raise DatabaseRefused("not_found", str(path))
    _check_header(path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseRefused("read_only", str(folder), str(error)) from error


def _check_header(path: Path) -> None:
    if not path.is_file():
        raise DatabaseRefused("not_a_database", str(path))
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
    except PermissionError as error:
        raise DatabaseRefused("read_only", str(path)) from error
    if not header:
        return
    if not header.startswith(_HEADER):
        raise DatabaseRefused("not_a_database", str(path))
    page_size = int.from_bytes(header[16:18], "big") or 0
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    if len(header) < 100 or page_size * pages > path.stat().st_size + page_size:
        has_wal = path.with_name(path.name + "-wal").exists()
        if not has_wal:
            raise DatabaseRefused("damaged", str(path), "the file is shorter than it says")


def is_on_network_share(path: Path, mounts: str | None = None) -> bool:
    """Whether `path` lies on a network file system, where SQLite's WAL is unsafe.

    Args:
        mounts: a mount table; None takes the computer's own.
    """
    if sys.platform == "win32":
        return _is_remote_on_windows(str(path.absolute()))
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
    # Links are followed: a folder of the office's own may point to a share.
    return file_system_kind(path.resolve(), mounts) in _SHARED_KINDS


def file_system_kind(path: Path, mounts: str) -> str:
    """The file system kind of `path` by the mount table text `mounts` (`/proc/mounts`)."""
    best, kind = "", ""
    for line in mounts.splitlines():
        columns = line.split()
        if len(columns) < 3:
            continue
        mount_point = columns[1].replace("\\040", " ")
        if len(mount_point) >= len(best) and path.is_relative_to(mount_point):
            best, kind = mount_point, columns[2]
    return kind


def _is_remote_on_windows(absolute: str) -> bool:
    if absolute.startswith(("\\\\", "//")):
        return True
    import ctypes

    drive = os.path.splitdrive(absolute)[0] + "\\"
    windll: Any = getattr(ctypes, "windll")  # noqa: B009 - absent on other systems
    return int(windll.kernel32.GetDriveTypeW(drive)) == _WINDOWS_REMOTE_DRIVE


def back_up_before_migration(engine: Any, path: Path, stored: int) -> Path:
    """Copy the database beside itself before its schema changes; returns the copy."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    target = path.parent / "back-ups" / f"{path.stem}-schema{stored}-{stamp}{path.suffix}"
    target.parent.mkdir(exist_ok=True)
    copy_whole(engine, target)
    return target


def copy_whole(engine: Any, target: Path) -> None:
    """Copy the open database to `target` by the engine's own back-up call, beside and replaced.

    Raises:
        DatabaseRefused: disk_full, folder_missing, read_only, disk_error; no half copy is left.
    """
    copy_connection(engine.connection(), target)


def copy_connection(connection: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees to `target`, as `copy_whole` does."""
    partial = target.with_name(target.name + ".part")
    try:
        partial.unlink(missing_ok=True)
        copy = sqlite3.connect(partial)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode=delete")
        finally:
            copy.close()
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        # A stick that was pulled out refuses this too.
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise copy_refusal(error, target) from error


def copy_refusal(error: sqlite3.Error | OSError, target: Path) -> DatabaseRefused:
    """What it means that a file could not be written at `target`."""
    # What the system says names the file; only the engine's own words are read.
    text = str(error).lower() if isinstance(error, sqlite3.Error) else ""
    number = getattr(error, "errno", None)
    if "disk is full" in text or number in (errno.ENOSPC, errno.EFBIG):
        code = "disk_full"
    elif not is_folder(target.parent):
        code = "folder_missing"
    elif "unable to open" in text or "readonly" in text or number in _NOT_OURS:
        code = "read_only"
    else:
        code = "disk_error"
    where = target if code in ("disk_full", "disk_error") else target.parent
    return DatabaseRefused(code, str(where), str(error))


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder that can be looked at; a disk that fails has none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def replace_content(copy: sqlite3.Connection, path: Path, saved: Path) -> None:
    """Write the content of `copy` over the database at `path`, in one transaction.

    What was there is copied to `saved` once the write lock is held: what another window wrote
    until then is in `saved`, and what it writes from then on goes into the new content.

    Raises:
        DatabaseBusy: another window kept the write lock too long; nothing was changed.
        DatabaseRefused: disk_full, folder_missing; nothing was changed.
    """

    def pages_written(status: int, _left: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseBusy("locked")
        if not saved.exists():
            # Readers still see the old content: nothing is committed before the last page.
            with closing(sqlite3.connect(path)) as before:
                copy_connection(before, saved)

    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as target:
        target.execute("PRAGMA synchronous = full")
        try:
            copy.backup(target, pages=_PAGES_AT_ONCE, progress=pages_written)
        except sqlite3.Error as error:
            text = str(error).lower()
            if "locked" in text or "busy" in text:
                raise DatabaseBusy(text) from error
            code = "disk_full" if "full" in text else "disk_error"
            raise DatabaseRefused(code, str(path), text) from error
