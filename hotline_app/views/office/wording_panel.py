"""The form of the words of one paper, with a look at the paper before they are saved."""

import tkinter as tk
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import ttkbootstrap as ttk

from db.commands.documents import restore_wording, save_wording
from db.errors import HotlineError
from db.queries import documents
from db.records.documents import Wording
from db.rules.documents import NAMES, PARTS, cleaned_part, problem_of_part, wording_from
from hotline_app.i18n import tr
from hotline_app.labels import problem_words, refusal_words, word
from hotline_app.labels_wordings import name_words
from hotline_app.tasks import Job, Tasks
from hotline_app.views.pieces.report_paper import PaperPreview
from hotline_app.views.records.record_panel import RecordPanel
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.theme import px

PREVIEW_HEIGHT = 380


class WordingPanel(RecordPanel):
    """Symbol, subject, paragraphs before and behind the facts, recipients."""

    key = "wording"

    def title(self) -> str:
        """Which paper it is."""
        return word("paper", self.work.record.paper)

    def build(self) -> None:
        """Make the fields, the names that are filled in, the buttons and the room to look."""
        self.line("symbol", tr("Symbol"), tr("{symbol} is the office's own"), is_required=True)
        self.line("subject", tr("About"), is_required=True)
        self.lines("opening", tr("Before the facts"), 4)
        self.lines("closing", tr("Behind the facts"), 4)
        self.lines("recipients", tr("Recipients"), 3)
        self.fill(typed_wording(self.work.record.wording))
        self._preview: PaperPreview | None = None
        self._tasks = Tasks(self, partial(report_failure, self))
        row = ttk.Frame(self.form, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 4)))
        self.look = self._button(row, tr("Look at the paper"), self.show_paper)
        self.shipped = self._button(row, tr("Shipped words again"), self.restore)
        self.shipped.state(["!disabled" if self.work.record.is_own else "disabled"])
        words = tr("Each line end begins a new paragraph. These names are filled in:")
        self._names = self.say(words)
        self.say("\n".join(f"{{{name}}}: {name_words(name)}" for name in sorted(NAMES)))

    def carry_out(self) -> str:
        """Save what was changed."""
        desk = self.work.desk
        save_wording(desk.database, desk.actor, self.work.record.paper, self.typed_values())
        return tr("The words of the paper are saved")

    def stored(self) -> Mapping[str, str]:
        """The words as they are stored now."""
        return typed_wording(documents.wording(self.work.desk.database, self.work.record.paper))

    def restore(self) -> None:
        """Give the paper the words back that it came with."""
        desk = self.work.desk
        try:
            restore_wording(desk.database, desk.actor, self.work.record.paper)
        except HotlineError as error:
            self.notify(refusal_words(error) or "")
            return
        self.fill(typed_wording(documents.wording(desk.database, self.work.record.paper)))
        self.forget_draft()
        self.work.done(tr("The paper has the words again that it came with"))

    def show_paper(self) -> None:
        """Show the paper with these words and a made-up case; nothing is saved."""
        typed = self.typed_values()
        found = {part: problem_of_part(part, words) for part, words in typed.items()}
        problems = {part: problem for part, problem in found.items() if problem}
        for made in self.fields.values():
            made.show_problem("")
        if problems:
            self.show_problems({part: problem_words(part, code) for part, code in problems.items()})
            return
        wording = wording_from({part: cleaned_part(part, typed[part]) for part in PARTS})
        self._draw(wording)

    def _draw(self, wording: Wording) -> None:
        desk, paper = self.work.desk, self.work.record.paper
        folder = desk.paths.data / "preview"

        def work(_progress: object) -> tuple[Path, int]:
            # The paper libraries cost a third of a second: they are loaded when somebody looks.
            from exports.letters.writing import write_letter
            from exports.pdf_pages import page_count
            from hotline_app.sample_case import sample_case

            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                case = sample_case(desk.database, paper, wording)
                path = write_letter(paper, case, folder / f"wording_{paper}.pdf")
                return path, page_count(path)
            finally:
                desk.database.close()

        self._tasks.run(Job(work, self._drawn, replaces="wording"))

    def _drawn(self, made: tuple[Path, int]) -> None:
        if self._preview is None:
            self._preview = PaperPreview(self.form, self._tasks)
            self._preview.canvas.configure(height=px(self, PREVIEW_HEIGHT))
            self._preview.pack(fill="x", pady=(0, px(self, 10)), before=self._names)
        self._preview.show(*made)
        self.after_idle(self._to_preview)

    def _to_preview(self) -> None:
        self._scrolled.refit()
        self.update_idletasks()
        if self._preview is not None:
            place = self._preview.winfo_y() / max(1, self.form.winfo_height())
            self._scrolled.canvas.yview_moveto(place)
            self._preview.canvas.focus_set()

    def _button(self, row: ttk.Frame, words: str, act: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(row, text=words, style="PlainInside.TButton", command=act)
        button.pack(anchor="w", pady=(0, px(self, 6)))
        return button

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        super()._destroyed(event)
        if event.widget is self:
            self._tasks.leave()
            with suppress(OSError):
                for left in (self.work.desk.paths.data / "preview").glob("wording_*.pdf"):
                    left.unlink()


def typed_wording(wording: Wording) -> dict[str, str]:
    """A wording as it would be typed."""
    values = {part: getattr(wording, part) for part in PARTS}
    return {
        part: words if isinstance(words, str) else "\n".join(words)
        for part, words in values.items()
    }
