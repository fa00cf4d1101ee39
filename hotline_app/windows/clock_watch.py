"""A clock that is set back: Tk waits for its timers by the clock on the wall.

Set back by an hour, the answers of the worker, what is typed on its way to the disk and the copies
by plan would all wait for an hour. Once that is seen, every timer that waits is due at once, just
as Tk itself does it when the clock is set forward.
"""

import threading
import time
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

LOOK_EVERY_SECONDS: Final = 2.0
LEAST_STEP_SECONDS: Final = 1.0

Reading = Callable[[], float]


class ClockWatch:
    """Looks every two seconds whether the clock on the wall went back.

    Args:
        root: whose timers they are.
        wall: the clock on the wall, in seconds; another one for tests.
        steady: a clock that nobody sets, in seconds.
    """

    def __init__(
        self, root: Any, wall: Reading = time.time, steady: Reading = time.monotonic
    ) -> None:
        self._root = root
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()
        self._ended = threading.Event()
        self._due = root.register(self._make_all_due)
        self._thread = threading.Thread(target=self._watch, name="hotline clock", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join(LOOK_EVERY_SECONDS)
        self._root.deletecommand(self._due)

    def was_set_back(self) -> bool:
        """Whether the clock on the wall went back since this was last asked."""
        before, self._apart = self._apart, self._wall() - self._steady()
        return self._apart < before - LEAST_STEP_SECONDS

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_EVERY_SECONDS):
            if self.was_set_back():
                # No timer wakes the window now. A bare call is handed over to its thread by Tk;
                # it is refused while the window is busy with something of its own.
                while not self._ended.is_set():
                    with suppress(RuntimeError, tk.TclError):
                        self._root.tk.call("after", "idle", self._due)
                        break
                    self._ended.wait(LOOK_EVERY_SECONDS)

    def _make_all_due(self) -> None:
        call = self._root.tk.call
        for timer in self._root.tk.splitlist(call("after", "info")):
            with suppress(tk.TclError):
                script, kind = self._root.tk.splitlist(call("after", "info", timer))
                if kind == "timer":
                    call("after", "cancel", timer)
                    call("after", 0, script)
