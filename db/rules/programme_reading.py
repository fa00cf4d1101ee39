"""Reading a programme as typed: values to store, and every problem under its field at once.

Problems are named by the place of their field: "number", "benefits.0.amount",
"benefits.0.conditions.2.value", "documents.1.title", "deadlines.0.due_on".
"""

from dataclasses import dataclass
from typing import Any, Final

from db.choices import BenefitKind, ConditionKind, ProgrammeLevel, SourceConfidence
from db.records.programme_drafts import BenefitDraft, ConditionDraft, ProgrammeDraft
from db.rules import text
from db.rules.money import MoneyError, parse_money
from db.rules.programme_values import problem_of_value, stored_value
from db.rules.validity import read_day

LONGEST_CODE: Final = 30
_WITH_AMOUNT: Final = frozenset(
    {
        BenefitKind.EXACT,
        BenefitKind.MAX,
        BenefitKind.PER_DAY,
        BenefitKind.PER_MONTH,
        BenefitKind.ADDON,
    }
)
_MOST_UNITS: Final = 10_000


@dataclass(frozen=True, slots=True)
class BenefitReading:
    """A benefit's columns, and those of its conditions (without `code`)."""

    code: str
    columns: dict[str, Any]
    conditions: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """The columns of a programme and of everything below it."""

    code: str
    columns: dict[str, Any]
    benefits: tuple[BenefitReading, ...]
    documents: tuple[dict[str, Any], ...]
    deadlines: tuple[dict[str, Any], ...]


def read_programme(draft: ProgrammeDraft) -> tuple[ProgrammeReading, dict[str, str]]:
    """Read a programme; what cannot be read stands in the problems, field -> code."""
    problems: dict[str, str] = {}
    columns = _columns(draft, problems)
    confidence = columns["confidence"]
    benefits = tuple(
        _benefit(one, f"benefits.{place}", confidence, problems)
        for place, one in enumerate(draft.benefits)
    )
    documents, deadlines = _documents(draft, confidence, problems), _deadlines(draft, problems)
    code = text.clean_line(draft.code)
    if len(code) > LONGEST_CODE:
        problems["code"] = "too_long"
    return ProgrammeReading(code, columns, benefits, documents, deadlines), problems


def _columns(draft: ProgrammeDraft, problems: dict[str, str]) -> dict[str, Any]:
    number, title = text.clean_line(draft.number), text.clean_line(draft.title)
    if not number:
        problems["number"] = "number_missing"
    if not title:
        problems["title"] = "title_missing"
    if draft.level not in set(ProgrammeLevel):
        problems["level"] = "unknown_code"
    valid_from = read_day(draft.valid_from, "valid_from", problems)
    valid_to = read_day(draft.valid_to, "valid_to", problems)
    if valid_from and valid_to and valid_to < valid_from:
        problems["valid_to"] = "ends_before_it_begins"
    return {
        "number": number,
        "title": title,
        "issuer": text.clean_line(draft.issuer),
        "issued_on": read_day(draft.issued_on, "issued_on", problems),
        "level": draft.level,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "amends": "|".join(dict.fromkeys(draft.amends)),
        "replaces": "|".join(dict.fromkeys(draft.replaces)),
        "scope_area": text.clean_line(draft.scope_area),
        "budget": _money(draft.budget, "budget", problems),
        "source": text.clean_line(draft.source),
        "note": text.clean(draft.note),
        "confidence": _confidence(draft.confidence, SourceConfidence.MEMORY_HIGH, "", problems),
    }


def _benefit(
    draft: BenefitDraft, place: str, confidence: SourceConfidence, problems: dict[str, str]
) -> BenefitReading:
    who = text.clean_line(draft.who)
    if not who:
        problems[f"{place}.who"] = "who_missing"
    if draft.kind not in set(BenefitKind):
        problems[f"{place}.kind"] = "unknown_code"
    amount = _money(draft.amount, f"{place}.amount", problems)
    if not draft.amount.strip() and draft.kind in _WITH_AMOUNT:
        problems[f"{place}.amount"] = "amount_missing"
    code = text.clean_line(draft.code)
    if len(code) > LONGEST_CODE:
        problems[f"{place}.code"] = "too_long"
    columns = {
        "who": who,
        "amount": amount,
        "kind": draft.kind,
        "unit": text.clean_line(draft.unit),
        "max_units": _units(draft.max_units, f"{place}.max_units", problems),
        "is_once": draft.is_once,
        "confidence": _confidence(draft.confidence, confidence, place, problems),
        "note": text.clean(draft.note),
        "purpose": text.clean_line(draft.purpose),
    }
    conditions = tuple(
        _condition(one, f"{place}.conditions.{order}", confidence, problems)
        for order, one in enumerate(draft.conditions)
    )
    return BenefitReading(code, columns, conditions)


def _condition(
    draft: ConditionDraft, place: str, confidence: SourceConfidence, problems: dict[str, str]
) -> dict[str, Any]:
    question = text.clean_line(draft.question_vi)
    if not question:
        problems[f"{place}.question_vi"] = "question_missing"
    value = ""
    if draft.kind not in set(ConditionKind):
        problems[f"{place}.kind"] = "unknown_code"
    else:
        kind = ConditionKind(draft.kind)
        problem = problem_of_value(kind, draft.value)
        if problem:
            problems[f"{place}.value"] = problem
        else:
            value = stored_value(kind, draft.value)
    return {
        "fact": text.clean_line(draft.fact),
        "kind": draft.kind,
        "value": value,
        "question_vi": question,
        "question_en": text.clean_line(draft.question_en) or question,
        "confidence": _confidence(draft.confidence, confidence, place, problems),
    }


def _documents(
    draft: ProgrammeDraft, confidence: SourceConfidence, problems: dict[str, str]
) -> tuple[dict[str, Any], ...]:
    found = []
    for place, one in enumerate(draft.documents):
        title = text.clean_line(one.title)
        if not title:
            problems[f"documents.{place}.title"] = "title_missing"
        only_if = text.clean_line(one.only_if)
        found.append({"title": title, "only_if": only_if, "confidence": confidence})
    return tuple(found)


def _deadlines(draft: ProgrammeDraft, problems: dict[str, str]) -> tuple[dict[str, Any], ...]:
    found = []
    for place, one in enumerate(draft.deadlines):
        title = text.clean_line(one.title)
        if not title:
            problems[f"deadlines.{place}.title"] = "title_missing"
        due_on = read_day(one.due_on, f"deadlines.{place}.due_on", problems)
        found.append({"title": title, "due_on": due_on})
    return tuple(found)


def _money(typed: str, field: str, problems: dict[str, str]) -> int | None:
    if not typed.strip():
        return None
    try:
        return parse_money(typed)
    except MoneyError as error:
        problems[field] = error.code
        return None


def _units(typed: str, field: str, problems: dict[str, str]) -> int | None:
    digits = text.clean_line(typed)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        problems[field] = "not_a_number"
        return None
    if len(digits) > 6 or not 0 < int(digits) <= _MOST_UNITS:
        problems[field] = "out_of_range"
        return None
    return int(digits)


def _confidence(
    code: str, otherwise: SourceConfidence, place: str, problems: dict[str, str]
) -> SourceConfidence:
    if not code:
        return otherwise
    if code not in set(SourceConfidence):
        problems[f"{place}.confidence".lstrip(".")] = "unknown_code"
        return otherwise
    return SourceConfidence(code)
