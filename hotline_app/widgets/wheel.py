"""The mouse wheel, the same on Windows and Linux."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

from hotline_app.widgets.class_keys import ClassKeys

ROWS_PER_NOTCH = 3
_WINDOWS_NOTCH = 120
_TAG = "Wheel"


def bind_wheel(widget: tk.Misc, scroll: Callable[[int], None]) -> None:
    """Call `scroll` with the rows to go down (negative: up) for every turn over `widget`."""
    for sequence, answer in _answers(scroll):
        widget.bind(sequence, answer)


class SharedWheel:
    """One answer to the wheel for many widgets.

    Args:
        owner: the answer ends with it.
        scroll: takes the rows to go down (negative: up).
    """

    def __init__(self, owner: tk.Misc, scroll: Callable[[int], None]) -> None:
        keys = ClassKeys(owner, f"{_TAG}{owner}")
        self._tag = keys.tag
        for sequence, answer in _answers(scroll):
            keys.bind(sequence, answer)

    def watch(self, widget: tk.Misc) -> None:
        """Turn over this widget too; whoever watched it before no longer does."""
        tags = widget.bindtags()
        if tags[0] != self._tag:
            widget.bindtags((self._tag, *(tag for tag in tags if not tag.startswith(_TAG))))


def _answers(scroll: Callable[[int], None]) -> tuple[tuple[str, Callable[[Any], str]], ...]:
    def turned(event: "tk.Event[tk.Misc]") -> str:
        notches = max(1, abs(event.delta) // _WINDOWS_NOTCH)
        scroll((-1 if event.delta > 0 else 1) * notches * ROWS_PER_NOTCH)
        return "break"

    def pressed(rows: int) -> Callable[[object], str]:
        def answer(_event: object) -> str:
            scroll(rows)
            return "break"

        return answer

    return (
        ("<MouseWheel>", turned),
        ("<Button-4>", pressed(-ROWS_PER_NOTCH)),
        ("<Button-5>", pressed(ROWS_PER_NOTCH)),
    )
