"""Answer cards: saved with their source and validity, withdrawn with a reason, never deleted."""

from db import audit, lookups
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.desk import AnswerCard, AnswerCardNeed
from db.queries import answer_cards
from db.records.answer_cards import AnswerCardDraft, AnswerCardRecord
from db.records.people import Actor
from db.rows import insert, insert_owned, update_owned
from db.rules import text
from db.rules.validity import read_validity


def save_answer_card(
    database: Database,
    actor: Actor,
    draft: AnswerCardDraft,
    card_id: str = "",
    seen: int = 0,
) -> AnswerCardRecord:
    """Add a card, or change the one with `card_id` if it still has version `seen`.

    A withdrawn card that is saved again is offered again.

    Raises:
        ValidationFailed: no question, no answer, a day that cannot be read, an end before the
            beginning, an unknown need or programme.
        NotFound: no such card.
        StaleRecord: somebody saved a newer version.
    """
    with acting(database, actor, "save_answer_card") as desk:
        fields = _read(database, draft)
        needs = tuple(dict.fromkeys(draft.needs))
        changes = {name: value for name, value in fields.items() if name != "folded"}
        changes["needs"] = needs
        if card_id:
            before = answer_cards.one(database, card_id)
            changes = _differences(before, changes)
            update_owned(database, AnswerCard, actor, card_id, seen, is_active=True, **fields)
            database.execute("DELETE FROM answer_card_needs WHERE card_id = ?", [card_id])
        else:
            card_id = insert_owned(database, AnswerCard, actor, created_at=desk.at, **fields)
        for need in needs:
            insert(database, AnswerCardNeed, card_id=card_id, need_id=need)
        subject = audit.Subject("answer_cards", card_id)
        audit.record(database, actor, "save_answer_card", subject, changes)
    return answer_cards.one(database, card_id)


def withdraw_answer_card(
    database: Database, actor: Actor, card_id: str, reason: str, seen: int
) -> AnswerCardRecord:
    """Stop offering a card; it stays stored with the reason.

    Raises:
        ValidationFailed: no reason, or it was withdrawn already.
        NotFound: no such card.
        StaleRecord: somebody saved a newer version.
    """
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    with acting(database, actor, "withdraw_answer_card"):
        before = answer_cards.one(database, card_id)
        if not before.is_active:
            raise ValidationFailed({"reason": "no_longer_offered"})
        update_owned(database, AnswerCard, actor, card_id, seen, is_active=False)
        subject = audit.Subject("answer_cards", card_id)
        audit.record(database, actor, "withdraw_answer_card", subject, {"reason": said})
    return answer_cards.one(database, card_id)


def _read(database: Database, draft: AnswerCardDraft) -> dict[str, object]:
    problems: dict[str, str] = {}
    question, answer = text.clean_line(draft.question), text.clean(draft.answer)
    if not question:
        problems["question"] = "question_missing"
    if not answer:
        problems["answer"] = "answer_missing"
    programme = text.clean_line(draft.programme_code)
    if programme and not _is_programme(database, programme):
        problems["programme_code"] = "unknown_programme"
    if set(draft.needs) - lookups.codes_of(database, "needs"):
        problems["needs"] = "unknown_code"
    valid_from, valid_to = read_validity(draft.valid_from, draft.valid_to, problems)
    if problems:
        raise ValidationFailed(problems)
    source = text.clean_line(draft.source_document)
    return {
        "question": question,
        "answer": answer,
        "folded": text.fold(f"{question} {answer} {source} {programme}"),
        "source_document": source,
        "programme_code": programme,
        "valid_from": valid_from,
        "valid_to": valid_to,
    }


def _is_programme(database: Database, code: str) -> bool:
    return database.value("SELECT 1 FROM programmes WHERE code = ?", [code]) is not None


def _differences(before: AnswerCardRecord, after: dict[str, object]) -> dict[str, object]:
    return {
        name: [getattr(before, name), value]
        for name, value in after.items()
        if getattr(before, name) != value
    }
