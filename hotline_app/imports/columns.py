"""The columns of one table bound to the fields of a mapping."""

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.rules.text import clean
from hotline_app.imports.mapping_fields import Mapping, fold_value
from hotline_app.imports.refusals import ImportRefused

_PLACE: Final = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary's parts: texts with `{name}` places, and the column each name stands for."""

    parts: tuple[tuple[str, Table[str, str]], ...]

    @property
    def columns(self) -> list[str]:
        """Every column the summary uses."""
        return [column for _, places in self.parts for column in places.values()]

    def compose(self, cells: Table[str, str]) -> str:
        """The summary of a row: parts joined by "; ", parts without any value left out."""
        texts = (_filled(text, places, cells) for text, places in self.parts)
        return clean("; ".join(filter(None, texts)))


def _filled(text: str, places: Table[str, str], cells: Table[str, str]) -> str:
    values = {name: cells[column].strip() for name, column in places.items()}
    if values and not any(values.values()):
        return ""
    return _PLACE.sub(lambda found: values[found[1]], text)


def bind_columns(mapping: Mapping, header: Sequence[str]) -> tuple[dict[str, str], Summary]:
    """Find the mapping's columns in a table's header.

    Returns:
        field -> column, and the summary; fields and parts that are optional may be absent.

    Raises:
        ImportRefused: missing_column; the detail lists the fields and the columns looked for.
    """
    known = {fold_value(name): name for name in reversed(header)}
    columns: dict[str, str] = {}
    missing: list[str] = []
    for field, names in mapping.columns.items():
        found = next((known[name] for name in map(fold_value, names) if name in known), None)
        if found is not None:
            columns[field] = found
        elif field not in mapping.optional:
            missing.append(f"{field} ({' / '.join(names)})")
    parts = []
    for text in mapping.summary:
        places = {name: known.get(fold_value(name), "") for name in _PLACE.findall(text)}
        if all(places.values()):
            parts.append((text, places))
        elif "summary" not in mapping.optional:
            missing.append(f"summary ({text})")
    if missing:
        raise ImportRefused("missing_column", mapping.name, ", ".join(missing))
    return columns, Summary(tuple(parts))
