"""Finding cases by what people type: words without tones, names, initials, ends of phones.

Nothing that is typed can be a syntax error: the text is cut into words, and each word is quoted.
People of a typed full name come first, then every case with all the words, newest first.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from db.connection import Database
from db.errors import HotlineError
from db.rules import text
from db.search.documents import pair_token

SHORTEST_PHONE_END: Final = 3
_PHONE_PUNCTUATION: Final = frozenset(" .-+()/")
_ALL_NUMBERS: Final = 2**62
_LONGEST_BEGINNING: Final = 7
"""Letters of the longest beginning that the search table has an index for."""
_TELLING: Final = 3


def find(database: Database, typed: str, filters: Sequence[str] = (), limit: int = 50) -> list[int]:
    """Numbers of the cases that match, best first, at most `limit`.

    Args:
        typed: whatever stands in the search field.
        filters: filter tokens (`documents.filter_token`); groups of alternatives joined by "|".
    """
    words = [word[:40] for word in text.words(typed)]
    if not words and typed.strip():
        return []
    if not words and not filters:
        rows = database.rows("SELECT number FROM cases ORDER BY number DESC LIMIT ?", (limit,))
        return [row[0] for row in rows]
    if _looks_like_phone(typed):
        return _find_by_digits(database, typed, words, filters, limit)
    found: list[int] = []
    if len(words) > 1:
        found = _by_pairs(database, words, filters, limit)
    if len(found) < limit:
        known = set(found)
        more = _match(database, words, filters, limit + len(found))
        found.extend(number for number in more if number not in known)
    return found[:limit]


def _by_pairs(
    database: Database, words: list[str], filters: Sequence[str], limit: int
) -> list[int]:
    """Cases of people in whose name these words stand side by side, newest first.

    After a long word the names with the whole last word come before those where it is a beginning.
    """
    pairs = [pair_token(first, second) for first, second in pairwise(words)]
    if len(pairs[-1]) <= _LONGEST_BEGINNING:
        return _match(database, pairs, filters, limit)
    # The index of beginnings does not reach so far: the engine would put together the cases of
    # every pair that begins so. Where the last word is whole nobody needs that.
    found = _match(database, pairs, filters, limit, is_last_whole=True)
    if len(found) >= limit:
        return found
    # Nor do one or two letters tell who is looked for: that they begin a word is enough.
    wanted = [*pairs[:-1], *words[-2:]] if len(words[-1]) < _TELLING else pairs
    known = set(found)
    more = _match(database, wanted, filters, limit + len(found))
    return [*found, *(number for number in more if number not in known)][:limit]


def newest(database: Database, filters: Sequence[str], before: int, limit: int) -> list[int]:
    """Numbers of the cases below `before` that pass the filters, newest first, at most `limit`."""
    if filters:
        return _match(database, [], filters, limit, before)
    rows = database.rows(
        "SELECT number FROM cases WHERE number < ? ORDER BY number DESC LIMIT ?", (before, limit)
    )
    return [row[0] for row in rows]


def count(database: Database, typed: str, filters: Sequence[str], most: int) -> tuple[int, bool]:
    """How many cases match, counted to at most `most`; the flag says whether that is all."""
    words = text.words(typed)
    if not words and not filters:
        if typed.strip():
            return 0, True
        return database.value("SELECT count(*) FROM cases"), True
    found = len(find(database, typed, filters, most + 1))
    return min(found, most), found <= most


def _looks_like_phone(typed: str) -> bool:
    digits = sum(character.isdecimal() for character in typed)
    return digits >= SHORTEST_PHONE_END and all(
        character.isdecimal() or character in _PHONE_PUNCTUATION for character in typed
    )


def _find_by_digits(
    database: Database, typed: str, words: list[str], filters: Sequence[str], limit: int
) -> list[int]:
    digits = "".join(word for word in words if word.isdecimal())
    # Numbers are stored with the country code: the trunk zero is not part of their end.
    if len(digits) >= 9 and digits.startswith("0"):
        digits = digits.lstrip("0")
    ending = digits[::-1]
    by_phone = {
        row[0]
        for row in database.rows(
            "SELECT number FROM case_phones WHERE reversed >= ? AND reversed < ?",
            (ending, ending + ":"),
        )
    }
    if filters and by_phone:
        by_phone &= set(_match(database, [], filters, _ALL_NUMBERS))
    by_code = _match(database, words, filters, limit)
    return sorted(by_phone.union(by_code), reverse=True)[:limit]


def _match(
    database: Database,
    words: Sequence[str],
    filters: Sequence[str],
    limit: int,
    before: int = _ALL_NUMBERS,
    *,
    is_last_whole: bool = False,
) -> list[int]:
    parts = [f'"{word}"' for word in words]
    if parts and not is_last_whole:
        parts[-1] += "*"
    for group in filters:
        alternatives = " OR ".join(f'"{token}"' for token in group.split("|"))
        parts.append(f"({alternatives})")
    question = " AND ".join(parts)
    try:
        rows = database.rows(
            "SELECT rowid FROM case_search WHERE case_search MATCH ? AND rowid < ? "
            "ORDER BY rowid DESC LIMIT ?",
            (question, before, limit),
        )
    except HotlineError:
        raise
    except Exception as error:
        # A letter newer than the engine's tables splits a word, and detail=none has no phrases.
        if "phrase" not in str(error) and "syntax" not in str(error):
            raise
        plain = [word for word in words if word.isascii()]
        if len(plain) == len(words):
            return []
        return _match(database, plain, filters, limit, before, is_last_whole=is_last_whole)
    return [row[0] for row in rows]
