"""Pictures of every page, taken from the real window: the user guide is made from them."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotline_app.tasks import Tasks
from hotline_app.windows.picture_wish import PictureWish

if TYPE_CHECKING:
    from hotline_app.workplace import Workplace

SETTLE_SECONDS = 5.0
QUIET_SECONDS = 0.3


class TooSmall(Exception):
    """The screen is smaller than the pictures that are wanted."""


def take_pictures(place: "Workplace", wish: PictureWish) -> list[Path]:
    """Show each page in each appearance and write it as PNG; returns the files.

    Raises:
        TooSmall: the window would not fit on the screen.
    """
    root = place.root
    if wish.size[0] > root.winfo_screenwidth() or wish.size[1] > root.winfo_screenheight():
        raise TooSmall
    # A small screen is pictured on a large one: what people may make of the window is no limit.
    root.minsize(1, 1)
    root.geometry(wish.geometry)
    wish.folder.mkdir(parents=True, exist_ok=True)
    window = place.window
    made: list[Path] = []
    if window is None or place.database is None:
        _settle(place)
        return [_picture(place, wish.folder / "start-light.png")]
    records = _records(place)
    keys = [key for key in window.page_keys() if records.get(key) != ""]
    appearance = window.look.appearance
    for look in wish.appearances:
        window.look.set_appearance(look)
        for key in keys:
            page = window.go(key)
            if records.get(key):
                opened: Any = page
                opened.open(records[key])
            _settle(place)
            made.append(_picture(place, wish.folder / f"{key}-{look}.png"))
    window.look.set_appearance(appearance)
    return made


def _records(place: "Workplace") -> dict[str, str]:
    """Which record the pages of one record show: those of the newest case; "" where none is."""
    from db.queries import cases, workplaces
    from db.queries.case_details import detail

    assert place.database is not None
    found = {"case": "", "person": "", "employer": "", "unit": ""}
    newest = cases.search(place.database, limit=1).rows
    if newest:
        whole = detail(place.database, newest[0].code)
        found |= {"case": whole.case.code, "unit": whole.case.unit_code}
        found["person"] = next((person.id for person in whole.people), "")
        name = whole.case.employer_name
        employers = workplaces.places(place.database, name)[:1] if name else ()
        found["employer"] = next((row.id for row in workplaces.rows(place.database, employers)), "")
    return found


def _settle(place: "Workplace") -> None:
    """Let the window finish drawing and the worker finish reading."""
    end = time.monotonic() + SETTLE_SECONDS
    quiet_since = time.monotonic()
    while time.monotonic() < end:
        place.root.update()
        if _is_busy(place):
            quiet_since = time.monotonic()
        if time.monotonic() - quiet_since > QUIET_SECONDS:
            return
        time.sleep(0.01)


def _is_busy(place: "Workplace") -> bool:
    # Pages have workers of their own beside the one of the window.
    page = place.window.page if place.window is not None else None
    workers = [place.tasks, *(vars(page).values() if page is not None else ())]
    return any(isinstance(one, Tasks) and one.is_busy for one in workers)


def _picture(place: "Workplace", path: Path) -> Path:
    from PIL import ImageGrab

    root = place.root
    left, top = root.winfo_rootx(), root.winfo_rooty()
    box = (left, top, left + root.winfo_width(), top + root.winfo_height())
    ImageGrab.grab(box, xdisplay=os.environ.get("DISPLAY")).save(path)
    return path
