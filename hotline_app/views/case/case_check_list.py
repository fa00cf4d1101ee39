"""The check-list of a benefit: answers in, the verdict and its reasons at once."""

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import ttkbootstrap as ttk

from db.choices import ConditionKind, Verdict
from db.records.programmes import BenefitRecord, CheckList, ConditionRecord, ProgrammeRecord
from db.rules import eligibility
from hotline_app.i18n import current_language, tr
from hotline_app.labels import reason_words, word
from hotline_app.views.forms.case_days import DAYS
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec, FormField, TextField
from hotline_app.widgets.pill import Pill, Status
from hotline_app.widgets.theme import px

VERDICT_TONES: Final[Mapping[Verdict, str]] = {
    Verdict.LIKELY: "green",
    Verdict.INFORMATION_MISSING: "amber",
    Verdict.NOT_ELIGIBLE: "red",
}
_ANSWERS: Final = ("yes", "no", "unknown")


class CheckListForm(ttk.Frame):
    """Questions of one benefit, each answered yes, no or unknown (or by a number, a day, a code).

    Args:
        parent: the form.
        changed: called after every answer.
    """

    def __init__(self, parent: tk.Misc, changed: Callable[[], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._tell = changed
        self._benefit: tuple[ProgrammeRecord, BenefitRecord] | None = None
        self._answers: dict[str, str] = {}
        # Days that are none yet: no answer, but typed.
        self.half_typed: dict[str, str] = {}
        self._questions: dict[str, FormField] = {}
        self._verdict: Pill | None = None
        self._reasons = ttk.Label(self, style="Quiet.TLabel", justify="left", anchor="w")
        self._warning = ttk.Label(self, style="Warn.TLabel", justify="left", anchor="w")
        self._event_on: date | None = None
        self.bind("<Configure>", self._wrap)

    @property
    def answers(self) -> dict[str, str]:
        """Fact -> answer, unknown ones left out; days as ISO dates."""
        return {fact: answer for fact, answer in self._answers.items() if answer}

    @answers.setter
    def answers(self, answers: Mapping[str, str]) -> None:
        self._answers = dict(answers)
        self._build()

    def question(self, fact: str) -> FormField:
        """The field that asks for a fact."""
        return self._questions[fact]

    def ask(self, benefit: tuple[ProgrammeRecord, BenefitRecord] | None) -> None:
        """Show the questions of a benefit; answers to the same facts stay."""
        if benefit != self._benefit:
            self._benefit = benefit
            self._build()

    def judge(self, event_on: date | None) -> CheckList | None:
        """Evaluate at the date of the event and show the verdict with its reasons."""
        self._event_on = event_on
        if self._benefit is None:
            return None
        found = eligibility.evaluate(*self._benefit, event_on, self.answers)
        status = Status(word("verdict", found.verdict), VERDICT_TONES[found.verdict])
        if self._verdict is not None:
            self._verdict.status = status
        words = "\n".join(f"• {reason_words(reason, found)}" for reason in found.reasons)
        self._reasons.configure(text=words)
        return found

    def _build(self) -> None:
        for child in self.winfo_children():
            if child not in (self._reasons, self._warning):
                child.destroy()
            else:
                child.pack_forget()
        self._questions.clear()
        self._verdict = None
        if self._benefit is None:
            return
        programme, benefit = self._benefit
        for condition in benefit.conditions:
            if condition.fact != eligibility.EVENT_FACT and condition.fact not in self._questions:
                made = self._question(condition)
                made.pack(fill="x", pady=(0, px(self, 10)))
                self._questions[condition.fact] = made
        self._verdict = Pill(self, Status(word("verdict", Verdict.INFORMATION_MISSING), "amber"))
        self._verdict.pack(anchor="w", pady=(px(self, 2), px(self, 4)))
        self._reasons.pack(fill="x", pady=(0, px(self, 6)))
        if programme.checked_on is None:
            self._warning.configure(
                text="⚠ " + tr("Not yet checked against the official text: compare before use.")
            )
            self._warning.pack(fill="x", pady=(0, px(self, 8)))
        self.judge(self._event_on)

    def _question(self, condition: ConditionRecord) -> FormField:
        words = condition.question(current_language())
        given = self._answers.get(condition.fact, "")
        made: FormField
        if condition.kind in (ConditionKind.YES, ConditionKind.NO):
            choices = [(answer, word("yes_no_unknown", answer)) for answer in _ANSWERS]
            made = _Question(self, words, choices)
            made.value = given or "unknown"
        elif condition.kind is ConditionKind.ONE_OF:
            codes = [*condition.value.split("|"), "unknown"]
            named = [(code, tr("Not known") if code == "unknown" else code) for code in codes]
            made = _Question(self, words, named)
            made.value = given or "unknown"
        elif condition.kind is ConditionKind.BETWEEN_DATES:
            made = DateField(self, FieldSpec(words), DAYS)
            if given:
                made.day = date.fromisoformat(given)
            else:
                made.value = self.half_typed.get(condition.fact, "")
        else:
            made = TextField(self, FieldSpec(words))
            made.value = given
        made.on_change(lambda: self._answered(condition.fact, made))
        return made

    def _answered(self, fact: str, made: FormField) -> None:
        answer = str(made.value)
        if isinstance(made, DateField):
            answer = made.day.isoformat() if made.day else ""
            self.half_typed[fact] = "" if answer else made.value
        self._answers[fact] = "" if answer == "unknown" else answer.strip()
        self.judge(self._event_on)
        self._tell()

    def _wrap(self, event: "tk.Event[tk.Misc]") -> None:
        for label in (self._reasons, self._warning):
            label.configure(wraplength=event.width)


class _Question(Chips):
    """A question of any length above its answers."""

    def __init__(self, parent: tk.Misc, words: str, choices: list[tuple[str, str]]) -> None:
        self._words = words
        super().__init__(parent, FieldSpec(""), choices)
        label = ttk.Label(self, text=words, style="Inside.TLabel", justify="left", anchor="w")
        label.grid(row=0, column=0, sticky="ew", pady=(0, px(self, 3)))
        self.bind("<Configure>", lambda event: label.configure(wraplength=event.width), add="+")
