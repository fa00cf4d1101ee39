"""Pieces of the search index are merged in idle moments; what is found stays the same."""

from db.commands.calls import log_call
from db.commands.maintenance import tidy_search
from db.connection import Database, open_database
from db.queries import cases, users
from db.queries.checks import check
from db.records.people import Actor
from tests.factories import call


def _pieces(database: Database) -> int:
    return int(database.value("SELECT count(DISTINCT segid) FROM case_search_idx"))


def _filled(database: Database, actor: Actor, count: int) -> None:
    for serial in range(count):
        log_call(database, actor, call(name=f"Nguyễn Văn Thứ {serial}", summary=f"Việc {serial}"))


def test_tidying_leaves_fewer_pieces_and_the_same_answers(database: Database) -> None:
    actor = users.actor(database)
    _filled(database, actor, 23)
    before = [row.code for row in cases.search(database, "nguyen van thu").rows]
    assert len(before) == 23
    pieces = _pieces(database)
    assert pieces > 1
    tidy_search(database)
    assert _pieces(database) < pieces
    assert [row.code for row in cases.search(database, "nguyen van thu").rows] == before
    assert check(database).is_ok


def test_tidying_ends_by_itself_and_others_write_meanwhile(database: Database) -> None:
    actor = users.actor(database)
    _filled(database, actor, 9)
    tidy_search(database, seconds=60)
    pieces = _pieces(database)
    tidy_search(database, seconds=60)
    assert _pieces(database) == pieces
    other = open_database(database.where)
    _filled(other, actor, 3)
    other.close()
    tidy_search(database)
    assert len(cases.search(database, "nguyen van thu").rows) == 12
    assert check(database).is_ok
