"""Threads of one program write in the order of asking, so that nobody waits behind long work."""

import threading

import pytest

from db import database_files
from db.commands import bulk, cases
from db.commands.calls import log_call
from db.connection import Database
from db.errors import DatabaseBusy
from db.records.people import Actor
from db.turns import Turns
from tests.factories import call


def started(work) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_who_asked_first_has_the_next_turn() -> None:
    turns, order = Turns(), []
    assert turns.take(1)

    def work(name: str) -> None:
        assert turns.take(20)
        order.append(name)
        turns.hand_on()

    threads = []
    for name in "abc":
        threads.append(started(lambda name=name: work(name)))
        while len(turns._waiting) < len(threads):
            pass
    turns.hand_on()
    for thread in threads:
        thread.join()
    assert order == ["a", "b", "c"]
    assert turns.take(0)
    turns.hand_on()


def test_a_turn_that_does_not_come_is_given_up() -> None:
    turns = Turns()
    assert turns.take(1)
    assert not turns.take(0.01)
    turns.hand_on()
    # Who gave up stands in nobody's way.
    assert turns.take(0)


def test_a_block_that_fails_hands_the_turn_on(database: Database) -> None:
    for error in (ValueError, TimeoutError, KeyboardInterrupt):
        with pytest.raises(error), database.writing():
            raise error
    with database.writing(), database.writing():
        pass


def test_another_thread_that_never_ends_is_said(database: Database, monkeypatch) -> None:
    monkeypatch.setattr(database_files, "BUSY_SECONDS", 0.05)
    has_turn, is_seen = threading.Event(), threading.Event()

    def hold() -> None:
        with database.writing():
            has_turn.set()
            is_seen.wait(20)
        database.close()

    thread = started(hold)
    assert has_turn.wait(20)
    with pytest.raises(DatabaseBusy), database.writing():
        pass
    is_seen.set()
    thread.join()
    with database.writing():
        pass


def test_a_call_is_saved_between_two_parts_of_long_work(database: Database, actor: Actor) -> None:
    count = bulk.TOGETHER * 4
    for number in range(count):
        log_call(database, actor, call(summary=f"Việc {number}"))
    numbers = [row[0] for row in database.rows("SELECT number FROM cases ORDER BY number")]
    is_under_way, seen = threading.Event(), []

    def save() -> None:
        assert is_under_way.wait(20)
        log_call(database, actor, call(summary="Cuộc gọi giữa chừng"))
        database.close()

    waits = started(save)

    def act(code: str) -> bool:
        cases.assign_owner(database, actor, code, actor.name)
        seen.append(database.value("SELECT count(*) FROM cases"))
        is_under_way.set()
        while len(seen) == 1 and not database.turns._waiting:
            pass
        return True

    result = bulk.for_each(database, numbers, act, lambda _tried: True)
    waits.join()
    assert len(result.done) == count
    # The first part had the turn when the call came; the call had the next one.
    assert seen == [count] * bulk.TOGETHER + [count + 1] * (count - bulk.TOGETHER)
