"""A page of records in a list, with the one in front written out beside it, and its forms."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from db.rules import permissions
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.tasks import Job, Progress, Tasks
from hotline_app.views.sheets.fact_sheet import FactSheet
from hotline_app.views.sheets.knowledge_forms import RecordForms
from hotline_app.views.sheets.knowledge_list import Listed, ListFace, RecordList
from hotline_app.views.sheets.knowledge_page_layout import RecordPageLayout
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.table_columns import Column

SHOWN_AFTER_MS: Final = 60


class RecordListPage(RecordForms):
    """Base of the pages. A subclass says what there is, how it looks, and what can be done.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent, desk)
        self._is_read = False
        self._is_stale = False
        self._timer: str | None = None
        self.tasks = Tasks(self, partial(report_failure, self))
        self._build()
        self._stops = [
            desk.events.listen(self.kind, lambda **_details: self._changed_elsewhere()),
            desk.events.listen(f"{self.kind}_wanted", self.open_record),
            desk.events.listen(f"{self.kind}_filtered", self.open_filter),
            # Cases change the figures; an undo says only that cases changed.
            desk.events.listen("cases", lambda **_details: self._cases_changed()),
        ]
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def columns(self) -> list[Column]:
        """The columns of the list; each takes a record."""
        raise AssertionError("a list has columns")

    def dropped(self) -> tuple[str, ...]:
        """Keys of columns that give way where there is little room, the least needed first."""
        return ()

    def chips(self) -> list[tuple[str, str]]:
        """The filters, the first one shows everything: key and words."""
        return [("all", tr("All"))]

    def sorts(self) -> Mapping[str, Callable[[Any], Any]]:
        """Column -> what a record is ordered by when its heading is pressed."""
        return {}

    def passes(self, record: Any, chip: str) -> bool:
        """Whether a record belongs to a filter."""
        return True

    def read(self) -> Sequence[Listed]:
        """Every record; called on a worker."""
        raise AssertionError("a list has records")

    def write_sheet(self, record: Any) -> None:
        """Write a record out on `self.sheet`."""
        raise AssertionError("a record is written out")

    def empty_words(self) -> str:
        """What to say while there is nothing at all."""
        return ""

    def do_withdraw(self) -> None:
        """Withdraw the record in front; a subclass asks for the reason."""

    # What everybody may ask

    def shown(self) -> None:
        """Begin in the open form, else in the list."""
        if not self._is_read or self._is_stale:
            self.refresh()
        if self.panel is not None:
            self.panel.begin()
        else:
            self.records.table.focus_set()

    def refresh(self) -> None:
        """Read everything anew; the record in front stays."""
        self._is_read, self._is_stale = True, False

        def work(_progress: Progress) -> Sequence[Listed]:
            try:
                return self.read()
            finally:
                self.desk.database.close()

        self.tasks.run(Job(work, self._arrived, replaces=self.kind))

    def open_record(self, record_id: str) -> None:
        """Put a record in front, whatever the list shows now."""
        if self.panel is not None:
            self.close_panel()
        self.records.want(record_id)
        self.layout.is_opened = True
        self.layout.lay_out()
        self.refresh()

    def open_filter(self, chip: str) -> None:
        """Show the records of a filter; an open form keeps its text."""
        if self.panel is not None:
            self.close_panel()
        self.records.bar.search.value = ""
        self.records.bar.chips.value = chip
        self.refresh()

    @property
    def current(self) -> Any | None:
        """The record in front."""
        listed = self.records.current
        return listed.record if listed else None

    @property
    def listed(self) -> Sequence[Listed]:
        """Every record, whatever the list shows."""
        return self.records.everything or ()

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self.listed)

    def stored(self, record_id: str) -> Any | None:
        """The record with this id as it was read, or None."""
        found = (one.record for one in self.listed if one.record_id == record_id)
        return next(found, None)

    def keep(self) -> dict[str, Any]:
        """Return search, filter, place and the open form."""
        if self.panel is not None:
            self.panel.keep_draft()
        listed = self.records.current
        return {
            "search": self.records.bar.search.value,
            "chip": self.records.bar.chips.value,
            "record": listed.record_id if listed else "",
            "drafts": self.drafts,
            "panel": self.panel.work.place if self.panel else "",
        }

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on where another language began."""
        if kept:
            self.drafts = kept["drafts"]
            self.records.bar.search.value = kept["search"]
            self.records.bar.chips.value = kept["chip"]
            self.records.wanted = kept["record"]
            if kept["panel"]:
                self.open_panel(kept["panel"])

    def do_search(self) -> None:
        """Put the keyboard on the search field."""
        self.records.bar.search.focus_set()

    def may(self, act: str) -> bool:
        """Whether who sits here may do an act."""
        return self.desk.actor.role in permissions.ALLOWED[act]

    def can(self, act: str) -> bool:
        """Whether an act can begin now: allowed, and no open form would be disturbed."""
        return self.panel is None and self.may(act)

    # Inside

    def _build(self) -> None:
        face = ListFace(
            self.columns(),
            self.dropped(),
            self.chips(),
            self.sorts(),
            self.passes,
            self._opened,
            self._show_soon,
            lambda: self.do_withdraw(),
            self.empty_words,
        )
        self.sheet = FactSheet(self)
        self.records = RecordList(self, face)
        self.layout = RecordPageLayout(self, self.records, self.sheet)
        self.layout.lay_out()

    def _arrived(self, found: Sequence[Listed]) -> None:
        self.layout.is_empty = not found
        self.layout.lay_out()
        self.records.show(found)
        self.show_unfinished()
        self.heading_changed()

    def _show_soon(self) -> None:
        # Holding an arrow down passes many rows: only the one where it stops is written out.
        if self._timer is None:
            self._timer = self.after(SHOWN_AFTER_MS, self._show)

    def _show(self) -> None:
        self._timer = None
        self.sheet.clear()
        listed = self.records.current
        if listed is not None:
            self.write_sheet(listed.record)
        else:
            words = tr("Choose a line in the list: what is known about it stands here.")
            self.sheet.words(words, "Quiet.TLabel")
        self.sheet.finish()

    def _opened(self) -> None:
        self.layout.is_opened = True
        self.layout.lay_out()
        self.after_idle(self.sheet.focus_set)

    def _changed_elsewhere(self) -> None:
        if self._is_read:
            self.refresh()

    def _cases_changed(self) -> None:
        if self.winfo_ismapped():
            self._changed_elsewhere()
        else:
            self._is_stale = self._is_read

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.tasks.leave()
