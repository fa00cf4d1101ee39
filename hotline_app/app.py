"""The window put together: settings, language, error door, database, pages; and taken apart."""

import contextlib
import tkinter as tk
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from db.connection import Database, open_database
from db.errors import DatabaseRefused, HotlineError, NotFound
from db.records.case_filters import CaseFilter
from db.records.people import Actor
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.errors import ErrorDoor, general_words
from hotline_app.events import Events
from hotline_app.i18n import install, tr
from hotline_app.paths import Paths, find_paths
from hotline_app.settings import Settings, read_settings, write_settings
from hotline_app.tasks import Tasks
from hotline_app.widgets.theme import Look
from hotline_app.widgets.toast import News
from hotline_app.windows.geometry import restore_geometry
from hotline_app.windows.main_window import MainWindow, Shell
from hotline_app.windows.navigation import Desk
from hotline_app.windows.pages import page_entries
from hotline_app.windows.root import make_root

DATABASE_NAME = "hotline.sqlite3"
_NOT_THERE_YET = ("not_found", "not_set_up", "folder_missing")


class NoDisplay(Exception):
    """There is no display, or it cannot be reached."""


@dataclass
class Workplace:
    """What is open while the window is open; `close` takes it apart in reverse.

    Attributes:
        root: the Tk root.
        look: of that root.
        paths: the folders of this computer.
        settings: as they are now.
        door: the error door.
    """

    root: Any
    look: Look
    paths: Paths
    settings: Settings
    door: ErrorDoor
    database: Database | None = None
    tasks: Tasks | None = None
    window: MainWindow | None = None

    def keep(self, settings: Settings) -> None:
        """Remember settings; a full disk must not close the window."""
        self.settings = settings
        with contextlib.suppress(OSError):
            write_settings(self.paths.settings_file, settings)

    def close(self) -> None:
        """Take everything apart, newest first."""
        if self.window is not None:
            self.window.close()
        if self.tasks is not None:
            self.tasks.close()
        if self.database is not None:
            self.database.close()
        self.root.destroy()
        self.door.close()


def run(
    database_url: str = "",
    *,
    user: str = "",
    language: str = "",
    screenshot_folder: Path | None = None,
) -> None:
    """Open the window and stay until it is closed.

    Args:
        database_url: file or URL; empty means the one of the settings.
        user: sign-in name; empty means the first administrator.
        language: one of `i18n.LANGUAGES`; empty means the one of the settings.
        screenshot_folder: write a picture of every page into it, light and dark, then stop.

    Raises:
        NoDisplay: no window can be shown here.
        NotFound: there is no such user.
    """
    place = open_workplace(language)
    if screenshot_folder is not None:
        place.settings = replace(place.settings, geometry="1366x768+0+0", is_maximised=False)
    url = database_url or place.settings.database or str(place.paths.data / DATABASE_NAME)
    place.root.protocol("WM_DELETE_WINDOW", place.root.quit)
    try:
        # The first start and refusals have no window of their own to set the size.
        restore_geometry(place.root, place.settings)
        start(place, url, user)
        place.root.deiconify()
        if screenshot_folder is not None:
            from hotline_app.windows.pictures import take_pictures

            take_pictures(place, screenshot_folder)
            return
        place.root.mainloop()
    finally:
        place.close()


def open_workplace(language: str = "") -> Workplace:
    """Folders, settings, language, error door and the hidden root.

    Raises:
        NoDisplay: no window can be shown here.
    """
    paths = find_paths().make()
    settings = read_settings(paths.settings_file)
    install(language or settings.language)
    door = ErrorDoor(paths.log, _words_for)
    try:
        root, look = make_root(settings, door)
    except tk.TclError as error:
        door.close()
        raise NoDisplay from error
    return Workplace(root, look, paths, settings, door)


def _words_for(error: BaseException) -> str:
    from hotline_app.labels import refusal_words

    return refusal_words(error) or general_words(error)


def start(place: Workplace, url: str, user: str = "") -> None:
    """Open the office at `url` and show its pages; first start and refusals have their own."""
    try:
        database = _open_office(url)
    except HotlineError as refusal:
        _explain(place, url, user, refusal)
        return
    _show_desk(place, database, user)


def _open_office(url: str) -> Database:
    from db.queries import offices

    database = open_database(url)
    try:
        # A set-up that was interrupted leaves a file without an office in it.
        offices.here(database)
    except BaseException:
        database.close()
        raise
    return database


def _explain(place: Workplace, url: str, user: str, refusal: HotlineError) -> None:
    from hotline_app.windows.first_start import FirstStart, RefusedStart

    is_missing = isinstance(refusal, DatabaseRefused) and refusal.code in _NOT_THERE_YET
    # Where an office was used before, its disk may only be unplugged: never begin a new one there.
    was_used = url == place.settings.database and refusal.code != "not_set_up"
    if is_missing and not was_used:
        FirstStart(place.root, url, partial(_office_made, place, user)).show()
        return
    words = _gone_words(url) if is_missing else _words_for(refusal)
    RefusedStart(place.root, words, partial(start, place, url, user)).show()


def _gone_words(url: str) -> str:
    return tr(
        "The office's database {place} is not there. Plug in its disk, or put the file back, then "
        "try again."
    ).format(place=url)


def _office_made(place: Workplace, user: str, database: Database) -> None:
    if not place.settings.database:
        place.keep(replace(place.settings, database=str(database.where)))
    _show_desk(place, database, user)


def _show_desk(place: Workplace, database: Database, user: str) -> None:
    place.database = database
    actor = _actor(database, user, place.settings.last_username)
    place.tasks = Tasks(place.root, place.door.handle)
    events = Events(lambda error: _tell(place, error))
    context = DeskContext(
        database=database,
        actor=actor,
        settings=place.settings,
        paths=place.paths,
        tasks=place.tasks,
        events=events,
        journal=DraftJournal(place.paths.drafts),
    )
    shell = Shell(
        pages=page_entries(context),
        desk=partial(_desk_words, database, actor),
        settings=place.settings,
        keep_settings=place.keep,
    )
    window = MainWindow(place.root, place.look, shell)
    place.window = window
    place.door.show_with(lambda words: window.show_news(News(words, kind="problem")))
    events.listen("news", lambda news: window.show_news(news))
    events.listen("open_case", partial(_open_case, window))
    events.listen("show_cases", partial(_show_cases, window))
    events.listen("go", partial(_go, window))
    window.go("new_contact")


def _actor(database: Database, user: str, last_username: str) -> Actor:
    """Who sits here: the user asked for and nobody else, or the last one, or an administrator."""
    from db.queries import users

    if user:
        return users.actor(database, user)
    with contextlib.suppress(NotFound):
        return users.actor(database, last_username or None)
    return users.actor(database)


def _tell(place: Workplace, error: BaseException) -> None:
    place.door.handle(error)


def _go(window: MainWindow, page: str) -> None:
    window.go(page)


def _open_case(window: MainWindow, code: str) -> None:
    page: Any = window.go("case")
    page.open(code)


def _show_cases(window: MainWindow, filter: CaseFilter, title: str) -> None:
    page: Any = window.go("cases")
    page.show_records(filter, title)


def _desk_words(database: Database, actor: Actor) -> Desk:
    from db.queries import offices, users
    from exports.words import word

    full_name = next(
        (known.full_name for known in users.all_users(database) if known.id == actor.user_id),
        actor.name,
    )
    return Desk(
        title=tr("Hotline"),
        office=offices.here(database).name,
        person=full_name,
        role=word(tr, "role", actor.role),
    )
