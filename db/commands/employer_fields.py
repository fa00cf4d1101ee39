"""The fields of an employer, from text as typed to columns."""

import re
from collections.abc import Mapping
from typing import Any, Final

from db import lookups
from db.choices import YesNoUnknown
from db.commands.stamps import Desk
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.rules import text
from db.rules.days import vietnam_day

FIELDS: Final = (
    "name",
    "aliases",
    "tax_code",
    "industrial_park",
    "size",
    "has_union",
    "grass_roots_unit",
    "upper_unit",
    "address",
)
"""In the order of the form; aliases stand one in a line, units as codes."""
LONGEST_FOLDED: Final = 300
LARGEST: Final = 1_000_000
# A tax code has 10 digits, a branch's three more; households use the 12 of an identity card.
_TAX_CODE: Final = re.compile(r"[0-9]{10}(-?[0-9]{3})?|[0-9]{12}")


def stored_values(database: Database, employer_id: str) -> dict[str, str]:
    """The fields as they would be typed.

    Raises:
        NotFound: no such employer.
    """
    row = database.row(
        "SELECT e.name, e.tax_code, e.industrial_park, e.size, e.has_union, "
        "coalesce(g.code, ''), coalesce(o.code, ''), e.address FROM employers e "
        "LEFT JOIN units g ON g.id = e.grass_roots_unit_id "
        "LEFT JOIN units o ON o.id = e.upper_unit_id WHERE e.id = ?",
        [employer_id],
    )
    if row is None:
        raise NotFound("employer", employer_id)
    size = "" if row[3] is None else str(row[3])
    values = (row[0], "\n".join(aliases(database, employer_id)), row[1], row[2], size, *row[4:])
    return dict(zip(FIELDS, values, strict=True))


def aliases(database: Database, employer_id: str) -> list[str]:
    """The other names of an employer, in order."""
    rows = database.rows(
        "SELECT name FROM employer_aliases WHERE employer_id = ? ORDER BY folded, id",
        [employer_id],
    )
    return [row[0] for row in rows]


def read(
    desk: Desk, employer_id: str, before: Mapping[str, str], changes: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """Read changes into columns and, when they are among the changes, the aliases.

    Args:
        employer_id: empty for a new employer.
        before: all fields as stored.

    Raises:
        ValidationFailed: every field that cannot be taken.
    """
    problems = {name: "unknown_field" for name in changes if name not in FIELDS}
    columns: dict[str, Any] = {}
    if "name" in changes:
        name = columns["name"] = text.clean_line(changes["name"])
        columns["folded"] = text.fold(name)[:LONGEST_FOLDED]
        if not columns["folded"]:
            problems["name"] = "name_missing"
        elif _is_taken(desk.database, columns["folded"], employer_id):
            problems["name"] = "employer_exists"
    for field in ("industrial_park", "tax_code"):
        if field in changes:
            columns[field] = text.clean_line(changes[field])
    if columns.get("tax_code") and not _TAX_CODE.fullmatch(columns["tax_code"]):
        problems["tax_code"] = "not_a_tax_code"
    if "address" in changes:
        columns["address"] = text.clean(changes["address"])
    if "size" in changes:
        columns["size"] = _size(changes["size"], problems)
    _read_union(desk, before, changes, columns, problems)
    others = _read_aliases(desk, employer_id, changes, problems)
    if problems:
        raise ValidationFailed(problems)
    return columns, others


def _read_union(
    desk: Desk,
    before: Mapping[str, str],
    changes: Mapping[str, str],
    columns: dict[str, Any],
    problems: dict[str, str],
) -> None:
    """The way into the union; without an upper unit the one above the grass-roots union counts."""
    if not {"has_union", "grass_roots_unit", "upper_unit"} & changes.keys():
        return
    ids: dict[str, str | None] = {}
    for field in ("grass_roots_unit", "upper_unit"):
        typed = changes.get(field, before[field]).strip()
        ids[field] = lookups.unit_id(desk.database, typed, vietnam_day(desk.now)) if typed else None
        if typed and ids[field] is None:
            problems[field] = "unknown_unit"
    has_union = changes.get("has_union", before["has_union"]) or YesNoUnknown.UNKNOWN
    own = ids["grass_roots_unit"]
    if has_union not in set(YesNoUnknown):
        problems["has_union"] = "unknown_code"
    elif own is not None and has_union == YesNoUnknown.NO:
        if "grass_roots_unit" in changes:
            problems["has_union"] = "union_contradiction"
        own = None
    elif own is not None:
        has_union = YesNoUnknown.YES
    if own is not None and ids["upper_unit"] is None:
        ids["upper_unit"] = desk.database.value(
            "SELECT o.id FROM units u JOIN units o ON o.code = u.parent_code WHERE u.id = ?", [own]
        )
    columns["has_union"] = has_union
    columns["grass_roots_unit_id"] = own
    columns["upper_unit_id"] = ids["upper_unit"]


def _read_aliases(
    desk: Desk, employer_id: str, changes: Mapping[str, str], problems: dict[str, str]
) -> tuple[str, ...] | None:
    if "aliases" not in changes:
        return None
    names = [text.clean_line(line) for line in changes["aliases"].splitlines()]
    others = {text.fold(name)[:LONGEST_FOLDED]: name for name in names if text.fold(name)}
    if any(_is_taken(desk.database, folded, employer_id) for folded in others):
        problems["aliases"] = "employer_exists"
    return tuple(others.values())


def _is_taken(database: Database, folded: str, employer_id: str) -> bool:
    found = database.value(
        "SELECT 1 FROM employers WHERE folded = ? AND id <> ? UNION ALL "
        "SELECT 1 FROM employer_aliases WHERE folded = ? AND employer_id <> ? LIMIT 1",
        [folded, employer_id, folded, employer_id],
    )
    return found is not None


def _size(typed: str, problems: dict[str, str]) -> int | None:
    digits = "".join(typed.split()).replace(".", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        problems["size"] = "not_a_number"
        return None
    if len(digits) > len(str(LARGEST)) or not 0 < int(digits) <= LARGEST:
        problems["size"] = "out_of_range"
        return None
    return int(digits)
