"""Reports: statistics with charts, registers, and both as they will look on paper."""

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from db.queries import registers
from db.records.statistics import Behind, Statistics, Stretch
from db.rules.periods import Period
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.labels import refusal_words
from hotline_app.tasks import Job, Tasks
from hotline_app.views.forms.page_keys import PageKeys
from hotline_app.views.pieces.report_paper import PaperPreview
from hotline_app.views.reports import report_work
from hotline_app.views.reports.report_choices import PAPER, ReportChoices
from hotline_app.views.reports.report_contacts import ContactsBehind
from hotline_app.views.reports.report_output import ReportOutput
from hotline_app.views.reports.report_records import ReportRecords
from hotline_app.views.reports.report_statistics import StatisticsView
from hotline_app.views.reports.report_work import Printer, print_file
from hotline_app.widgets import bars
from hotline_app.widgets.card import Card
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.theme import px

LOW = 440
"""Below this height, for 96 dots per inch, the choices are smaller and leave a paper the room."""


class ReportsPage(Page):
    """One report of one period.

    Args:
        parent: the window's content.
        desk: what the page works with.
        printer: sends a file to the printer of this computer.
    """

    has_bar = True

    def __init__(self, parent: tk.Misc, desk: DeskContext, printer: Printer = print_file) -> None:
        super().__init__(parent)
        self._desk = desk
        # Counting a year must not keep a call from being saved.
        self.tasks = Tasks(self, partial(report_failure, self))
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
        self.bind("<Destroy>", self._destroyed, add="+")

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
        self.choices.say("")
        if self.choices.is_on_paper:
            self._to_front(self.paper_card)
            self.output.make_paper(self.choices.wish)
            return
        self._to_front(self.statistics)
        period = self.bar.period
        desk, name = self._desk, "report"
        self.choices.say(tr("Adding up…"))
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
        self.output.save(self.choices.wish)

    def do_print(self) -> None:
        """Show the paper and ask whether it is to be printed."""
        if not self.choices.is_on_paper:
            self.kinds.value = PAPER
        self.output.ask_to_print()

    def show_contacts(self, period: Period, figure: Behind, title: str) -> None:
        """Show the contacts behind a figure, from wherever it stands."""
        self._is_asked = True
        self.records.open(period, figure, title)

    # Building

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.choices = ReportChoices(self, self._chosen)
        # The figures have their bar at the edge of the page; the other parts end where they end.
        self._edge = px(self, bars.WIDTH)
        self.choices.grid(
            row=0, column=0, sticky="ew", padx=(0, self._edge), pady=(0, px(self, 12))
        )
        self.kinds, self.masks, self.bar = (
            self.choices.kinds,
            self.choices.masks,
            self.choices.period,
        )
        self.statistics = StatisticsView(self, self._opened, self._days_opened)
        self.paper_card = Card(self, padding=12)
        self.paper = PaperPreview(self.paper_card.body, self.tasks)
        self.paper.pack(fill="both", expand=True)
        self.larger = self.paper.add_button("", self._turn_choices)
        self._show_choices(True)
        language = current_language()
        channels = {one.code: one.name(language) for one in registers.channels(self._desk.database)}
        about = (self._desk.actor, channels)
        self.contacts = ContactsBehind(self, about, self._open_case, self._back)
        self.records = ReportRecords(
            self._desk, self.tasks, self.contacts, lambda: self._to_front(self.contacts)
        )
        self.bind("<Configure>", self._resized, add="+")

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self.bar.set_low(event.height < px(self, LOW))

    def _to_front(self, view: tk.Misc) -> None:
        if self._front is not view:
            for one in (self.statistics, self.paper_card, self.contacts):
                one.grid_remove()
            edge = 0 if view is self.statistics else self._edge
            view.grid(row=1, column=0, sticky="nsew", padx=(0, edge))  # type: ignore[attr-defined]
            self._front = view
            is_paper = view is self.paper_card
            # Where letters are large a paper below the choices would be one line high.
            has_room = not is_paper or self.winfo_height() >= px(self, LOW)
            self._show_choices(has_room)
            if not has_room and str(self.focus_get() or "").startswith(f"{self.choices}."):
                self.paper.canvas.focus_set()

    # What happens

    def _chosen(self) -> None:
        if self._is_asked:
            self.refresh()

    def _counted(self, report: Statistics) -> None:
        if not self.winfo_exists() or self.choices.is_on_paper:
            return
        if report.period != self.bar.period:
            return
        self.choices.say("")
        focused = str(self.focus_get() or "")
        self.statistics.show(report)
        self._keys.listen_in(self.statistics)
        if focused.startswith(f"{self.statistics}."):
            # What had the keyboard was counted anew, and is another widget now.
            self.statistics.focus_first()

    def _not_counted(self, error: BaseException) -> None:
        words = refusal_words(error)
        if words is None:
            raise error
        if self.winfo_exists():
            self.choices.say(words, "Problem.TLabel")

    def _turn_choices(self) -> None:
        self._show_choices(not self._has_choices)

    def _show_choices(self, is_shown: bool) -> None:
        """Show or hide what the report is chosen with: a paper wants the whole window."""
        self._has_choices = is_shown
        self.larger.configure(text=tr("Larger") if is_shown else tr("Choose (Esc)"))
        (self.choices.grid if is_shown else self.choices.grid_remove)()

    def _opened(self, figure: Behind, title: str) -> None:
        report = self.statistics.report
        self.records.open(self.bar.period, figure, title, report.made_at if report else None)

    def _days_opened(self, stretch: Stretch, kind: str) -> None:
        figure, title = {
            "contacts": ("contacts", tr("Contacts received")),
            "cases": ("cases_opened", tr("Cases opened")),
        }[kind]
        self.records.open(Period(stretch.first, stretch.last), Behind(figure), title)

    def _open_case(self, code: str) -> None:
        self._desk.events.announce("open_case", code=code)

    def _back(self) -> None:
        if self.choices.is_on_paper:
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
        if self._front is not self.statistics:
            return
        if self.winfo_ismapped():
            self.refresh()
        else:
            self._is_asked = False

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.output.forget_paper()
            self.tasks.leave()
