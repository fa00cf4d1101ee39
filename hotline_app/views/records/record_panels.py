"""The panels of a record's page: opened, closed, kept, saved."""

import tkinter as tk
from collections.abc import Mapping
from typing import Any, ClassVar

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.forms.panel_drafts import PanelDrafts
from hotline_app.views.records.record_facts import RecordFacts
from hotline_app.views.records.record_layout import lay_out
from hotline_app.views.records.record_panel import RecordPanel, RecordWork
from hotline_app.widgets.page import Page
from hotline_app.widgets.toast import News

LONGEST_NAME = 60


class PanelPage(Page):
    """A page whose right side is taken by a panel while something is written.

    Attributes:
        kind: what the records are ("person"); `list_page` where they are listed; `topic` what is
            announced when one changed.
        record: what is shown, None for a new one; `record_id` its id.
        panel: the open panel, or None.
    """

    kind = ""
    topic = ""
    list_page = ""
    panels: ClassVar[Mapping[str, type[RecordPanel]]] = {}
    desk: DeskContext
    drafts: PanelDrafts
    record: Any = None
    record_id = ""
    panel: RecordPanel | None = None
    facts: RecordFacts
    story: tk.Widget

    def title(self) -> str:
        """Title of the page for the record."""
        raise AssertionError("a page has a title")

    def open_panel(self, key: str, item_id: str = "") -> None:
        """Open a panel at the right; the one that was open keeps its text."""
        form = self.panels.get(key)
        if form is None:
            return
        place = f"{key}:{item_id}" if item_id else key
        if self.panel is not None and self.panel.draft_place[1] == place:
            self.panel.begin()
            return
        self.close_panel()
        owner = f"{self.kind}:{self.record_id}"
        self.drafts.find(owner)
        work = RecordWork(
            self.desk, self.record, owner, self.drafts, self.done, self.leave, item_id
        )
        self.panel = form(self, work)
        self.lay_out()
        self.panel.begin()

    def close_panel(self) -> None:
        """Close the panel; what was typed stays in its draft."""
        if self.panel is not None:
            self.panel.keep_draft()
            self.panel.destroy()
            self.panel = None
            self.lay_out()

    def done(self, words: str) -> None:
        """Something was done: say so, show what is stored, tell the others."""
        is_merge = self.panel is not None and self.panel.key == "merge"
        self.close_panel()
        if words:
            about = short(self.title()) if self.record is not None else ""
            action, act = (tr("Undo"), self.undo_merge) if is_merge else ("", None)
            self.tell(News(words, about, action=action, act=act))
        self.changed()

    def leave(self) -> None:
        """Close the panel and go back to what is stored, or to the list."""
        self.close_panel()
        if self.record_id:
            self.refresh()
        else:
            self.desk.events.announce("go", page=self.list_page)
        self.story.focus_set()

    def changed(self) -> None:
        """Let every page show what is stored now."""
        self.desk.events.announce(self.topic)
        self.desk.events.announce("cases")
        self.story.focus_set()

    def tell(self, news: News) -> None:
        """Show news."""
        self.desk.events.announce("news", news=news)

    def lay_out(self) -> None:
        """Put the parts where they belong."""
        lay_out(self, self.facts, self.story, self.panel)

    def do_save(self) -> None:
        """Carry out the act of the open panel."""
        if self.panel is not None:
            self.panel.save()

    do_save_and_next = do_save

    def undo_merge(self) -> None:
        """What the button of the news of a merge does."""
        self.do_undo()

    def do_undo(self) -> bool:
        """Take back the latest merge into the record; False when there is none."""
        return False

    def do_escape(self) -> None:
        """Close the panel, or go back to the list."""
        if self.panel is not None:
            self.leave()
        else:
            self.desk.events.announce("go", page=self.list_page)


def short(words: str, most: int = LONGEST_NAME) -> str:
    """Leave room for the buttons, whatever somebody typed as a name."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most]}…"
