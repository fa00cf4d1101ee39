"""Answer cards: for the needs of a call, by words with or without tones, one by its id."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from db.clock import from_text, stored_day
from db.connection import Database
from db.errors import NotFound
from db.records.answer_cards import AnswerCardRecord
from db.rules import text
from db.rules.names import sort_key

_SELECT = (
    "SELECT c.id, c.question, c.answer, c.source_document, c.programme_code, c.valid_from, "
    "c.valid_to, c.is_active, p.id, p.checked_on, c.updated_at, coalesce(u.full_name, ''), "
    "c.version FROM answer_cards c LEFT JOIN users u ON u.id = c.updated_by "
    "LEFT JOIN programmes p ON p.code = c.programme_code "
)
_MOST = 50


def for_needs(
    database: Database, needs: Sequence[str], on_day: date, limit: int = _MOST
) -> tuple[AnswerCardRecord, ...]:
    """Cards to offer for a call with these needs on this day; best first.

    A card that answers more of the needs stands first, then the newest. Without needs nothing is
    offered.
    """
    wanted = tuple(dict.fromkeys(needs))
    if not wanted:
        return ()
    marks = ", ".join("?" * len(wanted))
    rows = database.rows(
        _SELECT + "JOIN (SELECT card_id, count(*) AS hits FROM answer_card_needs "
        f"WHERE need_id IN ({marks}) GROUP BY card_id) n ON n.card_id = c.id "
        f"WHERE {_VALID} ORDER BY n.hits DESC, c.id DESC LIMIT ?",
        [*wanted, on_day.isoformat(), on_day.isoformat(), limit],
    )
    return _records(database, rows)


def search(
    database: Database, typed: str, on_day: date | None = None, limit: int = _MOST
) -> tuple[AnswerCardRecord, ...]:
    """Cards with every typed word in question or answer, with or without tones; best first.

    Cards with the words as typed (tones too) stand first, then those with all words in the
    question, then the newest. Without words every card is found, newest first.

    Args:
        database: the open office.
        typed: words, or beginnings and parts of words.
        on_day: only cards that may be told on this day; None: every card not withdrawn.
        limit: at most so many cards.
    """
    words = text.words(typed)
    where = ["c.is_active"]
    values: list[Any] = []
    if on_day is not None:
        where = [_VALID]
        values = [on_day.isoformat(), on_day.isoformat()]
    for word in words:
        where.append("c.folded LIKE ?")
        values.append(f"%{word}%")
    found = _records(
        database,
        database.rows(_SELECT + f"WHERE {' AND '.join(where)} ORDER BY c.id DESC", values),
    )
    if words:
        found = tuple(sorted(found, key=lambda card: _distance(card, typed, words)))
    return found[:limit]


def every_card(database: Database) -> tuple[AnswerCardRecord, ...]:
    """Every card, withdrawn ones last, by question in Vietnamese order."""
    found = _records(database, database.rows(_SELECT))
    return tuple(sorted(found, key=lambda one: (not one.is_active, sort_key(one.question), one.id)))


def one(database: Database, card_id: str) -> AnswerCardRecord:
    """One card.

    Raises:
        NotFound: no such card.
    """
    found = _records(database, database.rows(_SELECT + "WHERE c.id = ?", [card_id]))
    if not found:
        raise NotFound("answer_card", card_id)
    return found[0]


_VALID = (
    "c.is_active AND (c.valid_from IS NULL OR c.valid_from <= ?) "
    "AND (c.valid_to IS NULL OR c.valid_to >= ?)"
)


def _distance(card: AnswerCardRecord, typed: str, words: Sequence[str]) -> tuple[bool, bool]:
    wanted = text.clean_line(typed).lower()
    as_typed = wanted in f"{card.question}\n{card.answer}".lower()
    folded = text.fold(card.question)
    return (not as_typed, not all(word in folded for word in words))


def _records(database: Database, rows: Iterable[Sequence[Any]]) -> tuple[AnswerCardRecord, ...]:
    found = list(rows)
    needs: defaultdict[str, list[str]] = defaultdict(list)
    if found:
        for card_id, need in database.rows(
            "SELECT n.card_id, n.need_id FROM answer_card_needs n "
            "JOIN needs t ON t.code = n.need_id ORDER BY t.position"
        ):
            needs[card_id].append(need)
    return tuple(
        AnswerCardRecord(
            id=row[0],
            question=row[1],
            answer=row[2],
            source_document=row[3],
            programme_code=row[4],
            needs=tuple(needs[row[0]]),
            valid_from=stored_day(row[5]),
            valid_to=stored_day(row[6]),
            is_active=bool(row[7]),
            is_checked=None if row[8] is None else row[9] is not None,
            updated_at=from_text(row[10]),
            updated_by=row[11],
            version=row[12],
        )
        for row in found
    )
