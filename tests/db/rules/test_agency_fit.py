"""Which reception address is proposed for a case: the need it takes, the area it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.commands.agencies import add_agency
from db.commands.calls import log_call
from db.connection import Database
from db.queries.agency_answers import MOST_OFFERED, fitting_case
from db.records.offices import AgencyDraft, AgencyRecord, NamedCode
from db.records.people import Actor
from db.rules.agency_fit import CaseNeeds, fit
from tests.factories import call

FOOD = NamedCode("food", "Lương thực, nhu yếu phẩm", "Food and necessities")
WARD = "Hẻm 12, P. Tân Lợi, TP. Buôn Ma Thuột"


def agency(takes: str = "", area: str = "", name: str = "UBND") -> AgencyRecord:
    return AgencyRecord("1", name, takes, "", "", "", area, None, True, 1)


@pytest.mark.parametrize(
    ("takes", "area", "better"),
    [
        ("Hỗ trợ gạo, nhu yếu phẩm", "phường Tân Lợi", 7),
        ("ho tro GAO", "", 5),
        ("Hỗ trợ gạo", "Phường Ea Tam; Tân Lợi", 7),
        ("Hỗ trợ gạo", "xã Hòa Phú", 0),
        ("Tư vấn pháp luật", "phường Tân Lợi", 0),
        ("", "", 0),
    ],
)
def test_what_it_takes_and_where(takes: str, area: str, better: int) -> None:
    assert fit(agency(takes, area), CaseNeeds((FOOD,), (WARD,))) == better


def test_without_a_place_the_need_decides() -> None:
    assert fit(agency("gạo", "Tân Lợi"), CaseNeeds((FOOD,), ("", ""))) == 4
    assert fit(agency("gạo"), CaseNeeds((), (WARD,))) == 0


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=60), max_size=4))
def test_wild_words_break_nothing(takes: str, area: str, places: list[str]) -> None:
    assert fit(agency(takes, area), CaseNeeds((FOOD,), tuple(places))) >= 0


def test_the_best_come_first_and_only_a_few(database: Database, actor: Actor) -> None:
    for number in range(8):
        name = f"Trạm {number}"
        area = "Tân Lợi" if number == 5 else ""
        add_agency(database, actor, AgencyDraft(name, takes="phát gạo", area=area))
    add_agency(database, actor, AgencyDraft("Tòa án", takes="tranh chấp"))
    code = log_call(database, actor, call(address=WARD)).case_code
    found = [one.name for one in fitting_case(database, code)]
    assert len(found) == MOST_OFFERED
    assert found[0] == "Trạm 5"
    assert "Tòa án" not in found
