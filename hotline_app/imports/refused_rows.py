"""Refused rows as a CSV file that can be mended in a spreadsheet and imported again.

It has the columns of the table it came from and one more, `REASON_COLUMN`. Cells that a spreadsheet
would run as a formula get an apostrophe in front, which is taken off when the file is imported.
"""

import csv
import filecmp
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.tables import REASON_COLUMN, TableRow

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_NAME: Final = re.compile(r"(?P<stem>.+)-refused(?:-(?P<number>\d{1,6}))?", re.DOTALL)
_NUMBER: Final = re.compile(r"[+-]?[\d\s().,/-]+")


def refused_path(folder: Path, source: Path) -> Path:
    """Where the refused rows of `source` go in `folder`.

    "calls-refused.csv" for "calls.xlsx"; "calls-refused-2.csv" for the mended "calls-refused.csv":
    a file is never written over while it is read.
    """
    found = _NAME.fullmatch(source.stem)
    if found is None:
        return folder / f"{source.stem}-refused.csv"
    return folder / f"{found['stem']}-refused-{int(found['number'] or 1) + 1}.csv"


def unguarded(row: TableRow) -> TableRow:
    """A row of a refused-rows file as it was in its source."""
    cells = {
        name: text[1:] if text.startswith("'") and _FORMULA.match(text) else text
        for name, text in row.cells.items()
    }
    return row._replace(cells=cells)


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


class RefusedRows:
    """Writes refused rows beside `path` and puts the file in place when asked; else leaves nothing.

    Args:
        path: where the file goes.
        header: columns of the table; the reason column is added.
        delimiter: as in the table; a comma for a workbook.
        header_row: where the mapping looks for the column names; the rows above are left empty.

    Raises:
        ImportRefused: cannot_write.
    """

    def __init__(self, path: Path, header: Sequence[str], delimiter: str, header_row: int) -> None:
        self.path = path
        self.count = 0
        self._names = [name for name in header if name != REASON_COLUMN]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        except OSError as error:
            raise ImportRefused("cannot_write", path.name, type(error).__name__) from error
        self._beside = Path(name)
        self._file = os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=delimiter or ",")
        self._writer.writerows([[]] * (header_row - 1))
        self._writer.writerow([*map(_guarded, self._names), REASON_COLUMN])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        self._beside.unlink(missing_ok=True)

    def add(self, row: TableRow, reasons: Iterable[str]) -> None:
        """Write one row with what is wrong with it."""
        cells = [_guarded(row.cells[name]) for name in self._names]
        surplus = [_guarded(text) for text in row.surplus]
        self._write([*cells, "; ".join(reasons), *surplus])
        self.count += 1

    def put_in_place(self) -> Path | None:
        """Finish the file; None when no row was refused (an older file of that name stays).

        An older file with other rows may have been mended and not imported yet: it is kept as
        "calls-refused.old.csv".
        """
        if not self.count:
            return None
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if self.path.exists() and not filecmp.cmp(self._beside, self.path, shallow=False):
                self.path.replace(self.path.with_suffix(".old.csv"))
            self._beside.replace(self.path)
        except OSError as error:
            raise ImportRefused("cannot_write", self.path.name, type(error).__name__) from error
        return self.path

    def _write(self, cells: list[str]) -> None:
        try:
            self._writer.writerow(cells)
        except OSError as error:
            raise ImportRefused("cannot_write", self.path.name, type(error).__name__) from error
