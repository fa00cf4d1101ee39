"""The figures and records of one week of an office, Monday to Sunday in Viet Nam's time.

Contacts and cases are counted apart. A figure that is a share names its denominator.
"""

from collections import Counter
from collections.abc import Iterable

from db import clock
from db.clock import from_text
from db.connection import Database
from db.queries import case_children, cases, denouncers, offices, registers, week_figures
from db.records.case_rows import CaseRow
from db.records.cases import ContactRecord
from db.records.offices import NamedCode
from db.records.weeks import (
    UnmetNeed,
    WeekAssistance,
    WeekReport,
    WeekVerification,
)
from db.rules.case_numbers import first_number
from db.rules.days import Week


def week_report(database: Database, week: Week, made_by: str, language: str = "vi") -> WeekReport:
    """Everything the weekly export of this office prints, also for a week without a call.

    Args:
        database: of the office.
        week, made_by: which one, and the full name of who makes it.
        language: of the names of needs and channels.
    """
    office = offices.here(database)
    start, end = clock.to_text(week.starts_at), clock.to_text(week.ends_at)
    opened = _cases(database, week)
    contacts = _contacts(database, start, end)
    verifications = _verifications(database, start, end)
    assistance = _assistance(database, start, end)
    told = {one.code for one in opened} | {one.case_code for one in contacts}
    told |= {one.case_code for one in verifications}
    return WeekReport(
        office_code=office.code,
        office_name=office.name,
        letterhead=office.letterhead,
        monday=week.monday,
        sunday=week.sunday,
        week_label=week.label,
        made_at=clock.now(),
        made_by=made_by,
        schema_version=database.schema_version,
        figures=week_figures.figures(database, week, opened, contacts),
        counts_by=week_figures.counts_by(opened, contacts),
        cases=opened,
        contacts=contacts,
        verifications=verifications,
        assistance=assistance,
        unmet=_unmet(database, start, end),
        need_names=_named(registers.needs(database), language),
        channel_names=_named(registers.channels(database), language),
        unit_names=dict(database.rows("SELECT code, name FROM units")),
        denouncers=denouncers.of_cases(database, told),
        secret_names=_secret_names(database, start, end)
        | {row.code: row.secret_names for row in opened if row.secret_names},
    )


def _named(entries: Iterable[NamedCode], language: str) -> dict[str, str]:
    return {entry.code: entry.name(language) for entry in entries}


def _cases(database: Database, week: Week) -> tuple[CaseRow, ...]:
    # A case's number starts with the second it was opened: the week is a range of numbers.
    first, after = first_number(week.starts_at), first_number(week.ends_at)
    return tuple(cases.rows_between(database, first, after - 1))


def _contacts(database: Database, start: str, end: str) -> tuple[ContactRecord, ...]:
    rows = database.rows(
        f"SELECT {case_children.CONTACT_COLUMNS} WHERE k.received_at >= ? AND k.received_at < ? "
        "ORDER BY k.received_at, k.id",
        [start, end],
    )
    return tuple(case_children.read_contact(row) for row in rows)


def _secret_names(database: Database, start: str, end: str) -> dict[str, tuple[str, ...]]:
    """Names of employers who must not know of a case that was spoken of or checked in the week."""
    rows = database.rows(
        "WITH touched AS (SELECT case_id FROM contacts WHERE received_at >= ? AND received_at < ? "
        "UNION SELECT case_id FROM verifications WHERE created_at >= ? AND created_at < ?) "
        "SELECT c.code, e.id, e.name FROM touched t JOIN cases c ON c.id = t.case_id "
        "JOIN employers e ON e.id = c.employer_id WHERE c.employer_must_not_know",
        [start, end, start, end],
    )
    others = cases.other_names(database, {row[1] for row in rows})
    return {code: (name, *others[employer_id]) for code, employer_id, name in rows}


def _verifications(database: Database, start: str, end: str) -> tuple[WeekVerification, ...]:
    rows = database.rows(
        "SELECT c.code, v.claim, v.method, v.source, v.result, v.confidence, "
        "coalesce(u.full_name, ''), v.created_at FROM verifications v "
        "JOIN cases c ON c.id = v.case_id LEFT JOIN users u ON u.id = v.created_by "
        "WHERE v.created_at >= ? AND v.created_at < ? AND v.result <> 'not_checked' "
        "ORDER BY v.created_at, v.id",
        [start, end],
    )
    return tuple(
        WeekVerification(
            case_code=row[0],
            claim=row[1],
            method=row[2],
            source=row[3],
            result=row[4],
            confidence=row[5],
            verified_by=row[6],
            verified_at=from_text(row[7]),
        )
        for row in rows
    )


def _assistance(database: Database, start: str, end: str) -> tuple[WeekAssistance, ...]:
    # `updated_at` moves with every step, so older assignments drop out by its index.
    rows = database.rows(
        "SELECT p.number, p.title, b.code, p.checked_on IS NOT NULL, a.state, a.created_at, "
        "a.decided_at, a.delivered_at, coalesce(a.amount_approved, 0), "
        "coalesce(a.amount_delivered, 0) FROM assignments a "
        "JOIN benefits b ON b.id = a.benefit_id JOIN programmes p ON p.id = b.programme_id "
        "WHERE a.updated_at >= ? ORDER BY p.issued_on, p.number, b.position",
        [start],
    )
    benefits: dict[str, Counter[str]] = {}
    heads: dict[str, tuple[str, str, bool]] = {}
    for number, title, code, is_checked, state, proposed, decided, delivered, *amounts in rows:
        within = [bool(at and start <= at < end) for at in (proposed, decided, delivered)]
        if not any(within):
            continue
        heads[code] = (number, title, bool(is_checked))
        tally = benefits.setdefault(code, Counter())
        is_rejected = state == "rejected"
        tally["proposed"] += within[0]
        tally["approved"] += within[1] and not is_rejected
        tally["rejected"] += within[1] and is_rejected
        tally["delivered"] += within[2]
        tally["amount_approved"] += amounts[0] * (within[1] and not is_rejected)
        tally["amount_delivered"] += amounts[1] * within[2]
    return tuple(
        WeekAssistance(
            programme_number=heads[code][0],
            programme_title=heads[code][1],
            benefit_code=code,
            proposed=tally["proposed"],
            approved=tally["approved"],
            rejected=tally["rejected"],
            delivered=tally["delivered"],
            amount_approved=tally["amount_approved"],
            amount_delivered=tally["amount_delivered"],
            is_programme_checked=heads[code][2],
        )
        for code, tally in benefits.items()
    )


def _unmet(database: Database, start: str, end: str) -> tuple[UnmetNeed, ...]:
    rows = database.rows(
        "SELECT c.code, n.need_id, c.outcome, coalesce(c.unmet_reason, ''), c.closed_at "
        "FROM cases c JOIN case_needs n ON n.case_id = c.id WHERE c.closed_at >= ? "
        "AND c.closed_at < ? AND c.outcome IN ('partly', 'unmet') ORDER BY c.closed_at, c.code",
        [start, end],
    )
    return tuple(UnmetNeed(row[0], row[1], row[2], row[3], from_text(row[4])) for row in rows)
