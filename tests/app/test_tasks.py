import threading
from collections.abc import Callable, Iterator

import pytest

from hotline_app.tasks import Job, Progress, Tasks, wait_for_workers


class Hands:
    """A window's timers, turned by the test."""

    def __init__(self) -> None:
        self.calls: dict[str, Callable[[], object]] = {}
        self.number = 0

    def after(self, ms: int, func: Callable[[], object], /) -> str:
        self.number += 1
        self.calls[str(self.number)] = func
        return str(self.number)

    def after_cancel(self, id: str, /) -> None:
        self.calls.pop(id)

    def turn_until(self, is_so: Callable[[], bool]) -> None:
        for _ in range(2_000_000):
            if is_so():
                return
            for name in list(self.calls):
                self.calls.pop(name)()
        raise AssertionError("never happened")


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def errors() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(hands: Hands, errors: list[BaseException]) -> Iterator[Tasks]:
    worker = Tasks(hands, errors.append)
    yield worker
    worker.close()


def test_the_answer_comes_on_the_calling_thread(hands, tasks):
    threads: list[str] = []
    answers: list[int] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread().name)
        return 42

    def done(answer: int) -> None:
        threads.append(threading.current_thread().name)
        answers.append(answer)

    tasks.run(Job(work, done))
    assert tasks.is_busy and not answers
    hands.turn_until(lambda: not tasks.is_busy)
    assert answers == [42]
    assert threads == ["hotline work", threading.current_thread().name]
    assert not hands.calls, "no timer runs while nothing is to be done"


def test_jobs_are_done_one_after_the_other(hands, tasks):
    answers: list[int] = []
    for number in range(20):
        tasks.run(Job(lambda _progress, number=number: number, answers.append))
    hands.turn_until(lambda: not tasks.is_busy)
    assert answers == list(range(20))


def test_errors_go_to_the_door_or_to_their_own_taker(hands, tasks, errors):
    own: list[BaseException] = []
    tasks.run(Job(lambda _progress: 1 // 0, lambda _answer: None))
    tasks.run(Job(lambda _progress: [][0], lambda _answer: None, failed=own.append))
    hands.turn_until(lambda: not tasks.is_busy)
    assert [type(error) for error in errors] == [ZeroDivisionError]
    assert [type(error) for error in own] == [IndexError]


def test_an_error_in_the_taker_goes_to_the_door(hands, tasks, errors):
    tasks.run(Job(lambda _progress: 0, lambda answer: 1 // answer))
    tasks.run(Job(lambda _progress: 0, lambda _answer: None))
    hands.turn_until(lambda: not tasks.is_busy)
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_progress_is_told(hands, tasks):
    steps: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for number in range(5):
            progress.report(number, 5)

    tasks.run(
        Job(work, lambda _answer: None, progressed=lambda done, total: steps.append((done, total)))
    )
    hands.turn_until(lambda: not tasks.is_busy)
    assert steps == [(number, 5) for number in range(5)]


def test_cancelled_work_stops_and_its_answer_is_dropped(hands, tasks, errors):
    begun, answers, ended = threading.Event(), [], []

    def work(progress: Progress) -> str:
        begun.set()
        while True:
            progress.report(1, 2)

    task = tasks.run(Job(work, answers.append, cancelled=lambda: ended.append(True)))
    assert begun.wait(10)
    task.cancel()
    assert task.is_cancelled
    hands.turn_until(lambda: not tasks.is_busy)
    assert (answers, ended, errors) == ([], [True], [])


def test_a_newer_search_replaces_the_older_ones(hands, tasks):
    gate = threading.Event()
    answers: list[str] = []

    def search(text: str) -> Job:
        def work(_progress: Progress) -> str:
            gate.wait(10)
            return text

        return Job(work, answers.append, replaces="search")

    for text in ("n", "ng", "ngu", "nguy"):
        tasks.run(search(text))
    tasks.run(Job(lambda _progress: "other", answers.append))
    gate.set()
    hands.turn_until(lambda: not tasks.is_busy)
    assert answers == ["nguy", "other"]


def test_close_ends_the_worker(hands, errors):
    tasks = Tasks(hands, errors.append)
    tasks.run(Job(lambda progress: [progress.report(0, 1) for _ in iter(int, 1)], errors.append))
    tasks.close()
    assert not hands.calls
    assert "hotline work" not in {thread.name for thread in threading.enumerate()}


def test_a_page_that_goes_waits_for_nothing(hands, errors):
    tasks = Tasks(hands, errors.append)
    began, gate = threading.Event(), threading.Event()
    done: list[str] = []

    def work(_progress: Progress) -> None:
        began.set()
        gate.wait(10)
        done.append("to its end")

    tasks.run(Job(work, errors.append))
    assert began.wait(10)
    tasks.leave()
    assert not done
    assert not hands.calls
    gate.set()
    wait_for_workers()
    assert done == ["to its end"]
    assert "hotline work" not in {thread.name for thread in threading.enumerate()}
    assert errors == []


def test_the_end_of_the_program_waits_only_so_long(hands, errors):
    tasks = Tasks(hands, errors.append)
    began, gate = threading.Event(), threading.Event()
    tasks.run(Job(lambda _progress: began.set() or gate.wait(10), errors.append))
    assert began.wait(10)
    tasks.leave()
    wait_for_workers(0.01)
    assert "hotline work" in {thread.name for thread in threading.enumerate()}
    gate.set()
    wait_for_workers()


def test_quick_work_does_not_wait_behind_long_work(hands, tasks):
    gate = threading.Event()
    answers: list[str] = []
    tasks.run(Job(lambda _progress: gate.wait(10) and "export", answers.append))
    tasks.run(Job(lambda _progress: "picture", answers.append, is_quick=True))
    hands.turn_until(lambda: answers == ["picture"])
    assert tasks.is_busy
    gate.set()
    hands.turn_until(lambda: not tasks.is_busy)
    assert answers == ["picture", "export"]
