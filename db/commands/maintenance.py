"""Upkeep: the search index made anew, or tidied in idle moments."""

from collections.abc import Callable
from time import monotonic

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.records.people import Actor
from db.search import index


def rebuild_search(
    database: Database, actor: Actor, progress: Callable[[int, int], None] | None = None
) -> int:
    """Make the search index anew from the rows; returns the number of cases in it.

    Args:
        progress: called with the number of cases done and their total.
    """
    with acting(database, actor, "rebuild_search"):
        count = index.rebuild(database, progress)
        subject = audit.Subject("offices", actor.office_id)
        audit.record(database, actor, "rebuild_search", subject, {"cases": count})
    return count


def tidy_search(database: Database, seconds: float = 2.0) -> None:
    """Merge the pieces of the search index for a while; other writers get their turn between.

    Nothing that anybody entered changes, so it needs no right and leaves no entry.
    """
    end = monotonic() + seconds
    is_untidy = True
    while is_untidy and monotonic() < end:
        with database.writing():
            is_untidy = index.tidy(database)
