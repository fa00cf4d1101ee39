"""Support programmes with their benefits, conditions, papers and deadlines."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from db.choices import BenefitKind, ConditionKind, ProgrammeLevel, SourceConfidence
from db.clock import stored_day
from db.connection import Database
from db.errors import NotFound
from db.records.programmes import BenefitRecord, ConditionRecord, ProgrammeRecord
from db.rules.eligibility import is_in_force


def all_programmes(database: Database, on: date | None = None) -> tuple[ProgrammeRecord, ...]:
    """Every programme, newest first; with `on` only those in force on that day."""
    found = _programmes(database, "", ())
    if on is not None:
        found = [programme for programme in found if is_in_force(programme, on)]
    return tuple(found)


def programme(database: Database, code: str) -> ProgrammeRecord:
    """One programme.

    Raises:
        NotFound: no such programme.
    """
    found = _programmes(database, "WHERE p.code = ?", (code,))
    if not found:
        raise NotFound("programme", code)
    return found[0]


def with_benefit(database: Database, benefit_code: str) -> tuple[ProgrammeRecord, BenefitRecord]:
    """The programme that holds a benefit, and the benefit.

    Raises:
        NotFound: no such benefit.
    """
    code = database.value(
        "SELECT p.code FROM benefits b JOIN programmes p ON p.id = b.programme_id WHERE b.code = ?",
        [benefit_code],
    )
    if code is None:
        raise NotFound("benefit", benefit_code)
    owner = programme(database, code)
    return owner, next(benefit for benefit in owner.benefits if benefit.code == benefit_code)


def benefit(database: Database, code: str) -> BenefitRecord:
    """One benefit.

    Raises:
        NotFound: no such benefit.
    """
    return with_benefit(database, code)[1]


def _programmes(database: Database, where: str, parameters: Sequence[Any]) -> list[ProgrammeRecord]:
    rows = database.rows(
        "SELECT p.id, p.code, p.number, p.issued_on, p.issuer, p.title, p.level, p.valid_from, "
        "p.valid_to, p.scope_area, p.source, p.note, p.confidence, coalesce(u.full_name, ''), "
        "p.checked_on, p.amends, p.replaces, p.version, p.budget FROM programmes p "
        f"LEFT JOIN users u ON u.id = p.checked_by {where} "
        "ORDER BY coalesce(p.issued_on, '0') DESC, p.code",
        parameters,
    )
    benefits = _benefits(database)
    documents = _by_programme(
        database, "SELECT programme_id, title, only_if FROM required_documents ORDER BY position"
    )
    deadlines = _by_programme(
        database, "SELECT programme_id, title, due_on FROM deadlines ORDER BY position"
    )
    return [
        _programme(
            row,
            tuple(benefits.get(row[0], ())),
            tuple(
                f"{title} ({only_if})" if only_if else title for title, only_if in documents[row[0]]
            ),
            tuple((title, stored_day(due_on)) for title, due_on in deadlines[row[0]]),
        )
        for row in rows
    ]


def _programme(
    row: tuple[Any, ...],
    benefits: tuple[BenefitRecord, ...],
    documents: tuple[str, ...],
    deadlines: tuple[tuple[str, date | None], ...],
) -> ProgrammeRecord:
    return ProgrammeRecord(
        id=row[0],
        code=row[1],
        number=row[2],
        issued_on=stored_day(row[3]),
        issuer=row[4],
        title=row[5],
        level=ProgrammeLevel(row[6]),
        valid_from=stored_day(row[7]),
        valid_to=stored_day(row[8]),
        scope_area=row[9],
        source=row[10],
        note=row[11],
        confidence=SourceConfidence(row[12]),
        checked_by=row[13],
        checked_on=stored_day(row[14]),
        amends=_codes(row[15]),
        replaces=_codes(row[16]),
        benefits=benefits,
        documents=documents,
        deadlines=deadlines,
        version=row[17],
        budget=row[18],
    )


def _codes(stored: str) -> tuple[str, ...]:
    return tuple(part for part in stored.split("|") if part)


def _by_programme(database: Database, sql: str) -> defaultdict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for programme_id, title, more in database.rows(sql):
        found[programme_id].append((title, more))
    return found


def _conditions(database: Database) -> dict[str, list[ConditionRecord]]:
    """Id of a benefit -> its conditions."""
    conditions: defaultdict[str, list[ConditionRecord]] = defaultdict(list)
    for row in database.rows(
        "SELECT benefit_id, code, fact, kind, value, question_vi, question_en, confidence "
        "FROM conditions ORDER BY position"
    ):
        conditions[row[0]].append(
            ConditionRecord(
                code=row[1],
                fact=row[2],
                kind=ConditionKind(row[3]),
                value=row[4],
                question_vi=row[5],
                question_en=row[6],
                confidence=SourceConfidence(row[7]),
            )
        )
    return conditions


def _benefits(database: Database) -> dict[str, list[BenefitRecord]]:
    """Id of a programme -> its benefits."""
    conditions = _conditions(database)
    found: defaultdict[str, list[BenefitRecord]] = defaultdict(list)
    for row in database.rows(
        "SELECT b.programme_id, b.id, b.code, p.code, b.who, b.amount, b.kind, b.unit, "
        "b.max_units, b.is_once, b.confidence, b.note, b.purpose FROM benefits b "
        "JOIN programmes p ON p.id = b.programme_id ORDER BY b.position"
    ):
        found[row[0]].append(
            BenefitRecord(
                id=row[1],
                code=row[2],
                programme_code=row[3],
                who=row[4],
                amount=row[5],
                kind=BenefitKind(row[6]),
                unit=row[7],
                max_units=row[8],
                is_once=bool(row[9]),
                confidence=SourceConfidence(row[10]),
                note=row[11],
                conditions=tuple(conditions.get(row[1], ())),
                purpose=row[12],
            )
        )
    return found
