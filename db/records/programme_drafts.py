"""A support programme as typed: everything is text until it is read."""

from dataclasses import dataclass

from db.choices import BenefitKind, ConditionKind, ProgrammeLevel


@dataclass(frozen=True, slots=True)
class ConditionDraft:
    """One condition of a benefit.

    Attributes:
        question_vi: what the officer asks.
        kind: how the answer is judged, a code of `ConditionKind`.
        value: a number; days as "01/05/2021 – 31/12/2021" (a side may be empty, windows divided
            by ";"); accepted answers divided by ";"; empty for yes and no.
        fact: the fact that is asked for; empty: the known one with this question, or a new one.
        question_en: the question in English; empty: the Vietnamese one.
        confidence: a code of `SourceConfidence`; empty: the programme's.
    """

    question_vi: str
    kind: str = ConditionKind.YES
    value: str = ""
    fact: str = ""
    question_en: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class BenefitDraft:
    """One benefit; `code` names the stored one that is meant, empty for a new one.

    `purpose` is the code of a need, or empty.
    """

    who: str
    kind: str = BenefitKind.EXACT
    amount: str = ""
    unit: str = "người"
    max_units: str = ""
    is_once: bool = True
    note: str = ""
    confidence: str = ""
    conditions: tuple[ConditionDraft, ...] = ()
    code: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A paper that is asked for, always or only in a case that `only_if` names."""

    title: str
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineDraft:
    """A last day; `due_on` empty when only words are known."""

    title: str
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """A programme as typed; `code` empty: one is made from number and year."""

    number: str
    title: str
    issuer: str = ""
    issued_on: str = ""
    level: str = ProgrammeLevel.CONFEDERATION
    valid_from: str = ""
    valid_to: str = ""
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    scope_area: str = ""
    budget: str = ""
    source: str = ""
    note: str = ""
    confidence: str = ""
    code: str = ""
    benefits: tuple[BenefitDraft, ...] = ()
    documents: tuple[DocumentDraft, ...] = ()
    deadlines: tuple[DeadlineDraft, ...] = ()
