"""The open forms side by side above the form; one alone shows nothing."""

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

TITLE_ROOM = 220


class FormTabs(ttk.Frame):
    """A row of tabs that wraps; Ctrl+Tab and a press bring a form to the front.

    Args:
        page: the page.
        chosen: called with the place of the form that was pressed.
    """

    def __init__(self, page: tk.Misc, chosen: Callable[[int], None]) -> None:
        super().__init__(page, style="Card.TFrame", padding=(px(page, 14), px(page, 8)))
        self._chosen = chosen
        self._titles: tuple[str, ...] = ()
        self._chips: Chips | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands on the tabs."""
        return self._titles

    def show(self, titles: Sequence[str], place: int) -> None:
        """Show a tab for each form; fewer than two need none.

        Args:
            titles: what each form is about, "" for an empty one.
            place: of the form in front.
        """
        font, room = font_of(self, "SmallStrong"), px(self, TITLE_ROOM)
        words = tuple(fitted(title, font, room) or tr("New form") for title in titles)
        is_same = len(words) == len(self._titles) and self._chips is not None
        if len(words) < 2:
            self._titles = words
            self.grid_remove()
            return
        if not is_same:
            self._make(words)
        assert self._chips is not None
        for number, title in enumerate(words):
            if title != self._titles[number]:
                self._chips.set_words(str(number), title)
        self._titles = words
        if self._chips.value != str(place):
            self._chips.value = str(place)
        self.grid()

    def _make(self, words: tuple[str, ...]) -> None:
        if self._chips is not None:
            self._chips.destroy()
        choices = [(str(number), title) for number, title in enumerate(words)]
        self._chips = chips = Chips(self, FieldSpec(""), choices)
        self._titles = words
        chips.pack(fill="x")
        chips.on_change(lambda: self._pressed(chips))
        for child in chips.input_widget.winfo_children():
            # Ctrl+Tab goes from form to form; Tab stays in the form.
            child.configure(takefocus=False)  # type: ignore[call-arg]

    def _pressed(self, chips: Chips) -> None:
        self._chosen(int(str(chips.value) or 0))
