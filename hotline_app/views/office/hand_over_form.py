"""Handing over all open work of a colleague, on the page of the office; each can be taken back."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from db.commands import hand_overs
from db.queries import users
from db.records.hand_overs import HandOver
from db.rules.days import format_moment
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Job, Tasks
from hotline_app.views.forms import case_choices
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.choice import Choice
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.pill import Status
from hotline_app.widgets.table_columns import Column, TwoLines
from hotline_app.widgets.theme import px


def hand_over_columns() -> Sequence[Column]:
    """The columns of the list of handings over."""
    return (
        Column("who", tr("From whom to whom"), _who, 200, 3),
        Column("what", tr("What went over"), went_words, 150, 1, is_quiet=True),
        Column("state", tr("State"), _state, 120),
    )


def _who(one: HandOver) -> TwoLines:
    return TwoLines(f"{one.from_name} → {one.to_name}", format_moment(one.done_at))


def _state(one: HandOver) -> Status:
    return Status(tr("Undone"), "grey") if one.undone_at else Status(tr("handed over"), "green")


def went_words(one: HandOver) -> str:
    """How many cases and follow-ups went over."""
    cases = ntr("{count} case", "{count} cases", one.case_count)
    tasks = ntr("{count} follow-up", "{count} follow-ups", one.follow_up_count)
    parts = (
        cases.format(count=count_words(one.case_count)),
        tasks.format(count=count_words(one.follow_up_count)),
    )
    return ", ".join(parts)


class HandOverPanel(RecordPanel):
    """A new handing over, or one that was done and can be taken back."""

    key = "hand_over"

    def title(self) -> str:
        """What the form is for."""
        return self.work.record.from_name if self.work.record else tr("Hand over all open work")

    def build(self) -> None:
        """Make the fields, or write out what was done."""
        self._tasks = Tasks(self, partial(report_failure, self))
        if self.work.record is None:
            self._ask()
        else:
            self._tell(self.work.record)

    def save(self) -> None:
        """Hand over on a worker: it may be some hundreds of cases."""
        if self.work.record is not None or self._tasks.is_busy:
            return
        if not self.is_ready():
            return
        self.keep_draft()
        desk = self.work.desk
        typed = [self.value(name) for name in ("from_user", "to_user", "reason")]
        self._run(lambda: hand_overs.hand_over_work(desk.database, desk.actor, *typed))

    # Inside

    def _ask(self) -> None:
        database = self.work.desk.database
        everybody = [
            Choice(user.name, user.full_name, "" if user.is_active else tr("no longer"))
            for user in users.all_users(database)
        ]
        self.pick("from_user", tr("Whose work"), everybody, is_required=True)
        here = case_choices.users_to_pick(database)
        self.pick("to_user", tr("Who takes it"), here, is_required=True)
        self.lines("reason", tr("Reason"), 3, is_required=True)
        self.say(
            tr(
                "Every open case and follow-up goes over in one step. It can be taken back here; "
                "what was finished meanwhile stays as it is."
            )
        )
        self.fill({"from_user": "", "to_user": "", "reason": ""})

    def _tell(self, one: HandOver) -> None:
        self.button.pack_forget()
        self.say(f"{one.from_name} → {one.to_name}", "Strong.TLabel")
        self.say(went_words(one), "Inside.TLabel")
        self.say(one.reason, "Inside.TLabel")
        self.say(f"{format_moment(one.done_at)} · {one.done_by}")
        if one.undone_at is not None:
            self.say(tr("Taken back on {moment}").format(moment=format_moment(one.undone_at)))
            return
        self.undoing = ttk.Button(
            self.form, text=tr("Take it back"), style="PlainInside.TButton", command=self._take_back
        )
        self.undoing.pack(anchor="w", pady=(px(self, 6), 0))

    def _take_back(self) -> None:
        desk, one = self.work.desk, self.work.record
        if not self._tasks.is_busy:
            self._run(lambda: hand_overs.undo_hand_over(desk.database, desk.actor, one.id))

    def _run(self, act: Callable[[], HandOver]) -> None:
        def work(_progress: object) -> HandOver:
            try:
                return act()
            finally:
                self.work.desk.database.close()

        self._tasks.run(Job(work, self._over, self.refused_later))

    def _over(self, one: HandOver) -> None:
        self.forget_draft()
        self.work.desk.events.announce("cases")
        words = tr("Taken back: {what}") if one.undone_at else tr("Handed over: {what}")
        self.after_idle(self.work.done, words.format(what=went_words(one)))

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._tasks.leave()
        super()._destroyed(event)
