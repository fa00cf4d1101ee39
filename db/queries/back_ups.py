"""A look into a copy of an office: what it holds and whether it is whole. Nothing is changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from db import clock, database_files
from db.errors import DatabaseRefused
from db.migrations import runner
from db.queries.counts import COUNTED
from db.records.office_settings import BackUpContent

_SUFFIXES: Final = frozenset({".sqlite3", ".sqlite", ".db"})


def look_inside(path: Path) -> BackUpContent:
    """What the copy at `path` holds.

    Raises:
        DatabaseRefused: not_found, not_a_database, foreign_database, damaged, newer_schema,
            not_set_up; the file was only read.
    """
    with opened_copy(path) as copy:
        try:
            return _content(path, copy)
        except sqlite3.DatabaseError as error:
            raise DatabaseRefused("damaged", str(path), str(error)) from error


@contextmanager
def opened_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read the copy."""
    database_files.check_readable(path)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        yield copy


def _content(path: Path, copy: sqlite3.Connection) -> BackUpContent:
    tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= {"schema_migrations", "offices"}:
        raise DatabaseRefused("foreign_database", str(path))
    version = copy.execute("SELECT max(version) FROM schema_migrations").fetchone()[0] or 0
    if version > runner.LATEST:
        raise DatabaseRefused("newer_schema", str(path), f"{version} > {runner.LATEST}")
    office = copy.execute("SELECT code, name FROM offices WHERE is_here").fetchone()
    if office is None:
        raise DatabaseRefused("not_set_up", str(path))
    if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DatabaseRefused("damaged", str(path))
    last_act = copy.execute("SELECT max(at) FROM audit_entries").fetchone()[0]
    return BackUpContent(
        path=str(path),
        office_code=office[0],
        office_name=office[1],
        schema_version=version,
        size=path.stat().st_size,
        last_act_at=clock.from_text_or_none(last_act),
        counts={
            table: copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in COUNTED
            if table in tables
        },
    )


def copies_in(folder: Path) -> list[Path]:
    """The copies the app made in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
