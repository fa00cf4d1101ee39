"""Rows that go from one record to another in a merge, and back when it is undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.connection import Database


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names the record.

    Attributes:
        table: of the rows.
        column: that holds the record's id.
        key: columns that name a row, in order; the reference itself may be among them.
        twin: columns that must not stand twice under one record; such rows of the merged one
            are put aside.
        twin_when: SQL that says which rows can be twins at all.
        among: SQL that says which rows can name the record at all, where no index tells.
    """

    table: str
    column: str
    key: tuple[str, ...] = ("id",)
    twin: tuple[str, ...] = ()
    twin_when: str = "1 = 1"
    among: str = "1 = 1"


PERSON_REFERENCES: Final = (
    Reference("cases", "person_id"),
    Reference("case_people", "person_id", ("case_id", "person_id", "role"), ("case_id", "role")),
    Reference("contacts", "person_id"),
    Reference("person_phones", "person_id", twin=("e164",), twin_when="e164 <> ''"),
    Reference("consents", "person_id"),
    Reference("assignments", "person_id"),
    Reference("feedbacks", "person_id"),
    # Those merged before point to whoever stands for them now.
    Reference(
        "persons",
        "merged_into_id",
        among="id IN (SELECT merged_id FROM merges WHERE kind = 'person')",
    ),
)
"""Everything that names a person."""
EMPLOYER_REFERENCES: Final = (
    Reference("cases", "employer_id"),
    Reference("persons", "employer_id"),
    Reference("employer_aliases", "employer_id"),
)
"""Everything that names an employer."""


def move(database: Database, reference: Reference, merged: str, kept: str) -> dict[str, Any]:
    """Let every row name `kept` instead of `merged`; returns what `move_back` needs.

    `moved` holds the keys of the rows that went over; `aside` whole rows the kept record has
    already, which are taken out until the merge is undone.
    """
    aside = _put_aside(database, reference, merged, kept)
    names = ", ".join(f'"{name}"' for name in reference.key)
    table, column = reference.table, reference.column
    condition = f'{reference.among} AND "{column}" = ?'
    keys = database.rows(f'SELECT {names} FROM "{table}" WHERE {condition}', [merged])
    named = " AND ".join(f'"{name}" = ?' for name in reference.key)
    if keys:
        database.execute_many(
            f'UPDATE "{table}" SET "{column}" = ? WHERE {named}', [(kept, *key) for key in keys]
        )
    return {"moved": [list(key) for key in keys], "aside": aside}


def count_twins(database: Database, reference: Reference, merged: str, kept: str) -> int:
    """How many rows of the merged record the kept one has already."""
    return len(_twin_rows(database, reference, merged, kept))


def move_back(
    database: Database, reference: Reference, merged: str, kept: str, done: Mapping[str, Any]
) -> None:
    """Let the rows that `move` moved name `merged` again, those of them that still name `kept`."""
    table, column = reference.table, reference.column
    for key in done["moved"]:
        # A row whose key holds the reference is found under the record that has it now.
        pairs = zip(reference.key, key, strict=True)
        values = [kept if name == column else value for name, value in pairs]
        condition = " AND ".join(f'"{name}" = ?' for name in reference.key)
        database.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE {condition} AND "{column}" = ?',
            [merged, *values, kept],
        )
    restore(database, table, done["aside"])


def restore(database: Database, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put whole rows back as they were."""
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        database.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING',
            list(row.values()),
        )


def whole_rows(
    database: Database, table: str, condition: str, parameters: Sequence[Any]
) -> list[dict[str, Any]]:
    """Rows as column -> value, to be put back one day."""
    cursor = database.execute(f'SELECT * FROM "{table}" WHERE {condition}', parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _twin_rows(
    database: Database, reference: Reference, merged: str, kept: str
) -> list[dict[str, Any]]:
    if not reference.twin:
        return []
    table, column = reference.table, reference.column
    same = " AND ".join(f'k."{name}" = "{table}"."{name}"' for name in reference.twin)
    condition = (
        f'"{column}" = ? AND {reference.twin_when} AND EXISTS '
        f'(SELECT 1 FROM "{table}" k WHERE k."{column}" = ? AND {same})'
    )
    return whole_rows(database, table, condition, [merged, kept])


def _put_aside(
    database: Database, reference: Reference, merged: str, kept: str
) -> list[dict[str, Any]]:
    rows = _twin_rows(database, reference, merged, kept)
    for row in rows:
        condition = " AND ".join(f'"{name}" = ?' for name in reference.key)
        database.execute(
            f'DELETE FROM "{reference.table}" WHERE {condition}',
            [row[name] for name in reference.key],
        )
    return rows
