"""A long question ends at once when nobody wants its answer."""

import sqlite3
import threading

import pytest

from db.connection import Database
from db.queries import people_lists
from db.queries.stopping import stoppable
from hotline_app.tasks import CancelledError, Progress

ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT count(*) FROM n WHERE i < 0"
)


def test_an_endless_question_ends(database: Database) -> None:
    progress = Progress(lambda _done, _total: None)
    threading.Timer(0.05, progress.stopped.set).start()
    with pytest.raises(CancelledError), stoppable(database, progress.check):
        database.value(ENDLESS)
    # The connection serves on, and nobody looks any more.
    assert database.value("SELECT count(*) FROM users") == 5


def test_an_answer_that_is_wanted_comes_whole(database: Database) -> None:
    asked = []
    with stoppable(database, lambda: asked.append(1)):
        found = database.value(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
            "SELECT sum(i) FROM n"
        )
        assert people_lists.likely_twins(database).is_all
    assert found == 50_000 * 50_001 // 2
    assert asked


def test_an_error_of_the_question_is_still_one(database: Database) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        stoppable(database, lambda: None),
    ):
        database.value("SELECT 1 FROM nowhere")
