"""The views people saved."""

import json

from db.connection import Database
from db.records.people import Actor
from db.records.saved_views import CASES, SavedView, read_view
from db.rules import names


def case_views(database: Database, actor: Actor) -> tuple[SavedView, ...]:
    """The actor's own views of the list of cases, then the office's, each by name."""
    rows = database.rows(
        "SELECT v.id, v.name, v.definition, v.owner_id, coalesce(u.full_name, ''), "
        "coalesce(v.created_by, ''), v.version FROM saved_views v "
        "LEFT JOIN users u ON u.id = v.owner_id "
        "WHERE v.page = ? AND (v.owner_id IS NULL OR v.owner_id = ?)",
        [CASES, actor.user_id],
    )
    found = [
        SavedView(
            id=row[0],
            name=row[1],
            view=read_view(_parsed(row[2])),
            owner_name=row[4],
            is_own=row[3] is not None,
            created_by=row[5],
            version=row[6],
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_own, names.sort_key(one.name), one.id)))


def _parsed(stored: str) -> object:
    try:
        return json.loads(stored)
    except (ValueError, RecursionError):
        return None
