"""What is wrong with the rows of the list: found once for each row as it stands, shown in time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hotline_app.views.waiting_calls.line_checks import LineChecks
from hotline_app.views.waiting_calls.line_rows import LineRow

if TYPE_CHECKING:
    from db.connection import Database


class RowProblems:
    """Problems by row.

    Args:
        database: whose registers say what is right.

    Attributes:
        shown: key of a row -> field -> words.
        checks: reads cells by the registers.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._found: dict[str, tuple[LineRow, dict[str, str]]] = {}
        self.shown: dict[str, dict[str, str]] = {}
        self.checks = LineChecks(database)

    def of(self, row: LineRow) -> dict[str, str]:
        """The problems that are shown for a row."""
        return self.shown.get(row.key, {})

    def read_registers(self) -> None:
        """Read needs and channels anew; every row is checked again when it is left."""
        self.checks = LineChecks(self._database)
        self._found.clear()

    def check(self, rows: Iterable[LineRow]) -> None:
        """Find and show everything that keeps rows from being saved."""
        for row in rows:
            self.shown[row.key] = self._all_of(row)

    def settle(self, row: LineRow, *, is_row_left: bool) -> None:
        """A cell of a row was left: while a row is written, only what was written can be wrong."""
        known = self.of(row)
        self.shown[row.key] = {
            field: words
            for field, words in self._all_of(row).items()
            if is_row_left or field in known or row.text(field).strip()
        }

    def _all_of(self, row: LineRow) -> dict[str, str]:
        found = self._found.get(row.key)
        if found is None or found[0] != row:
            found = self._found[row.key] = (row, self.checks.problems_of(row))
        return found[1]
