"""A contact that is being written, the cases it may belong to, and why."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DuplicateQuestion:
    """What is known of a contact that is being written; everything may be empty.

    Attributes:
        name: of the person in need, as typed.
        employer: workplace as typed.
        needs: codes of the needs chosen so far.
        phones: numbers in international form.
        birth_year: as read from the form, or None.
    """

    name: str = ""
    employer: str = ""
    needs: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class DuplicateCandidate:
    """A case that is there, with what tells it from others.

    Attributes:
        last_contact_at: of the case's contacts the latest; None when it has none.
        phones: international numbers of the person and of the case's contacts.
    """

    code: str
    status: str
    person_id: str
    person_name: str
    birth_year: int | None
    employer: str
    needs: tuple[str, ...]
    phones: tuple[str, ...]
    summary: str
    opened_at: datetime
    last_contact_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DuplicateMatch:
    """A case the contact may belong to.

    Attributes:
        score: 0 to 100; only for the order of a list.
        reasons: codes of `db.rules.duplicates`, strongest first.
        days_apart: whole days from the case's nearest moment to the contact.
    """

    candidate: DuplicateCandidate
    score: int
    reasons: tuple[str, ...]
    days_apart: int
