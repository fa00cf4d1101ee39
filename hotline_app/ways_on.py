"""What can be done when the database cannot be opened: the acts behind the page that says so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hotline_app.one_instance import InstanceLock, NoAnswer
from hotline_app.windows.refused_start import WaysOn
from hotline_app.wishes import Wish

if TYPE_CHECKING:
    from hotline_app.workplace import Workplace

BACK_UPS = "back-ups"


def ways_on(place: "Workplace", url: str, start: Callable[[str], None]) -> WaysOn:
    """The ways on from a database that was refused.

    Args:
        place: what is open.
        url: of the database.
        start: begins anew with a database.
    """
    target = None if "://" in url and not url.startswith("sqlite:///") else _path(url)
    return WaysOn(
        target=target,
        again=lambda: start(url),
        choose=lambda path: _choose(place, path, start),
        leave=place.root.quit,
        back_up_folders=_folders(place, target),
    )


def _choose(place: "Workplace", path: Path, start: Callable[[str], None]) -> None:
    """Work with another file from now on, unless another window has it already."""
    if place.entrance.lock is not None:
        lock = InstanceLock(place.paths, str(path))
        if not lock.take():
            try:
                lock.hand_over(Wish(), 0)
            except NoAnswer:
                start(str(path))
                return
            place.root.quit()
            return
        place.entrance.lock.release()
        place.entrance.lock = lock
    place.keep(replace(place.settings, database=str(path)))
    start(str(path))


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _folders(place: "Workplace", target: Path | None) -> list[Path]:
    folders = [place.paths.data / BACK_UPS]
    if place.settings.backup_folder:
        folders.insert(0, Path(place.settings.backup_folder))
    if target is not None:
        folders += [target.parent / BACK_UPS, target.parent]
    return list(dict.fromkeys(folders))
