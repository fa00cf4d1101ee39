"""The fields of one contact, in the order a call is told."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from exports.words import WORDS
from hotline_app.i18n import tr
from hotline_app.labels import field_words, problem_words, word
from hotline_app.views import contact_sources as sources
from hotline_app.views.alt_letters import AltLetters
from hotline_app.views.contact_values import content_of, put_content, words_of_waiting
from hotline_app.views.phone_input import PhoneInput
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import Picker
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px

if TYPE_CHECKING:
    from db.connection import Database

DEFAULTS = {
    "channel": "hotline",
    "matter_kind": "support",
    "urgency": "normal",
    "call_back_safe": "unknown",
}
SUMMARY_LINES = 5


class ContactForm(ttk.Frame):
    """All fields by the names that `CallDraft` gives them.

    Args:
        parent: a card's body.
        database: where the pickers look things up.
        changed: called after every change.
    """

    def __init__(self, parent: tk.Misc, database: "Database", changed: Callable[[], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._scrolled = Scrolled(self)
        self._scrolled.pack(fill="both", expand=True)
        self._body = self._scrolled.body
        self._body.columnconfigure((0, 1), weight=1, uniform="fields")
        self._database = database
        self._letters = AltLetters()
        self._row = 0
        self.fields: dict[str, FormField] = {}
        self._make_first_fields()
        self._make_more_fields()
        self.reset()
        for field in self.fields.values():
            field.on_change(changed)
            field.bind("<Configure>", lambda _event: self._scrolled.refit(), add="+")
        self._letters.listen(self)
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
        """Write what `values` returned; unknown fields are ignored."""
        for name, value in values.items():
            if name in self.fields:
                put_content(self.fields[name], value)

    def reset(self) -> None:
        """Empty every field and take all problems away."""
        for name, field in self.fields.items():
            put_content(field, None)
            field.show_problem("")
            if name in DEFAULTS:
                field.value = DEFAULTS[name]
        self._scrolled.canvas.yview_moveto(0)

    def cursor(self) -> tuple[str, int] | None:
        """Return which field has the keyboard, and the place of the cursor in it."""
        focused = self.focus_displayof()
        for name, field in self.fields.items():
            if focused is not None and str(focused).startswith(str(field)):
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
        first = next((field for name, field in self.fields.items() if name in problems), None)
        if first is not None:
            first.focus_set()

    def show_case(self, code: str) -> None:
        """Say what a case that is there keeps as it stands; with "" nothing is said."""
        words = tr("Needs, urgency and workplace stay as they are in {code}.")
        self.fields["needs"].show_hint(words.format(code=code) if code else "", "Warn.TLabel")

    def show_codes(self, problems: Mapping[str, str]) -> None:
        """Show problem codes in words."""
        self.show_problems({name: problem_words(name, code) for name, code in problems.items()})

    def _make_first_fields(self) -> None:
        database = self._database
        self._pair(
            ("phone", PhoneInput(self._body, self._spec(field_words("phone")))),
            ("name", TextField(self._body, self._spec(tr("Caller's name")))),
        )
        self._pair(
            (
                "employer",
                Picker(self._body, self._spec(tr("Workplace")), sources.workplaces(database)),
            ),
            (
                "unit",
                Picker(self._body, self._spec(field_words("unit")), sources.union_units(database)),
            ),
        )
        self._pair(
            ("needs", MultiPicker(self._body, self._needed("needs"), sources.needs(database))),
            ("urgency", self._chips("urgency", "urgency", ("normal", "high", "urgent"))),
        )
        self._wide(
            "summary", LongTextField(self._body, self._needed("summary"), SUMMARY_LINES), weight=1
        )

    def _make_more_fields(self) -> None:
        database = self._database
        self._pair(
            ("call_back_safe", self._chips("call_back_safe", "yes_no_unknown")),
            ("consent_method", self._consent()),
        )
        self._pair(
            (
                "policies",
                MultiPicker(
                    self._body, self._spec_of("policies"), sources.programmes_told(database)
                ),
            ),
            (
                "addresses",
                MultiPicker(
                    self._body,
                    self._spec(tr("Reception addresses given")),
                    sources.reception_addresses(database),
                ),
            ),
        )
        self._make_seldom_fields()

    def _make_seldom_fields(self) -> None:
        database = self._database
        self._pair(
            ("channel", Picker(self._body, self._spec_of("channel"), sources.channels(database))),
            (
                "matter_kind",
                Picker(self._body, self._spec_of("matter_kind"), sources.matter_kinds()),
            ),
        )
        self._pair(
            ("on_behalf_of", TextField(self._body, self._spec(tr("Calls on behalf of")))),
            (
                "employer_must_not_know",
                Chips(
                    self._body,
                    self._spec(tr("The employer")),
                    [("yes", tr("must not know of this"))],
                    takes_several=True,
                ),
            ),
        )
        self._pair(
            ("people_count", TextField(self._body, self._spec_of("people_count"))),
            ("birth_year", TextField(self._body, self._spec_of("birth_year"))),
        )
        hint = tr("Empty: when this form was begun. Otherwise day and hour, 30/08/2021 14:30.")
        self._wide(
            "received_at", TextField(self._body, self._spec(field_words("received_at"), hint))
        )

    def _spec(self, name: str, hint: str = "") -> FieldSpec:
        return FieldSpec(name, hint=hint, underline=self._letters.letter_of(name))

    def _spec_of(self, name: str) -> FieldSpec:
        return self._spec(field_words(name))

    def _needed(self, name: str) -> FieldSpec:
        return replace(self._spec_of(name), is_required=True)

    def _chips(self, name: str, subject: str, codes: tuple[str, ...] = ()) -> Chips:
        choices = [(code, word(subject, code)) for code in codes or WORDS[subject]]
        return Chips(self._body, self._spec_of(name), choices)

    def _consent(self) -> Chips:
        """How consent was given; "not asked yet" stands first and is on until somebody asks."""
        choices = [(code, word("consent_method", code)) for code in WORDS["consent_method"]]
        choices.insert(0, ("", tr("not asked yet")))
        return Chips(self._body, self._spec_of("consent_method"), choices)

    def _pair(self, *fields: tuple[str, FormField]) -> None:
        gap = px(self, 8)
        for column, (name, field) in enumerate(fields):
            self._add(name, field)
            field.grid(
                row=self._row,
                column=column,
                sticky="new",
                padx=(0, gap) if column == 0 else (gap, px(self, 2)),
                pady=(0, px(self, 11)),
            )
        self._row += 1

    def _wide(self, name: str, field: FormField, *, weight: int = 0) -> None:
        self._add(name, field)
        field.grid(
            row=self._row,
            column=0,
            columnspan=2,
            sticky="nsew",
            padx=(0, px(self, 2)),
            pady=(0, px(self, 11)),
        )
        least = field.winfo_reqheight() if weight else 0
        self._body.rowconfigure(self._row, weight=weight, minsize=least)
        self._row += 1

    def _add(self, name: str, field: FormField) -> None:
        self.fields[name] = field
        self._letters.field_made(field)
