"""Which cases a list shows."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Final

NOTHING: Final[tuple[int, ...]] = ()


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Filters of a list: several values of one kind are alternatives, kinds add up.

    Attributes:
        statuses, needs, units, urgencies, outcomes, channels, matter_kinds: codes.
        owner_ids: ids of users.
        programmes: codes of programmes of which a benefit was proposed for the case.
        is_open: only open cases (True), only finished ones (False), or both (None).
        is_unassigned: only cases without an officer.
        is_without_unit: only cases without a union unit.
        opened_from, opened_to, closed_from, closed_to: days in Viet Nam, both included.
        due_from, due_before: open cases whose answer is due at or after, and before, an instant;
            `due_before=clock.now()` gives the overdue ones.
        referral_late_on: cases with a referral whose answer is overdue on this day.
        overdue_clocks: open cases that were overdue by one of these clocks at `overdue_at`.
        person_id: cases a person stands in.
        employer_id: cases of an employer.
        agency_id: cases referred to an agency, or whose caller was given its address.
        numbers, case_ids: exactly these cases; None leaves them open, () shows nothing.
    """

    statuses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    owner_ids: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    matter_kinds: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    is_open: bool | None = None
    is_unassigned: bool = False
    is_without_unit: bool = False
    opened_from: date | None = None
    opened_to: date | None = None
    closed_from: date | None = None
    closed_to: date | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    referral_late_on: date | None = None
    overdue_clocks: tuple[str, ...] = ()
    overdue_at: datetime | None = None
    person_id: str = ""
    employer_id: str = ""
    agency_id: str = ""
    numbers: tuple[int, ...] | None = None
    case_ids: tuple[str, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every case passes."""
        return all(getattr(self, one.name) == one.default for one in fields(self))

    def narrowed_by(self, other: "CaseFilter") -> "CaseFilter":
        """The filter that only cases pass which pass both."""
        merged: dict[str, Any] = {}
        for one in fields(self):
            here, there = getattr(self, one.name), getattr(other, one.name)
            if here == there or there == one.default:
                continue
            if here == one.default:
                merged[one.name] = there
            elif isinstance(here, tuple):
                merged[one.name] = tuple(value for value in here if value in there)
                if not merged[one.name]:
                    return CaseFilter(numbers=NOTHING)
            elif one.name in _FROM:
                merged[one.name] = max(here, there)
            elif one.name in _TO:
                merged[one.name] = min(here, there)
            else:
                return CaseFilter(numbers=NOTHING)
        return replace(self, **merged)


_FROM: Final = frozenset({"opened_from", "closed_from", "due_from"})
_TO: Final = frozenset({"opened_to", "closed_to", "due_before", "overdue_at"})


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """The order of a list: `by` is one of `ORDERS`; what has no value comes last either way."""

    by: str = "received"
    is_descending: bool = True


ORDERS: Final = ("received", "name", "due", "status", "urgency", "unit", "owner", "changed")
NEWEST_FIRST: Final = CaseOrder()


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a list is asked for: words, filters, order.

    With words and no order of their own the best matches come first.
    """

    typed: str = ""
    filters: CaseFilter = field(default_factory=CaseFilter)
    order: CaseOrder = NEWEST_FIRST

    @property
    def is_best_first(self) -> bool:
        """Whether the search decides the order."""
        return bool(self.typed.strip()) and self.order == NEWEST_FIRST
