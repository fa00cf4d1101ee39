"""What the pages of one person, one employer and one unit share."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from db.errors import HotlineError, NotFound
from db.queries.stopping import stoppable
from db.rules.permissions import ALLOWED
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Tasks
from hotline_app.views.forms.panel_drafts import RECORD_KIND, PanelDrafts
from hotline_app.views.records.record_facts import Deed, RecordFacts, Section
from hotline_app.views.records.record_panels import PanelPage, short
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.page import Heading, PageButton
from hotline_app.widgets.toast import News


class RecordPage(PanelPage):
    """Facts at the left, what happened at the right; a panel takes the right side.

    A subclass says which records it shows, reads one, and writes heading, sections and story.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = False
        self._is_acting = False
        self.drafts = PanelDrafts(desk.journal, f"{RECORD_KIND}:{self.kind}")
        self.tasks = Tasks(self, partial(report_failure, self))
        self.facts = RecordFacts(self, self._chosen)
        self.story = self.make_story()
        self.lay_out()
        self._stops = [
            desk.events.listen(f"{self.kind}_wanted", self.open),
            desk.events.listen(self.topic, self._told),
            desk.events.listen("cases", self._told),
        ]
        self.bind("<Configure>", lambda _event: self.lay_out())
        self.bind("<Destroy>", self._destroyed, add="+")

    # What a subclass says

    def make_story(self) -> tk.Widget:
        """Make the right side."""
        raise AssertionError("a page has a right side")

    def read(self, record_id: str) -> Any:
        """The record as it is stored now; raises NotFound."""
        raise AssertionError("a page reads its record")

    def about(self) -> str:
        """One muted line about the record."""
        return ""

    def deeds(self) -> Sequence[Deed]:
        """What can be done with the whole record."""
        return ()

    def sections(self) -> Sequence[Section]:
        """What is known."""
        return ()

    def alert(self) -> str:
        """What everybody must know before anything else."""
        return ""

    def show_story(self) -> None:
        """Write the right side."""

    def direct(self, key: str, item_id: str) -> bool:
        """Do what needs no panel; says whether `key` is such an act."""
        del key, item_id
        return False

    # What the window asks

    def open(self, id: str = "", **_details: str) -> None:
        """Show a record; an empty id begins a new one."""
        if id != self.record_id:
            self.close_panel()
        self._show(id)
        if not id:
            self.open_panel("edit")

    def refresh(self) -> None:
        """Show the record as it is stored now; an open panel keeps its text."""
        if self.record_id:
            self._show(self.record_id)

    def heading(self) -> Heading:
        """Return name and facts, and the button to change them."""
        if self.record is None:
            return Heading(self.empty_title(), tr("Choose a line in the list."))
        button = PageButton(tr("Change (F2)"), self.do_edit, "pencil", True)
        return Heading(short(self.title()), short(self.about(), 120), (button,))

    def empty_title(self) -> str:
        """Title of the page without a record."""
        raise AssertionError("a page has a title")

    def shown(self) -> None:
        """Begin in the open panel, else at the right."""
        if self._is_stale:
            self.refresh()
        if self.panel is not None:
            self.panel.begin()
        else:
            self.story.focus_set()

    def keep(self) -> dict[str, Any]:
        """Return the record, its drafts and the open panel."""
        if self.panel is not None:
            self.panel.keep_draft()
        panel = self.panel.draft_place[1] if self.panel else ""
        return {"id": self.record_id, "drafts": self.drafts, "panel": panel}

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on where another language began."""
        if not kept:
            return
        self.drafts = kept["drafts"]
        if kept["id"]:
            self._show(kept["id"])
        if kept["panel"]:
            key, _, item = kept["panel"].partition(":")
            self.open_panel(key, item)

    def do_edit(self) -> None:
        """Open the panel that changes the record."""
        if self.record is not None:
            self._chosen("edit", "")

    def may(self, act: str) -> bool:
        """Whether the actor's role allows an act."""
        return self.desk.actor.role in ALLOWED[act]

    def ask(self, job: Job) -> None:
        """Have something read without stopping the window."""

        def closing(progress: Any) -> Any:
            try:
                with stoppable(self.desk.database, progress.check):
                    return job.work(progress)
            finally:
                self.desk.database.close()

        self.tasks.run(Job(closing, job.done, replaces=job.replaces))

    def act_later(self, act: Callable[[], object], words: str) -> None:
        """Carry out an act that needs no panel and may take a second; `words` say it is done."""
        if self._is_acting:
            return
        self._is_acting, title = True, short(self.title())

        def work(_progress: Any) -> None:
            try:
                act()
            finally:
                self.desk.database.close()

        def done(_nothing: None) -> None:
            self._is_acting = False
            self.tell(News(words, title))
            for topic in (self.topic, "cases"):
                self.desk.events.announce(topic)
            # The button that was pressed went with the old facts.
            is_looked_at = self.winfo_exists() and self.winfo_viewable()
            if is_looked_at and self.focus_displayof() in (None, self.winfo_toplevel()):
                self.story.focus_set()

        def failed(error: BaseException) -> None:
            self._is_acting = False
            self._refused(error)

        self.desk.tasks.run(Job(work, done, failed))

    # Inside

    def _told(self, **_details: object) -> None:
        """Something changed: a page that nobody looks at waits until somebody does."""
        if self.winfo_viewable():
            self.refresh()
        else:
            self._is_stale = True

    def _show(self, record_id: str) -> None:
        try:
            self.record = self.read(record_id) if record_id else None
        except NotFound as error:
            self.tell(News(refusal_words(error) or "", kind="problem"))
            return
        self.record_id, self._is_stale = record_id, False
        unfinished = self.drafts.find(f"{self.kind}:{record_id}")
        if self.record is not None:
            self.facts.show(self.deeds(), self.sections(), unfinished, self.alert())
            self.show_story()
        else:
            self.facts.show((), (), ())
        self.heading_changed()

    def _chosen(self, key: str, item_id: str) -> None:
        try:
            is_done = self.direct(key, item_id)
        except HotlineError as error:
            self._refused(error)
            return
        if is_done:
            return
        offered = {deed.key for deed in self.deeds()} if self.record is not None else set()
        if item_id or key in offered or key in self.facts.buttons:
            self.open_panel(key, item_id)
        else:
            self.tell(News(tr("This is not offered here, or not for you."), kind="note"))

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, HotlineError):
            raise error
        self.tell(News(refusal_words(error) or "", kind="problem"))

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.tasks.leave()
