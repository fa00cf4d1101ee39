"""The doctor and the forms of answers."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import CaseStatus
from hotline_app.cli.answers import facts, padded, shortened, table, width
from hotline_app.cli.findings import vietnamese_letters
from hotline_app.cli.json_form import json_text, to_json
from tests.cli.conftest import HOUSE, Office


def findings(outcome):
    return {finding["code"]: finding for finding in outcome.json["findings"]}


def test_the_doctor_needs_no_database(home):
    outcome = Office(home).run("doctor", "--json")
    assert outcome.code == 0
    found = findings(outcome)
    assert found["python"]["state"] == "good"
    assert found["sqlite"]["state"] == "good"
    assert found["fonts"]["state"] == "good"
    assert found["tk"]["detail"].startswith("8.6") or found["tk"]["detail"].startswith("9.")
    assert found["display"]["state"] == "remark"
    assert found["database"]["state"] == "remark"
    assert not home.exists()


def test_the_doctor_opens_the_database(office):
    found = findings(office.run("doctor", "--json"))
    assert found["database"]["state"] == "good"
    assert "Buôn Ma Thuột" in found["database"]["words"]


def test_the_doctor_says_what_is_wrong(office):
    office.database.write_text("không phải cơ sở dữ liệu " * 20, "utf-8")
    outcome = office.run("doctor", language="vi")
    assert outcome.code == 2
    assert "✗" in outcome.out
    assert "là cơ sở dữ liệu. Hãy chọn" in outcome.out


def test_the_doctor_refuses_a_home_inside_the_code(monkeypatch, home):
    monkeypatch.setenv("HOTLINE_HOME", str(HOUSE / "db"))
    outcome = Office(home).run("doctor", "--json", "--database", language="en")
    assert outcome.code == 2
    outcome = Office(home).run("doctor", "--json")
    assert outcome.code == 2
    assert findings(outcome)["folders"]["state"] == "wrong"


def test_the_letters_of_vietnamese():
    letters = vietnamese_letters()
    assert {*"ấẵđộừỹ", *"ẤẴĐỘỪỸ", *"čĕñŏŭƀ"} <= set(letters)
    assert unicodedata.is_normalized("NFC", letters)


@dataclass(frozen=True)
class Small:
    """A record."""

    day: date
    moments: tuple[datetime, ...]
    status: CaseStatus


def test_the_json_of_a_record():
    hanoi = timezone(timedelta(hours=7))
    record = Small(date(2021, 8, 30), (datetime(2021, 8, 30, 7, tzinfo=hanoi),), CaseStatus.NEW)
    assert to_json(record) == {
        "day": "2021-08-30",
        "moments": ["2021-08-30T00:00:00Z"],
        "status": "new",
    }
    assert to_json({("phone", "too_short"): 2}) == {"phone:too_short": 2}
    assert to_json(PurePosixPath("/a/b")) == "/a/b"
    assert to_json(frozenset({2, 1})) == [1, 2]
    assert to_json(datetime(2021, 1, 1, 0, 0, 0, 5000, UTC)) == "2021-01-01T00:00:00.005Z"


def test_what_has_no_json_form_is_refused():
    with pytest.raises(TypeError, match="bytes"):
        to_json({"content": b"x"})


@given(st.recursive(st.none() | st.integers() | st.text() | st.booleans(), st.lists))
def test_json_reads_back(value):
    assert json.loads(json_text(value)) == value


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_columns_stand_under_each_other(rows):
    lines = table(("A", "B"), rows)
    assert len(lines) == len(rows) + 2
    assert all("\n" not in line for line in lines)


def test_width_counts_what_a_terminal_shows():
    assert width("Đắk Lắk") == 7
    assert width(unicodedata.normalize("NFD", "Đắk Lắk")) == 7
    assert width("日本") == 4
    assert padded("ễ", 3) == "ễ  "


def test_facts_leave_out_what_is_empty():
    lines = facts([("Tên", "Bình"), ("Địa chỉ", ""), ("Việc", "một\nhai")])
    assert lines == ["Tên   Bình", "Việc  một", "      hai"]
    assert shortened("một hai ba", 8) == "một hai…"
