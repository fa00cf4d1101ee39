"""A form in a card: makes its fields one under the other and knows them by name."""

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from db.rules import text as folding
from hotline_app.labels import word
from hotline_app.views.forms.case_days import DAYS
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px


class CaseForm(Card):
    """Fields in a card that scrolls when they need more room.

    Attributes:
        fields: name -> field, in the order of the form.
        required: names of the fields that must be filled.
        form: what fields are made in.
    """

    form: ttk.Frame

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, padding=16)
        self.fields: dict[str, FormField] = {}
        self.required: list[str] = []

    def make_form(self) -> None:
        """Make the part that scrolls; call once the card's head and foot are there."""
        self._scrolled = Scrolled(self.body, fills=False)
        self._scrolled.pack(fill="both", expand=True)
        self.form = self._scrolled.body

    def watch_wheel(self) -> None:
        """Let the wheel work over new fields as well."""
        self._scrolled.watch_wheel()

    def changed(self) -> None:
        """Called after every change of a field."""

    def add(self, name: str, made: FormField, *, is_required: bool = False) -> FormField:
        """Take a field into the form."""
        made.pack(fill="x", pady=(0, px(self, 10)))
        self.fields[name] = made
        if is_required:
            self.required.append(name)
        made.on_change(self.changed)
        # A field that grows (chips wrap, a problem is shown) must not push the last one out.
        made.on_resize(self._scrolled.refit)
        return made

    def line(
        self, name: str, words: str, hint: str = "", *, is_required: bool = False
    ) -> FormField:
        """One line of text."""
        made = TextField(self.form, FieldSpec(words, is_required, hint))
        return self.add(name, made, is_required=is_required)

    def lines(
        self, name: str, words: str, height: int = 4, *, is_required: bool = False
    ) -> FormField:
        """Several lines of text."""
        made = LongTextField(self.form, FieldSpec(words, is_required), height)
        return self.add(name, made, is_required=is_required)

    def day(self, name: str, words: str, hint: str = "", *, is_required: bool = False) -> FormField:
        """A day."""
        made = DateField(self.form, FieldSpec(words, is_required, hint), DAYS)
        return self.add(name, made, is_required=is_required)

    def codes(
        self, name: str, words: str, subject: str, codes: Sequence[str], first: str = ""
    ) -> FormField:
        """One of a few codes, side by side; without a `first` one a choice must be made."""
        spec = FieldSpec(words, not first)
        made = Chips(self.form, spec, [(code, word(subject, code)) for code in codes])
        if first:
            made.value = first
        return self.add(name, made, is_required=not first)

    def pick(
        self,
        name: str,
        words: str,
        choices: Sequence[Choice],
        *,
        is_required: bool = False,
        takes_free_text: bool = False,
    ) -> Picker:
        """One of many."""
        source = source_of(choices, folding.fold, takes_free_text=takes_free_text)
        made = Picker(self.form, FieldSpec(words, is_required), source)
        self.add(name, made, is_required=is_required)
        return made

    def say(self, words: str, style: str = "Quiet.TLabel") -> ttk.Label:
        """Write words between the fields."""
        label = ttk.Label(self.form, text=words, style=style, justify="left", anchor="w")
        label.pack(fill="x", pady=(0, px(self, 10)))
        label.bind(
            "<Configure>", lambda event: label.configure(wraplength=event.width - px(self, 6))
        )
        return label

    def offer(self, name: str, choices: Sequence[Choice], *, takes_free_text: bool = False) -> None:
        """Give a picker other choices; what is picked or typed stays."""
        picker = self.fields[name]
        if isinstance(picker, Picker):
            picker.set_source(source_of(choices, folding.fold, takes_free_text=takes_free_text))

    def show_field(self, name: str, is_shown: bool, after: str) -> None:
        """Show a field below another one, or hide it; what it holds stays."""
        made = self.fields[name]
        if not is_shown:
            made.pack_forget()
        elif not made.winfo_manager():
            made.pack(fill="x", pady=(0, px(self, 10)), after=self.fields[after])

    def value(self, name: str) -> str:
        """What stands in a field; of a picker the key, or what was typed."""
        made = self.fields[name]
        if isinstance(made, Picker):
            return made.value or made.typed.strip()
        return str(made.value)
