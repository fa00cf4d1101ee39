"""Python's collector of garbage, run by the window's thread alone and when nobody waits for it.

What is collected may hold pictures and variables of Tk, which must not be let go by a worker: the
worker would have to wait for the window, and the window sometimes waits for the worker.
"""

import gc
import tkinter as tk
from typing import Final

EVERY_MS: Final = 1_000
# As Python counts by itself: that many new objects, then that many rounds of the younger ones.
YOUNG, MIDDLE, OLD = 2_000, 10, 10


class Collecting:
    """Collects between two events of one window, until `stop`.

    Args:
        root: the window.
    """

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer: str | None = root.after(EVERY_MS, self._look)

    def stop(self) -> None:
        """Leave the collecting to Python again."""
        if self._timer is not None:
            self._root.after_cancel(self._timer)
            self._timer = None
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        young, middle, old = gc.get_count()
        if old >= OLD:
            gc.collect()
        elif middle >= MIDDLE:
            gc.collect(1)
        elif young >= YOUNG:
            gc.collect(0)
        self._timer = self._root.after(EVERY_MS, self._look)
