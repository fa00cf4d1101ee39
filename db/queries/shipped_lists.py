"""What came with this version and the office does not have: of lists that were added later."""

from db.connection import Database
from db.records.shipped_lists import MissingLists
from db.reference import load
from db.rules import text


def missing(database: Database) -> MissingLists:
    """The sets of follow-ups, answer cards and needs of benefits that can be taken over.

    Sets and cards are known by their name or question, also those put out of use: what an office
    put away does not come back. A benefit counts that serves no need yet.
    """
    sets = {text.fold(row[0]) for row in database.rows("SELECT name FROM follow_up_templates")}
    cards = {text.fold(row[0]) for row in database.rows("SELECT question FROM answer_cards")}
    programmes = {row[0] for row in database.rows("SELECT code FROM programmes")}
    needs = {row[0] for row in database.rows("SELECT code FROM needs")}
    bare = set(
        database.rows(
            "SELECT p.code, b.code FROM benefits b JOIN programmes p ON p.id = b.programme_id "
            "WHERE b.purpose = ''"
        )
    )
    return MissingLists(
        sets=tuple(
            one for one in load.load_follow_up_templates() if text.fold(one.name) not in sets
        ),
        cards=tuple(
            one
            for one in load.load_answer_cards()
            if text.fold(one.question) not in cards and one.programme in programmes
        ),
        purposes=tuple(
            (programme.code, one.code, one.purpose)
            for programme in load.load_programmes()
            for one in programme.benefits
            if one.purpose in needs and (programme.code, one.code) in bare
        ),
    )
