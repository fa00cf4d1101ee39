"""What narrows a list, as chips that can be taken away one by one."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

GAP = 6
WIDEST = 300
CROSS = "  ✕"


class FilterChips(ttk.Frame):
    """Chips side by side, wrapping; a press, Delete or BackSpace takes one away.

    Left and Right go from chip to chip.

    Args:
        parent: the bar above a list.
        removed: called with the key of the chip that was taken away.
        left: the keyboard has no chip any more: it should go where filters are added.
    """

    def __init__(
        self, parent: tk.Misc, removed: Callable[[str], None], left: Callable[[], None]
    ) -> None:
        super().__init__(parent, style="Inside.TFrame", height=1)
        self._removed = removed
        self._left = left
        self._shown: tuple[tuple[str, str], ...] = ()
        self.chips: dict[str, ttk.Button] = {}
        self.bind("<Configure>", self._wrap)

    def show(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show other chips: (key, words already translated) in order."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        had, place = self._place_of_keyboard()
        for chip in self.chips.values():
            chip.destroy()
        font = font_of(self, "SmallStrong")
        self.chips = {}
        for number, (key, words) in enumerate(self._shown):
            chip = ttk.Button(
                self,
                text=fitted(words, font, px(self, WIDEST)) + CROSS,
                style="ChipOn.TButton",
                command=partial(self._removed, key),
            )
            for name in ("Delete", "BackSpace", "space", "Return"):
                chip.bind(f"<{name}>", partial(self._pressed, key))
            chip.bind("<Left>", partial(self._step, number - 1))
            chip.bind("<Right>", partial(self._step, number + 1))
            self.chips[key] = chip
        self._wrap()
        if had:
            self._give_keyboard(place)

    def focus_set(self) -> None:
        """Put the keyboard on the first chip."""
        self._give_keyboard(0)

    def remove_last(self) -> None:
        """Take the last chip away."""
        if self._shown:
            self._removed(self._shown[-1][0])

    def repaint(self) -> None:
        """Wrap anew: another font has other widths, which the chips know a moment later."""
        self.after_idle(self._wrap)

    def _place_of_keyboard(self) -> tuple[bool, int]:
        focus = self.focus_displayof()
        for place, chip in enumerate(self.chips.values()):
            if chip is focus:
                return True, place
        return False, 0

    def _give_keyboard(self, place: int) -> None:
        chips = list(self.chips.values())
        if chips:
            chips[min(place, len(chips) - 1)].focus_set()
        else:
            self._left()

    def _pressed(self, key: str, _event: object) -> str:
        self._removed(key)
        return "break"

    def _step(self, place: int, _event: object) -> str:
        if 0 <= place < len(self.chips):
            list(self.chips.values())[place].focus_set()
        elif place < 0:
            self._left()
        return "break"

    def _wrap(self, _event: object = None) -> None:
        width = max(self.winfo_width(), px(self, 120))
        gap, x, y, line = px(self, GAP), 0, 0, 0
        for chip in self.chips.values():
            needed = chip.winfo_reqwidth()
            if x and x + needed > width:
                x, y = 0, y + line + gap
            chip.place(x=x, y=y)
            x, line = x + needed + gap, chip.winfo_reqheight()
        if int(self.cget("height")) != max(1, y + line):
            self.configure(height=max(1, y + line))
