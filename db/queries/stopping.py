"""A long question ends when nobody wants its answer any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from db.connection import Database

_STEPS: Final = 20_000
"""Steps of the engine between two looks: less than a millisecond of its work."""


@contextmanager
def stoppable(database: Database, check: Callable[[], None]) -> Iterator[None]:
    """Ask `check` now and then while a question of the block is answered by this thread.

    What it raises ends the question and passes through; nothing may be written in the block.
    """
    raised: list[BaseException] = []

    def look() -> int:
        try:
            check()
        except BaseException as error:
            raised.append(error)
            return 1
        return 0

    connection = database.engine.connection()
    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
