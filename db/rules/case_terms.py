"""Filters of cases as short texts, "kind" or "kind:value": what chips, views and commands share.

Days are `2026-09-01..2026-09-15`, with either end left out, or a name that moves with the
calendar: today, yesterday, this_week, last_week, this_month, last_month, this_year.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from db.errors import ValidationFailed
from db.records.case_clocks import LISTED, Clock
from db.records.case_filters import CaseFilter
from db.rules.days import start_of_day, vietnam_day

LISTS: Final = {
    "status": "statuses",
    "need": "needs",
    "unit": "units",
    "owner": "owner_ids",
    "urgency": "urgencies",
    "outcome": "outcomes",
    "channel": "channels",
    "matter": "matter_kinds",
    "programme": "programmes",
    "overdue": "overdue_clocks",
}
"""Kind of a term -> field of the filter; several values are alternatives."""
FLAGS: Final = ("open", "finished", "overdue", "referral_late", "unassigned", "without_unit")
DAYS: Final = ("opened", "closed", "due")
ME: Final = "me"
SPANS: Final = (
    "today",
    "yesterday",
    "this_week",
    "last_week",
    "this_month",
    "last_month",
    "this_year",
)
_BETWEEN: Final = ".."


def read_terms(
    terms: Iterable[str], user_id: str, now: datetime, stood_in_for: Iterable[str] = ()
) -> CaseFilter:
    """The filter that terms mean.

    Args:
        terms: in any order.
        user_id: who "me" is.
        stood_in_for: ids of absent users whose work "me" does: theirs is "mine" too.
        now: the instant against which "overdue" and "this week" are meant.

    Raises:
        ValidationFailed: a term that is not known; leaving it out would show too much.
    """
    lists: defaultdict[str, list[str]] = defaultdict(list)
    found = CaseFilter()
    for term in terms:
        kind, _, value = term.partition(":")
        if kind == "overdue" and value and value not in LISTED:
            raise ValidationFailed({"filter": "unknown_code"})
        if kind in LISTS and value:
            is_me = kind == "owner" and value == ME
            lists[LISTS[kind]] += [user_id, *stood_in_for] if is_me else [value]
        elif kind in DAYS and value:
            found = found.narrowed_by(_days(kind, value, vietnam_day(now)))
        elif term == "overdue":
            lists["overdue_clocks"].append(Clock.ANSWER)
        elif term in FLAGS:
            found = found.narrowed_by(_flag(term, now))
        else:
            raise ValidationFailed({"filter": "unknown_code"})
    wanted: dict[str, Any] = {name: tuple(values) for name, values in lists.items()}
    if "overdue_clocks" in wanted:
        wanted["overdue_at"] = now
    return found.narrowed_by(CaseFilter(**wanted))


def kind_of(term: str) -> str:
    """What a term is about."""
    return term.partition(":")[0]


def days_of(value: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a span, both included; None where it is open.

    Raises:
        ValidationFailed: not a span.
    """
    if value in SPANS:
        return _named(value, today)
    first, between, last = value.partition(_BETWEEN)
    try:
        start = date.fromisoformat(first) if first else None
        end = date.fromisoformat(last) if last else None
    except ValueError as error:
        raise ValidationFailed({"filter": "not_a_day"}) from error
    if not between or start is end is None:
        raise ValidationFailed({"filter": "not_a_day"})
    return start, end


def span(first: date | None, last: date | None) -> str:
    """The value of a term for days from `first` to `last`."""
    return f"{first.isoformat() if first else ''}{_BETWEEN}{last.isoformat() if last else ''}"


def _flag(term: str, now: datetime) -> CaseFilter:
    return {
        "open": CaseFilter(is_open=True),
        "finished": CaseFilter(is_open=False),
        "referral_late": CaseFilter(referral_late_on=vietnam_day(now)),
        "unassigned": CaseFilter(is_unassigned=True),
        "without_unit": CaseFilter(is_without_unit=True),
    }[term]


def _days(kind: str, value: str, today: date) -> CaseFilter:
    first, last = days_of(value, today)
    if kind == "opened":
        return CaseFilter(opened_from=first, opened_to=last)
    if kind == "closed":
        return CaseFilter(closed_from=first, closed_to=last)
    after = None if last is None or last == date.max else start_of_day(last + timedelta(days=1))
    return CaseFilter(due_from=start_of_day(first) if first else None, due_before=after)


def _named(name: str, today: date) -> tuple[date, date]:
    if name in ("today", "yesterday"):
        day = today - timedelta(days=name == "yesterday")
        return day, day
    if name in ("this_week", "last_week"):
        monday = today - timedelta(days=today.weekday() + 7 * (name == "last_week"))
        return monday, monday + timedelta(days=6)
    if name == "this_year":
        return today.replace(month=1, day=1), today.replace(month=12, day=31)
    first = today.replace(day=1)
    if name == "last_month":
        first = (first - timedelta(days=1)).replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
