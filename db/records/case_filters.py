"""Which cases a list shows."""

from dataclasses import dataclass, fields
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Filters of a list: several values of one kind are alternatives, kinds add up.

    Attributes:
        statuses, needs, units, urgencies, outcomes, channels, matter_kinds: codes.
        owner_ids: ids of users.
        programmes: codes of programmes of which a benefit was proposed for the case.
        is_open: only open cases (True), only finished ones (False), or both (None).
        is_unassigned: only cases without an officer.
        opened_from, opened_to, closed_from, closed_to: days in Viet Nam, both included.
        due_from, due_before: open cases whose answer is due at or after, and before, an instant;
            `due_before=clock.now()` gives the overdue ones.
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
    opened_from: date | None = None
    opened_to: date | None = None
    closed_from: date | None = None
    closed_to: date | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    person_id: str = ""
    employer_id: str = ""
    agency_id: str = ""
    numbers: tuple[int, ...] | None = None
    case_ids: tuple[str, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every case passes."""
        return all(getattr(self, one.name) == one.default for one in fields(self))
