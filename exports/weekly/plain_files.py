"""CSV for spreadsheets (UTF-8 with BOM, comma, CRLF) and JSON Lines for other programs."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from db.records.weeks import WeekReport
from exports.weekly.columns import TABLES, Table
from exports.weekly.values import Wording, for_csv, for_json

Tick = Callable[[int], None]


def write_csv(table: Table, wording: Wording, folder: Path, tick: Tick) -> Path:
    """Write one list with translated heads and words."""
    path = folder / f"{table.name}.csv"
    readers = [wording.reader(column) for column in table.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([wording.tr(column.title) for column in table.columns])
        for row in table.rows(wording.report):
            writer.writerow([for_csv(reader(row)) for reader in readers])
            tick(1)
    return path


def write_json_lines(table: Table, report: WeekReport, folder: Path, tick: Tick) -> Path:
    """Write one list with stable English names and codes."""
    keys = [column.key for column in table.columns]
    rows = table.rows(report)
    objects = ({key: for_json(getattr(row, key)) for key in keys} for row in rows)
    return _write_objects(folder / f"{table.name}.jsonl", objects, tick)


def write_figures(report: WeekReport, folder: Path, tick: Tick) -> Path:
    """Write the figures and the counts of the summary as JSON Lines."""
    return _write_objects(folder / "summary.jsonl", _figures(report), tick)


def write_summary_csv(wording: Wording, folder: Path) -> Path:
    """Write the figures of the summary with translated words."""
    path = folder / "summary.csv"
    tr = wording.tr
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([tr("Group"), tr("Figure"), tr("Number"), tr("Out of")])
        for group, name, value, of in wording.summary():
            writer.writerow([for_csv(item) for item in (group, name, value, of)])
    return path


def _figures(report: WeekReport) -> Iterator[dict[str, Any]]:
    for figure in report.figures:
        yield {"figure": figure.code, "value": figure.value, "of": figure.of}
    for dimension, counts in report.counts_by.items():
        for code, number in counts.items():
            yield {"dimension": dimension, "code": code, "count": number}


def _write_objects(path: Path, objects: Iterator[dict[str, Any]], tick: Tick) -> Path:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for item in objects:
            stream.write(encode(item) + "\n")
            tick(1)
    return path


def write_all(wording: Wording, folder: Path, tick: Tick) -> list[Path]:
    """Write every CSV and JSON Lines file of the week; an empty list has its file too."""
    files = [write_summary_csv(wording, folder), write_figures(wording.report, folder, tick)]
    for table in TABLES:
        files.append(write_csv(table, wording, folder, tick))
        files.append(write_json_lines(table, wording.report, folder, tick))
    return files
