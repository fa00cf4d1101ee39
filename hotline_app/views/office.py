"""The office itself: users, letterhead, who signs, channels, needs, terms, days off, copies."""

import tkinter as tk
from collections.abc import Mapping
from typing import Any

import ttkbootstrap as ttk

from hotline_app.desk import DeskContext
from hotline_app.i18n import tr
from hotline_app.views.office_sections import SECTIONS, OfficeSection
from hotline_app.views.panel_drafts import RECORD_KIND, PanelDrafts
from hotline_app.views.record_panel import RecordPanel, RecordWork
from hotline_app.views.text_module_sheet import TextModuleSheet
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.table import Table, TableActs
from hotline_app.widgets.theme import px
from hotline_app.widgets.toast import News

PANEL_SHARE = 2
"""The form takes two of five parts of the page beside a list."""
NARROW = 720


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
            self.panel.begin()

    def do_escape(self) -> bool:
        """Go back to the list; what was typed stays."""
        if self.table is None or self.panel is None:
            return False
        self.table.focus_set()
        return True

    def add(self) -> None:
        """Begin a new line."""
        if self.section.add_words is not None:
            self._open(None)
            assert self.panel is not None
            self.panel.begin()

    # Inside

    def _build(self) -> None:
        choices = [(key, section.words()) for key, section in SECTIONS.items()]
        bar = self._bar = Card(self, padding=10)
        bar.pack(fill="x", pady=(0, px(self, 12)))
        self.sections = Chips(bar.body, FieldSpec(""), choices)
        self.sections.pack(fill="x")
        self.sections.on_change(self._section_chosen)
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
        self.panel, self.table, self._sheet = None, None, None
        section = self.section
        self._share()
        if section.sheet is not None:
            self._sheet = section.sheet(self._body, self.desk)
            self._sheet.take_up(self._kept_sheet)
            self._sheet.grid(row=0, column=0, columnspan=2, sticky="nsew")
        elif section.columns is not None:
            card = Card(self._body, padding=2)
            card.grid(row=0, column=0, sticky="nsew", padx=(0, px(self, 14)))
            acts = TableActs(opened=lambda _row: self.do_edit(), moved=self._moved)
            self.table = Table(card.body, section.columns(), acts)
            self.table.pack(fill="both", expand=True)
            self._read_rows()
            if not self.rows and section.add_words is not None:
                # An empty list beside nothing says nothing: the form of the first line does.
                self._open(None)
        else:
            self._open(section.only(self.desk.database))
        self.heading_changed()

    def _share(self) -> None:
        """Share the width: a form beside a list needs more where letters are large."""
        is_narrow = self._body.winfo_width() < px(self, NARROW)
        # Where letters are large the names of the sections take many lines.
        edge, gap = (2, 4) if is_narrow else (10, 12)
        self._bar.configure(padding=px(self, edge))
        self._bar.pack_configure(pady=(0, px(self, gap)))
        shares = (5 - PANEL_SHARE, PANEL_SHARE)
        if self.section.columns is None:
            # A form alone is as wide as lines are easily read.
            shares = (1, 0) if is_narrow else (3, 2)
        elif is_narrow:
            shares = (1, 1)
        for column, share in enumerate(shares):
            self._body.columnconfigure(column, weight=share, uniform="parts" if share else "")

    def _read_rows(self) -> None:
        assert self.table is not None
        self.rows = list(self.section.rows(self.desk.database))
        self.table.set_rows(
            len(self.rows), lambda first, count: self.rows[first : first + count], keeps_place=True
        )
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
        column = 0 if section.columns is None else 1
        self.panel.grid(row=0, column=column, sticky="nsew")

    def _done(self, words: str) -> None:
        self.desk.events.announce("news", news=News(words))
        if self.panel is not None:
            self.panel.destroy()
            self.panel = None
        # Everybody who shows names of the office reads them anew, this page too.
        self.desk.events.announce("office")
        if self.table is not None:
            self.table.focus_set()

    def _closed(self) -> None:
        if self.table is not None:
            self.table.focus_set()

    def _told(self, **_details: object) -> None:
        self.refresh()
        if self.panel is None and self.table is not None and self.table.current is not None:
            self._open(self.table.current)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
