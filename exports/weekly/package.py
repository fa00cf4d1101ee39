"""One folder per office and week, whole or not at all, with a manifest to check it by."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db.records.weeks import WeekReport
from db.rules.days import Week
from exports.errors import ExportCancelled
from exports.files import new_folder
from exports.weekly.columns import TABLES
from exports.weekly.plain_files import write_all
from exports.weekly.secrecy import without_denouncers
from exports.weekly.secret_employers import without_secret_employers
from exports.weekly.values import Translate, Wording, for_json
from exports.weekly.workbook import write_workbook

FORMAT_VERSION: Final = 1
_TICKS: Final = 500
_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class WeekFiles:
    """What was written: the folder, its files and what the manifest says."""

    folder: Path
    files: tuple[Path, ...]
    manifest: Mapping[str, Any]


def write_week(
    report: WeekReport,
    folder: Path,
    tr: Translate,
    language: str,
    progress: Callable[[int], bool] | None = None,
) -> WeekFiles:
    """Write the folder `<office>-<year>-W<week>` of a week inside `folder`.

    Args:
        report: everything of the week; an empty week gives the same files without rows. An
            employer who must not know of a case is not named in them.
        folder: an existing folder; an older folder of the same week in it is replaced.
        tr: words in the language of the files.
        language: its code, for the manifest.
        progress: called now and then with the number of rows done; False stops the work.

    Returns:
        The folder and its files, the manifest last.

    Raises:
        ExportCancelled: `progress` said stop; an older folder is untouched.
        ExportRefused: the files cannot be written; an older folder is untouched.
    """
    report = without_secret_employers(without_denouncers(report, tr), tr)
    target = folder / folder_name(report)
    wording = Wording(tr, report)
    tick = _ticker(progress)
    with new_folder(target) as beside:
        book = beside / f"{target.name}.xlsx"
        written = [write_workbook(wording, book, tick), *write_all(wording, beside, tick)]
        manifest = _manifest(report, language, written)
        sums = beside / "manifest.json"
        text = json.dumps(manifest, ensure_ascii=False, indent=2)
        sums.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    files = tuple(target / path.name for path in (*written, sums))
    return WeekFiles(target, files, manifest)


def week_code(report: WeekReport) -> str:
    """The ISO 8601 week of the report's Monday, such as 2021-W35."""
    return Week(report.monday).label


def folder_name(report: WeekReport) -> str:
    """Office and week as a name that every disk takes."""
    bare = unicodedata.normalize("NFD", report.office_code.replace("Đ", "D").replace("đ", "d"))
    office = re.sub(r"[^A-Za-z0-9_-]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")
    return f"{office or 'office'}-{week_code(report)}"


def _manifest(report: WeekReport, language: str, written: list[Path]) -> dict[str, Any]:
    return {
        "format": "union-hotline-week",
        "format_version": FORMAT_VERSION,
        "schema_version": report.schema_version,
        "office": report.office_code,
        "office_name": report.office_name,
        "week": week_code(report),
        "monday": report.monday.isoformat(),
        "sunday": report.sunday.isoformat(),
        "made_at": for_json(report.made_at),
        "made_by": report.made_by,
        "language": language,
        "counts": {table.name: len(table.rows(report)) for table in TABLES},
        "files": {path.name: _sums(path) for path in written},
    }


def _sums(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return {"sha256": digest.hexdigest(), "size": path.stat().st_size}


def _ticker(progress: Callable[[int], bool] | None) -> Callable[[int], None]:
    """Count rows and ask `progress` every few hundred whether to go on."""
    done = 0

    def tick(rows: int) -> None:
        nonlocal done
        before = done
        done += rows
        # Large sheets tick in blocks that may jump over a multiple.
        is_due = done // _TICKS > before // _TICKS
        if progress is not None and is_due and not progress(done):
            raise ExportCancelled

    if progress is not None and not progress(0):
        raise ExportCancelled
    return tick
