"""Back-up copies of an office: which there are, and putting one in the place of a lost file."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db import file_swaps
from db.queries.back_ups import look_inside

_ENDINGS: Final = frozenset({".sqlite3", ".sqlite", ".db"})


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

    Nobody may have the file open meanwhile. A power cut in the middle is mended by whoever opens
    the file next (see `file_swaps`).

    Returns:
        Where the old file is now, or None when there was none.

    Raises:
        DatabaseRefused: the copy cannot be used (see `back_ups.look_inside`), or the folder
            cannot be written (read_only, disk_full); the old file is untouched.
    """
    look_inside(copy)
    return file_swaps.put_in_place(copy, target)
