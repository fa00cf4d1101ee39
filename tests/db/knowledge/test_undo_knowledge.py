"""What was withdrawn or assured by mistake is taken back, unless somebody changed it since."""

from datetime import datetime

import pytest

from db.choices import Role
from db.commands.agencies import add_agency
from db.commands.agency_edits import assure_agency, edit_agency, withdraw_agency
from db.commands.answer_cards import save_answer_card, withdraw_answer_card
from db.commands.notices import save_notice, withdraw_notice
from db.commands.undo import undo_act
from db.connection import Database
from db.errors import ValidationFailed
from db.queries import agencies, answer_cards, notices
from db.queries.own_acts import last_own_act
from db.records.answer_cards import AnswerCardDraft, NoticeDraft
from db.records.offices import AgencyDraft
from db.records.people import Actor


def _undo(database: Database, actor: Actor) -> None:
    own = last_own_act(database, actor.user_id)
    assert own is not None
    assert own.is_undoable
    undo_act(database, actor, own.number, "Nhầm")


def test_a_withdrawn_address_is_offered_again(database: Database, actor: Actor) -> None:
    ward = add_agency(database, actor, AgencyDraft("UBND phường Ea Tam"))
    withdraw_agency(database, actor, ward.id, "Nhầm", 1)
    _undo(database, actor)
    assert agencies.one(database, ward.id).is_active


def test_an_assurance_is_taken_back_with_its_name(
    database: Database,
    actors: dict[Role, Actor],
    set_clock,  # type: ignore[no-untyped-def]
) -> None:
    ward = add_agency(database, actors[Role.CASE_OFFICER], AgencyDraft("UBND phường Ea Tam"))
    set_clock(datetime.fromisoformat("2099-01-02T03:00:00+00:00"))
    operator = actors[Role.OPERATOR]
    assure_agency(database, operator, ward.id, 1)
    _undo(database, operator)
    again = agencies.one(database, ward.id)
    assert (again.assured_on, again.assured_by) == (ward.assured_on, ward.assured_by)


def test_a_withdrawn_card_and_notice_come_back(database: Database, actor: Actor) -> None:
    card = save_answer_card(database, actor, AnswerCardDraft("Hỏi", "Đáp", needs=("food",)))
    withdraw_answer_card(database, actor, card.id, "Nhầm", 1)
    _undo(database, actor)
    again = answer_cards.one(database, card.id)
    assert (again.is_active, again.needs) == (True, ("food",))
    notice = save_notice(database, actor, NoticeDraft("Đổi số", "Mai", valid_to="31/12/2099"))
    withdraw_notice(database, actor, notice.id, "Nhầm", 1)
    _undo(database, actor)
    assert notices.one(database, notice.id).valid_to == notice.valid_to


def test_what_somebody_changed_since_is_left_alone(
    database: Database, actors: dict[Role, Actor]
) -> None:
    mine, theirs = actors[Role.CASE_OFFICER], actors[Role.SUPERVISOR]
    ward = add_agency(database, mine, AgencyDraft("UBND phường Ea Tam"))
    withdraw_agency(database, mine, ward.id, "Nhầm", 1)
    edit_agency(database, theirs, ward.id, AgencyDraft("UBND phường Ea Tam"), 2)
    own = last_own_act(database, mine.user_id)
    assert own is not None
    with pytest.raises(ValidationFailed, match="changed_since"):
        undo_act(database, mine, own.number)
