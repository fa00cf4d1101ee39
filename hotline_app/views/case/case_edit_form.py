"""The panel that changes the case itself, and what two people changed at the same time."""

import tkinter as tk
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from db.choices import MatterKind, Urgency
from db.commands import cases
from db.errors import StaleRecord
from db.queries import case_details, employers, registers, units
from db.records.cases import CaseDetail, CaseRecord
from hotline_app.i18n import current_language, tr
from hotline_app.labels import field_words, word
from hotline_app.views.case.case_conflict import MINE, THEIRS, Conflict, ConflictChoice
from hotline_app.views.case.case_panel import Panel, PanelWork
from hotline_app.views.pieces.legal_advice import advised
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, FormField
from hotline_app.widgets.picker import Picker, PickerSource
from hotline_app.widgets.theme import px

if TYPE_CHECKING:
    from db.connection import Database

SUGGESTED = 8
_VERSION = "opened_version"
_STORED = "opened_values"


class EditPanel(Panel):
    """The fields of the case; only what was changed is saved."""

    key = "edit"

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        # What was stored when the typing began; it stays with the draft until it is saved.
        self._opened = (work.detail.case.version, stored_values(work.detail.case))
        self._version, self._base = self._opened
        self._meeting: ttk.Frame | None = None
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
        advised(self.pick("matter_kind", tr("Kind of matter"), kinds, is_required=True))
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
        desk, code = self.work.desk, self.work.detail.case.code
        typed = {name: self._typed(name) for name in self._base}
        changes = {name: value for name, value in typed.items() if value != self._base[name]}
        if not changes:
            return tr("Nothing was changed")
        try:
            cases.edit_case(desk.database, desk.actor, code, changes, self._version)
        except StaleRecord:
            self._meet(case_details.detail(desk.database, code).case, changes)
            raise
        return tr("The case is saved")

    def _meet(self, now: CaseRecord, mine: Mapping[str, str]) -> None:
        """Show what somebody else saved beside what was typed; the next save counts.

        A field that only the other changed takes the saved value. One that both changed asks:
        until that is answered nothing is saved.
        """
        theirs = stored_values(now)
        both = []
        for name, value in theirs.items():
            if value == self._base[name]:
                continue
            if name not in mine:
                self._fill(name, value)
            elif value != mine[name]:
                both.append(name)
        self._version, self._base = now.version, theirs
        self.ask_which({name: (mine[name], theirs[name]) for name in both})

    def ask_which(self, versions: Mapping[str, tuple[str, str]]) -> None:
        """Put a choice for each field above the form; the keyboard goes to the first.

        Args:
            versions: field -> what was typed here, what somebody else saved meanwhile.
        """
        self.forget_choices()
        if not versions:
            return
        others = self.form.pack_slaves()
        self._meeting = ttk.Frame(self.form, style="Inside.TFrame")
        self._meeting.pack(fill="x", before=others[0])
        choices: dict[str, FormField] = {}
        for name, (mine, theirs) in versions.items():
            values = {MINE: mine, THEIRS: theirs}
            conflict = Conflict(
                name, field_words(name), self._words(name, mine), self._words(name, theirs)
            )
            choice = ConflictChoice(self._meeting, conflict, partial(self._chosen, name, values))
            choice.pack(fill="x", pady=(0, px(self, 14)))
            choices[f"choice:{name}"] = choice.chips
            self.required.append(f"choice:{name}")
        self.fields = {**choices, **self.fields}
        self.watch_wheel()
        self.after_idle(next(iter(choices.values())).focus_set)

    def forget_choices(self) -> None:
        """Take the choices of an earlier meeting away."""
        if self._meeting is not None:
            self._meeting.destroy()
            self._meeting = None
        self.fields = {
            name: made for name, made in self.fields.items() if not name.startswith("choice:")
        }
        self.required = [name for name in self.required if not name.startswith("choice:")]

    def _chosen(self, name: str, values: Mapping[str, str], choice: str) -> None:
        """Put the chosen version into the field; the other one stays to be chosen."""
        self._fill(name, values[choice])
        self.changed()

    def _fill(self, name: str, stored: str) -> None:
        self.fields[name].value = stored.split("|") if name == "needs" else stored

    def _words(self, name: str, value: str) -> str:
        if name == "needs":
            language = current_language()
            known = {one.code: one.name(language) for one in registers.needs(self.database)}
            return ", ".join(known.get(code, code) for code in value.split("|"))
        if name == "employer_must_not_know":
            return word("yes_no_unknown", value)
        return word(name, value) if name in ("urgency", "matter_kind") else value

    @property
    def database(self) -> "Database":
        """The database of the desk."""
        return self.work.desk.database

    def values(self) -> dict[str, Any]:
        """The typed values, with what was stored when the typing began."""
        kept = {
            name: value
            for name, value in super().values().items()
            if not name.startswith("choice:")
        }
        version, stored = self._opened
        return {**kept, _VERSION: version, _STORED: stored}

    def write(self, values: dict[str, Any]) -> None:
        """Put the typed values back, and what was stored when the typing began."""
        if _VERSION in values:
            # The draft began on an older version: saving must not undo what came since.
            self._opened = (int(values[_VERSION]), dict(values[_STORED]))
            self._version, self._base = self._opened
        super().write(values)

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
