"""Small files that survive a power cut: written beside, flushed, then put in place."""

import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader sees the old file or the new one, never half.

    The file is readable by its owner only: settings and drafts hold personal data.

    Raises:
        OSError: the folder cannot be written; the old file is untouched.
    """
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path` as `replace_text` does.

    Raises:
        OSError: the folder cannot be written; the old file is untouched.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def set_aside(path: Path) -> Path:
    """Rename a damaged file to a `.broken` name that is still free, and return that name."""
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    for number in range(1000):
        kept = path.with_name(f"{path.name}.{stamp}-{number:03}.broken")
        if not kept.exists():
            return path.rename(kept)
    raise FileExistsError(path)
