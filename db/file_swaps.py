"""A copy put in the place of a database file so that no moment of a power cut loses anything.

The copy first stands whole beside the place, waiting, under a name that carries a moment. Then the
old file and its journal are renamed away under the same moment, and the copy is renamed into the
place. While a copy waits, the swap was begun and not ended: who opens the place next ends it.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from db import clock, database_files

_BESIDE: Final = ("", "-wal", "-shm")
_WAITING: Final = ".restoring"
_KEPT: Final = ".before-restore"


def put_in_place(copy: Path, target: Path) -> Path | None:
    """Put `copy` at `target`; what was there is kept beside it. Nobody may have it open.

    Returns:
        Where the old file is now, or None when there was none.

    Raises:
        DatabaseRefused: read_only, disk_full, disk_error; the old file stands where it stood.
    """
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, partial)
        with partial.open("rb+") as stream:
            os.fsync(stream.fileno())
        stamp = clock.now().strftime("%Y%m%d-%H%M%S-%f")
        waiting = target.with_name(f"{target.name}.{stamp}{_WAITING}")
        partial.replace(waiting)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise database_files.copy_refusal(error, target) from error
    try:
        return _swap(waiting, target)
    except OSError as error:
        _take_back(waiting, target)
        raise database_files.copy_refusal(error, target) from error


def end_interrupted(target: Path) -> Path | None:
    """End a swap that a power cut interrupted, if there was one.

    Returns:
        Where the old file is now, or None when nothing was interrupted or there was none.

    Raises:
        DatabaseRefused: read_only, disk_full, disk_error; the copy waits on for the next start.
    """
    beside = target.parent.glob("*" + _WAITING)
    waiting = sorted(path for path in beside if path.name.startswith(target.name + "."))
    if not waiting:
        return None
    if target.exists() and _kept_beside(waiting[-1], target).exists():
        # The old file is away and another stands here since: that one is the office now.
        return None
    try:
        return _swap(waiting[-1], target)
    except OSError as error:
        raise database_files.copy_refusal(error, target) from error


def _kept_beside(waiting: Path, target: Path) -> Path:
    stamp = waiting.name.removeprefix(target.name).removesuffix(_WAITING)
    return target.with_name(f"{target.name}{stamp}{_KEPT}")


def _swap(waiting: Path, target: Path) -> Path | None:
    """Move the old file and its journal away together: only together they are the old office."""
    _flush_folder(target.parent)
    kept = _kept_beside(waiting, target)
    for ending in _BESIDE:
        old = target.with_name(target.name + ending)
        if old.exists():
            old.rename(kept.with_name(kept.name + ending))
    # The journal has to be away before the copy is there: an engine would play it into the copy.
    _flush_folder(target.parent)
    waiting.replace(target)
    _flush_folder(target.parent)
    return kept if kept.exists() else None


def _take_back(waiting: Path, target: Path) -> None:
    """Put the old file back; where even that fails, the copy waits for the next start."""
    kept = _kept_beside(waiting, target)
    with suppress(OSError):
        for ending in _BESIDE:
            moved = kept.with_name(kept.name + ending)
            if moved.exists():
                moved.rename(target.with_name(target.name + ending))
        waiting.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Bring renames to the disk; Windows does it by itself and opens no folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
