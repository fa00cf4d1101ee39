"""Changing what is known of a person: facts, phones, consents."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import audit, lookups
from db.choices import ConsentMethod, ConsentPurpose
from db.clock import to_text
from db.commands import person_fields
from db.commands.persons import CONSENT_TEXT_VERSION
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.identifiers import new_id
from db.models.people import Consent, Person, PersonPhone
from db.records.people import Actor
from db.records.person_facts import ConsentDraft, PhoneDraft
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.days import DayError, parse_moment, vietnam_day
from db.rules.phones import read_phones
from db.search import index


def edit_person(
    database: Database,
    actor: Actor,
    person_id: str,
    changes: Mapping[str, str],
    version: int,
    phones: Sequence[PhoneDraft] | None = None,
) -> int:
    """Change fields of a person as typed (`person_fields.FIELDS`); returns the new version.

    Args:
        phones: all phones of the person as they should be; None leaves them.

    Raises:
        NotFound: no such person.
        ValidationFailed: fields that cannot be taken, all at once; `phones.N` names a phone.
        StaleRecord: the person was saved since version `version` was read.
    """
    with acting(database, actor, "edit_person") as desk:
        stored = current_version(database, person_id)
        if stored != version:
            raise StaleRecord("person", person_id, version, stored)
        before = person_fields.stored_values(database, person_id)
        phones_before = phone_words(database, person_id)
        with index.refreshing(database, lookups.case_numbers_of(database, person_id)):
            wanted, columns = _read(desk, person_id, (before, changes), phones)
            if wanted is not None:
                columns["main_phone"] = _write_phones(database, person_id, wanted)
            update_owned(database, Person, actor, person_id, version, **columns)
        after = person_fields.stored_values(database, person_id)
        differing: dict[str, Any] = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        phones_after = phone_words(database, person_id)
        if phones_before != phones_after:
            differing["phones"] = [phones_before, phones_after]
        _record(desk, "edit_person", person_id, differing)
        return version + 1


def _read(
    desk: Desk,
    person_id: str,
    fields: tuple[Mapping[str, str], Mapping[str, str]],
    phones: Sequence[PhoneDraft] | None,
) -> tuple["Wanted | None", dict[str, Any]]:
    """Phones and columns as wanted; every problem of both at once."""
    problems: dict[str, str] = {}
    columns: dict[str, Any] = {}
    wanted = None if phones is None else _read_phones(desk.database, person_id, phones, problems)
    try:
        columns = person_fields.read(desk, *fields)
    except ValidationFailed as failed:
        problems = {**failed.problems, **problems}
    if problems:
        raise ValidationFailed(problems)
    return wanted, columns


def current_version(database: Database, person_id: str) -> int:
    """The version of a person as stored now.

    Raises:
        NotFound: no such person.
    """
    stored: int | None = database.value("SELECT version FROM persons WHERE id = ?", [person_id])
    if stored is None:
        raise NotFound("person", person_id)
    return stored


def phone_words(database: Database, person_id: str) -> str:
    """The phones of a person as one text, for the audit trail."""
    rows = database.rows(
        "SELECT e164, as_typed, note FROM person_phones WHERE person_id = ? ORDER BY id",
        [person_id],
    )
    return "; ".join(
        f"{e164 or typed} ({note})" if note else e164 or typed for e164, typed, note in rows
    )


Wanted = list[tuple[str, str, str, str]]
"""Id (empty for a new phone), number, text as typed, note."""


def _read_phones(
    database: Database, person_id: str, drafts: Sequence[PhoneDraft], problems: dict[str, str]
) -> Wanted:
    rows = database.rows(
        "SELECT id, e164, as_typed FROM person_phones WHERE person_id = ?", [person_id]
    )
    known = {e164 or as_typed: (record_id, as_typed) for record_id, e164, as_typed in rows}
    wanted: Wanted = []
    seen: set[str] = set()
    for place, draft in enumerate(drafts):
        typed, note = text.clean_line(draft.typed), text.clean_line(draft.note)
        if not typed:
            continue
        readings = read_phones(typed)
        e164 = (readings[0].e164 or "") if len(readings) == 1 else ""
        key = e164 or typed
        if key not in known and (len(readings) != 1 or readings[0].problem is not None):
            several = len(readings) > 1
            code = "one_phone_each" if several else readings[0].problem or "no_digits"
            problems[f"phones.{place}"] = code
            continue
        if key in seen:
            problems[f"phones.{place}"] = "phone_twice"
            continue
        seen.add(key)
        record_id, kept = known.get(key, ("", typed))
        wanted.append((record_id, e164, kept, note))
    return wanted


def _write_phones(database: Database, person_id: str, wanted: Wanted) -> str:
    """Make the phones of a person what is wanted; returns the main number."""
    kept = [record_id for record_id, _, _, _ in wanted if record_id]
    marks = ", ".join("?" * len(kept))
    database.execute(
        f"DELETE FROM person_phones WHERE person_id = ? AND id NOT IN ({marks})",
        [person_id, *kept],
    )
    for record_id, e164, as_typed, note in wanted:
        if record_id:
            database.execute("UPDATE person_phones SET note = ? WHERE id = ?", [note, record_id])
            continue
        values = {"person_id": person_id, "e164": e164, "as_typed": as_typed, "note": note}
        insert(database, PersonPhone, id=new_id(), **values)
    numbers = [e164 for _, e164, _, _ in wanted if e164]
    main = database.value("SELECT main_phone FROM persons WHERE id = ?", [person_id])
    return main if main in numbers else next(iter(numbers), "")


def record_consent(database: Database, actor: Actor, person_id: str, draft: ConsentDraft) -> str:
    """Record that a person agreed to one purpose; returns the consent's id.

    Raises:
        NotFound: no such person.
        ValidationFailed: unknown purpose or manner, a moment that cannot be.
    """
    problems: dict[str, str] = {}
    if draft.purpose not in set(ConsentPurpose):
        problems["purpose"] = "unknown_code"
    if draft.method not in set(ConsentMethod):
        problems["method"] = "unknown_code"
    with acting(database, actor, "record_consent") as desk:
        current_version(database, person_id)
        given_at = _moment(desk, draft.given_at, problems)
        if problems:
            raise ValidationFailed(problems)
        consent_id = insert_owned(
            database,
            Consent,
            actor,
            created_at=desk.at,
            person_id=person_id,
            purpose=draft.purpose,
            method=draft.method,
            text_version=CONSENT_TEXT_VERSION,
            given_at=given_at,
            evidence=text.clean(draft.evidence),
        )
        _record(
            desk,
            "record_consent",
            person_id,
            {"purpose": draft.purpose, "method": draft.method, "given_at": given_at},
        )
        return consent_id


def withdraw_consent(
    database: Database, actor: Actor, consent_id: str, withdrawn_at: str = ""
) -> None:
    """Record that a person took a consent back, at the moment as typed (empty: now).

    Raises:
        NotFound: no such consent.
        ValidationFailed: it was taken back before, or the moment cannot be.
    """
    with acting(database, actor, "withdraw_consent") as desk:
        row = database.row(
            "SELECT person_id, version, withdrawn_at, given_at, purpose FROM consents WHERE id = ?",
            [consent_id],
        )
        if row is None:
            raise NotFound("consent", consent_id)
        person_id, version, before, given_at, purpose = row
        if before is not None:
            raise ValidationFailed({"consent": "already_done"})
        problems: dict[str, str] = {}
        at = _moment(desk, withdrawn_at, problems, "withdrawn_at")
        # A day stands for its midnight: taken back on the day it was given is in order.
        if not problems and at[:10] < given_at[:10]:
            problems["withdrawn_at"] = "before_it_was_given"
        if problems:
            raise ValidationFailed(problems)
        update_owned(database, Consent, actor, consent_id, version, withdrawn_at=at)
        _record(
            desk, "withdraw_consent", person_id, {"purpose": purpose, "withdrawn_at": [None, at]}
        )


def _moment(desk: Desk, typed: str, problems: dict[str, str], field: str = "given_at") -> str:
    if not typed.strip():
        return desk.at
    try:
        moment = parse_moment(typed, vietnam_day(desk.now))
    except DayError as problem:
        problems[field] = problem.code
        return desk.at
    if moment > desk.now:
        problems[field] = "in_the_future"
    return to_text(moment)


def _record(desk: Desk, act: str, person_id: str, changes: Mapping[str, Any]) -> None:
    subject = audit.Subject("persons", person_id)
    audit.record(desk.database, desk.actor, act, subject, changes)
