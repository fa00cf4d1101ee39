"""A searchable list under a field: type a few letters, with or without tones."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hotline_app.i18n import tr
from hotline_app.widgets.buttoned_field import ButtonedField
from hotline_app.widgets.choice import Choice, Search, search_choices
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker_sheet import PickerSheet

MOST_SHOWN = 200


@dataclass(frozen=True)
class PickerSource:
    """Where a picker's choices come from.

    Attributes:
        search: text as typed -> choices, best first; "" gives those to begin with.
        find: key -> choice, or None when there is no such key.
        takes_free_text: whether words that are not in the list are a value too.
    """

    search: Search
    find: Callable[[str], Choice | None]
    takes_free_text: bool = False


def source_of(
    choices: Sequence[Choice], fold: Callable[[str], str], *, takes_free_text: bool = False
) -> PickerSource:
    """Make the source of a short list in memory."""
    by_key = {choice.key: choice for choice in choices}
    return PickerSource(search_choices(choices, fold), by_key.get, takes_free_text)


class Picker(ButtonedField):
    """Pick one of many. Down opens, Enter or Tab takes, Esc closes; typing searches.

    `value` is the key that was picked, or "". `typed` is the text as it stands: what was typed
    and not found is kept, with a problem under it, never cleared.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, source: PickerSource) -> None:
        self._source = source
        self._picked: Choice | None = None
        self._sheet: PickerSheet | None = None
        self._is_setting = False
        super().__init__(parent, spec)

    def make_input(self) -> tk.Widget:
        """Make the entry with its arrow in one rounded frame."""
        frame = self.make_entry(("chevron-down", 12), self._typed, self._toggle)
        self.entry.bind("<FocusOut>", self._left)
        self.entry.bind("<Down>", lambda _event: self._move(1))
        self.entry.bind("<Up>", lambda _event: self._move(-1))
        for key in ("<Return>", "<KP_Enter>"):
            self.entry.bind(key, self._enter)
        # Saving leaves the field as Tab does; the window's own keys do the rest.
        for key in ("<Tab>", "<Control-Return>", "<Control-KP_Enter>", "<Control-s>"):
            self.entry.bind(key, self._tab)
        self.entry.bind("<Escape>", self._escape)
        return frame

    @property
    def value(self) -> str:
        """The key that was picked, or "" (see `typed`)."""
        return self._picked.key if self._picked else ""

    @value.setter
    def value(self, key: str) -> None:
        self._take(self._source.find(key) if key else None, clears=True)

    @property
    def typed(self) -> str:
        """The text as it stands, picked or not."""
        return self._text.get()

    @typed.setter
    def typed(self, text: str) -> None:
        self._set_text(text)
        self._picked = self._exact(text)
        self.changed()

    @property
    def takes_free_text(self) -> bool:
        """Whether words that are not in the list are a value too."""
        return self._source.takes_free_text

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._sheet is not None

    def set_source(self, source: PickerSource) -> None:
        """Offer other choices; what is picked or typed stays."""
        self._source = source
        self._close()

    def _typed(self, *_: object) -> None:
        if self._is_setting:
            return
        self._picked = None
        if self.problem:
            self.show_problem("")
        if self.focus_displayof() is self.entry:
            self._open(self.typed)
        self.changed()

    def _open(self, text: str) -> None:
        choices = self._source.search(text)[:MOST_SHOWN]
        if self._sheet is None:
            self._sheet = PickerSheet(self.input_widget, self._take)
        self._sheet.offer(choices)

    def _toggle(self) -> None:
        if self.is_open:
            self._close()
            return
        self.entry.focus_set()
        self._open("")

    def _move(self, rows: int) -> str:
        if self._sheet is None:
            self._open("" if self._picked else self.typed)
        else:
            self._sheet.move(rows)
        return "break"

    def _enter(self, _event: object) -> str | None:
        if self._sheet is None:
            return None
        if self._sheet.marked is not None:
            self._take(self._sheet.marked)
        return "break"

    def _tab(self, _event: object) -> None:
        """Take the marked choice and go on: a few letters and Tab are enough."""
        if self._sheet is not None and self._sheet.marked is not None and self.typed.strip():
            if self._source.takes_free_text and not self._sheet.was_moved:
                return
            self._take(self._sheet.marked)

    def _escape(self, _event: object) -> str | None:
        if self._sheet is None:
            return None
        self._close()
        return "break"

    def _left(self, _event: object) -> None:
        self.input_widget.state(["!focus"])  # type: ignore[attr-defined]
        self._close()
        if self._picked is None and self.typed.strip():
            self._picked = self._exact(self.typed)
            if self._picked is not None:
                self.changed()
            elif not self._source.takes_free_text:
                self.show_problem(tr("Not in the list. Pick one, or empty the field."))

    def _exact(self, text: str) -> Choice | None:
        wanted = " ".join(text.split())
        for choice in self._source.search(text)[:MOST_SHOWN]:
            if choice.words == wanted:
                return choice
        return None

    def _take(self, choice: Choice | None, *, clears: bool = False) -> None:
        self._close()
        if choice is None and not clears:
            return
        self._picked = choice
        self._set_text(choice.words if choice else "")
        self.entry.icursor("end")
        self.show_problem("")
        self.changed()

    def _set_text(self, text: str) -> None:
        self._is_setting = True
        self._text.set(text)
        self._is_setting = False

    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.destroy()
            self._sheet = None
