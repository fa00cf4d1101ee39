"""The form of a programme: its own fields at the left, its benefits and conditions at the right."""

import tkinter as tk
from dataclasses import dataclass
from typing import Any, ClassVar

import ttkbootstrap as ttk

from db.choices import ProgrammeLevel, SourceConfidence
from db.commands.programme_edits import add_programme, edit_programme
from db.queries import programmes
from db.queries.programme_drafts import as_draft, known_questions, next_version_draft
from db.records.programme_drafts import ProgrammeDraft
from db.rules import text as folding
from hotline_app.i18n import tr
from hotline_app.labels import field_words, problem_words
from hotline_app.labels_knowledge import level_words, sureness_words
from hotline_app.views.forms.case_choices import programmes_to_pick
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.knowledge import programme_lines
from hotline_app.views.knowledge.benefit_editor import BenefitEditor
from hotline_app.views.knowledge.benefit_json import benefits_from_json, benefits_to_json
from hotline_app.views.pieces import contact_sources
from hotline_app.views.sheets.knowledge_words import differences
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.multi_picker import MultiPicker
from hotline_app.widgets.picker import source_of
from hotline_app.widgets.theme import px

SIDE_BY_SIDE = 860
_PLAIN = (
    *("number", "title", "issuer", "issued_on", "level", "valid_from", "valid_to"),
    *("scope_area", "budget", "source", "confidence", "note"),
)


@dataclass(frozen=True)
class Purpose:
    """What the form is for: "new", "edit" a programme, or the next "version" of one."""

    what: str
    code: str = ""


class ProgrammeForm(EntryForm):
    """A programme, new or stored, or the one that follows a stored one.

    Args:
        parent: the page.
        work: of the page.
        purpose: what is to be done.
    """

    is_wide: ClassVar[bool] = True

    def __init__(self, parent: tk.Misc, work: EntryWork, purpose: Purpose) -> None:
        self._purpose = purpose
        self._version = 0
        database = work.desk.database
        if purpose.what == "edit":
            self._before = as_draft(database, purpose.code)
            self._version = programmes.programme(database, purpose.code).version
        elif purpose.what == "version":
            self._before = next_version_draft(database, purpose.code)
        else:
            self._before = ProgrammeDraft("", "")
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        if self._purpose.what == "edit":
            return tr("Change programme {code}").format(code=self._purpose.code)
        if self._purpose.what == "version":
            return tr("New version of {code}").format(code=self._purpose.code)
        return tr("New programme")

    def build(self) -> None:
        """Make the fields at the left and the benefits at the right."""
        whole = self.form
        columns = ttk.Frame(whole, style="Inside.TFrame")
        columns.pack(fill="both", expand=True)
        self._left = ttk.Frame(columns, style="Inside.TFrame")
        self._right = ttk.Frame(columns, style="Inside.TFrame")
        self.form = self._left
        self._make_fields()
        self.form = whole
        database = self.work.desk.database
        questions, needs = known_questions(database), contact_sources.needs(database)
        self.benefits = BenefitEditor(self._right, questions, needs, self.benefits_changed)
        self.benefits.pack(fill="both", expand=True)
        columns.bind("<Configure>", lambda event: self._lay_out(event.width))
        self._lay_out(0)
        self._fill(self._before)

    def act(self) -> tuple[str, str]:
        """Store the programme."""
        desk, draft = self.work.desk, self.draft()
        if self._purpose.what == "edit":
            code = self._purpose.code
            saved = edit_programme(desk.database, desk.actor, code, draft, self._version)
        else:
            saved = add_programme(desk.database, desk.actor, draft)
        return tr("Programme {code} is saved").format(code=saved.code), saved.code

    def draft(self) -> ProgrammeDraft:
        """The programme as it stands in the form."""
        plain = {name: self.value(name) for name in _PLAIN}
        return ProgrammeDraft(
            **plain,
            code="" if self._purpose.what == "version" else self._purpose.code,
            amends=tuple(self.fields["amends"].value),
            replaces=tuple(self.fields["replaces"].value),
            documents=programme_lines.documents_of(self.value("documents")),
            deadlines=programme_lines.deadlines_of(self.value("deadlines")),
            benefits=self.benefits.value,
        )

    def values(self) -> dict[str, Any]:
        """Fields and benefits, as JSON."""
        return {**super().values(), "benefits": benefits_to_json(self.benefits.value)}

    def write(self, values: dict[str, Any]) -> None:
        """Put back fields and benefits."""
        super().write(values)
        if "benefits" in values:
            self.benefits.value = benefits_from_json(values["benefits"])

    def place_problems(self, problems: dict[str, str]) -> dict[str, str]:
        """Problems of lines go to their field, those of benefits to the editor."""
        placed: dict[str, str] = {}
        for name, code in problems.items():
            field, _, rest = name.partition(".")
            words = problem_words(rest.rpartition(".")[2] or field, code)
            if field in ("documents", "deadlines"):
                number = int(rest.partition(".")[0]) + 1
                line = tr("Line {number}: {problem}").format(number=number, problem=words)
                placed[field] = f"{placed[field]}\n{line}" if field in placed else line
            elif field == "benefits" and rest:
                self.benefits.add_problem(rest, words)
            else:
                placed[field] = words
        return placed

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show those of the fields, then go to the first benefit that has one."""
        super().show_problems(problems)
        self.benefits.show_problems(takes_keyboard=not problems)

    def save(self) -> None:
        """Forget the problems of the last attempt, then save."""
        self.benefits.clear_problems()
        super().save()

    def what_changed(self) -> str:
        """What somebody else saved; this person has now seen it, so the next save counts."""
        database, code = self.work.desk.database, self._purpose.code
        now = as_draft(database, code)
        words = differences(_shown(self._before), _shown(now), field_words)
        self._before, self._version = now, programmes.programme(database, code).version
        return words

    def benefits_changed(self) -> None:
        """Write to the disk soon; the editor may have new widgets."""
        self.changed()
        self.watch_wheel()

    # Inside

    def _make_fields(self) -> None:
        self.line("number", tr("Programme number"), tr("For example 3089/QĐ-TLĐ"), is_required=True)
        self.lines("title", tr("Title"), 2, is_required=True)
        self.line("issuer", tr("Issued by"))
        self.day("issued_on", tr("Issued on"))
        levels = [(code.value, level_words(code)) for code in ProgrammeLevel]
        self.add("level", Chips(self.form, FieldSpec(tr("Level")), levels))
        self.day("valid_from", tr("Valid from"))
        self.day("valid_to", tr("Valid to"), tr("Empty: no last day is known."))
        known = programmes.all_programmes(self.work.desk.database)
        itself = self._purpose.code if self._purpose.what == "edit" else ""
        choices = programmes_to_pick([one for one in known if one.code != itself])
        for name, words in (("replaces", tr("Replaces")), ("amends", tr("Amends"))):
            source = source_of(choices, folding.fold)
            self.add(name, MultiPicker(self.form, FieldSpec(words), source))
        self.line("scope_area", tr("Area"))
        self.line("budget", tr("Budget"), tr("In đồng, for example 500 triệu; may be empty."))
        papers = self.lines("documents", tr("Papers needed"), 3)
        papers.show_hint(tr("One paper in a line; after “|” when it is needed."))
        deadlines = self.lines("deadlines", tr("Deadlines"), 3)
        deadlines.show_hint(tr("One in a line, the day first: 31/12/2021 Hand in the papers"))
        self.line("source", tr("Source"))
        sure = [(code.value, sureness_words(code)) for code in SourceConfidence]
        self.add("confidence", Chips(self.form, FieldSpec(tr("How sure")), sure))
        self.lines("note", tr("Note"), 3)

    def _fill(self, draft: ProgrammeDraft) -> None:
        for name in _PLAIN:
            self.fields[name].value = getattr(draft, name)
        if not draft.confidence:
            self.fields["confidence"].value = SourceConfidence.MEMORY_HIGH.value
        self.fields["amends"].value = draft.amends
        self.fields["replaces"].value = draft.replaces
        self.fields["documents"].value = programme_lines.lines_of_documents(draft.documents)
        self.fields["deadlines"].value = programme_lines.lines_of_deadlines(draft.deadlines)
        self.benefits.value = draft.benefits

    def _lay_out(self, width: int) -> None:
        columns = self._left.master
        gap = px(self, 20)
        is_narrow = 1 < width < px(self, SIDE_BY_SIDE)
        columns.columnconfigure(0, weight=5, uniform="" if is_narrow else "halves")
        columns.columnconfigure(
            1, weight=0 if is_narrow else 6, uniform="" if is_narrow else "halves"
        )
        self._left.grid(row=0, column=0, sticky="new", padx=(0, 0 if is_narrow else gap))
        if is_narrow:
            self._right.grid(row=1, column=0, sticky="new", padx=0)
        else:
            self._right.grid(row=0, column=1, sticky="new", padx=(0, px(self, 8)))


def _shown(draft: ProgrammeDraft) -> dict[str, str]:
    shown = {name: str(getattr(draft, name)) for name in _PLAIN}
    shown["documents"] = programme_lines.lines_of_documents(draft.documents)
    shown["deadlines"] = programme_lines.lines_of_deadlines(draft.deadlines)
    shown["benefits"] = "; ".join(f"{one.who} {one.amount}" for one in draft.benefits)
    return shown
