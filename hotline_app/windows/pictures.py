"""Pictures of every page, taken from the real window: the user guide is made from them."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hotline_app.tasks import Tasks
from hotline_app.windows.picture_scenes import Scene, scenes, sign_in_scene, whole_scenes
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
    # A pointer in the middle of the screen would mark whatever lies under it.
    root.update()
    root.event_generate("<Motion>", warp=True, x=wish.size[0] - 1, y=wish.size[1] - 1)
    wish.folder.mkdir(parents=True, exist_ok=True)
    window = place.window
    made: list[Path] = []
    if window is None or place.database is None:
        _settle(place)
        return [_picture(place, wish.folder / "start-light.png")]
    for look in wish.appearances:
        window.look.set_appearance(look)
        for scene in _scenes(place, wish):
            for act in (scene.show, *scene.then):
                act()
                _settle(place)
            made.append(_picture(place, wish.folder / f"{scene.name}-{look}.png"))
            scene.leave()
    return made


def _scenes(place: "Workplace", wish: PictureWish) -> list[Scene]:
    assert place.window is not None and place.database is not None
    keys = place.window.page_keys()
    found = list(scenes(place.window, place.database, keys))
    if place.seat is not None:
        found.append(sign_in_scene(place.window, place.database, place.seat.desk.actor.name))
        if wish.is_whole:
            found += whole_scenes(place)
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
