"""What was left unfinished, in a strip above a page: gone on with, or thrown away."""

import tkinter as tk
from collections.abc import Callable
from typing import Protocol

from hotline_app.drafts import DraftRecord
from hotline_app.i18n import tr
from hotline_app.views.forms.draft_strip import DraftStrip
from hotline_app.widgets import bars
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News, undo_news


class Unfinished(Protocol):
    """Where the unfinished forms of one kind wait."""

    def unfinished(self) -> list[DraftRecord]:
        """Those that nobody has open, oldest first."""

    def go_on(self, record: DraftRecord) -> object:
        """Bring one to the front."""

    def discard(self, record: DraftRecord) -> None:
        """Throw one away."""

    def let_wait(self, record: DraftRecord) -> None:
        """Let one wait again that was thrown away."""


class UnfinishedStrip:
    """The strip in the first row of a page with two columns.

    Args:
        page: laid out by `grid`; one that scrolls to its edge leaves room for the bar.
        waiting: what is offered.
        restored: called with what comes to the front.
        tell: shows news.
        key: that goes on with the oldest one, as it is shown, or "".
    """

    def __init__(
        self,
        page: tk.Misc,
        waiting: Unfinished,
        restored: Callable[[DraftRecord], None],
        tell: Callable[[News], None],
        key: str = "",
    ) -> None:
        self._waiting = waiting
        self._restored = restored
        self._tell = tell
        self.strip = DraftStrip(page, self.restore, self.discard, key)
        edge = px(page, bars.WIDTH) if getattr(page, "has_bar", False) else 0
        self.strip.grid(
            row=0, column=0, columnspan=2, sticky="ew", padx=(0, edge), pady=(0, px(page, 10))
        )
        self.show()

    def show(self) -> None:
        """Offer what is unfinished now; without anything the strip hides."""
        records = self._waiting.unfinished()
        self.strip.offer(records)
        if records:
            self.strip.grid()
        else:
            self.strip.grid_remove()

    def restore(self, record: DraftRecord) -> None:
        """Bring something unfinished to the front; what was there is not lost."""
        self._waiting.go_on(record)
        self._restored(record)
        self.show()

    def restore_first(self) -> None:
        """Bring the oldest one to the front."""
        if self.strip.records:
            self.restore(self.strip.records[0])

    def discard(self, record: DraftRecord) -> None:
        """Throw something unfinished away; the news can take that back."""

        def put_back() -> None:
            self._waiting.let_wait(record)
            self.show()

        self._waiting.discard(record)
        self.show()
        self._tell(undo_news(tr("The unfinished form was thrown away"), put_back))
