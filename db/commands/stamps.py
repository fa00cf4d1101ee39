"""The desk an act is done at: database, actor and one instant, the same for all its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from db import clock
from db.connection import Database
from db.records.people import Actor
from db.rules import permissions


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step of an act needs; `at` is the act's instant as stored."""

    database: Database
    actor: Actor
    now: datetime
    at: str


@contextmanager
def acting(database: Database, actor: Actor, act: str) -> Iterator[Desk]:
    """Check the right, take the write lock, and give the desk: one act, one transaction.

    Raises:
        NotAllowed: the actor's role may not do `act`.
        DatabaseBusy, DatabaseRefused: nothing was saved.
    """
    permissions.require(actor, act)
    with database.writing():
        database.forget_what_others_changed()
        now = clock.now()
        yield Desk(database, actor, now, clock.to_text(now))
