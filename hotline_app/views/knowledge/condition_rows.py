"""The conditions of one benefit: a question, and what its answer must be."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from db.choices import ConditionKind
from db.records.programme_drafts import ConditionDraft
from db.rules import text as folding
from hotline_app.i18n import tr
from hotline_app.labels_knowledge import condition_kind_words
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.icons import IconButton
from hotline_app.widgets.picker import Picker, source_of
from hotline_app.widgets.theme import px

_HINTS: Mapping[str, Callable[[], str]] = {
    ConditionKind.AT_LEAST: lambda: tr("A number, for example 21"),
    ConditionKind.LESS_THAN: lambda: tr("A number, for example 60"),
    ConditionKind.BETWEEN_DATES: lambda: tr("01/05/2021 – 31/12/2021; one side may be empty"),
    ConditionKind.ONE_OF: lambda: tr("Answers divided by “;”"),
}


class ConditionRows(ttk.Frame):
    """Conditions one under the other, a button for one more.

    Args:
        parent: the editor of benefits.
        questions: known facts: (fact, question, question in English).
        changed: called after every change.
    """

    def __init__(
        self,
        parent: tk.Misc,
        questions: Sequence[tuple[str, str, str]],
        changed: Callable[[], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._english = {fact: english for fact, _question, english in questions}
        self._known = [Choice(fact, question) for fact, question, _english in questions]
        self._changed = changed
        self._rows: list[ConditionRow] = []
        head = ttk.Frame(self, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 4)))
        ttk.Label(head, text=tr("Conditions"), style="Strong.TLabel").pack(side="left")
        self.add_button = ttk.Button(
            head, text=tr("Add a condition (Alt+I)"), style="Chip.TButton", command=self.add
        )
        self.add_button.pack(side="right")

    @property
    def value(self) -> tuple[ConditionDraft, ...]:
        """The conditions as they stand."""
        return tuple(row.value for row in self._rows)

    @value.setter
    def value(self, conditions: Sequence[ConditionDraft]) -> None:
        if tuple(conditions) == self.value:
            return
        for row in self._rows:
            row.destroy()
        self._rows = []
        for condition in conditions:
            self._make(condition)

    @property
    def rows(self) -> "Sequence[ConditionRow]":
        """The rows, from top to bottom."""
        return self._rows

    @property
    def fields(self) -> dict[str, FormField]:
        """Every field by its place: "conditions.0.question_vi"."""
        return {
            f"conditions.{place}.{name}": made
            for place, row in enumerate(self._rows)
            for name, made in row.fields.items()
        }

    def add(self) -> None:
        """Begin one more condition."""
        self._make(ConditionDraft("")).fields["question_vi"].focus_set()
        self._changed()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems by place, and take the others away."""
        for name, made in self.fields.items():
            made.show_problem(problems.get(name, ""))

    def _make(self, condition: ConditionDraft) -> "ConditionRow":
        row = ConditionRow(self, self._known, condition, self._changed)
        row.english = self._english
        row.remove_button.configure(command=partial(self._remove, row))
        row.pack(fill="x", pady=(0, px(self, 8)))
        self._rows.append(row)
        return row

    def _remove(self, row: "ConditionRow") -> None:
        self._rows.remove(row)
        row.destroy()
        self.add_button.focus_set()
        self._changed()


class ConditionRow(ttk.Frame):
    """One condition.

    Args:
        parent: the rows.
        known: questions that are asked already; any other may be typed.
        condition: as it stands.
        changed: called after every change.
    """

    def __init__(
        self,
        parent: tk.Misc,
        known: Sequence[Choice],
        condition: ConditionDraft,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self.english: Mapping[str, str] = {}
        self._stored = condition
        self.columnconfigure((0, 1), weight=1, uniform="condition")
        question = Picker(
            self, FieldSpec(tr("Question")), source_of(known, folding.fold, takes_free_text=True)
        )
        question.grid(row=0, column=0, columnspan=2, sticky="new")
        kinds = [Choice(kind.value, condition_kind_words(kind)) for kind in ConditionKind]
        kind = Picker(self, FieldSpec(""), source_of(kinds, folding.fold))
        kind.grid(row=1, column=0, sticky="new", padx=(0, px(self, 8)), pady=(px(self, 4), 0))
        value = TextField(self, FieldSpec(""))
        value.grid(row=1, column=1, sticky="new", pady=(px(self, 4), 0))
        self.remove_button = IconButton(self, style="GhostInside.TButton", icon="x-lg", size=11)
        self.remove_button.grid(row=0, column=2, sticky="s", padx=(px(self, 4), 0))
        self.fields: dict[str, FormField] = {
            "question_vi": question,
            "kind": kind,
            "value": value,
        }
        self._question, self._kind, self._value = question, kind, value
        question.typed = condition.question_vi
        kind.value = str(condition.kind)
        value.value = condition.value
        self._kind_changed()
        kind.on_change(self._kind_changed)
        for made in self.fields.values():
            made.on_change(changed)

    @property
    def value(self) -> ConditionDraft:
        """The condition as it stands; a question that was not touched keeps its fact."""
        typed = " ".join(self._question.typed.split())
        kind, compared = self._kind.value or self._kind.typed.strip(), self._value.value
        stored = self._stored
        if typed == stored.question_vi:
            fact, english = stored.fact, stored.question_en
        else:
            fact = self._question.value
            english = self.english.get(fact, "")
        is_plain = kind in (ConditionKind.YES, ConditionKind.NO)
        return ConditionDraft(
            question_vi=typed,
            kind=kind,
            value="" if is_plain else compared,
            fact=fact,
            question_en=english,
            confidence=stored.confidence,
        )

    def _kind_changed(self) -> None:
        kind = self._kind.value
        hint = _HINTS.get(kind)
        self._value.show_hint(hint() if hint else "")
        if kind in (ConditionKind.YES, ConditionKind.NO):
            self._value.grid_remove()
        else:
            self._value.grid()
