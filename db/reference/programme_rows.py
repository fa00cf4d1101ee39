"""Turns rows of programmes.json into frozen records."""

from datetime import date
from typing import Any

from db.choices import BenefitKind, ConditionKind, ProgrammeLevel, SourceConfidence
from db.reference.seeds import (
    BenefitSeed,
    ConditionSeed,
    ConditionValue,
    DeadlineSeed,
    DocumentSeed,
    ProgrammeSeed,
)


def read_programme(row: dict[str, Any]) -> ProgrammeSeed:
    """Turn one JSON object of programmes.json into a record.

    Raises:
        KeyError: A field is missing.
        ValueError: An unknown code, a bad day, or a value that does not fit its condition.
    """
    return ProgrammeSeed(
        code=row["code"],
        number=row["number"],
        issued_on=read_day(row["issued_on"]),
        issuer=row["issuer"],
        title=row["title"],
        level=ProgrammeLevel(row["level"]),
        valid_from=read_day(row["valid_from"]),
        valid_to=read_day(row["valid_to"]),
        amends=tuple(row["amends"]),
        replaces=tuple(row["replaces"]),
        scope_area=row["scope_area"],
        source=row["source"],
        confidence=SourceConfidence(row["confidence"]),
        note=row["note"],
        benefits=tuple(_benefit(item) for item in row["benefits"]),
        documents=tuple(_document(item) for item in row["documents"]),
        deadlines=tuple(_deadline(item) for item in row["deadlines"]),
    )


def _benefit(row: dict[str, Any]) -> BenefitSeed:
    return BenefitSeed(
        code=row["code"],
        who=row["who"],
        amount=row["amount"],
        kind=BenefitKind(row["kind"]),
        unit=row["unit"],
        max_units=row["max_units"],
        once=row["once"],
        confidence=SourceConfidence(row["confidence"]),
        note=row["note"],
        conditions=tuple(_condition(item) for item in row["conditions"]),
        purpose=row.get("purpose", ""),
    )


def _condition(row: dict[str, Any]) -> ConditionSeed:
    kind = ConditionKind(row["kind"])
    return ConditionSeed(
        code=row["code"],
        question=row["question"],
        question_en=row["question_en"],
        kind=kind,
        fact=row["fact"],
        value=_condition_value(kind, row["value"]),
        confidence=SourceConfidence(row["confidence"]),
    )


def _condition_value(kind: ConditionKind, value: Any) -> ConditionValue:
    match kind, value:
        case ((ConditionKind.YES | ConditionKind.NO), None):
            return None
        case ((ConditionKind.AT_LEAST | ConditionKind.LESS_THAN), int()) if not isinstance(
            value, bool
        ):
            return int(value)
        case ConditionKind.BETWEEN_DATES, str():
            parse_window(value)
            return value
        case ConditionKind.ONE_OF, [_, *_]:
            return tuple(str(code) for code in value)
    raise ValueError(f"value {value!r} does not fit a condition of kind {kind}")


def _document(row: dict[str, Any]) -> DocumentSeed:
    return DocumentSeed(row["title"], SourceConfidence(row["confidence"]), row.get("only_if", ""))


def _deadline(row: dict[str, Any]) -> DeadlineSeed:
    return DeadlineSeed(row["title"], read_day(row["due_on"]), SourceConfidence(row["confidence"]))


def parse_window(text: str) -> tuple[date | None, date | None]:
    """Read a between_dates value; an empty side is open.

    Raises:
        ValueError: No slash, no day at all, a bad day, or days in the wrong order.
    """
    first_text, slash, last_text = text.partition("/")
    first, last = read_day(first_text or None), read_day(last_text or None)
    if not slash or (first is None and last is None):
        raise ValueError(f"not a window of days: {text!r}")
    if first is not None and last is not None and first > last:
        raise ValueError(f"window ends before it starts: {text!r}")
    return first, last


def read_day(text: str | None) -> date | None:
    """Read an ISO day; None stays None (unknown or open)."""
    return None if text is None else date.fromisoformat(text)
