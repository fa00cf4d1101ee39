"""Copies by plan while the window is open."""

import pytest

from db.commands import office_settings
from db.queries import back_ups, users
from hotline_app.desk import DeskContext
from hotline_app.drafts import DraftJournal
from hotline_app.events import Events
from hotline_app.paths import find_paths
from hotline_app.settings import Settings
from hotline_app.tasks import Tasks


@pytest.fixture
def desk(gui, database, tmp_path):
    paths = find_paths({"HOTLINE_HOME": str(tmp_path / "home")}).make()
    made = DeskContext(
        database=database,
        actor=users.actor(database),
        settings=Settings(scale=100),
        paths=paths,
        tasks=Tasks(gui.root, gui.errors.append),
        events=Events(gui.errors.append),
        journal=DraftJournal(paths.drafts),
    )
    yield made
    made.tasks.close()


def test_a_copy_that_is_due_is_made_and_a_missing_folder_is_said_once(gui, desk, tmp_path):
    from hotline_app.windows.back_up_clock import BackUpClock

    folder = tmp_path / "Bản sao"
    office_settings.change_back_up_plan(desk.database, desk.actor, {"folder": str(folder)})
    told, made = [], []
    desk.events.listen("news", lambda news: told.append(news.details))
    desk.events.listen("back_up", lambda path: made.append(path))
    clock = BackUpClock(gui.root, lambda: desk)
    try:
        clock.look()
        gui.until(lambda: len(told) == 1, "the missing folder is said")
        assert str(folder) in told[0]
        assert "Dữ liệu đã ghi không mất" in told[0]
        clock.look()
        gui.until(lambda: not desk.tasks.is_busy, "looked again")
        assert len(told) == 1
        folder.mkdir()
        clock.look()
        gui.until(lambda: len(made) == 1, "a copy is made")
        assert back_ups.look_inside(made[0]).office_code == desk.actor.office_code
        clock.look()
        gui.until(lambda: not desk.tasks.is_busy, "looked again")
        assert len(made) == 1
    finally:
        clock.stop()
