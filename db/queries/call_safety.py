"""What people said last about being called back: it holds for all their cases.

No column keeps it: the newest word of a person in any contact counts, so that somebody who may be
called again only has to say so once, and a merge of two persons joins their words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from db.choices import YesNoUnknown
from db.connection import Database

_TOGETHER: Final = 400


@dataclass(frozen=True, slots=True)
class LastWord:
    """The newest word of somebody: when (as stored), whether never, and what was added."""

    said_at: str
    is_never: bool
    note: str


def last_words(database: Database, person_ids: Iterable[str]) -> dict[str, LastWord]:
    """Id of a person -> what they said last; those who never said anything are left out."""
    found: dict[str, LastWord] = {}
    ids = list(dict.fromkeys(person_ids))
    for start in range(0, len(ids), _TOGETHER):
        part = ids[start : start + _TOGETHER]
        marks = ", ".join("?" * len(part))
        rows = database.rows(
            "SELECT person_id, received_at, call_back_safe, call_back_note FROM contacts "
            f"WHERE person_id IN ({marks}) AND call_back_safe IN (?, ?) ORDER BY received_at, id",
            [*part, YesNoUnknown.YES.value, YesNoUnknown.NO.value],
        )
        for person_id, said_at, safe, note in rows:
            found[person_id] = LastWord(said_at, safe == YesNoUnknown.NO, note)
    return found


def never_called(database: Database, person_ids: Iterable[str]) -> frozenset[str]:
    """Those of the people who asked not to be called and took it back nowhere."""
    words = last_words(database, person_ids)
    return frozenset(one for one, word in words.items() if word.is_never)


def words_of_cases(database: Database, case_ids: Sequence[str]) -> dict[str, list[LastWord]]:
    """Id of a case -> what its people said last, in any of their contacts."""
    people: list[tuple[str, str]] = []
    for start in range(0, len(case_ids), _TOGETHER):
        part = case_ids[start : start + _TOGETHER]
        marks = ", ".join("?" * len(part))
        people += database.rows(
            "SELECT DISTINCT case_id, person_id FROM case_people "
            f"WHERE case_id IN ({marks}) ORDER BY case_id, person_id",
            part,
        )
    words = last_words(database, (person_id for _, person_id in people))
    found: dict[str, list[LastWord]] = {}
    for case_id, person_id in people:
        if person_id in words:
            found.setdefault(case_id, []).append(words[person_id])
    return found
