"""What the open database remembers of slow-changing tables is never older than the tables."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db import lookups
from db.commands.calls import log_call
from db.commands.office_registers import save_need
from db.connection import Database, open_database
from db.errors import ValidationFailed
from db.queries import users
from db.records.office_settings import RegisterEntry
from db.records.people import Actor
from tests.factories import call


def _leave_out_food(path: Path, *, is_active: bool = False) -> None:
    other = open_database(path)
    entry = RegisterEntry("food", "Lương thực", "Food", 1, is_active)
    save_need(other, users.actor(other), entry)
    other.close()


def test_another_workstation_takes_a_need_out(
    database: Database, database_file: Path, actor: Actor
) -> None:
    assert log_call(database, actor, call()).is_new
    _leave_out_food(database_file)
    with pytest.raises(ValidationFailed) as refused:
        log_call(database, actor, call())
    assert refused.value.problems == {"needs": "unknown_need"}
    _leave_out_food(database_file, is_active=True)
    assert log_call(database, actor, call()).is_new


def test_a_connection_made_anew_trusts_nothing(
    database: Database, database_file: Path, actor: Actor
) -> None:
    """Threads of the desk come and go; their connections may lie where an older one lay."""

    def problems() -> dict[str, str]:
        try:
            log_call(database, actor, call())
        except ValidationFailed as refused:
            return dict(refused.problems)
        finally:
            database.close()
        return {}

    for is_active in (False, True) * 4:
        _leave_out_food(database_file, is_active=is_active)
        with ThreadPoolExecutor(1) as thread:
            found = thread.submit(problems).result()
        assert found == ({} if is_active else {"needs": "unknown_need"})


def test_what_was_undone_is_not_remembered(database: Database) -> None:
    class Trouble(Exception):
        pass

    with pytest.raises(Trouble), database.writing():
        database.execute("UPDATE needs SET is_active = 0 WHERE code = 'food'")
        assert "food" not in lookups.codes_of(database, "needs")
        raise Trouble
    with database.writing():
        assert "food" in lookups.codes_of(database, "needs")


def test_a_part_that_fails_undoes_only_itself(database: Database) -> None:
    class Trouble(Exception):
        pass

    with database.writing():
        database.execute("UPDATE needs SET position = 101 WHERE code = 'food'")
        with pytest.raises(Trouble), database.writing():
            database.execute("UPDATE needs SET position = 102 WHERE code = 'food'")
            raise Trouble
    assert database.value("SELECT position FROM needs WHERE code = 'food'") == 101
