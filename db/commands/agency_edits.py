"""The directory of reception addresses kept right: changed, assured again, withdrawn."""

import re
from typing import Any

from db import audit, lookups
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.directory import Agency
from db.queries import agencies
from db.records.offices import AgencyDraft, AgencyRecord
from db.records.people import Actor
from db.rows import update_owned
from db.rules import text
from db.rules.days import vietnam_day

_BETWEEN_NAMES = re.compile(r"[;|\n]")


def edit_agency(
    database: Database, actor: Actor, agency_id: str, draft: AgencyDraft, seen: int
) -> AgencyRecord:
    """Change an agency that still has version `seen`; a withdrawn one is offered again.

    Raises:
        ValidationFailed: no name, or another agency of that name exists.
        NotFound: no such agency.
        StaleRecord: somebody saved a newer version.
    """
    fields = fields_of(draft)
    with acting(database, actor, "edit_agency"):
        before = agencies.one(database, agency_id)
        other = lookups.agency_id(database, draft.name)
        if other not in (None, agency_id):
            raise ValidationFailed({"name": "agency_exists"})
        update_owned(database, Agency, actor, agency_id, seen, is_active=True, **fields)
        after = agencies.one(database, agency_id)
        names = ("name", "aliases", "takes", "eligibility", "address", "phones", "hours", "area")
        changes = {
            name: [getattr(before, name), getattr(after, name)]
            for name in (*names, "is_active")
            if getattr(before, name) != getattr(after, name)
        }
        subject = audit.Subject("agencies", agency_id)
        audit.record(database, actor, "edit_agency", subject, changes)
    return after


def assure_agency(database: Database, actor: Actor, agency_id: str, seen: int) -> AgencyRecord:
    """Record that the actor made sure today that everything about an agency is right.

    Raises:
        ValidationFailed: the agency was withdrawn.
        NotFound: no such agency.
        StaleRecord: somebody changed it: look at it first.
    """
    with acting(database, actor, "assure_agency") as desk:
        before = agencies.one(database, agency_id)
        _refuse_withdrawn(before)
        today = vietnam_day(desk.now)
        by = database.value("SELECT assured_by FROM agencies WHERE id = ?", [agency_id])
        update_owned(
            database, Agency, actor, agency_id, seen, assured_on=today, assured_by=actor.user_id
        )
        subject = audit.Subject("agencies", agency_id)
        changes = {
            "assured_on": [before.assured_on, today],
            "assured_by": [by, actor.user_id],
        }
        audit.record(database, actor, "assure_agency", subject, changes)
    return agencies.one(database, agency_id)


def withdraw_agency(
    database: Database, actor: Actor, agency_id: str, reason: str, seen: int
) -> AgencyRecord:
    """Stop offering an agency; it stays stored with the reason, and so do its referrals.

    Raises:
        ValidationFailed: no reason, or it was withdrawn already.
        NotFound: no such agency.
        StaleRecord: somebody saved a newer version.
    """
    said = text.clean(reason)
    if not said:
        raise ValidationFailed({"reason": "reason_missing"})
    with acting(database, actor, "withdraw_agency"):
        _refuse_withdrawn(agencies.one(database, agency_id))
        update_owned(database, Agency, actor, agency_id, seen, is_active=False)
        subject = audit.Subject("agencies", agency_id)
        audit.record(database, actor, "withdraw_agency", subject, {"reason": said})
    return agencies.one(database, agency_id)


def fields_of(draft: AgencyDraft) -> dict[str, Any]:
    """The columns of an agency as typed.

    Raises:
        ValidationFailed: no name.
    """
    name = text.clean_line(draft.name)
    if not name:
        raise ValidationFailed({"name": "name_missing"})
    return {
        "name": name,
        "folded": text.fold(name),
        "aliases": agencies.ALIAS_MARK.join(_names(draft.aliases)),
        "takes": text.clean(draft.takes),
        "eligibility": text.clean(draft.eligibility),
        "address": text.clean(draft.address),
        "phones": text.clean_line(draft.phones),
        "hours": text.clean_line(draft.hours),
        "area": text.clean_line(draft.area),
    }


def _names(typed: str) -> list[str]:
    names = map(text.clean_line, _BETWEEN_NAMES.split(typed))
    return list(dict.fromkeys(name for name in names if name))


def _refuse_withdrawn(agency: AgencyRecord) -> None:
    if not agency.is_active:
        raise ValidationFailed({"reason": "no_longer_offered"})
