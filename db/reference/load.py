"""Reads the shipped reference files into frozen records.

Every file is a JSON object with `reference_version` and one list. A broken file raises
`KeyError` or `ValueError` at once: shipped data is checked by tests, not repaired here.
"""

import json
from datetime import date
from importlib.resources import files
from typing import Any

from db.choices import (
    NonCaseKind,
    PlaceKind,
    SourceConfidence,
    UnitKind,
)
from db.records.office_settings import HolidayKind
from db.reference.programme_rows import read_day, read_programme
from db.reference.seeds import (
    AnswerCardSeed,
    ChannelSeed,
    FollowUpTemplateSeed,
    HolidaySeed,
    NeedSeed,
    NonCaseKindSeed,
    PlaceSeed,
    ProgrammeSeed,
    UnitSeed,
)

LISTS = (
    "programmes",
    "units",
    "places",
    "needs",
    "channels",
    "non_case_kinds",
    "holidays",
    "answer_cards",
    "follow_up_templates",
)

_Row = dict[str, Any]


def reference_version(name: str = "programmes") -> str:
    """Return the version text of one list of `LISTS`, an ISO date."""
    return str(_read(name)["reference_version"])


def load_programmes() -> tuple[ProgrammeSeed, ...]:
    """Return the support programmes with benefits, conditions, papers and deadlines."""
    return tuple(read_programme(row) for row in _rows("programmes"))


def load_units() -> tuple[UnitSeed, ...]:
    """Return the union organisations; parents stand before their children."""
    return tuple(
        UnitSeed(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=UnitKind(row["kind"]),
            parent=row["parent"],
            valid_from=read_day(row["valid_from"]),
            valid_to=read_day(row["valid_to"]),
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
            valid_from=read_day(row["valid_from"]),
            valid_to=read_day(row["valid_to"]),
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


def load_answer_cards() -> tuple[AnswerCardSeed, ...]:
    """Return the answer cards made from the shipped programmes, in the order to offer them."""
    return tuple(
        AnswerCardSeed(row["question"], row["answer"], row["programme"], tuple(row["needs"]))
        for row in _rows("answer_cards")
    )


def _read(name: str) -> _Row:
    if name not in LISTS:
        raise ValueError(f"unknown reference list: {name!r}")
    text = files("db.reference").joinpath(f"{name}.json").read_text(encoding="utf-8")
    content: _Row = json.loads(text)
    return content


def _rows(name: str) -> list[_Row]:
    rows: list[_Row] = _read(name)[name]
    return rows


def load_follow_up_templates() -> tuple[FollowUpTemplateSeed, ...]:
    """Return the templates of follow-ups, in the order of the list."""
    return tuple(
        FollowUpTemplateSeed(row["name"], row["need"], tuple(row["lines"]))
        for row in _rows("follow_up_templates")
    )
