"""The directory of reception addresses: adding one."""

from db import audit, lookups
from db.commands.agency_edits import fields_of
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.directory import Agency
from db.queries import agencies
from db.records.offices import AgencyDraft, AgencyRecord
from db.records.people import Actor
from db.rows import insert_owned
from db.rules.days import vietnam_day


def add_agency(database: Database, actor: Actor, draft: AgencyDraft) -> AgencyRecord:
    """Add an agency, assured today by the actor.

    Raises:
        ValidationFailed: no name, or an agency of that name exists.
    """
    fields = fields_of(draft)
    with acting(database, actor, "add_agency") as desk:
        if lookups.agency_id(database, draft.name) is not None:
            raise ValidationFailed({"name": "agency_exists"})
        record_id = insert_owned(
            database,
            Agency,
            actor,
            created_at=desk.at,
            assured_on=vietnam_day(desk.now),
            assured_by=actor.user_id,
            **fields,
        )
        subject = audit.Subject("agencies", record_id)
        audit.record(database, actor, "add_agency", subject, {"name": fields["name"]})
    return agencies.one(database, record_id)
