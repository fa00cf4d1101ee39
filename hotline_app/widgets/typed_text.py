"""The text of an entry, and who hears of every change while the entry stands."""

import tkinter as tk
from collections.abc import Callable


class TypedText(tk.StringVar):
    """The variable of an entry; it ends with the entry's owner, and its text can be read on.

    Tk keeps the listener, and with it the whole page, for as long as the variable is watched. And
    a variable that waits for the collector asks Tk from whatever thread the collector runs in.
    """

    def __init__(self, owner: tk.Misc) -> None:
        super().__init__(owner)
        self._owner = owner
        self._last: str | None = None
        owner.bind("<Destroy>", self._ended, add="+")

    def __del__(self) -> None:
        """Nothing is left to do: see `_ended`."""

    def get(self) -> str:
        """Return the text as it stands, or as it stood when the entry went."""
        return super().get() if self._last is None else self._last

    def _ended(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is not self._owner or self._last is not None:
            return
        self._last = super().get()
        for modes, command in self.trace_info():
            for mode in modes:
                self.trace_remove(mode, command)
        self._owner.tk.globalunsetvar(str(self))


def typed_text(owner: tk.Misc, listener: Callable[..., object]) -> TypedText:
    """Make the variable of an entry; `listener` is called after every change."""
    text = TypedText(owner)
    text.trace_add("write", listener)
    return text
