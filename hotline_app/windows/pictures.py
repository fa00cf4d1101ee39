"""Pictures of every page, taken from the real window: the user guide is made from them."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotline_app.app import Workplace

SETTLE_SECONDS = 5.0
QUIET_SECONDS = 0.3


def take_pictures(place: "Workplace", folder: Path) -> list[Path]:
    """Show each page in light and in dark and write it as PNG; returns the files.

    Args:
        folder: made when it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window = place.window
    made: list[Path] = []
    if window is None or place.database is None:
        _settle(place)
        return [_picture(place, folder / "start-light.png")]
    appearance = window.look.appearance
    for look in ("light", "dark"):
        window.look.set_appearance(look)
        for key in ("new_contact", "cases", "case", "weekly_export"):
            if not _show(place, key):
                continue
            _settle(place)
            made.append(_picture(place, folder / f"{key}-{look}.png"))
    window.look.set_appearance(appearance)
    return made


def _show(place: "Workplace", key: str) -> bool:
    from db.queries import cases

    assert place.window is not None and place.database is not None
    page = place.window.go(key)
    if key == "case":
        newest = cases.search(place.database, limit=1).rows
        if not newest:
            return False
        opened = getattr(page, "open")  # noqa: B009 - only the case page opens records
        opened(newest[0].code)
    return True


def _settle(place: "Workplace") -> None:
    """Let the window finish drawing and the worker finish reading."""
    end = time.monotonic() + SETTLE_SECONDS
    quiet_since = time.monotonic()
    while time.monotonic() < end:
        place.root.update()
        if place.tasks is not None and place.tasks.is_busy:
            quiet_since = time.monotonic()
        if time.monotonic() - quiet_since > QUIET_SECONDS:
            return
        time.sleep(0.01)


def _picture(place: "Workplace", path: Path) -> Path:
    from PIL import ImageGrab

    root = place.root
    left, top = root.winfo_rootx(), root.winfo_rooty()
    box = (left, top, left + root.winfo_width(), top + root.winfo_height())
    ImageGrab.grab(box, xdisplay=os.environ.get("DISPLAY")).save(path)
    return path
