"""From a report to its paper: looked at, saved, printed."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.errors import ExportCancelled
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Progress, Task, Tasks
from hotline_app.views.pieces.case_paper import documents_folder, open_file
from hotline_app.views.pieces.case_words import count_words
from hotline_app.views.pieces.folder_choice import show_folder
from hotline_app.views.reports import report_work
from hotline_app.views.reports.report_work import NoPrinterError, Printer, Wish
from hotline_app.widgets.toast import News

if TYPE_CHECKING:
    from hotline_app.views.pieces.report_paper import PaperPreview


@dataclass(frozen=True)
class _Paper:
    wish: Wish
    path: Path
    pages: int


class ReportOutput:
    """Makes papers for the preview of a page, saves them, and sends them to the printer.

    Args:
        preview: shows them.
        desk: what the page works with.
        tasks: the page's own worker.
        printer: sends a file to the printer of this computer.
    """

    def __init__(
        self, preview: "PaperPreview", desk: DeskContext, tasks: Tasks, printer: Printer
    ) -> None:
        self._preview, self._desk, self._tasks, self._printer = preview, desk, tasks, printer
        self._paper: _Paper | None = None
        self._task: Task | None = None
        self._asks_to_print = False
        self._is_saving = False
        self._folder = desk.paths.data / "preview"
        self._sweep()
        self.open = preview.add_button(tr("Open the PDF"), self._open)
        self._show_ways_out()

    @property
    def paper(self) -> Path | None:
        """The file that is looked at."""
        return self._paper.path if self._paper else None

    @property
    def is_busy(self) -> bool:
        """Whether a paper is being made or saved."""
        return self._task is not None

    def make_paper(self, wish: Wish) -> None:
        """Write the paper into the private folder and show it."""
        desk = self._desk
        folder = self._folder

        def work(progress: Progress) -> _Paper:
            from exports.pdf_pages import page_count

            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = report_work.write_pdf(desk, wish, folder / f"{wish.file_name}.pdf", progress)
            return _Paper(wish, path, page_count(path))

        self._preview.show_words(tr("The paper is being made… (Esc stops)"))
        self._task = self._tasks.run(
            Job(
                work,
                self._made,
                failed=self._not_made,
                progressed=self._progressed,
                cancelled=lambda: None,
                replaces="report",
            )
        )

    def forget_paper(self) -> None:
        """Remove the paper that was looked at: it holds personal data."""
        self._asks_to_print = False
        if self._paper is not None:
            with suppress(OSError):
                self._paper.path.unlink(missing_ok=True)
            self._paper = None
        if self._preview.winfo_exists():
            self._show_ways_out()

    def save(self, wish: Wish) -> None:
        """Write PDF and XLSX into the documents folder, with a toast that opens the folder."""
        if self._is_saving:
            return
        self._is_saving = True
        desk, folder = self._desk, documents_folder(self._desk)
        self._tell(News(tr("The report is being written…"), kind="note"))

        def done(written: list[Path]) -> None:
            self._is_saving = False
            self._task = None
            names = ", ".join(path.name for path in written)
            title = tr("The report is saved")
            show = tr("Open the folder")
            self._tell(News(title, names, "good", show, lambda: show_folder(desk, folder)))

        self._task = self._tasks.run(
            Job(
                lambda progress: report_work.save_report(desk, wish, folder, progress),
                done,
                failed=self._not_saved,
                cancelled=self._saving_stopped,
            )
        )

    def ask_to_print(self) -> None:
        """Ask, beside the paper, whether all its pages are to be printed."""
        self._asks_to_print = True
        if self._paper is not None:
            self._show_question()

    def cancel(self) -> bool:
        """Stop what is under way, or take the question back; whether there was anything."""
        if self._asks_to_print and self._paper is not None:
            self._asks_to_print = False
            self._show_ways_out()
            self._preview.canvas.focus_set()
            return True
        if self._task is None:
            return False
        self._task.cancel()
        self._task = None
        if not self._is_saving:
            self._preview.show_words(refusal_words(ExportCancelled()) or "")
        return True

    # What happens

    def _made(self, paper: _Paper) -> None:
        self._task = None
        if not self._preview.winfo_exists():
            with suppress(OSError):
                paper.path.unlink(missing_ok=True)
            return
        self._paper = paper
        self._preview.show(paper.path, paper.pages)
        if self._asks_to_print:
            self._show_question()
        else:
            self._show_ways_out()

    def _not_made(self, error: BaseException) -> None:
        self._task = None
        words = refusal_words(error)
        if self._preview.winfo_exists():
            shown = words or tr("The paper could not be made.")
            self._preview.show_words(shown, "Problem.TLabel")
        if words is None:
            raise error

    def _progressed(self, done: int, total: int) -> None:
        if self._preview.winfo_exists() and self._paper is None and total:
            words = tr("The paper is being made: {done} of {total} lines (Esc stops)")
            self._preview.show_words(words.format(done=count_words(done), total=count_words(total)))

    def _not_saved(self, error: BaseException) -> None:
        self._is_saving = False
        self._task = None
        words = refusal_words(error)
        self._tell(News(tr("The report is not saved"), words or "", "problem"))
        if words is None:
            raise error

    def _saving_stopped(self) -> None:
        self._is_saving = False
        self._tell(News(tr("The report is not saved"), tr("You stopped it."), "note"))

    def _print(self) -> None:
        paper = self._paper
        self._asks_to_print = False
        self._show_ways_out()
        if paper is None:
            return
        path, printer = paper.path, self._printer

        def work(_progress: Progress) -> None:
            printer(path)

        def done(_answer: None) -> None:
            words = ntr(
                "{count} page is with the printer",
                "{count} pages are with the printer",
                paper.pages,
            )
            self._tell(News(words.format(count=count_words(paper.pages))))

        self._tasks.run(Job(work, done, failed=self._not_printed))

    def _not_printed(self, error: BaseException) -> None:
        if not isinstance(error, NoPrinterError):
            raise error
        words = tr("No printer answers here. Open the paper and print it from there.")
        self._tell(News(tr("Not printed"), words, "problem", tr("Open"), self._open))

    def _open(self) -> None:
        """Open a saved copy: the paper that is looked at goes away with the page."""
        paper = self._paper
        if paper is None:
            return
        folder = documents_folder(self._desk)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copy = folder / paper.path.name
            copy.write_bytes(paper.path.read_bytes())
            open_file(copy)
        except OSError:
            self._tell(News(tr("The paper cannot be opened from here."), kind="problem"))

    # Beside and above the paper

    def _show_ways_out(self) -> None:
        self._preview.end_question()
        self.open.state(["disabled" if self._paper is None else "!disabled"])

    def _show_question(self) -> None:
        if self._paper is None:
            return
        count = self._paper.pages
        words = ntr(
            "Print {count} page on the printer of this computer?",
            "Print {count} pages on the printer of this computer?",
            count,
        )
        answers = ((tr("Print"), self._print), (tr("No (Esc)"), self.cancel))
        self._preview.ask(words.format(count=count_words(count)), answers)

    def _sweep(self) -> None:
        """Remove what a power cut left in the private folder."""
        for left in self._folder.glob("*.pdf"):
            with suppress(OSError):
                left.unlink()

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)
