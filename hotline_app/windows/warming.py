"""Pages nobody opened yet are loaded bit by bit while the window stands: their first time is short.

The window itself comes first; each step takes some milliseconds of its thread, and no widget is
made.
"""

import pkgutil
import sys
import tkinter as tk
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from hotline_app import views

FIRST_MS: Final = 2_000
EVERY_MS: Final = 60
# What the rooms stand on comes first, so that no step has much to load.
_BASES: Final = ("forms", "pieces", "records", "sheets")


class Warming:
    """Loads the modules of the pages, one at a time.

    Args:
        root: the window, for its timers.
    """

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._names = modules()
        self._timer: str | None = root.after(FIRST_MS, self._step)

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded, or nobody waits for it any more."""
        return self._timer is None

    def stop(self) -> None:
        """Load nothing more."""
        if self._timer is not None:
            self._root.after_cancel(self._timer)
            self._timer = None

    def _step(self) -> None:
        name = next((name for name in self._names if name not in sys.modules), None)
        self._timer = None
        if name is not None:
            import_module(name)
            self._timer = self._root.after(EVERY_MS, self._step)


def modules() -> Iterator[str]:
    """Every module of the pages, what the others stand on first."""
    for folder in map(Path, views.__path__):
        rooms = [room.name for room in pkgutil.iter_modules([str(folder)]) if room.ispkg]
        for room in sorted(rooms, key=lambda name: (name not in _BASES, name)):
            for found in pkgutil.iter_modules([str(folder / room)]):
                yield f"{views.__name__}.{room}.{found.name}"
