"""A row while it is read: its cells by field, and what was found wrong with them."""

from typing import Final

from db.rules.phones import read_phones
from db.rules.text import clean_line
from hotline_app.imports.masking import masked
from hotline_app.imports.reports import REFUSING_CODES, RowProblem
from hotline_app.imports.tables import TableRow

_LONGEST_LINE: Final = 500


class RowCells:
    """A row while it is read: its cells by field, and what was found wrong."""

    __slots__ = ("_columns", "_number", "cells", "is_refused", "problems")

    def __init__(self, row: TableRow, columns: dict[str, str]) -> None:
        self.cells = row.cells
        self.problems: list[RowProblem] = []
        self.is_refused = False
        self._columns = columns
        self._number = row.number

    def text(self, field: str) -> str:
        """The cell that feeds `field`; empty when no column does."""
        name = self._columns.get(field)
        return self.cells[name].strip() if name is not None else ""

    def add(self, field: str, code: str, value: str) -> None:
        """Note a problem; a refusing code refuses the row."""
        is_refusal = code in REFUSING_CODES
        self.is_refused = self.is_refused or is_refusal
        self.problems.append(
            RowProblem(self._number, field, code, masked(field, value), is_refusal)
        )


def read_line(reading: RowCells, field: str) -> str:
    """A field of one line, cleaned; too long a one refuses the row."""
    line = clean_line(reading.text(field))
    if len(line) > _LONGEST_LINE:
        reading.add(field, "too_long", line)
    return line


def read_phone(reading: RowCells) -> tuple[str, str]:
    """The first usable number and what the file said; a number nobody can read is kept as typed."""
    typed = clean_line(reading.text("phone"))
    if not typed:
        return "", ""
    if len(typed) > _LONGEST_LINE:
        reading.add("phone", "too_long", typed)
        return "", ""
    numbers = [found.e164 for found in read_phones(typed) if found.e164]
    if not numbers:
        reading.add("phone", "phone_not_read", typed)
        return "", typed
    if len(numbers) > 1:
        reading.add("phone", "several_phones", typed)
    return numbers[0], typed
