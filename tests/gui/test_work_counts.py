"""The red numbers beside the pages are there before anybody opens Today."""

from datetime import UTC, datetime

import pytest

from hotline_app.windows import work_counts
from hotline_app.windows.login import LoginPage
from tests import factories
from tests.gui.whole_desk import WholeDesk


@pytest.fixture
def whole(gui, database_file, database, actor, tmp_path, set_clock, monkeypatch):
    from db.commands.calls import log_call
    from db.commands.cases import assign_owner

    set_clock(datetime(2021, 8, 30, 2, tzinfo=UTC))
    code = log_call(database, actor, factories.call(received_at="")).case_code
    assign_owner(database, actor, code, "quantri")
    set_clock(datetime(2022, 8, 30, 2, tzinfo=UTC))
    monkeypatch.setattr(work_counts, "FIRST_LOOK_MS", 1)
    whole = WholeDesk(gui.root, gui.look, database_file, tmp_path / "home", "quantri")
    yield whole
    whole.close()


def number(whole):
    return whole.window.navigation._counts.get("today", 0)


def test_overdue_work_is_counted_at_the_start_and_for_who_sits_there(gui, whole):
    gui.until(lambda: number(whole) == 1, "the overdue case is counted")
    assert whole.window.existing("today") is None
    whole.place.seat.sign_out()
    gui.settle()
    login = next(one for one in gui.root.winfo_children() if isinstance(one, LoginPage))
    login.user.value = "truc"
    login.sign_in()
    assert number(whole) == 0
    gui.until(lambda: not whole.desk.tasks.is_busy, "counted for the operator")
    assert number(whole) == 0
