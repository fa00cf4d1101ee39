"""What the search index holds for a case: folded words, name pairs, initials, filter tokens.

The words of a stored case are read back from its rows, so the index can be taken out, rebuilt and
checked word for word; who makes a case hands over the same parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from db.connection import Database
from db.rules import text

_LONGEST_WORD: Final = 40
_MOST_SUMMARY_WORDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """The index entry of one case: `words` as one text, `phones` as reversed digits."""

    number: int
    words: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What of a case is looked for: its own row, the people in it and their numbers (E.164)."""

    number: int
    code: str
    summary: str
    status: str
    urgency: str
    owner_id: str | None
    unit_code: str | None
    employer: str | None
    address: str
    names: Sequence[str] = ()
    needs: Sequence[str] = ()
    phones: Sequence[str] = ()

    def document(self) -> CaseDocument:
        """The index entry."""
        phones = {reversed_digits(phone) for phone in self.phones if phone}
        return CaseDocument(self.number, " ".join(sorted(_words(self))), tuple(sorted(phones)))


@lru_cache(maxsize=4096)
def filter_token(kind: str, code: str) -> str:
    """The token that stands for a filter value, such as status "new"; no typed word is like it."""
    return f"xq0{kind}0{''.join(text.words(code))}"[:_LONGEST_WORD]


def pair_token(first: str, second: str) -> str:
    """The token for two neighbouring words of a name."""
    return f"{first[:_LONGEST_WORD]}0{second[:_LONGEST_WORD]}"


def _name_tokens(name: str) -> Iterator[str]:
    """Words of a person's name, pairs of neighbouring ones, and the initials."""
    parts = text.words(name)
    yield from parts
    yield from text.alternative_words(name, parts)
    if len(parts) > 1:
        for first, second in pairwise(parts):
            yield f"{first[:_LONGEST_WORD]}0{second[:_LONGEST_WORD]}"
        yield "".join([part[0] for part in parts])


@lru_cache(maxsize=1024)
def _phrase_tokens(phrase: str) -> frozenset[str]:
    """Words of a workplace or an address, of which an office meets the same ones every day."""
    parts = text.words(phrase)
    return frozenset((*parts, *text.alternative_words(phrase, parts)))


@lru_cache(maxsize=16)
def _summary_words(summary: str) -> tuple[str, ...]:
    """Words of a story: when something else of a case changes it is asked for twice in a row."""
    return tuple(text.words(summary)[:_MOST_SUMMARY_WORDS])


def reversed_digits(phone: str) -> str:
    """The digits of a phone, last first: what people remember of a number is its end."""
    digits = phone.removeprefix("+")
    if digits.isdigit():
        return digits[::-1]
    return "".join(character for character in reversed(phone) if character.isdigit())


def read_documents(database: Database, first: int, last: int) -> list[CaseDocument]:
    """The documents of all cases whose number lies in `first`..`last`, in order of number."""
    found = _read(database, "c.number BETWEEN ? AND ?", (first, last))
    return [parts.document() for parts in found]


def read_documents_of(database: Database, numbers: Sequence[int]) -> list[CaseDocument]:
    """The documents of these cases, in order of number; at most some thousand at once."""
    return [parts.document() for parts in read_parts_of(database, numbers)]


def read_parts_of(database: Database, numbers: Sequence[int]) -> list[CaseParts]:
    """What these cases are found by, in order of number; at most some thousand at once."""
    marks = ", ".join("?" * len(numbers))
    return _read(database, f"c.number IN ({marks})", tuple(numbers))


def _read(database: Database, where: str, parameters: tuple[int, ...]) -> list[CaseParts]:
    people = _grouped(
        database.rows(
            "SELECT c.number, p.full_name FROM cases c JOIN case_people cp ON cp.case_id = c.id "
            f"JOIN persons p ON p.id = cp.person_id WHERE {where}",
            parameters,
        )
    )
    phones = _grouped(
        database.rows(
            "SELECT c.number, f.e164 FROM cases c JOIN case_people cp ON cp.case_id = c.id "
            f"JOIN person_phones f ON f.person_id = cp.person_id WHERE {where} "
            "UNION SELECT c.number, k.phone FROM cases c JOIN contacts k ON k.case_id = c.id "
            f"WHERE {where}",
            (*parameters, *parameters),
        )
    )
    needs = _grouped(
        database.rows(
            "SELECT c.number, n.need_id FROM cases c JOIN case_needs n ON n.case_id = c.id "
            f"WHERE {where}",
            parameters,
        )
    )
    rows = database.rows(
        "SELECT c.number, c.code, c.summary, c.status, c.urgency, c.owner_id, u.code, e.name, "
        "c.address FROM cases c LEFT JOIN units u ON u.id = c.unit_id "
        "LEFT JOIN employers e ON e.id = c.employer_id "
        f"WHERE {where} ORDER BY c.number",
        parameters,
    )
    return [
        CaseParts(*(*row, people.get(row[0], ()), needs.get(row[0], ()), phones.get(row[0], ())))
        for row in rows
    ]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, value in rows:
        found[number].append(value)
    return found


def _words(case: CaseParts) -> set[str]:
    tokens = set(_summary_words(case.summary))
    code_words = text.words(case.code)
    tokens.update(code_words)
    # People read out the last part of a code without its zeros.
    tokens.update(word.lstrip("0") for word in code_words if word.isdigit() and word.strip("0"))
    for name in case.names:
        tokens.update(_name_tokens(name))
    for phrase in (case.employer, case.address):
        if phrase:
            tokens |= _phrase_tokens(phrase)
    if len(max(tokens, key=len, default="")) > _LONGEST_WORD:
        tokens = {token[:_LONGEST_WORD] for token in tokens}
    tokens.add(filter_token("status", case.status))
    tokens.add(filter_token("urgency", case.urgency))
    if case.unit_code:
        tokens.add(filter_token("unit", case.unit_code))
    if case.owner_id:
        tokens.add(filter_token("owner", case.owner_id))
    tokens.update(filter_token("need", need) for need in case.needs)
    return tokens
