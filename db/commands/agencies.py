"""The directory of reception addresses."""

from db import audit, lookups
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.directory import Agency
from db.records.offices import AgencyDraft, AgencyRecord
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text
from db.rules.days import vietnam_day


def add_agency(database: Database, actor: Actor, draft: AgencyDraft) -> AgencyRecord:
    """Add an agency, assured today by the actor.

    Raises:
        ValidationFailed: no name, or an agency of that name exists.
    """
    name = text.clean_line(draft.name)
    if not name:
        raise ValidationFailed({"name": "name_missing"})
    with acting(database, actor, "add_agency") as desk:
        if lookups.agency_id(database, name) is not None:
            raise ValidationFailed({"name": "agency_exists"})
        today = vietnam_day(desk.now)
        fields = {
            "takes": text.clean(draft.takes),
            "address": text.clean(draft.address),
            "phones": text.clean_line(draft.phones),
            "hours": text.clean_line(draft.hours),
            "area": text.clean_line(draft.area),
        }
        record_id = insert_owned(
            database,
            Agency,
            actor,
            created_at=desk.at,
            name=name,
            folded=text.fold(name),
            assured_on=today,
            assured_by=actor.user_id,
            **fields,
        )
        subject = audit.Subject("agencies", record_id)
        audit.record(database, actor, "add_agency", subject, {"name": name})
    return AgencyRecord(
        id=record_id, name=name, assured_on=today, is_active=True, version=1, **fields
    )
