"""Giving cases without an officer to several officers: evenly, or unit by unit."""

from collections import Counter
from collections.abc import Sequence

from db import clock, lookups
from db.commands import cases
from db.commands.bulk import Tick, for_each
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import stand_ins
from db.records.hand_overs import Shared, ShareWish
from db.records.people import Actor
from db.rules import permissions
from db.rules.allocation import Waiting, share_by_unit, share_evenly
from db.rules.days import vietnam_day
from db.rules.stand_ins import is_absent

_TOGETHER = 500


def share_cases(
    database: Database, actor: Actor, numbers: Sequence[int], wish: ShareWish, tick: Tick
) -> Shared:
    """Share open cases without an officer; those that have one stay as they are.

    Raises:
        ValidationFailed: no officer, an unknown or absent one, an unknown way; nothing was done.
        NotAllowed: the actor may not hand over cases.
    """
    permissions.require(actor, "assign_owner")
    officers = _officers(database, wish)
    plan = _plan(database, numbers, list(officers), wish.way)
    given: Counter[str] = Counter()

    def act(code: str) -> bool:
        if code not in plan:
            return False
        cases.assign_owner(database, actor, code, officers[plan[code]])
        given[officers[plan[code]]] += 1
        return True

    result = for_each(database, numbers, act, tick)
    return Shared(result, tuple((name, given[name]) for name in officers.values()))


def _officers(database: Database, wish: ShareWish) -> dict[str, str]:
    """Id -> sign-in name of the chosen officers."""
    if wish.way not in ("even", "unit"):
        raise ValidationFailed({"way": "unknown_code"})
    seats, today = stand_ins.seats(database), vietnam_day(clock.now())
    found: dict[str, str] = {}
    for name in wish.officers:
        user_id = lookups.user_id(database, name)
        if user_id is None:
            raise ValidationFailed({"officers": "unknown_user"})
        if is_absent(seats[user_id], today):
            raise ValidationFailed({"officers": "officer_absent"})
        found[user_id] = database.value("SELECT name FROM users WHERE id = ?", [user_id])
    if not found:
        raise ValidationFailed({"officers": "officers_missing"})
    return found


def _plan(
    database: Database, numbers: Sequence[int], officers: list[str], way: str
) -> dict[str, str]:
    waiting: list[Waiting] = []
    for start in range(0, len(numbers), _TOGETHER):
        part = numbers[start : start + _TOGETHER]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            "SELECT code, coalesce(unit_id, '') FROM cases WHERE owner_id IS NULL "
            f"AND closed_at IS NULL AND number IN ({marks}) ORDER BY number",
            tuple(part),
        )
        waiting += [Waiting(*row) for row in rows]
    marks = ", ".join("?" * len(officers))
    known = {
        (row[0], row[1]): row[2]
        for row in database.rows(
            "SELECT owner_id, coalesce(unit_id, ''), count(*) FROM cases "
            f"WHERE owner_id IN ({marks}) AND closed_at IS NULL GROUP BY 1, 2",
            officers,
        )
    }
    if way == "unit":
        return share_by_unit(waiting, officers, known)
    loads: Counter[str] = Counter()
    for (owner, _unit), count in known.items():
        loads[owner] += count
    return share_evenly(waiting, officers, loads)
