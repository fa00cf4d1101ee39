"""Persons and workplaces behind a contact: found again or added, inside the act's transaction."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from db import lookups
from db.choices import ConsentPurpose, Sex, YesNoUnknown
from db.commands.stamps import Desk
from db.errors import NotFound
from db.identifiers import new_id
from db.models.directory import Employer
from db.models.people import Consent, Person, PersonPhone
from db.records.drafts import CallDraft
from db.rows import insert, insert_owned
from db.rules import names, text
from db.rules.calls import CallReading
from db.rules.phone_numbers import PhoneReading
from db.search import index

CONSENT_TEXT_VERSION = "2026-1"


class Caller(NamedTuple):
    """The person behind a contact, as stored: id, full name, all numbers (E.164)."""

    id: str
    name: str
    phones: tuple[str, ...]


def person_of_call(desk: Desk, draft: CallDraft, reading: CallReading) -> Caller | None:
    """The caller: the one picked, one known by this number and name, or a new person.

    A phone alone is no person: with a number but another name a new person is made. Without a
    number and a name the caller stays anonymous, and so does a wrong number or a joke.
    """
    if draft.person_id:
        found = desk.database.row(
            "SELECT coalesce(k.id, p.id), coalesce(k.full_name, p.full_name) FROM persons p "
            "LEFT JOIN persons k ON k.id = p.merged_into_id WHERE p.id = ?",
            [draft.person_id],
        )
        if found is None:
            raise NotFound("person", draft.person_id)
        return _with_phones(desk, found, reading)
    if not reading.name and (reading.is_non_case or not reading.phone):
        return None
    known = _known_person(desk, reading)
    if known is not None:
        return _with_phones(desk, known, reading)
    return _add_person(desk, draft, reading)


def _known_person(desk: Desk, reading: CallReading) -> tuple[str, str] | None:
    if not reading.phone:
        return None
    found = desk.database.row(
        "SELECT p.id, p.full_name FROM person_phones f JOIN persons p ON p.id = f.person_id "
        "WHERE f.e164 = ? AND p.folded_name = ? AND p.merged_into_id IS NULL "
        "ORDER BY p.created_at LIMIT 1",
        [reading.phone, text.fold(reading.name)],
    )
    return None if found is None else (found[0], found[1])


def _with_phones(desk: Desk, known: tuple[Any, ...], reading: CallReading) -> Caller:
    """A known person with the numbers of this call added."""
    person_id, name = known
    stored = [
        row[0]
        for row in desk.database.rows(
            "SELECT e164 FROM person_phones WHERE person_id = ?", [person_id]
        )
    ]
    fresh = _numbers_of(reading, stored)
    if fresh:
        # The numbers of a person stand in the index of each of their cases.
        numbers = lookups.case_numbers_of(desk.database, person_id)
        with index.refreshing(desk.database, numbers):
            _add_phones(desk, person_id, fresh)
    return Caller(person_id, name, (*stored, *(phone.e164 or "" for phone in fresh)))


def _numbers_of(reading: CallReading, known: Collection[str] = ()) -> list[PhoneReading]:
    fresh: dict[str, PhoneReading] = {}
    for phone in reading.phones:
        if phone.e164 and phone.e164 not in known:
            fresh.setdefault(phone.e164, phone)
    return list(fresh.values())


def _add_phones(desk: Desk, person_id: str, phones: Sequence[PhoneReading]) -> None:
    for phone in phones:
        insert(
            desk.database,
            PersonPhone,
            id=new_id(),
            person_id=person_id,
            e164=phone.e164,
            as_typed=phone.as_typed,
            note=phone.note or "",
        )


def _add_person(desk: Desk, draft: CallDraft, reading: CallReading) -> Caller:
    sort_name = names.guess_sort_name(reading.name)
    person_id = insert_owned(
        desk.database,
        Person,
        desk.actor,
        created_at=desk.at,
        full_name=reading.name,
        folded_name=text.fold(reading.name),
        sort_name=sort_name,
        sort_key=names.sort_key(sort_name),
        sex=draft.sex or Sex.UNKNOWN,
        birth_year=reading.birth_year,
        main_phone=reading.phone,
        union_member=draft.union_member or YesNoUnknown.UNKNOWN,
        address=text.clean(draft.address),
        language=text.clean_line(draft.language) or "vi",
        alert=text.clean(draft.alert),
    )
    phones = _numbers_of(reading)
    _add_phones(desk, person_id, phones)
    return Caller(person_id, reading.name, tuple(phone.e164 or "" for phone in phones))


def employer_of_call(desk: Desk, typed: str) -> lookups.Workplace | None:
    """The employer of this name, added when it is new; None when nothing was said."""
    name = text.clean_line(typed)
    if not name:
        return None
    found = lookups.workplace(desk.database, name)
    if found is not None:
        return found
    employer_id = insert_owned(
        desk.database,
        Employer,
        desk.actor,
        created_at=desk.at,
        name=name,
        folded=text.fold(name),
        has_union=YesNoUnknown.UNKNOWN,
    )
    return lookups.Workplace(employer_id, name, None)


def record_consents(desk: Desk, person_id: str, method: str, purposes: Sequence[str]) -> None:
    """Record what the person agreed to, how, and by whom; without a purpose, to the handling."""
    for purpose in dict.fromkeys(purposes) or (ConsentPurpose.HANDLE.value,):
        insert_owned(
            desk.database,
            Consent,
            desk.actor,
            created_at=desk.at,
            person_id=person_id,
            purpose=purpose,
            method=method,
            text_version=CONSENT_TEXT_VERSION,
            given_at=desk.at,
        )
