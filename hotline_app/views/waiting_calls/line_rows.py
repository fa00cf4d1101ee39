"""The rows of the list of waiting calls, and what may be done to them; no window is needed."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from hotline_app.views.waiting_calls.line_columns import FIELDS

EMPTY: Final = ("",) * len(FIELDS)
MOST_ROWS: Final = 1_000
_MOST_STEPS_BACK: Final = 50
Block = Sequence[Sequence[str]]


def _new_key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True)
class LineRow:
    """One call.

    Attributes:
        key: its idempotency key: whatever happens, the row is logged once.
        cells: text as typed, in the order of the columns.
        non_case: a code of `NonCaseKind`, or "".
        is_saved: logged; nothing changes any more.
        case_code: of the case it opened, or "" for a contact without a matter.
    """

    key: str = field(default_factory=_new_key)
    cells: tuple[str, ...] = EMPTY
    non_case: str = ""
    is_saved: bool = False
    case_code: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written into it."""
        return not self.non_case and not any(cell.strip() for cell in self.cells)

    def text(self, name: str) -> str:
        """The text of a column by its field."""
        return self.cells[FIELDS.index(name)]


class LineSheet:
    """All rows; the last one is always blank, so that there is room to go on."""

    def __init__(self) -> None:
        self.rows: list[LineRow] = [LineRow()]
        self._before: list[tuple[LineRow, ...]] = []
        # Letters typed into one cell are one step back, not one each.
        self._typing: tuple[str, int] | None = None

    @property
    def waiting(self) -> list[LineRow]:
        """Rows with something in them that are not saved yet."""
        return [row for row in self.rows if not row.is_saved and not row.is_blank]

    def put(self, place: int, column: int, text: str) -> bool:
        """Write into a cell; says whether that changed anything."""
        row = self.rows[place]
        if row.is_saved or row.cells[column] == text:
            return False
        if self._typing != (row.key, column):
            self._remember()
        self._typing = (row.key, column)
        self._put(place, column, text)
        return True

    def copy_above(self, place: int, column: int) -> bool:
        """Write what stands in the cell above."""
        self._typing = None
        return place > 0 and self.put(place, column, self.rows[place - 1].cells[column])

    def fill(self, place: int, columns: Sequence[int | None], block: Block) -> int:
        """Write a block of cells from a row on; saved rows are stepped over.

        Args:
            columns: the column for each cell of a row of the block, None leaves the cell out.

        Returns:
            How many rows were written to.
        """
        self._remember()
        written = 0
        for texts in block:
            while place < len(self.rows) and self.rows[place].is_saved:
                place += 1
            if place >= MOST_ROWS:
                break
            while place >= len(self.rows):
                self.rows.append(LineRow())
            for column, text in zip(columns, texts, strict=False):
                if column is not None:
                    self._put(place, column, text)
            place, written = place + 1, written + 1
        self._keep_room()
        return written

    def typed(self) -> None:
        """The cell was left: the next letters are a step of their own."""
        self._typing = None

    def mark(self, place: int, kind: str) -> bool:
        """Make a row a contact without a matter; the same kind again takes that back."""
        row = self.rows[place]
        if row.is_saved:
            return False
        self._remember()
        self.rows[place] = replace(row, non_case="" if row.non_case == kind else kind)
        self._keep_room()
        return True

    def remove(self, place: int) -> bool:
        """Take a row away that is not saved; `undo` brings it back."""
        if self.rows[place].is_saved or (self.rows[place].is_blank and place == len(self.rows) - 1):
            return False
        self._remember()
        del self.rows[place]
        self._keep_room()
        return True

    def remove_saved(self) -> None:
        """Take the saved rows out of sight; they are in the database."""
        self.rows = [row for row in self.rows if not row.is_saved]
        self._before.clear()
        self._keep_room()

    def saved(self, key: str, case_code: str) -> None:
        """Note that a row was logged."""
        self.rows = [
            replace(row, is_saved=True, case_code=case_code) if row.key == key else row
            for row in self.rows
        ]
        self._keep_room()

    def undo(self) -> bool:
        """Take the last change back; what was saved meanwhile stays saved."""
        if not self._before:
            return False
        self._typing = None
        saved = {row.key: row for row in self.rows if row.is_saved}
        before = self._before.pop()
        known = {row.key for row in before}
        kept = [row for key, row in saved.items() if key not in known]
        self.rows = [*kept, *(saved.get(row.key, row) for row in before)]
        self._keep_room()
        return True

    def stored(self) -> dict[str, Any]:
        """Return what is not saved yet as JSON values; empty when nothing is."""
        rows = [
            {"key": row.key, "cells": list(row.cells), "non_case": row.non_case}
            for row in self.waiting
        ]
        return {"rows": rows} if rows else {}

    def take_up(
        self, stored: Mapping[str, Any], is_logged: Callable[[str], bool] = lambda _key: False
    ) -> None:
        """Go on with what `stored` returned, below the rows that are here.

        Args:
            is_logged: says of a row's key whether it was saved before a crash.
        """
        found = rows_of(stored, is_logged)
        known = {row.key for row in self.rows}
        here = [row for row in self.rows if row.is_saved or not row.is_blank]
        self.rows = [*here, *(row for row in found if row.key not in known)]
        self._before.clear()
        self._keep_room()

    def _put(self, place: int, column: int, text: str) -> None:
        row = self.rows[place]
        cells = (*row.cells[:column], text, *row.cells[column + 1 :])
        self.rows[place] = replace(row, cells=cells)
        self._keep_room()

    def _remember(self) -> None:
        self._typing = None
        self._before.append(tuple(self.rows))
        del self._before[:-_MOST_STEPS_BACK]

    def _keep_room(self) -> None:
        if not self.rows or not self.rows[-1].is_blank or self.rows[-1].is_saved:
            self.rows.append(LineRow())


def rows_of(stored: Mapping[str, Any], is_logged: Callable[[str], bool]) -> list[LineRow]:
    """Read the rows that `LineSheet.stored` returned, without those that were saved already."""
    found = [_row_from(one) for one in stored.get("rows", ()) if isinstance(one, Mapping)]
    return [row for row in found if not is_logged(row.key)]


def _row_from(stored: Mapping[str, Any]) -> LineRow:
    cells = [str(cell) for cell in stored.get("cells", ())][: len(FIELDS)]
    cells += [""] * (len(FIELDS) - len(cells))
    key = str(stored.get("key") or _new_key())
    return LineRow(key, tuple(cells), str(stored.get("non_case", "")))
