"""Finding the cases of the list on the worker: the first 1,000 at once, the rest in pieces."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from db.queries import cases
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.case_filters import CaseQuestion

if TYPE_CHECKING:
    from db.connection import Database

FIRST: Final = 1_000
RANKED: Final = 200
PIECE: Final = 50_000
_NAME: Final = "find cases"


@dataclass(frozen=True)
class Found:
    """An answer, or the next piece of it.

    Attributes:
        numbers: order numbers in the order of the list.
        is_first: begins a new answer; otherwise it goes on where the last piece ended.
        is_whole: nothing follows.
    """

    numbers: Sequence[int]
    is_first: bool
    is_whole: bool


class CaseFinder:
    """Asks for one list after the other; an older question is given up.

    Args:
        database: of the office.
        tasks: a worker of its own: a list never waits behind a booklet.
        found: takes each piece on the window's thread.
    """

    def __init__(self, database: "Database", tasks: Tasks, found: Callable[[Found], None]) -> None:
        self._database = database
        self._tasks = tasks
        self._found = found

    def ask(self, question: CaseQuestion) -> None:
        """Begin another list."""
        self._run(question, lambda progress: self._first(question, progress))

    def _run(self, question: CaseQuestion, work: Callable[[Progress], Found]) -> None:
        def closing(progress: Progress) -> Found:
            try:
                return work(progress)
            finally:
                self._database.close()

        done = partial(self._arrived, question)
        self._tasks.run(Job(closing, done, replaces=_NAME))

    def _arrived(self, question: CaseQuestion, found: Found) -> None:
        if not found.is_whole:
            self._run(question, lambda progress: self._rest(question, found.numbers, progress))
        self._found(found)

    def _first(self, question: CaseQuestion, progress: Progress) -> Found:
        typed, filters = question.typed, question.filters
        if question.is_plain:
            numbers = cases.numbers_before(self._database, filters, limit=FIRST)
        else:
            numbers = cases.numbers(self._database, typed, filters, FIRST)
        progress.check()
        return Found(array("q", self._ranked(question, numbers)), True, len(numbers) < FIRST)

    def _rest(self, question: CaseQuestion, before: Sequence[int], progress: Progress) -> Found:
        if question.is_plain:
            numbers = cases.numbers_before(self._database, question.filters, before[-1], PIECE)
            return Found(array("q", numbers), False, len(numbers) < PIECE)
        everything = cases.numbers(self._database, question.typed, question.filters)
        progress.check()
        known = set(before)
        more = (number for number in everything if number not in known)
        return Found(array("q", more), False, True)

    def _ranked(self, question: CaseQuestion, numbers: Sequence[int]) -> Sequence[int]:
        """Put the cases with the exact tones first, as the search does."""
        if question.typed.isascii():
            return numbers
        page = cases.search(self._database, question.typed, question.filters, RANKED)
        best = [row.number for row in page.rows]
        known = set(best)
        return [*best, *(number for number in numbers if number not in known)]
