"""XLSX files as lists of text: openpyxl in its read-only way, one row after another."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.vietnamese_text import FONTS, foreign_words, legacy_font

_LARGEST_PART: Final = 1 << 30  # bytes unpacked; more is a trap, not a call log
_FONT_SAMPLE: Final = 200
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"}
)


@dataclass(frozen=True, slots=True)
class WorkbookRecords:
    """An open sheet.

    Attributes:
        sheet: its name.
        records: rows as lists of text, to be walked once: days and times in ISO form, whole numbers
            without a decimal point, a formula's stored result, errors as empty text.
        font: "TCVN3" or "VNI" when the sheet was typed with such a font, else empty.
    """

    sheet: str
    records: Iterator[list[str]]
    font: str


@contextmanager
def open_workbook(file: io.BufferedReader, name: str, sheet: str) -> Iterator[WorkbookRecords]:
    """Open the sheet called `sheet`, or the first when empty.

    Raises:
        ImportRefused: not_a_table (a ZIP or office file of another kind), damaged,
            missing_column (no sheet of that name; the detail lists the sheets).
    """
    _check_parts(file, name)
    import openpyxl  # 150 ms: only when a workbook comes

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise ImportRefused("damaged", name, "XLSX") from error
    try:
        sheets = {page.title: page for page in book.worksheets}
        if not sheets or (sheet and sheet not in sheets):
            raise ImportRefused("missing_column", name, f"{sheet}: {', '.join(sheets)}")
        page = sheets[sheet] if sheet else next(iter(sheets.values()))
        records = _records(page, name)
        sample = [record for record, _ in zip(records, range(_FONT_SAMPLE), strict=False)]
        font = legacy_font(foreign_words(cell for record in sample for cell in record))
        yield WorkbookRecords(page.title, _repaired(sample, records, font), font)
    finally:
        book.close()


def _check_parts(file: io.BufferedReader, name: str) -> None:
    """A workbook has a workbook part; parts that unpack to gigabytes are refused unread."""
    try:
        with zipfile.ZipFile(file) as parts:
            infos = parts.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ImportRefused("damaged", name, "XLSX") from error
    if not any(info.filename.startswith("xl/workbook") for info in infos):
        raise ImportRefused("not_a_table", name, "ZIP")
    if any(info.filename == "xl/workbook.bin" for info in infos):
        raise ImportRefused("not_a_table", name, "XLSB")
    if max(info.file_size for info in infos) > _LARGEST_PART:
        raise ImportRefused("damaged", name, "XLSX")
    file.seek(0)


def _records(page: Any, name: str) -> Iterator[list[str]]:
    number = 0
    try:
        page.reset_dimensions()  # some writers store wrong ones
        for values in page.iter_rows(values_only=True):
            number += 1
            yield [_text(value) for value in values]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, OSError,
            OverflowError, ParseError, zipfile.BadZipFile) as error:  # fmt: skip
        raise ImportRefused("damaged", f"{name}:{number + 1}", "XLSX") from error


def _repaired(sample: list[list[str]], rest: Iterator[list[str]], font: str) -> Iterator[list[str]]:
    repair = FONTS.get(font, str)
    for record in sample:
        yield [repair(cell) for cell in record]
    for record in rest:
        yield [repair(cell) for cell in record] if font else record


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value in _ERRORS else value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
