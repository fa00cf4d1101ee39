"""Support programmes, their benefits and the check-list of an assignment."""

from dataclasses import dataclass
from datetime import date, datetime

from db.choices import (
    AssignmentState,
    BenefitKind,
    ConditionKind,
    ProgrammeLevel,
    SourceConfidence,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class ConditionRecord:
    """One condition of a benefit, as data.

    `value` is a number as text for AT_LEAST and LESS_THAN, "YYYY-MM-DD/YYYY-MM-DD" (either side
    may be empty, several windows joined by "|") for BETWEEN_DATES, codes joined by "|" for ONE_OF,
    empty for YES and NO.
    """

    code: str
    fact: str
    kind: ConditionKind
    value: str
    question_vi: str
    question_en: str
    confidence: SourceConfidence

    def question(self, language: str) -> str:
        """The question in `language`."""
        return self.question_vi if language == "vi" else self.question_en


@dataclass(frozen=True, slots=True)
class BenefitRecord:
    """One benefit of a programme; `amount` in VND per `unit`, None when nobody fixed it.

    `purpose` is the code of the need it serves, or empty: help for one purpose is given once.
    """

    id: str
    code: str
    programme_code: str
    who: str
    amount: int | None
    kind: BenefitKind
    unit: str
    max_units: int | None
    is_once: bool
    confidence: SourceConfidence
    note: str
    conditions: tuple[ConditionRecord, ...]
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A support programme with everything an officer needs to assign it.

    `checked_on` None means: not yet checked against the official text. `budget` in VND, None when
    nobody set one.
    """

    id: str
    code: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    level: ProgrammeLevel
    valid_from: date | None
    valid_to: date | None
    scope_area: str
    source: str
    note: str
    confidence: SourceConfidence
    checked_by: str
    checked_on: date | None
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    benefits: tuple[BenefitRecord, ...]
    documents: tuple[str, ...]
    deadlines: tuple[tuple[str, date | None], ...]
    version: int
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedCondition:
    """The answer to one condition: `state` is met, missing or failed."""

    code: str
    fact: str
    question_vi: str
    question_en: str
    answer: str
    state: str

    def question(self, language: str) -> str:
        """The question in `language`."""
        return self.question_vi if language == "vi" else self.question_en


@dataclass(frozen=True, slots=True)
class CheckList:
    """A benefit's conditions evaluated at the date of the event.

    `reasons` holds codes: programme_not_in_force, condition_failed:<code> and
    condition_missing:<code>. `papers` are the papers the programme asks for, True for those that
    were seen.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    conditions: tuple[CheckedCondition, ...]
    event_on: date | None
    papers: tuple[tuple[str, bool], ...] = ()

    @property
    def papers_missing(self) -> tuple[str, ...]:
        """The papers nobody has seen yet."""
        return tuple(title for title, is_here in self.papers if not is_here)


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """A case assigned to a benefit; money in VND."""

    id: str
    case_id: str
    benefit_code: str
    benefit_who: str
    programme_code: str
    programme_number: str
    programme_title: str
    person_name: str
    state: AssignmentState
    event_on: date | None
    check_list: CheckList
    amount_asked: int | None
    amount_approved: int | None
    amount_delivered: int | None
    goods: str
    is_programme_checked: bool
    proposed_by: str
    proposed_at: datetime
    submitted_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    decision_comment: str
    delivered_by: str
    delivered_at: datetime | None
    receipt: str
    version: int
    covers_from: date | None = None
    covers_to: date | None = None
    double_reason: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeMoney:
    """What was assigned from a programme; money in VND.

    Attributes:
        cases: cases with an assignment that was not rejected.
        promised: asked for and not decided yet.
        approved: approved and not handed over yet.
        delivered: handed over.
        rejected: assignments that were rejected (a count).
    """

    cases: int = 0
    promised: int = 0
    approved: int = 0
    delivered: int = 0
    rejected: int = 0

    def left(self, budget: int | None) -> int | None:
        """What is left of a budget after what was approved and delivered; None without one."""
        return None if budget is None else budget - self.approved - self.delivered
