"""What this workstation remembers: one frozen record, one JSON file."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from hotline_app.i18n import DEFAULT_LANGUAGE, LANGUAGES
from hotline_app.safe_files import replace_text, set_aside

APPEARANCES = ("light", "dark", "system")
SMALLEST_FONT, LARGEST_FONT = 9, 14
FIRST_PAGES = ("new_contact", "today", "cases")
SCALES = (0, 100, 125, 150, 175, 200)


@dataclass(frozen=True)
class Settings:
    """Settings of one workstation; change with `dataclasses.replace`.

    Attributes:
        language: one of `i18n.LANGUAGES`.
        appearance: "light", "dark" or "system": as the computer has it.
        font_size: points, 9 to 14.
        scale: per cent, or 0 to take the screen's own.
        first_page: what the window opens with; an operator's calls, an officer's day or list.
        geometry: the window as Tk writes it ("1366x768+0+0"), or "".
        is_maximised: the window filled the screen when it was closed.
        database: file or URL of the database, or "" before the first set-up.
        backup_folder: where back-ups go, or "".
        documents_folder: where outputs are offered to be saved, or "" for the usual place.
        last_username: offered at sign-in.
    """

    language: str = DEFAULT_LANGUAGE
    appearance: str = "light"
    font_size: int = 10
    scale: int = 0
    first_page: str = FIRST_PAGES[0]
    geometry: str = ""
    is_maximised: bool = False
    database: str = ""
    backup_folder: str = ""
    documents_folder: str = ""
    last_username: str = ""


def read_settings(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults.

    A file that is not a JSON object is set aside under a `.broken` name and the defaults are
    used. A single value that makes no sense falls back alone; unknown names are ignored.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        set_aside(path)
        return Settings()
    if not isinstance(stored, dict):
        set_aside(path)
        return Settings()
    return _sensible(stored)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings beside the old file, then replace it.

    Raises:
        OSError: the folder cannot be written; the old file is untouched.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True)
    replace_text(path, text + "\n")


def _sensible(stored: dict[str, Any]) -> Settings:
    defaults = Settings()
    kept = {
        field.name: stored[field.name]
        for field in fields(Settings)
        if field.name in stored and type(stored[field.name]) is type(getattr(defaults, field.name))
    }
    settings = replace(defaults, **kept)
    return replace(
        settings,
        language=settings.language if settings.language in LANGUAGES else defaults.language,
        appearance=(
            settings.appearance if settings.appearance in APPEARANCES else defaults.appearance
        ),
        font_size=min(max(settings.font_size, SMALLEST_FONT), LARGEST_FONT),
        scale=settings.scale if settings.scale in SCALES else defaults.scale,
        first_page=(
            settings.first_page if settings.first_page in FIRST_PAGES else defaults.first_page
        ),
    )
