"""What the fields of the contact form offer, read from the database."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from db import clock
from db.queries import (
    agencies,
    caller_offers,
    employers,
    programmes,
    registers,
    units,
    users,
)
from db.records.offices import NamedCode, UnitRecord
from db.rules import text
from db.rules.days import format_day, vietnam_day
from exports.words import WORDS
from hotline_app.i18n import current_language, tr
from hotline_app.labels import word
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.picker import PickerSource, source_of

if TYPE_CHECKING:
    from db.connection import Database

EMPLOYERS_OFFERED = 20


def needs(database: "Database") -> PickerSource:
    """The needs of the office's register."""
    return source_of(_named(registers.needs(database)), text.fold)


def need_words(database: "Database", codes: Sequence[str]) -> str:
    """Names of needs, in the order of the register."""
    language = current_language()
    wanted = registers.needs(database) if codes else ()
    return ", ".join(need.name(language) for need in wanted if need.code in codes)


def channels(database: "Database") -> PickerSource:
    """The channels of the office's register."""
    return source_of(_named(registers.channels(database)), text.fold)


def matter_kinds() -> PickerSource:
    """The kinds of matter."""
    return source_of(codes("matter_kind"), text.fold)


def renewed(make: Callable[[], PickerSource]) -> PickerSource:
    """Read a list when it is first needed, and again when it is opened or knows a key no more.

    Others add to the lists while this form is open.
    """
    held: list[PickerSource] = []

    def anew() -> PickerSource:
        held[:] = [make()]
        return held[0]

    def search(typed: str) -> Sequence[Choice]:
        source = held[0] if held and typed else anew()
        return source.search(typed)

    def find(key: str) -> Choice | None:
        found = held[0].find(key) if held else None
        return found or anew().find(key)

    return PickerSource(search, find)


def codes(subject: str) -> list[Choice]:
    """Every code of a subject with its word."""
    return [Choice(code, word(subject, code)) for code in WORDS[subject]]


def workplaces(database: "Database") -> PickerSource:
    """Known workplaces; a new one may be typed."""

    def search(typed: str) -> list[Choice]:
        return [
            Choice(name, name) for name in employers.suggest(database, typed, EMPLOYERS_OFFERED)
        ]

    return PickerSource(search, lambda name: Choice(name, name), takes_free_text=True)


def union_units(database: "Database") -> PickerSource:
    """Units of today first, then those that were, with their last day."""
    today = vietnam_day(clock.now())
    found = units.all_units(database)
    now = [_unit(unit) for unit in found if _stands(unit, today)]
    before = [_unit(unit) for unit in found if not _stands(unit, today)]
    return source_of([*now, *before], text.fold)


def programmes_told(database: "Database") -> PickerSource:
    """Programmes in force first, each with the number of its decision."""
    today = vietnam_day(clock.now())
    found = programmes.all_programmes(database)
    in_force = {programme.code for programme in programmes.all_programmes(database, today)}
    ordered = sorted(found, key=lambda programme: programme.code not in in_force)
    return source_of(
        [Choice(programme.code, programme.title, programme.number) for programme in ordered],
        text.fold,
    )


def reception_addresses(database: "Database") -> PickerSource:
    """Active agencies with their numbers."""
    return source_of(
        [
            Choice(agency.id, agency.name, agency.phones)
            for agency in agencies.all_agencies(database)
            if agency.is_active
        ],
        text.fold,
    )


def answers_told(database: "Database") -> PickerSource:
    """Answer cards in force today."""
    today = vietnam_day(clock.now())
    found = caller_offers.cards(database, today)
    return source_of([Choice(card.id, card.question) for card in found], text.fold)


def colleagues(database: "Database") -> PickerSource:
    """Who may have taken a contact: active users by their full name."""
    known = [user for user in users.all_users(database) if user.is_active]
    return source_of([Choice(user.name, user.full_name, user.name) for user in known], text.fold)


def _named(register: Sequence[NamedCode]) -> list[Choice]:
    language = current_language()
    return [Choice(entry.code, entry.name(language)) for entry in register if entry.is_active]


def _stands(unit: UnitRecord, today: date) -> bool:
    return (unit.valid_from or today) <= today <= (unit.valid_to or today)


def _unit(unit: UnitRecord) -> Choice:
    note = ""
    if unit.valid_to is not None:
        note = tr("until {day}").format(day=format_day(unit.valid_to))
    return Choice(unit.code, unit.name, note)
