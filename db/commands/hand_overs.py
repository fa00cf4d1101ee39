"""All open work of one colleague goes to another: one act, which can be taken back as one."""

from collections.abc import Sequence
from typing import Any, Final

from db import audit, lookups
from db.commands.merge_records import mark_undone, standing_merge, store_merge
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import hand_overs
from db.records.hand_overs import HandOver
from db.records.people import Actor
from db.rules import text
from db.search import index

_TOGETHER: Final = 500


def hand_over_work(
    database: Database, actor: Actor, from_user: str, to_user: str, reason: str
) -> HandOver:
    """Give every open case and follow-up of one user to another.

    Raises:
        ValidationFailed: unknown people, the same one twice, no reason, nothing to hand over.
    """
    with acting(database, actor, "hand_over_work") as desk:
        giver, taker, said = _read(database, from_user, to_user, reason)
        cases = database.rows(
            "SELECT id, number FROM cases WHERE owner_id = ? AND closed_at IS NULL", [giver]
        )
        tasks = database.rows(
            "SELECT id FROM follow_ups WHERE state = 'open' AND assignee_id = ?", [giver]
        )
        if not cases and not tasks:
            raise ValidationFailed({"from_user": "nothing_to_hand_over"})
        case_ids, task_ids = [row[0] for row in cases], [row[0] for row in tasks]
        _move_cases(desk, cases, (giver, taker))
        _move_tasks(desk, task_ids, (giver, taker))
        moved = {"cases": case_ids, "follow_ups": task_ids, "reason": said}
        made = store_merge(desk, hand_overs.KIND, (taker, giver), moved)
        changes = {"reason": said, **_went(giver, taker, cases, tasks)}
        audit.record(database, actor, "hand_over_work", audit.Subject("merges", made), changes)
    return hand_overs.one(database, made)


def undo_hand_over(database: Database, actor: Actor, hand_over_id: str) -> HandOver:
    """Give back what went over, as far as it is still open and still with who got it.

    Raises:
        NotFound: no such handing over.
        ValidationFailed: it was taken back already.
    """
    with acting(database, actor, "undo_hand_over") as desk:
        names = ("hand_over", "already_undone")
        merge = standing_merge(desk, hand_overs.KIND, hand_over_id, names)
        taker, giver, went = merge.kept_id, merge.merged_id, merge.story
        cases = _still_open(
            database, "id, number", "cases", ("closed_at IS NULL AND owner_id = ?", taker), went
        )
        tasks = _still_open(
            database, "id", "follow_ups", ("state = 'open' AND assignee_id = ?", taker), went
        )
        _move_cases(desk, cases, (taker, giver))
        _move_tasks(desk, [one[0] for one in tasks], (taker, giver))
        mark_undone(desk, merge)
        changes = _went(taker, giver, cases, tasks)
        subject = audit.Subject("merges", hand_over_id)
        audit.record(database, actor, "undo_hand_over", subject, changes)
    return hand_overs.one(database, hand_over_id)


def _went(
    giver: str, taker: str, cases: Sequence[object], tasks: Sequence[object]
) -> dict[str, str]:
    """What the trail tells of a handing over."""
    return {
        "from_user": giver,
        "to_user": taker,
        "cases": str(len(cases)),
        "follow_ups": str(len(tasks)),
    }


def _read(database: Database, from_user: str, to_user: str, reason: str) -> tuple[str, str, str]:
    problems: dict[str, str] = {}
    wanted = text.clean_line(from_user)
    # Work is also taken from somebody who has left: they are no longer active.
    giver = database.value(
        "SELECT id FROM users WHERE name = ? OR full_name = ? ORDER BY is_active DESC",
        [wanted, wanted],
    )
    taker = lookups.user_id(database, to_user)
    if giver is None:
        problems["from_user"] = "unknown_user"
    if taker is None:
        problems["to_user"] = "unknown_user"
    elif taker == giver:
        problems["to_user"] = "same_user"
    said = text.clean(reason)
    if not said:
        problems["reason"] = "reason_missing"
    if problems or giver is None or taker is None:
        raise ValidationFailed(problems)
    return giver, taker, said


def _still_open(
    database: Database,
    columns: str,
    table: str,
    condition: tuple[str, str],
    went: dict[str, Any],
) -> list[tuple[Any, ...]]:
    rows = database.rows(f"SELECT {columns} FROM {table} WHERE {condition[0]}", [condition[1]])
    known = set(went[table])
    return [row for row in rows if row[0] in known]


def _move_cases(desk: Desk, cases: Sequence[tuple[Any, ...]], ways: tuple[str, str]) -> None:
    with index.refreshing(desk.database, [row[1] for row in cases]):
        _move(desk, "cases", "owner_id", ([row[0] for row in cases], ways))


def _move_tasks(desk: Desk, ids: Sequence[str], ways: tuple[str, str]) -> None:
    _move(desk, "follow_ups", "assignee_id", (ids, ways))


def _move(desk: Desk, table: str, column: str, what: tuple[Sequence[str], tuple[str, str]]) -> None:
    ids, (giver, taker) = what
    for start in range(0, len(ids), _TOGETHER):
        part = ids[start : start + _TOGETHER]
        marks = ", ".join("?" * len(part))
        desk.database.execute(
            f"UPDATE {table} SET {column} = ?, version = version + 1, updated_at = ?, "
            f"updated_by = ? WHERE {column} = ? AND id IN ({marks})",
            [taker, desk.at, desk.actor.user_id, giver, *part],
        )
