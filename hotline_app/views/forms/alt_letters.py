"""Alt and a letter takes the keyboard to a field; the letter is underlined in its name."""

import tkinter as tk
from functools import partial

from hotline_app.widgets.class_keys import ClassKeys
from hotline_app.widgets.fields import FormField


class AltLetters:
    """Gives every field of one form a letter of its own name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._waiting = ""
        self._fields: dict[str, FormField] = {}

    def letter_of(self, name: str) -> int:
        """Choose the first free plain letter of a name; returns its place, or -1."""
        self._waiting = ""
        for place, letter in enumerate(name.lower()):
            if letter.isascii() and letter.isalpha() and letter not in self._taken:
                self._taken.add(letter)
                self._waiting = letter
                return place
        return -1

    def field_made(self, field: FormField) -> None:
        """Remember whose letter it is: the field whose name carries the underline."""
        place = field.spec.underline
        if place >= 0:
            self._fields[field.spec.name[place].lower()] = field

    def listen(self, form: tk.Misc) -> None:
        """Answer the letters wherever the keyboard is in the form."""
        tag = f"letters{form}"
        keys = ClassKeys(form, tag)
        for letter, field in self._fields.items():
            for key in (letter, letter.upper()):
                keys.bind(f"<Alt-{key}>", partial(_go, field))
        waiting = [form]
        while waiting:
            widget = waiting.pop()
            waiting.extend(widget.winfo_children())
            widget.bindtags((tag, *widget.bindtags()))


def _go(field: FormField, _event: object) -> str:
    field.focus_set()
    return "break"
