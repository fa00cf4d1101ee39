"""Benefits of the same person, phone, identity number or household, looked up by index."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from db.choices import AssignmentState, BenefitKind
from db.clock import from_text, stored_day
from db.connection import Database
from db.errors import NotFound
from db.queries import programme_money, programmes
from db.records.double_benefits import (
    ApprovalWarnings,
    DoubleBenefit,
    DoublesOfProgrammes,
    GivenBenefit,
    Recipient,
)
from db.records.drafts import AssignmentDraft
from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules import double_benefits as rules
from db.rules import programme_versions
from db.rules.days import parse_day, vietnam_day
from db.rules.programme_versions import family

_BATCH: Final = 500
# A person who was merged stands under whoever was kept.
_SELECT: Final = (
    "SELECT a.id, coalesce(p.merged_into_id, p.id, ''), coalesce(p.full_name, ''), "
    "coalesce(k.id_number, p.id_number, ''), coalesce(k.household_id, p.household_id, ''), "
    "a.case_id, c.code, b.code, b.who, g.code, g.number, b.purpose, b.kind, b.max_units, "
    "b.is_once, a.state, a.event_on, a.covers_from, a.covers_to, "
    "coalesce(a.amount_delivered, a.amount_approved, a.amount_asked), coalesce(o.code, ''), "
    "a.double_reason, coalesce(a.person_id, '') FROM assignments a "
    "JOIN cases c ON c.id = a.case_id JOIN benefits b ON b.id = a.benefit_id "
    "JOIN programmes g ON g.id = b.programme_id LEFT JOIN persons p ON p.id = a.person_id "
    "LEFT JOIN persons k ON k.id = p.merged_into_id LEFT JOIN offices o ON o.id = a.office_id "
)

# Most people were helped once and share nothing: only the others are read and compared. Whoever
# was merged, or somebody was merged into, is read in any case.
_IN_COMMON: Final = (
    "WITH helped AS (SELECT DISTINCT person_id AS id FROM assignments "
    "WHERE person_id IS NOT NULL), "
    "merged AS (SELECT kept_id AS id FROM merges WHERE kind = 'person' AND undone_at IS NULL "
    "UNION SELECT merged_id FROM merges WHERE kind = 'person' AND undone_at IS NULL), "
    "numbers AS (SELECT h.id AS id, f.e164 AS e164 "
    "FROM (SELECT id FROM helped UNION SELECT id FROM merged) h "
    "CROSS JOIN person_phones f ON f.person_id = h.id WHERE f.e164 <> '') "
    "SELECT person_id FROM assignments WHERE person_id IS NOT NULL "
    "GROUP BY person_id HAVING count(*) > 1 "
    "UNION SELECT id FROM merged "
    "UNION SELECT id FROM numbers WHERE e164 IN (SELECT e164 FROM numbers GROUP BY e164 "
    "HAVING count(*) > 1) "
    "UNION SELECT id FROM persons WHERE id_number <> '' AND id_number IN (SELECT id_number "
    "FROM persons WHERE id_number <> '' GROUP BY id_number HAVING count(*) > 1) "
    "UNION SELECT id FROM persons WHERE household_id IS NOT NULL AND household_id IN (SELECT "
    "household_id FROM persons WHERE household_id IS NOT NULL GROUP BY household_id "
    "HAVING count(*) > 1)"
)


def of_assignment(database: Database, assignment_id: str) -> tuple[DoubleBenefit, ...]:
    """What may be the same help as a stored assignment.

    Raises:
        NotFound: no such assignment.
    """
    found = _given(database, "WHERE a.id = ?", [assignment_id])
    if not found:
        raise NotFound("assignment", assignment_id)
    return rules.findings(found[0], _candidates(database, found[0]))


def of_proposal(
    database: Database,
    case_code: str,
    benefit: tuple[ProgrammeRecord, BenefitRecord],
    days: tuple[date | None, date | None, date | None],
) -> tuple[DoubleBenefit, ...]:
    """What may be the same help as a benefit that is about to be proposed for a case.

    Args:
        days: of the event, and the first and last one it is to be given for.

    Raises:
        NotFound: no such case.
    """
    row = database.row(
        "SELECT c.id, coalesce(p.merged_into_id, p.id, ''), coalesce(p.full_name, ''), "
        "coalesce(k.id_number, p.id_number, ''), coalesce(k.household_id, p.household_id, '') "
        "FROM cases c LEFT JOIN persons p ON p.id = c.person_id "
        "LEFT JOIN persons k ON k.id = p.merged_into_id WHERE c.code = ?",
        [case_code],
    )
    if row is None:
        raise NotFound("case", case_code)
    case_id, person_id, name, id_number, household_id = row
    phones = _phones(database, [person_id]).get(person_id, frozenset())
    recipient = Recipient(person_id, name, phones, id_number, household_id)
    asked = _proposed(recipient, (case_id, case_code), benefit, days)
    return rules.findings(asked, _candidates(database, asked))


def of_draft(
    database: Database, case_code: str, draft: AssignmentDraft
) -> tuple[DoubleBenefit, ...]:
    """What may be the same help as a proposal whose days can be read.

    Raises:
        NotFound: no such case or benefit.
        DayError: a day that cannot be read.
    """
    opened = database.value("SELECT opened_at FROM cases WHERE code = ?", [case_code])
    if opened is None:
        raise NotFound("case", case_code)
    typed = (draft.event_on, draft.covers_from, draft.covers_to)
    event_on, first, last = (parse_day(day) if day.strip() else None for day in typed)
    event_on = event_on or vietnam_day(from_text(opened))
    named = programmes.with_benefit(database, draft.benefit_code)
    known = programmes.all_programmes(database)
    found = programme_versions.in_force_for(known, draft.benefit_code, event_on) or named
    return of_proposal(database, case_code, found, (event_on, first, last))


def before_approval(database: Database, assignment_id: str, amount: int | None) -> ApprovalWarnings:
    """What stands against approving an assignment with so many VND: doubles, and the budget.

    Raises:
        NotFound: no such assignment.
    """
    doubles = of_assignment(database, assignment_id)
    row = database.row(
        "SELECT p.code, p.budget FROM assignments a JOIN benefits b ON b.id = a.benefit_id "
        "JOIN programmes p ON p.id = b.programme_id WHERE a.id = ?",
        [assignment_id],
    )
    assert row is not None, "it was just found"
    code, budget = row
    left = None if budget is None else programme_money.money_of(database, code).left(budget)
    return rules.with_budget(left, amount, doubles)


def everywhere(database: Database) -> tuple[DoubleBenefit, ...]:
    """Every pair in the database, of one office or of several; reads all: ask on a worker."""
    where = f"WHERE a.state <> 'rejected' AND a.person_id IN ({_IN_COMMON})"
    return rules.pairs(_given(database, f"{where} ORDER BY a.created_at, a.id"))


def by_programme(database: Database) -> DoublesOfProgrammes:
    """The pairs of `everywhere` under each programme they touch; ask on a worker."""
    found: defaultdict[str, list[DoubleBenefit]] = defaultdict(list)
    for one in everywhere(database):
        for code in {one.asked.programme_code, one.other.programme_code}:
            found[code].append(one)
    return {code: tuple(pairs) for code, pairs in found.items()}


def _proposed(
    recipient: Recipient,
    case: tuple[str, str],
    benefit: tuple[ProgrammeRecord, BenefitRecord],
    days: tuple[date | None, date | None, date | None],
) -> GivenBenefit:
    programme, what = benefit
    return GivenBenefit(
        assignment_id="",
        recipient=recipient,
        case_id=case[0],
        case_code=case[1],
        benefit_code=what.code,
        family=family(what.code),
        benefit_who=what.who,
        programme_code=programme.code,
        programme_number=programme.number,
        purpose=what.purpose,
        kind=what.kind,
        max_units=what.max_units,
        is_once=what.is_once,
        state=AssignmentState.PROPOSED,
        event_on=days[0],
        covers_from=days[1],
        covers_to=days[2],
    )


def _candidates(database: Database, asked: GivenBenefit) -> list[GivenBenefit]:
    """Assignments of everybody who may be the recipient: each question has its index."""
    recipient = asked.recipient
    people: set[str] = set()
    if recipient.person_id:
        people.add(recipient.person_id)
        # What another office's file brought may still name the record that was merged.
        people |= _column(
            database,
            "SELECT merged_id FROM merges WHERE kept_id = ? AND undone_at IS NULL",
            recipient.person_id,
        )
    for phone in recipient.phones:
        people |= _column(database, "SELECT person_id FROM person_phones WHERE e164 = ?", phone)
    if recipient.id_number:
        sql = "SELECT id FROM persons WHERE id_number = ? AND id_number <> ''"
        people |= _column(database, sql, recipient.id_number)
    if recipient.household_id:
        sql = "SELECT id FROM persons WHERE household_id = ? AND household_id IS NOT NULL"
        people |= _column(database, sql, recipient.household_id)
    found: list[GivenBenefit] = []
    for batch in _batches(sorted(people)):
        marks = ", ".join("?" * len(batch))
        found += _given(database, f"WHERE a.person_id IN ({marks})", batch)
    return found


def _column(database: Database, sql: str, key: str) -> set[str]:
    return {row[0] for row in database.rows(sql, [key])}


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _given(database: Database, where: str, parameters: Sequence[Any] = ()) -> list[GivenBenefit]:
    rows = database.rows(f"{_SELECT} {where}", parameters)
    phones = _phones(database, sorted({one for row in rows for one in (row[1], row[22]) if one}))
    return [_record(row, phones) for row in rows]


def _record(row: tuple[Any, ...], phones: Mapping[str, frozenset[str]]) -> GivenBenefit:
    none: frozenset[str] = frozenset()
    numbers = phones.get(row[1], none) | phones.get(row[22], none)
    return GivenBenefit(
        assignment_id=row[0],
        recipient=Recipient(row[1], row[2], numbers, row[3], row[4]),
        case_id=row[5],
        case_code=row[6],
        benefit_code=row[7],
        family=family(row[7]),
        benefit_who=row[8],
        programme_code=row[9],
        programme_number=row[10],
        purpose=row[11],
        kind=BenefitKind(row[12]),
        max_units=row[13],
        is_once=bool(row[14]),
        state=AssignmentState(row[15]),
        event_on=stored_day(row[16]),
        covers_from=stored_day(row[17]),
        covers_to=stored_day(row[18]),
        amount=row[19],
        office_code=row[20],
        reason=row[21],
    )


def _phones(database: Database, people: Sequence[str]) -> dict[str, frozenset[str]]:
    """Person -> their numbers."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for batch in _batches(people):
        marks = ", ".join("?" * len(batch))
        sql = f"SELECT person_id, e164 FROM person_phones WHERE person_id IN ({marks})"
        for person_id, e164 in database.rows(sql, batch):
            if e164:
                found[person_id].add(e164)
    return {person_id: frozenset(numbers) for person_id, numbers in found.items()}
