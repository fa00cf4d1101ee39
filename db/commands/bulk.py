"""One act for many cases: each with its own audit entry, some dozens in a transaction.

The write lock is given back after every few cases, so that a call can be logged meanwhile. Work
that stops half-way says how far it came: what is done stays done, the rest is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from db import lookups
from db.choices import FollowUpState
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
from db.queries import follow_up_templates
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

    return for_each(database, numbers, act, tick)


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

    return for_each(database, numbers, act, tick)


def plan_for_many(
    database: Database,
    actor: Actor,
    numbers: Sequence[int],
    wish: tuple[str, str],
    tick: Tick,
) -> BulkResult:
    """Use a template of follow-ups on many cases; `wish` is its id and who does them, or "".

    Raises:
        ValidationFailed: no such user; nothing was done.
        NotFound: no such template; nothing was done.
        NotAllowed: the actor may not set follow-ups.
    """
    permissions.require(actor, "plan_follow_ups")
    template, assignee = wish
    template_id = follow_up_templates.one(database, template).id
    if assignee.strip() and lookups.user_id(database, assignee) is None:
        raise ValidationFailed({"assignee": "unknown_user"})

    def act(code: str) -> bool:
        follow_ups.plan_follow_ups(database, actor, code, template_id, assignee)
        return True

    return for_each(database, numbers, act, tick)


def finish_follow_ups(
    database: Database,
    actor: Actor,
    numbers: Sequence[int],
    ending: tuple[str, str],
    tick: Tick,
) -> BulkResult:
    """Finish every open follow-up of many cases; `ending` is the result and the state.

    Raises:
        ValidationFailed: dropped without a reason; nothing was done.
        NotAllowed: the actor may not finish follow-ups.
    """
    check_ending(actor, ending)

    def act(code: str) -> bool:
        waiting = database.rows(
            "SELECT f.id FROM follow_ups f JOIN cases c ON c.id = f.case_id "
            "WHERE c.code = ? AND f.state = 'open' ORDER BY f.needed_by, f.id",
            [code],
        )
        for row in waiting:
            follow_ups.finish_follow_up(database, actor, row[0], *ending)
        return bool(waiting)

    return for_each(database, numbers, act, tick)


def check_ending(actor: Actor, ending: tuple[str, str]) -> None:
    """Refuse an ending before the first of many follow-ups is touched."""
    permissions.require(actor, "finish_follow_up")
    result, state = ending
    if state not in (FollowUpState.DONE, FollowUpState.DROPPED):
        raise ValidationFailed({"state": "unknown_code"})
    if state == FollowUpState.DROPPED and not text.clean(result):
        raise ValidationFailed({"result": "reason_missing"})


def finish_listed(
    database: Database,
    actor: Actor,
    follow_up_ids: Sequence[str],
    ending: tuple[str, str],
    tick: Tick,
) -> BulkResult:
    """Finish these follow-ups; the result counts follow-ups and names their cases.

    Raises:
        ValidationFailed: dropped without a reason; nothing was done.
        NotAllowed: the actor may not finish follow-ups.
    """
    check_ending(actor, ending)
    acts = dict(enumerate(follow_up_ids))

    def named(part: Sequence[int]) -> dict[int, str]:
        return {place: acts[place] for place in part}

    def act(follow_up_id: str) -> bool:
        follow_ups.finish_follow_up(database, actor, follow_up_id, *ending)
        return True

    result = for_each(database, list(acts), act, tick, named)
    refused = tuple(
        replace(one, case_code=_case_code(database, one.case_code)) for one in result.refused
    )
    return replace(result, refused=refused)


def _case_code(database: Database, follow_up_id: str) -> str:
    code: str | None = database.value(
        "SELECT c.code FROM follow_ups f JOIN cases c ON c.id = f.case_id WHERE f.id = ?",
        [follow_up_id],
    )
    return code or follow_up_id


def for_each(
    database: Database,
    numbers: Sequence[int],
    act: Callable[[str], bool],
    tick: Tick,
    named: Callable[[Sequence[int]], dict[int, str]] | None = None,
) -> BulkResult:
    """Do an act to many records, some in a transaction.

    Args:
        act: takes what `named` gives for a number; False when there was nothing to do.
        named: numbers -> names; the codes of cases when left out.
    """
    tally, stopped_by = _Tally(), ""
    names_of = named or partial(_codes, database)
    for start in range(0, len(numbers), TOGETHER):
        part = numbers[start : start + TOGETHER]
        here = _Tally()
        try:
            with database.writing():
                _do_part(part, act, here, names_of(part))
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
    part: Sequence[int], act: Callable[[str], bool], tally: _Tally, codes: dict[int, str]
) -> None:
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
