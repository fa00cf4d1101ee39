"""Checks of a mapping file's parts; every refusal names the part that is wrong."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from hotline_app.imports.mapping_fields import CODES, FIELDS, fold_value
from hotline_app.imports.refusals import ImportRefused

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YEARS = ("%Y", "%y", "%c", "%x", "%D", "%F")


@dataclass(frozen=True, slots=True)
class MappingChecks:
    """Checks the parts of one mapping, called `where` in refusals (ImportRefused bad_mapping)."""

    where: str

    def check(self, is_right: bool, part: str) -> None:
        """Refuse the mapping unless `part` is right."""
        if not is_right:
            raise ImportRefused("bad_mapping", self.where, part)

    def one_text(self, value: Any, part: str) -> str:
        """A text."""
        self.check(isinstance(value, str), part)
        return str(value)

    def texts(self, value: Any, part: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        items = [value] if isinstance(value, str) else value
        self.check(isinstance(items, list) and all(isinstance(i, str) for i in items), part)
        return tuple(items)

    def table(self, value: Any, part: str) -> dict[str, Any]:
        """A JSON object."""
        self.check(isinstance(value, dict), part)
        return dict(value)

    def code(self, value: Any, part: str, shape: re.Pattern[str] = _CODE) -> str:
        """A code in the right letters."""
        self.check(isinstance(value, str) and shape.fullmatch(value) is not None, part)
        return str(value)

    def date_formats(self, value: Any) -> tuple[str, ...]:
        """Formats that give a day back as it was written."""
        formats = self.texts(value, "date_formats")
        moment = datetime(2021, 8, 30, 14, 5, 9)
        for one in formats:
            # Without a year no day comes back; Python will refuse to guess one.
            has_year = any(name in one for name in _YEARS)
            try:
                written = moment.strftime(one)
                is_day_kept = has_year and datetime.strptime(written, one).date() == moment.date()
            except (ValueError, re.error):
                is_day_kept = False
            self.check(is_day_kept, f"date_formats: {one}")
        return formats

    def header_row(self, value: Any) -> int:
        """A row number, 1 for the first."""
        self.check(type(value) is int and 1 <= value <= 1000, "header_row")
        return int(value)

    def zone(self, value: Any) -> ZoneInfo:
        """A time zone this computer knows."""
        try:
            return ZoneInfo(self.one_text(value, "time_zone"))
        except (KeyError, ValueError, OSError) as error:
            raise ImportRefused("bad_mapping", self.where, f"time_zone {value}") from error

    def columns(self, value: Any) -> dict[str, tuple[str, ...]]:
        """Fields and their columns; the time of receiving must have one."""
        table = self.table(value, "columns")
        for field, names in table.items():
            self.check(field in FIELDS, f"columns: {field}")
            self.check(bool(self.texts(names, f"columns: {field}")), f"columns: {field}")
        self.check("received_at" in table, "columns: received_at")
        return {field: self.texts(names, field) for field, names in table.items()}

    def values(self, value: Any) -> dict[str, dict[str, str]]:
        """Tables of foreign values, folded for comparing."""
        tables = self.table(value, "values")
        return {
            field: {
                fold_value(foreign): self.field_code(field, ours, f"values: {field}: {foreign}")
                for foreign, ours in self.table(table, f"values: {field}").items()
            }
            for field, table in tables.items()
        }

    def optional(self, value: Any) -> frozenset[str]:
        """Fields, or "summary", whose columns may be absent."""
        fields = frozenset(self.texts(value, "optional"))
        for field in sorted(fields):
            self.check(field in FIELDS or field == "summary", f"optional: {field}")
        return fields

    def codes(self, value: Any, part: str) -> dict[str, str]:
        """Fields and one code of ours for each."""
        table = self.table(value, part)
        return {f: self.field_code(f, ours, f"{part}: {f}") for f, ours in table.items()}

    def field_code(self, field: str, value: Any, part: str) -> str:
        """A code that `field` may hold."""
        self.check(field in CODES, part)
        allowed = CODES[field]
        if allowed is None:
            return self.code(value, part)
        self.check(isinstance(value, str) and value in allowed, part)
        return str(value)

    def lenient(self, value: Any) -> frozenset[str]:
        """Fields whose unknown values take the default."""
        table = self.table(value, "unknown")
        for field, rule in table.items():
            self.check(field in CODES and rule in ("refuse", "default"), f"unknown: {field}")
        return frozenset(field for field, rule in table.items() if rule == "default")
