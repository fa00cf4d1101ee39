"""Follows the computer between light and dark while the window is open."""

import time
from typing import TYPE_CHECKING, Any, Final

from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.windows.root import ROOT_ALONE
from hotline_app.windows.system_look import SYSTEM, system_appearance

if TYPE_CHECKING:
    from hotline_app.windows.main_window import MainWindow

LOOK_EVERY_MS: Final = 60_000
PAUSE_SECONDS: Final = 3.0
"""Between two questions when the window gets the keyboard: switching to and fro costs nothing."""


class LookWatch:
    """Asks the computer when the window comes back to the front, and once a minute.

    Nothing is asked while light or dark was chosen for good. The asking may start a program, so
    a worker does it.

    Args:
        window: whose look changes.
        tasks: the worker that asks.
    """

    def __init__(self, window: "MainWindow", tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self._is_asking = self._is_over = False
        self._asked_at = -PAUSE_SECONDS
        root: Any = window.root
        # The window itself is told when the keyboard comes from another program; what is bound to
        # it alone costs nothing while people go from field to field.
        root.bind_class(ROOT_ALONE, "<FocusIn>", self._came_to_front, add="+")
        self._timer = root.after(LOOK_EVERY_MS, self._time_passed)
        window.when_system = self.look

    def look(self) -> None:
        """Ask now, unless an answer is on its way."""
        if self._is_asking or self._is_over or self._window.settings.appearance != SYSTEM:
            return
        self._is_asking = True
        self._asked_at = time.monotonic()
        self._tasks.run(Job(_ask, self._heard, is_quick=True))

    def stop(self) -> None:
        """Watch no more."""
        self._is_over = True
        self._window.root.tk.call("after", "cancel", self._timer)
        self._window.when_system = None

    def _came_to_front(self, _event: object) -> None:
        if time.monotonic() - self._asked_at > PAUSE_SECONDS:
            self.look()

    def _time_passed(self) -> None:
        self._timer = self._window.root.after(LOOK_EVERY_MS, self._time_passed)
        self.look()

    def _heard(self, appearance: str) -> None:
        self._is_asking = False
        # Something else may have been chosen meanwhile.
        if self._window.settings.appearance == SYSTEM:
            self._window.look.set_appearance(appearance)


def _ask(_progress: Progress) -> str:
    return system_appearance()
