"""A real office in a real file for every test, and a clock that stands where a test puts it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from db import clock
from db.choices import Role
from db.commands.agencies import add_agency
from db.commands.offices import set_up_office
from db.commands.users import add_user
from db.connection import Database, open_database
from db.queries import users
from db.records.offices import AgencyDraft, OfficeDraft
from db.records.people import Actor, UserDraft

# A landing is judged by the same examples every time; every other run looks for new ones.
settings.register_profile("landing", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("landing" if os.environ.get("CI") else "search")

OFFICE = OfficeDraft("BMT", "Liên đoàn Lao động thành phố Buôn Ma Thuột")
USERS = {
    Role.ADMINISTRATOR: UserDraft("quantri", "Trần Văn Quản", Role.ADMINISTRATOR),
    Role.SUPERVISOR: UserDraft("phutrach", "Lê Thị Phụ", Role.SUPERVISOR),
    Role.CASE_OFFICER: UserDraft("canbo", "Phạm Văn Cán", Role.CASE_OFFICER),
    Role.OPERATOR: UserDraft("truc", "Nguyễn Thị Trực", Role.OPERATOR),
    Role.PROVINCIAL_READER: UserDraft("tinh", "Đỗ Văn Tỉnh", Role.PROVINCIAL_READER),
}
AGENCY = AgencyDraft("UBND phường Tân Lợi", takes="lương thực", phones="0262 385 2345")


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an office, a user of each role and an agency; to be copied, never opened."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    database = open_database(path, create=True)
    set_up_office(database, OFFICE, USERS[Role.ADMINISTRATOR])
    administrator = users.actor(database)
    for role, draft in USERS.items():
        if role is not Role.ADMINISTRATOR:
            add_user(database, administrator, draft)
    add_agency(database, administrator, AGENCY)
    database.close()
    return path


@pytest.fixture
def database_file(office_file: Path, tmp_path: Path) -> Path:
    """A file of the test's own, with an office set up."""
    path = tmp_path / "hotline.db"
    shutil.copyfile(office_file, path)
    return path


@pytest.fixture
def database(database_file: Path) -> Iterator[Database]:
    """An open database in a real file."""
    opened = open_database(database_file)
    yield opened
    opened.close()


@pytest.fixture
def new_office(office_file: Path, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """Give one more open database, each with a file of its own: for tests with many examples."""
    opened: list[Database] = []

    def make() -> Database:
        path = tmp_path / f"office-{len(opened)}.db"
        shutil.copyfile(office_file, path)
        opened.append(open_database(path))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


@pytest.fixture
def actor(database: Database) -> Actor:
    """The administrator, who may do everything."""
    return users.actor(database)


@pytest.fixture
def actors(database: Database) -> dict[Role, Actor]:
    """One actor of each role."""
    return {role: users.actor(database, draft.name) for role, draft in USERS.items()}


@pytest.fixture
def set_clock() -> Iterator[Callable[[datetime], None]]:
    """Stop the clock of the core at an instant; afterwards it runs again."""
    yield lambda instant: clock.set_source(lambda: instant)
    clock.set_source(None)
