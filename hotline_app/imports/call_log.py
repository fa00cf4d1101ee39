"""Import of a foreign call log: read, convert, store batch by batch, report row by row.

The file is walked from its first row even when an earlier run was broken: rows that run had stored
are converted but not stored again, so the refused rows are complete without being kept anywhere.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from db.records.imports import ImportedContact, ImportRun
from hotline_app.imports.mapping_fields import Mapping
from hotline_app.imports.refused_rows import RefusedRows, refused_path, unguarded
from hotline_app.imports.reports import ImportCounts, ImportProgress, ImportReport, RowProblem
from hotline_app.imports.rows import RowReader
from hotline_app.imports.tables import REASON_COLUMN, Table, TableRow, file_digest, open_table

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
            refused: rows refused up to there, since the first row.

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
    """

    refused_folder: Path | None = None
    is_dry_run: bool = False
    is_cancelled: Callable[[], bool] = lambda: False
    words: Callable[[RowProblem], str] = problem_in_codes
    now: datetime | None = None


def import_call_log(
    store: ContactStore,
    path: Path,
    mapping: Mapping,
    options: ImportOptions,
    progress: Callable[[ImportProgress], object] = lambda _: None,
) -> ImportReport:
    """Import a CSV or XLSX call log.

    Args:
        store: where the contacts go.
        path: the file.
        mapping: what its columns mean.
        options: dry run, refused rows, cancelling.
        progress: told after each batch.

    Raises:
        ImportRefused: the file or the mapping cannot be used, or the refused rows cannot be
            written. Batches stored before stay; the same file goes on after them.
    """
    started = time.monotonic()
    digest = run_digest(path, mapping)
    with open_table(path, sheet=mapping.sheet, header_row=mapping.header_row) as table:
        reader = RowReader(mapping, table.header, options.now or datetime.now(UTC))
        run = None if options.is_dry_run else store.begin(path.name, digest, mapping.name)
        walk = _Walk(store, run, reader, options, progress)
        with _refused_rows(path, table, mapping, options) as refused_rows:
            is_finished = walk.over(table, refused_rows)
            written = refused_rows.put_in_place() if refused_rows and is_finished else None
        if run is not None and is_finished and not run.is_finished:
            store.finish(run.id)
        return ImportReport(
            file_name=path.name,
            mapping=mapping.name,
            encoding=table.encoding,
            delimiter=table.delimiter,
            sheet=table.sheet,
            renamed=table.renamed,
            counts=walk.report_counts(),
            problem_counts=dict(walk.counts),
            problems=tuple(walk.problems),
            refused_path=written,
            is_finished=is_finished,
            is_repeat=run is not None and run.is_finished,
            is_dry_run=options.is_dry_run,
            seconds=time.monotonic() - started,
        )


def _refused_rows(
    path: Path, table: Table, mapping: Mapping, options: ImportOptions
) -> AbstractContextManager[RefusedRows | None]:
    if options.refused_folder is None:
        return nullcontext()
    target = refused_path(options.refused_folder, path)
    return RefusedRows(target, table.header, table.delimiter, mapping.header_row)


def run_digest(path: Path, mapping: Mapping) -> str:
    """What makes two runs the same: the bytes of the file, and what the mapping says.

    A mended mapping makes a new run over the same file: rows it refused before get in, rows that
    are there are known by their keys.
    """
    return hashlib.sha256(f"{file_digest(path)}\n{mapping.text}".encode()).hexdigest()


@dataclass(slots=True)
class _Walk:
    """One walk over a table: what it counted, and the batch that is being filled."""

    store: ContactStore
    run: ImportRun | None
    reader: RowReader
    options: ImportOptions
    progress: Callable[[ImportProgress], object]
    rows: int = 0
    refused: int = 0
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
            if self.run is not None and row.number > self.run.rows_done:
                self.contacts.append(reading.contact)
            return
        self.refused += 1
        if refused_rows is not None:
            reasons = (self.options.words(one) for one in reading.problems if one.is_refusal)
            refused_rows.add(row, reasons)

    def _store_batch(self, table: Table) -> None:
        if self.run is not None and self.last_row > self.run.rows_done:
            added, already_there = self.store.batch(
                self.run.id, self.contacts, self.last_row, self.refused
            )
            self.added += added
            self.already_there += already_there
            self.contacts = []
        self.progress(ImportProgress(self.rows, table.fraction()))
