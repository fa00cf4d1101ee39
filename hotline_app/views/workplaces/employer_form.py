"""Panels of an employer: its facts, its union, two records made one."""

from collections.abc import Callable, Mapping

from db.choices import YesNoUnknown
from db.commands import employers, units
from db.queries import workplaces
from db.records.workplaces import EmployerFacts, UnitDraft
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.pieces import contact_sources
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.views.records.slow_panel import MergingPanel, SlowPanel
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker


class EmployerPanel(SlowPanel):
    """The facts of an employer, or of a new one."""

    key = "edit"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the employer") if self.work.record else tr("Add an employer")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        database = self.work.desk.database
        self._version = self.work.record.version if self.work.record else 0
        self.line("name", tr("Name"), is_required=True)
        self.lines("aliases", tr("Other names, one in a line"), 3)
        self.line("tax_code", tr("Tax code"))
        self.line("industrial_park", tr("Industrial park"))
        self.line("size", tr("Number of workers"))
        choices = (YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN)
        self.codes(
            "has_union",
            tr("Has a grass-roots union"),
            "yes_no_unknown",
            list(choices),
            YesNoUnknown.UNKNOWN,
        )
        source = contact_sources.union_units(database)
        spec = FieldSpec(tr("Its grass-roots union (CĐCS)"))
        self.add("grass_roots_unit", Picker(self.form, spec, source))
        hint = tr("It takes the cases. Empty: the unit above the grass-roots union.")
        spec = FieldSpec(tr("Union directly above"), hint=hint)
        self.add("upper_unit", Picker(self.form, spec, source))
        self.lines("address", tr("Address"), 2)
        self.fill(employer_values(self.work.record))

    def carry_out(self) -> str:
        """Add the new employer, or save what was changed at once."""
        desk, record = self.work.desk, self.work.record
        if record is None:
            made = employers.add_employer(desk.database, desk.actor, self.typed_values())
            desk.events.announce("employer_made", id=made)
            return tr("The employer is added")
        return super().carry_out()

    def is_slow(self) -> bool:
        """Another name is looked for in every case of the employer."""
        return self.work.record is not None and "name" in self.changes()

    def prepare(self) -> Callable[[], str]:
        """Save what was changed."""
        desk, record_id = self.work.desk, self.work.record.id
        changes, version = self.changes(), self._version

        def act() -> str:
            if not changes:
                return tr("Nothing was changed")
            employers.edit_employer(desk.database, desk.actor, record_id, changes, version)
            return tr("The employer is saved")

        return act

    def stored(self) -> Mapping[str, str]:
        """What is stored now; the next save counts from there."""
        now = workplaces.facts(self.work.desk.database, self.work.record.id)
        self._version = now.version
        return employer_values(now)

    def shown_value(self, name: str, value: str) -> str:
        """A value in words."""
        return word("yes_no_unknown", value) if name == "has_union" else value


class NewUnionPanel(RecordPanel):
    """The grass-roots union of an employer, founded or not known here before."""

    key = "union"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Add its grass-roots union")

    def build(self) -> None:
        """Make the fields."""
        record: EmployerFacts = self.work.record
        self.line("name", tr("Name of the union"), is_required=True)
        source = contact_sources.union_units(self.work.desk.database)
        spec = FieldSpec(tr("Union directly above"), is_required=True)
        self.add("parent", Picker(self.form, spec, source), is_required=True)
        self.day("valid_from", tr("Since"))
        self.fields["name"].value = tr("Grass-roots union of {name}").format(name=record.name)
        self.fields["parent"].value = record.upper_code

    def carry_out(self) -> str:
        """Add the union and lead the employer to it."""
        desk = self.work.desk
        draft = UnitDraft(
            self.value("name"),
            parent=self.value("parent"),
            valid_from=self.value("valid_from"),
            employer_id=self.work.record.id,
        )
        units.add_unit(desk.database, desk.actor, draft)
        return tr("The union is added; cases of this employer go to the one above it")


class EmployerMergePanel(MergingPanel):
    """Two records of one employer: what happens is said before it does."""

    key = "merge"

    def title(self) -> str:
        """What the panel is for."""
        return tr("One employer in two records")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Merge the two")

    def build(self) -> None:
        """Say what goes over."""
        database = self.work.desk.database
        other = workplaces.facts(database, self.work.item_id)
        words = tr("“{merged}” goes into “{kept}” and becomes another name of it.")
        kept = self.work.record.name
        self.say(words.format(merged=other.name[:120], kept=kept[:120]), "Strong.TLabel")
        self.say(tr("Its cases, its people and its other names go over as well."))
        filled = [
            (tr("Tax code"), self.work.record.tax_code, other.tax_code),
            (tr("Industrial park"), self.work.record.industrial_park, other.industrial_park),
            (tr("Address"), self.work.record.address, other.address),
        ]
        line = tr("{field}: {value}")
        fills = [line.format(field=name, value=new) for name, old, new in filled if new and not old]
        if fills:
            self.say(tr("Taken from the other one"), "FieldName.TLabel")
            self.say("\n".join(fills), "Inside.TLabel")
        self.say(tr("It can be undone on this page."))

    def prepare(self) -> Callable[[], str]:
        """Merge the two."""
        desk, kept, merged = self.work.desk, self.work.record.id, self.work.item_id

        def act() -> str:
            employers.merge_employers(desk.database, desk.actor, kept, merged)
            return tr("The two records are one employer now")

        return act


def employer_values(employer: EmployerFacts | None) -> dict[str, str]:
    """The fields of an employer as they would be typed; of none the ones of a new employer."""
    if employer is None:
        return {
            "name": "",
            "aliases": "",
            "tax_code": "",
            "industrial_park": "",
            "size": "",
            "has_union": "unknown",
            "grass_roots_unit": "",
            "upper_unit": "",
            "address": "",
        }
    return {
        "name": employer.name,
        "aliases": "\n".join(employer.aliases),
        "tax_code": employer.tax_code,
        "industrial_park": employer.industrial_park,
        "size": "" if employer.size is None else str(employer.size),
        "has_union": employer.has_union.value,
        "grass_roots_unit": employer.union_code,
        "upper_unit": employer.upper_code,
        "address": employer.address,
    }
