"""Reception addresses: changed, found by any name, assured, withdrawn, counted."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import lookups
from db.commands import office_settings, referrals
from db.commands.agencies import add_agency
from db.commands.agency_edits import assure_agency, edit_agency, withdraw_agency
from db.commands.calls import log_call
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import agencies, users
from db.records.offices import AgencyDraft, ReferralCounts
from db.records.people import Actor
from db.rules import text
from db.rules.assurance import is_due
from tests import factories

WARD = AgencyDraft(
    "UBND phường Ea Tam",
    takes="lương thực, chỗ ở",
    address="12 Nguyễn Văn Cừ",
    phones="0262 385 1111",
    hours="7:30–17:00",
    area="phường Ea Tam",
    aliases="Ủy ban Ea Tam; Phường Ea Tam\nEa Tam",
    eligibility="Người thuê trọ trong phường",
)


def test_an_address_is_kept_whole(database: Database, actor: Actor) -> None:
    ward = add_agency(database, actor, WARD)
    assert ward.aliases == ("Ủy ban Ea Tam", "Phường Ea Tam", "Ea Tam")
    assert (ward.eligibility, ward.assured_by) == (WARD.eligibility, "Trần Văn Quản")
    assert agencies.one(database, ward.id) == ward
    assert ward in agencies.all_agencies(database)


@pytest.mark.parametrize("typed", ["ubnd phuong ea tam", "Uy ban Ea Tam", "EA TAM"])
def test_every_name_of_it_is_its_name(database: Database, actor: Actor, typed: str) -> None:
    ward = add_agency(database, actor, WARD)
    assert lookups.agency_id(database, typed) == ward.id
    with pytest.raises(ValidationFailed, match="agency_exists"):
        add_agency(database, actor, AgencyDraft(typed))


@pytest.mark.parametrize("typed", ["cho o", "LƯƠNG thực ea", "nguyen van cu", "0262385", "ea tam"])
def test_an_address_is_found_without_tones(database: Database, actor: Actor, typed: str) -> None:
    ward = add_agency(database, actor, WARD)
    assert ward in agencies.search(database, typed)


def test_names_that_begin_so_stand_first(database: Database, actor: Actor) -> None:
    add_agency(database, actor, AgencyDraft("A ở cạnh Trung tâm Y tế"))
    centre = add_agency(database, actor, AgencyDraft("Trung tâm Y tế"))
    assert agencies.search(database, "trung tam")[0] == centre
    assert agencies.search(database, "trung tam", limit=1) == (centre,)


def test_an_edit_names_the_version_it_saw(database: Database, actor: Actor) -> None:
    ward = add_agency(database, actor, WARD)
    edited = edit_agency(database, actor, ward.id, replace(WARD, phones="0262 999"), 1)
    assert (edited.phones, edited.version, edited.assured_on) == ("0262 999", 2, ward.assured_on)
    with pytest.raises(StaleRecord):
        edit_agency(database, actor, ward.id, WARD, 1)
    with pytest.raises(NotFound):
        edit_agency(database, actor, "0" * 36, replace(WARD, name="Khác", aliases=""), 1)
    with pytest.raises(ValidationFailed, match="name_missing"):
        edit_agency(database, actor, ward.id, replace(WARD, name=" "), 2)
    with pytest.raises(ValidationFailed, match="agency_exists"):
        edit_agency(database, actor, ward.id, replace(WARD, name="UBND phường Tân Lợi"), 2)
    changes = json.loads(
        database.value("SELECT changes FROM audit_entries ORDER BY number DESC LIMIT 1")
    )
    assert changes == {"phones": ["0262 385 1111", "0262 999"]}


def test_assured_again_on_another_day(database: Database, actor: Actor, set_clock) -> None:  # type: ignore[no-untyped-def]
    ward = add_agency(database, actor, WARD)
    set_clock(datetime.fromisoformat("2030-01-02T03:00:00+00:00"))
    assured = assure_agency(database, actor, ward.id, 1)
    assert (assured.assured_on, assured.version) == (date(2030, 1, 2), 2)
    with pytest.raises(StaleRecord):
        assure_agency(database, actor, ward.id, 1)


def test_a_withdrawn_address_is_kept_and_can_come_back(database: Database, actor: Actor) -> None:
    ward = add_agency(database, actor, WARD)
    with pytest.raises(ValidationFailed, match="reason_missing"):
        withdraw_agency(database, actor, ward.id, " \n", 1)
    gone = withdraw_agency(database, actor, ward.id, "Đã sáp nhập", 1)
    assert not gone.is_active
    assert agencies.search(database, "ea tam") == ()
    assert lookups.agency_id(database, "Ea Tam") is None
    for act in (
        lambda: withdraw_agency(database, actor, ward.id, "lại", 2),
        lambda: assure_agency(database, actor, ward.id, 2),
    ):
        with pytest.raises(ValidationFailed, match="no_longer_offered"):
            act()
    assert edit_agency(database, actor, ward.id, WARD, 2).is_active


def test_referrals_are_counted_by_what_became_of_them(database: Database, actor: Actor) -> None:
    agency = agencies.all_agencies(database)[0]
    assert agencies.referral_counts(database) == {}
    for outcome in ("", "sent", "answered", "refused", "no_answer"):
        case = log_call(database, actor, factories.call()).case_code
        referral = referrals.refer_case(database, actor, case, factories.referral())
        if outcome:
            referrals.mark_sent(database, actor, referral, "hand", "Ký nhận")
        if outcome not in ("", "sent"):
            referrals.record_answer(database, actor, referral, "Trả lời", outcome)
    assert agencies.referral_counts(database) == {agency.id: ReferralCounts(5, 2, 1, 2)}


def test_the_days_are_a_term_of_the_office(database: Database) -> None:
    assert agencies.assure_after_days(database) == 30
    head = users.actor(database)
    office_settings.change_clocks(database, head, {"assured_days": "45"})
    assert agencies.assure_after_days(database) == 45


def test_due_when_older_than_the_setting() -> None:
    assert is_due(None, date(2021, 9, 30), 30)
    assert is_due(date(2021, 8, 30), date(2021, 9, 30), 30)
    assert not is_due(date(2021, 8, 31), date(2021, 9, 30), 30)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_kept_and_found(
    database: Database, actor: Actor, name: str, aliases: str, takes: str
) -> None:
    draft = AgencyDraft(name, takes=takes, aliases=aliases)
    try:
        agency = add_agency(database, actor, draft)
    except ValidationFailed as refusal:
        assert refusal.problems in ({"name": "name_missing"}, {"name": "agency_exists"})
        return
    assert agency.name == text.clean_line(name)
    assert all(agency in agencies.search(database, word) for word in text.words(name)[:3])
    same = AgencyDraft(agency.name, takes=agency.takes, aliases=";".join(agency.aliases))
    again = edit_agency(database, actor, agency.id, same, 1)
    assert (again.aliases, again.takes) == (agency.aliases, agency.takes)
