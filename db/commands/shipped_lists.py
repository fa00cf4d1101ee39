"""Taking over what a newer version brings, for an office that was set up with an older one."""

from db import audit
from db.commands import reference_data
from db.commands.stamps import Desk, acting
from db.connection import Database
from db.queries import shipped_lists
from db.records.people import Actor
from db.records.shipped_lists import MissingLists


def take_over_shipped(database: Database, actor: Actor) -> MissingLists:
    """Add the sets of follow-ups, answer cards and needs of benefits that the office has not.

    What the office wrote or changed itself stays; a second time there is nothing to do.

    Returns:
        What was added; empty when nothing was missing, and then nothing is recorded.
    """
    with acting(database, actor, "take_over_shipped") as desk:
        found = shipped_lists.missing(database)
        if found.is_empty:
            return found
        reference_data.store_follow_up_templates(desk, found.sets)
        reference_data.store_answer_cards(desk, found.cards)
        for purpose in found.purposes:
            _set_purpose(desk, *purpose)
        subject = audit.Subject("settings", actor.office_id)
        changes = {
            "sets": [one.name for one in found.sets],
            "cards": [one.question for one in found.cards],
            "purposes": [benefit for _, benefit, _ in found.purposes],
        }
        audit.record(database, actor, "take_over_shipped", subject, changes)
        return found


def _set_purpose(desk: Desk, programme: str, benefit: str, need: str) -> None:
    desk.database.execute(
        "UPDATE benefits SET purpose = ? WHERE code = ? AND purpose = '' "
        "AND programme_id IN (SELECT id FROM programmes WHERE code = ?)",
        [need, benefit, programme],
    )
