"""The forms beside the list of cases: one at a time, at the right or instead of the list."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.rules.permissions import ALLOWED
from hotline_app.i18n import tr
from hotline_app.views.case_list.case_list_panel import WIDTH, ListPanel, ListWork
from hotline_app.views.case_list.case_list_view_acts import ViewActs
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

NARROW = 900
_RIGHTS: Final = {
    "bulk_owner": "assign_owner",
    "bulk_follow_up": "add_follow_up",
    "bulk_finish": "finish_follow_up",
    "bulk_share": "assign_owner",
}
"""Panel -> the act it does to many."""


@dataclass
class ListSide:
    """Opens and closes the panels of the list.

    Attributes:
        page: what everything stands in.
        listed: the card with the list.
        work: what panels work with.
        view_acts: what the panel of views tells the page.
        left: the keyboard should go to the list.
        panel: the open one, or None.
    """

    page: tk.Misc
    listed: tk.Widget
    work: ListWork
    view_acts: ViewActs
    left: Callable[[], None]
    panel: ListPanel | None = None

    def open(self, key: str) -> None:
        """Open a panel, unless another one is at work; the one that is open has the keyboard."""
        if self.panel is not None and self.panel.is_working:
            self._tell(tr("Wait until the work is done, or stop it."))
            return
        if self.panel is not None and self.panel.key == key:
            self.panel.begin()
            return
        act = _RIGHTS.get(key)
        if act is not None and self.work.desk.actor.role not in ALLOWED[act]:
            self._tell(tr("Your role does not do this."))
            return
        self._take_away()
        self.panel = self._made(key)
        self.lay_out()
        self.panel.begin()

    def close(self) -> None:
        """Close the panel; what was typed stays for the next time."""
        if self.panel is None:
            return
        if self.panel.is_working:
            self._tell(tr("Wait until the work is done, or stop it."))
            return
        self._take_away()
        self.lay_out()
        self.left()

    def selection_changed(self) -> None:
        """Let the panel say how many cases it is about."""
        if self.panel is not None:
            self.panel.selection_changed()

    def lay_out(self, width: int = 0) -> None:
        """Put list and panel where there is room for them."""
        page = self.page
        page.rowconfigure(0, weight=1)
        page.columnconfigure(0, weight=1)
        is_narrow = 1 < (width or page.winfo_width()) < px(page, NARROW)
        has_panel = self.panel is not None
        page.columnconfigure(1, minsize=px(page, WIDTH) if has_panel and not is_narrow else 0)
        if has_panel and is_narrow:
            self.listed.grid_remove()
        else:
            gap = px(page, 12) if has_panel else 0
            self.listed.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        if self.panel is not None:
            self.panel.grid(row=0, column=0 if is_narrow else 1, sticky="nsew")

    def keep_drafts(self) -> None:
        """Write what was typed to the disk now."""
        if self.panel is not None:
            self.panel.keep_draft()

    def _take_away(self) -> None:
        if self.panel is not None:
            self.panel.keep_draft()
            self.panel.destroy()
            self.panel = None

    def _made(self, key: str) -> ListPanel:
        # A panel's module is loaded when it is first opened: the list comes up faster.
        if key == "list_view":
            from hotline_app.views.case_list.case_list_views import ViewPanel

            return ViewPanel(self.page, self.work, self.view_acts)
        if key == "export_list":
            from hotline_app.views.case_list.case_list_output import ExportPanel

            return ExportPanel(self.page, self.work)
        if key == "bulk_share":
            from hotline_app.views.case_list.case_list_sharing import SharePanel

            return SharePanel(self.page, self.work)
        from hotline_app.views.case_list import case_list_forms as forms

        every = (
            forms.OwnersPanel,
            forms.FollowUpsPanel,
            forms.FinishFollowUpsPanel,
            forms.BookletPanel,
        )
        made: ListPanel = {one.key: one for one in every}[key](self.page, self.work)
        return made

    def _tell(self, words: str) -> None:
        self.work.desk.events.announce("news", news=News(words, kind="note"))
