"""The list of waiting calls: a night's backlog typed row by row, with the keyboard alone."""

import tkinter as tk
from collections.abc import Mapping
from typing import Any, Final

from db.queries import desk_contacts
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftRecord
from hotline_app.i18n import ntr, tr
from hotline_app.views.forms.draft_keeper import DraftKeeper
from hotline_app.views.forms.draft_news import DiskNews
from hotline_app.views.forms.unfinished_strip import UnfinishedStrip
from hotline_app.views.pieces.contact_keys import ContactKeys
from hotline_app.views.pieces.non_case_keys import HeldKey
from hotline_app.views.waiting_calls.line_desk import DeskActs, LineDesk
from hotline_app.views.waiting_calls.line_rows import rows_of
from hotline_app.views.waiting_calls.line_saving import LineSaving, SavingActs
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.toast import News

KIND: Final = "line_list"
WORDS_KEPT: Final = 30


class LineListPage(ContactKeys, Page):
    """Rows of waiting calls in a grid; each is saved by itself.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held = HeldKey()
        self._progress = ""
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        acts = DeskActs(self._changed, self.heading_changed, self._tell)
        self.lines = LineDesk(self, desk.database, acts)
        self.lines.grid(row=1, column=0, columnspan=2, sticky="nsew")
        self.sheet = self.lines.sheet
        told = SavingActs(self._stepped, self._refused, self._ended)
        self.saving = LineSaving(self, desk, self.sheet, told)
        self._journal = DraftKeeper(
            self, desk.journal, KIND, self._snapshot, DiskNews(self._tell), self._is_saved
        )
        self.waiting = UnfinishedStrip(self, self._journal, self._restored, self._tell)
        self.bind("<Destroy>", self._destroyed, add="+")
        self.lines.show_cell()

    # What the window asks

    def heading(self) -> Heading:
        """Return how many rows wait, and the buttons."""
        count = len(self.sheet.waiting)
        about = tr("One row a call; Excel rows may be pasted.")
        if count:
            words = ntr("{count} row waits to be saved", "{count} rows wait to be saved", count)
            about = words.format(count=count)
        return Heading(
            tr("Waiting calls"),
            self._progress or about,
            (
                PageButton(tr("Clear saved rows"), self.clear_saved, "eraser"),
                PageButton(tr("Save all (Ctrl+S)"), self.do_save, "check-lg", is_primary=True),
            ),
        )

    def shown(self) -> None:
        """Put the keyboard into the current cell."""
        self.waiting.show()
        self.lines.focus_set()

    def refresh(self) -> None:
        """Read the office's registers anew; what was typed stays."""
        self.lines.read_registers()

    def keep(self) -> dict[str, Any]:
        """Return the rows as they stand; they are on disk too when this returns."""
        at = (self.lines.view.place, self.lines.view.column)
        return {"rows": list(self.sheet.rows), "at": at, "draft": self._journal.hand_over()}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with the rows from before."""
        if kept:
            self._journal.take_over(kept["draft"])
            self.lines.put_rows(kept["rows"], kept["at"])
            self.waiting.show()

    # Keys

    def do_save(self) -> None:
        """Save every row that is right, and go to the first that is not."""
        lines = self.lines
        lines.settle(is_row_left=True)
        lines.check_all()
        waiting = self.sheet.waiting
        wrong = [row for row in waiting if lines.problems.of(row)]
        self._journal.write()
        self.saving.save_all([row for row in waiting if row not in wrong], lines.problems.checks)
        if wrong:
            lines.go_to_problem(wrong[0])
        else:
            lines.show_cell()

    def do_save_and_next(self) -> None:
        """Save this row and go to the next."""
        lines = self.lines
        lines.settle(is_row_left=True)
        row = lines.row
        if not row.is_blank and not row.is_saved:
            self._journal.write()
            if lines.problems.of(row) or not self.saving.save(row, lines.problems.checks):
                lines.go_to_problem(row)
                return
            self._announce()
        lines.stand(lines.view.place + 1)
        self._journal.write()

    def do_edit(self) -> None:
        """Let the arrows move inside the text of the cell."""
        self.lines.cell.edit()

    def log_non_case(self, kind: str) -> None:
        """Make this row a contact without a matter, and go to the next."""
        if self._held.is_repeat(kind):
            return
        lines = self.lines
        lines.settle(is_row_left=False)
        self.sheet.mark(lines.view.place, kind)
        lines.problems.check([lines.row])
        lines.stand(lines.view.place + 1)
        self._journal.changed()

    def clear_saved(self) -> None:
        """Take saved rows out of sight."""
        self.lines.settle(is_row_left=False)
        self.sheet.remove_saved()
        self.lines.stand(self.lines.view.place)
        self.lines.focus_set()

    # Saving

    def _stepped(self, done: int, total: int) -> None:
        self._progress = tr("Saving {done} of {total}…").format(done=done, total=total)
        self.lines.redraw()
        self.heading_changed()

    def _refused(self, key: str, problems: dict[str, str]) -> None:
        self.lines.problems.shown[key] = problems

    def _ended(self, saved: int) -> None:
        self._progress = ""
        self._journal.write()
        self.lines.lock()
        self.heading_changed()
        if saved:
            self._announce()
            words = ntr("{count} row saved", "{count} rows saved", saved)
            self._tell(News(words.format(count=saved)))

    def _announce(self) -> None:
        self._desk.events.announce("cases")
        self._desk.events.announce("contacts")

    # What was not finished

    def _changed(self) -> None:
        self._journal.changed()

    def _snapshot(self) -> dict[str, Any]:
        stored = self.sheet.stored()
        if not stored:
            return {}
        count = len(stored["rows"])
        first = " ".join(" ".join(stored["rows"][0]["cells"]).split())[:WORDS_KEPT]
        words = ntr("{count} row: {first}", "{count} rows: {first}", count)
        return {**stored, "summary": words.format(count=count, first=first)}

    def _is_logged(self, key: str) -> bool:
        return desk_contacts.is_logged(self._desk.database, key)

    def _is_saved(self, record: DraftRecord) -> bool:
        return not rows_of(record.fields, self._is_logged)

    def _restored(self, record: DraftRecord) -> None:
        self.sheet.rows = [row for row in self.sheet.rows if row.is_saved]
        self.sheet.take_up(record.fields, self._is_logged)
        rows = self.sheet.rows
        self.lines.put_rows(rows, (len(rows) - 1, 0))
        self.lines.focus_set()

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self.saving.stop()
            self._journal.stop()
