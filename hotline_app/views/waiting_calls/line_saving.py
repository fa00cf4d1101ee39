"""Saving rows of the list one by one, so that the window stays alive between two of them."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.commands import calls
from db.errors import ValidationFailed
from hotline_app.desk import DeskContext
from hotline_app.labels import problem_words
from hotline_app.views.waiting_calls.line_checks import LineChecks
from hotline_app.views.waiting_calls.line_columns import FIELDS
from hotline_app.views.waiting_calls.line_rows import LineRow, LineSheet


@dataclass(frozen=True)
class SavingActs:
    """What saving tells the page.

    Attributes:
        step: after every row, with how many are done and how many there are.
        refused: with the key of a row and field -> words.
        ended: with how many rows were saved.
    """

    step: Callable[[int, int], None]
    refused: Callable[[str, dict[str, str]], None]
    ended: Callable[[int], None]


class LineSaving:
    """Saves rows between the keys of whoever goes on typing.

    Args:
        clock: the page, for its timers.
        desk: what the page works with.
        sheet: the rows.
        acts: what is told.
    """

    def __init__(
        self, clock: tk.Misc, desk: DeskContext, sheet: LineSheet, acts: SavingActs
    ) -> None:
        self._clock = clock
        self._desk = desk
        self._sheet = sheet
        self._acts = acts
        self._keys: list[str] = []
        self._done = self._saved = 0
        self._timer = ""

    @property
    def is_busy(self) -> bool:
        """Whether rows still wait to be saved."""
        return bool(self._keys)

    def save(self, row: LineRow, checks: LineChecks) -> bool:
        """Save one row now; says whether it is saved."""
        try:
            logged = calls.log_call(self._desk.database, self._desk.actor, checks.draft_of(row))
        except ValidationFailed as refused:
            words = {name: problem_words(name, code) for name, code in refused.problems.items()}
            if not set(words) <= set(FIELDS):
                raise
            self._acts.refused(row.key, words)
            return False
        self._sheet.saved(row.key, logged.case_code)
        return True

    def save_all(self, rows: Sequence[LineRow], checks: LineChecks) -> None:
        """Save rows one by one; a row that is refused keeps the others from nothing."""
        if self.is_busy or not rows:
            return
        self._keys = [row.key for row in rows]
        self._done = self._saved = 0
        self._next(checks)

    def stop(self) -> None:
        """Leave the rest for later."""
        if self._timer:
            self._clock.after_cancel(self._timer)
            self._timer = ""
        self._keys = []

    def _next(self, checks: LineChecks) -> None:
        self._timer = ""
        total = self._done + len(self._keys)
        key = self._keys.pop(0)
        self._done += 1
        # The row as it stands now: somebody may have mended it meanwhile.
        row = next((one for one in self._sheet.rows if one.key == key), None)
        try:
            if row is not None and not row.is_saved and not checks.problems_of(row):
                self._saved += self.save(row, checks)
        except BaseException:
            self.stop()
            self._acts.ended(self._saved)
            raise
        self._acts.step(self._done, total)
        if self._keys:
            self._timer = self._clock.after(1, lambda: self._next(checks))
        else:
            self._acts.ended(self._saved)
