"""What the pages of one person, one employer and one unit share."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from db.errors import HotlineError, NotFound
from db.rules.permissions import ALLOWED
from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Tasks
from hotline_app.views.record_drafts import RecordDrafts
from hotline_app.views.record_facts import Deed, RecordFacts, Section
from hotline_app.views.record_panel import RecordPanel, RecordWork
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

LONGEST_NAME = 60
NARROW = 760


class RecordPage(Page):
    """Facts at the left, what happened at the right; a panel takes the right side.

    A subclass says which records it shows (`kind`, `topic`, `list_page`), reads one, and writes
    heading, sections and story.
    """

    kind = ""
    topic = ""
    list_page = ""
    panels: ClassVar[Mapping[str, type[RecordPanel]]] = {}

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.record: Any = None
        self.record_id = ""
        self.panel: RecordPanel | None = None
        self.drafts = RecordDrafts(desk.journal, self.kind)
        self.tasks = Tasks(self, self._failed)
        self.facts = RecordFacts(self, self._chosen)
        self.story = self.make_story()
        self._lay_out()
        self._stops = [
            desk.events.listen(f"{self.kind}_wanted", self.open),
            desk.events.listen(self.topic, lambda **_details: self.refresh()),
            desk.events.listen("cases", lambda **_details: self.refresh()),
        ]
        self.bind("<Configure>", lambda _event: self._lay_out())
        self.bind("<Destroy>", self._destroyed)

    # What a subclass says

    def make_story(self) -> tk.Widget:
        """Make the right side."""
        raise AssertionError("a page has a right side")

    def read(self, record_id: str) -> Any:
        """The record as it is stored now; raises NotFound."""
        raise AssertionError("a page reads its record")

    def title(self) -> str:
        """Title of the page for the record."""
        raise AssertionError("a page has a title")

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

    def open(self, id: str = "", **_details: object) -> None:
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

    def do_save(self) -> None:
        """Carry out the act of the open panel."""
        if self.panel is not None:
            self.panel.save()

    do_save_and_next = do_save

    def do_edit(self) -> None:
        """Open the panel that changes the record."""
        if self.record is not None:
            self._chosen("edit", "")

    def do_escape(self) -> None:
        """Close the panel, or go back to the list."""
        if self.panel is not None:
            self._leave()
        else:
            self.desk.events.announce("go", page=self.list_page)

    # Panels

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
        self.panel = form(
            self,
            RecordWork(self.desk, self.record, owner, self.drafts, self.done, self._leave, item_id),
        )
        self._lay_out()
        self.panel.begin()

    def close_panel(self) -> None:
        """Close the panel; what was typed stays in its draft."""
        if self.panel is not None:
            self.panel.keep_draft()
            self.panel.destroy()
            self.panel = None
            self._lay_out()

    def done(self, words: str) -> None:
        """Something was done: say so, show what is stored, tell the others."""
        self.close_panel()
        if words:
            self.tell(News(words, short(self.title()) if self.record is not None else ""))
        self.changed()

    def changed(self) -> None:
        """Let every page show what is stored now."""
        self.desk.events.announce(self.topic)
        self.desk.events.announce("cases")
        self.story.focus_set()

    def tell(self, news: News) -> None:
        """Show news."""
        self.desk.events.announce("news", news=news)

    def may(self, act: str) -> bool:
        """Whether the actor's role allows an act."""
        return self.desk.actor.role in ALLOWED[act]

    def ask(self, job: Job) -> None:
        """Have something read without stopping the window."""

        def closing(progress: Any) -> Any:
            try:
                return job.work(progress)
            finally:
                self.desk.database.close()

        self.tasks.run(Job(closing, job.done, replaces=job.replaces))

    # Inside

    def _show(self, record_id: str) -> None:
        try:
            self.record = self.read(record_id) if record_id else None
        except NotFound as error:
            self.tell(News(refusal_words(error) or "", kind="problem"))
            return
        self.record_id = record_id
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
            self.tell(News(refusal_words(error) or "", kind="problem"))
            return
        if is_done:
            return
        offered = {deed.key for deed in self.deeds()} if self.record is not None else set()
        if item_id or key in offered or key in self.facts.buttons:
            self.open_panel(key, item_id)
        else:
            self.tell(News(tr("This is not offered here, or not for you."), kind="note"))

    def _leave(self) -> None:
        self.close_panel()
        if self.record_id:
            self.refresh()
        else:
            self.desk.events.announce("go", page=self.list_page)
        self.story.focus_set()

    def _lay_out(self) -> None:
        gap = px(self, 12)
        is_narrow = 1 < self.winfo_width() < px(self, NARROW)
        self.columnconfigure(0, weight=4, uniform="" if is_narrow else "halves")
        self.columnconfigure(1, weight=0 if is_narrow else 5, uniform="" if is_narrow else "halves")
        self.rowconfigure(0, weight=1)
        self.rowconfigure(1, weight=1 if is_narrow and self.panel is None else 0)
        right = self.panel or self.story
        if self.panel is not None:
            self.story.grid_remove()
        if not is_narrow:
            self.facts.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
            right.grid(row=0, column=1, sticky="nsew", pady=0)
        elif self.panel is not None:
            self.facts.grid_remove()
            right.grid(row=0, column=0, sticky="nsew", pady=0)
        else:
            self.facts.grid(row=0, column=0, sticky="nsew", padx=0)
            right.grid(row=1, column=0, sticky="nsew", pady=(gap, 0))

    def _failed(self, error: BaseException) -> None:
        root: Any = self.winfo_toplevel()
        root.report_callback_exception(type(error), error, error.__traceback__)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.tasks.close()


def short(words: str, most: int = LONGEST_NAME) -> str:
    """Leave room for the buttons, whatever somebody typed as a name."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most]}…"
