"""Programmes made and changed by people: with benefits, conditions, papers and deadlines.

Assignments keep what they were evaluated against: their check-list is stored with them, a benefit
that is in use is never taken away, and a changed programme loses its tick against the official
text.
"""

from datetime import date, timedelta
from typing import Any

from db import audit
from db.commands import programme_rows
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.assistance import Programme
from db.queries import programmes
from db.records.people import Actor
from db.records.programme_drafts import ProgrammeDraft
from db.records.programmes import ProgrammeRecord
from db.rows import insert_owned, update_owned
from db.rules.programme_reading import ProgrammeReading, read_programme

# What may change without the official text being compared again.
_OUR_OWN = frozenset({"note", "budget"})


def add_programme(database: Database, actor: Actor, draft: ProgrammeDraft) -> ProgrammeRecord:
    """Add a programme; those it replaces end the day before it begins.

    Raises:
        ValidationFailed: every field that cannot be taken, by its place ("benefits.0.amount").
    """
    reading, problems = read_programme(draft)
    with acting(database, actor, "add_programme") as desk:
        code = reading.code or programme_rows.new_code(database, reading)
        problems |= programme_rows.problems_in_office(database, reading, code, is_new=True)
        if problems:
            raise ValidationFailed(problems)
        programme_id = insert_owned(
            database, Programme, actor, created_at=desk.at, code=code, **reading.columns
        )
        programme_rows.store_below(database, programme_id, code, reading)
        ended = _end_replaced(desk, code, reading)
        changes = {"code": code, "benefits": len(reading.benefits), **ended}
        subject = audit.Subject("programmes", programme_id)
        audit.record(database, actor, "add_programme", subject, changes)
    return programmes.programme(database, code)


def edit_programme(
    database: Database, actor: Actor, code: str, draft: ProgrammeDraft, seen: int
) -> ProgrammeRecord:
    """Change a programme that still has version `seen`; its code stays.

    Raises:
        ValidationFailed: every field that cannot be taken, by its place; a benefit that is
            assigned cannot be taken away.
        NotFound: no such programme.
        StaleRecord: somebody saved a newer version.
    """
    reading, problems = read_programme(draft)
    with acting(database, actor, "edit_programme") as desk:
        before = programmes.programme(database, code)
        problems |= programme_rows.problems_in_office(database, reading, code, is_new=False)
        if problems:
            raise ValidationFailed(problems)
        changes = _changes(before, reading)
        before_below = programme_rows.plain(before)
        update_owned(database, Programme, actor, before.id, seen, **reading.columns)
        programme_rows.store_below(database, before.id, code, reading)
        ended = _end_replaced(desk, code, reading)
        after = programmes.programme(database, code)
        after_below = programme_rows.plain(after)
        for name, old in before_below.items():
            if after_below[name] != old:
                changes[name] = [old, after_below[name]]
        if before.checked_on is not None and set(changes) - _OUR_OWN:
            database.execute(
                "UPDATE programmes SET checked_by = '', checked_on = NULL WHERE id = ?",
                [before.id],
            )
            changes["checked_on"] = [before.checked_on, None]
        subject = audit.Subject("programmes", before.id)
        audit.record(database, actor, "edit_programme", subject, {**changes, **ended})
    return programmes.programme(database, code)


def _changes(before: ProgrammeRecord, reading: ProgrammeReading) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name, value in reading.columns.items():
        old: Any = getattr(before, name)
        old = "|".join(old) if isinstance(old, tuple) else old
        if old != value:
            changes[name] = [old, value]
    return changes


def _end_replaced(desk: Desk, code: str, reading: ProgrammeReading) -> dict[str, Any]:
    """End what is replaced the day before; returns what the trail should say of it."""
    begins: date | None = reading.columns["valid_from"]
    replaced = [one for one in reading.columns["replaces"].split("|") if one]
    if begins is None or not replaced:
        return {}
    last = begins - timedelta(days=1)
    ended: dict[str, Any] = {}
    for old_code in replaced:
        old = programmes.programme(desk.database, old_code)
        has_begun = old.valid_from is None or old.valid_from <= last
        if has_begun and (old.valid_to is None or old.valid_to > last):
            update_owned(desk.database, Programme, desk.actor, old.id, old.version, valid_to=last)
            ended[f"ended:{old_code}"] = [old.valid_to, last]
    return ended
