"""The audit trail: one entry per act, inside the act's own transaction, chained by hashes.

Each entry holds who, when, what, before and after, and the hash of the entry before it, so that a
changed or missing entry is found by `broken_links`. Screens make the sentence from the act's code.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from db import clock
from db.connection import Database
from db.models.organisation import AuditEntry
from db.records.people import Actor
from db.rows import insert_statement, stored

FIRST_HASH: Final = "0" * 64
_encoded: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COLUMNS: Final = (
    "at",
    "user_id",
    "act",
    "subject",
    "subject_id",
    "case_id",
    "changes",
    "previous_hash",
    "hash",
)


class Subject(NamedTuple):
    """What an act is about: the table and id of the record, and its case if it has one."""

    table: str
    record_id: str
    case_id: str | None = None


def record(
    database: Database,
    actor: Actor,
    act: str,
    subject: Subject,
    changes: Mapping[str, Any] | None = None,
) -> None:
    """Add the entry of an act; the caller holds the write transaction.

    Args:
        changes: field -> new value, or field -> [before, after].
    """
    plain = {name: _plain(value) for name, value in (changes or {}).items()}
    text = _encoded(plain)
    at = clock.to_text(clock.now())
    last = database.value('SELECT "hash" FROM audit_entries ORDER BY "number" DESC LIMIT 1')
    previous = last or FIRST_HASH
    content = (at, actor.user_id, act, *subject, text, previous)
    database.execute(insert_statement(AuditEntry, _COLUMNS), [*content, entry_hash(content)])


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return stored(value)


def entry_hash(content: tuple[Any, ...]) -> str:
    """SHA-256 over an entry's content and the hash before it."""
    return hashlib.sha256(_encoded(content).encode()).hexdigest()


def broken_links(database: Database) -> Iterator[int]:
    """Numbers of the entries whose content or place in the chain was changed."""
    previous = FIRST_HASH
    names = ", ".join(f'"{name}"' for name in _COLUMNS)
    cursor = database.execute(f'SELECT "number", {names} FROM audit_entries ORDER BY "number"')
    for number, *content, stored_hash in cursor:
        if content[-1] != previous or entry_hash(tuple(content)) != stored_hash:
            yield number
        previous = stored_hash
