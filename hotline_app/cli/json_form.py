"""The JSON that other programs read: stable codes, ISO moments in UTC, snake_case keys."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import PurePath
from typing import Any


def to_json(value: Any) -> Any:
    """Turn a record, and everything in it, into what JSON knows.

    Records become objects by their fields, codes their text, moments "2021-08-30T07:30:00Z",
    days "2021-08-30", paths text, tuples lists. Keys that are no text are joined by ":".

    Raises:
        TypeError: a kind of value that has no JSON form here.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return to_json(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        moment = value.astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {_key(key): to_json(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [to_json(item) for item in items]
    raise TypeError(f"no JSON form for {type(value).__name__}")


def json_text(value: Any) -> str:
    """Write a value as JSON text, Vietnamese letters as they are."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=2)


def _key(key: Any) -> str:
    return ":".join(key) if isinstance(key, tuple) else str(to_json(key))
