"""Undo, passwords and calls on the command line."""

import sys

import pytest
from click.testing import CliRunner

from hotline_app.cli.group import hotline
from tests.cli.conftest import process


def set_password(typed, *words):
    """Give the words on the standard input."""
    given = ["--language", "en", "set-password", *words]
    result = CliRunner().invoke(hotline, given, input=typed)
    return result.exit_code, result.stdout, result.stderr


def test_undo_takes_back_the_last_act(office):
    office.done("note", "1", "Ghi nhầm", user="hoa")
    answer = office.json("undo", "--reason", "Nhầm vụ", user="hoa")
    assert answer["undone"]["act"] == "add_note"
    assert answer["case"].endswith("-000001")
    notes = office.json("show", "1")["notes"]
    assert [note["text"] for note in notes] == ["Ghi nhầm", "Nhầm vụ"]
    assert notes[1]["corrects_id"] == notes[0]["id"]
    assert office.done("check")


def test_nothing_is_taken_back_twice(office):
    office.done("status", "1", "verifying", user="hoa")
    assert "Moved the case on" in office.done("undo", user="hoa").out
    before = office.contents()
    outcome = office.run("undo", user="hoa")
    assert (outcome.code, outcome.out) == (2, "")
    assert "nothing to take back" in outcome.err
    assert office.contents() == before


def test_some_acts_cannot_be_taken_back(office):
    before = office.contents()
    outcome = office.run("undo")
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1
    assert office.contents() == before


def test_a_password_is_read_from_a_line(office):
    assert set_password("gạo trắng nước trong\n", "tu")[0] == 0
    stored = [row for row in office.contents()["users"] if "scrypt$" in str(row)]
    assert len(stored) == 1
    office.done("note", "1", "Lệnh không hỏi mật khẩu", user="tu")
    assert office.json("set-password", "tu", "--none") == {
        "user": {"name": "tu", "has_password": False}
    }
    assert not [row for row in office.contents()["users"] if "scrypt$" in str(row)]


@pytest.mark.parametrize(
    ("typed", "user", "words"),
    [("ngắn\n", "tu", "8 signs"), ("", "tu", "Write"), ("đủ dài rồi\n", "ai", "user ai")],
)
def test_a_password_that_cannot_be_taken(office, typed, user, words):
    before = office.contents()
    code, out, err = set_password(typed, user)
    assert (code, out) == (2, "")
    assert words in err
    assert office.contents() == before


def test_only_the_administrator_sets_passwords(office):
    assert office.run("set-password", "lan", "--none", user="nam").code == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_a_call_without_a_display_and_without_a_window(home, office):
    outcome = process(home, "call", "+84912345678")
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


def test_an_export_is_remembered(office, tmp_path):
    office.done("export-week", "2021-W35", "--out", str(tmp_path / "out"))
    names = [row[0] for row in office.contents()["settings"]]
    assert "week_export.2021-W35" in names
