"""The weekly export of an office: Monday to Sunday, also when it is empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.case_rows import CaseRow
from db.records.cases import ContactRecord
from db.records.offices import Letterhead


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """One figure of the summary sheet: a stable code, a number and its denominator (or None)."""

    code: str
    value: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class WeekVerification:
    """A verification made in the week."""

    case_code: str
    claim: str
    method: str
    source: str
    result: str
    confidence: str
    verified_by: str
    verified_at: datetime


@dataclass(frozen=True, slots=True)
class WeekAssistance:
    """One benefit in the week: people and money (VND) by state."""

    programme_number: str
    programme_title: str
    benefit_code: str
    proposed: int
    approved: int
    rejected: int
    delivered: int
    amount_approved: int
    amount_delivered: int
    is_programme_checked: bool


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A need of a case closed in the week that stayed unmet, with its reason."""

    case_code: str
    need: str
    outcome: str
    reason: str
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class WeekReport:
    """Everything the weekly export prints. Words for need and channel codes come with it.

    `cases` are those opened in the week; `counts_by` maps a dimension (channel, matter_kind,
    need, unit, status, urgency, non_case_kind) to code -> number. `denouncers` maps the code of a
    denunciation to the words that tell who denounces, `secret_names` the code of a case to every
    name of an employer who must not know of it: neither leaves with the export.
    """

    office_code: str
    office_name: str
    letterhead: Letterhead
    monday: date
    sunday: date
    week_label: str
    made_at: datetime
    made_by: str
    schema_version: int
    figures: tuple[WeekFigure, ...]
    counts_by: Mapping[str, Mapping[str, int]]
    cases: tuple[CaseRow, ...]
    contacts: tuple[ContactRecord, ...]
    verifications: tuple[WeekVerification, ...]
    assistance: tuple[WeekAssistance, ...]
    unmet: tuple[UnmetNeed, ...]
    need_names: Mapping[str, str]
    channel_names: Mapping[str, str]
    unit_names: Mapping[str, str]
    denouncers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    secret_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
