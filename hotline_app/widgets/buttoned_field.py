"""A line of text with a button at its end that opens something: a list, a month."""

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from hotline_app.widgets.fields import FormField
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import px
from hotline_app.widgets.typed_text import typed_text


class ButtonedField(FormField):
    """What such fields share: an entry and its button in one rounded frame.

    Attributes:
        entry: what is typed into.
    """

    entry: ttk.Entry

    @property
    def focus_widget(self) -> tk.Widget:
        """The entry."""
        return self.entry

    @property
    def cursor(self) -> int:
        """Place of the cursor, in letters from the start."""
        return int(self.entry.index("insert"))

    @cursor.setter
    def cursor(self, place: int) -> None:
        self.entry.icursor(place)

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes."""
        super().set_enabled(is_enabled)
        state = "!disabled" if is_enabled else "disabled"
        self.entry.state([state])
        self._button.state([state])

    def make_entry(
        self, icon: tuple[str, int], typed: Callable[..., object], pressed: Callable[[], object]
    ) -> ttk.Frame:
        """Make the entry and its button; returns their frame.

        Args:
            icon: name and size of the button's picture.
            typed: called after every change of the text.
            pressed: called when the button is pressed.
        """
        frame = ttk.Frame(self, style="Field.TFrame", padding=px(self, 3))
        self._text = typed_text(self, typed)
        self.entry = ttk.Entry(frame, textvariable=self._text, style="Bare.TEntry")
        name, size = icon
        self._button = IconButton(
            frame, name, size, style="InField.TButton", takefocus=False, command=pressed
        )
        # First the button: where there is little room the entry gives way.
        self._button.pack(side="right")
        self.entry.pack(side="left", fill="x", expand=True, padx=(px(self, 7), 0), pady=px(self, 3))
        self.entry.bind("<FocusIn>", lambda _event: frame.state(["focus"]))
        return frame
