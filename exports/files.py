"""Whole files or none: written beside, flushed to the disk, then put in place.

A folder is made beside its place and swapped in by two renames. After a crash between the two, the
old folder stands beside under a name of ours; `mend` puts it back, and removes what was half made.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from exports.errors import ExportRefused

_NEW: Final = ".hotline-new"
_OLD: Final = ".hotline-old"
_CODES: Final[dict[int, str]] = {
    errno.ENOSPC: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EROFS: "not_writable",
    errno.EISDIR: "not_writable",
    errno.ENAMETOOLONG: "not_writable",
    errno.ETXTBSY: "file_open",
    errno.EBUSY: "file_open",
}
if sys.platform != "win32":
    _CODES[errno.EDQUOT] = "disk_full"  # Windows has no disk quota error of its own
_WINDOWS_LOCKS: Final = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_WINDOWS_DENIED: Final = 5


def refusal(error: OSError, where: Path) -> ExportRefused | None:
    """The refusal that `error` means for `where`, or None for an error of another kind."""
    if getattr(error, "winerror", None) in _WINDOWS_LOCKS:
        return ExportRefused("file_open", str(where))
    if getattr(error, "winerror", None) == _WINDOWS_DENIED and where.is_file():
        # Windows says "access denied" when the file to be replaced is open in a viewer.
        return ExportRefused("file_open", str(where))
    code = _CODES.get(error.errno or 0)
    return ExportRefused(code, str(where)) if code else None


@contextmanager
def refusing(where: Path) -> Iterator[None]:
    """Turn the disk's errors into `ExportRefused` for `where`."""
    try:
        yield
    except OSError as error:
        known = refusal(error, where)
        if known is None:
            raise
        raise known from error


def keep_out_of_code(path: Path) -> None:
    """Refuse a path inside the program's own packages: outputs hold personal data.

    Raises:
        ExportRefused: inside_code_tree.
    """
    home = Path(__file__).resolve().parent.parent
    target = path.resolve()
    packages = (home / name for name in ("exports", "db", "hotline_app"))
    if any(target.is_relative_to(package) for package in packages):
        raise ExportRefused("inside_code_tree", str(path))


def flush_file(path: Path) -> None:
    """Bring a written file to the disk."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def flush_folder(path: Path) -> None:
    """Bring a folder's names to the disk; Windows keeps no handle for that."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well it becomes `path`, whole.

    Raises:
        ExportRefused: the disk is full, the folder is missing or closed, the file is open.
    """
    keep_out_of_code(path)
    # One fixed name beside: what a crash left there is overwritten by the next export.
    beside = path.with_name(f".{path.name[:60]}{_NEW}")
    with refusing(path):
        if not path.parent.is_dir():
            raise ExportRefused("folder_missing", str(path.parent))
        try:
            yield beside
            flush_file(beside)
            beside.replace(path)
            flush_folder(path.parent)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of `folder`.

    An older folder of that name is moved aside first and removed last, so that at every moment
    one whole folder exists; `mend` finishes what a crash interrupted.

    Raises:
        ExportRefused: as for `new_file`.
    """
    keep_out_of_code(folder)
    with refusing(folder):
        if not folder.parent.is_dir():
            raise ExportRefused("folder_missing", str(folder.parent))
        mend(folder)
        beside = folder.with_name(f".{folder.name}{_NEW}")
        aside = folder.with_name(f".{folder.name}{_OLD}")
        beside.mkdir()
        try:
            yield beside
            for file in beside.iterdir():
                flush_file(file)
            flush_folder(beside)
            _swap(folder, beside, aside)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            if folder.exists():
                shutil.rmtree(aside, ignore_errors=True)


def _swap(folder: Path, beside: Path, aside: Path) -> None:
    had_older = folder.exists()
    if had_older:
        folder.rename(aside)
    try:
        beside.rename(folder)
    except OSError:
        if had_older:
            aside.rename(folder)
        raise
    flush_folder(folder.parent)


def mend(folder: Path) -> None:
    """Finish or undo what a crash left of an export to `folder`."""
    beside = folder.with_name(f".{folder.name}{_NEW}")
    aside = folder.with_name(f".{folder.name}{_OLD}")
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    for remains in (beside, aside):
        if remains.exists():
            shutil.rmtree(remains)
