"""Logging a call, whole path, against raw sqlite3 writing the same rows into the same indexes."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.commands.calls import log_call
from db.connection import Database
from db.records.drafts import CallDraft
from hotline_app.demo.people import invent_person
from tests.benchmarks.offices import Ground
from tests.benchmarks.tables import milliseconds, percentile, show, timed

CALLS = 1_000
WRITES = ("INSERT", "UPDATE", "DELETE")


class _Recording(Database):
    """Keeps what is written, so that raw sqlite3 can write the same."""

    written: list[tuple[str, Sequence[Any]]]

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        if sql.startswith(WRITES):
            self.written.append((sql, list(parameters)))
        return super().execute(sql, parameters)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        self.written.extend((sql, list(row)) for row in rows)
        super().execute_many(sql, rows)


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
    twin = ground.folder / "raw.sqlite3"
    with sqlite3.connect(twin) as copy:
        database.engine.connection().backup(copy)
    copy.close()
    recording = _Recording(database.engine, database.where, database.path)
    recording.memory = database.memory
    connection = _raw_connection(twin)
    ours: list[float] = []
    raw: list[float] = []
    # Side by side, call by call: what else this computer does slows both down alike.
    for serial in range(CALLS):
        draft = _draft(serial)
        recording.written = []
        ours.append(timed(lambda d=draft: log_call(recording, actor, d)))
        raw.append(timed(lambda: _write(connection, recording.written)))
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


def _raw_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _write(connection: sqlite3.Connection, rows: list[tuple[str, Sequence[Any]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, parameters in rows:
        connection.execute(sql, parameters).fetchall()
    connection.execute("COMMIT")
