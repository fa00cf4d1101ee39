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
    """A summary's parts, each cut into pieces: plain text and the column that follows it.

    The last piece of a part has no column ("").
    """

    parts: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def columns(self) -> list[str]:
        """Every column the summary uses."""
        return [column for pieces in self.parts for _, column in pieces if column]

    def compose(self, cells: Table[str, str]) -> str:
        """The summary of a row: parts joined by "; ", parts without any value left out."""
        texts = (_filled(pieces, cells) for pieces in self.parts)
        return clean("; ".join(filter(None, texts)))


def _filled(pieces: tuple[tuple[str, str], ...], cells: Table[str, str]) -> str:
    values = [cells[column].strip() if column else "" for _, column in pieces]
    if len(values) > 1 and not any(values):
        return ""
    return "".join([text + value for (text, _), value in zip(pieces, values, strict=True)])


def _pieces(text: str, known: Table[str, str]) -> tuple[tuple[str, str], ...] | None:
    """The pieces of a part; None when a column of it is not there."""
    texts_and_names = [*_PLACE.split(text), ""]  # text, name, text, name, text, ""
    names = [fold_value(name) for name in texts_and_names[1:-1:2]]
    if any(name not in known for name in names):
        return None
    columns = [*(known[name] for name in names), ""]
    return tuple(zip(texts_and_names[::2], columns, strict=True))


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
        pieces = _pieces(text, known)
        if pieces is not None:
            parts.append(pieces)
        elif "summary" not in mapping.optional:
            missing.append(f"summary ({text})")
    if missing:
        raise ImportRefused("missing_column", mapping.name, ", ".join(missing))
    return columns, Summary(tuple(parts))


def check_registers(mapping: Mapping, registers: Table[str, frozenset[str]]) -> None:
    """Refuse a mapping that gives a channel or a need which the office does not have.

    Args:
        mapping: the mapping.
        registers: field -> codes that can be stored.

    Raises:
        ImportRefused: bad_mapping; the detail names the field and the codes.
    """
    for field, known in registers.items():
        given = {mapping.defaults[field], *mapping.values.get(field, {}).values()}
        if not given <= known:
            detail = f"{field}: {', '.join(sorted(given - known))}"
            raise ImportRefused("bad_mapping", mapping.name, detail)
