"""What is open while the window is open: made in the right order, taken apart in reverse."""

import contextlib
import tkinter as tk
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from db.connection import Database
from hotline_app.drafts import DraftJournal
from hotline_app.errors import ErrorDoor, general_words
from hotline_app.i18n import install
from hotline_app.one_instance import Entrance
from hotline_app.paths import Paths, find_paths
from hotline_app.settings import Settings, read_settings, write_settings
from hotline_app.tasks import Tasks, wait_for_workers
from hotline_app.widgets.theme import Look
from hotline_app.windows.collecting import Collecting
from hotline_app.windows.front_door import FrontDoor
from hotline_app.windows.gate import Gate
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.root import make_root
from hotline_app.windows.seat import Seat


class NoDisplay(Exception):
    """There is no display, or it cannot be reached."""


@dataclass(frozen=True)
class Carried:
    """What goes from one window to the next: pages as they stood, drafts, the person."""

    kept: dict[str, dict[str, Any]]
    front: str
    journal: DraftJournal
    user: str


@dataclass
class Workplace:
    """What is open while the window is open; `close` takes it apart in reverse.

    Attributes:
        root: the Tk root.
        look: of that root.
        paths: the folders of this computer.
        settings: as they are now.
        door: the error door.
        entrance: the lock of the database, where that matters.
        drafts: where unfinished forms are written, None for the folder of the database.
        calls: numbers that rang before anybody sat down.
        carried, leaves: what goes from one window to the next when it is made anew.
        collecting: lets go of what is no longer used, on the window's thread.
    """

    root: Any
    look: Look
    paths: Paths
    settings: Settings
    door: ErrorDoor
    database: Database | None = None
    tasks: Tasks | None = None
    window: MainWindow | None = None
    seat: Seat | None = None
    gate: Gate = field(default_factory=Gate)
    entrance: Entrance = field(default_factory=Entrance)
    front_door: FrontDoor | None = None
    drafts: Path | None = None
    calls: list[str] = field(default_factory=list)
    carried: Carried | None = None
    leaves: Carried | None = None
    collecting: Collecting | None = None

    def keep(self, settings: Settings) -> None:
        """Remember settings; a full disk must not close the window."""
        self.settings = settings
        with contextlib.suppress(OSError):
            write_settings(self.paths.settings_file, settings)

    def close(self) -> None:
        """Take everything apart, newest first."""
        if self.front_door is not None:
            self.front_door.close()
        if self.window is not None:
            self.window.close()
        if self.seat is not None:
            self.seat.close()
        if self.tasks is not None:
            self.tasks.close()
        if self.database is not None:
            self.database.close()
        if self.collecting is not None:
            self.collecting.stop()
        # What still waits would be asked of widgets that are gone.
        for timer in self.root.tk.splitlist(self.root.tk.call("after", "info")):
            self.root.tk.call("after", "cancel", timer)
        self.root.destroy()
        wait_for_workers()
        self.door.close()


def open_workplace(language: str = "", scale: int = 0) -> Workplace:
    """Folders, settings, language, error door and the hidden root.

    Args:
        language: instead of the one of the settings.
        scale: per cent, instead of the one of the settings.

    Raises:
        NoDisplay: no window can be shown here.
    """
    paths = find_paths().make()
    settings = read_settings(paths.settings_file)
    settings = replace(settings, scale=scale or settings.scale)
    install(language or settings.language)
    door = ErrorDoor(paths.log, words_for)
    try:
        root, look = make_root(settings, door)
    except tk.TclError as error:
        door.close()
        raise NoDisplay from error
    return Workplace(root, look, paths, settings, door, collecting=Collecting(root))


def words_for(error: BaseException) -> str:
    """The sentence for any error: the one that helps, or a general one."""
    from hotline_app.labels import refusal_words

    return refusal_words(error) or general_words(error)
