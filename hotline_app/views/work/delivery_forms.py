"""The forms of a list that people sign: who stands on it, and who came."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from db.commands.deliveries import (
    change_delivery_lines,
    close_delivery_list,
    edit_delivery_list,
    make_delivery_list,
)
from db.queries import deliveries, programmes
from db.records.deliveries import DeliveryDraft, DeliveryLine, WholeDelivery
from db.rules.days import format_day
from db.rules.money import format_vnd
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.forms.case_choices import programmes_to_pick
from hotline_app.views.forms.case_days import today
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.marked_rows import MarkedRows
from hotline_app.widgets.table_columns import Column, TwoLines

WIDEST = 1000
_TYPED = ("title", "deliver_on", "place", "party", "witness")


class _PeopleForm(EntryForm):
    """What forms share that mark people on a list."""

    is_wide: ClassVar[bool] = True
    people: MarkedRows

    def add_people(self, words: str, *, is_required: bool) -> None:
        """Make the rows to mark; with them the form needs some width, but never a whole screen."""
        self.keep_within(WIDEST)
        spec = FieldSpec(words, is_required)
        self.people = MarkedRows(self.form, spec, _columns(), lambda line: line.assignment_id)
        self.add("lines", self.people, is_required=is_required)
        self.people.on_change(self._count)

    def _count(self) -> None:
        marked = self.people.marked
        total = sum(line.amount or 0 for line in marked)
        words = tr("{marked} of {count} marked · {amount} VND").format(
            marked=count_words(len(marked)),
            count=count_words(len(self.people.records)),
            amount=format_vnd(total),
        )
        self.people.show_hint(words)


class DeliveryForm(_PeopleForm):
    """A new list, or an open one to change.

    Args:
        parent: the page.
        work: of the page.
        stored: the list; None for a new one.
        programme_code: the programme a new list begins with, or "".
    """

    def __init__(
        self,
        parent: tk.Misc,
        work: EntryWork,
        stored: WholeDelivery | None,
        programme_code: str = "",
    ) -> None:
        self._stored = stored
        self._code = stored.record.programme_code if stored else programme_code
        self._marks_all = False
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("Change the list") if self._stored else tr("New list to sign")

    def build(self) -> None:
        """Make the fields, filled with what is stored."""
        database = self.work.desk.database
        if self._stored is None:
            known = programmes.all_programmes(database)
            picker = self.pick("programme_code", tr("Programme"), programmes_to_pick(known))
            picker.show_hint(tr("Empty: support of all programmes"))
            picker.value = self._code
            picker.on_change(self._programme_changed)
        self.line("title", tr("Title of the list"), tr("Empty: the number of the programme"))
        self.day("deliver_on", tr("Day of the hand-over"), is_required=True)
        self.fields["deliver_on"].value = format_day(today())
        self.line("place", tr("Venue"))
        self.line("party", tr("Handed over by"))
        self.line("witness", tr("Witness"))
        self.add_people(tr("People on the list"), is_required=True)
        self._fill()

    def _fill(self) -> None:
        if self._stored is not None:
            record = self._stored.record
            for name in _TYPED[2:]:
                self.fields[name].value = getattr(record, name)
            self.fields["title"].value = record.title
            self.fields["deliver_on"].value = format_day(record.deliver_on)
            self.people.value = [line.assignment_id for line in self._stored.lines]
        self.tasks = Tasks(self, partial(report_failure, self))
        self._offer_people(marks_all=bool(self._code) and self._stored is None)

    def act(self) -> tuple[str, str]:
        """Make the list, or save what was changed."""
        desk = self.work.desk
        draft = DeliveryDraft(self._code, **{name: self.value(name) for name in _TYPED})
        marked = self.people.value
        if self._stored is None:
            made = make_delivery_list(desk.database, desk.actor, draft, marked)
            words = ntr("A list of {count} person is made", "A list of {count} people is made",
                        len(marked))  # fmt: skip
            return words.format(count=count_words(len(marked))), made.record.id
        record = self._stored.record
        before = [line.assignment_id for line in self._stored.lines]
        added = [one for one in marked if one not in set(before)]
        removed = [one for one in before if one not in set(marked)]
        with desk.database.writing():
            saved = edit_delivery_list(
                desk.database, desk.actor, record.id, draft, record.version
            ).record
            if added or removed:
                lines = (added, removed)
                change_delivery_lines(desk.database, desk.actor, record.id, lines, saved.version)
        return tr("The list is saved"), record.id

    def what_changed(self) -> str:
        """Take the list as it is now: the next save counts."""
        assert self._stored is not None
        self._stored = deliveries.one(self.work.desk.database, self._stored.record.id)
        self._offer_people()
        return ""

    def write(self, values: dict[str, Any]) -> None:
        """Put a draft back: who is marked stays so once the rows are there."""
        super().write(values)
        self._marks_all = self._marks_all and "lines" not in values

    def _programme_changed(self) -> None:
        code = self.value("programme_code")
        if code != self._code:
            self._code = code
            self._offer_people(marks_all=True)

    def _offer_people(self, *, marks_all: bool = False) -> None:
        """Look up who waits: in a large office that takes longer than a key may."""
        self._marks_all = marks_all
        database, code = self.work.desk.database, self._code

        def work(_progress: Progress) -> tuple[DeliveryLine, ...]:
            try:
                return deliveries.waiting(database, code)
            finally:
                database.close()

        self.tasks.run(Job(work, self._offer, replaces="waiting"))

    def _offer(self, waiting: tuple[DeliveryLine, ...]) -> None:
        on_it: Sequence[DeliveryLine] = self._stored.lines if self._stored else ()
        was_first = self.values() == self._first
        self.people.show([*on_it, *waiting])
        if self._marks_all:
            self.people.mark_all()
        if was_first:
            # What was offered is no word of this person: nothing to keep as a draft.
            self._first = self.values()
        self._count()

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        super()._destroyed(event)
        if event.widget is self:
            self.tasks.leave()


class HandOverForm(_PeopleForm):
    """Recording who came and signed; the list is closed with that.

    Args:
        parent: the page.
        work: of the page.
        stored: the list.
    """

    def __init__(self, parent: tk.Misc, work: EntryWork, stored: WholeDelivery) -> None:
        self._stored = stored
        super().__init__(parent, work)

    def title(self) -> str:
        """What the form is for."""
        return tr("Record the hand-over")

    def build(self) -> None:
        """Everybody is marked: who did not come loses the mark."""
        self.button.configure(text=tr("Record the hand-over"))
        self.say(self._stored.record.title[:200], "Strong.TLabel")
        self.say(
            tr(
                "Take the mark away from those who did not sign: their support stays approved and "
                "can be put on another list. Then the list is closed; this cannot be taken back."
            )
        )
        self.add_people(tr("Who signed"), is_required=False)
        self.people.show(self._stored.lines)
        self.people.mark_all()

    def act(self) -> tuple[str, str]:
        """Record it for everybody who signed."""
        desk, record = self.work.desk, self._stored.record
        signed = self.people.value
        close_delivery_list(desk.database, desk.actor, record.id, signed, record.version)
        desk.events.announce("cases")
        desk.events.announce("programmes")
        words = ntr(
            "The hand-over to {count} person is recorded",
            "The hand-over to {count} people is recorded",
            len(signed),
        )
        return words.format(count=count_words(len(signed))), record.id

    def what_changed(self) -> str:
        """Take the list as it is now: the next press counts."""
        self._stored = deliveries.one(self.work.desk.database, self._stored.record.id)
        self.people.show(self._stored.lines)
        return ""


def _columns() -> list[Column]:
    return [
        Column("name", tr("Full name"), _named, 170, 3),
        Column("support", tr("Support"), _supported, 170, 3),
        Column("amount", tr("Amount (VND)"), _amount, 120, is_number=True),
    ]


def _named(line: DeliveryLine) -> TwoLines:
    about = " · ".join(part for part in (line.case_code, line.workplace) if part)
    return TwoLines(line.person_name or tr("Without a name"), about)


def _supported(line: DeliveryLine) -> TwoLines:
    return TwoLines(line.programme_number, line.goods or line.benefit_who)


def _amount(line: DeliveryLine) -> str:
    return "—" if line.amount is None else format_vnd(line.amount)
