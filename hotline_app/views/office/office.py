"""The office itself: users, letterhead, who signs, channels, needs, terms, days off, copies."""

import tkinter as tk
from collections.abc import Mapping
from typing import Any

import ttkbootstrap as ttk

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.forms.panel_drafts import RECORD_KIND, PanelDrafts
from hotline_app.views.office.office_bar import OfficeBar
from hotline_app.views.office.office_sections import SECTIONS, OfficeSection
from hotline_app.views.office.text_module_sheet import TextModuleSheet
from hotline_app.views.records.record_panel import RecordPanel, RecordWork
from hotline_app.widgets.card import Card
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

PANEL_SHARE = 2
"""The form takes two of five parts of the page beside a list."""
NARROW = 720
EASILY_READ = 760
"""A form alone is as wide as lines are easily read, for 96 dots per inch."""


class OfficePage(Page):
    """One section at a time: a list with the form of the chosen line, or a form alone.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self.desk = desk
        self.panel: RecordPanel | None = None
        self.rows: list[Any] = []
        self.table: Table | None = None
        self._list: Card | None = None
        self._is_form_in_front = False
        self._sheet: TextModuleSheet | None = None
        self._kept_sheet: Mapping[str, Any] = {}
        self._drafts = PanelDrafts(desk.journal, f"{RECORD_KIND}:office")
        self._build()
        topics = ("office",)
        self._stops = [desk.events.listen(topic, self._told) for topic in topics]
        self.bind("<Destroy>", self._destroyed, add="+")
        self.sections.value = next(iter(SECTIONS))

    @property
    def section(self) -> OfficeSection:
        """The section that is shown."""
        return SECTIONS[str(self.sections.value)]

    # What the window asks

    def heading(self) -> Heading:
        """Return the title and the button that adds a line."""
        buttons: tuple[PageButton, ...] = ()
        if self.section.add_words is not None:
            buttons = (PageButton(self.section.add_words(), self.add, "plus-lg", True),)
        return Heading(tr("Office"), self.section.about(), buttons)

    def shown(self) -> None:
        """Begin in the list, or in the form."""
        if self.table is not None:
            self.table.focus_set()
        elif self.panel is not None:
            self.panel.begin()

    def refresh(self) -> None:
        """Read the section again; a form with text in it stays as it is."""
        if self.table is not None:
            self._read_rows()
        elif self.panel is None and self.section.sheet is None:
            self._open(self.section.only(self.desk.database))

    def keep(self) -> dict[str, Any]:
        """Return the section, its open form and what is half-written everywhere."""
        self._keep_open()
        is_new = self.panel is not None and self.panel.work.record is None
        return {
            "section": self.sections.value,
            "is_new": is_new and self.table is not None,
            "drafts": self._drafts,
            "sheet": self._kept_sheet,
        }

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on in an earlier section."""
        if kept:
            self._drafts, self._kept_sheet = kept["drafts"], kept["sheet"]
            # What was made before these drafts were known is made again.
            self.panel = None
            self.sections.value = kept["section"]
            self._section_chosen()
            if kept["is_new"]:
                self._open(None)

    def do_save(self) -> None:
        """Save the form."""
        if self.panel is not None:
            self.panel.save()

    def do_edit(self) -> None:
        """Put the keyboard into the form."""
        if self.panel is None and self.table is not None and self.table.current is not None:
            self._open(self.table.current)
        if self.panel is not None:
            self._bring_form(is_in_front=True)
            self.panel.begin()

    def do_escape(self) -> bool:
        """Go back to the list; what was typed stays."""
        if self.table is None or self.panel is None:
            return False
        self._closed()
        return True

    def add(self) -> None:
        """Begin a new line."""
        if self.section.add_words is not None:
            self._open(None)
            assert self.panel is not None
            self._bring_form(is_in_front=True)
            self.panel.begin()

    # Inside

    def _build(self) -> None:
        self._bar = OfficeBar(self, self._section_chosen)
        self._bar.pack(fill="x", pady=(0, px(self, 12)))
        self.sections = self._bar.sections
        self._body = ttk.Frame(self, style="Page.TFrame")
        self._body.pack(fill="both", expand=True)
        self._body.rowconfigure(0, weight=1)
        self._body.bind("<Configure>", lambda _event: self._share())

    def _keep_open(self) -> None:
        """Write the open form to the disk; remember what stands in a sheet."""
        if self.panel is not None:
            self.panel.keep_draft()
        if self._sheet is not None:
            self._kept_sheet = self._sheet.keep()

    def _section_chosen(self) -> None:
        self._keep_open()
        for child in self._body.winfo_children():
            child.destroy()
        self.panel, self.table, self._sheet, self._list = None, None, None, None
        self._is_form_in_front = False
        section = self.section
        if section.sheet is not None:
            self._sheet = section.sheet(self._body, self.desk)
            self._sheet.take_up(self._kept_sheet)
            self._sheet.grid(row=0, column=0, columnspan=2, sticky="nsew")
        elif section.columns is not None:
            card = self._list = Card(self._body, padding=2)
            acts = TableActs(opened=lambda _row: self.do_edit(), moved=self._moved)
            self.table = Table(card.body, section.columns(), acts)
            self.table.pack(fill="both", expand=True)
            words = tr("Nothing here yet. The first line is written in the form.")
            self._nothing = ttk.Label(self.table.canvas, text=words, style="Quiet.TLabel")
            self._read_rows()
            if not self.rows and section.add_words is not None:
                # An empty list beside nothing says nothing: the form of the first line does.
                self._open(None)
                self._is_form_in_front = True
        else:
            self._open(section.only(self.desk.database))
        self._share()
        self.heading_changed()

    def _bring_form(self, *, is_in_front: bool) -> None:
        """Where there is room for one of them, show the form or the list."""
        self._is_form_in_front = is_in_front
        self._share()

    def _share(self) -> None:
        """Share the width between list and form; a narrow page shows one of them."""
        is_narrow = 1 < self._body.winfo_width() < px(self, NARROW)
        self._bar.lay_out(is_narrow=is_narrow)
        self._bar.pack_configure(pady=(0, px(self, 8 if is_narrow else 12)))
        has_both = self._list is not None and not is_narrow
        shows_form = self._list is None or has_both or self._is_form_in_front
        if self._list is not None:
            gap = px(self, 14) if has_both else 0
            self._list.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
            if shows_form and not has_both:
                self._list.grid_remove()
        if self.panel is not None:
            self.panel.grid(row=0, column=int(has_both), sticky="nsew")
            if not shows_form:
                self.panel.grid_remove()
        for column, share in enumerate((5 - PANEL_SHARE, PANEL_SHARE) if has_both else (1, 0)):
            self._body.columnconfigure(column, weight=share, uniform="parts" if has_both else "")

    def _read_rows(self) -> None:
        assert self.table is not None
        self.rows = list(self.section.rows(self.desk.database))
        self.table.set_rows(
            len(self.rows), lambda first, count: self.rows[first : first + count], keeps_place=True
        )
        if self.rows:
            self._nothing.place_forget()
        else:
            self._nothing.place(relx=0.5, y=px(self, 60), anchor="n")
        if self.table.current is None and self.rows:
            self.table.go_to(0)

    def _moved(self, row: Any | None) -> None:
        if row is not None and (self.panel is None or self.panel.work.record != row):
            self._open(row)

    def _open(self, record: Any | None) -> None:
        if self.panel is not None:
            self.panel.keep_draft()
            self.panel.destroy()
        section = self.section
        assert section.panel is not None
        place = f"office:{section.key}:{section.name_of(record)}"
        self._drafts.find(place)
        work = RecordWork(self.desk, record, place, self._drafts, self._done, self._closed)
        self.panel = section.panel(self._body, work)
        if section.columns is None:
            self.panel.stand_alone(EASILY_READ)
        self._share()

    def _done(self, words: str) -> None:
        self.desk.events.announce("news", news=News(words))
        if self.panel is not None:
            self.panel.destroy()
            self.panel = None
        # Everybody who shows names of the office reads them anew, this page too.
        self.desk.events.announce("office")
        self._closed()

    def _closed(self) -> None:
        if self.table is not None:
            self._bring_form(is_in_front=False)
            self.table.focus_set()

    def _told(self, **_details: object) -> None:
        self.refresh()
        if self.panel is None and self.table is not None and self.table.current is not None:
            self._open(self.table.current)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
