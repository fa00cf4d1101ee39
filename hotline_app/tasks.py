"""Slow work on a worker thread, its answer on the window's thread.

The worker never touches a widget: answers wait in a queue that the window empties with `after`.
What somebody waits for with a caller on the line has a worker of its own: it never stands behind
an export or a back-up.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

LOOK_EVERY_MS = 15
END_SECONDS = 5.0
_WORKER = "hotline work"


class CancelledError(Exception):
    """The person who asked for the work no longer wants it."""


class Clock(Protocol):
    """What is needed of the window: Tk's own timers."""

    def after(self, ms: int, func: Callable[[], object], /) -> str:
        """Call `func` later on the window's thread."""

    def after_cancel(self, id: str, /) -> None:
        """Forget such a call."""


@dataclass
class Progress:
    """Handed to the work: how it says how far it is, and learns that it should stop."""

    tell: Callable[[int, int], None]
    stopped: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, total: int) -> None:
        """Say how far the work is.

        Raises:
            CancelledError: the work is no longer wanted; let it pass through.
        """
        self.check()
        self.tell(done, total)

    def check(self) -> None:
        """Raise `CancelledError` when the work is no longer wanted."""
        if self.stopped.is_set():
            raise CancelledError


@dataclass(frozen=True)
class Job:
    """One piece of slow work.

    Attributes:
        work: runs on the worker thread; takes a `Progress`, returns the answer.
        done: takes the answer on the window's thread; not called after a cancel.
        failed: takes what the work raised; by default the error door does.
        progressed: takes (done, total) on the window's thread.
        cancelled: called on the window's thread once cancelled work has really ended.
        replaces: a name; a newer job of the same name cancels this one (search as you type).
        is_quick: a second's work that must not wait behind the long work of others.
    """

    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None = None
    progressed: Callable[[int, int], None] | None = None
    cancelled: Callable[[], None] | None = None
    replaces: str = ""
    is_quick: bool = False


class Task:
    """A job that was handed in."""

    def __init__(self, job: Job, tell: Callable[[Callable[[], None]], None]) -> None:
        self.job = job
        self._tell = tell
        self.progress = Progress(self._progressed)

    def cancel(self) -> None:
        """Ask the work to stop; its answer is dropped in any case."""
        self.progress.stopped.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self.progress.stopped.is_set()

    def _progressed(self, done: int, total: int) -> None:
        listener = self.job.progressed
        if listener is not None:
            self._tell(lambda: None if self.is_cancelled else listener(done, total))


class _Worker:
    """One thread and the work that waits for it, in order; the thread begins with the first."""

    def __init__(self, outcome: Callable[[Task], None]) -> None:
        self._outcome = outcome
        self._waiting: queue.Queue[Task | None] = queue.Queue()
        self._thread: threading.Thread | None = None

    def take(self, task: Task) -> None:
        """Queue a task; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._labour, name=_WORKER, daemon=True)
            self._thread.start()
        self._waiting.put(task)

    def close(self, wait_seconds: float) -> None:
        """End the thread once it is done with what it does now."""
        if self._thread is not None:
            self._waiting.put(None)
            if wait_seconds:
                self._thread.join(wait_seconds)
            self._thread = None

    def _labour(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._outcome(task)


class Tasks:
    """The workers of one window: one for long work, one for what is quick.

    Args:
        clock: the root window.
        on_error: the error door's `handle`.
    """

    def __init__(self, clock: Clock, on_error: Callable[[BaseException], Any]) -> None:
        self._clock = clock
        self._on_error = on_error
        self._answers: queue.Queue[Callable[[], None]] = queue.Queue()
        self._open: list[Task] = []
        self._long, self._quick = _Worker(self._labour), _Worker(self._labour)
        self._timer: str | None = None

    def run(self, job: Job) -> Task:
        """Queue a job; returns at once. Call from the window's thread."""
        if job.replaces:
            for task in self._open:
                if task.job.replaces == job.replaces:
                    task.cancel()
        task = Task(job, self._answers.put)
        self._open.append(task)
        worker = self._quick if job.is_quick else self._long
        worker.take(task)
        self._look_later()
        return task

    @property
    def is_busy(self) -> bool:
        """Whether any job has not been answered yet."""
        return bool(self._open)

    def leave(self) -> None:
        """Cancel everything and wait for nothing: a page that goes must not hold the window."""
        self.close(0)

    def close(self, wait_seconds: float = END_SECONDS) -> None:
        """Cancel everything, end the workers and wait until they are done."""
        for task in self._open:
            task.cancel()
        self._open.clear()
        if self._timer is not None:
            self._clock.after_cancel(self._timer)
            self._timer = None
        for worker in (self._quick, self._long):
            worker.close(wait_seconds)

    def _labour(self, task: Task) -> None:
        self._answers.put(self._outcome(task))

    def _outcome(self, task: Task) -> Callable[[], None]:
        """Do the work (on the worker thread); returns what the window has to do."""
        try:
            task.progress.check()
            answer = task.job.work(task.progress)
        except CancelledError:
            return lambda: self._finish(task, None)
        except Exception as error:
            caught = error
            return lambda: self._finish(task, lambda: self._fail(task, caught))
        return lambda: self._finish(task, lambda: task.job.done(answer))

    def _finish(self, task: Task, deliver: Callable[[], None] | None) -> None:
        if task in self._open:
            self._open.remove(task)
        if task.is_cancelled or deliver is None:
            deliver = task.job.cancelled
        if deliver is not None:
            deliver()

    def _fail(self, task: Task, error: BaseException) -> None:
        (task.job.failed or self._on_error)(error)

    def _look_later(self) -> None:
        if self._timer is None:
            self._timer = self._clock.after(LOOK_EVERY_MS, self._look)

    def _look(self) -> None:
        self._timer = None
        while True:
            try:
                deliver = self._answers.get_nowait()
            except queue.Empty:
                break
            try:
                deliver()
            except Exception as error:
                self._on_error(error)
        if self._open:
            self._look_later()


def wait_for_workers(seconds: float = END_SECONDS) -> None:
    """Let work that pages left behind come to its end before the program ends."""
    until = time.monotonic() + seconds
    for thread in threading.enumerate():
        if thread.name == _WORKER and thread is not threading.current_thread():
            thread.join(max(0.0, until - time.monotonic()))
