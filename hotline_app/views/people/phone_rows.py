"""Several phones, each with a note, in one field."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

import ttkbootstrap as ttk

from db.records.person_facts import PhoneDraft
from db.rules.phones import display_phone, read_phones
from hotline_app.i18n import tr
from hotline_app.labels import problem_words
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.theme import px


class PhoneRows(FormField):
    """A line for each phone; Enter in the last one begins another.

    `value` is a list of [phone, note] as typed, empty lines left out.
    """

    def make_input(self) -> tk.Widget:
        """Make the room for the lines and the button for one more."""
        frame = ttk.Frame(self, style="Inside.TFrame")
        frame.columnconfigure(0, weight=1)
        self._lines = ttk.Frame(frame, style="Inside.TFrame")
        self._lines.grid(row=0, column=0, sticky="ew")
        self._lines.columnconfigure((0, 1), weight=1, uniform="phones")
        self.more = ttk.Button(
            frame, text=tr("Add a phone"), style="Chip.TButton", command=self._add_and_go
        )
        self.more.grid(row=1, column=0, sticky="w", pady=(px(self, 4), 0))
        self.rows: list[tuple[TextField, TextField, ttk.Button]] = []
        self._add()
        return frame

    @property
    def focus_widget(self) -> tk.Widget:
        """The first phone."""
        return self.rows[0][0].entry

    @property
    def value(self) -> list[list[str]]:
        """Phones and notes as typed."""
        pairs = [[phone.value, note.value] for phone, note, _ in self.rows]
        return [pair for pair in pairs if pair[0].strip() or pair[1].strip()]

    @value.setter
    def value(self, value: Sequence[Sequence[str]]) -> None:
        for row in tuple(self.rows):
            self._destroy(row)
        for phone, note in value or [["", ""]]:
            self._add(phone, note)
        self.changed()

    @property
    def drafts(self) -> tuple[PhoneDraft, ...]:
        """The phones as an act takes them, with their places kept."""
        return tuple(PhoneDraft(phone.value, note.value) for phone, note, _ in self.rows)

    def show_problem(self, words: str) -> None:
        """Show a problem under the field; "" takes those of the lines away as well."""
        if not words:
            for phone, _, _ in self.rows:
                phone.show_problem("")
        super().show_problem(words)

    def show_line_problem(self, place: int, code: str) -> None:
        """Show what is wrong with one phone under it."""
        self.rows[place][0].show_problem(problem_words("phone", code))

    def mark_invalid(self, is_invalid: bool) -> None:
        """The lines have borders of their own."""

    def set_enabled(self, is_enabled: bool) -> None:
        """Allow or refuse changes."""
        for phone, note, _ in self.rows:
            phone.set_enabled(is_enabled)
            note.set_enabled(is_enabled)

    def _add(self, phone: str = "", note: str = "") -> None:
        first = TextField(self._lines, FieldSpec(""))
        second = TextField(self._lines, FieldSpec(""))
        cross = IconButton(
            self._lines, style="GhostInside.TButton", icon="x-lg", size=11, takefocus=False
        )
        row = (first, second, cross)
        cross.configure(command=partial(self._remove, row))
        first.value, second.value = phone, note
        first.on_change(partial(self._typed, first))
        second.on_change(self.changed)
        for made in (first, second):
            made.entry.bind("<Return>", lambda _event: self._enter())
        self.rows.append(row)
        self._place()
        self._typed(first)

    def _enter(self) -> str:
        self._add_and_go()
        return "break"

    def _add_and_go(self) -> None:
        if self.rows[-1][0].value.strip():
            self._add()
        self.rows[-1][0].focus_set()

    def _remove(self, row: tuple[TextField, TextField, ttk.Button]) -> None:
        self._destroy(row)
        if not self.rows:
            self._add()
        self._place()
        self.changed()

    def _destroy(self, row: tuple[TextField, TextField, ttk.Button]) -> None:
        self.rows.remove(row)
        for part in row:
            part.destroy()

    def _place(self) -> None:
        gap = px(self, 6)
        for place, (phone, note, cross) in enumerate(self.rows):
            phone.grid(row=place, column=0, sticky="new", padx=(0, gap), pady=(0, px(self, 4)))
            note.grid(row=place, column=1, sticky="new", pady=(0, px(self, 4)))
            cross.grid(row=place, column=2, sticky="n")

    def _typed(self, phone: TextField) -> None:
        readings = read_phones(phone.value)
        is_number = len(readings) == 1 and readings[0].e164
        phone.show_hint(display_phone(readings[0].e164 or "") if is_number else "", "Good.TLabel")
        if phone.problem:
            phone.show_problem("")
        self.changed()
