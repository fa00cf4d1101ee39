"""Files of unfinished forms: their bytes stand beside the draft, so that they survive with it."""

import shutil
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hotline_app.safe_files import replace_bytes

FOLDER_SUFFIX: Final = ".files"
PASTED: Final = "pasted"
"""The folder beside the drafts for pictures whose paths stand in a form."""
THROWN_KEPT_SECONDS: Final = 24 * 3600


@dataclass(frozen=True)
class KeptFile:
    """A file of an unfinished form.

    Attributes:
        key: names the bytes in the draft's folder.
        file_name: as people know it.
        size: bytes.
    """

    key: str
    file_name: str
    size: int


def folder_of(draft: Path) -> Path:
    """Return the folder of a draft's files."""
    return draft.with_suffix(FOLDER_SUFFIX)


def keep_bytes(folder: Path, file_name: str, content: bytes) -> KeptFile:
    """Write bytes into a draft's folder, on disk when this returns. Safe on any thread.

    Raises:
        OSError: the disk refused.
    """
    key = uuid.uuid4().hex
    replace_bytes(folder / key, content)
    return KeptFile(key, file_name, len(content))


def read_bytes(folder: Path, file: KeptFile) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: they are gone or cannot be read.
    """
    return (folder / file.key).read_bytes()


def forget_files(folder: Path) -> None:
    """Remove the files of a form that is no more."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove forms thrown away more than a day ago, and files that no form knows any more."""
    for thrown in folder.glob("*.thrown"):
        with suppress(OSError):
            if time.time() - thrown.stat().st_mtime > THROWN_KEPT_SECONDS:
                thrown.unlink()
    for files in folder.glob(f"*{FOLDER_SUFFIX}"):
        owners = (files.with_suffix(".json"), files.with_suffix(".thrown"))
        if not any(owner.exists() for owner in owners):
            forget_files(files)
    _sweep_pasted(folder)


def _sweep_pasted(folder: Path) -> None:
    """Remove pasted pictures that no form names any more: they may show people."""
    pasted = [path for path in (folder / PASTED).glob("*") if path.is_file()]
    if not pasted:
        return
    # Other offices on this computer keep their forms in folders below.
    forms = [path for ending in ("json", "thrown") for path in folder.rglob(f"*.{ending}")]
    with suppress(OSError):
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in forms]
        for picture in pasted:
            if not any(picture.name in text for text in texts):
                picture.unlink(missing_ok=True)
