"""The records behind a figure of the statistics: counted and listed by the same conditions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from db import clock
from db.connection import Database
from db.queries.overdue import ANSWERED_ON_TIME
from db.queries.statistics import BREAKDOWNS, TIMING, age_sql
from db.queries.statistics_spans import Bounds, bounds, late
from db.records.statistics import Behind
from db.rules.periods import Period

MOST_LISTED: Final = 50_000
"""Records listed behind one figure, newest first; the figure itself counts all of them."""
_IN_CLOSED: Final = "c.status = 'closed' AND c.closed_at >= ? AND c.closed_at < ?"
_DIMENSIONS: Final = {
    "channel": "k.channel_id",
    "non_case_kind": "coalesce(k.non_case_kind, '')",
    "urgency": "c.urgency",
    "outcome": "coalesce(c.outcome, '')",
    "unmet_reason": "coalesce(c.unmet_reason, '')",
    "timing": TIMING,
    "unit": "coalesce((SELECT u.code FROM units u WHERE u.id = c.unit_id), '')",
    "need": "coalesce(n.need_id, '')",
}


@dataclass(frozen=True, slots=True)
class _Where:
    """A condition on contacts `k`, cases `c` or referrals `r`, and its parameters."""

    subject: str
    sql: str
    parameters: list[Any]


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """What stands behind a figure, newest first.

    Attributes:
        kind: "contacts" or "cases".
        contact_ids, case_numbers: one of the two is filled, at most `MOST_LISTED`.
        total: how many there are in all.
    """

    kind: str
    total: int
    contact_ids: tuple[str, ...] = ()
    case_numbers: tuple[int, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether only the newest records are listed; several referrals of a case are one line."""
        listed = len(self.contact_ids) + len(self.case_numbers)
        return MOST_LISTED <= listed < self.total


def behind(
    database: Database, period: Period, wanted: Behind, at: datetime | None = None
) -> BehindFigure:
    """The records behind a figure of a period.

    Args:
        database: of the office.
        period: of the figure.
        wanted: the figure, or one part of its breakdown.
        at: when the figure was counted, where the period is not over; None is now.

    Raises:
        KeyError: no such figure or breakdown.
    """
    span = bounds(period, at or clock.now())
    where = _figure(wanted.figure, span)
    source = {"contacts": "contacts k", "cases": "cases c", "referrals": "referrals r"}
    tables, sql, parameters = source[where.subject], where.sql, list(where.parameters)
    if wanted.breakdown:
        dimension = next(row[1] for row in BREAKDOWNS if row[0] == wanted.breakdown)
        expression, more = _expression(dimension, where.subject, span)
        if dimension == "need":
            tables += " LEFT JOIN case_needs n ON n.case_id = c.id"
        sql = f"{sql} AND {expression} = ?"
        parameters += [*more, wanted.part]
    if where.subject == "referrals":
        tables += " JOIN cases c ON c.id = r.case_id"
    total = int(database.value(f"SELECT count(*) FROM {tables} WHERE {sql}", parameters))
    if where.subject == "contacts":
        rows = database.rows(
            f"SELECT k.id FROM {tables} WHERE {sql} ORDER BY k.received_at DESC LIMIT ?",
            [*parameters, MOST_LISTED],
        )
        return BehindFigure("contacts", total, contact_ids=tuple(row[0] for row in rows))
    rows = database.rows(
        f"SELECT DISTINCT c.number FROM {tables} WHERE {sql} ORDER BY c.number DESC LIMIT ?",
        [*parameters, MOST_LISTED],
    )
    return BehindFigure("cases", total, case_numbers=tuple(row[0] for row in rows))


def _expression(dimension: str, subject: str, span: Bounds) -> tuple[str, list[Any]]:
    if dimension == "age":
        return age_sql(span)
    if dimension == "matter_kind":
        return ("coalesce(k.matter_kind, '')" if subject == "contacts" else "c.matter_kind"), []
    return _DIMENSIONS[dimension], []


def _figure(code: str, span: Bounds) -> _Where:
    if code.startswith("contacts"):
        more = {
            "contacts": "",
            "contacts_without_matter": " AND k.non_case_kind IS NOT NULL",
            "contacts_in_cases": " AND k.case_id IS NOT NULL",
        }[code]
        return _Where("contacts", f"k.received_at >= ? AND k.received_at < ?{more}", span.moments)
    if code in ("cases_opened", "urgent_cases"):
        more = " AND c.urgency = 'urgent'" if code == "urgent_cases" else ""
        return _Where("cases", f"c.number >= ? AND c.number < ?{more}", span.numbers)
    if code.startswith("backlog"):
        return _backlog(code, span)
    if code.startswith("referrals"):
        sql, parameters = "r.sent_at >= ? AND r.sent_at < ?", span.moments
        if code == "referrals_answered":
            sql, parameters = (
                f"{sql} AND r.state = 'answered' AND r.answered_at < ?",
                [*parameters, span.end],
            )
        return _Where("referrals", sql, parameters)
    if code == "ended_otherwise":
        sql = "c.status <> 'closed' AND c.closed_at >= ? AND c.closed_at < ?"
        return _Where("cases", sql, span.moments)
    more = {
        "cases_closed": "",
        "needs_met": " AND c.outcome = 'met'",
        "needs_unmet": " AND c.outcome IN ('partly', 'unmet')",
        "closed_with_clock": " AND c.answer_due_at IS NOT NULL",
        "closed_on_time": f" AND {ANSWERED_ON_TIME}",
    }[code]
    return _Where("cases", _IN_CLOSED + more, span.moments)


def _backlog(code: str, span: Bounds) -> _Where:
    sql = "(c.closed_at IS NULL OR c.closed_at >= ?) AND c.number < ?"
    parameters: list[Any] = [span.end, span.after]
    if code == "backlog_overdue":
        is_late, moments = late(span)
        sql, parameters = f"{sql} AND {is_late}", [*parameters, *moments]
    elif code == "backlog_unassigned":
        sql += " AND c.owner_id IS NULL"
    return _Where("cases", sql, parameters)
