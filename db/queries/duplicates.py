"""Cases that a contact being written may repeat, found through the indexes while it is typed.

Names and workplaces are asked of the search index within the order numbers of sixty days: an
order number begins with the second of opening, so the index reads those days and no others.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from db.choices import CaseStatus
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.records.duplicates import DuplicateCandidate, DuplicateMatch, DuplicateQuestion
from db.rules import duplicates
from db.rules.case_numbers import first_number
from db.rules.text import words
from db.search.documents import filter_token, reversed_digits

SHOWN: Final = 4
_MOST_LOOKED_AT: Final = 40
_MOST_WORDS: Final = 12
# A duplicate points to another case, and a withdrawn one takes no contact.
_OUT: Final = frozenset((CaseStatus.DUPLICATE, CaseStatus.WITHDRAWN))


def likely(
    database: Database, question: DuplicateQuestion, at: datetime, limit: int = SHOWN
) -> tuple[DuplicateMatch, ...]:
    """Cases the contact may belong to, likeliest first.

    Args:
        at: when the contact came (aware).
        limit: at most so many; a long list of namesakes decides nothing.
    """
    numbers = {*_by_phone(database, question.phones), *_by_words(database, question, at)}
    if not numbers:
        return ()
    newest = sorted(numbers, reverse=True)[: 2 * _MOST_LOOKED_AT]
    matches = [
        match
        for candidate in _candidates(database, newest)
        if (match := duplicates.judge(question, candidate, at)) is not None
    ]
    return duplicates.best(matches, limit)


def _by_phone(database: Database, phones: Sequence[str]) -> list[int]:
    found: list[int] = []
    for phone in dict.fromkeys(phones):
        if reversed_digits(phone):
            rows = database.rows(
                "SELECT number FROM case_phones WHERE reversed = ? ORDER BY number DESC LIMIT ?",
                (reversed_digits(phone), _MOST_LOOKED_AT),
            )
            found.extend(row[0] for row in rows)
    return found


def _by_words(database: Database, question: DuplicateQuestion, at: datetime) -> list[int]:
    """Cases where the given name, another word of the name, the workplace and a need agree."""
    # As the index holds them: what stands around an apostrophe is glued there. Letters newer than
    # the engine's tables would split a word, and the index knows no phrases.
    name = [word for word in words(question.name)[:_MOST_WORDS] if len(word) > 1 and word.isascii()]
    parts = duplicates.workplace_parts(question.employer)[:_MOST_WORDS]
    workplace = [word for word in parts if word.isascii()]
    needs = [filter_token("need", need) for need in question.needs]
    if not name or not workplace or not needs:
        return []
    # One word may be missing on either side: the shortest of several tells least.
    telling = sorted(workplace, key=len, reverse=True)[: max(1, len(workplace) - 1)]
    groups = [[name[-1]], name[:-1], telling, needs]
    asked = " AND ".join(
        "(" + " OR ".join(f'"{token[:40]}"' for token in group) + ")" for group in groups if group
    )
    span = timedelta(days=duplicates.WITHIN_DAYS + 1)
    rows = database.rows(
        "SELECT rowid FROM case_search WHERE case_search MATCH ? AND rowid >= ? AND rowid <= ? "
        "ORDER BY rowid DESC LIMIT ?",
        (asked, first_number(at - span), first_number(at + span), _MOST_LOOKED_AT),
    )
    return _with_name(database, question.name, [row[0] for row in rows])


def _with_name(database: Database, name: str, numbers: Sequence[int]) -> list[int]:
    """Leave out cases of other people before all of their facts are read."""
    marks = ", ".join("?" * len(numbers))
    rows = database.rows(
        "SELECT c.number, p.full_name FROM cases c JOIN persons p ON p.id = c.person_id "
        f"WHERE c.number IN ({marks})",
        numbers,
    )
    return [number for number, known in rows if duplicates.names_agree(name, known)]


def _candidates(database: Database, numbers: Sequence[int]) -> list[DuplicateCandidate]:
    marks = ", ".join("?" * len(numbers))
    rows = database.rows(
        "SELECT c.id, c.code, c.status, coalesce(c.person_id, ''), coalesce(p.full_name, ''), "
        "p.birth_year, coalesce(e.name, ''), c.summary, c.opened_at, "
        "(SELECT max(k.received_at) FROM contacts k WHERE k.case_id = c.id) FROM cases c "
        "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN employers e ON e.id = c.employer_id "
        f"WHERE c.number IN ({marks})",
        numbers,
    )
    rows = [row for row in rows if row[2] not in _OUT]
    ids = [row[0] for row in rows]
    needs, phones = _needs(database, ids), _phones(database, ids)
    return [_candidate(row, needs[row[0]], phones[row[0]]) for row in rows]


def _candidate(row: tuple[Any, ...], needs: list[str], phones: list[str]) -> DuplicateCandidate:
    return DuplicateCandidate(
        code=row[1],
        status=row[2],
        person_id=row[3],
        person_name=row[4],
        birth_year=row[5],
        employer=row[6],
        needs=tuple(needs),
        phones=tuple(phones),
        summary=row[7],
        opened_at=from_text(row[8]),
        last_contact_at=from_text_or_none(row[9]),
    )


def _needs(database: Database, ids: Sequence[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    for case_id, need in database.rows(
        f"SELECT case_id, need_id FROM case_needs WHERE case_id IN ({marks})", ids
    ):
        found[case_id].append(need)
    return found


def _phones(database: Database, ids: Sequence[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    for case_id, phone in database.rows(
        "SELECT cp.case_id, f.e164 FROM case_people cp JOIN person_phones f "
        f"ON f.person_id = cp.person_id WHERE cp.case_id IN ({marks}) AND f.e164 <> '' "
        f"UNION SELECT case_id, phone FROM contacts WHERE case_id IN ({marks}) AND phone <> ''",
        [*ids, *ids],
    ):
        found[case_id].append(phone)
    return found
