"""The search over everything: a few hits of each kind, best first, while somebody types.

Every question is bounded: it goes through an index, or over a register that an office keeps by
hand (agencies, programmes, answer cards: hundreds of rows, never millions). Persons are found
through the index of cases, whose words hold their names; those who never had a case through the
ordered list of names, by the name they are called by.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, Final

from db.connection import Database
from db.queries import cases
from db.records.everywhere import Hit, HitKind
from db.rules import names, phones, text
from db.search import finder

MOST: Final = 5
"""Hits of one kind that are given, unless another number is asked for."""
_RANKED: Final = 20
_CASES_LOOKED_AT: Final = 60
_NAMES_LOOKED_AT: Final = 400
_PHONES_LOOKED_AT: Final = 60
_REGISTER_LOOKED_AT: Final = 5_000
_SHORTEST_END: Final = 3
_LONGEST: Final = 200
_AROUND_DIGITS: Final = frozenset(" .-+()/")
_LETTERS: Final = {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}
_MOST_SPELLINGS: Final = 27

Question = Callable[[Database, str, int], tuple[Hit, ...]]


def find(
    database: Database, typed: str, kinds: Sequence[HitKind] = tuple(HitKind), limit: int = MOST
) -> Iterator[tuple[HitKind, tuple[Hit, ...]]]:
    """Hits by kind, one kind after the other, so that a newer question may break off between.

    Args:
        typed: whatever stands in the field; nothing is an error.
        kinds: what is asked for, in the order of the answer.
        limit: most hits of one kind.
    """
    wanted = text.clean_line(typed)[:_LONGEST]
    if not text.words(wanted):
        return
    for kind in kinds:
        hits = _QUESTIONS[kind](database, wanted, limit)
        if hits:
            yield kind, hits


def case_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Cases by words, names, initials, codes and ends of phones; exact tones first."""
    rows = cases.rows(database, finder.find(database, typed, (), max(limit, _RANKED)))
    marked = typed.lower() if text.fold(typed) != typed.lower() else ""
    if marked:
        rows.sort(key=lambda row: marked not in f"{row.person_name} {row.employer_name}".lower())
    return tuple(
        Hit(
            HitKind.CASE,
            row.code,
            row.person_name,
            row.summary or row.employer_name,
            status=row.status.value,
            phone=row.phone,
        )
        for row in rows[:limit]
    )


def person_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Persons whose name has every word typed, or whose initials were typed; newest first."""
    if _end_of_phone(typed):
        return ()
    found: dict[str, tuple[Any, ...]] = {}
    for row in _in_cases(database, finder.find(database, typed, (), _CASES_LOOKED_AT)):
        if _is_named(row[1], typed):
            found.setdefault(row[0], row)
    if len(found) < limit:
        for row in _by_given_name(database, typed):
            found.setdefault(row[0], row)
    marked = typed.lower() if text.fold(typed) != typed.lower() else ""
    best = sorted(found.values(), key=lambda row: bool(marked) and marked not in row[1].lower())
    return tuple(_person(row) for row in best[:limit])


def phone_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Phones by their last digits (three or more), with the person or the newest case on them."""
    ending = _end_of_phone(typed)
    if not ending:
        return ()
    rows = database.rows(
        "SELECT reversed, number FROM case_phones WHERE reversed >= ? AND reversed < ? LIMIT ?",
        (ending, ending + ":", _PHONES_LOOKED_AT),
    )
    newest: dict[str, int] = {}
    for reversed_phone, number in rows:
        newest[reversed_phone] = max(number, newest.get(reversed_phone, number))
    best = sorted(newest.items(), key=lambda pair: -pair[1])[:limit]
    return tuple(_phone(database, f"+{digits[::-1]}", number) for digits, number in best)


def employer_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Employers whose name or alias has every word typed, those that begin with it first."""
    words = text.words(typed)
    where = " AND ".join(["folded LIKE ?"] * len(words))
    likes = [f"%{word}%" for word in words]
    # The index alone answers: no row of a long table is read before it is a hit.
    rows = database.rows(
        "SELECT e.id, e.name, e.industrial_park, e.tax_code FROM employers e WHERE e.id IN ("
        f"SELECT id FROM (SELECT id FROM employers WHERE {where} LIMIT ?) UNION SELECT id FROM "
        f"(SELECT employer_id AS id FROM employer_aliases WHERE {where} LIMIT ?)) "
        "ORDER BY e.folded NOT LIKE ?, length(e.name), e.folded LIMIT ?",
        [*likes, _RANKED * 10, *likes, _RANKED * 10, f"{text.fold(typed)}%", limit],
    )
    return tuple(
        Hit(HitKind.EMPLOYER, row[0], row[1], " · ".join(part for part in row[2:] if part))
        for row in rows
    )


def agency_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Active reception addresses by name, alias, what they take, or phone."""
    rows = database.rows(
        "SELECT id, name, takes, phones, aliases FROM agencies WHERE is_active "
        "ORDER BY folded LIMIT ?",
        [_REGISTER_LOOKED_AT],
    )
    return _from_register(HitKind.AGENCY, rows, typed, limit)


def programme_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Programmes by title, number or code, newest first."""
    rows = database.rows(
        "SELECT code, title, number, code FROM programmes "
        "ORDER BY coalesce(issued_on, '0') DESC LIMIT ?",
        [_REGISTER_LOOKED_AT],
    )
    return _from_register(HitKind.PROGRAMME, rows, typed, limit)


def answer_card_hits(database: Database, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Active answer cards by question, answer or source."""
    rows = database.rows(
        "SELECT id, question, source_document, substr(answer, 1, 400) FROM answer_cards "
        "WHERE is_active ORDER BY question LIMIT ?",
        [_REGISTER_LOOKED_AT],
    )
    return _from_register(HitKind.ANSWER_CARD, rows, typed, limit)


_QUESTIONS: Final[Mapping[HitKind, Question]] = {
    HitKind.CASE: case_hits,
    HitKind.PERSON: person_hits,
    HitKind.PHONE: phone_hits,
    HitKind.EMPLOYER: employer_hits,
    HitKind.AGENCY: agency_hits,
    HitKind.PROGRAMME: programme_hits,
    HitKind.ANSWER_CARD: answer_card_hits,
}

_PERSON: Final = (
    "p.id, p.full_name, p.birth_year, coalesce(e.name, ''), p.main_phone, p.merged_into_id"
)


def _in_cases(database: Database, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
    if not numbers:
        return []
    marks = ", ".join("?" * len(numbers))
    return database.rows(
        f"SELECT {_PERSON} FROM cases c JOIN case_people cp ON cp.case_id = c.id "
        f"JOIN persons p ON p.id = cp.person_id LEFT JOIN employers e ON e.id = p.employer_id "
        f"WHERE c.number IN ({marks}) ORDER BY c.number DESC",
        numbers,
    )


def _person(row: tuple[Any, ...]) -> Hit:
    born = str(row[2]) if row[2] else ""
    note = " · ".join(part for part in (born, row[3]) if part)
    return Hit(HitKind.PERSON, row[5] or row[0], row[1], note, phone=row[4])


def _is_named(full_name: str, typed: str) -> bool:
    parts = text.words(full_name)
    wanted = text.words(typed)
    if len(wanted) == 1 and len(parts) > 1 and wanted[0] == text.initials(full_name):
        return True
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _by_given_name(database: Database, typed: str) -> Iterator[tuple[Any, ...]]:
    """Persons in the order of names whose given name is the last or the first word typed."""
    words = text.words(typed)
    for given in dict.fromkeys((words[-1], words[0])):
        for spelling in _spellings(given):
            # A key is letters, then tones: the letters alone begin every tone.
            key = names.sort_key(spelling).partition(".")[0]
            rows = database.rows(
                f"SELECT {_PERSON} FROM persons p LEFT JOIN employers e ON e.id = p.employer_id "
                "WHERE p.sort_key >= ? AND p.sort_key < ? ORDER BY p.sort_key LIMIT ?",
                (key, key + "\x7f", _NAMES_LOOKED_AT),
            )
            yield from (row for row in rows if _is_named(row[1], typed))


def _spellings(word: str) -> Iterator[str]:
    """The folded word with each letter as it may be written: "duc" is also "đưc"."""
    choices = [_LETTERS.get(letter, letter) for letter in word]
    return ("".join(letters) for letters in islice(product(*choices), _MOST_SPELLINGS))


def _end_of_phone(typed: str) -> str:
    """The digits typed, last first, when they may be the end of a phone, else ""."""
    if not all(character.isdecimal() or character in _AROUND_DIGITS for character in typed):
        return ""
    digits = "".join(word for word in text.words(typed) if word.isdecimal())
    if len(digits) < _SHORTEST_END:
        return ""
    # Numbers are stored with the country code: the trunk zero is not part of their end.
    if len(digits) >= 9 and digits.startswith("0"):
        digits = digits.lstrip("0")
    return digits[::-1]


def _phone(database: Database, e164: str, number: int) -> Hit:
    people = database.rows(
        "SELECT p.id, p.full_name FROM person_phones f JOIN persons p ON p.id = f.person_id "
        "WHERE f.e164 = ? AND p.merged_into_id IS NULL ORDER BY p.updated_at DESC LIMIT 3",
        [e164],
    )
    code = database.value("SELECT code FROM cases WHERE number = ?", [number]) or ""
    known = ", ".join(name for _, name in people if name)
    # A number that several share opens its newest case, where the right one stands.
    only = people[0][0] if len(people) == 1 else ""
    return Hit(HitKind.PHONE, only, e164, known, phone=e164, case_code=code)


def _from_register(
    kind: HitKind, rows: Sequence[tuple[Any, ...]], typed: str, limit: int
) -> tuple[Hit, ...]:
    """Rows (key, title, note, more …) that have every word typed, titles before the rest."""
    wanted = text.words(typed)
    digits = _end_of_phone(typed)[::-1]
    found: list[tuple[bool, Hit]] = []
    for key, title, note, *more in rows:
        in_title = _has_all(text.words(title), wanted)
        everything = f"{title} {note} {' '.join(part or '' for part in more)}"
        if in_title or _has_all(text.words(everything), wanted) or _has_digits(everything, digits):
            found.append((not in_title, Hit(kind, key, title, note)))
    found.sort(key=lambda pair: pair[0])
    return tuple(hit for _, hit in found[:limit])


def _has_all(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(piece) for word in words) for piece in wanted)


def _has_digits(everything: str, digits: str) -> bool:
    return bool(digits) and digits in "".join(filter(str.isdecimal, everything))


def dialled(typed: str) -> str:
    """The whole number that was typed, as E.164, or "" when it is not one."""
    if not _end_of_phone(typed):
        return ""
    return phones.read_phone(typed).e164 or ""
