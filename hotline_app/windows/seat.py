"""Who sits at the desk: the parts of the window that know the person, and changing seats."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import clock
from db.records.people import Actor
from hotline_app.desk import DeskContext
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks
from hotline_app.windows.back_up_clock import BackUpClock
from hotline_app.windows.clock_watch import ClockWatch
from hotline_app.windows.gate import Gate
from hotline_app.windows.look_watch import LookWatch
from hotline_app.windows.main_window import MainWindow
from hotline_app.windows.page_topics import listen_for_pages
from hotline_app.windows.shell import Shell
from hotline_app.windows.status_facts import StatusFacts
from hotline_app.windows.undo_desk import UndoDesk
from hotline_app.windows.warming import Warming
from hotline_app.windows.work_counts import WorkCounts

if TYPE_CHECKING:
    from hotline_app.windows.everywhere import EverywherePanel


@dataclass(frozen=True)
class SeatActs:
    """What the seat asks of the start of the program.

    Attributes:
        actor: gives the user with a sign-in name.
        shell: gives pages and words for a desk.
        keep_settings: remembers settings.
        on_error: the error door's `handle`.
        gate: counts wrong passwords.
        report: gives the text about errors for those who look after the program.
    """

    actor: Callable[[str], Actor]
    shell: Callable[[DeskContext], Shell]
    keep_settings: Callable[[Settings], None]
    on_error: Callable[[BaseException], object]
    gate: Gate
    report: Callable[[], str]


class Seat:
    """Signs people in and out of an open window, and answers what every page may ask.

    Args:
        window: of the program.
        desk: of who sits there first.
        acts: what the start of the program gives.
    """

    def __init__(self, window: MainWindow, desk: DeskContext, acts: SeatActs) -> None:
        self.window = window
        self.desk = desk
        self._acts = acts
        self._since = clock.now()
        self._calls: list[str] = []
        self._tasks = Tasks(window.root, acts.on_error)
        self._panel: EverywherePanel | None = None
        self.undo = UndoDesk(lambda: self.desk, lambda: self._since)
        self._answer_keys()
        self._listen()
        self.facts = StatusFacts(window, lambda: self.desk)
        self._copies = BackUpClock(window.root, lambda: self.desk)
        self._warming = Warming(window.root)
        self._watch = ClockWatch(window.root)
        self._looks = LookWatch(window, self._tasks)
        self._counts = WorkCounts(window, lambda: self.desk)

    @property
    def since(self) -> datetime:
        """When who sits there sat down (aware)."""
        return self._since

    @property
    def panel(self) -> "EverywherePanel | None":
        """The search over everything, while it is open."""
        is_open = self._panel is not None and self._panel.winfo_exists()
        return self._panel if is_open else None

    def search_everywhere(self) -> None:
        """Open the search over everything; the same key closes it."""
        if self.panel is not None:
            self.panel.close()
            return
        from hotline_app.windows.everywhere import EverywherePanel

        self._panel = EverywherePanel(self.window, self.desk, self._tasks)

    def sign_out(self) -> None:
        """Ask who is at the desk now; what was typed stays on the pages and on the disk."""
        if self.window.is_covered:
            return
        from hotline_app.windows.login import LoginPage, SignIn

        self.window.kept_pages()
        self.window.toasts.clear()
        asked = SignIn(
            self.desk.database,
            self.desk.actor.name,
            self._acts.gate,
            self._signed_in,
            self._acts.on_error,
        )
        page = LoginPage(self.window.root, asked)
        self.window.cover(page)
        page.show()

    def ring(self, phone: str) -> None:
        """Begin the contact of a call; before somebody signed in it waits."""
        if self.window.is_covered:
            self._calls.append(phone)
            return
        from hotline_app.windows.ringing import begin_call

        begin_call(self.window, phone)

    def close(self) -> None:
        """Let go of the worker and the clocks."""
        self._watch.close()
        self._warming.stop()
        self._copies.stop()
        self._looks.stop()
        self._counts.stop()
        self._tasks.close()

    def _signed_in(self, name: str) -> None:
        self._since = clock.now()
        settings = replace(self.window.settings, last_username=name)
        self.window.remember(settings)
        actor = self._acts.actor(name)
        if actor != self.desk.actor:
            self.desk = replace(self.desk, actor=actor, settings=settings)
            self.window.change_shell(self._acts.shell(self.desk))
            self._counts.begin_anew()
        self.window.cover(None)
        waiting, self._calls = self._calls, []
        for phone in waiting:
            self.ring(phone)

    def _answer_keys(self) -> None:
        for command, act in (
            ("everywhere", self.search_everywhere),
            ("undo", self.undo.undo),
            ("sign_out", self.sign_out),
            ("settings", partial(self.window.go, "workstation")),
            ("quick_card", self._open_card),
        ):
            self.window.answer(command, act)

    def _open_card(self) -> None:
        from hotline_app.windows.card_opener import open_card

        open_card(self.desk)

    def _show_report(self) -> None:
        from hotline_app.windows.error_report import ErrorReport

        ErrorReport(self.window.root, self._acts.report(), self.desk.paths.log).show()

    def _listen(self) -> None:
        events = self.desk.events
        listen_for_pages(self.window, events)
        self.window.change_news(self.undo.with_button)
        events.listen("call", self.ring)
        events.listen("sign_out", self.sign_out)
        events.listen("workstation", self._change_workstation)
        events.listen("back_up", self._remember_copies)
        events.listen("error_report", self._show_report)

    def _remember_copies(self, path: Path) -> None:
        """Where the office's copies lie: asked for when its own file cannot be opened any more."""
        settings, folder = self.window.settings, str(path.parent)
        where = Path(self.desk.database.where)
        is_usual = where == Path(settings.database or self.desk.paths.data / where.name)
        # The copies of an office that is only looked at, such as the demonstration, are not ours.
        if is_usual and folder != settings.backup_folder:
            self.window.remember(replace(settings, backup_folder=folder))

    def _change_workstation(self, **changes: Any) -> None:
        """The settings page asks; the window changes once the page has done its click."""
        self.window.root.after_idle(partial(self._change_now, changes))

    def _change_now(self, changes: dict[str, Any]) -> None:
        for name, value in changes.items():
            act: Callable[[Any], None] = getattr(self.window, f"set_{name}")
            act(value)
        self.desk.events.announce("language")
