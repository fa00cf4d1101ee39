"""Back-up copies of an office: which there are, and putting one in the place of a lost file."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db import clock
from db.errors import DatabaseRefused
from db.queries.back_ups import look_inside

_ENDINGS: Final = frozenset({".sqlite3", ".sqlite", ".db"})
_BESIDE: Final = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class BackUpCopy:
    """A file that may be a copy of the office.

    Attributes:
        path: the file.
        made_at: when it was last written (aware, UTC).
        size: in bytes.
    """

    path: Path
    made_at: datetime
    size: int


def copies_in(folders: Iterable[Path], besides: Path) -> tuple[BackUpCopy, ...]:
    """The database files in these folders, newest first, without the file `besides`.

    Folders that cannot be read are passed over: the list is asked for when something is broken.
    """
    found: dict[Path, BackUpCopy] = {}
    for folder in folders:
        with suppress(OSError):
            for path in folder.iterdir():
                if path.suffix.lower() in _ENDINGS and path.is_file() and path != besides:
                    about = path.stat()
                    made_at = datetime.fromtimestamp(about.st_mtime, UTC)
                    found[path.resolve()] = BackUpCopy(path, made_at, about.st_size)
    return tuple(sorted(found.values(), key=lambda copy: copy.made_at, reverse=True))


def restore_copy(copy: Path, target: Path) -> Path | None:
    """Put a copy in the place of the office's file; what was there is kept beside it.

    Nobody may have the file open meanwhile.

    Returns:
        Where the old file is now, or None when there was none.

    Raises:
        DatabaseRefused: the copy cannot be used (see `back_ups.look_inside`), or the folder
            cannot be written (read_only, disk_full); the old file is untouched.
    """
    look_inside(copy)
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, partial)
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        kept = _set_aside(target)
        partial.replace(target)
    except PermissionError as error:
        raise DatabaseRefused("read_only", str(target.parent), str(error)) from error
    except OSError as error:
        raise DatabaseRefused("disk_full", str(target), str(error)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return kept


def _set_aside(target: Path) -> Path | None:
    """Move the file and its journal away together: only together they are the old office."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S-%f")
    kept = target.with_name(f"{target.name}.{stamp}.before-restore")
    moved = False
    for ending in _BESIDE:
        old = target.with_name(target.name + ending)
        if old.exists():
            old.rename(kept.with_name(kept.name + ending))
            moved = True
    return kept if moved else None
