"""The form of one contact: its fields by name, their problems, the place of the cursor."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from hotline_app.i18n import tr
from hotline_app.labels import problem_words
from hotline_app.views.contact.attached_files import FileActs
from hotline_app.views.contact.contact_parts import ContactParts
from hotline_app.views.contact.contact_values import content_of, put_content, words_of_waiting
from hotline_app.views.forms.field_rows import FieldRows
from hotline_app.views.forms.phone_input import PhoneInput
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from db.connection import Database

DEFAULTS = {
    "channel": "hotline",
    "direction": "in",
    "matter_kind": "support",
    "urgency": "normal",
    "call_back_safe": "unknown",
    "union_member": "unknown",
    "sex": "unknown",
    # "not asked yet" is on until somebody asks.
    "consent_method": "",
}


class ContactForm(ttk.Frame):
    """All fields by the names that `CallDraft` gives them.

    Args:
        parent: a card's body.
        database: where the pickers look things up.
        changed: called after every change.
        file_acts: what the list of files calls.

    Attributes:
        fields: name -> field.
        files: the list of files; their bytes are the journal's.
        blank: the values of an empty form.
    """

    def __init__(
        self,
        parent: tk.Misc,
        database: "Database",
        changed: Callable[[], None],
        file_acts: FileActs,
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._scrolled = Scrolled(self)
        self._scrolled.pack(fill="both", expand=True)
        self._rows = FieldRows(self._scrolled.body)
        self.files = ContactParts(self._rows, database).make(file_acts)
        self.fields = self._rows.fields
        for name, code in DEFAULTS.items():
            self.fields[name].value = code
        self.blank = self.values()
        for field in (*self.fields.values(), self.files):
            field.on_resize(self._scrolled.refit)
        for field in self.fields.values():
            field.on_change(changed)
        self._rows.letters.listen(self)
        self._rows.lay_out(10_000)
        self._scrolled.canvas.bind("<Configure>", self._resized, add="+")
        self._scrolled.watch_wheel()

    @property
    def phone(self) -> PhoneInput:
        """The phone field."""
        field = self.fields["phone"]
        assert isinstance(field, PhoneInput)
        return field

    def values(self) -> dict[str, Any]:
        """Return everything typed, as JSON values by field."""
        return {name: content_of(field) for name, field in self.fields.items()}

    def put(self, values: Mapping[str, Any]) -> None:
        """Write some fields and leave the others as they are; unknown ones are ignored."""
        for name, value in values.items():
            if name in self.fields:
                put_content(self.fields[name], value)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Write what `values` returned; fields it does not name become empty.

        What stands there already is not touched: forms change places in a blink.
        """
        for name, field in self.fields.items():
            wanted = values.get(name, self.blank[name])
            if content_of(field) != wanted:
                put_content(field, wanted)
            if field.problem:
                field.show_problem("")
            if isinstance(field, LongTextField):
                # Ctrl+Z in one form must not bring the text of another.
                field.text.edit_reset()
        self.files.show_problem("")
        self._scrolled.canvas.yview_moveto(0)

    def cursor(self) -> tuple[str, int] | None:
        """Return which field has the keyboard, and the place of the cursor in it."""
        focused = self.focus_displayof()
        for name, field in self.fields.items():
            if focused is not None and str(focused).startswith(f"{field}."):
                return name, field.cursor
        return None

    def put_cursor(self, cursor: tuple[str, int] | None) -> None:
        """Give the keyboard back to where it was."""
        name, place = cursor or ("phone", 0)
        field = self.fields.get(name, self.phone)
        field.focus_set()
        field.cursor = place

    def waiting(self) -> dict[str, str]:
        """Return field -> words for letters typed into a list and not picked."""
        found = {name: words_of_waiting(field) for name, field in self.fields.items()}
        return {name: words for name, words in found.items() if words}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show every problem (field -> words) and go to the first; the others lose theirs."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self.files.show_problem(problems.get("attachments", ""))
        first = next((field for name, field in self.fields.items() if name in problems), None)
        if first is None and "attachments" in problems:
            first = self.files
        if first is not None:
            first.focus_set()

    def show_case(self, code: str) -> None:
        """Say what a case that is there keeps as it stands; with "" nothing is said."""
        words = tr("Needs, urgency and workplace stay as they are in {code}.")
        self.fields["needs"].show_hint(words.format(code=code) if code else "", "Warn.TLabel")

    def show_codes(self, problems: Mapping[str, str]) -> None:
        """Show problem codes in words."""
        self.show_problems({name: problem_words(name, code) for name, code in problems.items()})

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if self._rows.lay_out(event.width):
            self._scrolled.refit()
