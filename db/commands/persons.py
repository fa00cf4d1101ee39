"""Persons and workplaces behind a contact: found again or added, inside the act's transaction."""

from db import clock, lookups
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
from db.search import index

CONSENT_TEXT_VERSION = "2026-1"


def person_of_call(desk: Desk, draft: CallDraft, reading: CallReading) -> str | None:
    """Id of the caller: the one picked, one known by this number and name, or a new person.

    A phone alone is no person: with a number but another name a new person is made. Without a
    number and a name the caller stays anonymous, and so does a wrong number or a joke.
    """
    if draft.person_id:
        found = desk.database.value("SELECT id FROM persons WHERE id = ?", [draft.person_id])
        if found is None:
            raise NotFound("person", draft.person_id)
        _add_missing_phones(desk, draft.person_id, reading)
        return draft.person_id
    if not reading.name and (reading.is_non_case or not reading.phone):
        return None
    known = _known_person(desk, reading)
    if known is not None:
        _add_missing_phones(desk, known, reading)
        return known
    return _add_person(desk, draft, reading)


def _known_person(desk: Desk, reading: CallReading) -> str | None:
    if not reading.phone:
        return None
    found: str | None = desk.database.value(
        "SELECT p.id FROM person_phones f JOIN persons p ON p.id = f.person_id "
        "WHERE f.e164 = ? AND p.folded_name = ? ORDER BY p.created_at LIMIT 1",
        [reading.phone, text.fold(reading.name)],
    )
    return found


def _add_person(desk: Desk, draft: CallDraft, reading: CallReading) -> str:
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
    _add_missing_phones(desk, person_id, reading, is_new=True)
    return person_id


def _add_missing_phones(
    desk: Desk, person_id: str, reading: CallReading, *, is_new: bool = False
) -> None:
    known: set[str] = set()
    if not is_new:
        rows = desk.database.rows("SELECT e164 FROM person_phones WHERE person_id = ?", [person_id])
        known = {row[0] for row in rows}
    fresh = {
        phone.e164: phone
        for phone in reversed(reading.phones)
        if phone.e164 and phone.e164 not in known
    }
    if not fresh:
        return
    # The numbers of a person stand in the index of each of their cases.
    numbers = [] if is_new else lookups.case_numbers_of(desk.database, person_id)
    with index.refreshing(desk.database, numbers):
        for e164, phone in reversed(fresh.items()):
            insert(
                desk.database,
                PersonPhone,
                id=new_id(),
                person_id=person_id,
                e164=e164,
                as_typed=phone.as_typed,
                note=phone.note or "",
            )


def employer_of_call(desk: Desk, typed: str) -> tuple[str | None, str | None]:
    """Id of the employer (added when it is new) and of the union above it, if known."""
    name = text.clean_line(typed)
    if not name:
        return None, None
    found = lookups.employer_row(desk.database, name)
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
    return employer_id, None


def record_consent(desk: Desk, person_id: str, method: str) -> None:
    """Record that the person agreed to the handling of the case, how, and by whom."""
    insert_owned(
        desk.database,
        Consent,
        desk.actor,
        created_at=desk.at,
        person_id=person_id,
        purpose=ConsentPurpose.HANDLE,
        method=method,
        text_version=CONSENT_TEXT_VERSION,
        given_at=clock.now(),
    )
