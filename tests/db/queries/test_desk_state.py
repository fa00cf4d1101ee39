"""What the line at the bottom knows: back-up and package."""

from datetime import timedelta

from db import clock
from db.commands.backups import back_up
from db.commands.week_exports import record_week_export
from db.queries import desk_state
from db.rules.days import parse_week
from tests.factories import LETTER_DAY

WEEK = parse_week("2021-W35")


def test_nothing_was_done_yet(database, actor):
    with clock.at(LETTER_DAY):
        state = desk_state.state(database)
    assert (state.backed_up_at, state.exported_at, state.exported_week) == (None, None, "")
    assert state.week == WEEK.previous


def test_the_last_back_up(database, actor, tmp_path):
    for day in (0, 2):
        with clock.at(LETTER_DAY + timedelta(days=day)):
            back_up(database, actor, tmp_path / "copy.db")
    assert desk_state.state(database).backed_up_at == LETTER_DAY + timedelta(days=2)


def test_the_package_of_the_week_that_ended(database, actor):
    record_week_export(database, actor, WEEK, "BMT-2021-W35")
    with clock.at(LETTER_DAY + timedelta(days=7)):
        state = desk_state.state(database)
        assert (state.week, state.exported_week) == (WEEK, "2021-W35")
        assert state.exported_at is not None
    with clock.at(LETTER_DAY + timedelta(days=14)):
        assert desk_state.state(database).exported_at is None


def test_the_present_week_may_be_done_early_and_again(database, actor):
    for day in (3, 4):
        with clock.at(LETTER_DAY + timedelta(days=day)):
            record_week_export(database, actor, WEEK, f"BMT-2021-W35-{day}")
            state = desk_state.state(database)
            assert state.exported_week == "2021-W35"
            assert state.exported_at == LETTER_DAY + timedelta(days=day)
    assert database.value("SELECT count(*) FROM settings WHERE name LIKE 'week_export%'") == 1
