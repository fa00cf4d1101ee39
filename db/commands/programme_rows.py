"""The rows below a programme: benefits, conditions, papers, deadlines, and their codes."""

from collections.abc import Iterable
from typing import Any, Final

from db.choices import ConditionKind
from db.connection import Database
from db.identifiers import new_id
from db.models.assistance import Benefit, Condition, Deadline, RequiredDocument
from db.records.programmes import ProgrammeRecord
from db.rows import insert, stored
from db.rules import text
from db.rules.eligibility import EVENT_FACT
from db.rules.programme_reading import LONGEST_CODE, BenefitReading, ProgrammeReading

_LONGEST_FACT: Final = 22
_BENEFIT_ROOM: Final = 4
_BOUNDS: Final = {ConditionKind.AT_LEAST: ".min", ConditionKind.LESS_THAN: ".max"}


def problems_in_office(
    database: Database, reading: ProgrammeReading, code: str, *, is_new: bool
) -> dict[str, str]:
    """What only the stored programmes can tell: codes that are taken, missing or in use."""
    problem: dict[str, str] = {}
    known = {row[0] for row in database.rows("SELECT code FROM programmes")}
    if is_new and code in known:
        problem["code"] = "code_taken"
    for field in ("amends", "replaces"):
        named = {one for one in reading.columns[field].split("|") if one}
        if named - known:
            problem[field] = "unknown_programme"
        elif code in named:
            problem[field] = "names_itself"
    owners = dict(
        database.rows(
            "SELECT b.code, p.code FROM benefits b JOIN programmes p ON p.id = b.programme_id"
        )
    )
    seen: set[str] = set()
    needs = {row[0] for row in database.rows("SELECT code FROM needs")}
    for place, benefit in enumerate(reading.benefits):
        if benefit.columns["purpose"] and benefit.columns["purpose"] not in needs:
            problem[f"benefits.{place}.purpose"] = "unknown_need"
        if benefit.code and (benefit.code in seen or owners.get(benefit.code, code) != code):
            problem[f"benefits.{place}.code"] = "code_taken"
        seen.add(benefit.code)
    gone = {benefit for benefit, owner in owners.items() if owner == code} - seen
    if gone and _is_assigned(database, gone):
        problem["benefits"] = "benefit_in_use"
    return problem


def new_code(database: Database, reading: ProgrammeReading) -> str:
    """A free code from number and year: "3089/QĐ-TLĐ" of 2021 gives "3089-QD-TLD-2021"."""
    words = text.fold(reading.columns["number"]).upper()
    stem = "-".join("".join(sign if sign.isalnum() else " " for sign in words).split())
    day = reading.columns["issued_on"] or reading.columns["valid_from"]
    year = f"-{day.year}" if day is not None else ""
    room = LONGEST_CODE - _BENEFIT_ROOM - len(year)
    stem = stem.encode("ascii", "ignore").decode()[:room].strip("-") or "CT"
    if stem.endswith(year):
        year = ""
    taken = {row[0] for row in database.rows("SELECT code FROM programmes")}
    return _free(f"{stem}{year}", taken)


def store_below(
    database: Database, programme_id: str, code: str, reading: ProgrammeReading
) -> None:
    """Store benefits (those of known code stay the same rows), papers and deadlines."""
    _store_benefits(database, programme_id, code, reading.benefits)
    for model, rows in ((RequiredDocument, reading.documents), (Deadline, reading.deadlines)):
        table = "required_documents" if model is RequiredDocument else "deadlines"
        database.execute(f"DELETE FROM {table} WHERE programme_id = ?", [programme_id])
        for position, row in enumerate(rows):
            confidence = {"confidence": reading.columns["confidence"], **row}
            insert(
                database,
                model,
                id=new_id(),
                programme_id=programme_id,
                position=position,
                **confidence,
            )


def plain(programme: ProgrammeRecord) -> dict[str, Any]:
    """What stands below a programme, in a form that can be compared and kept in the trail."""
    return {
        "benefits": [
            [
                *(one.code, one.who, one.kind, one.amount, one.unit, one.max_units, one.is_once),
                *(one.note, one.purpose),
                [[c.fact, c.kind, c.value, c.question_vi, c.question_en] for c in one.conditions],
            ]
            for one in programme.benefits
        ],
        "documents": list(programme.documents),
        "deadlines": [[title, stored(due_on)] for title, due_on in programme.deadlines],
    }


def _store_benefits(
    database: Database, programme_id: str, code: str, benefits: Iterable[BenefitReading]
) -> None:
    old = dict(
        database.rows("SELECT code, id FROM benefits WHERE programme_id = ?", [programme_id])
    )
    taken = {row[0] for row in database.rows("SELECT code FROM benefits")}
    for benefit_id in old.values():
        database.execute("DELETE FROM conditions WHERE benefit_id = ?", [benefit_id])
    kept: set[str] = set()
    for position, benefit in enumerate(benefits):
        own = benefit.code or _free(f"{code}-{position + 1}", taken)
        taken.add(own)
        kept.add(own)
        if own in old:
            _update_benefit(database, old[own], position, benefit)
            benefit_id = old[own]
        else:
            benefit_id = new_id()
            insert(
                database,
                Benefit,
                id=benefit_id,
                programme_id=programme_id,
                code=own,
                position=position,
                **benefit.columns,
            )
        _store_conditions(database, benefit_id, own, benefit.conditions)
    for gone in set(old) - kept:
        database.execute("DELETE FROM benefits WHERE id = ?", [old[gone]])


def _update_benefit(
    database: Database, benefit_id: str, position: int, benefit: BenefitReading
) -> None:
    values = {**benefit.columns, "position": position}
    names = ", ".join(f'"{name}" = ?' for name in values)
    database.execute(
        f"UPDATE benefits SET {names} WHERE id = ?",
        [*(stored(value) for value in values.values()), benefit_id],
    )


def _store_conditions(
    database: Database, benefit_id: str, benefit_code: str, rows: Iterable[dict[str, Any]]
) -> None:
    facts = {
        text.fold(row[1]): row[0]
        for row in database.rows("SELECT fact, question_vi FROM conditions ORDER BY id DESC")
    }
    taken = {row[0] for row in database.rows("SELECT DISTINCT fact FROM conditions")}
    codes: set[str] = set()
    for position, row in enumerate(rows):
        question = text.fold(row["question_vi"])
        fact = row["fact"] or facts.get(question) or _free(_slug(question), taken | {EVENT_FACT})
        facts[question] = fact
        taken.add(fact)
        bound = _BOUNDS.get(row["kind"], "")
        code = _free(f"{benefit_code}.{fact}{bound}", codes, ".")
        codes.add(code)
        insert(
            database,
            Condition,
            **{**row, "fact": fact},
            id=new_id(),
            benefit_id=benefit_id,
            code=code,
            position=position,
        )


def _is_assigned(database: Database, codes: set[str]) -> bool:
    marks = ", ".join("?" * len(codes))
    found = database.value(
        "SELECT 1 FROM assignments WHERE benefit_id IN "
        f"(SELECT id FROM benefits WHERE code IN ({marks})) LIMIT 1",
        sorted(codes),
    )
    return found is not None


def _slug(folded: str) -> str:
    words = "_".join(text.words(folded)).encode("ascii", "ignore").decode()
    return words[:_LONGEST_FACT].strip("_") or "question"


def _free(stem: str, taken: Iterable[str], mark: str = "-") -> str:
    known, code, number = set(taken), stem, 2
    while code in known:
        code, number = f"{stem}{mark}{number}", number + 1
    return code
