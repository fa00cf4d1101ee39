"""Benefits that may be given twice: what is compared, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.choices import AssignmentState, BenefitKind


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a benefit, by everything that may give away that two records are one person.

    Attributes:
        person_id: who stands for the person after merges; empty for an anonymous caller.
        phones: numbers as E.164.
        id_number: digits of the identity paper, or empty.
        household_id: names the household, or empty.
    """

    person_id: str = ""
    name: str = ""
    phones: frozenset[str] = frozenset()
    id_number: str = ""
    household_id: str = ""


@dataclass(frozen=True, slots=True)
class GivenBenefit:
    """A benefit that was asked for, approved or delivered; money in VND.

    Attributes:
        assignment_id: empty for one that is only being thought of.
        family: the code of the benefit without its version.
        purpose: code of the need it serves, or empty.
        event_on: day of the event; None when nobody knows it.
        covers_from, covers_to: the days it is given for, as typed; both None for an event.
        office_code: of the office that owns the record.
        reason: why it was asked for in spite of an earlier finding.
    """

    assignment_id: str
    recipient: Recipient
    case_id: str
    case_code: str
    benefit_code: str
    family: str
    benefit_who: str
    programme_code: str
    programme_number: str
    purpose: str
    kind: BenefitKind
    max_units: int | None
    is_once: bool
    state: AssignmentState
    event_on: date | None
    covers_from: date | None = None
    covers_to: date | None = None
    amount: int | None = None
    office_code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DoubleBenefit:
    """Two benefits that may be the same help twice, with codes of what says so.

    Attributes:
        who: same_person, same_id_number, same_household, same_phone; the strongest first.
        what: same_benefit, same_programme or same_purpose.
        when: same_event, overlapping_period or day_unknown.
    """

    asked: GivenBenefit
    other: GivenBenefit
    who: tuple[str, ...]
    what: str
    when: str


@dataclass(frozen=True, slots=True)
class ApprovalWarnings:
    """What somebody who approves must see first; money in VND.

    Attributes:
        doubles: other benefits that may be the same help.
        left: of the programme's budget before this approval; None without a budget.
        over: by how much the approval would go over the budget; 0 when it would not.
    """

    doubles: tuple[DoubleBenefit, ...] = ()
    left: int | None = None
    over: int = 0


DoublesOfProgrammes = Mapping[str, tuple[DoubleBenefit, ...]]
"""Programme code -> the pairs it stands in."""
