"""Copies of the office as the disks have them; a disk that sleeps takes its time to answer."""

from contextlib import suppress
from pathlib import Path

from db.queries import back_ups
from db.records.office_settings import BackUpContent
from hotline_app.tasks import Progress
from hotline_app.widgets.choice import Choice


def copies_beside(where: Path, folders: set[Path], _progress: Progress) -> list[Choice]:
    """Every copy in the folders as a choice, newest first, without the open file `where`."""
    found: dict[Path, float] = {}
    for folder in folders:
        with suppress(OSError):
            found |= {path: path.stat().st_mtime for path in back_ups.copies_in(folder)}
    found.pop(where, None)
    newest = sorted(found, key=lambda path: found[path], reverse=True)
    return [Choice(str(path), path.name, str(path.parent)) for path in newest]


def looked_into(path: Path, _progress: Progress) -> BackUpContent:
    """What a copy holds; refusals as `back_ups.look_inside`."""
    return back_ups.look_inside(path)
