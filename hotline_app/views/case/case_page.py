"""One case: its head, its timeline, and the panels in which everything is done."""

import tkinter as tk
from collections.abc import Mapping
from functools import partial
from typing import Any

from db import clock
from db.errors import HotlineError
from db.queries import case_details, registers
from db.records.cases import CaseDetail
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import refusal_words
from hotline_app.views.case import case_actions
from hotline_app.views.case.case_direct import DIRECT_ACTS
from hotline_app.views.case.case_edit_form import what_changed
from hotline_app.views.case.case_files import read_squares
from hotline_app.views.case.case_header import CaseHeader
from hotline_app.views.case.case_heading import heading_of
from hotline_app.views.case.case_keys import CaseKeys
from hotline_app.views.case.case_layout import CaseLayout
from hotline_app.views.case.case_panel import Panel, PanelWork
from hotline_app.views.case.case_side import CaseSide, SideActs
from hotline_app.views.case.case_timeline import happenings
from hotline_app.views.case.case_undo import LastAct, Undo
from hotline_app.views.case.case_work_rows import sections
from hotline_app.views.forms.panel_drafts import CASE_KIND, CASE_OWNER, PanelDrafts
from hotline_app.widgets.card import Card
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.timeline import Timeline
from hotline_app.widgets.toast import News
from hotline_app.widgets.when_looked_at import WhenLookedAt


class CasePage(CaseKeys, Page):
    """The page of one case at a time; `open` shows another one.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: CaseDetail | None = None
        self._panel: Panel | None = None
        self.drafts = PanelDrafts(desk.journal, CASE_KIND, CASE_OWNER)
        self._last = LastAct(desk)
        self.do_undo = self._last.undo
        self._looked_at = WhenLookedAt(self, self.refresh)
        self._build()
        self._stop = desk.events.listen("cases", self._looked_at.ask)
        self.bind("<Destroy>", self._destroyed, add="+")

    @property
    def panel(self) -> Panel | None:
        """The panel that is open."""
        return self._panel

    @property
    def code(self) -> str:
        """The code of the case that is shown, or ""."""
        return self._detail.case.code if self._detail else ""

    def open(self, code: str) -> None:
        """Show a case; what is half-written for another one is kept."""
        if code == self.code:
            self.refresh()
            return
        self.close_panel()
        self._show(case_details.detail(self._desk.database, code))
        self.timeline.focus_set()

    def refresh(self) -> None:
        """Show the case as it is stored now; an open panel keeps its text."""
        if self._detail is not None:
            self._show(case_details.detail(self._desk.database, self.code))

    def heading(self) -> Heading:
        """Return code and person, and the two buttons."""
        if self._detail is None:
            return Heading(tr("Case"), tr("Choose a case in the list."))
        note = PageButton(tr("Note (Alt+G)"), self.do_case_note, "chat-left-text", True)
        paper = PageButton(tr("Print (Ctrl+P)"), self.do_print, "printer")
        # The code of the case needs the room more than a button that the side offers as well.
        buttons = (note,) if self._layout.is_narrow else (paper, note)
        return heading_of(self._detail, self._desk.actor.role, buttons)

    def shown(self) -> None:
        """Begin in the open panel, else in the timeline."""
        self._looked_at.looked_at()
        (self._panel.begin if self._panel is not None else self.timeline.focus_set)()

    def keep(self) -> dict[str, Any]:
        """Return the case, its drafts and the open panel."""
        if self._panel is not None:
            self._panel.keep_draft()
        panel = self._panel.draft_place[1] if self._panel else ""
        return {"code": self.code, "drafts": self.drafts, "panel": panel}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on where another language began."""
        if kept and kept["code"]:
            self.drafts = kept["drafts"]
            self.open(kept["code"])
            if kept["panel"]:
                key, _, item = kept["panel"].partition(":")
                self.open_panel(key, item)

    # Panels

    def open_panel(self, key: str, item_id: str = "") -> None:
        """Open a panel beside the timeline; the one that was open keeps its text."""
        form = case_actions.panel_of(key)
        if self._detail is None or form is None:
            return
        place = f"{key}:{item_id}" if item_id else key
        if self._panel is not None and self._panel.draft_place[1] == place:
            self._panel.begin()
            return
        self.close_panel()
        work = PanelWork(
            self._desk,
            self._detail,
            self.drafts,
            self._done,
            self._leave,
            item_id,
            self._changed_elsewhere,
        )
        self._panel = form(self, work)
        self._layout.panel = self._panel
        self._layout.lay_out()
        self._panel.begin()

    def close_panel(self) -> None:
        """Close the panel; what was typed stays in its draft."""
        if self._panel is not None:
            self._panel.keep_draft()
            self._panel.destroy()
            self._panel = self._layout.panel = None
            self._layout.lay_out()

    def do_save(self) -> None:
        """Carry out the act of the open panel."""
        if self._panel is not None:
            self._panel.save()

    do_save_and_next = do_save

    def do_escape(self) -> None:
        """Close the panel, or go back to the list."""
        if self._panel is not None:
            self._leave()
        else:
            self._desk.events.announce("go", page="cases")

    def do_act(self, key: str) -> None:
        """Open the panel of an act, if it is offered now; else say why not."""
        if self._detail is None:
            return
        offered = {one.key for one in case_actions.offered(self._detail, self._desk.actor)}
        if key in offered:
            self.open_panel(key)
        else:
            self._tell(News(tr("This is not offered for this case, or not for you."), kind="note"))

    # Inside

    def _build(self) -> None:
        language, database = current_language(), self._desk.database
        needs = {one.code: one.name(language) for one in registers.needs(database)}
        self._channels = {one.code: one.name(language) for one in registers.channels(database)}
        self.header = CaseHeader(self, needs)
        card = Card(self, tr("Timeline"), padding=14)
        self.timeline = Timeline(card.body)
        self.timeline.pack(fill="both", expand=True)
        self.side = CaseSide(self, SideActs(self._chosen, partial(read_squares, self._desk)))
        self._layout = CaseLayout(self, self.header, card, self.side)
        self._layout.lay_out()
        self.bind("<Configure>", self._resized)

    def _resized(self, _event: object) -> None:
        was_narrow = self._layout.is_narrow
        self._layout.lay_out()
        if self._detail is not None and self._layout.is_narrow != was_narrow:
            self._show(self._detail)

    def _show(self, detail: CaseDetail) -> None:
        self._detail = detail
        self._looked_at.forget()
        now, actor = clock.now(), self._desk.actor
        self.header.show(detail, now)
        self.timeline.set_entries(happenings(detail, self._channels))
        self.side.show(
            [
                one
                for one in case_actions.offered(detail, actor)
                if one.key != "print" or self._layout.is_narrow
            ],
            tuple(sections(detail, actor, now)),
            self.drafts.find(detail.case.code),
        )
        self.heading_changed()

    def _chosen(self, key: str, item_id: str) -> None:
        if key not in DIRECT_ACTS:
            self.open_panel(key, item_id)
            return
        assert self._detail is not None
        try:
            words = DIRECT_ACTS[key](self._desk, self._detail, item_id)
        except HotlineError as error:
            self._tell(News(refusal_words(error) or "", kind="problem"))
        else:
            self._told(words)

    def _done(self, words: str) -> None:
        undo = self._panel.undo if self._panel else None
        self.close_panel()
        self.timeline.focus_set()
        self._told(words, undo)

    def _told(self, words: str, undo: Undo | None = None) -> None:
        if words:
            self._last.told(words, self.code, undo)
            # The row that was pressed is made anew: the keyboard must not be lost with it.
            self.timeline.focus_set()

    def _leave(self) -> None:
        self.close_panel()
        self.refresh()
        self.timeline.focus_set()

    def _changed_elsewhere(self) -> str:
        """What somebody else changed since the open panel's case was read."""
        if self._panel is None:
            return ""
        now = case_details.detail(self._desk.database, self.code)
        return what_changed(self._panel.work.detail, now)

    def _tell(self, news: News) -> None:
        self._desk.events.announce("news", news=news)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop()
