"""Bindings that many widgets share through one tag, and that end with their owner.

Tk's own binding of a class lasts as long as the window: whatever the answer holds would never be
let go. A tag also costs one call for each widget, where bindings of its own cost one for each key.
"""

import tkinter as tk
from collections.abc import Callable
from typing import Any


class ClassKeys:
    """One tag and its bindings.

    Args:
        owner: the bindings end when it is destroyed.
        tag: no other owner has the same one.
    """

    def __init__(self, owner: tk.Misc, tag: str) -> None:
        self.tag = tag
        self._owner = owner
        self._commands: dict[str, str] = {}
        owner.bind("<Destroy>", self._destroyed, add="+")

    def bind(self, sequence: str, answer: Callable[[Any], object]) -> None:
        """Answer a key or a turn of the wheel in every widget that has the tag."""
        self._commands[sequence] = self._owner.bind_class(self.tag, sequence, answer)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is not self._owner:
            return
        root = self._owner.nametowidget(".")
        for sequence, command in self._commands.items():
            root.unbind_class(self.tag, sequence)
            # Unbinding alone leaves the command, and with it everything the answer holds.
            root.deletecommand(command)
        self._commands.clear()
