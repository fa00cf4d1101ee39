"""How long the window's thread is kept from its work, and by whom: a heartbeat with a witness.

A timer that should beat every five milliseconds comes late when something holds the thread. While
it is late, a second thread looks at the stack of the first one: the places of our own code that
are found there most often are named. Time of the processor tells our work from what else runs on
the computer.
"""

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

BEAT_SECONDS = 0.005
LATE_SECONDS = 0.05
LOOK_SECONDS = 0.004
DRAWING, UNSEEN = "(drawing)", "(not seen)"
OUR_PACKAGES = ("hotline_app", "db", "exports")


@dataclass(frozen=True)
class Stall:
    """One time the thread was held for more than `LATE_SECONDS`.

    Attributes:
        doing: what the person at the desk did.
        place: where our code was: the outermost and the innermost function, or what held instead.
        late: seconds.
        worked: seconds of the processor that the thread used meanwhile.
    """

    doing: str
    place: str
    late: float
    worked: float


@dataclass
class Watch:
    """The heartbeat of one window.

    Attributes:
        root: the window.
        doing: what the person at the desk does; set by the script.
        lateness: seconds, one for every beat.
        stalls: the beats that came more than 50 ms late.
    """

    root: Any
    doing: str = ""
    lateness: list[float] = field(default_factory=list)
    stalls: list[Stall] = field(default_factory=list)
    _due: float = 0.0
    _worked: float = 0.0
    _seen: Counter[str] = field(default_factory=Counter)
    _ended: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Let the heart beat; call on the window's thread."""
        self._thread = threading.get_ident()
        self._witness = threading.Thread(target=self._look, name="witness", daemon=True)
        self._next()
        self._witness.start()

    def end(self) -> None:
        """Stop the witness; the window may be closed now."""
        self._ended.set()
        self._witness.join()

    def _next(self) -> None:
        self._worked = time.thread_time()
        self._due = time.perf_counter() + BEAT_SECONDS
        self.root.after(int(BEAT_SECONDS * 1000), self._beat)

    def _beat(self) -> None:
        late = max(0.0, time.perf_counter() - self._due)
        self.lateness.append(late)
        if late > LATE_SECONDS:
            # Our own code explains more than what the window draws because of it.
            ours = self._seen.copy()
            ours.pop(DRAWING, None)
            place = next((name for name, _times in (ours or self._seen).most_common(1)), UNSEEN)
            worked = time.thread_time() - self._worked
            self.stalls.append(Stall(self.doing, place, late, worked))
        self._seen = Counter()
        self._next()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            if time.perf_counter() - self._due > LOOK_SECONDS:
                frame = sys._current_frames().get(self._thread)
                self._seen[_place(frame)] += 1


def _place(frame: FrameType | None) -> str:
    """The outermost and innermost functions of ours on a stack."""
    ours = []
    while frame is not None:
        code = frame.f_code
        module = frame.f_globals.get("__name__", "")
        if module.partition(".")[0] in OUR_PACKAGES:
            ours.append(f"{module.rpartition('.')[2]}.{code.co_qualname}")
        frame = frame.f_back
    if not ours:
        return DRAWING
    return ours[0] if len(ours) == 1 else f"{ours[-1]} → {ours[0]}"
