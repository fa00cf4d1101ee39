"""Blocking a number for some days, with the reason, and lifting the block."""

from datetime import date, timedelta
from typing import Final

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.people import PhoneBlock
from db.queries import phone_blocks
from db.records.desk_aids import PhoneBlockDraft
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.days import DayError, parse_day, vietnam_day
from db.rules.phones import read_phones

LONGEST: Final = timedelta(days=366)
"""A number may pass to another person: no block stands for ever."""


def block_phone(database: Database, actor: Actor, draft: PhoneBlockDraft) -> str:
    """Block a number up to and including a day; returns the id of the block.

    Raises:
        ValidationFailed: no number, no reason, a day that is none or lies wrong, blocked already.
    """
    with acting(database, actor, "block_phone") as desk:
        problems: dict[str, str] = {}
        today = vietnam_day(desk.now)
        e164 = _number(draft.phone, problems)
        until_on = _day(draft.until_on, today, problems)
        reason = text.clean(draft.reason)
        if not reason:
            problems["reason"] = "reason_missing"
        if e164 and phone_blocks.of_number(database, e164, today) is not None:
            problems["phone"] = "blocked_already"
        if problems:
            raise ValidationFailed(problems)
        block_id = insert_owned(
            database,
            PhoneBlock,
            actor,
            created_at=desk.at,
            e164=e164,
            reason=reason,
            until_on=until_on,
        )
        changes = {"until_on": until_on.isoformat()}
        audit.record(
            database, actor, "block_phone", audit.Subject("phone_blocks", block_id), changes
        )
        return block_id


def lift_block(database: Database, actor: Actor, block_id: str, version: int) -> None:
    """Answer a number again before its day.

    Raises:
        NotFound: there is no such block, or it was lifted.
        StaleRecord: somebody changed it.
    """
    with acting(database, actor, "lift_block") as desk:
        row = database.row(
            "SELECT 1 FROM phone_blocks WHERE id = ? AND lifted_at IS NULL", [block_id]
        )
        if row is None:
            raise NotFound("phone_block", block_id)
        update_owned(database, PhoneBlock, actor, block_id, version, lifted_at=desk.at)
        audit.record(database, actor, "lift_block", audit.Subject("phone_blocks", block_id), {})


def _number(typed: str, problems: dict[str, str]) -> str:
    readings = read_phones(typed)
    found = next((reading.e164 for reading in readings if reading.e164), "")
    if not found:
        problems["phone"] = next((r.problem for r in readings if r.problem), None) or "no_digits"
    return found


def _day(typed: str, today: date, problems: dict[str, str]) -> date:
    try:
        day = parse_day(typed)
    except DayError as error:
        problems["until_on"] = error.code
        return today
    if day < today:
        problems["until_on"] = "in_the_past"
    elif day > today + LONGEST:
        problems["until_on"] = "block_too_long"
    return day
