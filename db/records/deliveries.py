"""Lists of people who sign for the support they are handed."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import AssignmentState


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """A list as typed.

    Attributes:
        programme_code: the programme the support comes from; empty for several.
        title: what the list is called; empty takes the programme's number.
        deliver_on: day of the hand-over; empty means today.
        place: where people come to.
        party: who hands over.
        witness: who looks on.
    """

    programme_code: str = ""
    title: str = ""
    deliver_on: str = ""
    place: str = ""
    party: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A line as it is printed; `amount` in VND, None for goods alone."""

    person_name: str
    workplace: str
    support: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """An approved assignment that is, or can be put, on a list.

    Attributes:
        workplace: empty when the employer must not know of the case.
        amount: what was approved, or handed over once it was; in VND.
        state: approved while nobody signed.
    """

    assignment_id: str
    case_code: str
    person_name: str
    workplace: str
    programme_number: str
    benefit_who: str
    goods: str
    amount: int | None
    state: AssignmentState
    receipt: str = ""

    @property
    def row(self) -> DeliveryRow:
        """The line as it is printed."""
        support = ", ".join(part for part in (self.programme_number, self.goods) if part)
        return DeliveryRow(self.person_name, self.workplace, support, self.amount)

    @property
    def is_delivered(self) -> bool:
        """Whether the person was there and signed."""
        return self.state is AssignmentState.DELIVERED


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A list without its lines.

    Attributes:
        count, delivered: how many stand on it, how many of them signed.
        total: of all lines, in VND.
        closed_at: when the hand-over was recorded; None while the list is open.
        document_number: number and symbol of its record in the register, or "".
    """

    id: str
    programme_code: str
    programme_number: str
    title: str
    deliver_on: date
    place: str
    party: str
    witness: str
    document_number: str
    closed_at: datetime | None
    count: int
    delivered: int
    total: int
    created_at: datetime
    created_by: str
    version: int

    @property
    def is_open(self) -> bool:
        """Whether lines can still be added and taken off."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class WholeDelivery:
    """A list with its lines, in the order of the paper."""

    record: DeliveryRecord
    lines: tuple[DeliveryLine, ...]
