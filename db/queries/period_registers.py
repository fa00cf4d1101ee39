"""The registers of contacts and of cases of a period, line by line in order of time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from db import clock
from db.choices import CaseStatus, Urgency
from db.clock import from_text, from_text_or_none, to_text
from db.connection import Database
from db.queries import denouncers, offices
from db.queries.statistics import names
from db.records.statistics import CaseLine, ContactLine, RegisterHead
from db.rules.case_numbers import first_number
from db.rules.periods import Period

BATCH: Final = 500
_CONTACTS: Final = (
    "SELECT k.id, k.received_at, k.direction, k.channel_id, coalesce(p.full_name, ''), k.phone, "
    "k.phone_as_typed, coalesce(e.name, pe.name, ''), coalesce(u.code, ''), "
    "coalesce(k.matter_kind, ''), coalesce(k.non_case_kind, ''), k.narrative, "
    "coalesce(c.code, ''), coalesce(t.full_name, ''), coalesce(c.employer_must_not_know, 0) "
    "FROM contacts k LEFT JOIN cases c ON c.id = k.case_id "
    "LEFT JOIN persons p ON p.id = k.person_id LEFT JOIN employers e ON e.id = c.employer_id "
    "LEFT JOIN employers pe ON pe.id = p.employer_id "
    "LEFT JOIN units u ON u.id = coalesce(c.unit_id, p.unit_id) "
    "LEFT JOIN users t ON t.id = k.taken_by_id "
)
_CASES: Final = (
    "SELECT c.number, c.id, c.code, c.opened_at, coalesce(p.full_name, ''), "
    "coalesce(p.main_phone, ''), coalesce(e.name, ''), coalesce(u.code, ''), c.urgency, "
    "c.summary, coalesce(o.full_name, ''), c.answer_due_at, c.status, coalesce(c.outcome, ''), "
    "coalesce(c.unmet_reason, ''), c.closed_at, c.employer_must_not_know FROM cases c "
    "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN employers e ON e.id = c.employer_id "
    "LEFT JOIN units u ON u.id = c.unit_id LEFT JOIN users o ON o.id = c.owner_id "
)


def register_head(
    database: Database, kind: str, period: Period, made_by: str, language: str
) -> RegisterHead:
    """What stands above the register; its `count` is the number of lines at this moment.

    Args:
        database: of the office.
        kind: "contacts" or "cases".
        period: contacts received, or cases opened, on its days.
        made_by: full name, as papers show it.
        language: of the names of needs and channels.
    """
    office = offices.here(database)
    if kind == "contacts":
        sql = "SELECT count(*) FROM contacts WHERE received_at >= ? AND received_at < ?"
        bounds: list[Any] = [to_text(period.starts_at), to_text(period.ends_at)]
    else:
        sql = "SELECT count(*) FROM cases WHERE number >= ? AND number < ?"
        bounds = [first_number(period.starts_at), first_number(period.ends_at)]
    return RegisterHead(
        office_code=office.code,
        letterhead=office.letterhead,
        period=period,
        made_at=clock.now(),
        made_by=made_by,
        count=int(database.value(sql, bounds)),
        names=names(database, language),
    )


def contact_lines(database: Database, period: Period) -> Iterator[ContactLine]:
    """The contacts of a period, oldest first, read in batches."""
    last, end = (to_text(period.starts_at), ""), to_text(period.ends_at)
    while True:
        rows = database.rows(
            f"{_CONTACTS} WHERE k.received_at >= ? AND k.received_at < ? "
            "AND (k.received_at > ? OR k.id > ?) ORDER BY k.received_at, k.id LIMIT ?",
            [last[0], end, *last, BATCH],
        )
        yield from _contacts(database, rows)
        if len(rows) < BATCH:
            return
        last = (rows[-1][1], rows[-1][0])


def case_lines(database: Database, period: Period) -> Iterator[CaseLine]:
    """The cases opened in a period, oldest first, read in batches."""
    first, after = first_number(period.starts_at), first_number(period.ends_at)
    while True:
        rows = database.rows(
            f"{_CASES} WHERE c.number >= ? AND c.number < ? ORDER BY c.number LIMIT ?",
            [first, after, BATCH],
        )
        yield from _cases(database, rows)
        if len(rows) < BATCH:
            return
        first = rows[-1][0] + 1


def contacts_of(database: Database, ids: Sequence[str]) -> list[ContactLine]:
    """The lines of these contacts in the order asked for, at most some hundred at once."""
    marks = ", ".join("?" * len(ids))
    rows = database.rows(f"{_CONTACTS} WHERE k.id IN ({marks})", list(ids))
    found = {one.id: one for one in _contacts(database, rows)}
    return [found[one] for one in ids if one in found]


def _contacts(database: Database, rows: Sequence[tuple[Any, ...]]) -> Iterator[ContactLine]:
    secret = denouncers.of_cases(database, (row[12] for row in rows))
    for row in rows:
        yield _contact(row, secret.get(row[12]))


def _contact(row: tuple[Any, ...], denouncer: tuple[str, ...] | None) -> ContactLine:
    return ContactLine(
        id=row[0],
        received_at=from_text(row[1]),
        direction=row[2],
        channel=row[3],
        person_name=row[4],
        phone=row[5] or row[6],
        employer_name=row[7],
        unit_code=row[8],
        matter_kind=row[9],
        non_case_kind=row[10],
        narrative=row[11],
        case_code=row[12],
        taken_by=row[13],
        is_confidential=bool(row[14]),
        denouncer=denouncer,
    )


def _cases(database: Database, rows: Sequence[tuple[Any, ...]]) -> Iterator[CaseLine]:
    needs: defaultdict[str, list[str]] = defaultdict(list)
    marks = ", ".join("?" * len(rows))
    for case_id, need in database.rows(
        f"SELECT case_id, need_id FROM case_needs WHERE case_id IN ({marks})",
        [row[1] for row in rows],
    ):
        needs[case_id].append(need)
    secret = denouncers.of_cases(database, (row[2] for row in rows))
    for row in rows:
        yield CaseLine(
            number=row[0],
            code=row[2],
            opened_at=from_text(row[3]),
            person_name=row[4],
            phone=row[5],
            employer_name=row[6],
            unit_code=row[7],
            needs=tuple(needs[row[1]]),
            urgency=Urgency(row[8]),
            summary=row[9],
            owner_name=row[10],
            due_at=from_text_or_none(row[11]),
            status=CaseStatus(row[12]),
            outcome=row[13],
            unmet_reason=row[14],
            closed_at=from_text_or_none(row[15]),
            is_confidential=bool(row[16]),
            denouncer=secret.get(row[2]),
        )
