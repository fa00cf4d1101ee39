"""The hands at the desk: real key presses on a real window, each timed until it is drawn."""

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from tests.benchmarks.desk_watch import Watch

PATIENCE_SECONDS = 30.0


class Hands:
    """Presses keys in one window and keeps the times.

    Args:
        place: the open workplace.
        watch: its heartbeat; is told what is done.

    Attributes:
        blocked: what was done -> seconds until the window was drawn and could listen again.
        worked: the same, seconds of the processor that the window's thread used.
        answered: what was asked -> seconds until the answer stood there.
    """

    def __init__(self, place: Any, watch: Watch) -> None:
        self.place = place
        self.root = place.root
        self.window = place.window
        self.watch = watch
        self.errors: list[BaseException] = []
        self.blocked: defaultdict[str, list[float]] = defaultdict(list)
        self.answered: defaultdict[str, list[float]] = defaultdict(list)
        self.worked: defaultdict[str, list[float]] = defaultdict(list)
        self.root.report_callback_exception = lambda _kind, error, _trace: self.errors.append(error)

    def act(self, name: str, deed: Callable[[], object]) -> None:
        """Do something and let the window draw it."""
        self.watch.doing = name
        start, worked = time.perf_counter(), time.thread_time()
        deed()
        self.root.update()
        self.blocked[name].append(time.perf_counter() - start)
        self.worked[name].append(time.thread_time() - worked)
        if self.errors:
            raise self.errors.pop()

    def press(self, keysym: str, name: str = "") -> None:
        """Press a key where the keyboard is ("Down", "Control-s")."""
        self.act(name or keysym, lambda: self._pressed(keysym))

    def type(self, text: str, name: str) -> None:
        """Type letters without tones, one key press each."""
        for letter in text:
            self.press("space" if letter == " " else letter, name)

    def until(self, is_so: Callable[[], bool], name: str) -> None:
        """Let the window work until an answer stands there."""
        start = time.perf_counter()
        while not is_so():
            self.root.update()
            if self.errors:
                raise self.errors.pop()
            if time.perf_counter() - start > PATIENCE_SECONDS:
                raise AssertionError(f"never happened: {name}")
            time.sleep(0.0005)
        self.answered[name].append(time.perf_counter() - start)

    def rest(self, seconds: float = 0.05) -> None:
        """Look at the screen for a moment; timers and workers go on."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or self.place.tasks.is_busy:
            self.root.update()
            time.sleep(0.0005)

    def go(self, key: str) -> Any:
        """Go to a page by its key, or as a press in the navigation does."""
        is_first = self.window.existing(key) is None
        name = f"{'first' if is_first else 'again'}: page {key}"
        keys = [entry.key for entry in self.window.pages_in_navigation()][:9]
        if key in keys:
            self.press(f"Control-Key-{keys.index(key) + 1}", name)
        else:
            self.act(name, lambda: self.window.go(key))
        self.rest()
        return self.window.page

    def _pressed(self, keysym: str) -> None:
        widget = self.root.focus_get() or self.root
        *modifiers, key = keysym.split("-")
        name = f"Key-{key}" if key.isdigit() else key
        held = [one for one in modifiers if one != "Key"]
        if not held and len(key) == 1:
            widget.event_generate("<KeyPress>", keysym=key)
            if widget.winfo_exists():
                widget.event_generate("<KeyRelease>", keysym=key)
            return
        widget.event_generate("<" + "-".join([*held, name]) + ">")
        if widget.winfo_exists():
            widget.event_generate("<" + "-".join([*held, "KeyRelease", key]) + ">")
