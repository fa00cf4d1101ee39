"""A list of cases as a workbook and as CSV: typed, guarded, whole or not at all."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.choices import CaseStatus, Outcome, Urgency
from db.records.case_rows import CaseRow
from exports import case_list
from exports.case_list import FIELDS, CaseListOptions, write_case_list
from exports.errors import ExportCancelled, ExportRefused

AT = datetime(2026, 9, 16, 5, tzinfo=UTC)
EVERY = tuple(column.key for column in FIELDS)


def row(**fields: Any) -> CaseRow:
    plain: dict[str, Any] = {
        "number": 1,
        "id": "a",
        "code": "BMT-2026-000001",
        "status": CaseStatus.NEW,
        "urgency": Urgency.URGENT,
        "person_name": "Nguyễn Thị Lan",
        "phone": "+84912345678",
        "employer_name": "Công ty Cà phê",
        "unit_code": "CUMGAR",
        "needs": ("food", "wages"),
        "summary": "Hết gạo",
        "owner_name": "",
        "opened_at": AT,
        "due_at": None,
        "outcome": Outcome.MET,
    }
    return CaseRow(**{**plain, **fields})


def cells(path: Path) -> list[tuple[Any, ...]]:
    return [tuple(line) for line in openpyxl.load_workbook(path).active.values]


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_a_workbook_has_types_and_words(tmp_path: Path) -> None:
    options = CaseListOptions(EVERY, need_names={"food": "Lương thực"}, title="A & B")
    path = write_case_list([row(), row(person_name="")], tmp_path / "a.xlsx", str.upper, options)
    heads, first, second = cells(path)
    found = dict(zip(heads, first, strict=True))
    assert found["OPENED"] == datetime(2026, 9, 16, 12)
    assert found["STATUS"] == "NEW"
    assert found["NEEDS"] == "Lương thực, wages"
    assert found["PHONE"] == "0912 ••• 678"
    assert found["OUTCOME"] == "NEED MET"
    assert found["DUE"] is None
    assert dict(zip(heads, second, strict=True))["PERSON"] is None


def test_whole_phones_only_when_asked(tmp_path: Path) -> None:
    for shows, phone in ((False, "0912 ••• 678"), (True, "0912 345 678")):
        options = CaseListOptions(("phone",), shows_phones=shows)
        path = write_case_list([row()], tmp_path / "a.csv", str, options)
        assert lines(path) == [["Phone"], [phone]]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.sampled_from(["=1+1", "+1", "@x", "-2", " =cmd", "\t=1"]))
def test_nothing_typed_becomes_a_formula(tmp_path: Path, typed: str) -> None:
    options = CaseListOptions(("person_name", "summary"))
    rows = [row(person_name=typed, summary=typed)]
    path = write_case_list(rows, tmp_path / "a.xlsx", str, options)
    sheet = openpyxl.load_workbook(path).active
    assert all(cell.data_type != "f" for line in sheet for cell in line)
    path = write_case_list(rows, tmp_path / "a.csv", str, options)
    for cell in lines(path)[1]:
        assert cell.lstrip(" \n")[:1] not in set("=+-@\t\r") or not cell


def test_a_text_longer_than_a_cell(tmp_path: Path) -> None:
    options = CaseListOptions(("summary",))
    path = write_case_list([row(summary="👩" * 40_000)], tmp_path / "a.xlsx", str, options)
    text = cells(path)[1][0]
    assert text.endswith("[…]")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_more_rows_than_a_sheet_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_list, "ROW_LIMIT", 11)
    rows = (row(code=f"BMT-{number}") for number in range(25))
    path = write_case_list(rows, tmp_path / "a.xlsx", str, CaseListOptions(("code",)))
    book = openpyxl.load_workbook(path)
    found = [cell for sheet in book for (cell,) in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == [f"BMT-{number}" for number in range(25)]
    assert len(book.worksheets) == 3


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_stopping_leaves_nothing(tmp_path: Path, ending: str) -> None:
    told: list[int] = []

    def stop(done: int) -> bool:
        told.append(done)
        return False

    path = tmp_path / f"a.{ending}"
    with pytest.raises(ExportCancelled):
        write_case_list((row() for _ in range(1_000)), path, str, CaseListOptions(), stop)
    assert told == [200]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_empty_list_has_its_heads(tmp_path: Path, ending: str) -> None:
    path = write_case_list([], tmp_path / f"a.{ending}", str, CaseListOptions(("code",)))
    found = cells(path) if ending == "xlsx" else [tuple(line) for line in lines(path)]
    assert found == [("Case code",)]


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused):
        write_case_list([row()], tmp_path / "no" / "a.csv", str, CaseListOptions())
    with pytest.raises(KeyError):
        write_case_list([row()], tmp_path / "a.csv", str, CaseListOptions(("secret",)))
