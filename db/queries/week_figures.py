"""The figures of the weekly summary; a share names its denominator."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from db import clock
from db.connection import Database
from db.queries.overdue import ANSWERED_ON_TIME
from db.records.case_rows import CaseRow
from db.records.cases import ContactRecord
from db.records.weeks import WeekFigure
from db.rules.case_numbers import first_number
from db.rules.days import Week

_CLOSED: Final = (
    "SELECT count(*) FROM cases c "
    "WHERE c.closed_at >= ? AND c.closed_at < ? AND c.status = 'closed' "
)
_COUNTS: Final[Mapping[str, str]] = {
    "claims_verified": "SELECT count(*) FROM verifications "
    "WHERE created_at >= ? AND created_at < ? AND result <> 'not_checked'",
    "referrals_sent": "SELECT count(*) FROM referrals WHERE sent_at >= ? AND sent_at < ?",
    "referrals_answered": "SELECT count(*) FROM referrals "
    "WHERE answered_at >= ? AND answered_at < ? AND state = 'answered'",
    "addresses_given": "SELECT count(*) FROM addresses_given "
    "WHERE created_at >= ? AND created_at < ?",
    "policies_told": "SELECT count(*) FROM policies_told WHERE created_at >= ? AND created_at < ?",
    "benefits_delivered": "SELECT count(*) FROM assignments "
    "WHERE delivered_at >= ? AND delivered_at < ?",
    "amount_delivered": "SELECT sum(amount_delivered) FROM assignments "
    "WHERE delivered_at >= ? AND delivered_at < ?",
}


def figures(
    database: Database,
    week: Week,
    opened: tuple[CaseRow, ...],
    contacts: tuple[ContactRecord, ...],
) -> tuple[WeekFigure, ...]:
    """The summary of a week; `opened` and `contacts` are those of the week."""
    bounds = (clock.to_text(week.starts_at), clock.to_text(week.ends_at))

    def count(sql: str) -> int:
        return int(database.value(sql, bounds) or 0)

    closed = count(_CLOSED)
    # Imports bring closed cases that never had a day due: they are neither on time nor late.
    with_clock = count(_CLOSED + "AND c.answer_due_at IS NOT NULL")
    without_matter = sum(1 for contact in contacts if contact.non_case_kind)
    urgent = sum(1 for row in opened if row.urgency == "urgent")
    return (
        WeekFigure("contacts", len(contacts)),
        WeekFigure("contacts_without_matter", without_matter, len(contacts)),
        WeekFigure("cases_opened", len(opened)),
        WeekFigure("urgent_cases", urgent, len(opened)),
        WeekFigure("cases_closed", closed),
        WeekFigure("needs_met", count(_CLOSED + "AND outcome = 'met'"), closed),
        WeekFigure(
            "closed_on_time",
            count(_CLOSED + f"AND {ANSWERED_ON_TIME}"),
            with_clock,
        ),
        WeekFigure("closed_without_clock", closed - with_clock, closed),
        WeekFigure("open_at_end", _open_at_end(database, week)),
        *(WeekFigure(code, count(sql)) for code, sql in _COUNTS.items()),
    )


def _open_at_end(database: Database, week: Week) -> int:
    after = first_number(week.ends_at)
    # Two questions, each with an index of its own: what is open now, what was closed since.
    still = database.value(
        "SELECT count(*) FROM cases WHERE closed_at IS NULL AND +number < ?", [after]
    )
    closed_since = database.value(
        "SELECT count(*) FROM cases WHERE closed_at >= ? AND +number < ?",
        [clock.to_text(week.ends_at), after],
    )
    return int(still) + int(closed_since)


def counts_by(
    opened: tuple[CaseRow, ...], contacts: tuple[ContactRecord, ...]
) -> Mapping[str, Mapping[str, int]]:
    """Contacts and cases of a week by dimension: code -> number."""

    def tally(values: Iterable[str]) -> dict[str, int]:
        return dict(Counter(value for value in values if value))

    return {
        "channel": tally(contact.channel for contact in contacts),
        "matter_kind": tally(
            contact.matter_kind.value for contact in contacts if contact.matter_kind
        ),
        "non_case_kind": tally(contact.non_case_kind for contact in contacts),
        "need": tally(need for row in opened for need in row.needs),
        "unit": tally(row.unit_code for row in opened),
        "status": tally(row.status.value for row in opened),
        "urgency": tally(row.urgency.value for row in opened),
    }
