"""The household of a person: who lives there, and the panel that puts somebody else into it."""

from typing import TYPE_CHECKING

from db.commands import households
from db.queries import people_lists
from db.records.people import Actor
from db.records.person_facts import PersonFacts, PersonRow
from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.views.forms.side_form import FieldRefused
from hotline_app.views.pieces.person_words import masked, name_words
from hotline_app.views.records.record_facts import Fact
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker, PickerSource

if TYPE_CHECKING:
    from db.connection import Database

SUGGESTED = 12
LONGEST_NAME = 60


def household_facts(person: PersonFacts, actor: Actor) -> list[Fact]:
    """One line for each of the others; leaving takes the person of the page out."""
    lines = []
    for one in person.household:
        born = str(one.birth_year) if one.birth_year else ""
        acts = (("look", tr("Open")),)
        lines.append(Fact("", name_words(one.full_name), born, acts=acts, item_id=one.id))
    if lines and actor.role in ALLOWED["leave_household"]:
        words = tr("Lives in this household")
        out = (("leave_household", tr("Take out")),)
        lines.append(Fact("", words, "", acts=out, item_id=person.id))
    return lines


class HouseholdPanel(RecordPanel):
    """Somebody who lives with the person of the page."""

    key = "household"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Lives together with")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Put into one household")

    def build(self) -> None:
        """Make the field."""
        person: PersonFacts = self.work.record
        source = people_to_pick(self.work.desk.database, person.id)
        spec = FieldSpec(tr("Somebody of the same household"), is_required=True)
        self.add("person", Picker(self.form, spec, source), is_required=True)
        self.say(
            tr(
                "Help for a household is given once: the office is warned when two people of one "
                "household ask for the same help."
            )
        )

    def carry_out(self) -> str:
        """Put the one who was picked into the household."""
        desk, person = self.work.desk, self.work.record
        picker = self.fields["person"]
        if not picker.value:
            raise FieldRefused("person", tr("Not in the list. Pick one, or empty the field."))
        households.join_household(desk.database, desk.actor, picker.value, person.id)
        return tr("They stand in one household now")


def people_to_pick(database: "Database", but: str) -> PickerSource:
    """People of cases, but one of them, found by name or the end of a phone."""

    def search(typed: str) -> list[Choice]:
        rows = people_lists.offered(database, typed, SUGGESTED) if typed.strip() else []
        return [_choice(row) for row in rows if row.id != but]

    def find(key: str) -> Choice | None:
        place = people_lists.place_of(database, key)
        rows = [] if place is None else people_lists.rows(database, [place])
        return next((_choice(row) for row in rows), None)

    return PickerSource(search, find)


def _choice(row: PersonRow) -> Choice:
    parts = (str(row.birth_year or ""), masked(row.phone), row.workplace[:LONGEST_NAME])
    note = " · ".join(part for part in parts if part)
    return Choice(row.id, name_words(row.full_name)[:LONGEST_NAME], note)
