"""One person with everything that is known: facts, phones, consents, cases, contacts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from db.choices import CaseStatus, ConsentMethod, ConsentPurpose, Sex, YesNoUnknown
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.errors import NotFound
from db.queries import call_safety, households
from db.records.people import ConsentRecord
from db.records.person_facts import (
    HouseholdMember,
    PersonCase,
    PersonContact,
    PersonFacts,
    StoredPhone,
)
from db.rules import names

MOST_SHOWN: Final = 500
"""Cases and contacts of one person that are read; a person with more is no person."""
_FACTS: Final = (
    "SELECT p.id, p.full_name, p.sort_name, p.sex, p.birth_year, p.birth_on, "
    "p.is_birth_estimated, p.zalo, p.facebook, coalesce(p.employer_id, ''), "
    "coalesce(e.name, ''), coalesce(g.name, o.name, ''), coalesce(u.code, ''), "
    "coalesce(u.name, ''), p.union_member, p.occupation, p.address, p.language, p.alert, "
    "p.version, p.created_at, coalesce(c.full_name, ''), p.updated_at, "
    "coalesce(w.full_name, ''), coalesce(p.merged_into_id, ''), p.id_number, "
    "coalesce(p.household_id, '') FROM persons p "
    "LEFT JOIN employers e ON e.id = p.employer_id LEFT JOIN units u ON u.id = p.unit_id "
    "LEFT JOIN units g ON g.id = e.grass_roots_unit_id LEFT JOIN units o ON o.id = e.upper_unit_id "
    "LEFT JOIN users c ON c.id = p.created_by LEFT JOIN users w ON w.id = p.updated_by "
    "WHERE p.id = ?"
)


def facts(database: Database, person_id: str) -> PersonFacts:
    """The whole person; of one who was merged what is left under the old id.

    Raises:
        NotFound: no such person.
    """
    row = database.row(_FACTS, [person_id])
    if row is None:
        raise NotFound("person", person_id)
    never = bool(call_safety.never_called(database, [person_id]))
    return replace(_facts_of(database, row), is_never_called=never)


def _facts_of(database: Database, row: Sequence[Any]) -> PersonFacts:
    """The whole person from its row, with everything that stands in other tables."""
    person_id = row[0]
    cases = _cases(database, person_id)
    return PersonFacts(
        id=person_id,
        full_name=row[1],
        sort_name=row[2],
        guessed_sort_name=names.guess_sort_name(row[1]),
        sex=Sex(row[3]),
        birth_year=row[4],
        birth_on=date.fromisoformat(row[5]) if row[5] else None,
        is_birth_estimated=bool(row[6]),
        phones=_phones(database, person_id),
        zalo=row[7],
        facebook=row[8],
        employer_id=row[9],
        employer_name=row[10],
        employer_union=row[11],
        unit_code=row[12],
        unit_name=row[13],
        union_member=YesNoUnknown(row[14]),
        occupation=row[15],
        address=row[16],
        language=row[17],
        alert=row[18],
        version=row[19],
        created_at=from_text(row[20]),
        created_by=row[21],
        updated_at=from_text(row[22]),
        updated_by=row[23],
        merged_into=row[24],
        merged=_merged(database, person_id),
        consents=_consents(database, person_id),
        cases=cases,
        contacts=_contacts(database, person_id, [case.id for case in cases]),
        id_number=row[25],
        household_id=row[26],
        household=_household(database, person_id, row[26]),
    )


def _household(
    database: Database, person_id: str, household_id: str
) -> tuple[HouseholdMember, ...]:
    if not household_id:
        return ()
    return tuple(one for one in households.members(database, household_id) if one.id != person_id)


def resolve(database: Database, person_id: str) -> str:
    """The id of the person that `person_id` stands for now, merges followed.

    Raises:
        NotFound: no such person.
    """
    seen: set[str] = set()
    while person_id not in seen:
        seen.add(person_id)
        row = database.row("SELECT merged_into_id FROM persons WHERE id = ?", [person_id])
        if row is None:
            raise NotFound("person", person_id)
        if row[0] is None:
            return person_id
        person_id = row[0]
    return person_id


def _phones(database: Database, person_id: str) -> tuple[StoredPhone, ...]:
    rows = database.rows(
        "SELECT f.id, f.e164, f.as_typed, f.note, (SELECT count(DISTINCT o.person_id) "
        "FROM person_phones o WHERE o.e164 = f.e164 AND f.e164 <> '' AND o.person_id <> f.person_id"
        ") FROM person_phones f WHERE f.person_id = ? ORDER BY f.id",
        [person_id],
    )
    return tuple(StoredPhone(*row) for row in rows)


def _merged(database: Database, person_id: str) -> tuple[tuple[str, str, str], ...]:
    rows = database.rows(
        "SELECT m.merged_id, p.full_name, m.id FROM merges m JOIN persons p ON p.id = m.merged_id "
        "WHERE m.kept_id = ? AND m.kind = 'person' AND m.undone_at IS NULL ORDER BY m.created_at",
        [person_id],
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def _consents(database: Database, person_id: str) -> tuple[ConsentRecord, ...]:
    rows = database.rows(
        "SELECT c.id, c.purpose, c.method, c.text_version, c.given_at, coalesce(u.full_name, ''), "
        "c.evidence, c.withdrawn_at FROM consents c LEFT JOIN users u ON u.id = c.created_by "
        "WHERE c.person_id = ? ORDER BY c.given_at, c.id",
        [person_id],
    )
    return tuple(
        ConsentRecord(
            id=row[0],
            purpose=ConsentPurpose(row[1]),
            method=ConsentMethod(row[2]),
            text_version=row[3],
            given_at=from_text(row[4]),
            recorded_by=row[5],
            evidence=row[6],
            withdrawn_at=from_text_or_none(row[7]),
        )
        for row in rows
    )


def _cases(database: Database, person_id: str) -> tuple[PersonCase, ...]:
    rows = database.rows(
        "SELECT c.id, c.code, cp.role, c.status, c.summary, coalesce(e.name, ''), c.opened_at, "
        "(SELECT group_concat(n.need_id, '|') FROM case_needs n WHERE n.case_id = c.id) "
        "FROM case_people cp JOIN cases c ON c.id = cp.case_id "
        "LEFT JOIN employers e ON e.id = c.employer_id "
        "WHERE cp.person_id = ? ORDER BY c.number DESC LIMIT ?",
        [person_id, MOST_SHOWN],
    )
    return tuple(
        PersonCase(
            id=row[0],
            code=row[1],
            role=row[2],
            status=CaseStatus(row[3]),
            summary=row[4],
            needs=tuple((row[7] or "").split("|")) if row[7] else (),
            employer_name=row[5],
            opened_at=from_text(row[6]),
        )
        for row in rows
    )


def _contacts(
    database: Database, person_id: str, case_ids: Sequence[str]
) -> tuple[PersonContact, ...]:
    """Contacts of the person, newest first: through their cases and numbers, which are indexed."""
    marks = ", ".join("?" * len(case_ids))
    columns = (
        "k.id, coalesce(c.code, ''), k.channel_id, k.direction, coalesce(k.matter_kind, ''), "
        "coalesce(k.non_case_kind, ''), k.narrative, coalesce(u.full_name, ''), k.received_at"
    )
    joins = "LEFT JOIN cases c ON c.id = k.case_id LEFT JOIN users u ON u.id = k.taken_by_id"
    parameters: list[Any] = [*case_ids, person_id, person_id, person_id, MOST_SHOWN]
    rows = database.rows(
        f"SELECT {columns} FROM contacts k {joins} WHERE k.case_id IN ({marks}) "
        f"AND k.person_id = ? UNION SELECT {columns} FROM person_phones f "
        f"JOIN contacts k ON k.phone = f.e164 AND k.phone <> '' {joins} "
        "WHERE f.person_id = ? AND k.person_id = ? ORDER BY 9 DESC LIMIT ?",
        parameters,
    )
    return tuple(
        PersonContact(
            id=row[0],
            case_code=row[1],
            channel=row[2],
            direction=row[3],
            matter_kind=row[4],
            non_case_kind=row[5],
            narrative=row[6],
            taken_by=row[7],
            received_at=from_text(row[8]),
        )
        for row in rows
    )
