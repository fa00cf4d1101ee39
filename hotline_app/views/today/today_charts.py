"""The two charts of the first page: contacts per day and needs of the last 30 days."""

import tkinter as tk
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from db.records.statistics import Stretch
from db.records.today import Today
from db.rules import days
from hotline_app.i18n import ntr, tr
from hotline_app.views.pieces.case_words import count_words
from hotline_app.widgets.card import Card
from hotline_app.widgets.charts import Bar, ColumnChart, RankChart
from hotline_app.widgets.theme import px

HEIGHT = 140
MOST_NEEDS = 6


class DaysChart(Card):
    """Contacts of each of the last 30 days.

    Args:
        parent: the page.
        opened: called with the day whose contacts are wanted.
    """

    def __init__(self, parent: tk.Misc, opened: Callable[[Stretch], None]) -> None:
        super().__init__(parent, tr("Contacts per day, last 30 days"), padding=16)
        self._days: tuple[Stretch, ...] = ()
        self.chart = ColumnChart(self.body, lambda place: opened(self._days[place]))
        self.chart.configure(height=px(self, HEIGHT))
        self.chart.pack(fill="both", expand=True)
        self.words = _words(self)

    def show(self, counted: Today) -> None:
        """Show the days."""
        self._days = counted.days
        self.chart.show([day_bar(day) for day in self._days], days_text(self._days))
        self.words.configure(text=self.chart.text)


class NeedsChart(Card):
    """Needs of the cases opened in the last 30 days.

    Args:
        parent: the page.
        names: code of a need -> its name.
        opened: called with the code of a need.
    """

    def __init__(
        self, parent: tk.Misc, names: Mapping[str, str], opened: Callable[[str], None]
    ) -> None:
        super().__init__(parent, tr("Needs, last 30 days"), padding=16)
        self._names = names
        self._codes: list[str] = []
        self.chart = RankChart(self.body, lambda place: opened(self._codes[place]))
        self.chart.pack(fill="x")
        self.words = _words(self)

    def show(self, counted: Today) -> None:
        """Show the most frequent needs, each with the cases it is a share of."""
        parts = counted.needs[:MOST_NEEDS]
        self._codes = [part.code for part in parts]
        total = counted.cases_in_days
        bars = []
        for part in parts:
            name = self._names.get(part.code, part.code)
            number = count_words(part.value)
            words = tr("{name}: {value} of {total} cases").format(
                name=name, value=number, total=count_words(total)
            )
            bars.append(Bar(name, part.value, words, number))
        if not bars:
            text = tr("No case was opened in these days.")
        else:
            text = ntr(
                "{count} case was opened in these days; one case may have several needs.",
                "{count} cases were opened in these days; one case may have several needs.",
                total,
            ).format(count=count_words(total))
            if len(counted.needs) > MOST_NEEDS:
                text += " " + tr("The most frequent needs are shown.")
        self.chart.show(bars, text)
        self.words.configure(text=text)


def day_bar(day: Stretch) -> Bar:
    """One day as a bar."""
    number = count_words(day.contacts)
    words = ntr("{day}: {count} contact", "{day}: {count} contacts", day.contacts)
    words = words.format(day=days.format_day(day.first), count=number)
    return Bar(f"{day.first.day}/{day.first.month}", day.contacts, words, number)


def days_text(stretches: tuple[Stretch, ...]) -> str:
    """The chart of days in words: total, busiest day, today."""
    total = sum(day.contacts for day in stretches)
    if not total:
        return tr("Nobody made contact in these days.")
    most = max(stretches, key=lambda day: day.contacts)
    return tr("{total} contacts in {days} days; most on {day}: {most}; today {today}.").format(
        total=count_words(total),
        days=len(stretches),
        day=days.format_day(most.first),
        most=count_words(most.contacts),
        today=count_words(stretches[-1].contacts),
    )


def _words(card: Card) -> ttk.Label:
    label = ttk.Label(card.body, style="Quiet.TLabel", justify="left")
    label.pack(fill="x", pady=(px(card, 6), 0))
    card.body.bind(
        "<Configure>", lambda event: label.configure(wraplength=event.width - px(label, 6)), add="+"
    )
    return label
