"""The page of support programmes: what there is, what is left of it, and whether it was checked."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from db.commands.programmes import check_programme
from db.queries import double_benefits, programme_money, programmes, registers
from db.records.double_benefits import DoublesOfProgrammes
from db.records.programmes import ProgrammeMoney, ProgrammeRecord
from db.rules import text
from db.rules.days import format_day
from db.rules.eligibility import is_in_force
from db.rules.money import format_vnd
from db.rules.names import sort_key
from db.rules.sms import count_sms, without_marks
from hotline_app.i18n import current_language, ntr, tr
from hotline_app.programme_answers import programme_answer
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.forms.case_days import today
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.knowledge.answer_card_sheet import sms_words
from hotline_app.views.knowledge.programme_form import ProgrammeForm, Purpose
from hotline_app.views.knowledge.programme_sheet import ProgrammeSheet, force_pill
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.table_columns import Column, TwoLines


class ProgrammesPage(RecordListPage):
    """Every programme, newest first, with what was assigned from it."""

    kind: ClassVar[str] = "programmes"
    _money: dict[str, ProgrammeMoney]
    _doubles: DoublesOfProgrammes
    _needs: dict[str, str]

    def heading(self) -> Heading:
        """Return the title, how many are in force and not checked, and the button for a new one."""
        in_force = sum(is_in_force(one.record, today()) for one in self.listed)
        unchecked = sum(one.record.checked_on is None for one in self.listed)
        force = ntr("{count} in force today", "{count} in force today", in_force)
        parts = [force.format(count=count_words(in_force))]
        if unchecked:
            words = ntr("{count} not yet checked", "{count} not yet checked", unchecked)
            parts.append(words.format(count=count_words(unchecked)))
        new = PageButton(tr("New programme (Insert)"), self.do_add, "plus-lg", True)
        buttons = (new,) if self.can("add_programme") else ()
        return Heading(tr("Programmes"), " · ".join(parts), buttons)

    def columns(self) -> list[Column]:
        """Number and title, validity, what is left, state."""
        return [
            Column("number", tr("Programme"), _named, 190, 5),
            Column("cases", tr("Cases"), self._cases, 80, is_number=True),
            Column("left", tr("Left"), self._left, 118, is_number=True),
            Column("until", tr("Valid until"), _until, 112, is_quiet=True),
            Column("state", tr("State"), lambda one: force_pill(one, today()), 150),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The days go first, then money and cases."""
        return ("until", "left", "cases")

    def chips(self) -> list[tuple[str, str]]:
        """All, in force, not yet checked, used."""
        return [
            ("all", tr("All")),
            ("in_force", tr("In force today")),
            ("unchecked", tr("Not yet checked")),
            ("used", tr("Assigned to cases")),
        ]

    def sorts(self) -> Mapping[str, Callable[[ProgrammeRecord], Any]]:
        """By number, cases, what is left, and last day; what has none stands last."""
        return {
            "number": lambda one: sort_key(one.number),
            "cases": lambda one: self._money.get(one.code, ProgrammeMoney()).cases,
            "left": lambda one: _or_most(
                self._money.get(one.code, ProgrammeMoney()).left(one.budget)
            ),
            "until": lambda one: one.valid_to or date.max,
        }

    def passes(self, record: ProgrammeRecord, chip: str) -> bool:
        """Whether a programme belongs to a filter."""
        if chip == "in_force":
            return is_in_force(record, today())
        if chip == "unchecked":
            return record.checked_on is None
        if chip == "used":
            return record.code in self._money
        return True

    def read(self) -> Sequence[Listed]:
        """Every programme, and the money of all of them."""
        database = self.desk.database
        self._money = programme_money.money_of_programmes(database)
        language = current_language()
        self._needs = {one.code: one.name(language) for one in registers.needs(database)}
        return [
            Listed(one, one.code, _searched(one)) for one in programmes.all_programmes(database)
        ]

    def _arrived(self, found: Sequence[Listed]) -> None:
        super()._arrived(found)
        # Every benefit of the office is compared: the list need not wait for that.
        self._comparing.run(Job(self._compare, self._compared, replaces="doubles"))

    def _compare(self, _progress: Progress) -> DoublesOfProgrammes:
        try:
            return double_benefits.by_programme(self.desk.database)
        finally:
            self.desk.database.close()

    def _compared(self, doubles: DoublesOfProgrammes) -> None:
        code = self.current.code if self.current is not None else ""
        is_news = doubles.get(code, ()) != self._doubles.get(code, ())
        self._doubles = doubles
        if is_news:
            self._show_soon()

    def write_sheet(self, record: ProgrammeRecord) -> None:
        """Write a programme out."""
        known = [one.record for one in self.listed]
        money = self._money.get(record.code, ProgrammeMoney())
        doubles = self._doubles.get(record.code, ())
        ProgrammeSheet(self, record, money, known, doubles, self._needs).write()

    def empty_words(self) -> str:
        """What to do first."""
        return tr("No programme yet. Press Insert to add the first one.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form for a new programme, a stored one, or the next version of one."""
        what, _, code = place.partition(":")
        return ProgrammeForm(self, work, Purpose(what, code))

    def draft_words(self, place: str) -> str:
        """Number and title, as typed."""
        typed = self.drafts.fields(place)
        return f"{typed.get('number', '')} {typed.get('title', '')}".strip() or tr("Programmes")

    def copy(self, *, is_plain: bool = False) -> None:
        """Put what is told of the programme in front on the clipboard."""
        if self.current is not None:
            words = programme_answer(self.current)
            words = without_marks(words) if is_plain else words
            self.clipboard_clear()
            self.clipboard_append(words)
            self.tell(tr("Copied: {length}").format(length=sms_words(count_sms(words))))

    def _build(self) -> None:
        self._doubles = {}
        # A worker of its own: a saved programme is read anew while all benefits are compared.
        self._comparing = Tasks(self, partial(report_failure, self))
        self.bind("<Destroy>", self._let_go, add="+")
        super()._build()
        for sequence in ("<Control-c>", "<Control-C>"):
            self.records.table.canvas.bind(sequence, lambda _event: self.copy())

    def _let_go(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._comparing.close()

    def do_add(self) -> None:
        """Begin a new programme."""
        if self.can("add_programme"):
            self.open_panel("new:")

    def do_edit(self) -> None:
        """Change the programme in front."""
        if self.current is not None and self.can("edit_programme"):
            self.open_panel(f"edit:{self.current.code}")

    def do_add_benefit(self) -> None:
        """Begin one more benefit in the open form."""
        if isinstance(self.panel, ProgrammeForm):
            self.panel.benefits.add()

    def do_add_condition(self) -> None:
        """Begin one more condition of the benefit in front."""
        if isinstance(self.panel, ProgrammeForm) and self.panel.benefits.value:
            self.panel.benefits.conditions.add()

    def do_next_benefit(self) -> None:
        """Put the next benefit in front."""
        if isinstance(self.panel, ProgrammeForm):
            self.panel.benefits.step(1)

    def do_previous_benefit(self) -> None:
        """Put the benefit before in front."""
        if isinstance(self.panel, ProgrammeForm):
            self.panel.benefits.step(-1)

    def next_version(self) -> None:
        """Begin the programme that follows the one in front."""
        if self.current is not None and self.can("add_programme"):
            self.open_panel(f"version:{self.current.code}")

    def do_assure(self) -> None:
        """Record that the programme in front was compared with the official text."""
        one = self.current
        if one is None or not self.can("check_programme"):
            return

        def act() -> str:
            check_programme(self.desk.database, self.desk.actor, one.code)
            return tr("{code}: checked against the official text.").format(code=one.code)

        self.carry_out(act)

    def _cases(self, record: ProgrammeRecord) -> str:
        money = self._money.get(record.code)
        return count_words(money.cases) if money and money.cases else "—"

    def _left(self, record: ProgrammeRecord) -> str:
        left = self._money.get(record.code, ProgrammeMoney()).left(record.budget)
        return "—" if left is None else signed_vnd(left)


def signed_vnd(amount: int) -> str:
    """An amount with dots; below zero with its sign."""
    return format_vnd(amount) if amount >= 0 else f"−{format_vnd(-amount)}"


def _named(record: ProgrammeRecord) -> TwoLines:
    return TwoLines(record.number, record.title)


def _until(record: ProgrammeRecord) -> str:
    return format_day(record.valid_to) if record.valid_to else "—"


def _or_most(amount: int | None) -> float:
    return float("inf") if amount is None else float(amount)


def _searched(record: ProgrammeRecord) -> str:
    who = " ".join(benefit.who for benefit in record.benefits)
    parts = (record.code, record.number, record.title, record.issuer, record.scope_area, who)
    return text.fold(" ".join(parts))
