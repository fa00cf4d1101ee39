"""Import of a foreign call log: read, convert, store batch by batch, report row by row.

The file is walked from its first row even when an earlier run was broken: rows that run had stored
are converted but not stored again, so the refused rows are complete without being kept anywhere.
"""

import hashlib
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hotline_app.imports.columns import check_registers
from hotline_app.imports.mapping_fields import Mapping
from hotline_app.imports.refused_rows import RefusedRows, refused_path
from hotline_app.imports.reports import ImportProgress, ImportReport
from hotline_app.imports.rows import RowReader
from hotline_app.imports.tables import Table, file_digest, open_table
from hotline_app.imports.walks import ContactStore, ImportOptions, Walk

__all__ = ["ContactStore", "ImportOptions", "import_call_log", "run_digest"]


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
    check_registers(mapping, options.registers)
    digest = run_digest(path, mapping)
    with open_table(path, sheet=mapping.sheet, header_row=mapping.header_row) as table:
        now = options.now or datetime.now(UTC)
        reader = RowReader(mapping, table.header, now, options.registers)
        run = None if options.is_dry_run else store.begin(path.name, digest, mapping.name)
        walk = Walk(store, run, reader, options, progress)
        with _refused_rows(path, table, mapping, options) as refused_rows:
            is_finished = walk.over(table, refused_rows)
            written = refused_rows.put_in_place() if refused_rows and is_finished else None
        if run is not None and is_finished and not run.is_finished:
            store.finish(run.id)
        report = _report(path, mapping, table, walk)
    report = replace(report, refused_path=written, is_finished=is_finished)
    return replace(report, is_dry_run=options.is_dry_run, seconds=time.monotonic() - started)


def _report(path: Path, mapping: Mapping, table: Table, walk: Walk) -> ImportReport:
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
        is_repeat=walk.run is not None and walk.run.is_finished,
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
