"""Shapes of the shipped reference data, as frozen records."""

from dataclasses import dataclass
from datetime import date

from db.choices import (
    BenefitKind,
    ConditionKind,
    NonCaseKind,
    PlaceKind,
    ProgrammeLevel,
    SourceConfidence,
    UnitKind,
)
from db.records.office_settings import HolidayKind

ConditionValue = int | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ConditionSeed:
    """One question of a benefit's check-list.

    Attributes:
        code: Unique in all programmes: benefit code, dot, fact, for bounds `.min` or `.max`.
        question: Vietnamese question an officer can answer.
        question_en: The same question in English.
        kind: How the answer is judged.
        fact: Key shared by every condition that asks for the same fact.
        value: None for yes and no; a whole number for at_least (bound included) and less_than
            (bound excluded); "YYYY-MM-DD/YYYY-MM-DD" for between_dates, both days included,
            an empty side meaning open; accepted codes for one_of.
        confidence: How sure the condition is.
    """

    code: str
    question: str
    question_en: str
    kind: ConditionKind
    fact: str
    value: ConditionValue
    confidence: SourceConfidence


@dataclass(frozen=True, slots=True)
class BenefitSeed:
    """One benefit of a programme.

    Attributes:
        code: Stable code, unique in all programmes.
        who: Vietnamese paraphrase of the group, not the official text.
        amount: Whole VND for one `unit`, or None when none is fixed.
        kind: How the amount is meant.
        unit: What the amount is paid for (người, trẻ, hộ, người/ngày...).
        max_units: Most days or months paid, or None.
        once: Paid once for one person and event.
        confidence: How sure the amount is.
        note: What an officer must check, or "".
        conditions: All must hold.
        purpose: Code of the need it serves, or "" (our reading, not the official text).
    """

    code: str
    who: str
    amount: int | None
    kind: BenefitKind
    unit: str
    max_units: int | None
    once: bool
    confidence: SourceConfidence
    note: str
    conditions: tuple[ConditionSeed, ...]
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSeed:
    """A paper to hand in; `only_if` says in Vietnamese when, "" meaning always."""

    title: str
    confidence: SourceConfidence
    only_if: str


@dataclass(frozen=True, slots=True)
class DeadlineSeed:
    """A last day, included; `due_on` is None when the text gives no day."""

    title: str
    due_on: date | None
    confidence: SourceConfidence


@dataclass(frozen=True, slots=True)
class ProgrammeSeed:
    """A support programme, or a decision that only amends one.

    `valid_from` and `valid_to` say when the paper was in force, None meaning unknown or open.
    Events may lie before `valid_from`: the window of events is a condition of the benefit.
    """

    code: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    level: ProgrammeLevel
    valid_from: date | None
    valid_to: date | None
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    scope_area: str | None
    source: str
    confidence: SourceConfidence
    note: str
    benefits: tuple[BenefitSeed, ...]
    documents: tuple[DocumentSeed, ...]
    deadlines: tuple[DeadlineSeed, ...]


@dataclass(frozen=True, slots=True)
class UnitSeed:
    """A union organisation; `gso_code` is the code of the place it covers."""

    code: str
    name: str
    short_name: str
    kind: UnitKind
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    gso_code: str | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    confidence: SourceConfidence
    note: str


@dataclass(frozen=True, slots=True)
class PlaceSeed:
    """An administrative place; `code` is the statistics office's code where it is unique."""

    code: str
    name: str
    kind: PlaceKind
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    confidence: SourceConfidence


@dataclass(frozen=True, slots=True)
class NeedSeed:
    """A kind of need; a sensitive one tells something of a person's health."""

    code: str
    name_vi: str
    name_en: str
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class ChannelSeed:
    """A way a contact reaches the office."""

    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class NonCaseKindSeed:
    """A contact without a matter and the key that logs it."""

    code: NonCaseKind
    key: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class HolidaySeed:
    """A day off, or a weekend day worked in exchange for one."""

    on: date
    name: str
    kind: HolidayKind
    confidence: SourceConfidence


@dataclass(frozen=True, slots=True)
class AnswerCardSeed:
    """An answer card made from the facts of a shipped programme.

    Attributes:
        question: what callers ask.
        answer: amounts, conditions and papers as the programme's own rows say.
        programme: code of that programme; its source and validity are the card's.
        needs: codes of the needs it is offered for.
    """

    question: str
    answer: str
    programme: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpTemplateSeed:
    """A template of follow-ups; a line begins with its working days ("3: …").

    `need` is the code of the need it is offered for, "" for every case.
    """

    name: str
    need: str
    lines: tuple[str, ...]
