"""One row of a foreign table -> a contact, or the reasons why it is none."""

import hashlib
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from db.choices import CaseStatus, MatterKind, Urgency
from db.records.imports import ImportedContact
from db.rules.case_states import FINAL
from db.rules.text import clean_line
from hotline_app.imports.columns import bind_columns
from hotline_app.imports.mapping_fields import CODES, TIME_FIELDS, Mapping, fold_value
from hotline_app.imports.moments import MomentReader
from hotline_app.imports.reports import RowProblem
from hotline_app.imports.row_cells import RowCells, read_line, read_phone
from hotline_app.imports.tables import TableRow

_LONGEST_SUMMARY: Final = 20_000
_LONGEST_KEY: Final = 120


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a row is.

    Attributes:
        contact: None when the row is refused.
        problems: refusals and notes; a refused row has at least one refusal.
    """

    contact: ImportedContact | None
    problems: tuple[RowProblem, ...]


class RowReader:
    """Reads the rows of one table by one mapping.

    Args:
        mapping: how to read.
        header: column names of the table.
        now: times after it are in the future.
        registers: codes that the office's registers hold, by field.

    Raises:
        ImportRefused: missing_column; the detail lists the fields with their columns.
    """

    def __init__(
        self,
        mapping: Mapping,
        header: Sequence[str],
        now: datetime,
        registers: Table[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self._allowed = {**CODES, **registers}
        self._mapping = mapping
        self._columns, self._summary = bind_columns(mapping, header)
        named = [*self._columns.values(), *self._summary.columns]
        self._key_columns = tuple(dict.fromkeys(named))
        self._coded = [field for field in CODES if field in self._columns]
        self._lines = [field for field in _EMPTY_LINES if field in self._columns]
        self._defaults = dict(mapping.defaults)
        self._moments = MomentReader(mapping.date_formats, mapping.time_zone, now)
        self._codes: dict[str, Callable[[str], str | None]] = {
            field: lru_cache(maxsize=1024)(lambda text, field=field: self._look_up(field, text))
            for field in CODES
        }

    def read(self, row: TableRow) -> RowReading:
        """Read one row; never raises, whatever the cells hold."""
        reading = RowCells(row, self._columns)
        if row.surplus:
            reading.add("row", "too_many_cells", "")
        moments = {field: self._moment(reading, field) for field in TIME_FIELDS}
        codes = self._defaults | {field: self._code(reading, field) for field in self._coded}
        texts = _EMPTY_LINES | {field: read_line(reading, field) for field in self._lines}
        texts["source_key"] = self._key(reading)
        texts["phone"], texts["phone_as_typed"] = read_phone(reading)
        texts["summary"] = self._summary.compose(row.cells)
        if len(texts["summary"]) > _LONGEST_SUMMARY:
            reading.add("summary", "too_long", texts["summary"])
        received_at = moments["received_at"]
        if received_at is None and not reading.text("received_at"):
            reading.add("received_at", "missing_value", "")
        if received_at is None or reading.is_refused:
            return RowReading(None, tuple(reading.problems))
        later = self._later(reading, received_at, moments, CaseStatus(codes["status"]))
        if reading.is_refused:
            return RowReading(None, tuple(reading.problems))
        contact = _contact(row.number, (received_at, *later), texts, codes)
        return RowReading(contact, tuple(reading.problems))

    def _later(
        self,
        reading: RowCells,
        received_at: datetime,
        moments: Table[str, datetime | None],
        status: CaseStatus,
    ) -> tuple[datetime | None, datetime | None]:
        """When the case was updated and closed; a final case without a time closed when updated."""
        updated_at = _updated(reading, moments["updated_at"], received_at)
        if moments["closed_at"] is None:
            return updated_at, updated_at if status in FINAL else None
        return updated_at, self._closed(reading, moments["closed_at"], received_at, status)

    def _moment(self, reading: RowCells, field: str) -> datetime | None:
        text = reading.text(field)
        if not text:
            return None
        moment = self._moments.read(text)
        if isinstance(moment, str):
            reading.add(field, moment, text)
            return None
        return moment

    def _code(self, reading: RowCells, field: str) -> str:
        default = self._defaults[field]
        text = reading.text(field)
        if not text:
            return default
        code = self._codes[field](text)
        if code is not None:
            return code
        is_lenient = field in self._mapping.lenient
        reading.add(field, "value_by_default" if is_lenient else "unknown_value", text)
        return default

    def _look_up(self, field: str, text: str) -> str | None:
        """Our code for a foreign value; without a table the value must be a code of ours."""
        table = self._mapping.values.get(field)
        if table is not None:
            return table.get(fold_value(text))
        allowed = self._allowed[field]
        code = fold_value(text)
        is_code = code in allowed if allowed is not None else code.replace("_", "").isalnum()
        return code if is_code else None

    def _key(self, reading: RowCells) -> str:
        """The row's key, made unlike those of other sources by the source's name."""
        if "source_key" in self._columns:
            key = clean_line(reading.text("source_key"))
            if not key:
                reading.add("source_key", "missing_value", "")
        else:
            key = ""
        if not key or len(key) > _LONGEST_KEY:
            content = "\x1f".join(reading.cells[name].strip() for name in self._key_columns)
            key = "#" + hashlib.sha256((key or content).encode()).hexdigest()[:32]
        return f"{self._mapping.name}:{key}"

    def _closed(
        self, reading: RowCells, closed_at: datetime, received_at: datetime, status: CaseStatus
    ) -> datetime | None:
        """When the case closed; a bare day of closing, the day of the call, is not before it."""
        if status not in FINAL:
            reading.add("closed_at", "closed_but_open", reading.text("closed_at"))
            return None
        if closed_at >= received_at:
            return closed_at
        day_only = self._moments.is_midnight(closed_at)
        if day_only and self._moments.is_same_day(closed_at, received_at):
            reading.add("closed_at", "closed_day_only", reading.text("closed_at"))
            return received_at
        reading.add("closed_at", "closed_before_received", reading.text("closed_at"))
        return None


_EMPTY_LINES: Final = dict.fromkeys(("name", "address", "employer", "unit", "owner"), "")


def _updated(
    reading: RowCells, updated_at: datetime | None, received_at: datetime
) -> datetime | None:
    if updated_at is None or updated_at >= received_at:
        return updated_at
    reading.add("updated_at", "updated_before_received", reading.text("updated_at"))
    return None


def _contact(
    number: int,
    moments: tuple[datetime, datetime | None, datetime | None],
    texts: Table[str, str],
    codes: Table[str, str],
) -> ImportedContact:
    return ImportedContact(
        row_number=number,
        source_key=texts["source_key"],
        received_at=moments[0],
        channel=codes["channel"],
        need=codes["need"],
        summary=texts["summary"],
        status=CaseStatus(codes["status"]),
        matter_kind=MatterKind(codes["kind"]),
        urgency=Urgency(codes["urgency"]),
        updated_at=moments[1],
        closed_at=moments[2],
        person_name=texts["name"],
        phone=texts["phone"],
        phone_as_typed=texts["phone_as_typed"],
        address=texts["address"],
        employer=texts["employer"],
        unit=texts["unit"],
        owner=texts["owner"],
        is_anonymous=codes["anonymous"] == "yes",
        non_case_kind=codes["non_case_kind"],
    )
