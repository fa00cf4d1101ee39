"""Choosing the period of a report: typed in words, or picked step by step."""

import tkinter as tk
from collections.abc import Callable
from datetime import date

import ttkbootstrap as ttk

from db.rules import days
from db.rules.days import DayError
from db.rules.periods import Period, parse_period, period_of
from hotline_app.i18n import tr
from hotline_app.views.forms.case_days import DAYS, today
from hotline_app.views.reports.period_words import KINDS, kind_words, short_words
from hotline_app.widgets.chips import Chips
from hotline_app.widgets.dates import DateField
from hotline_app.widgets.fields import FieldSpec, TextField
from hotline_app.widgets.theme import px

TYPING_MS = 500
FIRST_DAY = date(2000, 1, 1)


class PeriodBar(ttk.Frame):
    """Shows the chosen period and lets people choose another.

    Args:
        parent: a card's body.
        chosen: called with the period after every change by a person.
    """

    def __init__(self, parent: tk.Misc, chosen: Callable[[Period], None]) -> None:
        super().__init__(parent, style="Inside.TFrame")
        self._chosen = chosen
        self._period = period_of("month", today())
        self._timer: str | None = None
        self._is_showing = False
        gap = px(self, 8)
        self.back = self._arrow("‹", self.go_back)
        self.on = self._arrow("›", self.go_on)
        self.typed = TextField(self, FieldSpec(tr("Period (typed)")))
        self.typed.entry.configure(width=22)
        self.kinds = Chips(
            self, FieldSpec(tr("Period")), [(kind, kind_words(kind)) for kind in KINDS]
        )
        self.first = DateField(self, FieldSpec(tr("From")), DAYS)
        self.last = DateField(self, FieldSpec(tr("To")), DAYS)
        self.back.grid(row=0, column=0, sticky="nw", pady=(px(self, 18), 0))
        self.on.grid(row=0, column=1, sticky="nw", padx=(gap // 2, gap), pady=(px(self, 18), 0))
        self.typed.grid(row=0, column=2, sticky="new", padx=(0, 2 * gap))
        self.kinds.grid(row=0, column=3, sticky="new")
        self.first.grid(row=0, column=4, sticky="new", padx=(gap, gap))
        self.last.grid(row=0, column=5, sticky="new")
        self.columnconfigure(3, weight=1)
        self._show()
        self.typed.on_change(self._text_changed)
        self.typed.entry.bind("<Return>", self._entered)
        self.typed.entry.bind("<FocusOut>", self._left, add="+")
        self.kinds.on_change(self._kind_pressed)
        self.first.on_change(self._days_changed)
        self.last.on_change(self._days_changed)
        self.bind("<Destroy>", self._destroyed, add="+")

    @property
    def period(self) -> Period:
        """The chosen period."""
        return self._period

    @period.setter
    def period(self, period: Period) -> None:
        self._period = period
        self._show()

    def set_low(self, is_low: bool) -> None:
        """Keep to one line where the window is low; everything can be typed."""
        (self.kinds.grid_remove if is_low else self.kinds.grid)()

    def go_back(self) -> bool:
        """Choose the period before."""
        return self._go(self._period.previous)

    def go_on(self) -> bool:
        """Choose the period after; there is none in the future."""
        return self._go(self._period.next)

    def _go(self, period: Period, *, keeps_typed: bool = False) -> bool:
        if period == self._period or not self._can(period):
            return False
        self._period = period
        self._show(keeps_typed=keeps_typed)
        self._chosen(period)
        return True

    def _can(self, period: Period) -> bool:
        return period.last >= FIRST_DAY and period.first <= today()

    def _text_changed(self) -> None:
        if self._is_showing:
            return
        self._stop_timer()
        self.typed.show_problem("")
        self._timer = self.after(TYPING_MS, self._read)

    def _entered(self, _event: object) -> str:
        self._read(is_final=True)
        return "break"

    def _left(self, _event: object) -> None:
        self._read(is_final=True)

    def _read(self, *, is_final: bool = False) -> None:
        """Take what is typed; what is no period is a problem only when the person is done."""
        self._stop_timer()
        try:
            period = parse_period(self.typed.value, today())
        except DayError as error:
            if is_final:
                self.typed.show_problem(_problem(error.code))
            return
        if self._can(period):
            self.typed.show_problem("")
            self._go(period, keeps_typed=True)
        elif is_final:
            self.typed.show_problem(
                tr("That period has not begun yet.")
                if period.first > today()
                else tr("Choose days from the year 2000 on.")
            )

    def _kind_pressed(self) -> None:
        kind = str(self.kinds.value)
        if self._is_showing or kind == self._period.kind:
            return
        if kind == "days":
            self._go(Period(self._period.first, min(self._period.last, today())))
            self.first.focus_set()
        else:
            self._go(period_of(kind, min(self._period.last, today())))

    def _days_changed(self) -> None:
        if self._is_showing or self.first.day is None or self.last.day is None:
            return
        if self.last.day < self.first.day:
            self.last.show_problem(_problem("period_backwards"))
            return
        self.last.show_problem("")
        self._go(Period(self.first.day, self.last.day))

    def _show(self, *, keeps_typed: bool = False) -> None:
        period = self._period
        self._is_showing = True
        self.typed.show_problem("")
        if not keeps_typed:
            self.typed.value = short_words(period)
        span = f"{days.format_day(period.first)} – {days.format_day(period.last)}"
        self.typed.show_hint(span, "Good.TLabel")
        self.kinds.value = period.kind
        for field, day in ((self.first, period.first), (self.last, period.last)):
            if field.day != day:
                field.day = day
            field.show_problem("")
            (field.grid if period.kind == "days" else field.grid_remove)()
        self._is_showing = False
        able = "!disabled" if self._can(period.next) else "disabled"
        self.on.state([able])

    def _arrow(self, sign: str, act: Callable[[], object]) -> ttk.Button:
        return ttk.Button(self, style="PlainInside.TButton", text=sign, width=2, command=act)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self.after_cancel(self._timer)
            self._timer = None

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._stop_timer()


def _problem(code: str) -> str:
    if code == "period_backwards":
        return tr("The last day is before the first one.")
    return tr("This is no period. Write “8/2021”, “quarter 3/2021”, “2021” or two days.")
