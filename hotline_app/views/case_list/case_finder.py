"""Finding the cases of the list on the worker: the first ones at once, the rest in pieces."""

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.queries import case_orders
from db.records.case_filters import ListQuestion
from hotline_app.tasks import Job, Progress, Tasks

if TYPE_CHECKING:
    from db.connection import Database

DRAWING_SECONDS: Final = 0.05
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

    def ask(self, question: ListQuestion, *, is_again: bool = False) -> None:
        """Begin another list, or read the same one again.

        Args:
            question: what is wanted.
            is_again: the list that is shown stays until the new one is there as a whole.
        """
        answer = _Answer(self._database, question)

        def progressed(_done: int, _total: int) -> None:
            if not is_again:
                self._hand_over(answer, is_whole=False)

        def done(_nothing: None) -> None:
            self._hand_over(answer, is_whole=True)

        self._tasks.run(Job(answer.work, done, progressed=progressed, replaces=_NAME))

    def _hand_over(self, answer: "_Answer", *, is_whole: bool) -> None:
        numbers = answer.taken()
        if numbers or is_whole:
            is_first, answer.is_begun = not answer.is_begun, True
            self._found(Found(numbers, is_first, is_whole))


class _Answer:
    """The pieces of one answer on their way from the worker to the window."""

    def __init__(self, database: "Database", question: ListQuestion) -> None:
        self._database = database
        self._question = question
        self._pieces: deque[array[int]] = deque()
        self.is_begun = False

    def work(self, progress: Progress) -> None:
        """Read the list (on the worker thread)."""
        count = 0
        try:
            for piece in case_orders.pieces(self._database, self._question):
                if piece:
                    self._pieces.append(array("q", piece))
                    count += len(piece)
                progress.report(count, 0)
                if count == len(piece):
                    # Both threads share one interpreter: first the window draws what there is.
                    progress.stopped.wait(DRAWING_SECONDS)
        finally:
            self._database.close()

    def taken(self) -> "array[int]":
        """What has come since the last time."""
        numbers: array[int] = array("q")
        while self._pieces:
            numbers.extend(self._pieces.popleft())
        return numbers
