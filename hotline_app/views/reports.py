"""Reports: statistics with charts, registers, and both as they will look on paper."""

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import ttkbootstrap as ttk

from db.queries import registers
from db.queries.statistics_behind import BehindFigure
from db.records.statistics import Behind, Statistics, Stretch
from db.rules.periods import Period
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Tasks
from hotline_app.views import report_work
from hotline_app.views.figure_records import show_numbers
from hotline_app.views.page_keys import PageKeys
from hotline_app.views.period_words import short_words
from hotline_app.views.report_contacts import ContactsBehind
from hotline_app.views.report_output import ReportOutput
from hotline_app.views.report_paper import PaperPreview
from hotline_app.views.report_period import PeriodBar
from hotline_app.views.report_statistics import StatisticsView
from hotline_app.views.report_work import Printer, Wish, print_file
from hotline_app.widgets.card import Card
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.theme import px

SCREEN = "statistics"
LOW = 440
"""Below this height, for 96 dots per inch, the choices are made smaller."""


class ReportsPage(Page):
    """One report of one period.

    Args:
        parent: the window's content.
        desk: what the page works with.
        printer: sends a file to the printer of this computer.
    """

    def __init__(self, parent: tk.Misc, desk: DeskContext, printer: Printer = print_file) -> None:
        super().__init__(parent)
        self._desk = desk
        # Counting a year must not keep a call from being saved.
        self.tasks = Tasks(self, self._failed)
        self._front: tk.Misc | None = None
        self._is_asked = False
        self._build()
        self.output = ReportOutput(self.paper, desk, self.tasks, printer)
        self._keys = PageKeys(
            self,
            {
                "<Alt-Left>": self.bar.go_back,
                "<Alt-Right>": self.bar.go_on,
                "<Escape>": self._escape,
                "<Prior>": lambda: self._on_paper(lambda: self.paper.turn(-1)),
                "<Next>": lambda: self._on_paper(lambda: self.paper.turn(1)),
                "<Control-plus>": lambda: self._on_paper(lambda: self.paper.resize(1)),
                "<Control-equal>": lambda: self._on_paper(lambda: self.paper.resize(1)),
                "<Control-minus>": lambda: self._on_paper(lambda: self.paper.resize(-1)),
                "<Control-Key-0>": lambda: self._on_paper(lambda: self.paper.resize(0)),
            },
        )
        self._keys.listen_in(self)
        self._stops = [
            desk.events.listen("show_contacts", self.show_contacts),
            desk.events.listen("cases", self._changed),
            desk.events.listen("contacts", self._changed),
        ]
        self.bind("<Destroy>", self._destroyed)

    @property
    def wish(self) -> Wish:
        """The report that is chosen."""
        kind = str(self.kinds.value)
        return Wish(kind.removesuffix("_paper"), self.bar.period, bool(self.masks.value))

    @property
    def is_on_paper(self) -> bool:
        """Whether the paper is shown, and not the figures on the screen."""
        return str(self.kinds.value) != SCREEN

    def heading(self) -> Heading:
        """Return the title and the two buttons."""
        return Heading(
            tr("Reports"),
            tr("Statistics and registers of a period · Enter on a figure opens its records"),
            (
                PageButton(tr("Print (Ctrl+P)"), self.do_print, "printer"),
                PageButton(tr("PDF and Excel (Ctrl+E)"), self.do_export, "download", True),
            ),
        )

    def shown(self) -> None:
        """Begin with the kind of report."""
        if not self._is_asked:
            self.refresh()
            self.kinds.focus_set()

    def refresh(self) -> None:
        """Count, or write the paper, as things are stored now."""
        self._is_asked = True
        self.output.forget_paper()
        self._say("")
        if self.is_on_paper:
            self._to_front(self.paper_card)
            self.output.make_paper(self.wish)
            return
        self._to_front(self.statistics)
        period = self.bar.period
        desk, name = self._desk, "report"
        self._say(tr("Counting…"))
        job = Job(
            lambda _: report_work.count(desk, period),
            self._counted,
            failed=self._not_counted,
            replaces=name,
        )
        self.tasks.run(job)

    def keep(self) -> dict[str, Any]:
        """Return the kind and the period."""
        period = self.bar.period
        return {
            "kind": self.kinds.value,
            "masks": self.masks.value,
            "period": (period.first.isoformat(), period.last.isoformat(), period.kind),
        }

    def take_up(self, kept: Mapping[str, Any]) -> None:
        """Go on with an earlier report."""
        if kept:
            first, last, kind = kept["period"]
            self.bar.period = Period(date.fromisoformat(first), date.fromisoformat(last), kind)
            self.kinds.value = kept["kind"]
            self.masks.value = kept["masks"]

    def do_export(self) -> None:
        """Write the report as PDF and XLSX into the documents folder."""
        self.output.save(self.wish)

    def do_print(self) -> None:
        """Show the paper and ask whether it is to be printed."""
        if not self.is_on_paper:
            self.kinds.value = "statistics_paper"
        self.output.ask_to_print()

    def show_contacts(self, period: Period, figure: Behind, title: str) -> None:
        """Show the contacts behind a figure, from wherever it stands."""
        desk = self._desk
        self._is_asked = True
        self._to_front(self.contacts)

        def done(found: BehindFigure) -> None:
            if self.winfo_exists():
                name = f"{title} · {short_words(period)}"
                self.contacts.show(desk.database, name, found)
                if self.winfo_ismapped():
                    self.contacts.table.focus_set()

        job = Job(lambda _: report_work.find_behind(desk, period, figure), done, replaces="behind")
        self.tasks.run(job)

    # Building

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        top = self._top = Card(self, padding=14)
        top.grid(row=0, column=0, sticky="ew", pady=(0, px(self, 12)))
        row = ttk.Frame(top.body, style="Inside.TFrame")
        row.pack(fill="x", pady=(0, px(self, 8)))
        row.columnconfigure(0, weight=1)
        choices = [
            (SCREEN, tr("Statistics")),
            ("statistics_paper", tr("Statistics on paper")),
            ("contacts", tr("Register of contacts")),
            ("cases", tr("Register of cases")),
        ]
        self.kinds = Chips(row, FieldSpec(""), choices)
        self.kinds.value = SCREEN
        self.kinds.grid(row=0, column=0, sticky="ew")
        self.masks = Chips(row, FieldSpec(""), [("masks", tr("Mask phones"))], takes_several=True)
        self.masks.grid(row=0, column=1, sticky="e", padx=(px(self, 8), 0))
        self.bar = PeriodBar(top.body, lambda _period: self.refresh())
        self.bar.pack(fill="x")
        self.state = ttk.Label(top.body, style="Quiet.TLabel")
        self.statistics = StatisticsView(self, self._opened, self._days_opened)
        self.paper_card = Card(self, padding=12)
        self.paper = PaperPreview(self.paper_card.body, self.tasks)
        self.paper.pack(fill="both", expand=True)
        self.choices = ttk.Button(
            self.paper.bar, style="PlainInside.TButton", command=self._turn_choices
        )
        self.choices.pack(side="left", padx=(0, px(self, 4)))
        self._show_choices(True)
        language = current_language()
        channels = {one.code: one.name(language) for one in registers.channels(self._desk.database)}
        self.contacts = ContactsBehind(
            self, (self._desk.actor, channels), self._open_case, self._back
        )
        self.bind("<Configure>", self._resized, add="+")
        self.kinds.on_change(self._chosen)
        self.masks.on_change(self._chosen)

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self.bar.set_low(event.height < px(self, LOW))

    def _to_front(self, view: tk.Misc) -> None:
        if self._front is not view:
            for one in (self.statistics, self.paper_card, self.contacts):
                one.grid_remove()
            view.grid(row=1, column=0, sticky="nsew")  # type: ignore[attr-defined]
            self._front = view
            if view is not self.paper_card:
                self._show_choices(True)
        is_register = self.is_on_paper and self.wish.kind != SCREEN
        (self.masks.grid if is_register else self.masks.grid_remove)()

    # What happens

    def _chosen(self) -> None:
        if self._is_asked:
            self.refresh()

    def _counted(self, report: Statistics) -> None:
        if self.winfo_exists() and report.period == self.bar.period and not self.is_on_paper:
            self._say("")
            self.statistics.show(report)
            self._keys.listen_in(self.statistics)

    def _not_counted(self, error: BaseException) -> None:
        words = refusal_words(error)
        if words is None:
            raise error
        if self.winfo_exists():
            self._say(words, "Problem.TLabel")

    def _turn_choices(self) -> None:
        self._show_choices(not self._has_choices)

    def _show_choices(self, is_shown: bool) -> None:
        """Show or hide what the report is chosen with: a paper wants the whole window."""
        self._has_choices = is_shown
        self.choices.configure(text=tr("Larger") if is_shown else tr("Choose (Esc)"))
        (self._top.grid if is_shown else self._top.grid_remove)()

    def _say(self, words: str, style: str = "Quiet.TLabel") -> None:
        """Say something under the period, or nothing with ""."""
        self.state.configure(text=words, style=style)
        if words:
            self.state.pack(anchor="w")
        else:
            self.state.pack_forget()

    def _opened(self, figure: Behind, title: str) -> None:
        period, desk = self.bar.period, self._desk

        def done(found: BehindFigure) -> None:
            if not self.winfo_exists():
                return
            name = f"{title} · {short_words(period)}"
            if found.kind == "cases":
                show_numbers(desk, found.case_numbers, name)
                return
            self._to_front(self.contacts)
            self.contacts.show(desk.database, name, found)
            self.contacts.table.focus_set()

        job = Job(lambda _: report_work.find_behind(desk, period, figure), done, replaces="behind")
        self.tasks.run(job)

    def _days_opened(self, stretch: Stretch, kind: str) -> None:
        period = Period(stretch.first, stretch.last)
        if kind == "contacts":
            self.show_contacts(period, Behind("contacts"), tr("Contacts received"))
            return
        desk = self._desk

        def done(found: BehindFigure) -> None:
            name = f"{tr('Cases opened')} · {short_words(period)}"
            show_numbers(desk, found.case_numbers, name)

        wanted = Behind("cases_opened")
        job = Job(lambda _: report_work.find_behind(desk, period, wanted), done, replaces="behind")
        self.tasks.run(job)

    def _open_case(self, code: str) -> None:
        self._desk.events.announce("open_case", code=code)

    def _back(self) -> None:
        if self.is_on_paper:
            self._to_front(self.paper_card)
        elif self.statistics.report is None:
            self.refresh()
        else:
            self._to_front(self.statistics)
            self.statistics.focus_first()

    def _escape(self) -> bool:
        if self.output.cancel():
            return True
        if not self._has_choices:
            self._show_choices(True)
            self.kinds.focus_set()
            return True
        if self._front is self.contacts:
            self._back()
            return True
        return False

    def _on_paper(self, act: Callable[[], None]) -> bool:
        """Do something with the paper, when it is in front."""
        if self._front is not self.paper_card:
            return False
        act()
        return True

    def _changed(self, **_details: object) -> None:
        if self._is_asked and self.winfo_ismapped() and self._front is self.statistics:
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        root: Any = self.winfo_toplevel()
        root.report_callback_exception(type(error), error, error.__traceback__)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.output.forget_paper()
            self.tasks.close()
