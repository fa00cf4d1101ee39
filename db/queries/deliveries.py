"""Lists of people who sign for the support they are handed, and who waits for a hand-over."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from db.choices import AssignmentState
from db.clock import from_text, from_text_or_none
from db.connection import Database
from db.errors import NotFound
from db.records.deliveries import DeliveryLine, DeliveryRecord, WholeDelivery
from db.rules import text
from db.rules.names import guess_sort_name, sort_key

_AMOUNT: Final = "coalesce(a.amount_delivered, a.amount_approved)"
# A number that was withdrawn from the register is the list's no more.
_NUMBER: Final = (
    "CASE WHEN (SELECT d.is_withdrawn FROM document_numbers d WHERE d.direction = 'out' "
    "AND d.document_type = 'handover_record' AND d.symbol = l.document_number "
    "AND d.created_at >= l.created_at ORDER BY d.created_at LIMIT 1) THEN '' "
    "ELSE l.document_number END"
)
_LISTS: Final = (
    "SELECT l.id, coalesce(p.code, ''), coalesce(p.number, ''), l.title, l.deliver_on, l.place, "
    f"l.party, l.witness, {_NUMBER}, l.closed_at, count(a.id), "
    "coalesce(sum(a.state = 'delivered'), 0), "
    f"coalesce(sum({_AMOUNT}), 0), l.created_at, coalesce(u.full_name, ''), l.version "
    "FROM delivery_lists l LEFT JOIN programmes p ON p.id = l.programme_id "
    "LEFT JOIN users u ON u.id = l.created_by "
    "LEFT JOIN delivery_lines i ON i.list_id = l.id LEFT JOIN assignments a "
    "ON a.id = i.assignment_id "
)
_LINES: Final = (
    "SELECT a.id, c.code, coalesce(n.full_name, ''), "
    "CASE WHEN c.employer_must_not_know THEN '' ELSE coalesce(ce.name, ne.name, '') END, "
    f"p.number, b.who, a.goods, {_AMOUNT}, a.state, a.receipt FROM assignments a "
    "JOIN benefits b ON b.id = a.benefit_id JOIN programmes p ON p.id = b.programme_id "
    "JOIN cases c ON c.id = a.case_id LEFT JOIN persons n ON n.id = a.person_id "
    "LEFT JOIN employers ce ON ce.id = c.employer_id "
    "LEFT JOIN employers ne ON ne.id = n.employer_id "
)


def all_lists(database: Database) -> tuple[DeliveryRecord, ...]:
    """Every list, the newest first."""
    return _records(database, "", [])


def one(database: Database, typed: str) -> WholeDelivery:
    """A list by its id or the end of it (four signs or more), with its lines.

    Raises:
        NotFound: no such list, or several end like this.
    """
    found = _records(database, "WHERE l.id = ? ", [typed])
    ending = typed.strip().lower().replace("%", "").replace("_", "")
    if not found and len(ending) >= 4:
        found = _records(database, "WHERE l.id LIKE ? ", [f"%{ending}"])
    if len(found) != 1:
        raise NotFound("delivery_list", typed)
    rows = database.rows(
        f"{_LINES}JOIN delivery_lines i ON i.assignment_id = a.id WHERE i.list_id = ? "
        "ORDER BY i.position, a.id",
        [found[0].id],
    )
    return WholeDelivery(found[0], tuple(_line(row) for row in rows))


def waiting(database: Database, programme_code: str = "") -> tuple[DeliveryLine, ...]:
    """What is approved and stands on no open list, by the names of the people.

    Args:
        database: of the office.
        programme_code: only support of this programme; empty for all.
    """
    rows = database.rows(
        f"{_LINES}WHERE a.state = ? AND (? = '' OR p.code = ?) AND NOT EXISTS ("
        "SELECT 1 FROM delivery_lines i JOIN delivery_lists l ON l.id = i.list_id "
        "WHERE i.assignment_id = a.id AND l.closed_at IS NULL)",
        [AssignmentState.APPROVED.value, programme_code, programme_code],
    )
    lines = [_line(row) for row in rows]
    return tuple(sorted(lines, key=lambda line: sort_key(guess_sort_name(line.person_name))))


def searched_text(record: DeliveryRecord) -> str:
    """What a list is found by."""
    words = (record.title, record.programme_number, record.place, record.document_number)
    return text.fold(" ".join((*words, record.party, record.witness)))


def _records(
    database: Database, where: str, parameters: Sequence[Any]
) -> tuple[DeliveryRecord, ...]:
    order = "GROUP BY l.id ORDER BY l.created_at DESC, l.id DESC"
    rows = database.rows(f"{_LISTS}{where}{order}", parameters)
    return tuple(_record(row) for row in rows)


def _record(row: tuple[Any, ...]) -> DeliveryRecord:
    values = list(row)
    values[4] = date.fromisoformat(row[4])
    values[9] = from_text_or_none(row[9])
    values[13] = from_text(row[13])
    return DeliveryRecord(*values)


def _line(row: tuple[Any, ...]) -> DeliveryLine:
    values = list(row)
    values[8] = AssignmentState(row[8])
    return DeliveryLine(*values)
