"""Choosing a week: one back, one on, the last full one, or that of any day."""

import tkinter as tk
from collections.abc import Callable
from datetime import date

import ttkbootstrap as ttk

from db.rules import days
from db.rules.days import Week
from hotline_app.i18n import tr
from hotline_app.views.forms.case_days import DAYS, today
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec
from hotline_app.widgets.theme import px

FIRST_WEEK = days.week_of(date(2000, 1, 3))
"""No office has older calls; the field for a day takes typing errors for no week."""


def this_week() -> Week:
    """The week that is not over yet."""
    return days.week_of(today())


def last_full_week() -> Week:
    """The newest week that is over."""
    return this_week().previous


def week_words(week: Week) -> str:
    """A week told by its dates, written as in official papers."""
    monday, sunday = ("/".join(days.document_day(day)) for day in (week.monday, week.sunday))
    return tr("Week from {monday} to {sunday}").format(monday=monday, sunday=sunday)


class WeekBar(ttk.Frame):
    """Shows the chosen week and lets people choose another.

    Args:
        parent: a card's body.
        chosen: called with the week after every change by a person.
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[Week], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._chosen = chosen
        self._week = last_full_week()
        self._is_enabled = True
        self.columnconfigure(3, weight=1)
        gap = px(self, 8)
        self.back = self._arrow("‹", self.go_back)
        self.back.grid(row=0, column=0, rowspan=2)
        self.on = self._arrow("›", self.go_on)
        self.on.grid(row=0, column=1, rowspan=2, padx=(gap // 2, 2 * gap))
        self._words = ttk.Label(self, style="Heading.TLabel")
        self._words.grid(row=0, column=2, sticky="sw")
        self._note = ttk.Label(self, style="Quiet.TLabel")
        self._note.grid(row=1, column=2, sticky="nw")
        self.last = ttk.Button(
            self, text=tr("Last full week"), style="PlainInside.TButton", command=self.go_last
        )
        self.day = DateField(self, FieldSpec(tr("Week of the day")), DAYS)
        self.day.on_change(self._day_typed)
        self.set_narrow(False)
        self._show()

    @property
    def week(self) -> Week:
        """The chosen week."""
        return self._week

    @week.setter
    def week(self, week: Week) -> None:
        self._week = min(max(week, FIRST_WEEK), this_week())
        self._show()

    def go_back(self) -> bool:
        """Choose the week before."""
        return self._go(self._week.previous)

    def go_on(self) -> bool:
        """Choose the week after; there is none after this week."""
        return self._go(self._week.next)

    def go_last(self) -> None:
        """Choose the newest week that is over."""
        self._go(last_full_week())

    def set_narrow(self, is_narrow: bool) -> None:
        """Put what chooses another week beside the week's name, or under it."""
        gap = px(self, 8)
        if is_narrow:
            self.day.grid(row=2, column=0, columnspan=3, rowspan=1, sticky="nw", pady=(gap, 0))
            self.last.grid(
                row=3, column=0, columnspan=4, rowspan=1, padx=0, pady=(gap, 0), sticky="w"
            )
        else:
            self.last.grid(row=0, column=4, columnspan=1, rowspan=2, padx=gap, pady=0, sticky="")
            self.day.grid(row=0, column=5, columnspan=1, rowspan=2, sticky="n", pady=0)

    def set_enabled(self, is_enabled: bool) -> None:
        """Hold the week fast while it is written."""
        self._is_enabled = is_enabled
        self.day.set_enabled(is_enabled)
        self._show()

    def _go(self, week: Week, keeps_day: bool = False) -> bool:
        """Choose a week and tell of it; whether it could be chosen and is another one."""
        if not self._is_enabled or week == self._week or not FIRST_WEEK <= week <= this_week():
            return False
        self._week = week
        if not keeps_day:
            self.day.value = ""
        self._show()
        self._chosen(week)
        return True

    def _day_typed(self) -> None:
        day = self.day.day
        if day is None:
            self.day.show_problem("")
            return
        week = days.week_of(day)
        if week > this_week():
            self.day.show_problem(tr("That week has not begun yet."))
        elif week < FIRST_WEEK:
            self.day.show_problem(tr("Choose a day from the year 2000 on."))
        else:
            self.day.show_problem("")
            self._go(week, keeps_day=True)

    def _show(self) -> None:
        self._words.configure(text=week_words(self._week))
        is_over = self._week < this_week()
        self._note.configure(
            text=tr("Alt+← and Alt+→ change the week")
            if is_over
            else tr("This week is not over yet: its figures will still change."),
            style="Quiet.TLabel" if is_over else "Warn.TLabel",
        )
        _able(self.back, self._is_enabled and self._week > FIRST_WEEK)
        _able(self.on, self._is_enabled and not self._week >= this_week())
        _able(self.last, self._is_enabled and self._week != last_full_week())

    def _arrow(self, sign: str, act: Callable[[], object]) -> ttk.Button:
        # A sign, not an icon: Tk paints a box over icons of disabled buttons.
        return ttk.Button(self, style="PlainInside.TButton", text=sign, width=2, command=act)


def _able(button: ttk.Button, is_able: bool) -> None:
    button.state(["!disabled" if is_able else "disabled"])
