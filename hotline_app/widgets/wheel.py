"""The mouse wheel, the same on Windows and Linux."""

import tkinter as tk
from collections.abc import Callable

ROWS_PER_NOTCH = 3
_WINDOWS_NOTCH = 120


def bind_wheel(widget: tk.Misc, scroll: Callable[[int], None]) -> None:
    """Call `scroll` with the rows to go down (negative: up) for every turn over `widget`."""

    def turned(event: "tk.Event[tk.Misc]") -> str:
        notches = max(1, abs(event.delta) // _WINDOWS_NOTCH)
        scroll((-1 if event.delta > 0 else 1) * notches * ROWS_PER_NOTCH)
        return "break"

    def pressed(rows: int) -> Callable[[object], str]:
        def answer(_event: object) -> str:
            scroll(rows)
            return "break"

        return answer

    widget.bind("<MouseWheel>", turned)
    widget.bind("<Button-4>", pressed(-ROWS_PER_NOTCH))
    widget.bind("<Button-5>", pressed(ROWS_PER_NOTCH))
