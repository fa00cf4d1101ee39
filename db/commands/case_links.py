"""Cases that belong together without being one: linked, and the link taken away."""

from db import audit, lookups
from db.commands.stamps import acting
from db.connection import Database
from db.errors import ValidationFailed
from db.models.bonds import CaseLink
from db.records.people import Actor
from db.rows import insert_owned
from db.rules import text


def link_cases(
    database: Database, actor: Actor, case_code: str, other_code: str, note: str = ""
) -> str:
    """Link two cases; the link is stored once and shown on both. Returns its id.

    Raises:
        ValidationFailed: the case itself, or linked already.
    """
    with acting(database, actor, "link_cases") as desk:
        case_id, _, code = lookups.case_key(database, case_code)
        other_id, _, other = lookups.case_key(database, other_code)
        if case_id == other_id:
            raise ValidationFailed({"other": "linked_with_itself"})
        if link_between(database, case_id, other_id) is not None:
            raise ValidationFailed({"other": "already_linked"})
        link_id = insert_owned(
            database,
            CaseLink,
            actor,
            created_at=desk.at,
            case_id=case_id,
            linked_case_id=other_id,
            note=text.clean(note),
        )
        subject = audit.Subject("case_links", link_id, case_id)
        changes = {"case": code, "linked": other, "note": text.clean(note)}
        audit.record(database, actor, "link_cases", subject, changes)
        return link_id


def unlink_cases(database: Database, actor: Actor, case_code: str, other_code: str) -> None:
    """Take the link between two cases away; the history of the case keeps it.

    Raises:
        ValidationFailed: they are not linked.
    """
    with acting(database, actor, "unlink_cases"):
        case_id, _, code = lookups.case_key(database, case_code)
        other_id, _, other = lookups.case_key(database, other_code)
        link_id = link_between(database, case_id, other_id)
        if link_id is None:
            raise ValidationFailed({"other": "not_linked"})
        database.execute("DELETE FROM case_links WHERE id = ?", [link_id])
        subject = audit.Subject("case_links", link_id, case_id)
        audit.record(database, actor, "unlink_cases", subject, {"case": code, "linked": other})


def link_between(database: Database, case_id: str, other_id: str) -> str | None:
    """Id of the link between two cases, whichever of them it was made from."""
    found: str | None = database.value(
        "SELECT id FROM case_links WHERE case_id = ? AND linked_case_id = ? "
        "UNION SELECT id FROM case_links WHERE case_id = ? AND linked_case_id = ?",
        [case_id, other_id, other_id, case_id],
    )
    return found
