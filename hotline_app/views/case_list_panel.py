"""A form beside the list of cases: its fields, its problems, its draft, its progress."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.errors import HotlineError, ValidationFailed
from exports.errors import ExportCancelled, ExportRefused
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words
from hotline_app.tasks import Job, Progress, Task, Tasks
from hotline_app.views.case_drafts import CaseDrafts, read_field, write_field
from hotline_app.views.case_list_frame import PanelFrame
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.picker import Picker
from hotline_app.widgets.toast import News

KEPT_AFTER_MS = 400


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
    drafts: CaseDrafts
    selected: Callable[[], Sequence[int] | None]
    listed: Callable[[], Sequence[int] | None]
    closed: Callable[[], None]


class ListPanel(PanelFrame):
    """Base of the panels. A subclass names itself, makes its fields and carries out its act."""

    key = ""

    def __init__(self, parent: tk.Misc, work: ListWork) -> None:
        super().__init__(parent, work.closed)
        self.work = work
        self._timer: str | None = None
        self._task: Task | None = None
        self.build()
        self.follow_sizes()
        self._first = self._values()
        self._resume()
        self.watch_wheel()
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def build(self) -> None:
        """Make the fields."""

    def act(self) -> None:
        """Carry out the act, or begin it with `run`."""
        raise AssertionError("a panel has an act")

    def selection_changed(self) -> None:
        """Other cases are selected now."""

    # What the page asks

    @property
    def is_working(self) -> bool:
        """Whether long work is under way."""
        return self._task is not None

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        first = next(iter(self.fields.values()), None)
        (first or self.button).focus_set()

    def save(self) -> None:
        """Carry out the act, or say under the fields why not; nothing typed is lost."""
        if self.is_working:
            return
        for made in self.fields.values():
            made.show_problem("")
        self.notify("")
        problems = self._problems()
        if problems:
            self.show_problems(problems)
            return
        self.keep_draft()
        try:
            self.act()
        except HotlineError as error:
            self._refused(error)

    def finished(self, title: str, details: str = "", kind: str = "good") -> None:
        """The act is done: forget the draft, tell it."""
        self.work.drafts.forget(("", self.key))
        self._first = self._values()
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
            self.show_work(False)
            if answers:
                # Work that was stopped may have come some way: what it did is told.
                done(answers[0])
            else:
                self.notify(refusal_words(ExportCancelled()) or "", "Warn.TLabel")

        self.show_work(True)
        job = Job(working, ended, self._failed, self.show_progress, ended)
        self._task = self.work.tasks.run(job)

    def stop(self) -> None:
        """Ask the work to stop after what it is doing now."""
        if self._task is not None:
            self._task.cancel()
            self.show_stopping()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show each problem under its field, the others above the button; go to the first."""
        self.notify("\n".join(f"⚠ {w}" for n, w in problems.items() if n not in self.fields))
        wrong = [name for name in self.fields if name in problems]
        for name in wrong:
            self.fields[name].show_problem(problems[name])
        if wrong:
            self.fields[wrong[0]].focus_set()

    def keep_draft(self) -> None:
        """Write what was typed to the disk now."""
        self._stop_timer()
        values = self._values()
        if values == self._first:
            self.work.drafts.forget(("", self.key))
            return
        try:
            self.work.drafts.keep(("", self.key), values, None)
        except OSError as error:
            words = tr("The text could not be written to the disk ({reason}). Do not switch off.")
            news = News(words.format(reason=error.strerror or type(error).__name__), "", "problem")
            self.work.desk.events.announce("news", news=news)

    def changed(self) -> None:
        """Write to the disk soon."""
        if self._timer is None:
            self._timer = self.after(KEPT_AFTER_MS, self.keep_draft)

    # Inside

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.show_work(False)
        if isinstance(error, HotlineError | ExportRefused):
            self._refused(error)
        else:
            root: Any = self.winfo_toplevel()
            root.report_callback_exception(type(error), error, error.__traceback__)

    def _refused(self, error: HotlineError | ExportRefused) -> None:
        if isinstance(error, ValidationFailed):
            self.show_problems(
                {name: problem_words(name, code) for name, code in error.problems.items()}
            )
        else:
            self.notify(f"⚠ {refusal_words(error)}")

    def _problems(self) -> dict[str, str]:
        problems = {}
        for name, made in self.fields.items():
            typed = made.typed if isinstance(made, Picker) else made.value
            is_empty = not (typed.strip() if isinstance(typed, str) else typed)
            if is_empty and name in self.required:
                is_choice = isinstance(made, Chips | Picker)
                problems[name] = tr("Choose one.") if is_choice else tr("This must not be empty.")
            elif isinstance(made, DateField) and not is_empty and made.day is None:
                problems[name] = problem_words(name, "not_a_day")
        return problems

    def _values(self) -> dict[str, Any]:
        return {name: read_field(made) for name, made in self.fields.items()}

    def _resume(self) -> None:
        self.work.drafts.find("")
        for name, stored in self.work.drafts.fields("", self.key).items():
            if name in self.fields:
                write_field(self.fields[name], stored)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._timer = None
