"""The facts of the line at the bottom that change by themselves: back-up and package."""

import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from db import clock
from hotline_app.desk import DeskContext
from hotline_app.i18n import ntr, tr
from hotline_app.tasks import Job, Progress

if TYPE_CHECKING:
    from db.records.desk_state import DeskState
    from hotline_app.windows.main_window import MainWindow

FIRST_LOOK_MS: Final = 250
LOOK_EVERY_MS: Final = 5 * 60 * 1000
_WARN_AFTER_DAYS, _PROBLEM_AFTER_DAYS = 2, 7
_PACKAGE_LATE_AFTER_DAYS: Final = 2
_NAME: Final = "state of the desk"

Said = tuple[str, str]  # words and tone


class StatusFacts:
    """Asks how the office stands now and then, and after what changes it.

    Args:
        window: whose line it is.
        desk: gives the desk as it is now.
    """

    def __init__(self, window: "MainWindow", desk: Callable[[], DeskContext]) -> None:
        self._window = window
        self._desk = desk
        self._timer = ""
        for topic in ("week_exported", "back_up", "language"):
            desk().events.listen(topic, lambda **_details: self.look())
        window.status.when_clicked("package", self._go_to_package)
        window.status.bind("<Destroy>", self._destroyed, add="+")
        # The window comes first; the line at the bottom can wait for a moment.
        self._timer = window.root.after(FIRST_LOOK_MS, self.look)

    def look(self) -> None:
        """Ask now; the next time follows by itself."""
        self._stop()
        self._timer = self._window.root.after(LOOK_EVERY_MS, self.look)
        desk = self._desk()
        desk.tasks.run(Job(lambda progress: _ask(desk, progress), self._show, replaces=_NAME))

    def _show(self, state: "DeskState") -> None:
        if not self._window.status.winfo_exists():
            return
        self._window.status.show("backup", *backup_words(state))
        self._window.status.show("package", *package_words(state))

    def _go_to_package(self) -> None:
        if self._window.has_page("weekly_export"):
            self._window.go("weekly_export")

    def _stop(self) -> None:
        if self._timer:
            self._window.root.after_cancel(self._timer)
            self._timer = ""

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self._window.status:
            self._stop()


def _ask(desk: DeskContext, _progress: Progress) -> "DeskState":
    from db.queries import desk_state

    try:
        return desk_state.state(desk.database)
    finally:
        desk.database.close()


def backup_words(state: "DeskState") -> Said:
    """How old the last back-up is."""
    from db.rules.days import format_moment, vietnam_day

    if state.backed_up_at is None:
        return (tr("No back-up yet"), "problem") if state.has_acts else ("", "quiet")
    age = (vietnam_day(clock.now()) - vietnam_day(state.backed_up_at)).days
    if age <= 0:
        at = format_moment(state.backed_up_at)[-5:]
        return tr("Backed up today at {time}").format(time=at), "good"
    words = ntr("Backed up {days} day ago", "Backed up {days} days ago", age).format(days=age)
    if age < _WARN_AFTER_DAYS:
        return words, "good"
    return words, "warn" if age < _PROBLEM_AFTER_DAYS else "problem"


def package_words(state: "DeskState") -> Said:
    """Whether the package of the week is done."""
    from db.rules.days import format_day, vietnam_day

    if state.exported_at is not None:
        number = int(state.exported_week.rpartition("W")[2])
        day = format_day(vietnam_day(state.exported_at))
        return tr("Package of week {week}: exported {day}").format(week=number, day=day), "good"
    number = int(state.week.label.rpartition("W")[2])
    words = tr("Package of week {week}: not exported").format(week=number)
    days_late = (vietnam_day(clock.now()) - state.week.sunday).days
    return words, "warn" if days_late <= _PACKAGE_LATE_AFTER_DAYS else "problem"
