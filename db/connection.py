"""Opening the office's database, reading from it, writing to it in whole transactions.

SQLite: WAL, `synchronous=FULL`, foreign keys, and IMMEDIATE transactions, so that two writers wait
for each other instead of failing half-way. What the engines do differently stays in this module,
`db.database_files` and `db.search`.
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import peewee

from db import database_files, file_swaps
from db.errors import DatabaseBusy, DatabaseRefused
from db.migrations import runner
from db.turns import Turns

_OURS: Final = frozenset({"schema_migrations", "offices"})
"""Tables without which a file is the database of another program."""
_ENGINE_ERRORS: Final = (peewee.DatabaseError, sqlite3.DatabaseError)
_PRAGMAS: Final = (
    ("synchronous", "full"),
    ("foreign_keys", "on"),
    ("temp_store", "memory"),
    ("cache_size", -32_000),
)


class Database:
    """A handle on an open database; each thread gets a connection of its own.

    Attributes:
        engine: the peewee database; only `db` touches it.
        path: the file, or None for a server.
        memory: what rules need from slow-changing tables, kept by those who read them.
        turns: whose turn it is to write, among the threads of this program.
    """

    def __init__(self, engine: peewee.Database, where: str, path: Path | None) -> None:
        # The stubs leave half of the database's methods untyped.
        self.engine: Any = engine
        self.where = where
        self.path = path
        self.memory: dict[str, Any] = {}
        self.turns = Turns()
        self._seen = threading.local()

    @property
    def schema_version(self) -> int:
        """The schema this database has."""
        return runner.stored_version(self.engine)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement and return its cursor; errors become refusals with a code."""
        try:
            # Past the engine's own layers: they cost as much as a short statement does.
            return self.engine.connection().execute(sql, parameters)
        except _ENGINE_ERRORS as error:
            self._refuse(error)
            raise

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        try:
            # Damaged pages are met while rows are fetched, where the engine's errors come bare.
            cursor = self.engine.connection().execute(sql, parameters)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        except _ENGINE_ERRORS as error:
            self._refuse(error)
            raise
        return found

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a question, or None."""
        try:
            cursor = self.engine.connection().execute(sql, parameters)
            found: tuple[Any, ...] | None = cursor.fetchone()
        except _ENGINE_ERRORS as error:
            self._refuse(error)
            raise
        return found

    def tally(self, sql: str, parameters: Sequence[Any] = ()) -> Counter[tuple[Any, ...]]:
        """How often each row of an answer occurs.

        Only the kinds are held in memory; GROUP BY sorts all the rows there, a million of them too.
        """
        try:
            return Counter(self.engine.connection().execute(sql, parameters))
        except _ENGINE_ERRORS as error:
            self._refuse(error)
            raise

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for many rows: what bulk work needs instead of records."""
        try:
            self.engine.connection().executemany(sql, rows)
        except _ENGINE_ERRORS as error:
            self._refuse(error)
            raise

    def writing(self) -> AbstractContextManager[Any]:
        """One transaction that takes the write lock at once; all of it happens or none of it.

        Inside another one it is a part of that one, which can fail by itself.
        """
        connection = self.engine.connection()
        if connection.in_transaction:
            part: AbstractContextManager[Any] = self.engine.savepoint()
            return part
        return _Transaction(self, connection)

    def forget_what_others_changed(self) -> None:
        """Empty `memory` once another connection, perhaps of another workstation, has written."""
        connection = self.engine.connection()
        now = (connection, connection.execute("PRAGMA data_version").fetchone()[0])
        # A version only means something to the connection that told it.
        if getattr(self._seen, "version", None) != now:
            self._seen.version = now
            self.memory.clear()

    def close(self) -> None:
        """Close this thread's connection (and the file, when it is the last one)."""
        if not self.engine.is_closed():
            self.engine.close()

    def _refuse(self, error: BaseException) -> None:
        refusal = self._refusal(error)
        if refusal is not None:
            raise refusal from error

    def _refusal(self, error: BaseException) -> Exception | None:
        text = str(error).lower()
        if "locked" in text or "busy" in text:
            return DatabaseBusy(text)
        for words, code in (
            ("disk is full", "disk_full"),
            ("readonly", "read_only"),
            ("malformed", "damaged"),
            ("not a database", "not_a_database"),
            ("disk i/o error", "disk_error"),
            ("unable to open", "folder_missing"),
        ):
            if words in text:
                return DatabaseRefused(code, self.where)
        return None


class _Transaction:
    """What `Database.writing` gives: begun where the block begins, whole or undone at its end."""

    __slots__ = ("connection", "database")

    def __init__(self, database: Database, connection: Any) -> None:
        self.database = database
        self.connection = connection

    def __enter__(self) -> None:
        if not self.database.turns.take(database_files.BUSY_SECONDS):
            raise DatabaseBusy("another part of the program writes")
        try:
            self.database.execute("BEGIN IMMEDIATE")
        except BaseException:
            self.database.turns.hand_on()
            raise

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if kind is not None:
                self._undo()
                return
            try:
                self.database.execute("COMMIT")
            except BaseException:
                self._undo()
                raise
        finally:
            self.database.turns.hand_on()

    def _undo(self) -> None:
        # What was read meanwhile may never have been stored.
        self.database.memory.clear()
        # A full disk makes the engine roll back by itself.
        if self.connection.in_transaction:
            self.connection.rollback()


def open_database(url: str | Path, *, create: bool = False) -> Database:
    """Open the database at `url`, upgrading an older schema after a back-up.

    A copy that was being put in its place when the power went is put there first.

    Args:
        url: a file path or `sqlite:///path`.
        create: make the file (and its folder) when it is not there.

    Raises:
        DatabaseRefused: with a code that says what is wrong; nothing was changed.
    """
    path = database_files.path_of(str(url))
    file_swaps.end_interrupted(path)
    database_files.check(path, create=create)
    engine = peewee.SqliteDatabase(
        str(path), pragmas=_PRAGMAS, timeout=database_files.BUSY_SECONDS, lock_type="IMMEDIATE"
    )
    database = Database(engine, str(path), path)
    try:
        database.execute("SELECT count(*) FROM sqlite_master")
        _bring_up_to_date(database, path, create=create)
    except _ENGINE_ERRORS as error:
        database.close()
        refusal = database._refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: Database, path: Path, *, create: bool) -> None:
    tables = set(database.engine.get_tables())
    if tables and not tables >= _OURS:
        raise DatabaseRefused("foreign_database", str(path))
    stored = database.schema_version
    if stored > runner.LATEST:
        raise DatabaseRefused("newer_schema", str(path), f"{stored} > {runner.LATEST}")
    if stored == 0 and not create:
        raise DatabaseRefused("not_set_up", str(path))
    # Only now: the journal's kind is kept in the file, and a refused file must stay as it is.
    database.execute("PRAGMA journal_mode = wal")
    if stored == runner.LATEST:
        return
    if stored > 0:
        database_files.back_up_before_migration(database.engine, path, stored)
    with database.writing():
        # Another workstation may have upgraded while this one waited for the lock.
        runner.migrate(database.engine, database.schema_version)
