"""Several processes on one file: every act lands or is refused, a restore cuts nothing in half."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from db.commands.backups import back_up, restore
from db.commands.calls import log_call
from db.commands.office_settings import change_back_up_plan
from db.connection import open_database
from db.errors import DatabaseBusy
from db.queries import users
from db.queries.checks import check
from tests.factories import call
from tests.reading import everything

needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")

# One workstation: all kinds of acts on the same few cases, told on standard output.
_HAND = """
import random, sys
from db.commands import bulk, case_merges, cases, notes, person_merges, undo
from db.commands.calls import log_call
from db.connection import open_database
from db.errors import HotlineError
from db.queries import own_acts, users
from db.records.case_ties import MergeDraft
from tests.factories import call

database = open_database(sys.argv[1])
name, count = sys.argv[2], int(sys.argv[3])
actor = users.actor(database, "quantri" if name == "a" else "phutrach")
dice = random.Random(name)


def a_case():
    return dice.choice(database.rows("SELECT code FROM cases"))[0]


def log():
    log_call(database, actor, call(name=f"Người {name}", idempotency_key=f"{name}-{step}"))


def merge():
    case_merges.merge_cases(database, actor, MergeDraft(a_case(), a_case()))


def part():
    code = database.value("SELECT c.code FROM cases c WHERE status = 'duplicate' LIMIT 1")
    case_merges.undo_merge(database, actor, code or "1")


def edit():
    code = a_case()
    seen = database.value("SELECT version FROM cases WHERE code = ?", [code])
    cases.edit_case(database, actor, code, {"summary": f"Viết bởi {name} {step}"}, seen)


def take_back():
    done = own_acts.last_own_act(database, actor.user_id)
    if done is not None and done.is_undoable:
        undo.undo_act(database, actor, done.number, "nhầm")


def hand_over():
    numbers = [row[0] for row in database.rows("SELECT number FROM cases")]
    owner = dice.choice(("canbo", "truc", "phutrach"))
    bulk.assign_owners(database, actor, numbers, owner, lambda _done: True)


def join_people():
    found = database.rows(
        "SELECT id FROM persons WHERE merged_into_id IS NULL ORDER BY random() LIMIT 2")
    if len(found) == 2:
        person_merges.merge_persons(database, actor, found[0][0], found[1][0])


ACTS = (log, log, merge, part, edit, edit, take_back, hand_over, join_people,
        lambda: notes.add_note(database, actor, a_case(), "Đã gọi"))
for step in range(count):
    act = dice.choice(ACTS)
    try:
        act()
        print("done", flush=True)
    except HotlineError as refusal:
        print("refused", type(refusal).__name__, flush=True)
"""

_RESTORER = """
import sys
from pathlib import Path
from db.commands.backups import restore
from db.connection import open_database
from db.queries import users
database = open_database(sys.argv[1])
print("begins", flush=True)
restore(database, users.actor(database), Path(sys.argv[2]))
print("restored", flush=True)
"""

_CALLER = """
import sys
from db.connection import open_database
from db.commands.calls import log_call
from db.queries import users
from tests.factories import call
database = open_database(sys.argv[1])
actor = users.actor(database)
step = 0
while True:
    step += 1
    print(log_call(database, actor, call(idempotency_key=f"k{step}")).contact_id, flush=True)
"""


def _start(program: str, *words: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _office(path: Path, calls: int) -> None:
    database = open_database(path)
    actor = users.actor(database)
    for step in range(calls):
        draft = call(name=f"Nguyễn Văn {chr(65 + step)}", phone=f"0912 345 6{step:02}")
        log_call(database, actor, draft)
    database.close()


def test_everything_at_once_lands_or_is_refused(database_file: Path) -> None:
    _office(database_file, 8)
    hands = [_start(_HAND, database_file, name, 60) for name in ("a", "b")]
    for hand in hands:
        said, problems = hand.communicate(timeout=120)
        assert problems == ""
        lines = said.splitlines()
        assert len(lines) == 60
        assert lines.count("done") > 15
    database = open_database(database_file)
    assert check(database).problems == ()
    database.close()


@needs_kill
def test_killed_in_the_middle_of_whatever_it_is(database_file: Path) -> None:
    _office(database_file, 12)
    dice = random.Random(7)
    for life in range(5):
        hand = _start(_HAND, database_file, f"life{life}", 10_000)
        assert hand.stdout is not None
        for _line in range(dice.randrange(1, 12)):
            hand.stdout.readline()
        hand.kill()
        hand.communicate()
        database = open_database(database_file)
        assert check(database).problems == (), life
        database.close()


def test_restore_while_another_window_writes_loses_no_call(database_file: Path) -> None:
    _office(database_file, 3)
    database = open_database(database_file)
    actor = users.actor(database)
    copy = back_up(database, actor, database_file.with_name("copy.db"))
    caller = _start(_CALLER, database_file)
    assert caller.stdout is not None and caller.stderr is not None
    acknowledged = [caller.stdout.readline().strip() for _ in range(5)]
    saved = restore(database, actor, copy)
    acknowledged += [caller.stdout.readline().strip() for _ in range(5)]
    caller.kill()
    # Not communicate(): it reads past what readline() has already taken into its buffer.
    acknowledged += [line for line in caller.stdout if line.endswith("\n")]
    assert "Error" not in caller.stderr.read()
    caller.wait()
    before = open_database(saved)
    stored = {row[0] for one in (before, database) for row in one.rows("SELECT id FROM contacts")}
    assert {contact.strip() for contact in acknowledged if contact.strip()} <= stored
    assert check(before).problems == check(database).problems == ()
    before.close()
    database.close()


def test_restore_beside_a_window_that_never_lets_go(database_file: Path, monkeypatch) -> None:
    monkeypatch.setattr("db.database_files.BUSY_SECONDS", 0.05)
    _office(database_file, 1)
    database, other = open_database(database_file), open_database(database_file)
    actor = users.actor(database)
    copy = back_up(database, actor, database_file.with_name("copy.db"))
    before = everything(database)
    with other.writing(), pytest.raises(DatabaseBusy):
        restore(database, actor, copy)
    assert everything(database) == before
    assert not list((database_file.parent / "back-ups").glob("*"))
    other.close()
    database.close()


@needs_kill
def test_killed_in_the_middle_of_a_restore(database_file: Path) -> None:
    _office(database_file, 3)
    database = open_database(database_file)
    actor = users.actor(database)
    copy = back_up(database, actor, database_file.with_name("copy.db"))
    log_call(database, actor, call(summary="Sau bản sao", idempotency_key="after"))
    whole = (3, 4)
    database.close()
    dice = random.Random(3)
    for _life in range(6):
        restorer = _start(_RESTORER, database_file, copy)
        assert restorer.stdout is not None
        restorer.stdout.readline()
        try:
            restorer.wait(timeout=dice.random() / 10)
        except subprocess.TimeoutExpired:
            restorer.kill()
        restorer.communicate()
        database = open_database(database_file)
        assert database.value("SELECT count(*) FROM contacts") in whole
        assert check(database).problems == ()
        database.close()


def test_a_plan_with_the_clock_set_back(database_file: Path, set_clock) -> None:
    from db.commands.backups import back_up_if_due
    from tests.factories import vietnam

    database = open_database(database_file)
    actor = users.actor(database)
    folder = database_file.parent / "copies"
    folder.mkdir()
    set_clock(vietnam(2022, 2, 1, 8))
    plan = {"folder": str(folder), "every_days": "1", "keep": "1"}
    change_back_up_plan(database, actor, plan)
    assert back_up_if_due(database, actor) is not None
    assert back_up_if_due(database, actor) is None
    for back in (vietnam(2022, 1, 31, 7), vietnam(2021, 1, 31, 7)):
        set_clock(back)
        made = back_up_if_due(database, actor)
        assert made is not None and made.exists()
        assert back_up_if_due(database, actor) is None
    database.close()
