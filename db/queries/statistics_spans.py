"""A period as the database compares it, and what was late at its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db.clock import to_text
from db.queries.overdue import answer_was_late, condition
from db.records.case_clocks import Clock
from db.rules.case_numbers import first_number
from db.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Bounds:
    """A period as the database compares it; `end` is not after `now`, and `is_over` by then."""

    start: str
    end: str
    first: int
    after: int
    ends_at: datetime
    is_over: bool

    @property
    def moments(self) -> list[Any]:
        """For `at >= ? AND at < ?`."""
        return [self.start, self.end]

    @property
    def numbers(self) -> list[Any]:
        """For `number >= ? AND number < ?`."""
        return [self.first, self.after]


def bounds(period: Period, now: datetime) -> Bounds:
    """The bounds of a period; what is not over ends a moment after `now`."""
    ends_at = min(period.ends_at, now + timedelta(milliseconds=1))
    starts_at = min(period.starts_at, ends_at)
    first, after = first_number(period.starts_at), first_number(period.ends_at)
    is_over = period.ends_at <= now
    return Bounds(to_text(starts_at), to_text(ends_at), first, after, ends_at, is_over)


def late(span: Bounds) -> tuple[str, list[Any]]:
    """Whether a case of the backlog is late with its answer at the end of the period."""
    if span.is_over:
        return answer_was_late(span.ends_at)
    sql, at = condition(Clock.ANSWER, span.ends_at)
    return sql, [at]
