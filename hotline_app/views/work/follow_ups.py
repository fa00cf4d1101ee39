"""The page of what is to be done: open follow-ups, finished one by one or many at once."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from db import clock
from db.queries import call_backs, follow_up_lists
from db.records.follow_ups import ListedFollowUp
from db.rules import text
from db.rules.days import format_day, format_moment, vietnam_day
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.today_lists import instead_words
from hotline_app.views.sheets.knowledge_list import Listed
from hotline_app.views.sheets.knowledge_list_page import RecordListPage
from hotline_app.views.work.follow_up_ends import EndForm
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines

MANY = "many"


class FollowUpsPage(RecordListPage):
    """What comes first is on top; several rows can be marked and finished together."""

    kind: ClassVar[str] = "follow_ups"
    _count = 0

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        self._is_first = True
        super().__init__(parent, desk)
        self.records.bar.chips.value = "mine"

    def heading(self) -> Heading:
        """Return the title, how many there are, and the buttons."""
        about = ntr("{count} open follow-up", "{count} open follow-ups", self._count)
        words = about.format(count=count_words(self._count))
        if self._count > self.total > 0:
            first = tr("the first {count} are shown")
            words += " · " + first.format(count=count_words(self.total))
        words += " · " + tr("Shift or Ctrl marks several")
        buttons = [PageButton(tr("Calls to make"), self._calls, "telephone-outbound")]
        if self.can("finish_follow_up"):
            buttons.append(PageButton(tr("Finish (F2)"), self.do_edit, "check2-circle", True))
        return Heading(tr("To-do list"), words, tuple(buttons))

    def columns(self) -> list[Column]:
        """Day, what and for whom, who does it, case."""
        return [
            Column("day", tr("Needed by"), day_pill, 124),
            Column("what", tr("What"), _what, 220, 4),
            Column("who", tr("Who does it"), who_words, 150, 1),
            Column("case", tr("Case"), lambda one: one.case_code, 140, is_quiet=True),
        ]

    def dropped(self) -> tuple[str, ...]:
        """The case gives way first, then who does it."""
        return ("case", "who")

    def chips(self) -> list[tuple[str, str]]:
        """All, mine, due, late, calls, of colleagues who are away."""
        return [
            ("all", tr("All")),
            ("mine", tr("Mine")),
            ("due", tr("Due today")),
            ("late", tr("Overdue")),
            ("calls", tr("Calls")),
            ("absent", tr("Of absent colleagues")),
        ]

    def sorts(self) -> Mapping[str, Callable[[ListedFollowUp], Any]]:
        """By day, by words, by who does it, by case."""
        return {
            "day": lambda one: (one.needed_by, one.id),
            "what": lambda one: text.fold(one.what),
            "who": lambda one: text.fold(one.assignee_name),
            "case": lambda one: one.case_number,
        }

    def passes(self, record: ListedFollowUp, chip: str) -> bool:
        """Whether a follow-up belongs to a filter."""
        today = vietnam_day(clock.now())
        answers = {
            "mine": follow_up_lists.is_mine(record, self.desk.actor.user_id),
            "due": record.needed_by <= today,
            "late": record.needed_by < today,
            "calls": record.is_call,
            "absent": record.is_absent,
        }
        return answers.get(chip, True)

    def read(self) -> Sequence[Listed]:
        """The open follow-ups of the office."""
        database = self.desk.database
        self._count = follow_up_lists.count_open(database)
        return [
            Listed(
                one,
                one.id,
                text.fold(f"{one.what} {one.person_name} {one.case_code} {one.assignee_name}"),
            )
            for one in follow_up_lists.open_follow_ups(database, self.desk.actor)
        ]

    def write_sheet(self, record: ListedFollowUp) -> None:
        """Write a follow-up out."""
        sheet = self.sheet
        sheet.title(record.what, record.person_name or tr("No name given"))
        pills = [day_pill(record)]
        if record.done_for:
            pills.append(Status(instead_words(record.done_for), "violet"))
        sheet.pills(pills)
        if record.is_call and call_backs.is_never(self.desk.database, record.case_code):
            words = tr("Calling this person back is not safe. Reach them another way.")
            sheet.words(f"⚠ {words}", "Problem.TLabel")
        sheet.fact(tr("Who does it"), who_words(record))
        sheet.fact(tr("Needed by"), format_day(record.needed_by))
        sheet.fact(tr("Planned"), format_moment(record.created_at))
        sheet.link("case", tr("Case"), record.case_code, lambda: self._open_case(record))
        if self.may("finish_follow_up"):
            sheet.button("finish", tr("Finish (F2)"), self.do_edit, is_main=True)
            sheet.button("drop", tr("Drop (Del)"), self.do_withdraw)

    def empty_words(self) -> str:
        """What an empty list means."""
        return tr("Nothing is open. Follow-ups are planned on the page of a case (Alt+V).")

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on where another language began."""
        self._is_first = not kept
        super().take_up(kept)

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form that ends one follow-up, or all that are marked."""
        state, _, record_id = place.partition(":")
        ids = self.marked() if record_id == MANY else [record_id]
        found = [one for one in map(self.stored, ids) if one is not None]
        return EndForm(self, work, found, state) if found else None

    def draft_words(self, place: str) -> str:
        """What was typed about the end."""
        return str(self.drafts.fields(place).get("result") or tr("Finish the follow-up"))

    def marked(self) -> list[str]:
        """Ids of the marked rows; of the one in front when nothing else is marked."""
        rows = self.records.rows
        return [rows[place].record_id for place in self.records.table.selection.rows()]

    def do_edit(self) -> None:
        """Finish what is marked."""
        self._end("done")

    def do_withdraw(self) -> None:
        """Drop what is marked, with a reason."""
        self._end("dropped")

    # Inside

    def _arrived(self, found: Sequence[Listed]) -> None:
        # Who has nothing to do sees what the office has to do, not an empty page.
        if self._is_first and not any(self.passes(one.record, "mine") for one in found):
            self.records.bar.chips.value = self.records.bar.everything
        self._is_first = False
        super()._arrived(found)

    def _end(self, state: str) -> None:
        ids = self.marked()
        if ids and self.can("finish_follow_up"):
            self.open_panel(f"{state}:{ids[0] if len(ids) == 1 else MANY}")

    def _calls(self) -> None:
        self.desk.events.announce("go", page="call_backs")

    def _open_case(self, record: ListedFollowUp) -> None:
        self.desk.events.announce("open_case", code=record.case_code)


def day_pill(one: ListedFollowUp) -> Status:
    """The day it is needed by; red when that is over."""
    today = vietnam_day(clock.now())
    tone = "red" if one.needed_by < today else "amber" if one.needed_by == today else "blue"
    return Status(format_day(one.needed_by), tone)


def who_words(one: ListedFollowUp) -> str:
    """Who does it, and who instead while they are away."""
    if one.stand_in_name:
        words = tr("{name} (absent; {stand_in} stands in)")
        return words.format(name=one.assignee_name, stand_in=one.stand_in_name)
    if one.is_absent:
        return tr("{name} (absent)").format(name=one.assignee_name)
    return one.assignee_name or tr("Nobody yet")


def _what(one: ListedFollowUp) -> TwoLines:
    about = one.person_name or tr("No name given")
    if one.done_for:
        about = f"{instead_words(one.done_for)} · {about}"
    return TwoLines(one.what, about)
