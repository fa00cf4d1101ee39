"""The statistics of a period on the screen: figures and charts, each opening its records."""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from typing import Final

import ttkbootstrap as ttk

from db.records.statistics import Behind, Breakdown, Statistics, StatisticsFigure, Stretch
from db.rules import days
from exports.statistics_words import DEFINITIONS, StatisticsWords, number
from hotline_app.i18n import tr
from hotline_app.widgets.card import Card
from hotline_app.widgets.charts import Bar, Chart, ColumnChart, RankChart
from hotline_app.widgets.figure_tile import Figure, FigureRow
from hotline_app.widgets.scrolled import Scrolled
from hotline_app.widgets.theme import px
from hotline_app.widgets.wheel import bind_wheel

Opens = Callable[[Behind, str], None]
GROUPS: Final = (
    ("contacts", "contacts_without_matter", "contacts_in_cases"),
    ("cases_opened", "urgent_cases"),
    ("cases_closed", "ended_otherwise", "needs_met", "needs_unmet"),
    ("closed_on_time", "closed_with_clock", "referrals_sent", "referrals_answered"),
    ("backlog", "backlog_overdue", "backlog_unassigned"),
)
HEIGHT = 170
NARROW = 760
MOST_PARTS = 12


class StatisticsView(Scrolled):
    """Figures, charts over time, breakdowns, and how it is counted.

    Args:
        parent: the page.
        opens: called with what stands behind a figure, and its title.
        opens_days: called with a stretch of time and "contacts" or "cases".
    """

    def __init__(
        self, parent: tk.Misc, opens: Opens, opens_days: Callable[[Stretch, str], None]
    ) -> None:
        super().__init__(parent, surface="page", fills=False)
        self._opens, self._opens_days = opens, opens_days
        self._report: Statistics | None = None
        self._is_narrow = False
        self._cards: list[Card] = []
        self.figures = FigureRow(self.body)
        self.charts: dict[str, Chart] = {}
        self.body.columnconfigure((0, 1), weight=1, uniform="halves")
        self.canvas.bind("<Configure>", self._width_changed, add="+")

    @property
    def report(self) -> Statistics | None:
        """What is shown."""
        return self._report

    def show(self, report: Statistics) -> None:
        """Show the figures of a period."""
        self._report = report
        for child in self.body.winfo_children():
            child.destroy()
        self.charts, self._cards = {}, []
        words = StatisticsWords(tr, report)
        self._figures(words)
        for kind, title in (
            ("contacts", tr("Contacts over time")),
            ("cases", tr("Cases opened over time")),
        ):
            self._over_time(title, kind, report.stretches)
        for breakdown in report.breakdowns:
            if any(part.value or part.before for part in breakdown.parts):
                self._breakdown(words, breakdown)
        self._definitions()
        self._arrange()
        self._listen_to_wheel()
        self.canvas.yview_moveto(0)

    def focus_first(self) -> None:
        """Put the keyboard on the first figure."""
        for tile in self.figures.tiles.values():
            tile.focus_set()
            return

    # Parts

    def _figures(self, words: StatisticsWords) -> None:
        card = Card(self.body, tr("Figures"), padding=11, indent=5)
        self._cards.append(card)
        self.figures = FigureRow(card.body, 200)
        self.figures.pack(fill="x")
        by_code = {figure.code: figure for figure in words.report.figures}
        self.figures.show(
            [self._figure(words, by_code[code]) for group in GROUPS for code in group]
        )
        before = tr("Compared with the period before: {span}.").format(span=words.span_before())
        told = ttk.Label(card.body, text=f"{words.span()}. {before}", style="Quiet.TLabel")
        told.pack(anchor="w", fill="x", padx=px(self, 5), pady=(px(self, 6), px(self, 4)))
        told.bind("<Configure>", _wrap)

    def _figure(self, words: StatisticsWords, figure: StatisticsFigure) -> Figure:
        name = words.figure(figure.code)
        before = tr("before: {before} ({change})").format(
            before=number(figure.before), change=words.change(figure.value, figure.before)
        )
        told = words.share(figure) if figure.of_code else ""
        opens = partial(self._opens, Behind(figure.code), name)
        return Figure(
            figure.code,
            number(figure.value),
            f"{name}\n{told}" if told else name,
            before,
            opens=opens if figure.value else None,
        )

    def _over_time(self, title: str, kind: str, stretches: tuple[Stretch, ...]) -> None:
        card = self._card(title)
        chart = ColumnChart(card.body, lambda place: self._opens_days(stretches[place], kind))
        chart.configure(height=px(self, HEIGHT))
        chart.pack(fill="both", expand=True)
        self.charts[kind] = chart
        bars = [_bar(one, one.contacts if kind == "contacts" else one.cases) for one in stretches]
        total = sum(bar.value for bar in bars)
        text = tr("Nothing in this period.")
        if total:
            most = max(bars, key=lambda bar: bar.value)
            text = tr("{total} in all; most: {most}.").format(total=number(total), most=most.words)
        self._say(card, chart, bars, text)

    def _breakdown(self, words: StatisticsWords, breakdown: Breakdown) -> None:
        title = words.breakdown(breakdown.code)
        card = self._card(title)
        parts = [part for part in breakdown.parts if part.value or part.before][:MOST_PARTS]

        def open_part(place: int) -> None:
            part = parts[place]
            name = f"{title}: {words.part(breakdown, part.code)}"
            if part.value:
                self._opens(Behind(breakdown.whole, breakdown.code, part.code), name)

        chart = RankChart(card.body, open_part)
        chart.pack(fill="x")
        self.charts[breakdown.code] = chart
        bars = []
        for part in parts:
            share = words.part_share(breakdown, part)
            change = words.change(part.value, part.before)
            told = tr("{name}: {share}; before: {before} ({change})").format(
                name=words.part(breakdown, part.code),
                share=share,
                before=number(part.before),
                change=change,
            )
            shown = f"{number(part.value)} · {words.rate(part.value, breakdown.total)}"
            bars.append(Bar(words.part(breakdown, part.code), part.value, told, shown))
        text = tr("Out of {total} (before: {before}): {whole}.").format(
            total=number(breakdown.total),
            before=number(breakdown.total_before),
            whole=words.figure(breakdown.whole).lower(),
        )
        more = len(breakdown.parts) - MOST_PARTS
        if more > 0:
            text += " " + tr("The {count} largest are shown; the papers have all.").format(
                count=MOST_PARTS
            )
        self._say(card, chart, bars, text)

    def _definitions(self) -> None:
        card = Card(self.body, tr("How it is counted"), padding=16)
        self._cards.append(card)
        for definition in DEFINITIONS:
            label = ttk.Label(
                card.body, text=f"– {tr(definition)}", style="Quiet.TLabel", justify="left"
            )
            label.pack(anchor="w", fill="x", pady=(0, px(self, 3)))
            label.bind("<Configure>", _wrap)

    def _card(self, title: str) -> Card:
        card = Card(self.body, title, padding=16)
        self._cards.append(card)
        return card

    def _say(self, card: Card, chart: Chart, bars: list[Bar], text: str) -> None:
        """Under the chart: the words of the marked bar, or of the whole chart."""
        label = ttk.Label(card.body, text=text, style="Quiet.TLabel", justify="left")
        label.pack(fill="x", pady=(px(self, 6), 0))
        label.bind("<Configure>", _wrap)
        chart.show(bars, text)

        def marked(_event: object) -> None:
            place = chart.marked
            label.configure(text=text if place is None else chart.bars[place].words)

        chart.bind("<<Marked>>", marked)

    # Layout

    def _width_changed(self, event: "tk.Event[tk.Misc]") -> None:
        is_narrow = event.width < px(self, NARROW)
        self.body.columnconfigure((0, 1), minsize=0 if is_narrow else event.width // 2)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        """Figures and definitions over both columns, the charts in two."""
        gap, row, column = px(self, 12), 0, 0
        for place, card in enumerate(self._cards):
            is_wide = self._is_narrow or place in (0, len(self._cards) - 1)
            if is_wide and column:
                row, column = row + 1, 0
            card.grid(
                row=row,
                column=column,
                columnspan=2 if is_wide else 1,
                sticky="nsew",
                padx=(0, gap if column == 0 and not is_wide else 0),
                pady=(0, gap),
            )
            row, column = (row + 1, 0) if is_wide or column else (row, 1)
        self.after_idle(self._settle)

    def _settle(self) -> None:
        if self.winfo_exists():
            self.refit()

    def _listen_to_wheel(self) -> None:
        self.watch_wheel()
        for canvas in (*self.figures.tiles.values(), *self.charts.values()):
            bind_wheel(canvas, lambda rows: self.canvas.yview_scroll(rows, "units"))


def _bar(stretch: Stretch, value: int) -> Bar:
    first, last = stretch.first, stretch.last
    label, name = f"{first.day}/{first.month}", days.format_day(first)
    if first != last:
        name = f"{name} – {days.format_day(last)}"
    if first.day == 1 and last.month == first.month and last.day > 27:
        label = f"{first.month}/{first.year}"
    return Bar(label, value, f"{name}: {number(value)}", number(value))


def _wrap(event: "tk.Event[tk.Misc]") -> None:
    label = event.widget
    if isinstance(label, ttk.Label) and event.width > 1:
        label.configure(wraplength=max(1, event.width - px(label, 6)))
