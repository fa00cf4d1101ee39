"""Who lives together: help for a household is given once, so the office must know its people."""

from db import audit
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.errors import NotFound, ValidationFailed
from db.identifiers import new_id
from db.models.people import Person
from db.queries import households
from db.records.people import Actor
from db.rows import update_owned


def join_household(database: Database, actor: Actor, person_id: str, other_id: str) -> str:
    """Put a person into the household of another, who gets one when there is none yet.

    Whoever lived elsewhere before moves over. Returns the id of the household.

    Raises:
        NotFound: one of them does not exist.
        ValidationFailed: the same person twice, one was merged into another record, or the two
            live together already.
    """
    if person_id == other_id:
        raise ValidationFailed({"person": "lives_with_itself"})
    with acting(database, actor, "join_household") as desk:
        before, other = _household(desk, person_id), _household(desk, other_id)
        if before is not None and before == other:
            raise ValidationFailed({"person": "lives_there_already"})
        household = other or new_id()
        if other is None:
            _set(desk, other_id, household)
        _set(desk, person_id, household)
        if before is not None:
            _end_when_alone(desk, before)
        subject = audit.Subject("persons", person_id)
        audit.record(database, actor, "join_household", subject, {"household": [before, household]})
        return household


def leave_household(database: Database, actor: Actor, person_id: str) -> None:
    """Take a person out of the household; one who would be left alone has none any more.

    Raises:
        NotFound: no such person.
        ValidationFailed: the person lives in no household.
    """
    with acting(database, actor, "leave_household") as desk:
        before = _household(desk, person_id)
        if before is None:
            raise ValidationFailed({"person": "in_no_household"})
        _set(desk, person_id, None)
        _end_when_alone(desk, before)
        subject = audit.Subject("persons", person_id)
        audit.record(database, actor, "leave_household", subject, {"household": [before, None]})


def _household(desk: Desk, person_id: str) -> str | None:
    row = desk.database.row(
        "SELECT household_id, merged_into_id FROM persons WHERE id = ?", [person_id]
    )
    if row is None:
        raise NotFound("person", person_id)
    if row[1] is not None:
        raise ValidationFailed({"person": "merged_already"})
    found: str | None = row[0]
    return found


def _set(desk: Desk, person_id: str, household: str | None) -> None:
    seen = desk.database.value("SELECT version FROM persons WHERE id = ?", [person_id])
    update_owned(desk.database, Person, desk.actor, person_id, seen, household_id=household)


def _end_when_alone(desk: Desk, household: str) -> None:
    left = households.members(desk.database, household)
    if len(left) == 1:
        _set(desk, left[0].id, None)
