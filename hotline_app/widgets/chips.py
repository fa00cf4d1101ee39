"""A row of choices to press: one of them, or several as filters."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

import ttkbootstrap as ttk

from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.theme import px

GAP = 8


class Chips(FormField):
    """Choices side by side, wrapping where there is no room.

    Left and Right move between them, Space and Enter press. `value` is the key that is on, or ""
    (for several: a tuple of keys in the order of the row).

    Args:
        parent: the form.
        spec: what the field says about itself; a row of filters has no name.
        choices: (key, words) in order.
        takes_several: whether more than one may be on.
    """

    def __init__(
        self,
        parent: tk.Misc,
        spec: FieldSpec,
        choices: Sequence[tuple[str, str]],
        *,
        takes_several: bool = False,
    ) -> None:
        self._choices = tuple(choices)
        self._takes_several = takes_several
        self._on: set[str] = set()
        self._chips: dict[str, ttk.Button] = {}
        super().__init__(parent, spec)

    def make_input(self) -> tk.Widget:
        """Make the buttons."""
        frame = ttk.Frame(self, style="Inside.TFrame")
        for place, (key, words) in enumerate(self._choices):
            chip = ttk.Button(
                frame, text=words, style="Chip.TButton", command=partial(self._press, key)
            )
            chip.bind("<Left>", partial(self._step, place - 1))
            chip.bind("<Right>", partial(self._step, place + 1))
            # ttkbootstrap takes the space bar away from buttons.
            chip.bind("<space>", partial(self._space, key))
            self._chips[key] = chip
        frame.bind("<Configure>", self._wrap)
        self._frame = frame
        self._wrapped_at = -1
        self.after_idle(self._wrap)
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The chip that is on, or the first one."""
        for key, chip in self._chips.items():
            if key in self._on:
                return chip
        return next(iter(self._chips.values()), self._frame)

    @property
    def value(self) -> str | tuple[str, ...]:
        """The key that is on, or all of them in order."""
        keys = tuple(key for key, _words in self._choices if key in self._on)
        return keys if self._takes_several else next(iter(keys), "")

    @value.setter
    def value(self, value: str | Sequence[str]) -> None:
        wanted = {value} if isinstance(value, str) else set(value)
        self._on = wanted & set(self._chips)
        self._show()
        self.changed()

    def set_words(self, key: str, words: str) -> None:
        """Change the words of one choice (a count in them, for example)."""
        self._chips[key].configure(text=words)
        self._wrapped_at = -1
        self._wrap()

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes."""
        for chip in self._chips.values():
            chip.state(["!disabled" if is_enabled else "disabled"])

    def repaint(self) -> None:
        """Wrap anew: another font has other widths, which the chips know a moment later."""
        self._wrapped_at = -1
        self.after_idle(self._wrap)

    def _press(self, key: str) -> None:
        if self._takes_several:
            self._on ^= {key}
        else:
            self._on = {key}
        self._show()
        self.changed()

    def _space(self, key: str, _event: object) -> str:
        if not self._chips[key].instate(["disabled"]):
            self._press(key)
        return "break"

    def _step(self, place: int, _event: object) -> str:
        key, _words = self._choices[place % len(self._choices)]
        self._chips[key].focus_set()
        return "break"

    def _show(self) -> None:
        for key, chip in self._chips.items():
            chip.configure(style="ChipOn.TButton" if key in self._on else "Chip.TButton")

    def _wrap(self, _event: object = None) -> None:
        width = self._frame.winfo_width()
        if width <= 1:
            width = 10_000
        if width == self._wrapped_at:
            return
        self._wrapped_at = width
        gap, x, y, line = px(self, GAP), 0, 0, 0
        for chip in self._chips.values():
            needed = chip.winfo_reqwidth()
            if x and x + needed > width:
                x, y = 0, y + line + gap
            chip.place(x=x, y=y)
            x, line = x + needed + gap, chip.winfo_reqheight()
        self._frame.configure(height=y + line)
        if width == 10_000:
            self._frame.configure(width=max(0, x - gap))
