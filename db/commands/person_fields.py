"""The fields of a person that can be changed, from text as typed to columns."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from db import lookups
from db.choices import Sex, YesNoUnknown
from db.commands.persons import employer_of_call
from db.commands.stamps import Desk
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.rules import births, names, text
from db.rules.days import format_day, vietnam_day
from db.rules.identity_numbers import read_id_number

LINES: Final = ("zalo", "facebook", "occupation", "language")
TEXTS: Final = ("address", "alert")
CODES: Final[Mapping[str, type[StrEnum]]] = {"sex": Sex, "union_member": YesNoUnknown}
FIELDS: Final = (
    "full_name",
    "sort_name",
    "sex",
    "birth",
    "is_birth_estimated",
    *("id_number", "zalo", "facebook"),
    *("employer", "unit", "union_member", "occupation"),
    *("address", "language", "alert"),
)
"""In the order of the form."""
LONGEST_LANGUAGE: Final = 10
LONGEST_FOLDED: Final = 300


def stored_values(database: Database, person_id: str) -> dict[str, str]:
    """The fields as they would be typed.

    Raises:
        NotFound: no such person.
    """
    row = database.row(
        "SELECT p.full_name, p.sort_name, p.sex, p.birth_year, p.birth_on, "
        "p.is_birth_estimated, p.id_number, p.zalo, "
        "p.facebook, coalesce(e.name, ''), coalesce(u.code, ''), "
        "p.union_member, p.occupation, p.address, p.language, p.alert FROM persons p "
        "LEFT JOIN employers e ON e.id = p.employer_id LEFT JOIN units u ON u.id = p.unit_id "
        "WHERE p.id = ?",
        [person_id],
    )
    if row is None:
        raise NotFound("person", person_id)
    full_name, sort_name, sex, year, on, is_estimated, *rest = row
    birth = format_day(date.fromisoformat(on)) if on else str(year or "")
    first = (full_name, sort_name, sex, birth, "yes" if is_estimated else "no")
    return dict(zip(FIELDS, (*first, *rest), strict=True))


def read(desk: Desk, before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, Any]:
    """Read changes into columns of the person.

    Args:
        before: all fields as stored (`stored_values`).

    Raises:
        ValidationFailed: every field that cannot be taken.
    """
    problems = {name: "unknown_field" for name in changes if name not in FIELDS}
    columns: dict[str, Any] = {}
    for name in LINES:
        if name in changes:
            columns[name] = text.clean_line(changes[name])
    if len(columns.get("language", "")) > LONGEST_LANGUAGE:
        problems["language"] = "unknown_code"
    for name in TEXTS:
        if name in changes:
            columns[name] = text.clean(changes[name])
    for name, choices in CODES.items():
        if name in changes:
            columns[name] = changes[name] or "unknown"
            if columns[name] not in set(choices):
                problems[name] = "unknown_code"
    if "is_birth_estimated" in changes:
        columns["is_birth_estimated"] = changes["is_birth_estimated"] == "yes"
    _read_birth(desk, changes, columns, problems)
    if "id_number" in changes:
        columns["id_number"], problem = read_id_number(changes["id_number"])
        if problem:
            problems["id_number"] = problem
    if "unit" in changes:
        columns["unit_id"] = _unit(desk, changes["unit"], problems)
    if problems:
        raise ValidationFailed(problems)
    columns.update(_names(before, changes))
    if "employer" in changes:
        workplace = employer_of_call(desk, changes["employer"])
        columns["employer_id"] = None if workplace is None else workplace.id
    return columns


def _read_birth(
    desk: Desk, changes: Mapping[str, str], columns: dict[str, Any], problems: dict[str, str]
) -> None:
    if "birth" not in changes:
        return
    birth = births.read_birth(changes["birth"], vietnam_day(desk.now))
    if birth.problem is not None:
        problems["birth"] = birth.problem
    columns["birth_year"], columns["birth_on"] = birth.year, birth.on


def _names(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, Any]:
    """The name and its place in lists; a new name is ordered anew unless somebody said how."""
    if "full_name" not in changes and "sort_name" not in changes:
        return {}
    full_name = text.clean_line(changes.get("full_name", before["full_name"]))
    was_guess = before["sort_name"] == names.guess_sort_name(before["full_name"])
    typed = changes.get("sort_name", "" if was_guess else before["sort_name"])
    sort_name = text.clean_line(typed) or names.guess_sort_name(full_name)
    return {
        "full_name": full_name,
        "folded_name": text.fold(full_name)[:LONGEST_FOLDED],
        "sort_name": sort_name,
        "sort_key": names.sort_key(sort_name),
    }


def _unit(desk: Desk, typed: str, problems: dict[str, str]) -> str | None:
    if not typed.strip():
        return None
    found = lookups.unit_id(desk.database, typed, vietnam_day(desk.now))
    if found is None:
        problems["unit"] = "unknown_unit"
    return found
