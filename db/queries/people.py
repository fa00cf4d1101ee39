"""Persons: those of a case, and everyone known on a number."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from db.choices import (
    ConsentMethod,
    ConsentPurpose,
    PersonRole,
    Sex,
    YesNoUnknown,
)
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.queries.call_safety import never_called
from db.records.people import (
    CallerCase,
    CallerHistory,
    ConsentRecord,
    KnownCaller,
    PersonRecord,
    PhoneRecord,
)

_MOST_CALLERS: Final = 8
_MOST_CASES: Final = 5
_COLUMNS: Final = (
    "p.id, p.full_name, p.sort_name, p.sex, p.birth_year, p.zalo, coalesce(e.name, ''), "
    "coalesce(u.name, ''), p.union_member, p.address, p.language, p.alert, p.version "
)
_JOINS: Final = (
    "LEFT JOIN employers e ON e.id = p.employer_id LEFT JOIN units u ON u.id = p.unit_id "
)


def of_case(database: Database, case_id: str) -> tuple[PersonRecord, ...]:
    """The people of a case, those in need first."""
    rows = database.rows(
        f"SELECT cp.role, {_COLUMNS} FROM case_people cp JOIN persons p ON p.id = cp.person_id "
        f"{_JOINS} WHERE cp.case_id = ? ORDER BY cp.role, p.created_at",
        [case_id],
    )
    return _people(database, rows)


def _people(database: Database, rows: Sequence[tuple[Any, ...]]) -> tuple[PersonRecord, ...]:
    ids = [row[1] for row in rows]
    phones = _phones(database, ids)
    consents = _consents(database, ids)
    never = never_called(database, ids)
    return tuple(
        PersonRecord(
            id=row[1],
            full_name=row[2],
            sort_name=row[3],
            sex=Sex(row[4]),
            birth_year=row[5],
            phones=tuple(phones[row[1]]),
            zalo=row[6],
            employer_name=row[7],
            unit_name=row[8],
            union_member=YesNoUnknown(row[9]),
            address=row[10],
            language=row[11],
            alert=row[12],
            version=row[13],
            role=PersonRole(row[0]),
            consents=tuple(consents[row[1]]),
            is_never_called=row[1] in never,
        )
        for row in rows
    )


def _phones(database: Database, ids: Sequence[str]) -> defaultdict[str, list[PhoneRecord]]:
    found: defaultdict[str, list[PhoneRecord]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    for person_id, e164, as_typed, note in database.rows(
        "SELECT person_id, e164, as_typed, note FROM person_phones "
        f"WHERE person_id IN ({marks}) ORDER BY id",
        ids,
    ):
        found[person_id].append(PhoneRecord(e164, as_typed, note))
    return found


def _consents(database: Database, ids: Sequence[str]) -> defaultdict[str, list[ConsentRecord]]:
    found: defaultdict[str, list[ConsentRecord]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    for row in database.rows(
        "SELECT c.person_id, c.id, c.purpose, c.method, c.text_version, c.given_at, "
        "coalesce(u.full_name, ''), c.evidence, c.withdrawn_at FROM consents c "
        f"LEFT JOIN users u ON u.id = c.created_by WHERE c.person_id IN ({marks}) "
        "ORDER BY c.given_at",
        ids,
    ):
        found[row[0]].append(
            ConsentRecord(
                id=row[1],
                purpose=ConsentPurpose(row[2]),
                method=ConsentMethod(row[3]),
                text_version=row[4],
                given_at=from_text(row[5]),
                recorded_by=row[6],
                evidence=row[7],
                withdrawn_at=from_text_or_none(row[8]),
            )
        )
    return found


def caller_history(database: Database, e164: str) -> CallerHistory:
    """Everyone who called from this number before, latest first, with their latest cases."""
    totals = database.row(
        "SELECT count(*) FILTER (WHERE person_id IS NULL), max(received_at), "
        # The index holds no empty numbers: the engine takes it only when it is told so.
        "count(non_case_kind) FROM contacts WHERE phone = ? AND phone <> ''",
        [e164],
    )
    nameless, last_at, non_cases = totals or (0, None, 0)
    rows = database.rows(
        f"SELECT 'in_need', {_COLUMNS} FROM person_phones f JOIN persons p ON p.id = f.person_id "
        f"{_JOINS} WHERE f.e164 = ? AND p.merged_into_id IS NULL "
        "ORDER BY p.updated_at DESC LIMIT ?",
        [e164, _MOST_CALLERS],
    )
    callers = [_known(database, person) for person in _people(database, rows)]
    callers.sort(key=lambda caller: str(caller.last_contact_at or ""), reverse=True)
    return CallerHistory(
        e164=e164,
        callers=tuple(callers),
        nameless_contact_count=nameless,
        last_contact_at=from_text_or_none(last_at),
        non_case_count=non_cases,
    )


def _known(database: Database, person: PersonRecord) -> KnownCaller:
    cases = database.rows(
        "SELECT c.code, c.status, c.summary, c.opened_at FROM case_people cp "
        "JOIN cases c ON c.id = cp.case_id WHERE cp.person_id = ? ORDER BY c.number DESC LIMIT ?",
        [person.id, _MOST_CASES],
    )
    # Contacts are found through the person's cases and numbers, which are indexed.
    phones = [phone.e164 for phone in person.phones] or [""]
    marks = ", ".join("?" * len(phones))
    row = database.row(
        "SELECT max(received_at), count(*) FROM contacts "
        f"WHERE phone IN ({marks}) AND phone <> '' AND person_id = ?",
        [*phones, person.id],
    )
    last_at, count = row or (None, 0)
    note = database.value(
        "SELECT call_back_note FROM contacts "
        f"WHERE phone IN ({marks}) AND phone <> '' AND person_id = ? "
        "AND (call_back_safe <> 'unknown' OR call_back_note <> '') "
        "ORDER BY received_at DESC LIMIT 1",
        [*phones, person.id],
    )
    return KnownCaller(
        person=person,
        last_contact_at=from_text_or_none(last_at),
        contact_count=count,
        cases=tuple(
            CallerCase(code, status, summary, from_text(opened_at))
            for code, status, summary, opened_at in cases
        ),
        call_back_note=note or "",
    )
