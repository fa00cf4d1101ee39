"""One act for many cases: each with its own audit entry, some dozens in a transaction.

The write lock is given back after every few cases, so that a call can be logged meanwhile. Work
that stops half-way says how far it came: what is done stays done, the rest is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from db import lookups
from db.commands import cases, follow_ups
from db.connection import Database
from db.errors import (
    DatabaseBusy,
    DatabaseRefused,
    HotlineError,
    NotFound,
    StaleRecord,
    ValidationFailed,
)
from db.records.bulk import BulkResult, Refusal
from db.records.drafts import FollowUpDraft
from db.records.people import Actor
from db.rules import permissions, text
from db.rules.days import DayError, parse_day

TOGETHER: Final = 25
"""Cases changed in one transaction."""

Tick = Callable[[int], bool]
"""Told how many cases were tried; answers whether to go on."""


@dataclass
class _Tally:
    done: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def tried(self) -> int:
        return len(self.done) + len(self.unchanged) + len(self.refused)


def assign_owners(
    database: Database, actor: Actor, numbers: Sequence[int], user_name: str, tick: Tick
) -> BulkResult:
    """Hand many cases to one officer.

    Raises:
        ValidationFailed: no such active user; nothing was done.
        NotAllowed: the actor may not hand over cases.
    """
    permissions.require(actor, "assign_owner")
    owner_id = lookups.user_id(database, user_name)
    if owner_id is None:
        raise ValidationFailed({"owner": "unknown_user"})

    def act(code: str) -> bool:
        present = database.value("SELECT owner_id FROM cases WHERE code = ?", [code])
        if present == owner_id:
            return False
        cases.assign_owner(database, actor, code, user_name)
        return True

    return _for_each(database, numbers, act, tick)


def add_follow_ups(
    database: Database, actor: Actor, numbers: Sequence[int], draft: FollowUpDraft, tick: Tick
) -> BulkResult:
    """Set the same thing to do for many cases.

    Raises:
        ValidationFailed: the follow-up cannot be taken; nothing was done.
        NotAllowed: the actor may not set follow-ups.
    """
    permissions.require(actor, "add_follow_up")
    problems = {}
    if not text.clean(draft.what):
        problems["what"] = "text_missing"
    try:
        parse_day(draft.needed_by)
    except DayError as error:
        problems["needed_by"] = error.code
    if draft.assignee.strip() and lookups.user_id(database, draft.assignee) is None:
        problems["assignee"] = "unknown_user"
    if problems:
        raise ValidationFailed(problems)

    def act(code: str) -> bool:
        follow_ups.add_follow_up(database, actor, code, draft)
        return True

    return _for_each(database, numbers, act, tick)


def _for_each(
    database: Database, numbers: Sequence[int], act: Callable[[str], bool], tick: Tick
) -> BulkResult:
    tally, stopped_by = _Tally(), ""
    for start in range(0, len(numbers), TOGETHER):
        part = numbers[start : start + TOGETHER]
        here = _Tally()
        try:
            with database.writing():
                _do_part(database, part, act, here)
        except (DatabaseBusy, DatabaseRefused) as error:
            # This part was rolled back whole: its cases are among those that are left.
            stopped_by = error.code
            break
        tally.done += here.done
        tally.unchanged += here.unchanged
        tally.refused += here.refused
        if not tick(tally.tried) and tally.tried < len(numbers):
            stopped_by = "cancelled"
            break
    return BulkResult(
        tuple(tally.done),
        tuple(tally.unchanged),
        tuple(tally.refused),
        len(numbers) - tally.tried,
        stopped_by,
    )


def _do_part(
    database: Database, part: Sequence[int], act: Callable[[str], bool], tally: _Tally
) -> None:
    codes = _codes(database, part)
    for number in part:
        code = codes.get(number)
        if code is None:
            tally.refused.append(Refusal(str(number), "case", "not_found"))
            continue
        try:
            (tally.done if act(code) else tally.unchanged).append(code)
        except (DatabaseBusy, DatabaseRefused):
            raise
        except HotlineError as error:
            tally.refused.append(_refusal(code, error))


def _codes(database: Database, part: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(part))
    return dict(
        database.rows(f"SELECT number, code FROM cases WHERE number IN ({marks})", tuple(part))
    )


def _refusal(case_code: str, error: HotlineError) -> Refusal:
    if isinstance(error, ValidationFailed):
        field_name, code = next(iter(error.problems.items()))
        return Refusal(case_code, field_name, code)
    if isinstance(error, NotFound | StaleRecord):
        return Refusal(case_code, error.kind, error.code)
    return Refusal(case_code, "case", error.code)
