"""The check-list of a benefit: facts in, *likely / information missing / not* with reasons out.

The answer is never "entitled": the body that pays decides. Everything is evaluated at the date of
the event against the version of the programme in force on that day (domain notes 3.3).
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from db.choices import ConditionKind, Verdict
from db.records.programmes import (
    BenefitRecord,
    CheckedCondition,
    CheckList,
    ConditionRecord,
    ProgrammeRecord,
)

MET: Final = "met"
MISSING: Final = "missing"
FAILED: Final = "failed"
EVENT_FACT: Final = "event_on"
"""The fact that every check-list knows: the day of the event."""


def evaluate(
    programme: ProgrammeRecord,
    benefit: BenefitRecord,
    event_on: date | None,
    answers: Mapping[str, str],
) -> CheckList:
    """Check `benefit` for a person whose facts are `answers` (fact key -> text as answered)."""
    facts = dict(answers)
    if event_on is not None:
        facts[EVENT_FACT] = event_on.isoformat()
    checked = tuple(_checked(condition, facts) for condition in benefit.conditions)
    reasons = [
        f"condition_{condition.state}:{condition.code}"
        for condition in checked
        if condition.state != MET
    ]
    if event_on is None:
        reasons.insert(0, "event_date_missing")
    elif not _covers(programme, benefit, event_on):
        reasons.insert(0, "programme_not_in_force")
    return CheckList(_verdict(reasons), tuple(reasons), checked, event_on)


def is_in_force(programme: ProgrammeRecord, day: date) -> bool:
    """Whether the programme was in force on `day`, both ends counted."""
    if programme.valid_from is not None and day < programme.valid_from:
        return False
    return programme.valid_to is None or day <= programme.valid_to


def _covers(programme: ProgrammeRecord, benefit: BenefitRecord, event_on: date) -> bool:
    # A programme often reaches back before the day it was signed; then it names the window of
    # events itself, and that window is one of the conditions.
    names_window = any(
        condition.kind is ConditionKind.BETWEEN_DATES for condition in benefit.conditions
    )
    if names_window and programme.valid_from is not None and event_on < programme.valid_from:
        return True
    return is_in_force(programme, event_on)


def _verdict(reasons: list[str]) -> Verdict:
    if any(reason == "programme_not_in_force" or "_failed:" in reason for reason in reasons):
        return Verdict.NOT_ELIGIBLE
    return Verdict.INFORMATION_MISSING if reasons else Verdict.LIKELY


def _checked(condition: ConditionRecord, facts: Mapping[str, str]) -> CheckedCondition:
    answer = facts.get(condition.fact, "").strip().lower()
    return CheckedCondition(
        code=condition.code,
        fact=condition.fact,
        question_vi=condition.question_vi,
        question_en=condition.question_en,
        answer=answer,
        state=state_of(condition, answer),
    )


def state_of(condition: ConditionRecord, answer: str) -> str:
    """met, missing or failed; an answer that cannot be read counts as missing."""
    if answer in ("", "unknown"):
        return MISSING
    if condition.kind in (ConditionKind.YES, ConditionKind.NO):
        if answer not in ("yes", "no"):
            return MISSING
        return MET if answer == condition.kind.value else FAILED
    if condition.kind is ConditionKind.ONE_OF:
        return MET if answer in condition.value.lower().split("|") else FAILED
    if condition.kind is ConditionKind.BETWEEN_DATES:
        return _state_of_day(condition.value, answer)
    return _state_of_number(condition, answer)


def _state_of_number(condition: ConditionRecord, answer: str) -> str:
    try:
        number, limit = int(answer), int(condition.value)
    except ValueError:
        return MISSING
    is_met = number >= limit if condition.kind is ConditionKind.AT_LEAST else number < limit
    return MET if is_met else FAILED


def _state_of_day(windows: str, answer: str) -> str:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return MISSING
    for window in windows.split("|"):
        start, _, end = window.partition("/")
        if (not start or date.fromisoformat(start) <= day) and (
            not end or day <= date.fromisoformat(end)
        ):
            return MET
    return FAILED
