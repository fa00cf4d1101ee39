"""The benefits of a programme, one at a time, with the conditions of each."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import ttkbootstrap as ttk

from db.choices import BenefitKind
from db.records.programme_drafts import BenefitDraft
from hotline_app.i18n import tr
from hotline_app.labels import word
from hotline_app.views.knowledge.condition_rows import ConditionRows
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.long_text import LongTextField
from hotline_app.widgets.picker import Picker, PickerSource
from hotline_app.widgets.theme import px

_TEXTS = ("who", "amount", "unit", "max_units", "note")


class BenefitEditor(ttk.Frame):
    """A row of benefits to choose from, and the fields of the chosen one.

    Args:
        parent: the form.
        questions: known facts: (fact, question, question in English).
        needs: what a benefit may serve.
        changed: called after every change.
    """

    def __init__(
        self,
        parent: tk.Misc,
        questions: Sequence[tuple[str, str, str]],
        needs: PickerSource,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._changed = changed
        self._benefits: list[BenefitDraft] = []
        self._problems: dict[str, str] = {}
        self._place = 0
        self._is_writing = False
        self.fields: dict[str, FormField] = {}
        self._make_head()
        self._make_fields(questions, needs)
        self._show()

    @property
    def value(self) -> tuple[BenefitDraft, ...]:
        """Every benefit as it stands."""
        self._take()
        return tuple(self._benefits)

    @value.setter
    def value(self, benefits: Sequence[BenefitDraft]) -> None:
        self._benefits = list(benefits)
        self._place = 0
        self._show()

    @property
    def chosen(self) -> int:
        """Which benefit is in front, from 0."""
        return self._place

    def add(self) -> None:
        """Begin one more benefit."""
        self._take()
        self._benefits.append(BenefitDraft(""))
        self.choose(len(self._benefits) - 1)
        self.fields["who"].focus_set()
        self._changed()

    def remove(self) -> None:
        """Take the benefit in front away."""
        if self._benefits:
            del self._benefits[self._place]
            self._problems.clear()
            self._place = max(0, min(self._place, len(self._benefits) - 1))
            self._show()
            self.add_button.focus_set()
            self._changed()

    def choose(self, place: int) -> None:
        """Put another benefit in front; what was typed for this one is kept."""
        self._take()
        self._place = place
        self._show()

    def step(self, places: int) -> None:
        """Put the benefit after or before this one in front, around the ends."""
        if self._benefits:
            self.choose((self._place + places) % len(self._benefits))
            self.fields["who"].focus_set()

    def clear_problems(self) -> None:
        """Forget the problems of the last attempt."""
        self._problems.clear()
        self._mark()

    def add_problem(self, name: str, words: str) -> None:
        """Remember a problem; `name` is "<benefit>.<field>" or "<benefit>.conditions.<n>.<…>"."""
        self._problems[name] = words

    def show_problems(self, *, takes_keyboard: bool) -> None:
        """Mark the benefits that have problems and show those of the first one."""
        if not self._problems:
            return
        wrong = sorted({int(name.partition(".")[0]) for name in self._problems})
        if self._place not in wrong:
            self.choose(wrong[0])
        self._mark()
        if takes_keyboard:
            fields = {**self.fields, **self.conditions.fields}
            first = next((one for one in fields.values() if one.problem), None)
            if first is not None:
                first.focus_set()

    # Inside

    def _make_head(self) -> None:
        head = ttk.Frame(self, style="Inside.TFrame")
        head.pack(fill="x", pady=(0, px(self, 6)))
        ttk.Label(head, text=tr("Benefits"), style="Heading.TLabel").pack(side="left")
        self.add_button = ttk.Button(
            head, text=tr("Add a benefit (Alt+Q)"), style="Chip.TButton", command=self.add
        )
        self.add_button.pack(side="right")
        self._choices = ttk.Frame(self, style="Inside.TFrame")
        self._choices.pack(fill="x", pady=(0, px(self, 8)))
        self._none = ttk.Label(self, text=tr("No benefit yet."), style="Quiet.TLabel")
        self._body = ttk.Frame(self, style="Inside.TFrame")

    def _make_fields(self, questions: Sequence[tuple[str, str, str]], needs: PickerSource) -> None:
        body, gap = self._body, px(self, 10)
        who = LongTextField(body, FieldSpec(tr("Who gets it"), True), 2)
        who.pack(fill="x", pady=(0, gap))
        kinds = [(kind.value, word("benefit_kind", kind)) for kind in BenefitKind]
        kind = Chips(body, FieldSpec(tr("How the amount is meant")), kinds)
        kind.pack(fill="x", pady=(0, gap))
        row = ttk.Frame(body, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, gap))
        amount = TextField(row, FieldSpec(tr("Amount")))
        unit = TextField(row, FieldSpec(tr("For each")))
        most = TextField(row, FieldSpec(tr("At most how many")))
        for column, part in enumerate((amount, unit, most)):
            row.columnconfigure(column, weight=1, uniform="amounts")
            part.grid(row=0, column=column, sticky="new", padx=(0, gap if column < 2 else 0))
        choices = [("yes", tr("Once for a person and event")), ("no", tr("Several times"))]
        once = Chips(body, FieldSpec(tr("How often")), choices)
        once.pack(fill="x", pady=(0, gap))
        purpose = Picker(body, FieldSpec(tr("Serves the need")), needs)
        purpose.show_hint(tr("Help for one need and event is given once; a second is warned of."))
        purpose.pack(fill="x", pady=(0, gap))
        self.conditions = ConditionRows(body, questions, self._typed)
        self.conditions.pack(fill="x", pady=(0, gap))
        note = LongTextField(body, FieldSpec(tr("Note")), 2)
        note.pack(fill="x", pady=(0, gap))
        ttk.Button(
            body, text=tr("Remove this benefit"), style="Chip.TButton", command=self.remove
        ).pack(anchor="e")
        self.fields = {
            "who": who,
            "kind": kind,
            "amount": amount,
            "unit": unit,
            "max_units": most,
            "is_once": once,
            "purpose": purpose,
            "note": note,
        }
        for made in self.fields.values():
            made.on_change(self._typed)

    def _take(self) -> None:
        """Read the fields into the benefit in front."""
        if not self._benefits or self._is_writing:
            return
        texts = {name: str(self.fields[name].value) for name in _TEXTS}
        self._benefits[self._place] = replace(
            self._benefits[self._place],
            **texts,
            kind=str(self.fields["kind"].value) or BenefitKind.EXACT.value,
            is_once=self.fields["is_once"].value == "yes",
            purpose=_picked(self.fields["purpose"]),
            conditions=self.conditions.value,
        )

    def _show(self) -> None:
        """Write the benefit in front into the fields."""
        has_any = bool(self._benefits)
        for widget, is_shown in ((self._none, not has_any), (self._body, has_any)):
            if is_shown:
                widget.pack(fill="x")
            else:
                widget.pack_forget()
        if has_any:
            self._is_writing = True
            benefit = self._benefits[self._place]
            for name in _TEXTS:
                self.fields[name].value = getattr(benefit, name)
            self.fields["kind"].value = str(benefit.kind)
            self.fields["is_once"].value = "yes" if benefit.is_once else "no"
            self._show_purpose(benefit.purpose)
            self.conditions.value = benefit.conditions
            self._is_writing = False
        self._mark()

    def _show_purpose(self, code: str) -> None:
        made = self.fields["purpose"]
        assert isinstance(made, Picker)
        made.value = code
        if code and not made.value:
            # A need that is no longer offered, or words nobody picked: kept as they are.
            made.typed = code

    def _mark(self) -> None:
        """Draw the row of benefits anew, and the problems of the one in front."""
        for child in self._choices.winfo_children():
            child.destroy()
        wrong = {name.partition(".")[0] for name in self._problems}
        for place in range(len(self._benefits)):
            sign = "⚠ " if str(place) in wrong else ""
            is_front = place == self._place
            ttk.Button(
                self._choices,
                text=f"{sign}{place + 1}",
                style="ChipOn.TButton" if is_front else "Chip.TButton",
                command=partial(self.choose, place),
            ).grid(row=place // 9, column=place % 9, padx=(0, px(self, 6)), pady=px(self, 2))
        stem = f"{self._place}."
        own = {
            name.removeprefix(stem): words
            for name, words in self._problems.items()
            if name.startswith(stem)
        }
        for name, made in self.fields.items():
            made.show_problem(own.get(name, ""))
        self.conditions.show_problems(own)

    def _typed(self) -> None:
        if not self._is_writing:
            self._changed()


def _picked(made: FormField) -> str:
    """The need that was picked, or what was typed, for the rule to judge."""
    assert isinstance(made, Picker)
    return made.value or made.typed.strip()
