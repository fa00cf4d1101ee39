"""The register of papers: numbers without gaps or doubles, whatever happens in between."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from db.commands.documents import issue_number, register_incoming, save_wording, withdraw_number
from db.commands.referrals import mark_sent
from db.connection import Database, open_database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import case_details, documents
from db.queries.checks import check
from db.queries.documents import DocumentFilter
from db.records.documents import DocumentDraft
from db.records.people import Actor
from tests.db.acts.everyday import Office
from tests.reading import lines_left

_WRITER = """
import sys
from db.connection import open_database
from db.commands.documents import issue_number, register_incoming
from db.queries import users
from db.records.documents import DocumentDraft
database = open_database(sys.argv[1])
actor = users.actor(database)
for step in range(int(sys.argv[2])):
    act = register_incoming if step % 3 == 2 else issue_number
    made = act(database, actor, DocumentDraft("letter", "UBND", f"V/v {step}"))
    print(f"{made.direction} {made.number}", flush=True)
"""


def _writer(path: Path, count: int) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", _WRITER, str(path), str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def _numbers(database: Database, direction: str = "out") -> list[int]:
    sql = "SELECT number FROM document_numbers WHERE direction = ? ORDER BY number"
    return [row[0] for row in database.rows(sql, [direction])]


def letter(**fields: str) -> DocumentDraft:
    return DocumentDraft(**{"party": "UBND phường", "subject": "V/v hỗ trợ gạo", **fields})


@pytest.fixture
def office(database: Database, actors: dict, tmp_path: Path) -> Office:
    return Office(database, actors, tmp_path)


def test_numbers_run_per_year_direction_and_kind(office: Office) -> None:
    d, officer = office.database, office.officer
    first = issue_number(d, officer, letter(document_on="5/9/2021"))
    second = issue_number(d, officer, letter(document_on="6/9/2021"))
    slip = issue_number(d, officer, letter(document_type="referral_slip", document_on="6/9/2021"))
    later = issue_number(d, officer, letter(document_on="4/1/2022"))
    came = register_incoming(d, officer, letter(symbol="45/UBND-VP", document_on="6/9/2021"))
    symbol = first.symbol.partition("/")[2]
    assert [one.symbol for one in (first, second, slip, later, came)] == [
        f"01/{symbol}", f"02/{symbol}", f"01/PC-{symbol}", f"01/{symbol}", "45/UBND-VP",
    ]  # fmt: skip
    assert came.number == 1
    assert documents.register(d, most=1) == (came,)
    in_2021 = documents.in_book_order(d, DocumentFilter("out", year=2021))
    assert [one.id for one in in_2021] == [first.id, second.id, slip.id]


def test_number_ten_has_no_zero_before_it(office: Office) -> None:
    made = [issue_number(office.database, office.officer, letter()) for _ in range(10)]
    assert made[8].symbol.startswith("09/")
    assert made[9].symbol.startswith("10/")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"document_type": "poem"}, {"document_type": "unknown_code"}),
        ({"subject": "  "}, {"subject": "text_missing"}),
        ({"document_on": "31/2/2021"}, {"document_on": "not_a_day"}),
        ({"document_on": "1/1/2099"}, {"document_on": "in_the_future"}),
        ({"subject": "x" * 2_001}, {"subject": "too_long"}),
    ],
)
def test_what_is_refused_takes_no_number(office: Office, fields: dict, problem: dict) -> None:
    d = office.database
    with pytest.raises(ValidationFailed) as refused:
        issue_number(d, office.officer, letter(**fields))
    assert refused.value.problems == problem
    with pytest.raises(NotFound):
        issue_number(d, office.officer, letter(case_code="XXX-2021-000009"))
    assert issue_number(d, office.officer, letter()).number == 1


def test_incoming_needs_its_sender(office: Office) -> None:
    with pytest.raises(ValidationFailed) as refused:
        register_incoming(office.database, office.officer, letter(party=""))
    assert refused.value.problems == {"party": "name_missing"}


def test_a_withdrawn_number_stays_and_is_not_given_again(office: Office) -> None:
    d, officer = office.database, office.officer
    made = issue_number(d, officer, letter())
    with pytest.raises(ValidationFailed):
        withdraw_number(d, officer, made.id, " ", made.version)
    with pytest.raises(StaleRecord):
        withdraw_number(d, officer, made.id, "in sai", 7)
    gone = withdraw_number(d, officer, made.id, "in sai", made.version)
    assert (gone.is_withdrawn, gone.withdrawn_reason) == (True, "in sai")
    with pytest.raises(ValidationFailed):
        withdraw_number(d, officer, made.id, "in sai", gone.version)
    assert issue_number(d, officer, letter()).number == 2
    assert len(documents.register(d)) == 2
    assert documents.register(d, DocumentFilter(only_withdrawn=True)) == (gone,)


def test_a_referral_keeps_the_number_until_it_is_withdrawn(office: Office) -> None:
    d, officer = office.database, office.officer
    referral = office.referral()
    code = d.value("SELECT c.code FROM cases c JOIN referrals r ON r.case_id = c.id")
    draft = letter(document_type="referral_slip", referral_id=referral)
    made = issue_number(d, officer, draft)
    assert made.case_code == code
    assert case_details.detail(d, code).referrals[0].document_number == made.symbol
    again = issue_number(d, officer, letter(referral_id=referral))
    assert case_details.detail(d, code).referrals[0].document_number == made.symbol
    assert documents.number_of(d, "referral_slip", _case_id(d, code), referral) == made.symbol
    withdraw_number(d, officer, made.id, "đổi nơi nhận", made.version)
    assert case_details.detail(d, code).referrals[0].document_number == ""
    newest = issue_number(d, officer, draft)
    mark_sent(d, officer, referral, "post", "Biên lai 5")
    assert case_details.detail(d, code).referrals[0].document_number == newest.symbol
    withdraw_number(d, officer, newest.id, "muộn", newest.version)
    assert case_details.detail(d, code).referrals[0].document_number == newest.symbol
    assert again.referral_id == referral
    other = office.case()
    with pytest.raises(ValidationFailed):
        issue_number(d, officer, letter(referral_id=referral, case_code=other))


def _case_id(database: Database, code: str) -> str:
    found: str = database.value("SELECT id FROM cases WHERE code = ?", [code])
    return found


def test_a_paper_is_found_by_id_end_of_id_and_symbol(office: Office) -> None:
    made = issue_number(office.database, office.officer, letter())
    for typed in (made.id, made.id[-6:], made.symbol):
        assert documents.one(office.database, typed) == made
    issue_number(office.database, office.officer, letter(document_type="other"))
    with pytest.raises(NotFound):
        documents.one(office.database, made.symbol)  # two kinds may carry the same symbol


def test_a_wording_of_the_office(office: Office, actor: Actor) -> None:
    d = office.database
    before = documents.wording(d, "reminder")
    typed = {"symbol": "CV-{symbol}", "opening": "Dòng một {case}\n\nDòng hai {agency}"}
    saved = save_wording(d, actor, "reminder", typed)
    assert saved.opening == ("Dòng một {case}", "Dòng hai {agency}")
    assert (saved.subject, saved.closing) == (before.subject, before.closing)
    assert documents.wording(d, "reminder") == saved
    wrong = {"subject": " ", "closing": "{tên lạ}", "symbol": "{case}", "body": "x"}
    with pytest.raises(ValidationFailed) as refused:
        save_wording(d, actor, "reminder", wrong)
    assert refused.value.problems == {
        "subject": "text_missing", "closing": "unknown_name", "symbol": "unknown_name",
        "body": "unknown_field",
    }  # fmt: skip
    with pytest.raises(NotFound):
        save_wording(d, actor, "poem", {"subject": "x"})
    assert check(d).is_ok


def test_two_processes_share_no_number(database_file: Path) -> None:
    writers = [_writer(database_file, 30) for _ in range(2)]
    said = [symbol for writer in writers for symbol in lines_left(writer)]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(set(said)) == 60
    database = open_database(database_file)
    assert _numbers(database, "out") == list(range(1, 41))
    assert _numbers(database, "in") == list(range(1, 21))
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_killed_in_the_middle_leaves_no_gap(database_file: Path) -> None:
    dice = random.Random(30)
    acknowledged: list[str] = []
    for _ in range(5):
        writer = _writer(database_file, 100_000)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(dice.randrange(3, 30))]
        writer.kill()
        acknowledged += lines_left(writer)
        database = open_database(database_file)
        stored = set()
        for direction in ("out", "in"):
            numbers = _numbers(database, direction)
            assert numbers == list(range(1, len(numbers) + 1))
            stored |= {f"{direction} {number}" for number in numbers}
        assert stored >= set(acknowledged)
        assert check(database).is_ok
        database.close()
    assert len(acknowledged) == len(set(acknowledged))
