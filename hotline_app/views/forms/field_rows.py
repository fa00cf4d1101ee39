"""Rows of fields: two side by side, or one under the other where letters are large."""

import tkinter as tk
from dataclasses import dataclass

import ttkbootstrap as ttk

from hotline_app.views.forms.alt_letters import AltLetters
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.theme import px

TWO_COLUMNS_FROM = 480
GAP = 8
BELOW = 11


@dataclass(frozen=True)
class _Line:
    parts: tuple[tk.Widget, ...]
    weight: int = 0


class FieldRows:
    """The fields of a form by name, in the order they are added.

    Args:
        body: what the fields are made in.

    Attributes:
        fields: name -> field.
        letters: of the fields' names.
    """

    def __init__(self, body: tk.Misc) -> None:
        self.body = body
        self.fields: dict[str, FormField] = {}
        self.letters = AltLetters()
        self._lines: list[_Line] = []
        self._columns = 0

    def spec(
        self, name: str, hint: str = "", *, is_required: bool = False, has_letter: bool = True
    ) -> FieldSpec:
        """Name a field; its Alt letter is the first one of its name that is free.

        There are fewer letters than fields: what is one Tab behind another needs none.
        """
        letter = self.letters.letter_of(name) if has_letter else -1
        return FieldSpec(name, is_required, hint, letter)

    def add(self, name: str, field: FormField) -> FormField:
        """Take a field whose spec was the last one made."""
        self.fields[name] = field
        self.letters.field_made(field)
        return field

    def line(self, *parts: tk.Widget, weight: int = 0) -> None:
        """Put one or two parts into the next line."""
        self._lines.append(_Line(parts, weight))

    def heading(self, words: str) -> None:
        """Put a heading above what follows."""
        self.line(ttk.Label(self.body, text=words, style="Strong.TLabel"))

    def lay_out(self, width: int) -> bool:
        """Lay everything out for a width in pixels; returns whether anything moved."""
        columns = 2 if width >= px(self.body, TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return False
        self._columns = columns
        self.body.columnconfigure(0, weight=1, uniform="fields")
        self.body.columnconfigure(1, weight=int(columns == 2), uniform="fields" * (columns - 1))
        row = 0
        for line in self._lines:
            row = self._place(line, row)
        return True

    def _place(self, line: _Line, row: int) -> int:
        gap, edge, below = px(self.body, GAP), px(self.body, 2), px(self.body, BELOW)
        is_pair = len(line.parts) == 2 and self._columns == 2
        if is_pair:
            for column, part in enumerate(line.parts):
                padding = (0, gap) if column == 0 else (gap, edge)
                part.grid(row=row, column=column, columnspan=1, sticky="new", padx=padding)
                part.grid_configure(pady=(0, below))
            self.body.rowconfigure(row, weight=0, minsize=0)
            return row + 1
        for part in line.parts:
            part.grid(row=row, column=0, columnspan=self._columns, sticky="nsew", padx=(0, edge))
            part.grid_configure(pady=(0, below))
            least = part.winfo_reqheight() if line.weight else 0
            self.body.rowconfigure(row, weight=line.weight, minsize=least)
            row += 1
        return row
