"""What an import says about itself and about its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REFUSING_CODES: Final = (
    "missing_value",
    "unknown_value",
    "not_a_time",
    "time_too_old",
    "time_in_future",
    "closed_before_received",
    "too_many_cells",
    "too_long",
)
"""A row with one of these is refused, written to the refused-rows file and can be mended."""

NOTING_CODES: Final = (
    "phone_not_read",
    "several_phones",
    "value_by_default",
    "closed_day_only",
    "closed_but_open",
    "updated_before_received",
)
"""The row is taken; the note says what was done with it."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One remark about one row.

    Attributes:
        row: 1-based, the header not counted.
        field: a field of the mapping, or "row".
        code: of `REFUSING_CODES` or `NOTING_CODES`.
        value: the cell, masked where it may say who somebody is.
        is_refusal: whether the row was refused for it.
    """

    row: int
    field: str
    code: str
    value: str
    is_refusal: bool


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """Where an import is: rows walked, and the share of the file (0..1; 0 when unknown)."""

    rows_done: int
    fraction: float


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Rows of one import.

    Attributes:
        rows: walked, empty ones left out.
        resumed_after: number of the last row that an earlier, broken run had stored; else 0.
        added, already_there: what this run stored, and what was known by its key.
        refused: in the whole file, the part before `resumed_after` included.
    """

    rows: int
    resumed_after: int
    added: int
    already_there: int
    refused: int

    @property
    def converted(self) -> int:
        """Rows that are contacts here."""
        return self.rows - self.refused


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        mapping, encoding, delimiter, sheet: how the file was read.
        renamed: empty or repeated headers, as they are called here.
        problem_counts: (field, code) -> how many, all of them.
        problems: the first thousand of them, in order.
        is_repeat: the file had been taken to its end before.
        refused_path: the refused rows, or None when there are none.
        is_finished: False when it was cancelled; the same file goes on where it stopped.
        is_dry_run: nothing was stored.
    """

    file_name: str
    mapping: str
    encoding: str
    delimiter: str
    sheet: str
    renamed: tuple[str, ...]
    counts: ImportCounts
    problem_counts: Mapping[tuple[str, str], int]
    problems: tuple[RowProblem, ...]
    is_repeat: bool
    refused_path: Path | None = None
    is_finished: bool = False
    is_dry_run: bool = False
    seconds: float = 0.0
