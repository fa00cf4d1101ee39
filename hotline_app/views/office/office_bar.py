"""Which section of the office is shown: names side by side, or one list where letters are large."""

import tkinter as tk
from collections.abc import Callable

from db.rules.text import fold
from hotline_app.views.office.office_sections import SECTIONS
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.theme import px


class OfficeBar(Card):
    """The sections.

    Args:
        parent: the page.
        chosen: called when another section is wanted.

    Attributes:
        sections: says which one it is.
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[], None]) -> None:
        super().__init__(parent, padding=10)
        self._chosen = chosen
        self._is_narrow = False
        named = [(key, section.words()) for key, section in SECTIONS.items()]
        self.sections = Chips(self.body, FieldSpec(""), named)
        choices = [Choice(key, words) for key, words in named]
        # Chips in three lines would leave a low window nothing for what they lead to.
        self.list = Picker(self.body, FieldSpec(""), source_of(choices, fold))
        self.sections.pack(fill="x")
        self.sections.on_change(self._pressed)
        self.list.on_change(self._picked)

    def lay_out(self, *, is_narrow: bool) -> None:
        """Show the names side by side, or the list."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        shown, hidden = (self.list, self.sections) if is_narrow else (self.sections, self.list)
        hidden.pack_forget()
        shown.pack(fill="x")
        self.configure(padding=px(self, 4 if is_narrow else 10))

    def focus_set(self) -> None:
        """Put the keyboard on the section that is shown."""
        (self.list if self._is_narrow else self.sections).focus_set()

    def _pressed(self) -> None:
        self.list.value = str(self.sections.value)
        self._chosen()

    def _picked(self) -> None:
        if self.list.value and self.list.value != self.sections.value:
            self.sections.value = self.list.value
