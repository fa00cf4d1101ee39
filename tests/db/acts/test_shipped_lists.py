"""What came with a newer version is taken over once, beside what the office wrote itself."""

from db.choices import Role
from db.commands.shipped_lists import take_over_shipped
from db.connection import Database
from db.queries import answer_cards, follow_up_templates, shipped_lists
from db.queries.checks import check
from db.records.people import Actor
from db.reference import load
from tests.reading import everything

_LATER = (
    "follow_up_template_lines", "follow_up_templates", "answer_card_needs", "answer_cards",
)  # fmt: skip


def test_a_new_office_has_everything(database: Database, actors: dict[Role, Actor]) -> None:
    before = everything(database)
    assert shipped_lists.missing(database).is_empty
    assert take_over_shipped(database, actors[Role.ADMINISTRATOR]).is_empty
    assert everything(database) == before


def test_an_office_of_an_older_version(database: Database, actors: dict[Role, Actor]) -> None:
    sets = follow_up_templates.all_templates(database)
    purposes = database.rows("SELECT code, purpose FROM benefits ORDER BY id")
    for table in _LATER:
        database.execute(f"DELETE FROM {table}")
    database.execute("UPDATE benefits SET purpose = ''")
    own = "UPDATE benefits SET purpose = 'food' WHERE code = ?"
    changed = next(code for code, need in purposes if need and need != "food")
    database.execute(own, [changed])
    added = take_over_shipped(database, actors[Role.ADMINISTRATOR])
    assert len(added.sets) == len(load.load_follow_up_templates())
    assert len(added.cards) == len(load.load_answer_cards())
    again = follow_up_templates.all_templates(database)
    assert [one.name for one in again] == [one.name for one in sets]
    assert [one.lines for one in again] == [one.lines for one in sets]
    assert len(answer_cards.every_card(database)) == len(load.load_answer_cards())
    now = dict(database.rows("SELECT code, purpose FROM benefits"))
    assert now == dict(purposes) | {changed: "food"}
    assert check(database).is_ok
    before = everything(database)
    assert take_over_shipped(database, actors[Role.ADMINISTRATOR]).is_empty
    assert everything(database) == before


def test_what_was_put_away_does_not_come_back(
    database: Database, actors: dict[Role, Actor]
) -> None:
    database.execute("UPDATE answer_cards SET is_active = 0")
    database.execute("UPDATE follow_up_templates SET is_active = 0")
    assert take_over_shipped(database, actors[Role.ADMINISTRATOR]).is_empty
