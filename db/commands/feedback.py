"""What helped people say: did it come, when, and how satisfied are they."""

from datetime import date

from db import audit, clock, lookups
from db.choices import YesNoUnknown
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.bonds import Feedback
from db.records.case_ties import FeedbackDraft
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text
from db.rules.days import DayError, parse_day, vietnam_day


def record_feedback(database: Database, actor: Actor, case_code: str, draft: FeedbackDraft) -> str:
    """Record what a helped person said about a case; returns its id.

    Consent to tell it to others is asked here, apart from the consent to handle the case.

    Raises:
        ValidationFailed: nothing was said, or a field cannot be taken.
    """
    received_on, problems = _problems(draft)
    if problems:
        raise ValidationFailed(problems)
    with acting(database, actor, "record_feedback") as desk:
        case = lookups.case(database, case_code)
        satisfaction = int(draft.satisfaction) if draft.satisfaction.strip() else None
        feedback_id = insert_owned(
            database,
            Feedback,
            actor,
            created_at=desk.at,
            case_id=case.id,
            person_id=_person(desk, case, draft.person_id),
            satisfaction=satisfaction,
            what_received=text.clean(draft.what_received),
            received_on=received_on,
            text=text.clean(draft.text),
            consent_publish=draft.consent_publish,
        )
        changes = {"satisfaction": satisfaction, "consent_publish": draft.consent_publish}
        subject = audit.Subject("feedbacks", feedback_id, case.id)
        audit.record(database, actor, "record_feedback", subject, changes)
        return feedback_id


def _problems(draft: FeedbackDraft) -> tuple[date | None, dict[str, str]]:
    problems: dict[str, str] = {}
    if draft.satisfaction.strip() not in ("", "1", "2", "3", "4", "5"):
        problems["satisfaction"] = "not_one_to_five"
    received_on = None
    try:
        received_on = parse_day(draft.received_on) if draft.received_on.strip() else None
    except DayError as error:
        problems["received_on"] = error.code
    if received_on is not None and received_on > vietnam_day(clock.now()):
        problems["received_on"] = "in_the_future"
    if draft.consent_publish not in set(YesNoUnknown):
        problems["consent_publish"] = "unknown_code"
    said = (draft.satisfaction, draft.what_received, draft.text)
    if not any(text.clean(part) for part in said):
        problems["text"] = "feedback_empty"
    return received_on, problems


def _person(desk: Desk, case: lookups.OpenCase, person_id: str) -> str | None:
    """Who said it: a person of the case, or the one it was opened for."""
    if not person_id:
        return case.person_id
    is_known = desk.database.value(
        "SELECT count(*) FROM case_people WHERE case_id = ? AND person_id = ?",
        [case.id, person_id],
    )
    if not is_known:
        raise ValidationFailed({"person": "person_not_in_case"})
    return person_id
