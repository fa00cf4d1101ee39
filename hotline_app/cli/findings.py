"""What the doctor looks at, one function per thing."""

import os
import platform
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from db.errors import DatabaseRefused, HotlineError
from hotline_app import labels
from hotline_app.cli.opening import tk_is_missing
from hotline_app.cli.session import Session
from hotline_app.i18n import tr

OLDEST_PYTHON: Final = (3, 11)
OLDEST_SQLITE: Final = (3, 35)
PACKAGES: Final = (
    "click",
    "openpyxl",
    "peewee",
    "phonenumbers",
    "pillow",
    "platformdirs",
    "reportlab",
    "ttkbootstrap",
    "xlsxwriter",
)


class State(StrEnum):
    """How a thing stands."""

    GOOD = "good"
    REMARK = "remark"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: stable code, state, a sentence, and a version or path."""

    code: str
    state: State
    words: str
    detail: str = ""


def python() -> Finding:
    """The Python that runs this."""
    version = platform.python_version()
    if sys.version_info < OLDEST_PYTHON:
        words = tr("Python {version} is too old. Install Python 3.11 or newer.")
        return Finding("python", State.WRONG, words.format(version=version), version)
    words = tr("Python {version} on {system}.")
    system = f"{platform.system()} {platform.release()}"
    return Finding("python", State.GOOD, words.format(version=version, system=system), version)


def sqlite(probed: dict[str, Any]) -> Finding:
    """SQLite, new enough and with full-text search."""
    version = probed.get("sqlite", "")
    numbers = tuple(int(part) for part in version.split(".") if part.isdigit())
    if not version or numbers < OLDEST_SQLITE or not probed.get("fts5"):
        words = tr("SQLite {version} is missing, too old or without search. Install Python anew.")
        return Finding("sqlite", State.WRONG, words.format(version=version), version)
    words = tr("SQLite {version} with search.").format(version=version)
    return Finding("sqlite", State.GOOD, words, version)


def tk(probed: dict[str, Any]) -> Finding:
    """Tk, which draws the window."""
    version = probed.get("tk", "")
    if not version:
        return Finding("tk", State.WRONG, tk_is_missing())
    return Finding("tk", State.GOOD, tr("Tk {version}.").format(version=version), version)


def letters_on_screen(probed: dict[str, Any]) -> Finding:
    """On Linux Tk needs Xft, else Vietnamese letters are coarse or missing."""
    smooth = probed.get("xft")
    if probed.get("system", "x11") != "x11" or smooth:
        return Finding("xft", State.GOOD, tr("Letters on the screen are smooth."))
    if smooth is False:
        words = tr(
            "This Tk was built without Xft: letters are coarse and Vietnamese marks may be "
            "missing. Use the Python of the system with python3-tk."
        )
        return Finding("xft", State.WRONG, words)
    return Finding("xft", State.REMARK, tr("Whether letters are smooth shows only on a display."))


def display(probed: dict[str, Any]) -> Finding:
    """A display for the window."""
    if not probed.get("display"):
        words = tr("There is no display: the window cannot open here, the commands work.")
        return Finding("display", State.REMARK, words)
    size = "×".join(map(str, probed.get("screen", ())))
    return Finding("display", State.GOOD, tr("A display of {size} pixels.").format(size=size), size)


def packages() -> list[Finding]:
    """The packages the program is made of."""
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    good = Finding(
        "packages",
        State.GOOD,
        tr("Packages: {names}.").format(names=", ".join(found)),
        ", ".join(found),
    )
    if not missing:
        return [good]
    words = tr("Packages are missing: {names}. Install the program again.")
    names = ", ".join(missing)
    return [good, Finding("packages_missing", State.WRONG, words.format(names=names), names)]


def vietnamese_letters() -> str:
    """Every Vietnamese letter with every tone, and the letters of Ê Đê."""
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    small = [unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in tones]
    lower = "".join(small) + "đčĕĭñŏŭƀ"
    return lower + lower.upper()


def printed_letters() -> Finding:
    """Whether the fonts of papers have every letter."""
    try:
        from exports.fonts import has_glyph

        missing = "".join(letter for letter in vietnamese_letters() if not has_glyph(letter))
    except Exception:  # a damaged font file makes its reader raise anything
        words = tr("The fonts for papers cannot be read. Install the program again.")
        return Finding("fonts", State.WRONG, words)
    if missing:
        words = tr("The fonts for papers lack letters: {letters}. Install the program again.")
        return Finding("fonts", State.WRONG, words.format(letters=missing), missing)
    words = tr("The fonts for papers have every Vietnamese and Ê Đê letter.")
    return Finding("fonts", State.GOOD, words)


def time_zone() -> Finding:
    """The clock and the names of time zones, which imports need."""
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        words = tr("The names of time zones are missing. Install the package tzdata.")
        return Finding("time_zone", State.WRONG, words)
    now = datetime.now().astimezone()
    offset = f"{now:%z}"
    shown = tr("The clock of this computer: {moment} ({zone}). Papers use Vietnamese time.")
    words = shown.format(moment=f"{now:%d/%m/%Y %H:%M}", zone=offset)
    state = State.GOOD if offset == "+0700" else State.REMARK
    return Finding("time_zone", state, words, offset)


def folders(session: Session) -> list[Finding]:
    """The folders of this user."""
    try:
        paths = session.paths()
    except ValueError:
        words = tr("HOTLINE_HOME names a folder inside the program. Choose another.")
        return [Finding("folders", State.WRONG, words)]
    named = (("data", paths.data), ("settings", paths.config), ("log", paths.log))
    return [_folder(code, folder) for code, folder in named]


def _folder(code: str, folder: Path) -> Finding:
    standing = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=standing):
            pass
    except OSError:
        words = tr("The folder {folder} cannot be written. Ask for the right to write there.")
        where = str(folder)
        return Finding(f"folder_{code}", State.WRONG, words.format(folder=where), where)
    if os.name == "posix" and folder.exists() and folder.stat().st_mode & 0o077:
        words = tr("The folder {folder} can be written. Others can look into it.")
        words = words.format(folder=folder)
        return Finding(f"folder_{code}", State.REMARK, words, str(folder))
    words = tr("The folder {folder} can be written.").format(folder=folder)
    return Finding(f"folder_{code}", State.GOOD, words, str(folder))


def database(session: Session) -> Finding:
    """Whether the database opens, when there is one."""
    try:
        where = session.where()
        with session.opened() as opened:
            from db.queries.offices import here

            office = here(opened)
    except HotlineError as error:
        is_new = isinstance(error, DatabaseRefused) and error.code in (
            "not_found",
            "not_set_up",
            "folder_missing",
        )
        state = State.REMARK if is_new else State.WRONG
        return Finding("database", state, labels.refusal_words(error) or "", error.code)
    except ValueError:
        return Finding("database", State.WRONG, tr("The place of the database is not known."))
    words = tr("The database {where} opens: {office}.").format(where=where, office=office.name)
    return Finding("database", State.GOOD, words, where)
