"""The editable registers of an office: needs, channels, days off.

A code is never renamed and never removed: old cases carry it. An entry that is no longer used is
switched off and leaves the forms.
"""

import re
from datetime import date
from typing import Any, Final

from db import audit
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.records.office_settings import Holiday, HolidayKind, RegisterEntry
from db.records.people import Actor
from db.rules import text
from db.rules.days import DayError, parse_day

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{1,39}")
OWN_DAY: Final = "own"
"""Confidence of a day off that the office entered itself."""


def save_need(database: Database, actor: Actor, entry: RegisterEntry) -> None:
    """Add a need, or change the one of this code.

    Raises:
        ValidationFailed: a code that is not plain, no name, or the last need switched off.
    """
    with acting(database, actor, "save_need") as desk:
        own = {"is_sensitive": entry.is_sensitive}
        _save(desk, "needs", entry, own)


def save_channel(database: Database, actor: Actor, entry: RegisterEntry) -> None:
    """Add a channel, or change the one of this code.

    Raises:
        ValidationFailed: as for a need.
    """
    with acting(database, actor, "save_channel") as desk:
        own = {"address": text.clean_line(entry.address), "hours": text.clean_line(entry.hours)}
        _save(desk, "channels", entry, own)


def _save(desk: Desk, table: str, entry: RegisterEntry, own: dict[str, Any]) -> None:
    database, actor = desk.database, desk.actor
    act = {"needs": "save_need", "channels": "save_channel"}[table]
    problems = _problems(database, table, entry)
    if problems:
        raise ValidationFailed(problems)
    values = {
        "name_vi": text.clean_line(entry.name_vi),
        "name_en": text.clean_line(entry.name_en) or text.clean_line(entry.name_vi),
        "position": entry.position,
        "is_active": entry.is_active,
        **own,
    }
    names = ", ".join(values)
    before = database.row(f"SELECT {names} FROM {table} WHERE code = ?", [entry.code])
    marks = ", ".join("?" * (len(values) + 1))
    changes = ", ".join(f"{name} = excluded.{name}" for name in values)
    database.execute(
        f"INSERT INTO {table} (code, {names}) VALUES ({marks}) "
        f"ON CONFLICT (code) DO UPDATE SET {changes}",
        [entry.code, *values.values()],
    )
    database.memory.pop(f"codes:{table}", None)
    old = dict(zip(values, before, strict=True)) if before else {}
    changed = {
        name: [old.get(name), value] for name, value in values.items() if old.get(name) != value
    }
    subject = audit.Subject(table, entry.code)
    audit.record(database, actor, act, subject, {"code": entry.code, **changed})


def _problems(database: Database, table: str, entry: RegisterEntry) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not _CODE.fullmatch(entry.code):
        problems["code"] = "code_not_plain"
    if not text.clean_line(entry.name_vi):
        problems["name_vi"] = "name_missing"
    others = database.value(
        f"SELECT count(*) FROM {table} WHERE is_active AND code <> ?", [entry.code]
    )
    if not entry.is_active and not others:
        problems["is_active"] = "last_of_register"
    return problems


def save_holiday(database: Database, actor: Actor, day: str, kind: str, name: str) -> Holiday:
    """Add a day off or a made-up working day, or change the one of that day.

    Cases that are open keep the days they were given; later ones count with the new calendar.

    Raises:
        ValidationFailed: a day that is none, an unknown kind, no name.
    """
    problems: dict[str, str] = {}
    known = _holiday_day(day, problems)
    if kind not in set(HolidayKind):
        problems["kind"] = "unknown_code"
    words = text.clean_line(name)
    if not words:
        problems["name"] = "name_missing"
    with acting(database, actor, "save_holiday"):
        if problems or known is None:
            raise ValidationFailed(problems)
        database.execute(
            "INSERT INTO holidays (day, kind, name, confidence) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name, "
            "confidence = excluded.confidence",
            [known.isoformat(), kind, words, OWN_DAY],
        )
        database.memory.pop("calendar", None)
        subject = audit.Subject("holidays", known.isoformat())
        changes = {"day": known, "kind": kind, "name": words}
        audit.record(database, actor, "save_holiday", subject, changes)
    return Holiday(known, kind, words, OWN_DAY)


def withdraw_holiday(database: Database, actor: Actor, day: str) -> None:
    """Make a day an ordinary one again; the audit trail keeps what it was.

    Raises:
        ValidationFailed: that day is not in the calendar.
    """
    problems: dict[str, str] = {}
    known = _holiday_day(day, problems)
    with acting(database, actor, "withdraw_holiday"):
        row = known and database.row(
            "SELECT kind, name FROM holidays WHERE day = ?", [known.isoformat()]
        )
        if known is None or not row:
            raise ValidationFailed(problems or {"day": "not_in_calendar"})
        database.execute("DELETE FROM holidays WHERE day = ?", [known.isoformat()])
        database.memory.pop("calendar", None)
        subject = audit.Subject("holidays", known.isoformat())
        changes = {"day": known, "kind": [row[0], ""], "name": [row[1], ""]}
        audit.record(database, actor, "withdraw_holiday", subject, changes)


def _holiday_day(typed: str, problems: dict[str, str]) -> date | None:
    try:
        return parse_day(typed)
    except DayError as problem:
        problems["day"] = problem.code
        return None
