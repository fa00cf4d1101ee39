"""A filter of cases as the engine understands it: index tokens, a span of numbers, conditions.

A case's number begins with the second it was opened, so days of opening are a span of numbers and
cost nothing. What the search index knows (status, need, unit, urgency, owner) is asked there; the
rest is a condition on the rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from db import clock
from db.choices import CaseStatus
from db.queries import overdue
from db.records.case_clocks import Clock
from db.records.case_filters import CaseFilter
from db.rules import case_states
from db.rules.case_numbers import first_number
from db.rules.days import start_of_day
from db.search.documents import filter_token

NEWEST: Final = 2**62
_ONE_DAY: Final = timedelta(days=1)
_OPEN: Final = tuple(one.value for one in CaseStatus if one not in case_states.FINAL)
_FINISHED: Final = tuple(one.value for one in CaseStatus if one in case_states.FINAL)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row `c` of cases, with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


def tokens(filters: CaseFilter) -> list[str]:
    """What the search index is asked: groups of alternatives joined by "|"."""
    state = {None: (), True: _OPEN, False: _FINISHED}[filters.is_open]
    kinds = (
        ("status", filters.statuses),
        ("status", state),
        ("need", filters.needs),
        ("unit", filters.units),
        ("urgency", filters.urgencies),
        ("owner", filters.owner_ids),
    )
    return ["|".join(filter_token(kind, code) for code in codes) for kind, codes in kinds if codes]


def span(filters: CaseFilter) -> tuple[int, int]:
    """The first number that may pass, and the first one after the last."""
    first = first_number(start_of_day(filters.opened_from)) if filters.opened_from else -NEWEST
    after = NEWEST
    if filters.opened_to is not None and filters.opened_to < date.max:
        after = first_number(start_of_day(filters.opened_to + _ONE_DAY))
    return first, after


def indexed(filters: CaseFilter) -> list[Condition]:
    """The conditions for which the engine has an index of its own: few rows are looked at."""
    found = [*_days(filters), *_overdue(filters)]
    if filters.referral_late_on is not None:
        late = "state IN ('sent', 'acknowledged') AND due_on < ?"
        found.append(
            Condition(
                f"c.id IN (SELECT case_id FROM referrals WHERE {late})",
                (filters.referral_late_on.isoformat(),),
            )
        )
    if filters.person_id:
        found.append(
            Condition(
                "c.id IN (SELECT case_id FROM case_people WHERE person_id = ?)",
                (filters.person_id,),
            )
        )
    if filters.agency_id:
        found.append(
            Condition(
                "c.id IN (SELECT case_id FROM referrals WHERE agency_id = ? "
                "UNION SELECT case_id FROM addresses_given WHERE agency_id = ?)",
                (filters.agency_id, filters.agency_id),
            )
        )
    if filters.programmes:
        found.append(
            Condition(
                "c.id IN (SELECT a.case_id FROM assignments a "
                "JOIN benefits b ON b.id = a.benefit_id JOIN programmes g ON g.id = b.programme_id "
                f"WHERE g.code IN ({_marks(filters.programmes)}))",
                filters.programmes,
            )
        )
    return found


def is_selective(filters: CaseFilter) -> bool:
    """Whether the rows are found whole and sorted, so that asking in pieces gains nothing."""
    is_listed = filters.numbers is not None or filters.case_ids is not None
    return is_listed or bool(indexed(filters))


def _days(filters: CaseFilter) -> Iterator[Condition]:
    if filters.closed_from is not None:
        yield Condition("c.closed_at >= ?", (clock.to_text(start_of_day(filters.closed_from)),))
    if filters.closed_to is not None and filters.closed_to < date.max:
        end = start_of_day(filters.closed_to + _ONE_DAY)
        yield Condition("c.closed_at < ?", (clock.to_text(end),))
    if filters.due_from is not None or filters.due_before is not None:
        # The index of answers due holds the open cases only.
        yield Condition("c.closed_at IS NULL")
        yield Condition(overdue.ANSWER_RUNS)
    if filters.due_from is not None:
        yield Condition("c.answer_due_at >= ?", (clock.to_text(filters.due_from),))
    if filters.due_before is not None:
        yield Condition("c.answer_due_at < ?", (clock.to_text(filters.due_before),))


def _overdue(filters: CaseFilter) -> Iterator[Condition]:
    if not filters.overdue_clocks or filters.overdue_at is None:
        return
    at = filters.overdue_at
    found = [overdue.condition(Clock(code), at) for code in filters.overdue_clocks]
    yield Condition("c.closed_at IS NULL")
    any_of = " OR ".join(f"({sql})" for sql, _ in found)
    yield Condition(f"({any_of})", tuple(parameter for _, parameter in found))


def unindexed(filters: CaseFilter) -> list[Condition]:
    """The conditions that only a look at each row can answer."""
    found = [
        Condition(f"{column} IN ({_marks(codes)})", codes)
        for column, codes in (
            ("c.outcome", filters.outcomes),
            ("c.matter_kind", filters.matter_kinds),
        )
        if codes
    ]
    if filters.channels:
        found.append(
            Condition(
                "EXISTS (SELECT 1 FROM contacts k WHERE k.case_id = c.id "
                f"AND k.channel_id IN ({_marks(filters.channels)}))",
                filters.channels,
            )
        )
    if filters.is_unassigned:
        found.append(Condition("c.owner_id IS NULL"))
    if filters.is_without_unit:
        found.append(Condition("c.unit_id IS NULL"))
    if filters.employer_id:
        found.append(Condition("c.employer_id = ?", (filters.employer_id,)))
    return found


def as_rows(filters: CaseFilter) -> list[Condition]:
    """What the search index would be asked, as conditions on the rows: for few candidates."""
    found = [
        Condition(f"{column} IN ({_marks(codes)})", codes)
        for column, codes in (
            ("c.status", filters.statuses),
            ("c.urgency", filters.urgencies),
            ("c.owner_id", filters.owner_ids),
        )
        if codes
    ]
    if filters.units:
        marks = _marks(filters.units)
        found.append(
            Condition(f"c.unit_id IN (SELECT id FROM units WHERE code IN ({marks}))", filters.units)
        )
    if filters.needs:
        found.append(
            Condition(
                "EXISTS (SELECT 1 FROM case_needs n WHERE n.case_id = c.id "
                f"AND n.need_id IN ({_marks(filters.needs)}))",
                filters.needs,
            )
        )
    if filters.is_open is not None:
        states = _OPEN if filters.is_open else _FINISHED
        found.append(Condition(f"c.status IN ({_marks(states)})", states))
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
