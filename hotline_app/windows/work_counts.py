"""The red numbers beside the pages: what is overdue and what waits, also before Today is opened."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hotline_app.desk import DeskContext
from hotline_app.tasks import Job, Progress

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

FIRST_LOOK_MS: Final = 1_500
LOOK_EVERY_MS: Final = 5 * 60 * 1000
_NAME: Final = "numbers beside the pages"

Counts = dict[str, int]


class WorkCounts:
    """Counts now and then for who sits there.

    Args:
        window: whose navigation shows the numbers.
        desk: gives the desk as it is now.
    """

    def __init__(self, window: "MainWindow", desk: Callable[[], DeskContext]) -> None:
        self._window = window
        self._desk = desk
        self._root: Any = window.root
        # The window comes first.
        self._timer = self._root.after(FIRST_LOOK_MS, self.look)

    def look(self) -> None:
        """Count now; the next time follows by itself."""
        self.stop()
        self._timer = self._root.after(LOOK_EVERY_MS, self.look)
        desk = self._desk()

        def show(counts: Counts) -> None:
            # Somebody else may sit there by now.
            if desk.actor == self._desk().actor:
                self._show(counts)

        desk.tasks.run(Job(partial(_count, desk), show, replaces=_NAME))

    def begin_anew(self) -> None:
        """Somebody else sits down: the numbers of the one before go at once."""
        self._show({"today": 0, "approvals": 0})
        self.look()

    def stop(self) -> None:
        """Count no more."""
        self._root.tk.call("after", "cancel", self._timer)

    def _show(self, counts: Counts) -> None:
        for page, count in counts.items():
            if self._window.has_page(page):
                self._window.navigation.show_count(page, count)


def _count(desk: DeskContext, _progress: Progress) -> Counts:
    # Loaded by the worker: the window comes up sooner.
    from db import clock
    from db.queries import approvals, today

    try:
        work = today.open_work(desk.database, desk.actor, clock.now())
        waiting = approvals.waiting_for(desk.database, desk.actor)
        return {"today": work.mine_overdue, "approvals": waiting}
    finally:
        desk.database.close()
