"""The panel that changes what is known of a person."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from db.choices import Sex, YesNoUnknown
from db.commands import person_edits
from db.queries import person_details
from db.records.person_facts import PersonFacts
from db.rules import names
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.people.phone_rows import PhoneRows
from hotline_app.views.pieces import contact_sources
from hotline_app.views.pieces.person_words import LANGUAGES, birth_words, changed_field_words
from hotline_app.views.records.slow_panel import SlowPanel
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker

MANY_CASES = 100
"""Their entries in the search can be written anew at once; those of more take their time."""


class PersonPanel(SlowPanel):
    """The facts of a person; only what was changed is saved."""

    key = "edit"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the person")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        person: PersonFacts = self.work.record
        self._version = person.version
        database = self.work.desk.database
        self.line("full_name", tr("Full name, as on the identity card"))
        self.line("sort_name", tr("Name in lists"))
        self.fields["full_name"].on_change(self._show_guess)
        spec = FieldSpec(tr("Phones, each with a note (whose, when to call)"))
        self.phones = PhoneRows(self.form, spec)
        self.add("phones", self.phones)
        self.codes("sex", tr("Sex"), "sex", list(Sex), Sex.UNKNOWN)
        self.line("birth", tr("Born"), tr("A year, or a day: 1990 or 12/03/1990"))
        self._yes_no("is_birth_estimated", tr("The birth is estimated"))
        source = contact_sources.workplaces(database)
        self.add("employer", Picker(self.form, FieldSpec(tr("Workplace")), source))
        source = contact_sources.union_units(database)
        self.add("unit", Picker(self.form, FieldSpec(tr("Union unit")), source))
        self.codes(
            "union_member",
            tr("Union member"),
            "yes_no_unknown",
            list(YesNoUnknown),
            YesNoUnknown.UNKNOWN,
        )
        hint = tr("Sensitive and never asked without need: 12 digits, or 9 on an old card.")
        self.line("id_number", tr("Number of the identity card"), hint)
        self.line("occupation", tr("Occupation"))
        self.line("zalo", "Zalo")
        self.line("facebook", "Facebook")
        self.lines("address", tr("Address"), 2)
        choices = [Choice(code, words()) for code, words in LANGUAGES.items()]
        self.pick("language", tr("Language"), choices, takes_free_text=True)
        self.lines("alert", tr("Alert, shown at every contact"), 2)
        self.fill(person_values(person))
        self.phones.value = _phone_values(person)
        self._phones_before = self.phones.value
        self._show_guess()

    def is_slow(self) -> bool:
        """Names and phones are looked for in every case of the person."""
        return len(self.work.record.cases) > MANY_CASES

    def prepare(self) -> Callable[[], str]:
        """Save what was changed."""
        desk, person_id, changes = self.work.desk, self.work.record.id, self.changes()
        has_phones = self.phones.value != self._phones_before
        drafts = self.phones.drafts if has_phones else None
        version = self._version

        def act() -> str:
            if not changes and not has_phones:
                return tr("Nothing was changed")
            person_edits.edit_person(desk.database, desk.actor, person_id, changes, version, drafts)
            return tr("The person is saved")

        return act

    def place_problems(self, problems: dict[str, str]) -> dict[str, str]:
        """Problems of single phones stand beside them."""
        lines = {name for name in problems if name.startswith("phones.")}
        for name in lines:
            self.phones.show_line_problem(int(name.partition(".")[2]), problems[name])
        others = {name: code for name, code in problems.items() if name not in lines}
        found = super().place_problems(others)
        return found | ({"phones": tr("Correct the phones above.")} if lines else {})

    def stored(self) -> Mapping[str, str]:
        """What is stored now; the next save counts from there."""
        now = person_details.facts(self.work.desk.database, self.work.record.id)
        self._version = now.version
        return person_values(now)

    def shown_value(self, name: str, value: str) -> str:
        """A value in words."""
        return changed_field_words(name, value)

    def _yes_no(self, name: str, words: str) -> None:
        choices = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
        self.add(name, Chips(self.form, FieldSpec(words), choices))

    def _show_guess(self) -> None:
        guess = names.guess_sort_name(self.value("full_name"))
        words = tr("Order in lists by the rule: {guess}. Correct it where it is wrong.")
        self.fields["sort_name"].show_hint(words.format(guess=guess) if guess else "")


def person_values(person: PersonFacts) -> dict[str, str]:
    """The fields of a person as they would be typed; a guessed order stays empty."""
    is_guess = person.sort_name == person.guessed_sort_name
    birth = birth_words(replace(person, is_birth_estimated=False))
    return {
        "full_name": person.full_name,
        "sort_name": "" if is_guess else person.sort_name,
        "sex": person.sex.value,
        "birth": birth,
        "is_birth_estimated": "yes" if person.is_birth_estimated else "no",
        "employer": person.employer_name,
        "unit": person.unit_code,
        "union_member": person.union_member.value,
        "occupation": person.occupation,
        "id_number": person.id_number,
        "zalo": person.zalo,
        "facebook": person.facebook,
        "address": person.address,
        "language": person.language,
        "alert": person.alert,
    }


def _phone_values(person: PersonFacts) -> list[list[str]]:
    return [[phone.as_typed or phone.e164, phone.note] for phone in person.phones]
