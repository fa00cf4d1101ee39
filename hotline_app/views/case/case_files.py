"""Kept files on their way out: opened from a private folder, or saved where somebody wants them."""

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from db.queries import attachments
from db.records.cases import AttachmentRecord
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress
from hotline_app.views.pieces.case_paper import open_file
from hotline_app.widgets.toast import News

_PREFIX = "hotline-files-"
_DAY = 24 * 60 * 60
_SAFE_TO_OPEN = ("image/", "audio/", "video/", "text/plain", "application/pdf")


@cache
def _private_folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder only this user can read; it is emptied when the program ends.

    What a power cut left there is taken away a day later.
    """
    yesterday = time.time() - _DAY
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < yesterday:
                shutil.rmtree(left)
    return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)


def open_kept(desk: DeskContext, file: AttachmentRecord, *, is_original: bool = False) -> None:
    """Open a file with the program this computer uses for it; its bytes are read on the worker."""
    if not is_safe_to_open(file):
        words = tr("A file of this kind is not opened from here. Save it, then look at it.")
        _tell(desk, News(words, file.file_name, "note"))
        return
    folder = Path(_private_folder().name) / file.id[-12:] / ("original" if is_original else "shown")
    folder.mkdir(parents=True, exist_ok=True)
    _write(desk, file, folder / _plain_name(file), is_original=is_original, done=open_file)


def save_kept(
    desk: DeskContext, file: AttachmentRecord, path: Path, *, is_original: bool = False
) -> None:
    """Write a file where somebody wants it."""

    def done(written: Path) -> None:
        _tell(desk, News(tr("The file is saved"), str(written), "good"))

    _write(desk, file, path, is_original=is_original, done=done)


def read_squares(
    desk: DeskContext, file_ids: Sequence[str], side: int, done: Callable[[str, Image.Image], None]
) -> None:
    """Read the small pictures of files on the worker; `done` takes each one, cut to a square."""

    def work(progress: Progress) -> dict[str, Image.Image]:
        found: dict[str, Image.Image] = {}
        try:
            for file_id in file_ids:
                progress.check()
                content = attachments.variant(desk.database, file_id, "thumbnail")
                if content is not None:
                    picture = Image.open(BytesIO(content)).convert("RGB")
                    found[file_id] = ImageOps.fit(picture, (side, side))
            return found
        finally:
            desk.database.close()

    def read(found: dict[str, Image.Image]) -> None:
        for file_id, picture in found.items():
            done(file_id, picture)

    desk.tasks.run(Job(work, read, replaces="small pictures of a case"))


def is_safe_to_open(file: AttachmentRecord) -> bool:
    """Whether opening it cannot start a program somebody sent."""
    return file.media_type.startswith(_SAFE_TO_OPEN)


def _plain_name(file: AttachmentRecord) -> str:
    return Path(file.file_name).name or "file"


def _write(
    desk: DeskContext,
    file: AttachmentRecord,
    path: Path,
    *,
    is_original: bool,
    done: Callable[[Path], None],
) -> None:
    def work(_progress: Progress) -> Path:
        try:
            original = attachments.variant(desk.database, file.id, "original")
            if not is_original or original is None:
                original = attachments.content(desk.database, file.id)
            path.write_bytes(original)
            return path
        finally:
            desk.database.close()

    def failed(error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        words = tr("The file could not be written ({reason}). Choose another folder.")
        reason = error.strerror or type(error).__name__
        _tell(desk, News(words.format(reason=reason), "", "problem"))

    desk.tasks.run(Job(work, done, failed))


def _tell(desk: DeskContext, news: News) -> None:
    desk.events.announce("news", news=news)
