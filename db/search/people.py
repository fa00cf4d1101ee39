"""Finding persons: in the order of names, by parts of a name without tones, by ends of phones.

The order of the list is the index on `sort_key`, which holds the rows' own numbers as well: a
million people are listed without touching their rows. A name is found first through the index of
cases, at once; then the table itself is read in pieces for those without a case.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from db.connection import Database
from db.rules import text
from db.search import finder

PIECE: Final = 100_000
"""Rows of the table that are read between two looks at whether the answer is still wanted."""
SHORTEST_PHONE_END: Final = 3
_MOST_CASES: Final = 1_000
_BATCH: Final = 500

Hit = tuple[int, str, int]
"""Rank (exact tones first), key of the order, row number."""


def in_order(
    database: Database, after: tuple[str, int] | None, limit: int
) -> list[tuple[str, int]]:
    """Sort key and row number of the next people in the order of names; merged ones too."""
    condition = ""
    parameters: list[Any] = []
    if after is not None:
        condition, parameters = "WHERE (sort_key, rowid) > (?, ?)", list(after)
    rows = database.rows(
        f"SELECT sort_key, rowid FROM persons {condition} ORDER BY sort_key, rowid LIMIT ?",
        [*parameters, limit],
    )
    return [(row[0], row[1]) for row in rows]


def merged_places(database: Database) -> frozenset[int]:
    """Row numbers of the people who were merged into others."""
    rows = database.rows(
        "SELECT p.rowid FROM merges m JOIN persons p ON p.id = m.merged_id "
        "WHERE m.kind = 'person' AND p.merged_into_id IS NOT NULL"
    )
    return frozenset(row[0] for row in rows)


def is_phone_end(typed: str) -> bool:
    """Whether what was typed are the digits of a phone, or their end."""
    digits = sum(character.isdecimal() for character in typed)
    others = all(character.isdecimal() or character in " .-+()/" for character in typed)
    return others and digits >= SHORTEST_PHONE_END


def of_recent_cases(database: Database, typed: str) -> list[Hit]:
    """People of the newest cases that fit, by name or number: quick, but not everybody."""
    numbers = finder.find(database, typed, limit=_MOST_CASES)
    hits: dict[int, Hit] = {}
    for start in range(0, len(numbers), _BATCH):
        part = numbers[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        condition, parameters = _condition(typed, with_initials=True)
        rows = database.rows(
            "SELECT p.sort_key, p.rowid, p.full_name FROM cases c "
            "JOIN case_people cp ON cp.case_id = c.id JOIN persons p ON p.id = cp.person_id "
            f"WHERE c.number IN ({marks}) AND {condition} AND p.merged_into_id IS NULL",
            [*part, *parameters],
        )
        hits.update({row[1]: _hit(typed, row) for row in rows})
    return sorted(hits.values())


def everybody(
    database: Database, typed: str, most: int, check: Callable[[], None]
) -> tuple[list[Hit], bool]:
    """Everybody who fits, at most about `most`; the flag says whether that is all.

    Args:
        check: called between two pieces; what it raises ends the search.
    """
    if is_phone_end(typed):
        return _by_phone(database, typed, most)
    condition, parameters = _condition(typed)
    last = database.value("SELECT max(rowid) FROM persons") or 0
    hits: list[Hit] = []
    for first in range(1, last + 1, PIECE):
        check()
        rows = database.rows(
            "SELECT p.sort_key, p.rowid, p.full_name FROM persons p "
            f"WHERE p.rowid BETWEEN ? AND ? AND {condition} AND p.merged_into_id IS NULL LIMIT ?",
            [first, first + PIECE - 1, *parameters, most - len(hits) + 1],
        )
        hits.extend(_hit(typed, row) for row in rows)
        if len(hits) > most:
            return sorted(hits[:most]), False
    return sorted(hits), True


def _by_phone(database: Database, typed: str, most: int) -> tuple[list[Hit], bool]:
    condition, parameters = _condition(typed)
    rows = database.rows(
        f"SELECT p.sort_key, p.rowid, p.full_name FROM persons p WHERE {condition} "
        "AND p.merged_into_id IS NULL LIMIT ?",
        [*parameters, most + 1],
    )
    return sorted(_hit(typed, row) for row in rows[:most]), len(rows) <= most


def _condition(typed: str, *, with_initials: bool = False) -> tuple[str, list[Any]]:
    if is_phone_end(typed):
        digits = "".join(filter(str.isdecimal, typed))
        if len(digits) >= 9 and digits.startswith("0"):
            # Numbers are stored with the country code: the trunk zero is no part of their end.
            return _of_phones("e164 = ? OR e164 LIKE ?", [f"+84{digits[1:]}", f"%{digits[1:]}"])
        return _of_phones("e164 LIKE ?", [f"%{digits}"])
    words = text.words(typed)
    parts: list[str] = []
    parameters: list[Any] = []
    for word in words:
        # Every word begins a word of the name; H' stands glued before the names of Ê Đê women.
        parts.append("(' ' || p.folded_name LIKE ? OR p.folded_name LIKE ?)")
        parameters += [f"% {word}%", f"h{word}%"]
    if not parts:
        return "0", []
    whole = " AND ".join(parts)
    if with_initials and len(words) == 1:
        # The index of cases knows initials; here the name only has to begin alike.
        letters = words[0]
        pattern = " ".join(f"{letter}%" for letter in letters)
        return f"({whole} OR p.folded_name LIKE ?)", [*parameters, pattern]
    return whole, parameters


def _of_phones(condition: str, parameters: list[Any]) -> tuple[str, list[Any]]:
    return f"p.id IN (SELECT person_id FROM person_phones WHERE {condition})", parameters


def _hit(typed: str, row: Sequence[Any]) -> Hit:
    """Rank 0 for the tones as they were typed, 1 for the others."""
    is_exact = text.clean_line(typed).lower() in str(row[2]).lower()
    return (0 if is_exact else 1, row[0], row[1])
