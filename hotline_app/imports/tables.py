"""Foreign tables: CSV and XLSX files as rows of text, read one after another in flat memory.

Everything is text in Unicode's composed form; what it means is decided by a mapping.
"""

import hashlib
import io
import itertools
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from hotline_app.imports.csv_records import open_csv
from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.workbooks import open_workbook

REASON_COLUMN: Final = "import_problem"
"""Column of a refused-rows file that says why; it is no part of the row."""

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDEST: Final = 2000  # columns


class TableRow(NamedTuple):
    """A row as text.

    Attributes:
        number: 1-based, the header not counted, empty rows counted.
        cells: header -> text; every header is there, short rows are filled with "".
        surplus: what stands beyond the last header, when it is not empty: the row has slipped.
    """

    number: int
    cells: dict[str, str]
    surplus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An open table.

    Attributes:
        encoding: what the file is ("UTF-8", "Windows-1258", "TCVN3", "XLSX").
        delimiter: between the cells; empty for a workbook.
        sheet: the sheet that is read; empty for CSV.
        header: column names, made different where the file repeats one.
        renamed: headers that were empty or repeated, as they are called here.
        rows: the rows, empty ones left out; to be walked once.
        fraction: how much of the file has been read, 0..1; 0 for a workbook.
    """

    encoding: str
    delimiter: str
    sheet: str
    header: tuple[str, ...]
    renamed: tuple[str, ...]
    rows: Iterator[TableRow]
    fraction: Callable[[], float]


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; raises ImportRefused no_such_file."""
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def open_table(path: Path, *, sheet: str = "", header_row: int = 1) -> Iterator[Table]:
    """Open a CSV or XLSX file, whatever its name ends with.

    Args:
        path: the file.
        sheet: name of the sheet of a workbook; empty takes the first.
        header_row: 1-based row that holds the column names; rows above are titles.

    Raises:
        ImportRefused: the file cannot be read; `damaged` also while the rows are walked.
    """
    with _opened(path) as file:
        head = file.read(8)
        if head.startswith(_OLD_OFFICE):
            raise ImportRefused("old_excel", path.name)
        if head.startswith(b"PK\x05\x06"):
            raise ImportRefused("not_a_table", path.name, "ZIP")
        if head.startswith(b"PK\x03\x04"):
            with open_workbook(file, path.name, sheet) as book:
                header, renamed = _header(book.records, header_row, path.name)
                rows = _rows(book.records, header)
                kind = f"XLSX, {book.font}" if book.font else "XLSX"
                yield Table(kind, "", book.sheet, header, renamed, rows, lambda: 0.0)
        else:
            with open_csv(file, path) as source:
                header, renamed = _header(source.records, header_row, path.name)
                yield Table(
                    encoding=source.encoding,
                    delimiter=source.delimiter,
                    sheet="",
                    header=header,
                    renamed=renamed,
                    rows=_rows(source.records, header),
                    fraction=source.fraction,
                )


def _opened(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise ImportRefused("no_such_file", path.name, type(error).__name__) from error


def column_name(text: str) -> str:
    """A header as columns are called here: composed, without line breaks or outer blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _header(
    records: Iterator[list[str]], header_row: int, name: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Column names from the row `header_row`, and which of them had to be made up."""
    cells = [
        column_name(cell) for cell in next(itertools.islice(records, header_row - 1, None), [])
    ]
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        raise ImportRefused("empty_file", name)
    if len(cells) > _WIDEST:
        raise ImportRefused("not_a_table", name)
    header: dict[str, None] = {}
    renamed = []
    for place, cell in enumerate(cells, start=1):
        title = cell
        if not title or title in header:
            tries = itertools.count(2) if cell else itertools.count(place)
            title = next(t for n in tries if (t := f"{cell} ({n})".strip()) not in header)
            renamed.append(title)
        header[title] = None
    return tuple(header), tuple(renamed)


def _rows(records: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[TableRow]:
    width = len(header)
    for number, record in enumerate(records, start=1):
        if len(record) < width:
            record += [""] * (width - len(record))
        whole = "".join(record)
        if not whole or whole.isspace():
            continue
        texts = record if whole.isascii() else map(_composed, record)
        cells = dict(zip(header, texts, strict=False))
        surplus = tuple(record[width:]) if len(record) > width else ()
        yield TableRow(number, cells, surplus if any(map(str.strip, surplus)) else ())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
