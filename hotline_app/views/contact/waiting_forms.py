"""The unfinished forms above the form in front: gone on with, or thrown away."""

import tkinter as tk
from collections.abc import Callable

from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.views.contact.form_journal import FormJournal
from hotline_app.views.forms.draft_strip import DraftStrip
from hotline_app.widgets import bars
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News, undo_news


class WaitingForms:
    """The strip in the first row of a page with two columns.

    Args:
        page: the page.
        journal: of the form in front.
        restored: called once another form is in front.
        tell: shows news.
    """

    def __init__(
        self,
        page: tk.Misc,
        journal: FormJournal,
        restored: Callable[[], None],
        tell: Callable[[News], None],
    ) -> None:
        self._journal = journal
        self._restored = restored
        self._tell = tell
        self.strip = DraftStrip(page, self.restore, self.discard, "Ctrl+O")
        edge = (0, px(page, bars.WIDTH))
        self.strip.grid(
            row=0, column=0, columnspan=2, sticky="ew", padx=edge, pady=(0, px(page, 10))
        )
        self.show()

    def show(self) -> None:
        """Offer what is unfinished now; without anything the strip hides."""
        records = self._journal.unfinished()
        self.strip.offer(records)
        if records:
            self.strip.grid()
        else:
            self.strip.grid_remove()

    def restore(self, record: DraftRecord) -> None:
        """Bring a form to the front; the one that was there stays open."""
        self._journal.resume(record)
        self._restored()
        self.show()

    def restore_first(self) -> None:
        """Bring the oldest one to the front."""
        if self.strip.records:
            self.restore(self.strip.records[0])

    def discard(self, record: DraftRecord) -> None:
        """Throw a form away; the news can take that back."""

        def put_back() -> None:
            self._journal.let_wait(record)
            self.show()

        self._journal.discard(record)
        self.show()
        self._tell(undo_news(tr("The unfinished form was thrown away"), put_back))
