"""Sorting a list of cases that is known whole: by keys, by groups, by the engine."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from db.choices import CaseStatus, Urgency
from db.connection import Database
from db.records.case_filters import CaseFilter, CaseOrder
from db.rules import names

PIECE: Final = 20_000
GROUPED: Final = frozenset({"status", "urgency", "unit", "owner"})
"""Orders of few values, each with many cases."""
_BATCH: Final = 2_000
_UNITS: Final = "SELECT id, code, name FROM units"
_OWNERS: Final = "SELECT id, name, full_name FROM users"
_COLUMNS: Final[Mapping[str, str]] = {
    "received": "c.number",
    "name": "nullif(p.sort_key, '')",
    "due": "CASE WHEN c.closed_at IS NULL THEN c.answer_due_at END",
    "status": "c.status",
    "urgency": "c.urgency",
    "unit": "c.unit_id",
    "owner": "c.owner_id",
    "changed": "c.updated_at",
}


def groups(database: Database, order: CaseOrder) -> list[CaseFilter]:
    """One filter for each value of an order, in that order; without a value comes last."""
    rest: list[CaseFilter] = []
    if order.by == "status":
        found = [CaseFilter(statuses=(one.value,)) for one in CaseStatus]
    elif order.by == "urgency":
        found = [CaseFilter(urgencies=(one.value,)) for one in Urgency]
    elif order.by == "unit":
        rest = [CaseFilter(is_without_unit=True)]
        found = [CaseFilter(units=(code,)) for code in _in_order(database, _UNITS, 1)]
    else:
        rest = [CaseFilter(is_unassigned=True)]
        found = [CaseFilter(owner_ids=(user,)) for user in _in_order(database, _OWNERS, 0)]
    return [*(reversed(found) if order.is_descending else found), *rest]


def sort_short(database: Database, wanted: Sequence[int], order: CaseOrder) -> list[int]:
    """A short list in an order; equal ones newest first, those without a value last."""
    read = _reader(database, order.by)
    keys = {number: read(value) for number, value in _values(database, wanted, order.by)}
    newest = sorted(keys, reverse=True)
    known = [one for one in newest if keys[one] is not None]
    known.sort(key=keys.__getitem__, reverse=order.is_descending)
    return [*known, *(one for one in newest if keys[one] is None)]


def in_groups(
    database: Database, wanted: Sequence[int], order: CaseOrder
) -> Iterator[Sequence[int]]:
    """A list of any length in the order of its groups; inside a group as it was."""
    read = _reader(database, order.by)
    found: defaultdict[Any, list[int]] = defaultdict(list)
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        values = dict(_values(database, part, order.by))
        for number in part:
            if number in values:
                found[read(values[number])].append(number)
    rest = found.pop(None, [])
    for rank in sorted(found, reverse=order.is_descending):
        yield from _cut(found[rank])
    yield from _cut(rest)


def sorting_statement(wanted: Sequence[int], order: CaseOrder) -> tuple[str, tuple[str]]:
    """The statement and its parameter that let the engine sort these cases."""
    column, down = _COLUMNS[order.by], "DESC" if order.is_descending else "ASC"
    return (
        "SELECT c.number FROM json_each(?) w CROSS JOIN cases c ON c.number = w.value "
        "LEFT JOIN persons p ON p.id = c.person_id "
        f"ORDER BY {column} IS NULL, {column} {down}, c.number DESC"
    ), (as_json(wanted),)


def as_json(numbers: Sequence[int]) -> str:
    """Any number of numbers as one parameter of a statement."""
    parts = (",".join(map(str, part)) for part in _cut(numbers))
    return f"[{','.join(parts)}]"


def _values(database: Database, wanted: Sequence[int], by: str) -> Iterator[tuple[int, Any]]:
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        yield from database.rows(
            f"SELECT c.number, {_COLUMNS[by]} FROM cases c "
            f"LEFT JOIN persons p ON p.id = c.person_id WHERE c.number IN ({marks})",
            part,
        )


def _reader(database: Database, by: str) -> Callable[[Any], Any]:
    """How the value of an order's column is compared; None stands at the end."""
    if by in ("unit", "owner"):
        statement = _UNITS if by == "unit" else _OWNERS
        return {one: place for place, one in enumerate(_in_order(database, statement, 0))}.get
    if by in ("status", "urgency"):
        codes: Sequence[str] = list(CaseStatus) if by == "status" else list(Urgency)
        return {str(code): place for place, code in enumerate(codes)}.get
    return lambda value: value


def _in_order(database: Database, statement: str, column: int) -> list[Any]:
    """Values of a column in the Vietnamese order of the names beside them."""
    rows = sorted(database.rows(statement), key=lambda row: (names.sort_key(row[2]), row[1]))
    return [row[column] for row in rows]


def _cut(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + PIECE] for start in range(0, len(numbers), PIECE))
