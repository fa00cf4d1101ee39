"""Giving a reception address and telling a policy: two of the four steps of the letter."""

from db import audit, lookups
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.models.cases import AddressGiven, PolicyTold
from db.records.drafts import CallDraft
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text


def is_programme(database: Database, code: str) -> bool:
    """Whether a programme with this code is stored."""
    return database.value("SELECT 1 FROM programmes WHERE code = ?", [code]) is not None


def give_address(
    database: Database, actor: Actor, case_code: str, agency: str, note: str = ""
) -> str:
    """Record that a reception address was given to the caller; returns the record's id.

    Raises:
        NotFound: no such case or agency.
    """
    with acting(database, actor, "give_address") as desk:
        case_id, _, _ = lookups.case_key(database, case_code)
        agency_id = lookups.agency_id(database, agency)
        if agency_id is None:
            raise NotFound("agency", agency)
        record_id = _add_address(desk, case_id, None, agency_id, text.clean(note))
        subject = audit.Subject("addresses_given", record_id, case_id)
        audit.record(database, actor, "give_address", subject, {"agency": agency_id})
        return record_id


def tell_policy(
    database: Database, actor: Actor, case_code: str, programme_code: str = "", words: str = ""
) -> str:
    """Record that a policy was told to the caller; returns the record's id.

    Raises:
        NotFound: no such case or programme.
        ValidationFailed: neither a programme nor words.
    """
    said = text.clean(words)
    if not programme_code and not said:
        raise ValidationFailed({"text": "text_missing"})
    with acting(database, actor, "tell_policy") as desk:
        case_id, _, _ = lookups.case_key(database, case_code)
        if programme_code and not is_programme(database, programme_code):
            raise NotFound("programme", programme_code)
        record_id = _add_policy(desk, (case_id, None), programme_code=programme_code, text=said)
        subject = audit.Subject("policies_told", record_id, case_id)
        audit.record(database, actor, "tell_policy", subject, {"programme": programme_code})
        return record_id


def unknown_given(database: Database, draft: CallDraft) -> dict[str, str]:
    """Field -> problem code for what a contact says was given or told and is not stored."""
    problems = {}
    if any(lookups.agency_id(database, name) is None for name in draft.addresses):
        problems["addresses"] = "unknown_agency"
    if any(not is_programme(database, code) for code in draft.policies):
        problems["policies"] = "unknown_programme"
    if any(_card(database, card_id) is None for card_id in draft.answer_cards):
        problems["answer_cards"] = "unknown_answer_card"
    return problems


def record_given(desk: Desk, belongs: tuple[str, str], draft: CallDraft) -> None:
    """Record what was given and told in a contact; `belongs` is the case's and contact's id."""
    case_id, contact_id = belongs
    for agency in draft.addresses:
        agency_id = lookups.agency_id(desk.database, agency)
        if agency_id is not None:
            _add_address(desk, case_id, contact_id, agency_id, "")
    for code in draft.policies:
        _add_policy(desk, belongs, programme_code=code)
    for card_id in draft.answer_cards:
        card = _card(desk.database, card_id)
        if card is not None:
            question, programme_code = card
            _add_policy(
                desk,
                belongs,
                programme_code=programme_code,
                text=question,
                answer_card_id=card_id,
            )


def _card(database: Database, card_id: str) -> tuple[str, str] | None:
    row = database.row("SELECT question, programme_code FROM answer_cards WHERE id = ?", [card_id])
    return None if row is None else (row[0], row[1])


def _add_address(
    desk: Desk, case_id: str, contact_id: str | None, agency_id: str, note: str
) -> str:
    return insert_owned(
        desk.database,
        AddressGiven,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        contact_id=contact_id,
        agency_id=agency_id,
        note=note,
    )


def _add_policy(desk: Desk, belongs: tuple[str, str | None], **told: str) -> str:
    case_id, contact_id = belongs
    return insert_owned(
        desk.database,
        PolicyTold,
        desk.actor,
        created_at=desk.at,
        case_id=case_id,
        contact_id=contact_id,
        **told,
    )
