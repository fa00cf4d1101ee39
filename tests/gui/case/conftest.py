"""An office, its window and two cases; the first one is open."""

import shutil

import pytest

from db.queries import case_details
from tests.gui.case.at_the_case import case_of
from tests.gui.case_office import Office, Stand


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture
def code(office):
    return case_of(office, alert="Không gọi trước 17:00", employer_must_not_know=True)


@pytest.fixture
def other(office):
    return case_of(
        office, phone="0905111222", name="Y Thanh Niê", summary="Hết gạo", urgency="urgent"
    )


@pytest.fixture
def stand(gui, office):
    shutil.rmtree(office.folder / "home", ignore_errors=True)
    stand = Stand(gui, office)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand, code):
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    return stand.window.page


@pytest.fixture
def stored(office, code):
    return lambda: case_details.detail(office.database, code)
