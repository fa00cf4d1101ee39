import pytest

from db.commands import calls
from db.queries import case_details
from db.records.drafts import CallDraft
from tests.gui.case_office import Office, Stand

STORY = "Công ty nợ lương tháng 9 và tháng 10, gia đình hết gạo, có con nhỏ 4 tuổi."


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


@pytest.fixture
def code(office):
    draft = CallDraft(
        phone="0912345678",
        name="H'Bia Ê Ƀăn",
        summary=STORY,
        needs=("wages", "food"),
        employer="Công ty TNHH May mặc Hòa Thọ",
        urgency="urgent",
    )
    return calls.log_call(office.database, office.operator, draft).case_code


@pytest.fixture
def stand(gui, office):
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


def test_a_note_with_keys(gui, page, stored):
    gui.press("Alt-g")
    gui.paste("Đã gọi lại, chị đang ở trọ 👩‍🏭")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().notes[-1].text == "Đã gọi lại, chị đang ở trọ 👩‍🏭"
