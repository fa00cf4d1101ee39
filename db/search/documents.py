"""What the search index holds for a case: folded words, name pairs, initials, filter tokens.

The words of a case are always read back from its rows, so the index can be taken out, rebuilt and
checked word for word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


def filter_token(kind: str, code: str) -> str:
    """The token that stands for a filter value, such as status "new"; no typed word is like it."""
    return f"xq0{kind}0{''.join(text.words(code))}"[:_LONGEST_WORD]


def pair_token(first: str, second: str) -> str:
    """The token for two neighbouring words of a name."""
    return f"{first[:_LONGEST_WORD]}0{second[:_LONGEST_WORD]}"


def name_tokens(name: str) -> Iterator[str]:
    """Pairs of neighbouring words and the initials of a person's name."""
    parts = text.words(name)
    for first, second in pairwise(parts):
        yield pair_token(first, second)
    if len(parts) > 1:
        yield "".join(part[0] for part in parts)[:_LONGEST_WORD]


def reversed_digits(phone: str) -> str:
    """The digits of a phone, last first: what people remember of a number is its end."""
    return "".join(character for character in reversed(phone) if character.isdigit())


def read_documents(database: Database, first: int, last: int) -> list[CaseDocument]:
    """The documents of all cases whose number lies in `first`..`last`, in order of number."""
    return _read(database, "c.number BETWEEN ? AND ?", (first, last))


def read_documents_of(database: Database, numbers: Sequence[int]) -> list[CaseDocument]:
    """The documents of these cases, in order of number; at most some thousand at once."""
    marks = ", ".join("?" * len(numbers))
    return _read(database, f"c.number IN ({marks})", tuple(numbers))


def _read(database: Database, where: str, parameters: tuple[int, ...]) -> list[CaseDocument]:
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
        CaseDocument(
            row[0],
            _words(row, people.get(row[0], ()), needs.get(row[0], ())),
            tuple(sorted({reversed_digits(phone) for phone in phones.get(row[0], ()) if phone})),
        )
        for row in rows
    ]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, value in rows:
        found[number].append(value)
    return found


def _words(row: tuple[Any, ...], names: Iterable[str], needs: Iterable[str]) -> str:
    _, code, summary, status, urgency, owner_id, unit_code, employer, address = row
    tokens = set(text.words(summary)[:_MOST_SUMMARY_WORDS])
    code_words = text.words(code)
    tokens.update(code_words)
    # People read out the last part of a code without its zeros.
    tokens.update(word.lstrip("0") for word in code_words if word.isdigit() and word.strip("0"))
    for name in names:
        tokens.update(text.words(name))
        tokens.update(text.alternative_words(name))
        tokens.update(name_tokens(name))
    for phrase in (employer, address):
        if phrase:
            tokens.update(text.words(phrase))
            tokens.update(text.alternative_words(phrase))
    filters = [("status", status), ("urgency", urgency), ("unit", unit_code), ("owner", owner_id)]
    filters.extend(("need", need) for need in needs)
    tokens.update(filter_token(kind, value) for kind, value in filters if value)
    return " ".join(sorted(token[:_LONGEST_WORD] for token in tokens))
