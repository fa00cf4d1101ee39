"""Reading of a contact as typed: every field checked at once, problems as codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from db.choices import (
    ConsentMethod,
    ConsentPurpose,
    Direction,
    MatterKind,
    NonCaseKind,
    Sex,
    Urgency,
    YesNoUnknown,
)
from db.records.drafts import CallDraft
from db.rules import text
from db.rules.days import DayError, parse_moment, vietnam_day
from db.rules.phones import PhoneReading, read_phones

EARLIEST_YEAR: Final = 2000
_CLOCK_SLACK: Final = timedelta(minutes=10)
_MOST_PEOPLE: Final = 100_000
_OLDEST: Final = 120


@dataclass(frozen=True, slots=True)
class CallReading:
    """A contact whose fields were read; texts are clean, codes are valid."""

    phones: tuple[PhoneReading, ...]
    phone: str
    name: str
    summary: str
    received_at: datetime
    people_count: int
    birth_year: int | None
    is_non_case: bool


def read_call(
    draft: CallDraft, now: datetime, registers: Mapping[str, frozenset[str]]
) -> tuple[CallReading, dict[str, str]]:
    """Read a draft.

    Args:
        registers: active codes of "needs" and "channels".

    Returns:
        The reading and field -> problem code; the reading is only whole without problems.
    """
    problems: dict[str, str] = {}
    phones = read_phones(draft.phone)
    if not draft.is_phone_kept:
        _check_phones(draft.phone, phones, problems)
    received_at = _moment(draft.received_at, now, problems)
    problems |= _problems_of_codes(draft, registers)
    is_non_case = bool(draft.non_case_kind)
    summary = text.clean(draft.summary)
    if not is_non_case and not draft.case_code:
        if not summary:
            problems["summary"] = "summary_missing"
        if not draft.needs:
            problems["needs"] = "need_missing"
    reading = CallReading(
        phones=phones,
        phone=next((phone.e164 for phone in phones if phone.e164), ""),
        name=text.clean_line(draft.name),
        summary=summary,
        received_at=received_at,
        people_count=_number(draft.people_count, "people_count", (1, _MOST_PEOPLE), problems) or 1,
        birth_year=_number(
            draft.birth_year, "birth_year", (now.year - _OLDEST, now.year), problems
        ),
        is_non_case=is_non_case,
    )
    return reading, problems


def _problems_of_codes(draft: CallDraft, registers: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """What was chosen and is no choice; a consent must have been given in some way."""
    problems: dict[str, str] = {}
    for field, choices in _CODES.items():
        value = getattr(draft, field)
        if value and value not in choices:
            problems[field] = "unknown_code"
    if draft.channel not in registers["channels"]:
        problems["channel"] = "unknown_channel"
    if any(need not in registers["needs"] for need in draft.needs):
        problems["needs"] = "unknown_need"
    if not _PURPOSES.issuperset(draft.consents):
        problems["consents"] = "unknown_code"
    elif draft.consents and not draft.consent_method:
        problems["consent_method"] = "consent_method_missing"
    return problems


_CODES: Final[Mapping[str, frozenset[str]]] = {
    field: frozenset(choices)
    for field, choices in (
        ("direction", Direction),
        ("matter_kind", MatterKind),
        ("non_case_kind", NonCaseKind),
        ("urgency", Urgency),
        ("sex", Sex),
        ("union_member", YesNoUnknown),
        ("call_back_safe", YesNoUnknown),
        ("consent_method", ConsentMethod),
    )
}
_PURPOSES: Final = frozenset(ConsentPurpose)


def _check_phones(typed: str, phones: tuple[PhoneReading, ...], problems: dict[str, str]) -> None:
    if not typed.strip():
        return
    if not phones:
        problems["phone"] = "no_digits"
        return
    for phone in phones:
        if phone.problem is not None:
            problems["phone"] = phone.problem
            return


def _moment(typed: str, now: datetime, problems: dict[str, str]) -> datetime:
    if not typed.strip():
        return now
    try:
        moment = parse_moment(typed, vietnam_day(now))
    except DayError as problem:
        problems["received_at"] = problem.code
        return now
    if moment.year < EARLIEST_YEAR:
        problems["received_at"] = "too_long_ago"
    elif moment > now + _CLOCK_SLACK:
        problems["received_at"] = "in_the_future"
    return moment


def _number(
    typed: str, field: str, bounds: tuple[int, int], problems: dict[str, str]
) -> int | None:
    wanted = typed.strip()
    if not wanted:
        return None
    # int() accepts digits of every script and underscores; only plain digits are a number here.
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else -1
    if not bounds[0] <= number <= bounds[1]:
        problems[field] = "not_a_number" if number < 0 else "out_of_range"
        return None
    return number
