"""Upkeep while the window is open: copies by the office's plan, a tidy search index."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from db.choices import Role
from db.errors import HotlineError
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress
from hotline_app.widgets.toast import News

FIRST_LOOK_MS: Final = 60_000
NEXT_LOOK_MS: Final = 3_600_000


class BackUpClock:
    """Looks once an hour whether a copy is due; what goes wrong is said, once for each reason.

    Args:
        root: whose clock it is.
        desk: gives the desk of who sits there now.
    """

    def __init__(self, root: Any, desk: Callable[[], DeskContext]) -> None:
        self._root = root
        self._desk = desk
        self._said = ""
        self._timer = root.after(FIRST_LOOK_MS, self.look)

    def look(self) -> None:
        """Make a copy if one is due, and look again in an hour."""
        self.stop()
        self._timer = self._root.after(NEXT_LOOK_MS, self.look)
        desk = self._desk()
        if desk.actor.role is not Role.PROVINCIAL_READER:
            work = partial(_copy_if_due, desk)
            desk.tasks.run(Job(work, self._done, replaces="back-up by plan"))

    def stop(self) -> None:
        """Look no more."""
        self._root.tk.call("after", "cancel", self._timer)

    def _done(self, outcome: Path | HotlineError | None) -> None:
        if isinstance(outcome, Path):
            self._said = ""
            self._desk().events.announce("back_up", path=outcome)
        elif outcome is not None:
            from hotline_app.labels import copy_refusal_words

            words = copy_refusal_words(outcome) or ""
            if words != self._said:
                self._said = words
                news = News(tr("The copy of the office was not made"), words, "problem")
                self._desk().events.announce("news", news=news)


def _copy_if_due(desk: DeskContext, _progress: Progress) -> Path | HotlineError | None:
    # Loaded by the worker when it first looks: the window comes up sooner.
    from db.commands import backups, maintenance

    try:
        # An hour's work left its pieces in the search index.
        maintenance.tidy_search(desk.database)
        return backups.back_up_if_due(desk.database, desk.actor)
    except HotlineError as refusal:
        return refusal
    finally:
        desk.database.close()
