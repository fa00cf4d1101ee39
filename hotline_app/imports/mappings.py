"""Which column of a foreign table feeds which field, and what its values mean here.

A mapping is a JSON file (UTF-8)::

    {
      "format": "hotline-mapping/1",
      "name": "factory-hotline",          source of the rows: one name, one set of row keys
      "time_zone": "Asia/Ho_Chi_Minh",    IANA name, for times without an offset
      "date_formats": ["%d/%m/%Y %H:%M"], tried in order; ISO times are always understood
      "header_row": 1,                    rows above it are titles
      "sheet": "",                        of a workbook; empty takes the first
      "columns": {"received_at": "Time", "phone": ["Phone", "Mobile"], ...},
      "summary": ["{Kind}", "{Remarks}"], parts joined by "; ", parts without any value left out
      "values": {"channel": {"Call": "hotline"}, ...},
      "defaults": {"channel": "hotline", "need": "other", "status": "new"},
      "unknown": {"need": "default"}      a value in no table: "refuse" (the rule) or "default"
    }

`columns` knows the fields of `FIELDS`; a list names alternatives, the first one present counts;
letter case and blanks in column names do not matter. A column that is not there refuses the file
unless `"optional": ["phone", "summary", ...]` names its field. Without `source_key` a row is known
by its content. Code fields (channel, need, kind, status, urgency, anonymous: yes or no,
non_case_kind) go through `values`; one without a table takes our own codes as they are. An empty
cell takes the default.
"""

import json
import re
from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from db.choices import CaseStatus, MatterKind, NonCaseKind, Urgency
from hotline_app.imports.refusals import ImportRefused

FORMAT: Final = "hotline-mapping/1"
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

_DEFAULTS: Final = {
    "channel": "hotline",
    "need": "other",
    "kind": "support",
    "status": "new",
    "urgency": "normal",
    "anonymous": "no",
    "non_case_kind": "",
}
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KEYS: Final = frozenset(
    {
        "format",
        "name",
        "about",
        "time_zone",
        "date_formats",
        "header_row",
        "sheet",
        "columns",
        "optional",
        "summary",
        "values",
        "defaults",
        "unknown",
    }  # fmt: skip
)


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
    return " ".join(text.split()).casefold()


def preset_names() -> tuple[str, ...]:
    """Names of the mappings that come with the app."""
    folder = resources.files("hotline_app.imports") / "presets"
    return tuple(
        sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json"))
    )


def load_preset(name: str) -> Mapping:
    """A mapping that comes with the app; raises ImportRefused bad_mapping for another name."""
    if name not in preset_names():
        raise ImportRefused("bad_mapping", name, ", ".join(preset_names()))
    text = (resources.files("hotline_app.imports") / "presets" / f"{name}.json").read_text("utf-8")
    return read_mapping(text, name)


def load_mapping(path: Path) -> Mapping:
    """A mapping from a file; raises ImportRefused no_such_file or bad_mapping."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ImportRefused("no_such_file", path.name, type(error).__name__) from error
    except UnicodeError as error:
        raise ImportRefused("bad_mapping", path.name, "UTF-8") from error
    return read_mapping(text, path.name)


def read_mapping(text: str, where: str) -> Mapping:
    """Check a mapping's JSON text.

    Args:
        text: the JSON.
        where: what to call it in a refusal.

    Raises:
        ImportRefused: bad_mapping; the detail names the part that is wrong.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefused("bad_mapping", where, "JSON") from error
    reader = _Reader(where)
    reader.check(isinstance(raw, dict) and raw.get("format") == FORMAT, "format")
    reader.check(not set(raw) - _KEYS, ", ".join(sorted(set(raw) - _KEYS)))
    values = reader.values(raw.get("values", {}))
    return Mapping(
        name=reader.code(raw.get("name"), "name", re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")),
        time_zone=reader.zone(raw.get("time_zone", "Asia/Ho_Chi_Minh")),
        date_formats=reader.date_formats(raw.get("date_formats", [])),
        header_row=reader.header_row(raw.get("header_row", 1)),
        sheet=reader.one_text(raw.get("sheet", ""), "sheet"),
        columns=reader.columns(raw.get("columns")),
        summary=reader.texts(raw.get("summary", []), "summary"),
        values=values,
        defaults=_DEFAULTS | reader.codes(raw.get("defaults", {}), "defaults"),
        optional=frozenset(reader.texts(raw.get("optional", []), "optional")),
        lenient=reader.lenient(raw.get("unknown", {})),
        text=json.dumps(raw, ensure_ascii=False, sort_keys=True),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks the parts of one mapping; every refusal names the part."""

    where: str

    def check(self, is_right: bool, part: str) -> None:
        if not is_right:
            raise ImportRefused("bad_mapping", self.where, part)

    def one_text(self, value: Any, part: str) -> str:
        self.check(isinstance(value, str), part)
        return str(value)

    def texts(self, value: Any, part: str) -> tuple[str, ...]:
        items = [value] if isinstance(value, str) else value
        self.check(isinstance(items, list) and all(isinstance(i, str) for i in items), part)
        return tuple(items)

    def table(self, value: Any, part: str) -> dict[str, Any]:
        self.check(isinstance(value, dict), part)
        return dict(value)

    def code(self, value: Any, part: str, shape: re.Pattern[str] = _CODE) -> str:
        self.check(isinstance(value, str) and shape.fullmatch(value) is not None, part)
        return str(value)

    def date_formats(self, value: Any) -> tuple[str, ...]:
        formats = self.texts(value, "date_formats")
        for one in formats:
            try:
                moment = datetime(2021, 8, 30, 14, 5, 9)
                is_day_kept = datetime.strptime(moment.strftime(one), one).day == moment.day
            except (ValueError, re.error):
                is_day_kept = False
            self.check(is_day_kept, f"date_formats: {one}")
        return formats

    def header_row(self, value: Any) -> int:
        self.check(type(value) is int and 1 <= value <= 1000, "header_row")
        return int(value)

    def zone(self, value: Any) -> ZoneInfo:
        try:
            return ZoneInfo(self.one_text(value, "time_zone"))
        except (KeyError, ValueError, OSError) as error:
            raise ImportRefused("bad_mapping", self.where, f"time_zone {value}") from error

    def columns(self, value: Any) -> dict[str, tuple[str, ...]]:
        table = self.table(value, "columns")
        for field, names in table.items():
            self.check(field in FIELDS, f"columns: {field}")
            self.check(bool(self.texts(names, f"columns: {field}")), f"columns: {field}")
        self.check("received_at" in table, "columns: received_at")
        return {field: self.texts(names, field) for field, names in table.items()}

    def values(self, value: Any) -> dict[str, dict[str, str]]:
        tables = self.table(value, "values")
        return {
            field: {
                fold_value(foreign): self.field_code(field, ours, f"values: {field}: {foreign}")
                for foreign, ours in self.table(table, f"values: {field}").items()
            }
            for field, table in tables.items()
        }

    def codes(self, value: Any, part: str) -> dict[str, str]:
        table = self.table(value, part)
        return {f: self.field_code(f, ours, f"{part}: {f}") for f, ours in table.items()}

    def field_code(self, field: str, value: Any, part: str) -> str:
        self.check(field in CODES, part)
        allowed = CODES[field]
        if allowed is None:
            return self.code(value, part)
        self.check(isinstance(value, str) and value in allowed, part)
        return str(value)

    def lenient(self, value: Any) -> frozenset[str]:
        table = self.table(value, "unknown")
        for field, rule in table.items():
            self.check(field in CODES and rule in ("refuse", "default"), f"unknown: {field}")
        return frozenset(field for field, rule in table.items() if rule == "default")
