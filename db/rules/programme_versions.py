"""Programmes that amend or replace each other, and which of them counts on a day.

A programme amended in the middle becomes a new row with a validity of its own. Its benefits keep
the code of the ones they follow, with the number of the version behind a stroke: "3089-AN",
"3089-AN/2".
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules.eligibility import is_in_force

VERSION_MARK: Final = "/"


def family(benefit_code: str) -> str:
    """What the versions of a benefit have in common: its code without the version."""
    stem, mark, version = benefit_code.rpartition(VERSION_MARK)
    return stem if mark and version.isdigit() else benefit_code


def next_version(code: str, taken: Collection[str]) -> str:
    """The first free code after `code` in its family."""
    stem, number = family(code), 2
    while f"{stem}{VERSION_MARK}{number}" in taken:
        number += 1
    return f"{stem}{VERSION_MARK}{number}"


def amended_by(programmes: Sequence[ProgrammeRecord], code: str) -> tuple[str, ...]:
    """Codes of the programmes that amend this one."""
    return tuple(one.code for one in programmes if code in one.amends)


def replaced_by(programmes: Sequence[ProgrammeRecord], code: str) -> tuple[str, ...]:
    """Codes of the programmes that replace this one."""
    return tuple(one.code for one in programmes if code in one.replaces)


def relatives(programmes: Sequence[ProgrammeRecord], code: str) -> tuple[ProgrammeRecord, ...]:
    """The programme and all that amend or replace it, or that it amends or replaces, and so on."""
    linked: dict[str, set[str]] = {one.code: set() for one in programmes}
    for one in programmes:
        for other in (*one.amends, *one.replaces):
            if other in linked:
                linked[one.code].add(other)
                linked[other].add(one.code)
    reached, waiting = {code}, [code]
    while waiting:
        for other in linked.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return tuple(one for one in programmes if one.code in reached)


def in_force_for(
    programmes: Sequence[ProgrammeRecord], benefit_code: str, event_on: date
) -> tuple[ProgrammeRecord, BenefitRecord] | None:
    """The version of a benefit that was in force on the day of the event.

    The benefit that was named stays when its programme was in force; else the one of its family
    in a programme linked with it; None when none was in force, and the named one is judged.
    """
    own = _with_benefit(programmes, benefit_code)
    if own is None:
        return None
    if is_in_force(own[0], event_on):
        return own
    for programme in relatives(programmes, own[0].code):
        for benefit in programme.benefits:
            if family(benefit.code) == family(benefit_code) and is_in_force(programme, event_on):
                return programme, benefit
    return None


def _with_benefit(
    programmes: Sequence[ProgrammeRecord], code: str
) -> tuple[ProgrammeRecord, BenefitRecord] | None:
    for programme in programmes:
        for benefit in programme.benefits:
            if benefit.code == code:
                return programme, benefit
    return None
