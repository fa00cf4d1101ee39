"""A field for a day, typed as dd/mm/yyyy, with a calendar for those who like the mouse."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from hotline_app.i18n import tr
from hotline_app.widgets.buttoned_field import ButtonedField
from hotline_app.widgets.calendar_sheet import CalendarSheet
from hotline_app.widgets.fields import FieldSpec


@dataclass(frozen=True)
class DateReading:
    """How days are read and written.

    Attributes:
        parse: text as typed -> day, or None when it is no day (never a guess).
        write: day -> dd/mm/yyyy.
        explain: day -> words under the field ("Monday, in 3 days"), or "".
        today: the day now.
    """

    parse: Callable[[str], date | None]
    write: Callable[[date], str]
    explain: Callable[[date], str]
    today: Callable[[], date]


class DateField(ButtonedField):
    """One day. Up and Down move by a day, Page Up and Page Down by a week, Alt+Down shows a month.

    The value is the text as typed; `day` is what it means.
    """

    def __init__(self, parent: tk.Misc, spec: FieldSpec, reading: DateReading) -> None:
        self._reading = reading
        super().__init__(parent, spec)
        self._sheet: CalendarSheet | None = None

    def make_input(self) -> tk.Widget:
        """Make the entry with the calendar button in one rounded frame."""
        frame = self.make_entry(("calendar3", 14), self._typed, self.toggle_calendar)
        self.entry.configure(width=12)
        self.entry.bind("<FocusOut>", self._left)
        for sequence, days in (("<Up>", 1), ("<Down>", -1), ("<Prior>", 7), ("<Next>", -7)):
            self.entry.bind(sequence, partial(self._move, days))
        self.entry.bind("<Alt-Down>", self._alt_down)
        self.entry.bind("<Escape>", self._escape)
        return frame

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._text.get()

    @value.setter
    def value(self, value: str) -> None:
        if value != self._text.get():
            self._text.set(value)
            self.entry.icursor("end")

    @property
    def day(self) -> date | None:
        """The day that is meant, or None when the text is empty or no day."""
        return self._reading.parse(self.value)

    @day.setter
    def day(self, day: date | None) -> None:
        self.value = "" if day is None else self._reading.write(day)

    def toggle_calendar(self) -> None:
        """Show or hide the month."""
        if self._sheet is not None:
            self._close_sheet()
            return
        self.entry.focus_set()
        self._sheet = CalendarSheet(
            self.input_widget, self.day or self._reading.today(), self._take
        )

    def _typed(self, *_: object) -> None:
        day = self.day
        if day is not None:
            self.show_hint(self._reading.explain(day), "Good.TLabel")
        else:
            self.show_hint(self.spec.hint)
        self.changed()

    def _left(self, _event: object) -> None:
        self.input_widget.state(["!focus"])  # type: ignore[attr-defined]
        self._close_sheet()
        if self.value.strip() and self.day is None:
            self.show_problem(tr("This is not a day. Write it as day/month/year."))
        elif self.problem:
            self.show_problem("")

    def _move(self, days: int, _event: object) -> str:
        start = self.day
        self.day = self._reading.today() if start is None else start + timedelta(days=days)
        if self._sheet is not None and self.day is not None:
            self._sheet.show(self.day)
        return "break"

    def _alt_down(self, _event: object) -> str:
        self.toggle_calendar()
        return "break"

    def _escape(self, _event: object) -> str | None:
        if self._sheet is None:
            return None
        self._close_sheet()
        return "break"

    def _take(self, day: date) -> None:
        self.day = day
        self._close_sheet()
        self.entry.focus_set()

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.destroy()
            self._sheet = None
