"""What a user did last, for undo."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from db.clock import from_text, to_text
from db.connection import Database
from db.records.undo import OwnAct
from db.rules.days import start_of_day

UNDOABLE: Final = frozenset(
    {
        "add_follow_up",
        "add_note",
        "assign_owner",
        "assure_agency",
        "change_status",
        "close_case",
        "edit_case",
        "finish_follow_up",
        "give_address",
        "note_no_answer",
        "plan_follow_ups",
        "tell_policy",
        "withdraw_agency",
        "withdraw_answer_card",
        "withdraw_notice",
    }
)
"""Acts that can be taken back; the others leave the office (papers, money) or need a reason."""
_UNDO: Final = "undo_act"
# These change no record that people work on: they never stand between a person and undo.
_PASSED_OVER: Final = frozenset(
    {"back_up", "change_own_password", "rebuild_search", "record_week_export", "set_password"}
)
_ENTRIES_LOOKED_AT: Final = 5_000
_OWN_LOOKED_AT: Final = 200


def last_own_act(database: Database, user_id: str, since: datetime | None = None) -> OwnAct | None:
    """The newest act of the user that was not taken back, undoable or not.

    Args:
        since: acts from before that instant are left alone.
    """
    newest = database.value("SELECT max(number) FROM audit_entries") or 0
    rows = database.rows(
        "SELECT number, act, at, subject, subject_id, case_id, changes FROM audit_entries "
        "WHERE number > ? AND user_id = ? ORDER BY number DESC LIMIT ?",
        [newest - _ENTRIES_LOOKED_AT, user_id, _OWN_LOOKED_AT],
    )
    undone: set[int] = set()
    for number, act, at, table, record_id, case_id, changes in rows:
        if act == _UNDO:
            undone.add(json.loads(changes)["undoes"])
        elif number not in undone and act not in _PASSED_OVER:
            done_at = from_text(at)
            if since is not None and done_at < since:
                return None
            code = database.value("SELECT code FROM cases WHERE id = ?", [case_id]) or ""
            content = json.loads(changes)
            is_undoable = act in UNDOABLE and not _lacks_before(act, content)
            return OwnAct(
                number, act, done_at, table, record_id, case_id or "", code, content, is_undoable
            )
    return None


def last_own_merge(
    database: Database, user_id: str, merge_ids: Sequence[str], day: date
) -> str | None:
    """The newest of these merges that the user made on a day, or None.

    Args:
        merge_ids: of merges of one record that stand.
        day: in Việt Nam's time.
    """
    marks = ", ".join("?" * len(merge_ids))
    start = start_of_day(day)
    found: str | None = database.value(
        f"SELECT id FROM merges WHERE id IN ({marks}) AND created_by = ? AND created_at >= ? "
        "AND created_at < ? ORDER BY created_at DESC, id DESC LIMIT 1",
        [*merge_ids, user_id, to_text(start), to_text(start + timedelta(days=1))],
    )
    return found


def last_number(database: Database, user_id: str) -> int:
    """Number of the user's newest audit entry among the last ones of the office, or 0."""
    newest = database.value("SELECT max(number) FROM audit_entries") or 0
    found: int | None = database.value(
        "SELECT number FROM audit_entries WHERE number > ? AND user_id = ? "
        "ORDER BY number DESC LIMIT 1",
        [newest - _ENTRIES_LOOKED_AT, user_id],
    )
    return found or 0


def _lacks_before(act: str, changes: dict[str, object]) -> bool:
    # Entries of earlier versions do not say who had the case before.
    return act == "assign_owner" and not isinstance(changes.get("owner"), list)
