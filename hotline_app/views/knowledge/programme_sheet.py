"""One programme written out: validity, links, money, benefits with their check-lists, papers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from db.choices import AssignmentState
from db.queries import programme_money
from db.records.case_filters import CaseFilter
from db.records.double_benefits import DoubleBenefit
from db.records.programmes import (
    BenefitRecord,
    ConditionRecord,
    ProgrammeMoney,
    ProgrammeRecord,
)
from db.rules import programme_versions
from db.rules.days import format_day
from db.rules.eligibility import is_in_force
from db.rules.money import format_vnd
from db.rules.programme_values import typed_value
from hotline_app.i18n import current_language, tr
from hotline_app.labels_knowledge import (
    condition_kind_words,
    deadline_words,
    level_words,
    sureness_words,
)
from hotline_app.programme_answers import programme_answer
from hotline_app.views.forms.case_choices import amount_words
from hotline_app.views.forms.case_days import today
from hotline_app.views.knowledge.answer_card_sheet import lengths_words
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.sheet_history import write_history
from hotline_app.widgets.pill import Status


def force_pill(record: ProgrammeRecord, day: date) -> Status:
    """Whether a programme is in force on a day."""
    if is_in_force(record, day):
        return Status(tr("In force"), "green")
    is_early = record.valid_from is not None and day < record.valid_from
    return Status(tr("Not yet in force"), "violet") if is_early else Status(tr("Ended"), "grey")


@dataclass(frozen=True)
class ProgrammeSheet:
    """Writes a programme on the sheet of its page.

    Attributes:
        known: all programmes.
        doubles: pairs of supports that may be the same help and one of which is of this programme.
        needs: code of a need -> its name.
    """

    page: Any
    record: ProgrammeRecord
    money: ProgrammeMoney
    known: Sequence[ProgrammeRecord]
    doubles: Sequence[DoubleBenefit] = ()
    needs: Mapping[str, str] = field(default_factory=dict)

    def write(self) -> None:
        """From the number down to the buttons."""
        record, sheet = self.record, self.page.sheet
        sheet.title(record.number, record.code)
        pills = [force_pill(record, today())]
        pills.append(
            Status(tr("Not yet checked"), "amber")
            if record.checked_on is None
            else Status(tr("Checked"), "green")
        )
        sheet.pills(pills)
        sheet.words(record.title, "Strong.TLabel")
        self._checked()
        self._facts()
        self._links()
        self._money()
        self._deadlines()
        self._benefits()
        if record.documents:
            sheet.heading(tr("Papers needed"))
            for paper in record.documents:
                sheet.words(f"• {paper}")
        self._origin()
        answer = programme_answer(record)
        sheet.heading(tr("Answer to paste"))
        sheet.words(answer)
        sheet.words(lengths_words(answer), "Quiet.TLabel")
        write_history(self.page, "programmes", record.id)
        self._buttons()

    def _checked(self) -> None:
        record, sheet = self.record, self.page.sheet
        if record.checked_on is None:
            words = tr("Not yet checked against the official text: compare before use.")
            sheet.words(f"⚠ {words}", "Warn.TLabel")
            return
        words = tr("Checked against the official text on {day} by {who}.")
        day, who = format_day(record.checked_on), record.checked_by or "—"
        sheet.words(words.format(day=day, who=who), "Good.TLabel")

    def _facts(self) -> None:
        record, sheet = self.record, self.page.sheet
        issued = [format_day(record.issued_on) if record.issued_on else "", record.issuer]
        sheet.fact(tr("Issued"), " · ".join(part for part in issued if part))
        sheet.fact(tr("Level"), level_words(record.level))
        first = format_day(record.valid_from) if record.valid_from else "…"
        last = format_day(record.valid_to) if record.valid_to else "…"
        sheet.fact(tr("In force"), f"{first} – {last}")
        sheet.fact(tr("Area"), record.scope_area)
        sheet.fact(tr("Note"), record.note)

    def _links(self) -> None:
        record = self.record
        groups = (
            (tr("Amends"), record.amends),
            (tr("Replaces"), record.replaces),
            (tr("Amended by"), programme_versions.amended_by(self.known, record.code)),
            (tr("Replaced by"), programme_versions.replaced_by(self.known, record.code)),
        )
        numbers = {one.code: one.number for one in self.known}
        for name, codes in groups:
            for code in codes:
                act = partial(self.page.desk.events.announce, "open_programme", code=code)
                self.page.sheet.link(f"open:{code}", name, numbers.get(code, code), act)

    def _money(self) -> None:
        record, money, sheet = self.record, self.money, self.page.sheet
        sheet.heading(tr("Budget and cases"))
        if record.budget is not None:
            sheet.amount(tr("Budget"), vnd(record.budget))
            left = money.left(record.budget) or 0
            style = "Problem.TLabel" if left < 0 else "Good.TLabel"
            sheet.amount(tr("Left after what was approved and delivered"), vnd(left), style)
        if money.cases:
            sheet.link("cases", tr("Cases"), count_words(money.cases), self._all_cases)
        for key, name, amount, states in (
            ("promised", tr("Promised, not decided"), money.promised, programme_money.PROMISED),
            ("approved", tr("Approved, not delivered"), money.approved, programme_money.APPROVED),
            ("delivered", tr("Delivered"), money.delivered, programme_money.DELIVERED),
        ):
            if amount:
                sheet.link(key, name, vnd(amount), self._opener(name, states))
        if money.rejected:
            opener = self._opener(tr("Rejected"), programme_money.REJECTED)
            sheet.link("rejected", tr("Rejected"), count_words(money.rejected), opener)
        if self.doubles:
            words = tr("May be given twice")
            sheet.link("doubles", f"⚠ {words}", count_words(len(self.doubles)), self._twice)
        if not (money.cases or money.rejected):
            sheet.words(tr("Not assigned to any case yet."), "Quiet.TLabel")

    def _deadlines(self) -> None:
        sheet = self.page.sheet
        if self.record.deadlines:
            sheet.heading(tr("Deadlines"))
        for title, due_on in self.record.deadlines:
            if due_on is None:
                sheet.words(f"• {title}")
                continue
            words, style = countdown(due_on, today())
            sheet.words(f"• {format_day(due_on)} · {title}")
            sheet.words(f"   {words}", style)

    def _benefits(self) -> None:
        sheet = self.page.sheet
        for benefit in self.record.benefits:
            sheet.heading(f"{benefit.code} · {_how_much(benefit)}")
            sheet.words(benefit.who)
            if benefit.purpose:
                need = self.needs.get(benefit.purpose, benefit.purpose)
                sheet.words(tr("Serves the need: {need}").format(need=need), "Quiet.TLabel")
            for condition in benefit.conditions:
                sheet.words(f"☐ {condition_words(condition)}", "Quiet.TLabel")
            if benefit.note:
                sheet.words(benefit.note, "Quiet.TLabel")

    def _origin(self) -> None:
        sheet = self.page.sheet
        sheet.heading(tr("Source"))
        sheet.words(self.record.source or "—")
        sheet.words(sureness_words(self.record.confidence), "Quiet.TLabel")

    def _buttons(self) -> None:
        page, sheet = self.page, self.page.sheet
        if page.may("check_programme"):
            sheet.button("check", tr("Checked (F12)"), page.do_assure, is_main=True)
        if page.may("edit_programme"):
            sheet.button("edit", tr("Edit (F2)"), page.do_edit)
            sheet.button("version", tr("New version"), page.next_version)
        sheet.button("copy", tr("Copy the answer (Ctrl+C)"), page.copy)
        sheet.button("copy_plain", tr("Copy without marks"), partial(page.copy, is_plain=True))
        if self.money.cases and page.may("make_delivery_list"):
            sheet.button("deliver", tr("List to sign"), self._deliver)

    def _deliver(self) -> None:
        events = self.page.desk.events
        events.announce("go", page="deliveries")
        events.announce("delivery_begun", code=self.record.code)

    def _all_cases(self) -> None:
        self._show(CaseFilter(programmes=(self.record.code,)), self.record.number)

    def _twice(self) -> None:
        """Show the cases of every pair."""
        ids = {one.case_id: None for two in self.doubles for one in (two.asked, two.other)}
        name, words = self.record.number[:60], tr("May be given twice")
        title = tr("{name}: {what}").format(name=name, what=words)
        self._show(CaseFilter(case_ids=tuple(ids)), title)

    def _opener(self, name: str, states: Sequence[AssignmentState]) -> Callable[[], None]:
        def show() -> None:
            code = self.record.code
            ids = programme_money.case_ids(self.page.desk.database, code, states)
            title = tr("{name}: {what}").format(name=self.record.number[:60], what=name)
            self._show(CaseFilter(case_ids=ids), title)

        return show

    def _show(self, wanted: CaseFilter, title: str) -> None:
        self.page.desk.events.announce("show_cases", filter=wanted, title=title)


def vnd(amount: int) -> str:
    """An amount in words: "1.500.000 VND"."""
    sign = "−" if amount < 0 else ""
    return tr("{amount} VND").format(amount=f"{sign}{format_vnd(abs(amount))}")


def countdown(due_on: date, day: date) -> tuple[str, str]:
    """How far a deadline is away, and the style that says so."""
    away = (due_on - day).days
    words = deadline_words(away)
    if away < 0:
        return words, "Quiet.TLabel"
    if away == 0:
        return words, "Problem.TLabel"
    return words, "Warn.TLabel" if away <= 14 else "Good.TLabel"


def condition_words(condition: ConditionRecord) -> str:
    """A condition as an officer reads it: the question, and what the answer must be."""
    question = condition.question(current_language())
    needed = condition_kind_words(condition.kind)
    if condition.value:
        needed = f"{needed} {typed_value(condition.kind, condition.value)}"
    return f"{question} ({needed})"


def _how_much(benefit: BenefitRecord) -> str:
    words = amount_words(benefit)
    if benefit.max_units is not None:
        limit = tr("at most {count} × {unit}").format(count=benefit.max_units, unit=benefit.unit)
        words = f"{words}, {limit}"
    once = tr("once only")
    return f"{words}, {once}" if benefit.is_once else words
