"""Pick several of many: a searchable field, and what was picked as chips under it."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.picker import Picker, PickerSource
from hotline_app.widgets.theme import font_of, px
from hotline_app.widgets.words import fitted

GAP = 6
WIDEST = 260


class MultiPicker(FormField):
    """Several choices. Enter takes one and stays, Tab takes one and goes on.

    BackSpace in the empty field takes the last one away; a press on a chip takes that one away.
    `value` is the tuple of keys in the order they were picked.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, source: PickerSource) -> None:
        self._source = source
        self._chosen: dict[str, Choice] = {}
        self._chips: list[ttk.Button] = []
        super().__init__(parent, spec)

    def make_input(self) -> tk.Widget:
        """Make the searchable field and the room for the chips."""
        frame = ttk.Frame(self, style="Inside.TFrame")
        self.picker = Picker(frame, FieldSpec(""), self._source)
        self.picker.pack(fill="x")
        self.picker.on_change(self._picked)
        self.picker.entry.bind("<BackSpace>", self._backspace, add="+")
        self._row = ttk.Frame(frame, style="Inside.TFrame")
        self._row.bind("<Configure>", self._wrap)
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The entry of the field."""
        return self.picker.entry

    @property
    def value(self) -> tuple[str, ...]:
        """The keys that were picked."""
        return tuple(self._chosen)

    @value.setter
    def value(self, keys: Sequence[str]) -> None:
        found = [choice for key in keys if (choice := self._source.find(key)) is not None]
        self._chosen = {choice.key: choice for choice in found}
        self._show()
        self.changed()

    @property
    def typed(self) -> str:
        """Letters in the field that are not picked yet."""
        return self.picker.typed

    @typed.setter
    def typed(self, text: str) -> None:
        self.picker.typed = text

    @property
    def cursor(self) -> int:
        """Place of the cursor in the field."""
        return self.picker.cursor

    @cursor.setter
    def cursor(self, place: int) -> None:
        self.picker.cursor = place

    def mark_invalid(self, is_invalid: bool) -> None:
        """Draw the border of the field as wrong or right."""
        self.picker.mark_invalid(is_invalid)

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes."""
        self.picker.set_enabled(is_enabled)
        for chip in self._chips:
            chip.state(["!disabled" if is_enabled else "disabled"])

    def repaint(self) -> None:
        """Wrap anew: another font has other widths, which the chips know a moment later."""
        self.after_idle(self._wrap)

    def _picked(self) -> None:
        key = self.picker.value
        if key:
            choice = self._source.find(key)
            if choice is not None:
                self._chosen[key] = choice
            # Empties the field, which tells again that something changed.
            self.picker.value = ""
            self._show()
            self.show_problem("")
            return
        self.changed()

    def _backspace(self, _event: object) -> None:
        if not self.picker.typed and self._chosen:
            self._remove(next(reversed(self._chosen)))

    def _remove(self, key: str) -> None:
        self._chosen.pop(key, None)
        self._show()
        self.focus_widget.focus_set()
        self.changed()

    def _show(self) -> None:
        for chip in self._chips:
            chip.destroy()
        font = font_of(self, "SmallStrong")
        self._chips = [
            ttk.Button(
                self._row,
                text=fitted(choice.words, font, px(self, WIDEST)) + "  ✕",
                style="ChipOn.TButton",
                takefocus=False,
                command=partial(self._remove, key),
            )
            for key, choice in self._chosen.items()
        ]
        if self._chips:
            self._row.pack(fill="x", pady=(px(self, 5), 0))
            self._wrap()
        else:
            self._row.pack_forget()

    def _wrap(self, _event: object = None) -> None:
        width = self._row.winfo_width()
        if width <= 1:
            width = self.picker.winfo_width()
        gap, x, y, line = px(self, GAP), 0, 0, 0
        for chip in self._chips:
            needed = chip.winfo_reqwidth()
            if x and x + needed > width:
                x, y = 0, y + line + gap
            chip.place(x=x, y=y)
            x, line = x + needed + gap, chip.winfo_reqheight()
        if self._chips and self._row.winfo_reqheight() != y + line:
            self._row.configure(height=y + line)


def waiting_words(field: Picker | MultiPicker) -> str:
    """Say what is wrong with letters that were typed and not picked, or ""."""
    is_taken = isinstance(field, Picker) and (bool(field.value) or field.takes_free_text)
    if is_taken or not field.typed.strip():
        return ""
    return tr("Not in the list. Pick one, or empty the field.")
