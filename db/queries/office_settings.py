"""What the office set for itself: clocks, back-ups, signatories, registers, days off."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from db import clock
from db.clock import stored_day
from db.connection import Database
from db.records.office_settings import (
    ApprovalRules,
    BackUpPlan,
    Clocks,
    Holiday,
    LastBackUp,
    RegisterEntry,
    Signatory,
)


def setting(database: Database, name: str) -> dict[str, Any]:
    """One stored group of settings; empty when the office never changed it."""
    stored = database.value("SELECT value FROM settings WHERE name = ?", [name])
    found: dict[str, Any] = json.loads(stored) if stored else {}
    return found


def clocks(database: Database) -> Clocks:
    """The office's terms; a setting of a later release is left alone."""
    known = asdict(Clocks())
    found = setting(database, "clocks")
    return Clocks(**{name: found.get(name, default) for name, default in known.items()})


def approval_rules(database: Database) -> ApprovalRules:
    """What a second person decides in this office."""
    known = asdict(ApprovalRules())
    found = setting(database, "approval_rules")
    return ApprovalRules(**{name: bool(found.get(name, is_on)) for name, is_on in known.items()})


def back_up_plan(database: Database) -> BackUpPlan:
    """Where and how often the app copies the office by itself."""
    known = asdict(BackUpPlan())
    found = setting(database, "back_up_plan")
    return BackUpPlan(**{name: found.get(name, default) for name, default in known.items()})


def is_demonstration(database: Database) -> bool:
    """Whether the office and everybody in it are invented."""
    return bool(setting(database, "demonstration"))


def last_back_up(database: Database) -> LastBackUp | None:
    """The newest copy of the office, made by hand or by plan."""
    found = setting(database, "last_back_up")
    at = clock.from_text_or_none(found.get("at"))
    return None if at is None else LastBackUp(at, str(found.get("file", "")))


def last_back_up_at(database: Database) -> datetime | None:
    """When that copy was made."""
    last = last_back_up(database)
    return None if last is None else last.at


def signatories(database: Database) -> tuple[Signatory, ...]:
    """Everybody who signs or signed, newest first."""
    rows = database.rows(
        "SELECT id, authority, title, name, valid_from, valid_to, version FROM signatories "
        "ORDER BY coalesce(valid_from, substr(created_at, 1, 10)) DESC, created_at DESC"
    )
    return tuple(
        Signatory(row[0], row[1], row[2], row[3], stored_day(row[4]), stored_day(row[5]), row[6])
        for row in rows
    )


def needs(database: Database) -> tuple[RegisterEntry, ...]:
    """The whole taxonomy of needs with how often each is used."""
    rows = database.rows(
        "SELECT n.code, n.name_vi, n.name_en, n.position, n.is_active, n.is_sensitive, "
        "(SELECT count(*) FROM case_needs c WHERE c.need_id = n.code) FROM needs n "
        "ORDER BY n.position, n.code"
    )
    return tuple(
        RegisterEntry(
            row[0],
            row[1],
            row[2],
            row[3],
            is_active=bool(row[4]),
            is_sensitive=bool(row[5]),
            in_use=row[6],
        )
        for row in rows
    )


def channels(database: Database) -> tuple[RegisterEntry, ...]:
    """Every channel with how often it is used."""
    rows = database.rows(
        "SELECT c.code, c.name_vi, c.name_en, c.position, c.is_active, c.address, c.hours, "
        "(SELECT count(*) FROM contacts k WHERE k.channel_id = c.code) FROM channels c "
        "ORDER BY c.position, c.code"
    )
    return tuple(
        RegisterEntry(
            row[0],
            row[1],
            row[2],
            row[3],
            is_active=bool(row[4]),
            address=row[5],
            hours=row[6],
            in_use=row[7],
        )
        for row in rows
    )


def holidays(database: Database, year: int) -> tuple[Holiday, ...]:
    """The days off and made-up working days of a year, in order."""
    rows = database.rows(
        "SELECT day, kind, name, confidence FROM holidays WHERE day BETWEEN ? AND ? ORDER BY day",
        [f"{year:04}-01-01", f"{year:04}-12-31"],
    )
    return tuple(Holiday(date.fromisoformat(row[0]), *row[1:]) for row in rows)
