"""What can be told while the caller speaks: answer cards, programmes, reception addresses."""

from collections.abc import Sequence
from datetime import date

from db.connection import Database
from db.records.desk_aids import AnswerOffer
from db.records.offices import AgencyRecord
from db.rules import text


def cards_for(database: Database, needs: Sequence[str], on: date) -> tuple[AnswerOffer, ...]:
    """Answer cards in force on a day for any of the needs, the newest first."""
    if not needs:
        return ()
    marks = ", ".join("?" * len(needs))
    day = on.isoformat()
    rows = database.rows(
        "SELECT id, question, answer, source_document, programme_code FROM answer_cards "
        "WHERE is_active AND coalesce(valid_from, '') <= ? AND coalesce(valid_to, '9999') >= ? "
        f"AND id IN (SELECT card_id FROM answer_card_needs WHERE need_id IN ({marks})) "
        "ORDER BY coalesce(valid_from, '') DESC, folded",
        [day, day, *needs],
    )
    return tuple(AnswerOffer(*row) for row in rows)


def cards(database: Database, on: date) -> tuple[AnswerOffer, ...]:
    """Every answer card in force on a day, by its question."""
    day = on.isoformat()
    rows = database.rows(
        "SELECT id, question, answer, source_document, programme_code FROM answer_cards "
        "WHERE is_active AND coalesce(valid_from, '') <= ? AND coalesce(valid_to, '9999') >= ? "
        "ORDER BY folded",
        [day, day],
    )
    return tuple(AnswerOffer(*row) for row in rows)


def fitting(
    agencies: Sequence[AgencyRecord], need_names: Sequence[str], area: str
) -> tuple[AgencyRecord, ...]:
    """Active agencies that take one of the needs, those of the area first.

    Args:
        agencies: in the order to keep among equals.
        need_names: names of the needs in any language.
        area: where the caller is: address or union unit, as typed.
    """
    wanted = [set(text.fold(name).split()) for name in need_names]
    where = set(text.fold(area).split())
    scored = []
    for agency in agencies:
        takes = set(text.fold(agency.takes).replace(",", " ").split())
        best = max((len(words & takes) for words in wanted if words), default=0)
        if agency.is_active and (best or not takes):
            near = len(set(text.fold(agency.area).split()) & where)
            scored.append(((best > 0, near, best), agency))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(agency for _score, agency in scored)
