"""A form beside the list of cases, whose act may be long work on many of them."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.errors import HotlineError
from exports.errors import ExportCancelled, ExportRefused
from hotline_app.desk import DeskContext
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Progress, Task, Tasks
from hotline_app.views.case_list.case_list_foot import WorkFoot
from hotline_app.views.forms.panel_drafts import PanelDrafts, Place
from hotline_app.views.forms.side_form import SideForm
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

WIDTH = 372


@dataclass(frozen=True)
class ListWork:
    """What a panel works with.

    Attributes:
        desk: of the page.
        tasks: a worker for long work on many cases.
        drafts: half-written panels.
        selected: gives the order numbers of the selected cases, in the order of the list.
        listed: gives the order numbers of the whole list, or None while it is still being read.
        closed: the person leaves the panel; what was typed stays.
    """

    desk: DeskContext
    tasks: Tasks
    drafts: PanelDrafts
    selected: Callable[[], Sequence[int] | None]
    listed: Callable[[], Sequence[int] | None]
    closed: Callable[[], None]


class ListPanel(SideForm):
    """Base of the panels; `act` carries out the act, or begins it with `run`."""

    work: ListWork
    foot: WorkFoot

    def __init__(self, parent: tk.Misc, work: ListWork) -> None:
        self._task: Task | None = None
        work.drafts.find("")
        super().__init__(parent, work)
        # Long words must not widen the card: it would take ever more room from the list.
        self.configure(width=px(self, WIDTH), height=px(self, WIDTH))
        self.pack_propagate(False)

    @property
    def draft_place(self) -> Place:
        """The list has no code."""
        return "", self.key

    # What a subclass says

    def selection_changed(self) -> None:
        """Other cases are selected now."""

    # What the page asks

    @property
    def is_working(self) -> bool:
        """Whether long work is under way."""
        return self._task is not None

    def save(self) -> None:
        """Carry out the act, unless it is under way."""
        if not self.is_working:
            super().save()

    def act_done(self, done: Any) -> None:
        """The act itself says when it is finished."""

    def finished(self, title: str, details: str = "", kind: str = "good") -> None:
        """The act is done: forget the draft, tell it."""
        self.forget_draft()
        self.work.desk.events.announce("news", news=News(title, details, kind))

    def run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Begin long work; the panel shows how far it is and offers to stop it."""
        answers: list[Any] = []

        def working(progress: Progress) -> None:
            try:
                answers.append(work(progress))
            finally:
                self.work.desk.database.close()

        def ended(_nothing: object = None) -> None:
            self._task = None
            self.foot.show_work(False)
            if answers:
                # Work that was stopped may have come some way: what it did is told.
                done(answers[0])
            else:
                self.notify(refusal_words(ExportCancelled()) or "", "Warn.TLabel")

        self.foot.show_work(True)
        job = Job(working, ended, self._failed, self.foot.show_progress, ended)
        self._task = self.work.tasks.run(job)

    def stop(self) -> None:
        """Ask the work to stop after what it is doing now."""
        if self._task is not None:
            self._task.cancel()
            self.foot.show_stopping()

    # The notice stands above the button: what was done is said there as well

    def make_foot(self) -> None:
        """Make the foot that shows how far long work is."""
        self.foot = WorkFoot(self.body, self.act_words(), self.save, self.stop)
        self.foot.pack(side="bottom", fill="x", pady=(px(self, 10), 0))
        self.button = self.foot.button

    def make_notice(self) -> None:
        """The foot has it."""
        self.notice = self.foot.notice

    def place_notice(self) -> None:
        """Show the notice above the button."""
        self.foot.place_notice()

    # Inside

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.foot.show_work(False)
        if isinstance(error, HotlineError | ExportRefused):
            self.refused(error)
        else:
            report_failure(self, error)
