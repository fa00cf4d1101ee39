"""The fields of a contact in the order a call is told: made here, laid out by their rows."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from exports.words import WORDS
from hotline_app.i18n import tr
from hotline_app.labels import field_words, word
from hotline_app.views.contact.attached_files import AttachedFiles, FileActs
from hotline_app.views.forms.field_rows import FieldRows
from hotline_app.views.forms.phone_input import PhoneInput
from hotline_app.views.pieces import contact_sources as sources
from hotline_app.views.pieces.call_words import hours_hint
from hotline_app.views.pieces.legal_advice import advised
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FormField, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import Picker, PickerSource

if TYPE_CHECKING:
    from db.connection import Database

SUMMARY_LINES = 4

MakeSource = Callable[["Database"], PickerSource]


class ContactParts:
    """Makes every field of the contact form.

    Args:
        rows: takes the fields.
        database: where the pickers look things up.
    """

    def __init__(self, rows: FieldRows, database: "Database") -> None:
        self._rows = rows
        self._database = database

    def make(self, file_acts: FileActs) -> AttachedFiles:
        """Make all fields; returns the list of files, which is no field of the draft."""
        self._matter()
        self._safety()
        files = self._told(file_acts)
        self._contact()
        self._person()
        return files

    def _matter(self) -> None:
        rows, database = self._rows, self._database
        phone = PhoneInput(rows.body, rows.spec(field_words("phone")))
        rows.line(rows.add("phone", phone), self._text("name", tr("Caller's name")))
        rows.line(
            self._pick("employer", tr("Workplace"), sources.workplaces(database)),
            self._pick("unit", field_words("unit"), self._renewed(sources.union_units)),
        )
        needs = MultiPicker(
            rows.body, rows.spec(field_words("needs"), is_required=True), sources.needs(database)
        )
        rows.line(
            rows.add("needs", needs),
            self._chips("urgency", "urgency", ("normal", "high", "urgent")),
        )
        spec = rows.spec(field_words("summary"), is_required=True)
        rows.line(
            rows.add("summary", LongTextField(rows.body, spec, SUMMARY_LINES)),
            weight=1,
        )

    def _safety(self) -> None:
        rows = self._rows
        rows.heading(tr("Safety and consent"))
        rows.line(
            self._chips("call_back_safe", "yes_no_unknown"),
            self._several(
                "employer_must_not_know",
                tr("The employer"),
                [("yes", tr("must not know of this"))],
            ),
        )
        rows.line(
            self._hours(),
            self._text("call_back_who", tr("Who may answer"), has_letter=False),
        )
        purposes = [(code, word("consent_purpose", code)) for code in WORDS["consent_purpose"]]
        # "not asked yet" stands first and is on until somebody asks.
        methods = [(code, word("consent_method", code)) for code in WORDS["consent_method"]]
        methods.insert(0, ("", tr("not asked yet")))
        rows.line(
            self._several("consents", tr("Agreed to"), purposes),
            self._choices("consent_method", tr("How the person agreed"), methods),
        )

    def _hours(self) -> FormField:
        """When to call back; says under the field how the words are understood."""
        field = self._text("call_back_hours", tr("When to call back"), has_letter=False)
        field.on_change(lambda: field.show_hint(hours_hint(str(field.value))))
        return field

    def _told(self, file_acts: FileActs) -> AttachedFiles:
        rows = self._rows
        rows.heading(tr("Told to the caller, and files"))
        rows.line(
            self._many("policies", field_words("policies"), sources.programmes_told),
            self._many("addresses", tr("Reception addresses given"), sources.reception_addresses),
        )
        files = AttachedFiles(rows.body, rows.spec(field_words("attachments")), file_acts)
        rows.letters.field_made(files)
        rows.line(
            self._many("answer_cards", field_words("answer_cards"), sources.answers_told), files
        )
        return files

    def _contact(self) -> None:
        rows, database = self._rows, self._database
        rows.heading(tr("The contact"))
        rows.line(
            self._pick("channel", field_words("channel"), sources.channels(database)),
            self._chips("direction", "direction"),
        )
        colleagues = self._renewed(sources.colleagues)
        rows.line(
            advised(self._pick("matter_kind", field_words("matter_kind"), sources.matter_kinds())),
            self._pick("taken_by", field_words("taken_by"), colleagues, tr("Empty: you.")),
        )
        hint = tr("Empty: when this form was begun. Otherwise day and hour, 30/08/2021 14:30.")
        rows.line(
            self._text("received_at", field_words("received_at"), hint),
            self._text("people_count", field_words("people_count")),
        )

    def _person(self) -> None:
        rows = self._rows
        rows.heading(tr("The person in need"))
        rows.line(
            self._text("on_behalf_of", tr("Calls on behalf of")),
            self._text("birth_year", field_words("birth_year")),
        )
        rows.line(
            self._chips("union_member", "yes_no_unknown"),
            self._chips("sex", "sex"),
        )
        rows.line(
            self._text("address", field_words("address")),
            self._text("alert", tr("Alert for whoever calls back")),
        )

    def _renewed(self, make: MakeSource) -> PickerSource:
        return sources.renewed(partial(make, self._database))

    def _text(self, name: str, words: str, hint: str = "", *, has_letter: bool = True) -> FormField:
        spec = self._rows.spec(words, hint, has_letter=has_letter)
        return self._rows.add(name, TextField(self._rows.body, spec))

    def _pick(self, name: str, words: str, source: PickerSource, hint: str = "") -> FormField:
        return self._rows.add(name, Picker(self._rows.body, self._rows.spec(words, hint), source))

    def _many(self, name: str, words: str, make: MakeSource) -> FormField:
        source = self._renewed(make)
        return self._rows.add(name, MultiPicker(self._rows.body, self._rows.spec(words), source))

    def _chips(self, name: str, subject: str, codes: tuple[str, ...] = ()) -> FormField:
        choices = [(code, word(subject, code)) for code in codes or WORDS[subject]]
        return self._choices(name, field_words(name), choices)

    def _choices(self, name: str, words: str, choices: list[tuple[str, str]]) -> FormField:
        return self._rows.add(name, Chips(self._rows.body, self._rows.spec(words), choices))

    def _several(self, name: str, words: str, choices: list[tuple[str, str]]) -> FormField:
        spec = self._rows.spec(words, has_letter=False)
        return self._rows.add(name, Chips(self._rows.body, spec, choices, takes_several=True))
