"""The panel that proposes support from a programme."""

import tkinter as tk
from datetime import date
from typing import Any

from db import clock
from db.commands import assistance
from db.queries import double_benefits
from db.records.double_benefits import DoubleBenefit
from db.records.drafts import AssignmentDraft
from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules import days
from db.rules.programme_versions import in_force_for
from hotline_app.i18n import tr
from hotline_app.labels_knowledge import deadline_words
from hotline_app.views.case.case_check_list import CheckListForm
from hotline_app.views.case.case_panel import Panel, PanelWork
from hotline_app.views.case.double_findings import DoubleFindings
from hotline_app.views.forms import case_choices
from hotline_app.widgets.check_rows import CheckRows
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px

Assigned = tuple[ProgrammeRecord, BenefitRecord]


class SupportPanel(Panel):
    """A benefit for this case: the verdict follows the answers as they are given."""

    key = "support"

    def __init__(self, parent: tk.Misc, work: PanelWork) -> None:
        self._known = case_choices.all_programmes(work.desk.database)
        super().__init__(parent, work)

    def title(self) -> str:
        """What the panel is for."""
        return tr("Propose support")

    def act_words(self) -> str:
        """Words of the button."""
        return tr("Propose")

    def build(self) -> None:
        """Make the fields."""
        choices = case_choices.programmes_to_pick(self._known)
        programme = self.pick("programme", tr("Programme"), choices)
        benefits = case_choices.benefits_to_pick(self._known, "")
        benefit = self.pick("benefit", tr("Benefit"), benefits, is_required=True)
        opened = days.format_day(days.vietnam_day(self.work.detail.case.opened_at))
        hint = tr("Empty: the day the case was opened, {day}").format(day=opened)
        event = self.day("event_on", tr("Day of the event"), hint)
        self.doubles = DoubleFindings(self.form, self._open_case)
        self.lines("double_reason", tr("Why the help is right all the same"), 2)
        self.check_list = CheckListForm(self.form, self.changed)
        self.check_list.pack(fill="x")
        self.papers = CheckRows(self.form, FieldSpec(tr("Papers seen")), [])
        self.add("papers", self.papers)
        self.deadlines = self.say("")
        self.line("amount", tr("Amount (VND)"))
        self.line("goods", tr("Goods"))
        words = tr("Help from")
        first = self.day("covers_from", words, tr("Only for help that runs for days or months."))
        last = self.day("covers_to", tr("Help until"))
        for hidden in ("double_reason", "papers"):
            self.fields[hidden].pack_forget()
        programme.on_change(self._programme_changed)
        benefit.on_change(self._benefit_changed)
        for made in (event, first, last):
            made.on_change(self._judge)

    def act(self) -> str:
        """Propose the benefit."""
        desk = self.work.desk
        draft = AssignmentDraft(
            self.value("benefit"),
            self.value("event_on"),
            self.check_list.answers,
            self.value("amount"),
            self.value("goods"),
            self.value("covers_from"),
            self.value("covers_to"),
            self.value("double_reason"),
            self.papers.value,
        )
        code = self.work.detail.case.code
        assistance.assign_benefit(desk.database, desk.actor, code, draft)
        return tr("The support is proposed; submit it for decision")

    def _programme_changed(self) -> None:
        choices = case_choices.benefits_to_pick(self._known, self._picked("programme"))
        self.offer("benefit", choices)

    def _benefit_changed(self) -> None:
        self._judge()
        self.watch_wheel()

    def _judge(self) -> None:
        """Judge by the version in force on the day of the event, as the act will."""
        event = self.fields["event_on"]
        assert isinstance(event, DateField)
        opened = days.vietnam_day(self.work.detail.case.opened_at)
        day = event.day if event.value.strip() else opened
        named = self._benefit()
        found = named
        if named is not None and day is not None:
            found = in_force_for(self._known, named[1].code, day) or named
        words = case_choices.amount_words(found[1]) if found else ""
        if found is not None and found != named:
            version = tr("In force on that day: {number}").format(number=found[0].number)
            words = f"{version} · {words}"
        self.fields["amount"].show_hint(words)
        self.check_list.ask(found)
        self.check_list.judge(day)
        self._show_papers(found)
        self._look_for_doubles(found, day)

    def _show_papers(self, found: Assigned | None) -> None:
        listed = found[0].documents if found else ()
        self.papers.rows = [(title, title) for title in listed]
        self.show_field("papers", bool(listed), after="event_on")
        if listed:
            # Behind the questions, which are no field.
            self.papers.pack_configure(after=self.check_list)
        today = days.vietnam_day(clock.now())
        ends = [
            f"{days.format_day(on)} {title} ({deadline_words((on - today).days)})"
            for title, on in (found[0].deadlines if found else ())
            if on is not None
        ]
        self.deadlines.configure(text="\n".join([tr("Deadlines"), *ends]) if ends else "")

    def _look_for_doubles(self, found: Assigned | None, day: date | None) -> None:
        """Look by index for the same help: quick enough for every change of a field."""
        doubles: tuple[DoubleBenefit, ...] = ()
        if found is not None:
            days_given = (day, self._day("covers_from"), self._day("covers_to"))
            code, database = self.work.detail.case.code, self.work.desk.database
            doubles = double_benefits.of_proposal(database, code, found, days_given)
        self.doubles.show(doubles)
        self.show_field("double_reason", bool(doubles), after="event_on")
        if doubles:
            self.doubles.pack(fill="x", pady=(0, px(self, 10)), after=self.fields["event_on"])
        else:
            self.doubles.pack_forget()

    def _day(self, name: str) -> date | None:
        made = self.fields[name]
        assert isinstance(made, DateField)
        return made.day

    def _open_case(self, code: str) -> None:
        self.keep_draft()
        self.work.desk.events.announce("open_case", code=code)

    def _benefit(self) -> Assigned | None:
        wanted = self._picked("benefit")
        return next(
            (
                (programme, benefit)
                for programme in self._known
                for benefit in programme.benefits
                if benefit.code == wanted
            ),
            None,
        )

    def _picked(self, name: str) -> str:
        return str(self.fields[name].value)

    def values(self) -> dict[str, Any]:
        """The fields and the answers of the check list."""
        half_typed = {fact: typed for fact, typed in self.check_list.half_typed.items() if typed}
        answers = self.check_list.answers
        return {**super().values(), "answers": answers, "half_typed": half_typed}

    def write(self, values: dict[str, Any]) -> None:
        """Put back fields and answers; the verdict follows."""
        super().write(values)
        self.check_list.half_typed.update(values.get("half_typed", {}))
        if values:
            self.check_list.answers = values.get("answers", {})
            self._judge()
