"""The weekly export: choose a week, look at its figures, write its folder."""

import tkinter as tk
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.records.weeks import WeekReport
from db.rules.days import Week
from exports.errors import ExportCancelled
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Task
from hotline_app.views.forms.page_keys import PageKeys
from hotline_app.views.pieces.case_paper import documents_folder
from hotline_app.views.pieces.folder_choice import AskFolder, ask_folder, show_folder
from hotline_app.views.reports.week_bar import week_words
from hotline_app.views.reports.week_body import WeekBody
from hotline_app.views.reports.week_output import OutputActs
from hotline_app.views.reports.week_writing import WeekWriting, count_week
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.toast import News

if TYPE_CHECKING:
    from exports.weekly.package import WeekFiles


class WeeklyExportPage(Page):
    """One week of the office, its figures and its folder.

    Args:
        parent: the window's content.
        desk: what the page works with.
        ask: asks for a folder; the computer's own dialog.
    """

    has_bar = True

    def __init__(self, parent: tk.Misc, desk: DeskContext, ask: AskFolder = ask_folder) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask = ask
        self._folder: Path | None = None
        self._task: Task | None = None
        self._written: Path | None = None
        self._is_counted = False
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        acts = OutputActs(self.choose_folder, self.cancel, self.open_folder)
        self.parts = WeekBody(self, self._week_chosen, acts)
        self.parts.grid(row=0, column=0, sticky="nsew")
        self.bar, self.preview = self.parts.bar, self.parts.preview
        self.output = self.parts.output
        self.output.show_folder(self.folder)
        self._keys = PageKeys(
            self,
            {
                "<Alt-Left>": self.bar.go_back,
                "<Alt-Right>": self.bar.go_on,
                "<Control-o>": self.choose_folder,
                "<Control-O>": self.choose_folder,
                "<Escape>": self.cancel,
            },
        )
        self._keys.listen_in(self)
        self._stop = desk.events.listen("cases", self._cases_changed)
        self.bind("<Destroy>", self._destroyed, add="+")

    @property
    def week(self) -> Week:
        """The chosen week."""
        return self.bar.week

    @property
    def folder(self) -> Path:
        """Where the folder of the week goes."""
        return self._folder or documents_folder(self._desk)

    @property
    def is_writing(self) -> bool:
        """Whether an export is under way."""
        return self._task is not None

    def heading(self) -> Heading:
        """Return the title and the one button."""
        button = PageButton(tr("Export the week (Ctrl+E)"), self.do_export, "download", True)
        about = tr("One folder per week: workbook, plain tables, figures and check sums")
        return Heading(tr("Weekly export"), about, (button,))

    def shown(self) -> None:
        """Begin on the week, with figures as they are now."""
        (self.output.button or self.bar.back).focus_set()
        if not self._is_counted:
            self.refresh()

    def refresh(self) -> None:
        """Count the week as it is stored now."""
        self._is_counted = True
        week = self.week
        self.preview.show_waiting()
        desk, name = self._desk, "figures of a week"
        job = Job(lambda _: count_week(desk, week), self._counted, self._not_counted, replaces=name)
        self._desk.tasks.run(job)

    def keep(self) -> dict[str, Any]:
        """Return the week and the folder."""
        return {"monday": self.week.monday.isoformat(), "folder": self._folder}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with an earlier week and folder."""
        if kept:
            self.bar.week = Week(date.fromisoformat(kept["monday"]))
            self._folder = kept["folder"]
            self.output.show_folder(self.folder)

    def do_export(self) -> None:
        """Write the week that is shown."""
        if self.is_writing:
            return
        writing = WeekWriting(
            self._desk, self.week, self.folder, current_language(), self._folder is None
        )
        self._written = None
        self.bar.set_enabled(False)
        self.output.show_writing()
        self._task = self._desk.tasks.run(
            Job(
                writing.work,
                lambda files: self._done(files, is_late=False),
                failed=self._failed,
                progressed=self._progressed,
                cancelled=lambda: self._cancelled(writing),
            )
        )
        self._focus_button()

    def cancel(self) -> bool:
        """Stop the export that is under way, if any; nothing of it stays on the disk."""
        if self._task is None:
            return False
        self._task.cancel()
        self.output.show_stopping()
        return True

    def choose_folder(self) -> bool:
        """Ask for another folder, unless one is being written to."""
        if self.is_writing:
            return False
        chosen = self._ask(self, tr("Folder for the weekly export"), self.folder)
        if chosen is not None:
            self._folder = chosen
            self.output.show_folder(chosen)
            self.output.show_ready()
        return True

    def open_folder(self) -> None:
        """Show the written folder with the computer's own program."""
        if self._written is not None:
            show_folder(self._desk, self._written)

    # What happens

    def _week_chosen(self, _week: Week) -> None:
        self._written = None
        if self.output.button is not None:
            self.bar.back.focus_set()  # its button goes, and the keyboard would go with it
        self.output.show_ready()
        self.refresh()

    def _counted(self, report: WeekReport) -> None:
        if self.winfo_exists() and report.monday == self.week.monday:
            self.preview.show(report)
            self.parts.settle()

    def _not_counted(self, error: BaseException) -> None:
        words = refusal_words(error)
        if words is None:
            raise error
        if self.winfo_exists():
            self.preview.show_problem(words)

    def _progressed(self, done: int, total: int) -> None:
        if self.winfo_exists():
            self.output.show_progress(done, total)

    def _done(self, files: "WeekFiles", is_late: bool) -> None:
        self._desk.events.announce("week_exported")
        if not self.winfo_exists() or not self.winfo_ismapped():
            words = week_words(Week(date.fromisoformat(files.manifest["monday"])))
            news = News(tr("The weekly export is written"), words)
            self._desk.events.announce("news", news=news)
        if self._ended():
            self._written = files.folder
            self.output.show_written(files.folder, files.files, is_late)
            self._focus_button()

    def _cancelled(self, writing: WeekWriting) -> None:
        if writing.written is not None:
            self._done(writing.written, is_late=True)
        elif self._ended():
            self.output.show_stopped(refusal_words(ExportCancelled()) or "")
            self.bar.back.focus_set()

    def _failed(self, error: BaseException) -> None:
        words = refusal_words(error)
        if self._ended():
            self.output.show_refusal(words or tr("The week was not exported."))
            self.output.choose.focus_set()
        if words is None:
            raise error

    def _ended(self) -> bool:
        """Let go of the finished task; whether the page is still there to tell of it."""
        self._task = None
        if not self.winfo_exists():
            return False
        self.bar.set_enabled(True)
        return True

    def _focus_button(self) -> None:
        if self.output.button is not None:
            self._keys.listen_in(self.output.button)
            if self.winfo_ismapped():
                self.output.button.focus_set()

    def _cases_changed(self, **_details: object) -> None:
        self._is_counted = False
        if self.winfo_ismapped():
            self.refresh()

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()
            if self._task is not None:
                self._task.cancel()
