"""Logging a call, whole path, against raw sqlite3 writing the same rows into the same indexes.

What raw sqlite3 writes is taken down beforehand, on a copy that is not measured: taking it down
would cost the measured side as much as a tenth of the act.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.commands.calls import log_call
from db.connection import Database, open_database
from db.records.drafts import CallDraft
from db.records.people import Actor
from hotline_app.demo.people import invent_person
from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed

CALLS = 1_000
WRITES = ("INSERT", "UPDATE", "DELETE")
PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "temp_store = memory",
    "cache_size = -32000",
)
Written = list[tuple[str, Sequence[Any]]]


class _Recording(Database):
    """Keeps what is written, so that raw sqlite3 can write the same."""

    written: Written

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        self._take_down(sql, parameters)
        return super().execute(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        self._take_down(sql, parameters)
        return super().row(sql, parameters)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        self.written.extend((sql, list(row)) for row in rows)
        super().execute_many(sql, rows)

    def _take_down(self, sql: str, parameters: Sequence[Any]) -> None:
        if sql.startswith(WRITES):
            self.written.append((sql, list(parameters)))


def _draft(serial: int) -> CallDraft:
    from random import Random

    person = invent_person(Random(serial), serial)
    return CallDraft(
        phone=person.phone,
        name=person.full_name,
        summary="Khu trọ bị phong tỏa, hết lương thực, cần hỗ trợ gấp.",
        needs=("food",),
        employer=person.workplace,
        address=person.address,
        unit="CDP-TANAN",
        idempotency_key=f"call-{serial}",
    )


def run(ground: Ground, size: int) -> None:
    """Measure at `size` cases and print the table."""
    database, actor = ground.filled("calls.sqlite3", size)
    twin, model = (_copied(database, ground.folder / name) for name in ("raw", "model"))
    drafts = [_draft(serial) for serial in range(CALLS)]
    written = _taken_down(model, actor, drafts)
    connection = _raw_connection(twin)
    ours: list[float] = []
    raw: list[float] = []
    # Side by side, call by call: what else this computer does slows both down alike.
    for draft, rows in zip(drafts, written, strict=True):
        ours.append(timed(lambda d=draft: log_call(database, actor, d)))
        raw.append(timed(lambda r=rows: _write(connection, r)))
    connection.close()
    database.close()
    ratio = percentile(ours, 0.5) / percentile(raw, 0.5)
    show(
        f"Log a call at {size:,} cases ({CALLS:,} calls, durable)",
        [
            ("", "p50", "p95", "max"),
            *(
                (name, *(milliseconds(percentile(times, at)) for at in (0.5, 0.95, 1.0)))
                for name, times in (("whole act", ours), ("raw sqlite3, same rows", raw))
            ),
            ("ratio of p50 (target 1.5)", f"{ratio:.2f}", "", ""),
        ],
    )


def _copied(database: Database, path: Path) -> Path:
    with sqlite3.connect(path) as copy:
        database.engine.connection().backup(copy)
    copy.close()
    return path


def _taken_down(path: Path, actor: Actor, drafts: Sequence[CallDraft]) -> list[Written]:
    """What each of these calls writes, from logging them all at `path`."""
    opened = open_database(path)
    recording = _Recording(opened.engine, opened.where, opened.path)
    found = []
    for draft in drafts:
        recording.written = []
        log_call(recording, actor, draft)
        found.append(recording.written)
    opened.close()
    return found


def _raw_connection(path: Path) -> sqlite3.Connection:
    """A bare connection with the settings that the app's own connections have."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _write(connection: sqlite3.Connection, rows: Written) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in rows:
        connection.execute(sql, parameters).fetchall()
    connection.execute("COMMIT")
