"""The office of the dormitory, in a folder of the test's own."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from hotline_app import i18n

pytest.register_assert_rewrite("tests.story.dormitory_help", "tests.story.dormitory_end")

from tests.story.dormitory_desk import DormitoryDesk  # noqa: E402


@pytest.fixture
def dormitory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_clock: Callable[[datetime], None]
) -> Iterator[DormitoryDesk]:
    """An office that begins on Friday 27/8/2021, driven by its commands alone."""
    for name in ("HOTLINE_DATABASE", "HOTLINE_USER", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path / "home"))
    desk = DormitoryDesk(tmp_path / "home", set_clock)
    desk.at(8, 27, 8)
    desk.open_office()
    yield desk
    i18n.install(i18n.DEFAULT_LANGUAGE)
