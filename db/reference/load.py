"""Reads the shipped reference files into frozen records.

Every file is a JSON object with `reference_version` and one list. A broken file raises
`KeyError` or `ValueError` at once: shipped data is checked by tests, not repaired here.
"""

import json
from datetime import date
from importlib.resources import files
from typing import Any

from db.choices import (
    BenefitKind,
    ConditionKind,
    NonCaseKind,
    PlaceKind,
    ProgrammeLevel,
    SourceConfidence,
    UnitKind,
)
from db.reference.seeds import (
    BenefitSeed,
    ChannelSeed,
    ConditionSeed,
    ConditionValue,
    DeadlineSeed,
    DocumentSeed,
    HolidayKind,
    HolidaySeed,
    NeedSeed,
    NonCaseKindSeed,
    PlaceSeed,
    ProgrammeSeed,
    UnitSeed,
)

LISTS = ("programmes", "units", "places", "needs", "channels", "non_case_kinds", "holidays")

_Row = dict[str, Any]


def reference_version(name: str = "programmes") -> str:
    """Return the version text of one list of `LISTS`, an ISO date."""
    return str(_read(name)["reference_version"])


def load_programmes() -> tuple[ProgrammeSeed, ...]:
    """Return the support programmes with benefits, conditions, papers and deadlines."""
    return tuple(_programme(row) for row in _rows("programmes"))


def load_units() -> tuple[UnitSeed, ...]:
    """Return the union organisations; parents stand before their children."""
    return tuple(
        UnitSeed(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=UnitKind(row["kind"]),
            parent=row["parent"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            gso_code=row["gso_code"],
            successors=tuple(row["successors"]),
            aliases=tuple(row["aliases"]),
            confidence=SourceConfidence(row["confidence"]),
            note=row["note"],
        )
        for row in _rows("units")
    )


def load_places() -> tuple[PlaceSeed, ...]:
    """Return provinces, districts until 30/6/2025 and communes since; parents come first."""
    return tuple(
        PlaceSeed(
            code=row["code"],
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            parent=row["parent"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            successors=tuple(row["successors"]),
            aliases=tuple(row["aliases"]),
            confidence=SourceConfidence(row["confidence"]),
        )
        for row in _rows("places")
    )


def load_needs() -> tuple[NeedSeed, ...]:
    """Return the first list of needs, in the order of the form."""
    return tuple(NeedSeed(**row) for row in _rows("needs"))


def load_channels() -> tuple[ChannelSeed, ...]:
    """Return the kinds of reception channel, in the order of the form."""
    return tuple(ChannelSeed(**row) for row in _rows("channels"))


def load_non_case_kinds() -> tuple[NonCaseKindSeed, ...]:
    """Return the contacts without a matter, F6 to F11."""
    return tuple(
        NonCaseKindSeed(NonCaseKind(row["code"]), row["key"], row["name_vi"], row["name_en"])
        for row in _rows("non_case_kinds")
    )


def load_holidays() -> tuple[HolidaySeed, ...]:
    """Return the public holidays and exchanged working days, in order of day."""
    return tuple(
        HolidaySeed(
            on=date.fromisoformat(row["on"]),
            name=row["name"],
            kind=HolidayKind(row["kind"]),
            confidence=SourceConfidence(row["confidence"]),
        )
        for row in _rows("holidays")
    )


def parse_window(text: str) -> tuple[date | None, date | None]:
    """Read a between_dates value; an empty side is open.

    Raises:
        ValueError: No slash, no day at all, a bad day, or days in the wrong order.
    """
    first_text, slash, last_text = text.partition("/")
    first, last = _day(first_text or None), _day(last_text or None)
    if not slash or (first is None and last is None):
        raise ValueError(f"not a window of days: {text!r}")
    if first is not None and last is not None and first > last:
        raise ValueError(f"window ends before it starts: {text!r}")
    return first, last


def _read(name: str) -> _Row:
    if name not in LISTS:
        raise ValueError(f"unknown reference list: {name!r}")
    text = files("db.reference").joinpath(f"{name}.json").read_text(encoding="utf-8")
    content: _Row = json.loads(text)
    return content


def _rows(name: str) -> list[_Row]:
    rows: list[_Row] = _read(name)[name]
    return rows


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _programme(row: _Row) -> ProgrammeSeed:
    return ProgrammeSeed(
        code=row["code"],
        number=row["number"],
        issued_on=_day(row["issued_on"]),
        issuer=row["issuer"],
        title=row["title"],
        level=ProgrammeLevel(row["level"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
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


def _benefit(row: _Row) -> BenefitSeed:
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
    )


def _condition(row: _Row) -> ConditionSeed:
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
        case ((ConditionKind.AT_LEAST | ConditionKind.LESS_THAN), int()) if value is not True:
            return int(value)
        case ConditionKind.BETWEEN_DATES, str():
            parse_window(value)
            return value
        case ConditionKind.ONE_OF, [_, *_]:
            return tuple(str(code) for code in value)
    raise ValueError(f"value {value!r} does not fit a condition of kind {kind}")


def _document(row: _Row) -> DocumentSeed:
    return DocumentSeed(row["title"], SourceConfidence(row["confidence"]), row.get("only_if", ""))


def _deadline(row: _Row) -> DeadlineSeed:
    return DeadlineSeed(row["title"], _day(row["due_on"]), SourceConfidence(row["confidence"]))
