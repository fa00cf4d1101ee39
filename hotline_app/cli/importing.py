"""Importing a foreign call log: progress while it runs, Ctrl+C stops between two batches."""

import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from db.records.imports import ImportedContact, ImportRun
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts
from hotline_app.cli.door import Refused, say
from hotline_app.cli.face import command, option
from hotline_app.cli.meter import Meter
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import tr
from hotline_app.imports.refusals import ImportRefused

if TYPE_CHECKING:
    from hotline_app.imports.mapping_fields import Mapping
    from hotline_app.imports.reports import ImportReport, RowProblem


@command(
    "import-calls",
    words=lambda: tr(
        "Take in a call log of another system (CSV or XLSX). The same file goes on where it was "
        "stopped, and no row is taken twice."
    ),
)
@click.argument("file")
@option("--mapping", default="", metavar="FILE", words=lambda: tr("What the columns mean."))
@option("--preset", default="", metavar="NAME", words=lambda: tr("A mapping that comes along."))
@option("--dry-run", is_flag=True, words=lambda: tr("Read and count only; store nothing."))
@option("--refused", default="", metavar="FILE", words=lambda: tr("Write refused rows here."))
def import_calls(session: Session, file: str, **typed: Any) -> Answer:
    """Import a file."""
    mapping = _mapping(typed["mapping"], typed["preset"])
    with session.desk() as desk, _stopping() as stop:
        report = _run(desk, file_path(file), mapping, (typed["refused"], typed["dry_run"], stop))
    return Answer(report, _report_lines(report), is_done=report.is_finished)


def _mapping(mapping: str, preset: str) -> "Mapping":
    from hotline_app.imports.mappings import load_mapping, load_preset, preset_names

    if bool(mapping) == bool(preset):
        sentence = tr("Give either --mapping FILE or --preset NAME ({presets}).")
        raise Refused(sentence.format(presets=", ".join(preset_names())))
    return load_mapping(file_path(mapping)) if mapping else load_preset(preset)


@dataclass
class _Stop:
    """Whether Ctrl+C was pressed."""

    is_wanted: bool = False


@contextmanager
def _stopping() -> Iterator[_Stop]:
    """Let the first Ctrl+C stop between two batches; the second one stops at once."""
    stop = _Stop()

    def wanted(number: int, frame: FrameType | None) -> None:
        if stop.is_wanted:
            raise KeyboardInterrupt
        stop.is_wanted = True
        say(tr("Stopping after this batch. What is stored stays."))

    before = signal.signal(signal.SIGINT, wanted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _run(
    desk: Desk, path: Path, mapping: "Mapping", wish: tuple[str, bool, _Stop]
) -> "ImportReport":
    from dataclasses import replace

    from hotline_app.imports.call_log import ImportOptions, import_call_log

    refused, is_dry_run, stop = wish
    options = ImportOptions(
        is_dry_run=is_dry_run,
        is_cancelled=lambda: stop.is_wanted,
        words=_problem_words,
        registers=_registers(desk),
    )
    store = _Store(desk)
    with Meter() as meter:
        if not refused:
            return import_call_log(store, path, mapping, options, meter.show_rows)
        with _beside(file_path(refused)) as folder:
            options = replace(options, refused_folder=folder)
            report = import_call_log(store, path, mapping, options, meter.show_rows)
            return _put_refused(report, file_path(refused))


def _registers(desk: Desk) -> dict[str, frozenset[str]]:
    """The codes that rows may name."""
    from db.queries import registers

    database = desk.database
    return {
        "need": frozenset(row.code for row in registers.needs(database) if row.is_active),
        "channel": frozenset(row.code for row in registers.channels(database) if row.is_active),
    }


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder of our own on the same disk as `target`."""
    try:
        made = tempfile.TemporaryDirectory(prefix=".hotline-", dir=target.parent)
    except OSError as error:
        raise ImportRefused("cannot_write", str(target)) from error
    with made as folder:
        yield Path(folder)


def _put_refused(report: "ImportReport", target: Path) -> "ImportReport":
    from dataclasses import replace

    if report.refused_path is None:
        return report
    try:
        report.refused_path.replace(target)
    except OSError as error:
        raise ImportRefused("cannot_write", str(target)) from error
    return replace(report, refused_path=target)


@dataclass(frozen=True)
class _Store:
    """Where imported contacts go: the office's database, one act per batch."""

    desk: Desk

    def begin(self, file_name: str, sha256: str, preset: str) -> ImportRun:
        from db.commands.imports import begin_import

        return begin_import(self.desk.database, self.desk.actor, file_name, sha256, preset)

    def batch(
        self, run_id: str, contacts: Sequence[ImportedContact], rows_done: int, refused: int
    ) -> tuple[int, int]:
        from db.commands.imports import import_batch

        database, actor = self.desk.database, self.desk.actor
        return import_batch(database, actor, run_id, contacts, (rows_done, refused))

    def finish(self, run_id: str) -> None:
        from db.commands.imports import finish_import

        finish_import(self.desk.database, self.desk.actor, run_id)


def _problem_words(problem: "RowProblem") -> str:
    return f"{problem.field}: {labels.row_problem_words(problem.code)}"


def _report_lines(report: "ImportReport") -> list[str]:
    counts = report.counts
    kind = ", ".join(part for part in (report.encoding, report.sheet) if part)
    pairs = [
        (tr("File"), f"{report.file_name} ({kind})"),
        (tr("Rows"), str(counts.rows)),
        (tr("Taken"), "" if report.is_dry_run else str(counts.added)),
        (tr("There already"), str(counts.already_there or "")),
        (tr("Taken by an earlier run"), str(counts.resumed_after or "")),
        (tr("Would be taken"), str(counts.converted) if report.is_dry_run else ""),
        (tr("Refused"), str(counts.refused)),
        (tr("Refused rows"), str(report.refused_path or "")),
        (tr("Seconds"), f"{report.seconds:.1f}"),
    ]
    lines = [_head(report), *facts(pairs, "  ")]
    worst = sorted(report.problem_counts.items(), key=lambda item: -item[1])
    for (name, code), count in worst:
        lines.append(f"  {count:>7}  {name}: {labels.row_problem_words(code)}")
    return lines


def _head(report: "ImportReport") -> str:
    if report.is_dry_run:
        return tr("Read only; nothing was stored.")
    if not report.is_finished:
        return tr("Stopped. The same command goes on where it stopped.")
    if report.is_repeat:
        return tr("This file had been taken in before.")
    return tr("The file is taken in.")
