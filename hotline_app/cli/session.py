"""What every command knows: which database, who acts, how to answer."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.records.people import Actor
from hotline_app.paths import Paths, find_paths
from hotline_app.settings import read_settings

if TYPE_CHECKING:
    from db.connection import Database

DATABASE_NAME = "hotline.sqlite3"


@dataclass
class Session:
    """The options that stand before the name of a command.

    Attributes:
        database_url: as given; empty means the usual place.
        user: sign-in name of who acts; empty means the first administrator.
        as_json: one JSON value instead of words.
        is_verbose: technical accounts of errors on the standard error.
    """

    database_url: str = ""
    user: str = ""
    as_json: bool = False
    is_verbose: bool = False

    def where(self, environment: Mapping[str, str] = os.environ) -> str:
        """Path or URL of the database.

        The option, else HOTLINE_DATABASE, else the file the window uses, else the data folder.
        """
        given = self.database_url or environment.get("HOTLINE_DATABASE", "").strip()
        if given:
            return given
        paths = self.paths()
        return read_settings(paths.settings_file).database or str(paths.data / DATABASE_NAME)

    def actor_name(self, environment: Mapping[str, str] = os.environ) -> str:
        """Sign-in name of who acts: the option, else HOTLINE_USER; empty when neither is given."""
        return self.user or environment.get("HOTLINE_USER", "").strip()

    def paths(self) -> Paths:
        """The folders of this computer."""
        return find_paths()

    @contextmanager
    def opened(self, *, create: bool = False) -> "Iterator[Database]":
        """Open the database for one command."""
        from db.connection import open_database  # peewee: only when a database is needed

        database = open_database(self.where(), create=create)
        try:
            yield database
        finally:
            database.close()

    @contextmanager
    def desk(self) -> "Iterator[Desk]":
        """Open the database and find who acts."""
        from db.queries import users

        with self.opened() as database:
            yield Desk(database, users.actor(database, self.actor_name() or None))


@dataclass(frozen=True, slots=True)
class Desk:
    """An open database and who acts at it."""

    database: "Database"
    actor: Actor

    def case_code(self, typed: str) -> str:
        """The full code of a case from its code or the end of it."""
        from db.queries import cases

        return cases.resolve_code(self.database, typed)


def file_path(text: str) -> Path:
    """A path as typed, "~" understood."""
    return Path(text).expanduser()
