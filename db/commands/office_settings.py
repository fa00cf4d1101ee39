"""What an office sets for itself: letterhead, signatories, clocks, back-ups."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from db import audit
from db.commands.stamps import acting
from db.connection import Database
from db.errors import StaleRecord, ValidationFailed
from db.models.organisation import Signatory
from db.queries import office_settings, offices
from db.records.office_settings import ApprovalRules, BackUpPlan, Clocks, SignatoryDraft
from db.records.offices import OfficeRecord
from db.records.people import Actor
from db.rows import insert_owned, update_owned
from db.rules import text
from db.rules.validity import read_day

OFFICE_FIELDS: Final = (
    "name",
    "parent_name",
    "letterhead_name",
    "place_name",
    "document_symbol",
    "address",
    "phone",
)
_LONGEST_TERM: Final = 1_000


def edit_office(
    database: Database, actor: Actor, changes: Mapping[str, str], version: int
) -> OfficeRecord:
    """Change the office's name and letterhead lines; its code stays, it stands in every case.

    Raises:
        ValidationFailed: an empty name or letterhead line.
        StaleRecord: somebody saved a newer version.
    """
    cleaned = {name: text.clean_line(changes[name]) for name in OFFICE_FIELDS if name in changes}
    problems: dict[str, str] = {}
    for name in ("name", "letterhead_name"):
        if not cleaned.get(name, "-"):
            problems[name] = "name_missing"
    if problems:
        raise ValidationFailed(problems)
    with acting(database, actor, "edit_office") as desk:
        if not cleaned:
            return offices.here(database)
        columns = ", ".join(f"{name} = ?" for name in cleaned)
        before = database.row(
            f"SELECT {', '.join(cleaned)} FROM offices WHERE id = ?", [actor.office_id]
        )
        done = database.execute(
            f"UPDATE offices SET {columns}, updated_at = ?, version = version + 1 "
            "WHERE id = ? AND version = ?",
            [*cleaned.values(), desk.at, actor.office_id, version],
        )
        if done.rowcount != 1:
            current = offices.here(database).version
            raise StaleRecord("offices", actor.office_id, version, current)
        changed = {
            name: [old, new]
            for (name, new), old in zip(cleaned.items(), before or (), strict=True)
            if old != new
        }
        audit.record(
            database, actor, "edit_office", audit.Subject("offices", actor.office_id), changed
        )
        return offices.here(database)


def save_signatory(
    database: Database, actor: Actor, draft: SignatoryDraft, version: int = 0
) -> str:
    """Add a signatory, or change the one whose id the draft names; returns the id.

    Raises:
        ValidationFailed: no name, a day that is none, an end before the start.
        StaleRecord: somebody saved a newer version.
    """
    problems: dict[str, str] = {}
    if not text.clean_line(draft.name):
        problems["name"] = "name_missing"
    with acting(database, actor, "save_signatory") as desk:
        start = read_day(draft.valid_from, "valid_from", problems)
        end = read_day(draft.valid_to, "valid_to", problems)
        if start and end and end < start:
            problems["valid_to"] = "ends_before_start"
        if problems:
            raise ValidationFailed(problems)
        values = {
            "name": text.clean_line(draft.name),
            "title": text.clean_line(draft.title),
            "authority": text.clean_line(draft.authority),
            "valid_from": start,
            "valid_to": end,
        }
        record_id = draft.id
        if record_id:
            update_owned(database, Signatory, actor, record_id, version, **values)
        else:
            record_id = insert_owned(database, Signatory, actor, created_at=desk.at, **values)
        subject = audit.Subject("signatories", record_id)
        audit.record(database, actor, "save_signatory", subject, values)
        return record_id


def change_clocks(database: Database, actor: Actor, typed: Mapping[str, str]) -> Clocks:
    """Change terms of cases; cases that are open keep the days they were given.

    Args:
        typed: name of a field of `Clocks` -> whole number as typed.

    Raises:
        ValidationFailed: a term that is no whole number from 1 to 1,000.
    """
    values = _change(database, actor, "clocks", office_settings.clocks(database), typed)
    return Clocks(**values)


def change_back_up_plan(database: Database, actor: Actor, typed: Mapping[str, str]) -> BackUpPlan:
    """Change where and how often the app copies the office by itself.

    Raises:
        ValidationFailed: a number out of range; the folder is looked at when a copy is made.
    """
    plan = office_settings.back_up_plan(database)
    return BackUpPlan(**_change(database, actor, "back_up_plan", plan, typed))


def change_approval_rules(
    database: Database, actor: Actor, typed: Mapping[str, str]
) -> ApprovalRules:
    """Say what a second person decides; proposals that wait stay.

    Args:
        database: of the office.
        actor: who says so.
        typed: name of a field of `ApprovalRules` -> "yes" or "no"; fields left out stay.

    Raises:
        ValidationFailed: neither yes nor no, or no such field.
    """
    before = asdict(office_settings.approval_rules(database))
    problems = {
        name: "unknown_code"
        for name, answer in typed.items()
        if name not in before or answer not in ("yes", "no")
    }
    if problems:
        raise ValidationFailed(problems)
    values = before | {name: answer == "yes" for name, answer in typed.items()}
    changed = {name: [before[name], values[name]] for name in typed if before[name] != values[name]}
    with acting(database, actor, "change_setting"):
        store_setting(database, "approval_rules", values)
        subject = audit.Subject("settings", actor.office_id)
        entry = {"setting": "approval_rules", **changed}
        audit.record(database, actor, "change_setting", subject, entry)
    return ApprovalRules(**values)


def mark_as_demonstration(database: Database, actor: Actor) -> None:
    """Say that the office and everybody in it are invented; the window shows it all the time."""
    with acting(database, actor, "change_setting"):
        store_setting(database, "demonstration", {"is_on": True})
        subject = audit.Subject("settings", actor.office_id)
        audit.record(database, actor, "change_setting", subject, {"setting": "demonstration"})


def _change(
    database: Database,
    actor: Actor,
    name: str,
    before: Clocks | BackUpPlan,
    typed: Mapping[str, str],
) -> dict[str, Any]:
    known, problems = asdict(before), {}
    values = dict(known)
    for field in (field for field in known if field in typed):
        words = text.clean_line(typed[field])
        if isinstance(known[field], str):
            values[field] = words
        elif words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= _LONGEST_TERM:
            values[field] = int(words)
        else:
            is_number = words.isascii() and words.isdigit()
            problems[field] = "out_of_range" if is_number else "not_a_number"
    if problems:
        raise ValidationFailed(problems)
    changed = {field: [old, values[field]] for field, old in known.items() if old != values[field]}
    with acting(database, actor, "change_setting"):
        store_setting(database, name, values)
        subject = audit.Subject("settings", actor.office_id)
        audit.record(database, actor, "change_setting", subject, {"setting": name, **changed})
    return values


def store_setting(database: Database, name: str, values: Mapping[str, Any]) -> None:
    """Store one group of settings inside the caller's transaction."""
    database.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, json.dumps(values, ensure_ascii=False)],
    )
    database.memory.pop(name, None)


def drop_setting(database: Database, name: str) -> None:
    """Forget one group of settings inside the caller's transaction: the shipped one counts."""
    database.execute("DELETE FROM settings WHERE name = ?", [name])
    database.memory.pop(name, None)
