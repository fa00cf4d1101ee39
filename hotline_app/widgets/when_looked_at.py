"""Work of a page that waits until somebody looks at the page."""

import tkinter as tk
from collections.abc import Callable


class WhenLookedAt:
    """Does something at once where the page is shown, else when it is shown again.

    Args:
        page: the page; its `shown` calls `looked_at`.
        work: what is done; asked any number of times it is done once.
    """

    def __init__(self, page: tk.Misc, work: Callable[[], None]) -> None:
        self._page = page
        self._work = work
        self._is_waiting = False

    def ask(self, **_details: object) -> None:
        """Something changed; may listen to an announcement."""
        self._is_waiting = True
        if self._page.winfo_ismapped():
            self._catch_up()

    def looked_at(self) -> None:
        """Do soon what waits; by then the page may have turned to something else."""
        if self._is_waiting:
            self._page.winfo_toplevel().after_idle(self._catch_up)

    def forget(self) -> None:
        """What was asked for is done already."""
        self._is_waiting = False

    def _catch_up(self) -> None:
        if self._is_waiting and self._page.winfo_exists():
            self._is_waiting = False
            self._work()
