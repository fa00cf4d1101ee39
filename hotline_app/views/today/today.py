"""The first page: my work by due time, what waits in the office, what came in today."""

import tkinter as tk
from datetime import timedelta
from functools import partial
from typing import Any, cast

import ttkbootstrap as ttk

from db import clock
from db.queries import registers
from db.queries import today as today_queries
from db.records.statistics import Behind, Stretch
from db.records.today import Today
from db.rules import days
from db.rules.periods import Period
from hotline_app.desk import DeskContext
from hotline_app.i18n import current_language, tr
from hotline_app.tasks import Job, Tasks
from hotline_app.views.pieces.figure_records import show_cases, show_contacts
from hotline_app.views.pieces.today_lists import FollowUpList, WorkList
from hotline_app.views.today.today_charts import DaysChart, NeedsChart
from hotline_app.views.today.today_figures import (
    my_figures,
    need_filter,
    office_figures,
    tally_figures,
)
from hotline_app.views.today.today_overdue import approval_figures, overdue_figures
from hotline_app.views.today.today_referrals import ReferralList
from hotline_app.views.today.today_side import Notices, WeekPackage
from hotline_app.widgets.card import Card
from hotline_app.widgets.failures import report_failure
from hotline_app.widgets.figure_tile import FigureRow
from hotline_app.widgets.page import Heading, Page, PageButton
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px
from hotline_app.widgets.wheel import bind_wheel

NARROW = 900
"""Below this width, for 96 dots per inch, the cards stand under each other."""
TOPICS = ("cases", "contacts", "notices", "week_exported", "approvals")
STALE_AFTER = timedelta(minutes=1)
OLD_AFTER = timedelta(minutes=5)
"""Figures that somebody looks at are counted anew by then, and when a new day begins."""
LOOK_EVERY_MS = 60_000


class TodayPage(Page):
    """The desk of the person who sits here.

    Args:
        parent: the window's content.
        desk: what the page works with.
    """

    has_bar = True

    def __init__(self, parent: tk.Misc, desk: DeskContext) -> None:
        super().__init__(parent)
        self._desk = desk
        self.counted: Today | None = None
        self._is_stale = True
        self._is_narrow: bool | None = None
        # A worker of its own: the counting must not wait behind an export, nor the other way round.
        self._tasks = Tasks(self, partial(report_failure, self))
        self._build()
        self._timer = self.after(LOOK_EVERY_MS, self._time_passed)
        self._stops = [desk.events.listen(topic, self._changed) for topic in TOPICS]
        self.bind("<Destroy>", self._destroyed, add="+")

    def heading(self) -> Heading:
        """Return the title, the moment of counting and the button for the next contact."""
        about = tr("Adding up…")
        if self.counted is not None:
            about = tr("As of {moment} · Enter on a figure opens its records").format(
                moment=days.format_moment(self.counted.at)
            )
        button = PageButton(tr("New contact"), self._new_contact, "telephone-plus-fill", True)
        return Heading(tr("Today"), about, (button,))

    def shown(self) -> None:
        """Begin on my overdue work, counted anew when a minute has passed."""
        if self.counted is None or self._is_stale or clock.now() - self.counted.at > STALE_AFTER:
            self.refresh()
        first = next(iter(self.mine.tiles.values()), None)
        if first is not None:
            first.focus_set()

    def refresh(self) -> None:
        """Count on the worker; the page stays alive."""
        self._is_stale = False
        self._tasks.run(Job(lambda _: self._count(), self._show, replaces="today"))

    # Building

    def _build(self) -> None:
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.scrolled = Scrolled(self, surface="page", fills=False)
        self.scrolled.grid(row=0, column=0, sticky="nsew")
        body = self.scrolled.body
        self.mine = _figures(body, tr("My work"))
        self.office = _figures(body, tr("The whole office"))
        self.tally = _figures(body, tr("Today so far"))
        self.overdue = _figures(body, tr("Overdue by term"))
        self.decisions = _figures(body, tr("Approvals"))
        open_case = self._open_case
        self.work = WorkList(body, self._desk.actor.office_code, open_case)
        self.referrals = ReferralList(body, open_case)
        to_calls = partial(self._desk.events.announce, "go", page="call_backs")
        self.follow_ups = FollowUpList(body, open_case, to_calls)
        self.notices = Notices(body)
        go = partial(self._desk.events.announce, "go", page="weekly_export")
        self.week = WeekPackage(body, go)
        self.days = DaysChart(body, self._day_opened)
        language = current_language()
        names = {need.code: need.name(language) for need in registers.needs(self._desk.database)}
        self.needs = NeedsChart(body, names, self._need_opened)
        body.columnconfigure(tuple(range(6)), weight=1, uniform="sixths")
        self.scrolled.canvas.bind("<Configure>", self._arrange, add="+")

    def _arrange(self, event: Any = None) -> None:
        width = self.scrolled.canvas.winfo_width() if event is None else event.width
        # Spans do not share columns evenly by themselves.
        self.scrolled.body.columnconfigure(tuple(range(6)), minsize=width // 6)
        is_narrow = width < px(self, NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        wide = (
            ((_card(self.mine), 2), (_card(self.office), 2), (_card(self.tally), 2)),
            ((_card(self.overdue), 4), (_card(self.decisions), 2)),
            ((self.work, 3), (self.follow_ups, 3)),
            ((self.referrals, 6),),
            ((self.days, 3), (self.needs, 3)),
            ((self.notices, 3), (self.week, 3)),
        )
        gap = px(self, 12)
        rows = [((card, 6),) for row in wide for card, _ in row] if is_narrow else wide
        for place, row in enumerate(rows):
            column = 0
            for card, span in row:
                is_last = column + span == 6
                card.grid(
                    row=place,
                    column=column,
                    columnspan=span,
                    sticky="nsew",
                    padx=(0, 0 if is_last else gap),
                    pady=(0, gap),
                )
                column += span
        self._fit_referrals()
        self.after_idle(self._refit)

    def _fit_referrals(self) -> None:
        """Where no answer is overdue the list takes no room."""
        if self.counted is not None and self.counted.referrals_overdue:
            self.referrals.grid()
        else:
            self.referrals.grid_remove()

    # Counting and showing

    def _count(self) -> Today:
        desk = self._desk
        try:
            return today_queries.today(desk.database, desk.actor)
        finally:
            desk.database.close()

    def _show(self, counted: Today) -> None:
        if not self.winfo_exists():
            return
        is_first = self.counted is None
        self.counted = counted
        self.mine.show(my_figures(self._desk, counted))
        self.office.show(office_figures(self._desk, counted))
        self.tally.show(tally_figures(self._desk, counted))
        self.overdue.show(overdue_figures(self._desk, counted))
        self.decisions.show(approval_figures(self._desk, counted))
        for part in (self.work, self.follow_ups, self.referrals, self.days, self.needs):
            part.show(counted)
        self.notices.show(counted.notices)
        self.week.show(counted)
        self._fit_referrals()
        self.heading_changed()
        for page, count in (
            ("approvals", counted.approvals_for_me),
            ("today", counted.work.mine_overdue),
        ):
            self._desk.events.announce("count", page=page, count=count)
        self.after_idle(self._refit)
        if is_first and self.winfo_manager():
            next(iter(self.mine.tiles.values())).focus_set()

    def _refit(self) -> None:
        if not self.winfo_exists():
            return
        self.scrolled.refit()
        self.scrolled.watch_wheel()
        rows = (self.mine, self.office, self.tally, self.overdue, self.decisions)
        tiles = [tile for row in rows for tile in row.tiles.values()]
        for canvas in (*tiles, self.days.chart, self.needs.chart):
            bind_wheel(canvas, lambda rows: self.scrolled.canvas.yview_scroll(rows, "units"))

    # What people do

    def _open_case(self, code: str) -> None:
        self._desk.events.announce("open_case", code=code)

    def _day_opened(self, day: Stretch) -> None:
        title = tr("Contacts on {day}").format(day=days.format_day(day.first))
        show_contacts(self._desk, Period(day.first, day.last), Behind("contacts"), title)

    def _need_opened(self, need: str) -> None:
        if self.counted is not None:
            period = today_queries.last_days(days.vietnam_day(self.counted.at))
            title = tr("Cases of the last 30 days with this need")
            show_cases(self._desk, need_filter(need, period), title)

    def _new_contact(self) -> None:
        self._desk.events.announce("go", page="new_contact")

    def _changed(self, **_details: object) -> None:
        self._is_stale = True
        if self.winfo_ismapped():
            self.refresh()

    def _time_passed(self) -> None:
        self._timer = self.after(LOOK_EVERY_MS, self._time_passed)
        if self.counted is None or not self.winfo_ismapped() or self._tasks.is_busy:
            return
        now = clock.now()
        is_new_day = days.vietnam_day(now) != days.vietnam_day(self.counted.at)
        if is_new_day or now - self.counted.at > OLD_AFTER:
            self.refresh()

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            for stop in self._stops:
                stop()
            self.after_cancel(self._timer)
            self._tasks.leave()


def _figures(parent: ttk.Frame, title: str) -> FigureRow:
    card = Card(parent, title, padding=11, indent=5)
    row = FigureRow(card.body, 66)
    row.pack(fill="both", expand=True)
    return row


def _card(row: FigureRow) -> Card:
    """The card that such figures stand in."""
    return cast(Card, row.master.master)
