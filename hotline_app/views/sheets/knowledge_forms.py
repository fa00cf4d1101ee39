"""The forms of a page of records: one is open at a time, all keep what was typed."""

import tkinter as tk
from collections.abc import Callable
from typing import ClassVar

from db.errors import HotlineError
from hotline_app.desk import DeskContext
from hotline_app.labels import refusal_words
from hotline_app.views.forms.entry_form import EntryForm, EntryWork
from hotline_app.views.forms.panel_drafts import PanelDrafts
from hotline_app.views.sheets.fact_sheet import FactSheet
from hotline_app.views.sheets.knowledge_list import RecordList
from hotline_app.views.sheets.knowledge_page_layout import RecordPageLayout
from hotline_app.widgets.page import Page
from hotline_app.widgets.toast import News


class RecordForms(Page):
    """What a page of records does with its forms.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    kind: ClassVar[str] = ""
    """Names drafts, and the announcement that makes the page read anew."""
    records: RecordList
    sheet: FactSheet
    layout: RecordPageLayout

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.drafts = PanelDrafts(desk.journal, self.kind)
        self.panel: EntryForm | None = None

    def panel_for(self, place: str, work: EntryWork) -> EntryForm | None:
        """The form that a draft's place names, or None when its record is gone."""
        return None

    def draft_words(self, place: str) -> str:
        """What an unfinished form is about."""
        return ""

    def do_save(self) -> None:
        """Carry out the act of the open form."""
        if self.panel is not None:
            self.panel.save()

    def do_escape(self) -> None:
        """Close the form, or go back to the list."""
        if self.panel is not None:
            self._leave()
            return
        self.layout.is_opened = False
        self.layout.lay_out()
        self.records.table.focus_set()

    def open_panel(self, place: str) -> None:
        """Open a form; the one that was open keeps its text."""
        if self.panel is not None and self.panel.work.place == place:
            self.panel.begin()
            return
        self.close_panel()
        self.drafts.find(place)
        work = EntryWork(self.desk, self.drafts, place, self._done, self._leave)
        try:
            self.panel = self.panel_for(place, work)
        except HotlineError as error:
            self.drafts.forget((place, ""))
            self.tell(refusal_words(error) or "", "problem")
        self._put_panel()
        self.show_unfinished()
        if self.panel is not None:
            self.panel.begin()

    def close_panel(self) -> None:
        """Close the form; what was typed stays in its draft."""
        if self.panel is not None:
            self.panel.keep_draft()
            self.panel.destroy()
            self.panel = None
            self._put_panel()

    def tell(self, words: str, kind: str = "good") -> None:
        """Say something at the lower right; what a worker tells later has no words yet."""
        if not words:
            return
        self.desk.events.announce("news", news=News(words, kind=kind))

    def carry_out(self, act: Callable[[], str]) -> None:
        """Do something that needs no form; refusals become news."""
        try:
            words = act()
        except HotlineError as error:
            self.tell(refusal_words(error) or "", "problem")
            self.refresh()
        else:
            self.tell(words)
            self.desk.events.announce(self.kind)

    # Inside

    def _put_panel(self) -> None:
        self.layout.panel = self.panel
        self.layout.is_wide = self.panel is not None and self.panel.is_wide
        self.layout.lay_out()
        self.heading_changed()

    def show_unfinished(self) -> None:
        """Offer the unfinished forms above the list."""
        front = self.panel.work.place if self.panel is not None else ""
        places = [one for one in self.drafts.owners() if one != front]
        forms = [(place, self.draft_words(place)) for place in places]
        self.records.show_unfinished(forms, self.open_panel)

    def _done(self, words: str, record_id: str) -> None:
        self.close_panel()
        self.records.want(record_id)
        self.records.table.focus_set()
        self.tell(words)
        self.desk.events.announce(self.kind)

    def _leave(self) -> None:
        self.close_panel()
        self.show_unfinished()
        self.records.table.focus_set()
