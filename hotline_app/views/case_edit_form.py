"""The panel that changes the case itself, and what two people changed at the same time."""

import tkinter as tk

from db.choices import MatterKind, Urgency
from db.commands import cases
from db.errors import StaleRecord
from db.queries import case_details, employers, registers, units
from db.records.cases import CaseDetail, CaseRecord
from hotline_app.i18n import current_language, tr
from hotline_app.labels import field_words, word
from hotline_app.views.case_panel import Panel, PanelWork
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Choice, Picker, PickerSource

SUGGESTED = 8


class EditPanel(Panel):
    """The fields of the case; only what was changed is saved."""

    key = "edit"

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        self._version = work.detail.case.version
        super().__init__(parent, work)

    def title(self) -> str:
        """What the panel is for."""
        return tr("Change the case")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        database, language = self.work.desk.database, current_language()
        self.lines("summary", tr("Summary"), 4, is_required=True)
        self.codes("urgency", tr("Urgency"), "urgency", list(Urgency), Urgency.NORMAL)
        kinds = [Choice(kind, word("matter_kind", kind)) for kind in MatterKind]
        self.pick("matter_kind", tr("Kind of matter"), kinds, is_required=True)
        needs = Chips(
            self.form,
            FieldSpec(tr("Needs"), is_required=True),
            [(one.code, one.name(language)) for one in registers.needs(database) if one.is_active],
            takes_several=True,
        )
        self.add("needs", needs)
        self.line("people_count", tr("Number of people"))
        self._pick_employer()
        known = [
            Choice(unit.code, unit.name, unit.short_name) for unit in units.all_units(database)
        ]
        self.pick("unit", tr("Union unit"), known)
        choices = [(answer, word("yes_no_unknown", answer)) for answer in ("yes", "no")]
        secret = Chips(self.form, FieldSpec(tr("The employer must not know")), choices)
        self.add("employer_must_not_know", secret)
        for name, stored in stored_values(self.work.detail.case).items():
            self.fields[name].value = stored.split("|") if name == "needs" else stored

    def act(self) -> str:
        """Save what was changed."""
        desk, case = self.work.desk, self.work.detail.case
        before = stored_values(case)
        typed = {name: self._typed(name) for name in before}
        changes = {name: value for name, value in typed.items() if value != before[name]}
        if not changes:
            return tr("Nothing was changed")
        try:
            cases.edit_case(desk.database, desk.actor, case.code, changes, self._version)
        except StaleRecord:
            # The person has now seen the other version beside their own: the next save counts.
            self._version = case_details.detail(desk.database, case.code).case.version
            raise
        return tr("The case is saved")

    def _typed(self, name: str) -> str:
        value = self.fields[name].value
        return "|".join(value) if name == "needs" else self.value(name)

    def _pick_employer(self) -> None:
        database = self.work.desk.database

        def search(typed: str) -> list[Choice]:
            return [Choice(name, name) for name in employers.suggest(database, typed, SUGGESTED)]

        source = PickerSource(search, lambda name: Choice(name, name), takes_free_text=True)
        self.add("employer", Picker(self.form, FieldSpec(tr("Employer")), source))


def stored_values(case: CaseRecord) -> dict[str, str]:
    """The fields of a case that can be changed, as they would be typed."""
    return {
        "summary": case.summary,
        "urgency": case.urgency.value,
        "matter_kind": case.matter_kind.value,
        "needs": "|".join(case.needs),
        "people_count": str(case.people_count),
        "employer": case.employer_name,
        "unit": case.unit_code,
        "employer_must_not_know": "yes" if case.employer_must_not_know else "no",
    }


def what_changed(before: CaseDetail, now: CaseDetail) -> str:
    """What somebody else changed meanwhile, a line for each field."""
    old, new = stored_values(before.case), stored_values(now.case)
    old["status"], new["status"] = before.case.status.value, now.case.status.value
    old["owner"], new["owner"] = before.case.owner_name, now.case.owner_name
    line = tr("{field}: “{before}” is now “{now}”")
    return "\n".join(
        line.format(
            field=field_words(name),
            before=_shown(name, old[name]),
            now=_shown(name, new[name]),
        )
        for name in old
        if old[name] != new[name]
    )


def _shown(name: str, value: str) -> str:
    if name in ("status", "urgency", "matter_kind"):
        return word(name, value)
    return value.replace("|", ", ") if len(value) < 80 else f"{value[:80]}…"
