"""Writing rows: one cached statement per table and set of columns, versions kept.

Prepared SQL costs a fifth of an ORM's `create()` on the path that logs a call; the models still
own the names of tables and columns.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from types import NoneType
from typing import Any, Final

from db import clock
from db.connection import Database
from db.errors import NotFound, StaleRecord
from db.identifiers import new_id
from db.models.base import Row
from db.records.people import Actor

_PLAIN: Final = frozenset({str, int, bool, float, bytes, NoneType})
"""Kinds that an engine takes as they are: most values of most rows."""


def stored(value: Any) -> Any:
    """`value` as the engine keeps it: times and days become text, codes plain text."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, datetime):
        return clock.to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def table_of(model: type[Row]) -> str:
    """The name of a model's table."""
    name: str = model._meta.table_name
    return name


@lru_cache(maxsize=256)
def insert_statement(model: type[Row], columns: tuple[str, ...]) -> str:
    """The INSERT for `columns` of `model`; unknown columns are refused when it is made."""
    known = set(model._meta.columns)
    unknown = set(columns) - known
    if unknown:
        raise KeyError(f"{table_of(model)} has no column {sorted(unknown)}")
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table_of(model)}" ({names}) VALUES ({marks})'


@lru_cache(maxsize=64)
def defaults_of(model: type[Row]) -> dict[str, Any]:
    """Column -> default, as stored, of the columns that have one; not to be changed."""
    fields = model._meta.sorted_fields
    return {
        field.column_name: stored(field.default)
        for field in fields
        if field.default is not None and not callable(field.default)
    }


@lru_cache(maxsize=512)
def _insertion(model: type[Row], named: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """The INSERT that names these columns, and the defaults of the others, in its order."""
    left_out = {name: value for name, value in defaults_of(model).items() if name not in named}
    return insert_statement(model, (*named, *left_out)), tuple(left_out.values())


def insert(database: Database, model: type[Row], **values: Any) -> None:
    """Insert one row; columns left out take the model's defaults."""
    sql, rest = _insertion(model, tuple(values))
    database.execute(sql, [*stored_values(values.values()), *rest])


_STAMPS: Final = (
    "id",
    "office_id",
    "version",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
)


@lru_cache(maxsize=256)
def _owned_insertion(model: type[Row], named: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    return _insertion(model, (*_STAMPS, *named))


def insert_owned(database: Database, model: type[Row], actor: Actor, **values: Any) -> str:
    """Insert a record of the actor's office, version 1, stamped now; returns its id."""
    record_id: str = values.pop("id", None) or new_id()
    at = values.pop("created_at", None) or clock.to_text(clock.now())
    sql, rest = _owned_insertion(model, tuple(values))
    user_id = actor.user_id
    stamps = (record_id, actor.office_id, 1, at, user_id, at, user_id)
    database.execute(sql, [*stamps, *stored_values(values.values()), *rest])
    return record_id


def stored_values(values: Iterable[Any]) -> list[Any]:
    """Many values as the engine keeps them."""
    return [value if type(value) in _PLAIN else stored(value) for value in values]


def update_owned(
    database: Database, model: type[Row], actor: Actor, record_id: str, seen: int, **values: Any
) -> None:
    """Update one record if it still has version `seen`.

    Raises:
        NotFound: no such record.
        StaleRecord: somebody saved a newer version; nothing was changed.
    """
    values["updated_at"] = clock.now()
    values["updated_by"] = actor.user_id
    names = ", ".join(f'"{name}" = ?' for name in values)
    table = table_of(model)
    cursor = database.execute(
        f'UPDATE "{table}" SET {names}, "version" = "version" + 1 WHERE "id" = ? AND "version" = ?',
        [*(stored(value) for value in values.values()), record_id, seen],
    )
    if cursor.rowcount == 1:
        return
    current = database.value(f'SELECT "version" FROM "{table}" WHERE "id" = ?', [record_id])
    if current is None:
        raise NotFound(table, record_id)
    raise StaleRecord(table, record_id, seen, current)
