"""A mapping once it is checked, and the fields it may feed."""

import unicodedata
from collections.abc import Mapping as Table
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from db.choices import CaseStatus, MatterKind, NonCaseKind, Urgency

TIME_FIELDS: Final = ("received_at", "updated_at", "closed_at")
TEXT_FIELDS: Final = ("name", "phone", "address", "employer", "unit", "owner")
CODES: Final[Table[str, frozenset[str] | None]] = MappingProxyType(
    {
        "channel": None,  # registers that each office edits: the codes are not known here
        "need": None,
        "kind": frozenset(MatterKind),
        "status": frozenset(CaseStatus),
        "urgency": frozenset(Urgency),
        "anonymous": frozenset({"yes", "no"}),
        "non_case_kind": frozenset({*NonCaseKind, ""}),
    }
)
FIELDS: Final = ("source_key", *TIME_FIELDS, *TEXT_FIELDS, *CODES)

DEFAULTS: Final[Table[str, str]] = {
    "channel": "hotline",
    "need": "other",
    "kind": "support",
    "status": "new",
    "urgency": "normal",
    "anonymous": "no",
    "non_case_kind": "",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """A checked mapping.

    Attributes:
        name: the source; row keys of one source never meet those of another.
        time_zone: for times without an offset.
        columns: field -> column names, alternatives in order.
        summary: parts with `{Column}` names.
        values: field -> value folded by `fold_value` -> our code.
        defaults: field -> our code for an empty cell.
        optional: fields (and "summary") whose columns may be absent.
        lenient: fields whose unknown values take the default instead of refusing the row.
        text: the mapping as JSON in one fixed form: two mappings are the same when it is.
    """

    name: str
    time_zone: ZoneInfo
    date_formats: tuple[str, ...]
    header_row: int
    sheet: str
    columns: Table[str, tuple[str, ...]]
    summary: tuple[str, ...]
    values: Table[str, Table[str, str]]
    defaults: Table[str, str]
    optional: frozenset[str]
    lenient: frozenset[str]
    text: str


def fold_value(text: str) -> str:
    """A foreign value or column name as it is compared: letter case and blanks do not matter."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
