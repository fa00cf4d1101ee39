"""Foreign call logs come in batch by batch; what broke off goes on, nothing comes twice."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db.choices import CaseStatus
from db.commands.calls import log_call
from db.commands.imports import begin_import, finish_import, import_batch
from db.connection import Database, open_database
from db.errors import NotFound
from db.queries import case_details, cases, users
from db.queries.checks import check
from db.records.people import Actor
from tests.factories import LETTER_DAY, call, imported, vietnam
from tests.reading import everything

SHA = "a" * 64


def _run(database: Database, actor: Actor) -> str:
    return begin_import(database, actor, "nhật ký.csv", SHA, "book").id


def test_batches_and_their_progress(database: Database, actor: Actor) -> None:
    run = _run(database, actor)
    first = [imported(f"r{step}", row_number=step) for step in range(1, 4)]
    second = [imported(f"r{step}", row_number=step) for step in range(3, 6)]
    assert import_batch(database, actor, run, first, (4, 1)) == (3, 0)
    assert import_batch(database, actor, run, second, (7, 0)) == (2, 1)
    done = finish_import(database, actor, run)
    assert (done.rows_done, done.added, done.already_there, done.refused) == (7, 5, 1, 1)
    assert done.is_finished
    codes = [row[0] for row in database.rows("SELECT code FROM cases ORDER BY number")]
    assert codes == [f"BMT-2021-{step:06d}" for step in range(1, 6)]
    assert check(database).is_ok


def test_a_row_becomes_a_whole_case(database: Database, actor: Actor) -> None:
    closed_at = LETTER_DAY + timedelta(days=2)
    row = imported(
        "r1",
        received_at=LETTER_DAY,
        closed_at=closed_at,
        status=CaseStatus.CLOSED,
        person_name="Trần Thị Mai",
        phone_as_typed="0912 345 678",
        address="12 Lê Duẩn",
        employer="Công ty Cà phê",
        unit="Liên đoàn Lao động huyện Cư M'gar",
        channel="zalo",
        need="wages",
    )
    import_batch(database, actor, _run(database, actor), [row], (1, 0))
    whole = case_details.detail(database, "1")
    assert (whole.case.status, whole.case.closed_at) == (CaseStatus.CLOSED, closed_at)
    assert (whole.case.needs, whole.case.unit_code) == (("wages",), "CUMGAR")
    assert (whole.case.employer_name, whole.case.opened_at) == ("Công ty Cà phê", LETTER_DAY)
    assert [person.full_name for person in whole.people] == ["Trần Thị Mai"]
    assert [step.to_status for step in whole.transitions] == [CaseStatus.NEW, CaseStatus.CLOSED]
    for typed in ("tran thi mai", "345678", "ca phe", "xin ho tro gao", "le duan"):
        assert cases.search(database, typed).total == 1


def test_a_file_is_known_by_its_hash(database: Database, actor: Actor) -> None:
    run = begin_import(database, actor, "a.csv", SHA, "book")
    import_batch(database, actor, run.id, [imported("r1")], (1, 0))
    again = begin_import(database, actor, "renamed.csv", SHA, "book")
    assert (again.id, again.rows_done, again.is_finished) == (run.id, 1, False)
    assert begin_import(database, actor, "a.csv", SHA, "other").id != run.id
    assert begin_import(database, actor, "a.csv", "b" * 64, "book").id != run.id
    before = everything(database)
    with pytest.raises(NotFound):
        import_batch(database, actor, "none", [imported("r9")], (1, 0))
    assert everything(database) == before


def test_the_same_rows_twice_change_nothing(database: Database, actor: Actor) -> None:
    rows = [imported(f"r{step}", row_number=step) for step in range(1, 30)]
    import_batch(database, actor, _run(database, actor), rows, (29, 0))
    tables = ("cases", "contacts", "persons", "person_phones", "case_search", "counters")
    before = everything(database)
    other = begin_import(database, actor, "copy.csv", "b" * 64, "book").id
    assert import_batch(database, actor, other, rows, (29, 0)) == (0, 29)
    after = everything(database)
    assert [after[table] for table in tables] == [before[table] for table in tables]


def test_a_key_twice_in_one_batch_is_taken_once(database: Database, actor: Actor) -> None:
    rows = [imported("r1"), imported("r1", summary="khác")]
    assert import_batch(database, actor, _run(database, actor), rows, (2, 0)) == (1, 1)
    assert database.value("SELECT count(*) FROM cases") == 1


def test_a_batch_that_fails_leaves_no_row_and_no_progress(database: Database, actor: Actor) -> None:
    run = _run(database, actor)
    import_batch(database, actor, run, [imported("r1")], (1, 0))
    before = everything(database)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        bad = [imported("r2"), imported("r3", channel="pigeon")]
        import_batch(database, actor, run, bad, (3, 0))
    assert everything(database) == before
    assert import_batch(database, actor, run, [imported("r2"), imported("r3")], (3, 0)) == (2, 0)
    assert check(database).is_ok


def test_people_and_employers_are_found_again(database: Database, actor: Actor) -> None:
    known = log_call(database, actor, call(name="Trần Thị Mai")).person_id
    rows = [
        imported("r1", person_name="tran thi mai", employer="Cà phê Ngon"),
        imported("r2", person_name="Trần Thị  Mai", employer="ca phe ngon"),
        imported("r3", person_name="Trần Văn Bảy"),
        imported("r4", person_name="Trần Văn Bảy", phone=""),
        imported("r5", person_name="Ẩn danh", is_anonymous=True),
        imported("r6", non_case_kind="silent"),
    ]
    import_batch(database, actor, _run(database, actor), rows, (6, 0))
    found = dict(database.rows("SELECT idempotency_key, person_id FROM contacts"))
    assert found["r1"] == found["r2"] == known
    assert len({found["r3"], found["r4"], known}) == 3
    assert found["r5"] is None
    assert database.value("SELECT count(*) FROM cases") == 6
    assert database.value("SELECT count(*) FROM employers WHERE name LIKE 'C_ ph%'") == 1
    assert check(database).is_ok


def test_rows_of_one_moment_and_of_two_years(database: Database, actor: Actor) -> None:
    turn = vietnam(2022, 1, 1)
    rows = [imported(f"a{step}", received_at=turn) for step in range(100)]
    rows += [imported(f"b{step}", received_at=turn - timedelta(seconds=1)) for step in range(100)]
    log_call(database, actor, call(received_at="1/1/2022 00:00"))
    run = _run(database, actor)
    import_batch(database, actor, run, rows[:150], (150, 0))
    import_batch(database, actor, run, rows[150:], (200, 0))
    assert database.value("SELECT count(DISTINCT number) FROM cases") == 201
    for year, count in (("2021", 100), ("2022", 101)):
        question = f"SELECT code FROM cases WHERE code LIKE 'BMT-{year}-%' ORDER BY code"
        tails = [int(row[0][-6:]) for row in database.rows(question)]
        assert tails == list(range(1, count + 1))
    assert log_call(database, actor, call(received_at="2/1/2022")).case_code == "BMT-2022-000102"
    assert check(database).is_ok


_CRASHING = """
import os, sys
from db.connection import open_database
from db.commands import imports
from db.queries import users
from tests.factories import imported
database = open_database(sys.argv[1])
actor = users.actor(database)
run = imports.begin_import(database, actor, "log.csv", "a" * 64, "book")
for start in range(run.rows_done, 50, 10):
    rows = [imported(f"r{step}", row_number=step) for step in range(start, start + 10)]
    if start == int(sys.argv[2]):
        database.engine.connection().create_function("die", 0, lambda: os._exit(9))
        database.execute(
            "CREATE TEMP TRIGGER dying BEFORE UPDATE ON import_runs BEGIN SELECT die(); END"
        )
    imports.import_batch(database, actor, run.id, rows, (start + 10, 0))
imports.finish_import(database, actor, run.id)
"""


def test_an_import_that_dies_goes_on_where_it_stopped(database_file: Path) -> None:
    seen = []
    for dies_at in (20, 40, 999):
        words = [sys.executable, "-c", _CRASHING, str(database_file), str(dies_at)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == (0 if dies_at == 999 else 9), done.stderr
        database = open_database(database_file)
        seen.append(database.row("SELECT rows_done, added, already_there FROM import_runs"))
        assert database.value("SELECT count(*) FROM contacts") == min(dies_at, 50)
        assert check(database).is_ok
        finished = begin_import(database, users.actor(database), "log.csv", "a" * 64, "book")
        database.close()
    assert seen == [(20, 20, 0), (40, 40, 0), (50, 50, 0)]
    assert finished.is_finished
