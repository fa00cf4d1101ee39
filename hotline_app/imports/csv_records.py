"""CSV files as lists of text: encoding and delimiter found, zero bytes dropped, damage named."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.text_encodings import TextEncoding, find_encoding
from hotline_app.imports.vietnamese_text import FONTS

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES: Final = 200
_LONGEST_CELL: Final = 131_072
_ANNOUNCED: Final = re.compile(r'\ufeff?"?sep=([,;\t|])"?\s*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvRecords:
    """An open CSV file.

    Attributes:
        encoding: the name a person knows.
        delimiter: the character between cells.
        records: the rows as lists of text, empty lines as empty lists; to be walked once.
        fraction: how much has been read, 0..1.
    """

    encoding: str
    delimiter: str
    records: Iterator[list[str]]
    fraction: Callable[[], float]


@contextmanager
def open_csv(file: io.BufferedReader, path: Path) -> Iterator[CsvRecords]:
    """Read the open `file` as CSV; it is closed at the end.

    Raises:
        ImportRefused: see `find_encoding`; damaged while the records are walked.
    """
    encoding = find_encoding(path)
    size = max(path.stat().st_size, 1)
    file.seek(0)
    with io.TextIOWrapper(file, encoding=encoding.codec, newline="") as text:
        lines = _lines(text, encoding, path.name)
        sample = list(itertools.islice(lines, _SAMPLE_LINES))
        announced = _ANNOUNCED.fullmatch(sample[0]) if sample else None
        if announced:
            del sample[0]
        delimiter = announced.group(1) if announced else _find_delimiter(sample)
        records = csv.reader(itertools.chain(sample, lines), delimiter=delimiter)
        yield CsvRecords(
            encoding=encoding.name,
            delimiter=delimiter,
            records=_undamaged(records, path.name),
            fraction=lambda: min(file.tell() / size, 1.0),
        )


def _lines(text: io.TextIOWrapper, encoding: TextEncoding, name: str) -> Iterator[str]:
    repair = FONTS.get(encoding.font)
    try:
        for line in text:
            clean = line.replace("\0", "") if "\0" in line else line
            yield repair(clean) if repair and not clean.isascii() else clean
    except UnicodeError as error:
        raise ImportRefused("damaged", name, encoding.name) from error


def _undamaged(records: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    """The records; a quote that is never closed ends in a cell too long to be one."""
    number = 0
    try:
        for record in records:
            # The library's own limit is process-wide: somebody else may have raised it.
            if any(len(cell) > _LONGEST_CELL for cell in record):
                raise csv.Error("a cell too long to be one")
            number += 1
            yield record
    except csv.Error as error:
        raise ImportRefused("damaged", f"{name}:{number + 1}", "CSV") from error


def _find_delimiter(sample: list[str]) -> str:
    """The delimiter that cuts most rows into the same number of cells, more than one."""
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(record) for record in csv.reader(sample, delimiter=delimiter) if record]
        except csv.Error:
            continue
        (width, times), *_ = Counter(widths).most_common(1) or [(1, 0)]
        score = (times / max(len(widths), 1), width)
        if width > 1 and score > best_score:
            best, best_score = delimiter, score
    return best
