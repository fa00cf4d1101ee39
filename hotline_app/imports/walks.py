"""Walking over a table: convert each row, store batch by batch, set refused rows aside."""

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Codes
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from db.records.imports import ImportedContact, ImportRun
from hotline_app.imports.refused_rows import RefusedRows, unguarded
from hotline_app.imports.reports import ImportCounts, ImportProgress, RowProblem
from hotline_app.imports.rows import RowReader
from hotline_app.imports.tables import REASON_COLUMN, Table, TableRow

BATCH_ROWS: Final = 500
_PROBLEMS_KEPT: Final = 1000


class ContactStore(Protocol):
    """Where contacts go. Each call is one transaction."""

    def begin(self, file_name: str, sha256: str, preset: str) -> ImportRun:
        """Start a run, or give the one that `sha256` and `preset` already have."""

    def batch(
        self, run_id: str, contacts: Sequence[ImportedContact], rows_done: int, refused: int
    ) -> tuple[int, int]:
        """Store contacts and how far the run is.

        Args:
            run_id: the run.
            contacts: those of this batch; may be empty.
            rows_done: number of the last row of the file that is done (not of this batch alone).
            refused: rows refused in this batch.

        Returns:
            How many were added, and how many were there already by their key.
        """

    def finish(self, run_id: str) -> None:
        """Mark the run as taken to the end of its file."""


def problem_in_codes(problem: RowProblem) -> str:
    """A problem in codes, for a caller without words."""
    return f"{problem.field}: {problem.code}"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import.

    Attributes:
        refused_folder: where refused rows are written; None writes none.
        is_dry_run: convert and count, store nothing; the store is not asked.
        is_cancelled: asked between batches; what is stored stays, the same file goes on later.
        words: a problem in words for the refused-rows file.
        now: times after it are in the future; None takes the clock's.
        registers: the codes that the office's registers hold, for "channel" and "need"; a field
            that is absent takes any code.
    """

    refused_folder: Path | None = None
    is_dry_run: bool = False
    is_cancelled: Callable[[], bool] = lambda: False
    words: Callable[[RowProblem], str] = problem_in_codes
    now: datetime | None = None
    registers: Codes[str, frozenset[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """One walk over a table: what it counted, and the batch that is being filled."""

    store: ContactStore
    run: ImportRun | None
    reader: RowReader
    options: ImportOptions
    progress: Callable[[ImportProgress], object]
    rows: int = 0
    refused: int = 0
    refused_in_batch: int = 0
    added: int = 0
    already_there: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    contacts: list[ImportedContact] = field(default_factory=list)
    last_row: int = 0

    def over(self, table: Table, refused_rows: RefusedRows | None) -> bool:
        """Walk to the end; False when it was cancelled between two batches."""
        is_mended = REASON_COLUMN in table.header
        in_batch = 0
        for row in table.rows:
            self._take(unguarded(row) if is_mended else row, refused_rows)
            in_batch += 1
            if in_batch == BATCH_ROWS:
                in_batch = 0
                self._store_batch(table)
                if self.options.is_cancelled():
                    return False
        if in_batch:
            self._store_batch(table)
        return True

    def report_counts(self) -> ImportCounts:
        """What was counted so far."""
        return ImportCounts(
            rows=self.rows,
            resumed_after=self.run.rows_done if self.run else 0,
            added=self.added,
            already_there=self.already_there,
            refused=self.refused,
        )

    def _take(self, row: TableRow, refused_rows: RefusedRows | None) -> None:
        reading = self.reader.read(row)
        self.rows += 1
        self.last_row = row.number
        for problem in reading.problems:
            self.counts[problem.field, problem.code] += 1
            if len(self.problems) < _PROBLEMS_KEPT:
                self.problems.append(problem)
        if reading.contact is not None:
            if self._is_new(row):
                self.contacts.append(reading.contact)
            return
        self.refused += 1
        self.refused_in_batch += self._is_new(row)
        if refused_rows is not None:
            reasons = (self.options.words(one) for one in reading.problems if one.is_refusal)
            refused_rows.add(row, reasons)

    def _is_new(self, row: TableRow) -> bool:
        """Whether the row is to be stored: not in a dry run, not after an earlier run."""
        return self.run is not None and row.number > self.run.rows_done

    def _store_batch(self, table: Table) -> None:
        if self.run is not None and self.last_row > self.run.rows_done:
            added, already_there = self.store.batch(
                self.run.id, self.contacts, self.last_row, self.refused_in_batch
            )
            self.added += added
            self.already_there += already_there
            self.contacts, self.refused_in_batch = [], 0
        self.progress(ImportProgress(self.rows, table.fraction()))
