"""What every table shares: text keys, UTC text times, and the columns of an owned record.

Identifiers are UUIDv7 texts, times are ISO texts in UTC with milliseconds, days ISO texts: the
same on every engine, sortable as text, readable with any tool.
"""

from typing import Any

import peewee

# The stubs type a field by its literal arguments; ours are computed.
_fields: Any = peewee


class Row(peewee.Model):
    """Base of every table; never bound to a database: queries name theirs."""

    class Meta:
        """Table names are written out in each model."""

        legacy_table_names = False


def id_field() -> Any:
    """The primary key of a record: a UUIDv7 as text."""
    return _fields.FixedCharField(max_length=36, primary_key=True)


def id_text(*, null: bool = False, index: bool = False, unique: bool = False) -> Any:
    """The id of another record where no constraint is wanted."""
    return _fields.FixedCharField(max_length=36, null=null, index=index, unique=unique)


def short_field(
    length: int, *, key: bool = False, index: bool = False, unique: bool = False, null: bool = False
) -> Any:
    """Text of at most `length` characters that is looked up or compared."""
    options: dict[str, Any] = {"index": index, "unique": unique, "null": null}
    if key:
        options["primary_key"] = True
    elif not null and not unique:
        options["default"] = ""
    return _fields.CharField(max_length=length, **options)


def number_field(default: int | None = None, *, null: bool = False) -> Any:
    """A whole number."""
    return _fields.IntegerField(null=null, default=default)


def money_field(*, null: bool = True) -> Any:
    """An amount in whole VND, or a size in bytes."""
    return _fields.BigIntegerField(null=null)


def link(target: Any, *, null: bool = False, index: bool = False, field: str | None = None) -> Any:
    """A reference to `target`, enforced by the engine; indexed only when asked."""
    return _fields.ForeignKeyField(target, field=field, null=null, index=index, backref="+")


def text_field(*, null: bool = False, default: str | None = "") -> Any:
    """Free or short text, empty when nothing was said."""
    return _fields.TextField(null=null, default=default)


def code_field(*, index: bool = False) -> Any:
    """A stable code."""
    return _fields.CharField(max_length=40, index=index)


def moment_field(*, null: bool = False) -> Any:
    """An instant, `2021-08-30T07:15:00.000Z`."""
    return _fields.CharField(max_length=24, null=null)


def day_field(*, null: bool = True) -> Any:
    """A day, `2021-08-30`."""
    return _fields.CharField(max_length=10, null=null)


def flag_field(default: bool = False) -> Any:
    """Yes or no."""
    return _fields.BooleanField(default=default)


class Owned(Row):
    """A record that an office owns and that people edit."""

    office_id: Any = id_text()
    version: Any = number_field(1)
    created_at: Any = moment_field()
    created_by: Any = id_text(null=True)
    updated_at: Any = moment_field()
    updated_by: Any = id_text(null=True)
