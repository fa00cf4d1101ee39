"""The panel of a union unit: its names, what stands above it, its days, who took over."""

from collections.abc import Mapping

from db.choices import UnitKind
from db.commands import units
from db.queries import unit_trees
from db.records.workplaces import UnitDraft, UnitFacts
from db.rules.days import format_day
from hotline_app.i18n import tr
from hotline_app.labels import unit_kind_words
from hotline_app.views.pieces import contact_sources
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import Picker


class UnitPanel(RecordPanel):
    """The facts of a unit, or of a new one; the code of a unit never changes."""

    key = "edit"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the unit") if self.work.record else tr("Add a unit")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        record: UnitFacts | None = self.work.record
        self._version = record.version if record else 0
        source = contact_sources.union_units(self.work.desk.database)
        self.line("name", tr("Name"), is_required=True)
        self.line("short_name", tr("Short name"))
        kinds = [Choice(kind, unit_kind_words(kind)) for kind in UnitKind]
        self.pick("kind", tr("Kind"), kinds, is_required=True)
        self.add("parent", Picker(self.form, FieldSpec(tr("Unit above")), source))
        if record is None:
            hint = tr("Empty: it gets one of its own.")
            self.line("code", tr("Code"), hint)
        self.day("valid_from", tr("Since"))
        self.day("valid_to", tr("Until"))
        self.lines("aliases", tr("Other names, one in a line"), 3)
        if record is not None:
            spec = FieldSpec(tr("Taken over by"))
            self.add("successors", MultiPicker(self.form, spec, source))
        self.fill(unit_values(record))

    def put(self, name: str, value: str) -> None:
        """Put a stored value into a field."""
        if name == "successors":
            self.fields[name].value = [part for part in value.split("|") if part]
        else:
            super().put(name, value)

    def typed_values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: "|".join(self.fields[name].value) if name == "successors" else self.value(name)
            for name in self.before
        }

    def carry_out(self) -> str:
        """Save what was changed, or the new unit."""
        desk, record = self.work.desk, self.work.record
        if record is None:
            typed = self.typed_values()
            aliases = tuple(typed.pop("aliases").splitlines())
            draft = UnitDraft(**typed, aliases=aliases, code=self.value("code"))
            code = units.add_unit(desk.database, desk.actor, draft)
            desk.events.announce("unit_made", code=code)
            return tr("The unit is added")
        changes = self.changes()
        if not changes:
            return tr("Nothing was changed")
        units.edit_unit(desk.database, desk.actor, record.code, changes, self._version)
        return tr("The unit is saved")

    def stored(self) -> Mapping[str, str]:
        """What is stored now; the next save counts from there."""
        now = unit_trees.known(self.work.desk.database, self.work.record.code)
        self._version = now.version
        return unit_values(now)

    def shown_value(self, name: str, value: str) -> str:
        """A value in words."""
        return unit_kind_words(value) if name == "kind" else value.replace("|", ", ")


def unit_values(unit: UnitFacts | None) -> dict[str, str]:
    """The fields of a unit as they would be typed; of none those of a new grass-roots union."""
    if unit is None:
        names = ("name", "short_name", "kind", "parent", "valid_from", "valid_to", "aliases")
        return dict.fromkeys(names, "") | {"kind": UnitKind.GRASS_ROOTS.value}
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind.value,
        "parent": unit.parent_code,
        "valid_from": format_day(unit.valid_from) if unit.valid_from else "",
        "valid_to": format_day(unit.valid_to) if unit.valid_to else "",
        "aliases": "\n".join(unit.aliases),
        "successors": "|".join(code for code, _ in unit.successors),
    }
