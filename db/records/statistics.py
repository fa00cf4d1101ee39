"""The figures of a period, counted with their denominators, and the lines of the registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.choices import CaseStatus, Urgency
from db.records.offices import Letterhead
from db.rules.periods import Period


@dataclass(frozen=True, slots=True)
class StatisticsFigure:
    """One figure: a stable code, its number now and in the period before.

    Attributes:
        code: see `db.queries.statistics`.
        value, before: numbers of records.
        of_code: the figure it is a share of, or "".
        of, of_before: the number of that figure, 0 without one.
    """

    code: str
    value: int
    before: int
    of_code: str = ""
    of: int = 0
    of_before: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown: the code counted by ("" is "not stated"), now and before."""

    code: str
    value: int
    before: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Records of one figure counted by something.

    Attributes:
        code: such as "contacts_by_channel".
        dimension: what is counted by; its words stand in `exports.words` or in `names`.
        whole: code of the figure that is broken down.
        total, total_before: that figure.
        parts: largest first, except for ages, which run from young to old.
        is_overlapping: a record may stand in several parts (a case has several needs); else the
            parts add up to the total.
    """

    code: str
    dimension: str
    whole: str
    total: int
    total_before: int
    parts: tuple[Part, ...]
    is_overlapping: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week or month of the period with its contacts and opened cases."""

    first: date
    last: date
    contacts: int
    cases: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything the statistics of a period show.

    Attributes:
        counted_until: the end of the period, or the moment of counting when it is not over.
        names: dimension ("channel", "need", "unit") -> code -> words of the office's own codes.
    """

    office_code: str
    office_name: str
    letterhead: Letterhead
    period: Period
    counted_until: datetime
    is_over: bool
    made_at: datetime
    made_by: str
    figures: tuple[StatisticsFigure, ...]
    breakdowns: tuple[Breakdown, ...]
    stretches: tuple[Stretch, ...]
    names: Mapping[str, Mapping[str, str]]

    def figure(self, code: str) -> StatisticsFigure:
        """The figure with this code."""
        return next(figure for figure in self.figures if figure.code == code)


@dataclass(frozen=True, slots=True)
class Behind:
    """Which records stand behind a figure, or behind one part of its breakdown.

    Attributes:
        figure: code of a figure.
        breakdown: code of a breakdown of it, or "" for all of the figure.
        part: code of a part of that breakdown.
    """

    figure: str
    breakdown: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line of the register of contacts; `is_confidential`: the employer must not know.

    `denouncer` holds the words that tell who denounces; None: the case is no denunciation.
    """

    id: str
    received_at: datetime
    direction: str
    channel: str
    person_name: str
    phone: str
    employer_name: str
    unit_code: str
    matter_kind: str
    non_case_kind: str
    narrative: str
    case_code: str
    taken_by: str
    is_confidential: bool
    denouncer: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the register of cases; `is_confidential` and `denouncer` as of a contact."""

    number: int
    code: str
    opened_at: datetime
    person_name: str
    phone: str
    employer_name: str
    unit_code: str
    needs: tuple[str, ...]
    urgency: Urgency
    summary: str
    owner_name: str
    due_at: datetime | None
    status: CaseStatus
    outcome: str
    unmet_reason: str
    closed_at: datetime | None
    is_confidential: bool
    denouncer: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RegisterHead:
    """What stands above a register: the office, the period, the words of its own codes."""

    office_code: str
    letterhead: Letterhead
    period: Period
    made_at: datetime
    made_by: str
    count: int
    names: Mapping[str, Mapping[str, str]]
