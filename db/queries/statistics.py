"""The statistics of a period: contacts and cases counted apart, every share with its whole.

Definitions, the same on the screen, on paper and on the command line:

- Contacts are counted by the moment they were received, cases by the moment they were opened or
  closed. A period that is not over is counted up to now.
- Closed: the case has the status "closed" and was closed in the period. A case that was reopened
  since is open and counts as closed no more. Cases that ended otherwise (duplicate, withdrawn,
  cannot be verified, out of competence, legal track) are counted apart.
- On time: answered, that is resolved (or closed), not later than the moment its answer was due, as
  pauses and extensions left it; asking the worker afterwards takes nothing from it. Cases without
  such a moment, as imports bring them, have no clock: they are neither on time nor late and stand
  outside the whole.
- Backlog: opened before the end of the period and not ended by then. Its age is the time from
  opening to that end, in full days. Overdue is what had no answer at that end; the handling officer
  is the one of today.
- Answered: of the referrals sent in the period, those with an answer by its end; a refusal and
  silence are no answer.
- Unmet: closed cases whose outcome is "partly" or "unmet", by their reason.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from db import clock
from db.clock import to_text
from db.connection import Database
from db.queries import offices, registers, statistics_days
from db.queries.overdue import ANSWERED_ON_TIME
from db.queries.statistics_spans import Bounds, bounds, late
from db.records.statistics import Breakdown, Part, Statistics, StatisticsFigure
from db.rules.periods import Period

AGES: Final = (("0-2", 3), ("3-7", 8), ("8-14", 15), ("15-30", 31), ("31-90", 91), ("91+", 0))
"""Classes of the age of the backlog: code, and the first age in days that is too old for it."""
FIGURES: Final = {
    "contacts": "",
    "contacts_without_matter": "contacts",
    "contacts_in_cases": "contacts",
    "cases_opened": "",
    "urgent_cases": "cases_opened",
    "cases_closed": "",
    "ended_otherwise": "",
    "needs_met": "cases_closed",
    "needs_unmet": "cases_closed",
    "closed_with_clock": "cases_closed",
    "closed_on_time": "closed_with_clock",
    "referrals_sent": "",
    "referrals_answered": "referrals_sent",
    "backlog": "",
    "backlog_overdue": "backlog",
    "backlog_unassigned": "backlog",
}
"""Figure -> the figure it is a share of, or ""."""
BREAKDOWNS: Final = (
    ("contacts_by_channel", "channel", "contacts"),
    ("contacts_by_matter", "matter_kind", "contacts"),
    ("contacts_by_non_case", "non_case_kind", "contacts_without_matter"),
    ("cases_by_matter", "matter_kind", "cases_opened"),
    ("cases_by_need", "need", "cases_opened"),
    ("cases_by_unit", "unit", "cases_opened"),
    ("cases_by_urgency", "urgency", "cases_opened"),
    ("closed_by_outcome", "outcome", "cases_closed"),
    ("closed_by_timing", "timing", "cases_closed"),
    ("unmet_by_reason", "unmet_reason", "needs_unmet"),
    ("unmet_by_need", "need", "needs_unmet"),
    ("backlog_by_age", "age", "backlog"),
)
"""Code, dimension and whole of every breakdown."""
OVERLAPPING: Final = frozenset({"cases_by_need", "unmet_by_need"})
TIMING: Final = (
    "CASE WHEN c.answer_due_at IS NULL THEN 'no_clock' "
    f"WHEN {ANSWERED_ON_TIME} THEN 'on_time' ELSE 'late' END"
)
_NEEDS: Final = (
    "coalesce((SELECT group_concat(n.need_id) FROM case_needs n WHERE n.case_id = c.id), '')"
)
"""The needs of a case, a comma between them: its row is read once for all that is counted."""


def statistics(database: Database, period: Period, made_by: str, language: str) -> Statistics:
    """Count a period and the one before it.

    Args:
        database: of the office.
        period: which days.
        made_by: full name, as papers show it.
        language: of the names of needs and channels ("vi" or any other for English).
    """
    office, now = offices.here(database), clock.now()
    present = count(database, bounds(period, now))
    before = count(database, bounds(period.previous, now))
    return Statistics(
        office_code=office.code,
        office_name=office.name,
        letterhead=office.letterhead,
        period=period,
        counted_until=min(period.ends_at, now),
        is_over=period.ends_at <= now,
        made_at=now,
        made_by=made_by,
        figures=tuple(_figure(code, present, before) for code in FIGURES),
        breakdowns=tuple(_breakdown(row, present, before) for row in BREAKDOWNS),
        stretches=statistics_days.stretches(database, period, now),
        names=names(database, language),
    )


def names(database: Database, language: str) -> dict[str, dict[str, str]]:
    """Words for the office's own codes, by dimension."""
    return {
        "need": {one.code: one.name(language) for one in registers.needs(database)},
        "channel": {one.code: one.name(language) for one in registers.channels(database)},
        "unit": dict(database.rows("SELECT code, name FROM units")),
    }


@dataclass(frozen=True, slots=True)
class Counted:
    """One period counted: figures by code, breakdowns by code."""

    figures: Counter[str]
    parts: dict[str, Counter[str]]


def count(database: Database, span: Bounds) -> Counted:
    """Count everything of one period, in as few passes over the rows as it takes."""
    counted = Counted(Counter(), {code: Counter() for code, _, _ in BREAKDOWNS})
    _contacts(database, span, counted)
    _opened(database, span, counted)
    _ended(database, span, counted)
    _referrals(database, span, counted)
    _backlog(database, span, counted)
    return counted


def _contacts(database: Database, span: Bounds, counted: Counted) -> None:
    found = database.tally(
        "SELECT k.channel_id, coalesce(k.matter_kind, ''), coalesce(k.non_case_kind, ''), "
        "k.case_id IS NOT NULL FROM contacts k WHERE k.received_at >= ? AND k.received_at < ?",
        span.moments,
    )
    for (channel, matter, non_case, is_in_case), number in found.items():
        counted.figures["contacts"] += number
        counted.parts["contacts_by_channel"][channel] += number
        counted.parts["contacts_by_matter"][matter] += number
        counted.figures["contacts_in_cases"] += number if is_in_case else 0
        if non_case:
            counted.figures["contacts_without_matter"] += number
            counted.parts["contacts_by_non_case"][non_case] += number


def _opened(database: Database, span: Bounds, counted: Counted) -> None:
    units = dict(database.rows("SELECT id, code FROM units"))
    found = database.tally(
        f"SELECT c.matter_kind, c.urgency, coalesce(c.unit_id, ''), {_NEEDS} FROM cases c "
        "WHERE c.number >= ? AND c.number < ?",
        span.numbers,
    )
    for (matter, urgency, unit, needs), number in found.items():
        counted.figures["cases_opened"] += number
        counted.figures["urgent_cases"] += number if urgency == "urgent" else 0
        counted.parts["cases_by_matter"][matter] += number
        counted.parts["cases_by_urgency"][urgency] += number
        counted.parts["cases_by_unit"][units.get(unit, "")] += number
        for need in needs.split(","):
            counted.parts["cases_by_need"][need] += number


def _ended(database: Database, span: Bounds, counted: Counted) -> None:
    found = database.tally(
        "SELECT c.status = 'closed', coalesce(c.outcome, ''), coalesce(c.unmet_reason, ''), "
        f"{TIMING}, CASE WHEN c.outcome IN ('partly', 'unmet') THEN {_NEEDS} ELSE '' END "
        "FROM cases c WHERE c.closed_at >= ? AND c.closed_at < ?",
        span.moments,
    )
    figures, parts = counted.figures, counted.parts
    for (is_closed, outcome, reason, timing, needs), number in found.items():
        if not is_closed:
            figures["ended_otherwise"] += number
            continue
        figures["cases_closed"] += number
        figures["needs_met"] += number if outcome == "met" else 0
        figures["closed_with_clock"] += number if timing != "no_clock" else 0
        figures["closed_on_time"] += number if timing == "on_time" else 0
        parts["closed_by_outcome"][outcome] += number
        parts["closed_by_timing"][timing] += number
        if outcome in ("partly", "unmet"):
            figures["needs_unmet"] += number
            parts["unmet_by_reason"][reason] += number
            for need in needs.split(","):
                parts["unmet_by_need"][need] += number


def _referrals(database: Database, span: Bounds, counted: Counted) -> None:
    row = database.row(
        "SELECT count(*), coalesce(sum(CASE WHEN r.state = 'answered' AND r.answered_at < ? "
        "THEN 1 ELSE 0 END), 0) FROM referrals r WHERE r.sent_at >= ? AND r.sent_at < ?",
        [span.end, *span.moments],
    )
    counted.figures["referrals_sent"], counted.figures["referrals_answered"] = row or (0, 0)


def age_sql(span: Bounds) -> tuple[str, list[Any]]:
    """The class of the age of a case at the end of a period, as SQL, and its parameters."""
    limits = [to_text(span.ends_at - timedelta(days=age)) for _, age in AGES[:-1]]
    whens = " ".join(f"WHEN c.opened_at > ? THEN '{code}'" for code, _ in AGES[:-1])
    return f"CASE {whens} ELSE '{AGES[-1][0]}' END", limits


def _backlog(database: Database, span: Bounds, counted: Counted) -> None:
    age, limits = age_sql(span)
    is_late, moments = late(span)
    # Two questions, each with an index of its own: what is open now, what was closed since.
    for where, parameters in (
        ("c.closed_at IS NULL AND +c.number < ?", [span.after]),
        ("c.closed_at >= ? AND +c.number < ?", [span.end, span.after]),
    ):
        found = database.tally(
            f"SELECT {age}, CASE WHEN {is_late} THEN 1 ELSE 0 END, c.owner_id IS NULL "
            f"FROM cases c WHERE {where}",
            [*limits, *moments, *parameters],
        )
        for (code, is_overdue, is_unassigned), number in found.items():
            counted.figures["backlog"] += number
            counted.figures["backlog_overdue"] += number if is_overdue else 0
            counted.figures["backlog_unassigned"] += number if is_unassigned else 0
            counted.parts["backlog_by_age"][code] += number


def _figure(code: str, present: Counted, before: Counted) -> StatisticsFigure:
    whole = FIGURES[code]
    return StatisticsFigure(
        code,
        present.figures[code],
        before.figures[code],
        whole,
        present.figures[whole] if whole else 0,
        before.figures[whole] if whole else 0,
    )


def _breakdown(row: tuple[str, str, str], present: Counted, before: Counted) -> Breakdown:
    code, dimension, whole = row
    now, then = present.parts[code], before.parts[code]
    return Breakdown(
        code,
        dimension,
        whole,
        present.figures[whole],
        before.figures[whole],
        tuple(Part(key, now[key], then[key]) for key in _order(dimension, now, then)),
        code in OVERLAPPING,
    )


def _order(dimension: str, now: Counter[str], then: Counter[str]) -> Sequence[str]:
    if dimension == "age":
        return [code for code, _ in AGES]
    return sorted({*now, *then}, key=lambda key: (-now[key], -then[key], key))
