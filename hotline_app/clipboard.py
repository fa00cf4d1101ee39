"""Pictures and files on the clipboard, on Windows and on Linux."""

import io
import sys
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlparse

from db import clock
from db.rules.days import VIETNAM
from hotline_app.i18n import tr

LONGEST_PATH: Final = 4_096
_PICTURES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/bmp": "bmp"}
_FILE_LISTS: Final = ("text/uri-list", "x-special/gnome-copied-files")


@dataclass(frozen=True)
class Clip:
    """A file to take: at a path, or a picture that is a file nowhere yet.

    Attributes:
        file_name: as people will know it.
        path: where it lies, or None.
        read: gives the bytes of a picture; it takes its time and may be called on any thread.
    """

    file_name: str
    path: Path | None = None
    read: Callable[[], bytes] = bytes


def clipboard_files(widget: tk.Misc) -> list[Clip]:
    """Return the files or the picture on the clipboard; ordinary text gives nothing.

    Where an office program offers text and a picture of it, the text is meant.
    """
    text = _text(widget)
    if text:
        return _paths(text)
    return _picture(widget) if sys.platform.startswith("linux") else _picture_of_system()


def _text(widget: tk.Misc) -> str:
    with suppress(tk.TclError):
        return str(widget.clipboard_get())
    return ""


def _paths(text: str) -> list[Clip]:
    """Every line must be a file that is there; else it is text."""
    lines = [line.strip().strip('"') for line in text.splitlines() if line.strip()]
    if not lines or len(text) > LONGEST_PATH:
        return []
    paths = [_path(line) for line in lines]
    found = [path for path in paths if path is not None]
    return [Clip(path.name, path) for path in found] if len(found) == len(paths) else []


def _path(line: str) -> Path | None:
    if line.startswith("file://"):
        name = unquote(urlparse(line).path)
        # file:///C:/… carries a slash before the drive.
        line = name[1:] if sys.platform == "win32" else name
    path = Path(line)
    with suppress(OSError, ValueError):
        if path.is_absolute() and path.is_file():
            return path
    return None


def _picture(widget: tk.Misc) -> list[Clip]:
    """Ask the owner of the clipboard itself: Pillow would need another program for it."""
    with suppress(tk.TclError):
        offered = widget.tk.splitlist(widget.clipboard_get(type="TARGETS"))
        for kind in _FILE_LISTS:
            if kind in offered:
                return _paths(widget.clipboard_get(type=kind))
        for kind, ending in _PICTURES.items():
            if kind in offered:
                return [Clip(_name(ending), read=partial(_bytes, widget.clipboard_get(type=kind)))]
    return []


def _bytes(hexadecimal: str) -> bytes:
    """Tk hands bytes over as words like 0x89."""
    try:
        return bytes(int(word, 16) & 0xFF for word in hexadecimal.split())
    except ValueError:
        return b""


def _picture_of_system() -> list[Clip]:
    from PIL import Image, ImageGrab

    found = ImageGrab.grabclipboard()
    if isinstance(found, list):
        return _paths("\n".join(str(name) for name in found))
    if not isinstance(found, Image.Image):
        return []
    return [Clip(_name("png"), read=partial(_as_png, found))]


def _as_png(picture: Any) -> bytes:
    buffer = io.BytesIO()
    # Quick rather than small: somebody looks for the picture in the form.
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _name(ending: str) -> str:
    moment = f"{clock.now().astimezone(VIETNAM):%Y%m%d-%H%M%S}"
    return tr("picture-{moment}").format(moment=moment) + f".{ending}"
