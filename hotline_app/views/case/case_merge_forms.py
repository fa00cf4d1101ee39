"""Panels that make one case of two, and two of one again."""

import tkinter as tk
from functools import partial

import ttkbootstrap as ttk

from db.commands import case_merges
from db.errors import NotFound, StaleRecord
from db.queries import merge_previews
from db.records.case_ties import MergedField, MergeDraft, MergePreview, MergeRecord
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.labels import field_words, problem_words, word
from hotline_app.labels_merging import moving_words
from hotline_app.views.case.case_other_cases import other_cases
from hotline_app.views.case.case_panel import Panel, PanelWork
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.picker import Picker
from hotline_app.widgets.theme import px

LONGEST = 48
_CODES = ("urgency", "matter_kind")


class MergePanel(Panel):
    """The other case, which of the two is kept, and what will happen."""

    key = "merge"

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        self._preview: MergePreview | None = None
        super().__init__(parent, work)

    def title(self) -> str:
        """What the panel is for."""
        return tr("Merge with another case")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Merge the cases")

    def build(self) -> None:
        """Make the fields; the preview follows what is picked."""
        desk, code = self.work.desk, self.work.detail.case.code
        spec = FieldSpec(tr("The other case"), is_required=True)
        picker = Picker(self.form, spec, other_cases(desk.database, self.work.detail))
        self.add("other", picker, is_required=True)
        choices = [
            ("this", tr("This one ({code})").format(code=code[-6:])),
            ("other", tr("The other one")),
        ]
        kept = Chips(self.form, FieldSpec(tr("Which case is kept")), choices)
        kept.value = "this"
        self.add("kept", kept)
        self._plan = ttk.Frame(self.form, style="Inside.TFrame")
        self._plan.pack(fill="x")
        self.say(
            tr(
                "The case that goes becomes a duplicate and keeps its trace. The merge can be "
                "undone as long as nothing was built on it."
            )
        )
        picker.on_change(self._picked)
        kept.on_change(self._picked)

    def act(self) -> str:
        """Merge the two as the preview shows it."""
        desk = self.work.desk
        keep, other = self._codes()
        seen = self._preview.versions if self._preview else None
        draft = MergeDraft(keep, other, self._choices(), seen)
        try:
            case_merges.merge_cases(desk.database, desk.actor, draft)
        except StaleRecord:
            # What is shown now is what the next press does.
            self._picked()
            raise
        self.undo = partial(_undo_merge, desk, other)
        if keep != self.work.detail.case.code:
            # The panel is gone by then; the window is not.
            opening = partial(desk.events.announce, "open_case", code=keep)
            self.winfo_toplevel().after_idle(opening)
        return tr("{other} was merged into {keep}").format(other=other, keep=keep)

    def _codes(self) -> tuple[str, str]:
        this, other = self.work.detail.case.code, self.value("other")
        return (other, this) if self.value("kept") == "other" else (this, other)

    def _choices(self) -> dict[str, str]:
        """Whose value stays, for the fields where the person was asked."""
        return {
            name.partition(":")[2]: str(made.value)
            for name, made in self.fields.items()
            if name.startswith("stays:")
        }

    def _picked(self) -> None:
        """Show what merging would do."""
        for child in self._plan.winfo_children():
            child.destroy()
        self.fields = {
            name: made for name, made in self.fields.items() if not name.startswith("stays:")
        }
        self._preview = None
        picker = self.fields["other"]
        if not picker.value:
            return
        try:
            plan = merge_previews.preview(self.work.desk.database, *self._codes())
        except NotFound:
            return
        self._preview = plan
        picker.show_problem(problem_words("other", plan.refusal) if plan.refusal else "")
        if not plan.refusal:
            self._show_plan(plan)
        self.watch_wheel()

    def _show_plan(self, plan: MergePreview) -> None:
        self._words(tr("What goes over"), "Heading.TLabel")
        moving = [f"{moving_words(table)}: {count}" for table, count in plan.moving.items()]
        self._words(" · ".join(moving) or tr("Nothing: the other case has no work of its own."))
        differing = len(plan.fields)
        if differing:
            words = ntr("{count} field differs", "{count} fields differ", differing)
            self._words(words.format(count=differing), "Heading.TLabel")
        for one in plan.fields:
            if one.is_free:
                self._ask(one)
            else:
                self._tell(one)

    def _ask(self, one: MergedField) -> None:
        choices = [
            ("keep", _shown(one.name, one.kept_shown)),
            ("other", _shown(one.name, one.other_shown)),
        ]
        chips = Chips(self._plan, FieldSpec(field_words(one.name)), choices)
        chips.value = one.stays
        chips.pack(fill="x", pady=(0, px(self, 10)))
        self.fields[f"stays:{one.name}"] = chips
        chips.on_change(self.changed)

    def _tell(self, one: MergedField) -> None:
        stays = one.kept_shown if one.stays == "keep" else one.other_shown
        line = tr("{field}: “{value}” stays")
        self._words(line.format(field=field_words(one.name), value=_shown(one.name, stays)))

    def _words(self, words: str, style: str = "Inside.TLabel") -> None:
        label = ttk.Label(self._plan, text=words, style=style, justify="left", anchor="w")
        label.pack(fill="x", pady=(0, px(self, 6)))
        label.bind(
            "<Configure>", lambda event: label.configure(wraplength=event.width - px(self, 6))
        )


class UndoMergePanel(Panel):
    """Making two cases of one again."""

    key = "undo_merge"

    def title(self) -> str:
        """What the panel is for."""
        return tr("Undo the merge")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Undo the merge")

    def build(self) -> None:
        """Say what will happen."""
        words = tr("{merged} becomes a case of its own again. What came with it goes back.")
        self.say(words.format(merged=self._merge.merged_code), "Inside.TLabel")
        words = tr("What was added to the kept case since then stays there.")
        self.say(words)

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def act(self) -> str:
        """Undo the merge."""
        desk = self.work.desk
        code = self._merge.merged_code
        case_merges.undo_merge(desk.database, desk.actor, code)
        return tr("{code} is a case of its own again").format(code=code)

    @property
    def _merge(self) -> MergeRecord:
        """The merge that stands with the case whose code the panel was given."""
        return next(
            one
            for one in self.work.detail.merges
            if one.undone_at is None and self.work.item_id in (one.kept_code, one.merged_code)
        )


def _undo_merge(desk: DeskContext, merged: str) -> None:
    case_merges.undo_merge(desk.database, desk.actor, merged)


def _shown(name: str, value: str) -> str:
    if name in _CODES:
        return word(name, value)
    if name == "employer_must_not_know":
        return word("yes_no_unknown", value)
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
