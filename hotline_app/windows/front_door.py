"""What second starts of the program ask of the window that is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from hotline_app.wishes import Wish

if TYPE_CHECKING:
    from hotline_app.second_starts import Listener

LOOK_EVERY_MS = 120


class FrontDoor:
    """Looks every now and then whether somebody knocked.

    Args:
        root: the window, for its timers.
        listener: takes wishes on its own thread.
        wished: called with each wish on the window's thread.
    """

    def __init__(self, root: Any, listener: "Listener", wished: Callable[[Wish], None]) -> None:
        self._root = root
        self._listener = listener
        self._wished = wished
        self._timer = ""
        self._look()

    def close(self) -> None:
        """Look no more."""
        if self._timer:
            self._root.after_cancel(self._timer)
            self._timer = ""

    def _look(self) -> None:
        self._timer = self._root.after(LOOK_EVERY_MS, self._look)
        wish = self._listener.next_wish()
        while wish is not None:
            self._wished(wish)
            wish = self._listener.next_wish()


def bring_to_front(root: ttk.App) -> None:
    """Show the window over all others, as it was: maximised stays maximised."""
    if root.state() in ("iconic", "withdrawn"):
        root.deiconify()
    root.lift()
    # Some desktops refuse a plain lift; being topmost for a moment is granted.
    root.attributes("-topmost", True)
    root.update_idletasks()
    root.attributes("-topmost", False)
    root.focus_force()
