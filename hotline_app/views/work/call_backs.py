"""The page of calls: who is called now, who not before when, and who must not be called."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from db.commands.call_backs import note_no_answer
from db.queries import call_backs
from db.records.follow_ups import CallBack
from db.rules import text
from db.rules.call_backs import CallState
from db.rules.days import format_day
from db.rules.phones import display_phone
from hotline_app.i18n import ntr, tr
from hotline_app.labels import word
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.call_words import hours_words, next_words, state_pill, tries_words
from hotline_app.views.pieces.case_words import count_words, shown_phone
from hotline_app.views.pieces.today_lists import instead_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.follow_up_ends import EndForm
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines


class CallBacksPage(RecordListPage):
    """The most urgent call for now is on top; a number is shown only where a call is safe."""

    kind: ClassVar[str] = "call_backs"

    def heading(self) -> Heading:
        """Return the title, how many are called now, and the buttons."""
        now = sum(one.record.state is CallState.NOW for one in self.listed)
        words = ntr("{count} to call now", "{count} to call now", now)
        about = words.format(count=count_words(now))
        buttons = []
        if self.can("log_call"):
            buttons.append(PageButton(tr("No answer (F4)"), self.do_no_answer, "telephone-x"))
            buttons.append(PageButton(tr("Call (F3)"), self.do_call, "telephone-outbound", True))
        hint = tr("safe hours are local time")
        return Heading(tr("Calls to make"), f"{about} · {hint}", tuple(buttons))

    def columns(self) -> list[Column]:
        """State, person and why, safe hours, phone, tries."""
        return [
            Column("state", tr("State"), state_pill, 158),
            Column("who", tr("Person"), self._who, 220, 4),
            Column("hours", tr("Safe hours"), _hours, 110, 1),
            Column("phone", tr("Phone"), self._phone, 120, is_quiet=True),
            Column("tries", tr("Tries"), lambda one: str(one.tries or ""), 60, is_number=True),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The tries give way first, then the phone, then the hours."""
        return ("tries", "phone", "hours")

    def chips(self) -> list[tuple[str, str]]:
        """All, those for now, later, never."""
        return [
            ("all", tr("All")),
            (CallState.NOW.value, tr("Call now")),
            (CallState.LATER.value, tr("Later")),
            (CallState.CALLED.value, tr("Called already")),
            (CallState.NEVER.value, tr("Do not call")),
        ]

    def sorts(self) -> Mapping[str, Callable[[CallBack], Any]]:
        """By person and by tries; the usual order is the order of work."""
        return {
            "who": lambda one: text.fold(one.follow_up.person_name),
            "tries": lambda one: one.tries,
        }

    def passes(self, record: CallBack, chip: str) -> bool:
        """Whether a call belongs to a filter."""
        return chip in ("all", record.state.value)

    def read(self) -> Sequence[Listed]:
        """The calls of the office."""
        return [
            Listed(one, one.follow_up.id, _searched(one))
            for one in call_backs.waiting(self.desk.database, self.desk.actor)
        ]

    def write_sheet(self, record: CallBack) -> None:
        """Write a call out; where it is not safe there is neither number nor button."""
        sheet, task = self.sheet, record.follow_up
        sheet.title(task.person_name or tr("No name given"), task.what)
        pills = [state_pill(record), Status(word("urgency", record.urgency), "grey")]
        if task.done_for:
            pills.append(Status(instead_words(task.done_for), "violet"))
        sheet.pills(pills)
        if record.state is CallState.NEVER:
            words = tr("Calling this person back is not safe. Reach them another way.")
            sheet.words(f"⚠ {words}", "Problem.TLabel")
        else:
            sheet.fact(tr("Phone"), self._phone(record))
            sheet.fact(tr("Safe hours"), _hours(record) or tr("not said"))
            sheet.fact(tr("May be called from"), next_words(record))
        sheet.fact(tr("Calling back"), record.note)
        sheet.fact(tr("Needed by"), format_day(task.needed_by))
        sheet.fact(tr("Tries"), tries_words(record.tries))
        sheet.link("case", tr("Case"), task.case_code, lambda: self._open_case(record))
        if not self.may("log_call"):
            return
        if record.state is not CallState.NEVER:
            sheet.button("call", tr("Call (F3)"), self.do_call, is_main=True)
            sheet.button("no_answer", tr("No answer (F4)"), self.do_no_answer)
        sheet.button("finish", tr("Finish (F2)"), self.do_edit)

    def empty_words(self) -> str:
        """What an empty list means."""
        return tr("Nobody waits for a call. Follow-ups that begin with “Call” stand here.")

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form that ends a call."""
        found = self.stored(place.partition(":")[2])
        return EndForm(self, work, [found.follow_up], "done") if found is not None else None

    def draft_words(self, place: str) -> str:
        """What was typed about the end."""
        return str(self.drafts.fields(place).get("result") or tr("Finish the follow-up"))

    def do_call(self) -> None:
        """Log the call that is being made: the form for it, filled."""
        one: CallBack | None = self.current
        if one is None or not self.can("log_call"):
            return
        if one.state is CallState.NEVER:
            self.tell(tr("This person said that calling back is not safe. Do not call."), "problem")
            return
        if one.state is CallState.LATER:
            words = tr("Safe only from {moment}").format(moment=next_words(one))
            self.tell(words, "note")
        phone = display_phone(one.phone) if one.phone else ""
        code = one.follow_up.case_code
        self.desk.events.announce("call_case", phone=phone, case_code=code, person_id=one.person_id)

    def do_no_answer(self) -> None:
        """Nobody answered: count it and propose the next time."""
        one: CallBack | None = self.current
        if one is not None and self.can("note_no_answer"):
            self.carry_out(lambda: self._no_answer(one.follow_up.id))

    def do_edit(self) -> None:
        """Finish the call in front."""
        if self.current is not None and self.can("finish_follow_up"):
            self.open_panel(f"done:{self.current.follow_up.id}")

    # Inside

    def _no_answer(self, follow_up_id: str) -> str:
        desk = self.desk
        now = note_no_answer(desk.database, desk.actor, follow_up_id)
        words = tr("Try {count} without answer; again from {moment}")
        return words.format(count=now.tries, moment=next_words(now))

    def _who(self, one: CallBack) -> TwoLines:
        task = one.follow_up
        about = task.what
        if task.done_for:
            about = f"{instead_words(task.done_for)} · {about}"
        return TwoLines(task.person_name or tr("No name given"), about)

    def _phone(self, one: CallBack) -> str:
        return shown_phone(one.phone, self.desk.actor.role) if one.phone else ""

    def _open_case(self, one: CallBack) -> None:
        self.desk.events.announce("open_case", code=one.follow_up.case_code)


def _hours(one: CallBack) -> str:
    if one.state is CallState.NEVER:
        return ""
    return hours_words(one.from_time, one.to_time)


def _searched(one: CallBack) -> str:
    task = one.follow_up
    return text.fold(f"{task.person_name} {task.what} {task.case_code} {one.phone} {one.note}")
