"""Counting the kinds of rows of an answer."""

from db.commands.calls import log_call
from db.connection import Database
from db.records.people import Actor
from tests.factories import call


def test_a_tally_counts_as_group_by_does(database: Database, actor: Actor) -> None:
    for serial in range(5):
        log_call(database, actor, call(name=f"Lan {serial}", urgency="urgent" if serial else ""))
    grouped = database.rows("SELECT urgency, status, count(*) FROM cases GROUP BY 1, 2")
    assert database.tally("SELECT urgency, status FROM cases") == {
        (urgency, status): number for urgency, status, number in grouped
    }
    assert database.tally("SELECT urgency FROM cases WHERE number < ?", [0]) == {}
