"""A row becomes a contact, or says what is wrong with which field."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.choices import CaseStatus, MatterKind, Urgency
from hotline_app.imports.mapping_fields import FIELDS
from hotline_app.imports.mappings import load_preset, read_mapping
from hotline_app.imports.reports import NOTING_CODES, REFUSING_CODES
from hotline_app.imports.rows import RowReader, RowReading
from hotline_app.imports.tables import TableRow

NOW = datetime(2021, 12, 31, tzinfo=UTC)
BOOK = {
    "Số phiếu": "17",
    "Thời gian": "30/8/2021 14:30",
    "Kết thúc": "",
    "Kênh": "ZALO",
    "Nhu cầu": "Nợ  lương",
    "Phân loại": "Phản ánh",
    "Tình trạng": "Đang xử lý",
    "Mức độ": "Gấp",
    "Họ tên": " Nguyễn  Thị Lan ",
    "SĐT": "0912 345 678 (Zalo)",
    "Địa chỉ": "xã Ea Kao",
    "Công ty": "Công ty Cà phê",
    "CĐCS": "CĐCS Cà phê",
    "Người xử lý": "hoa",
    "Nội dung": "Công ty nợ hai tháng lương",
    "Ghi chú": "",
}


def book_reader(**changes: object) -> RowReader:
    mapping = json.loads(load_preset("so_truc").text)
    mapping["columns"]["closed_at"] = "Kết thúc"
    return RowReader(read_mapping(json.dumps(mapping | changes), "test"), list(BOOK), NOW)


def read(reader: RowReader | None = None, **cells: str) -> RowReading:
    names = {"time": "Thời gian", "closed": "Kết thúc", "phone": "SĐT", "status": "Tình trạng"}
    changed = {names.get(name, name): text for name, text in cells.items()}
    assert set(changed) <= set(BOOK)
    return (reader or book_reader()).read(TableRow(5, BOOK | changed, ()))


def problems(reading: RowReading) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in reading.problems]


def test_a_row_of_a_vietnamese_call_book() -> None:
    contact = read().contact
    assert contact is not None
    assert contact.source_key == "so_truc:17"
    assert contact.received_at == datetime(2021, 8, 30, 7, 30, tzinfo=UTC)
    assert (contact.channel, contact.need, contact.owner) == ("zalo", "wages", "hoa")
    assert contact.status is CaseStatus.IN_PROGRESS
    assert contact.matter_kind is MatterKind.REPORT
    assert contact.urgency is Urgency.HIGH
    assert contact.person_name == "Nguyễn Thị Lan"
    assert (contact.phone, contact.phone_as_typed) == ("+84912345678", "0912 345 678 (Zalo)")
    assert contact.summary == "Công ty nợ hai tháng lương"
    assert (contact.employer, contact.unit) == ("Công ty Cà phê", "CĐCS Cà phê")
    assert contact.address == "xã Ea Kao"
    assert (contact.row_number, contact.is_anonymous) == (5, False)


def test_every_problem_of_a_row_is_told_at_once() -> None:
    reading = read(**{"time": "hôm qua", "Số phiếu": "", "status": "???", "Kênh": "bồ câu"})
    assert reading.contact is None
    assert set(problems(reading)) == {
        ("received_at", "not_a_time"),
        ("source_key", "missing_value"),
        ("status", "unknown_value"),
        ("channel", "unknown_value"),
    }
    assert all(one.is_refusal and one.row == 5 for one in reading.problems)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"time": ""}, ("received_at", "missing_value")),
        ({"time": "30/8/1921 14:30"}, ("received_at", "time_too_old")),
        ({"time": "30/8/2031 14:30"}, ("received_at", "time_in_future")),
        ({"closed": "32/8/2021"}, ("closed_at", "not_a_time")),
        (
            {"closed": "29/8/2021 10:00", "status": "Kết thúc"},
            ("closed_at", "closed_before_received"),
        ),
        ({"closed": "29/8/2021", "status": "Kết thúc"}, ("closed_at", "closed_before_received")),
        ({"Họ tên": "x" * 501}, ("name", "too_long")),
        ({"SĐT": "1" * 501}, ("phone", "too_long")),
        ({"Nội dung": "x" * 20_001}, ("summary", "too_long")),
    ],
)
def test_rows_that_are_refused(cells: dict[str, str], problem: tuple[str, str]) -> None:
    reading = read(**cells)
    assert reading.contact is None
    assert problems(reading) == [problem]


def test_slipped_rows_are_refused() -> None:
    reading = book_reader().read(TableRow(1, BOOK, ("one too many",)))
    assert reading.contact is None
    assert problems(reading) == [("row", "too_many_cells")]


@pytest.mark.parametrize(
    ("phone", "stored", "code"),
    [
        ("", "", None),
        ("không có", "", "phone_not_read"),
        ("12", "", "phone_not_read"),
        ("0912345678 / 0987654321", "+84912345678", "several_phones"),
        ("912345678", "+84912345678", None),
    ],
)
def test_a_phone_nobody_can_read_is_kept_as_typed(
    phone: str, stored: str, code: str | None
) -> None:
    reading = read(phone=phone)
    assert reading.contact is not None
    assert (reading.contact.phone, reading.contact.phone_as_typed) == (stored, phone)
    assert problems(reading) == ([("phone", code)] if code else [])


def test_closing_times() -> None:
    same_day = read(closed="30/8/2021", status="Kết thúc")
    assert same_day.contact is not None
    assert same_day.contact.closed_at == same_day.contact.received_at
    assert problems(same_day) == [("closed_at", "closed_day_only")]
    later = read(closed="31/8/2021", status="Kết thúc")
    assert later.contact is not None
    assert later.contact.closed_at == datetime(2021, 8, 30, 17, tzinfo=UTC)
    still_open = read(closed="31/8/2021")
    assert still_open.contact is not None
    assert still_open.contact.closed_at is None
    assert problems(still_open) == [("closed_at", "closed_but_open")]


def test_unknown_values_by_default_where_the_mapping_says_so() -> None:
    reading = read(**{"Nhu cầu": "Bút chì"})
    assert reading.contact is not None
    assert reading.contact.need == "other"
    assert problems(reading) == [("need", "value_by_default")]


def test_fields_without_a_table_take_codes_of_ours() -> None:
    reader = book_reader(values={})
    codes = {"Kênh": "zalo", "Nhu cầu": "Wages", "Phân loại": "report", "Mức độ": "high"}
    reading = read(reader, status="in_progress", **codes)
    assert reading.contact is not None
    assert reading.contact.need == "wages"
    assert problems(read(reader, status="Đang xử lý", **codes)) == [("status", "unknown_value")]


def test_codes_without_a_table_must_be_in_the_register() -> None:
    mapping = json.loads(load_preset("so_truc").text)
    del mapping["values"]["channel"]
    known = {"channel": frozenset({"zalo"})}
    reader = RowReader(read_mapping(json.dumps(mapping), "test"), list(BOOK), NOW, known)
    assert problems(read(reader)) == []
    assert problems(read(reader, Kênh="telegram")) == [("channel", "unknown_value")]


def test_a_row_without_a_number_is_known_by_its_content() -> None:
    mapping = json.loads(load_preset("so_truc").text)
    del mapping["columns"]["source_key"]
    reader = RowReader(read_mapping(json.dumps(mapping), "test"), list(BOOK), NOW)
    one, other, third = read(reader), read(reader), read(reader, phone="0987654321")
    assert one.contact is not None and other.contact is not None and third.contact is not None
    assert one.contact.source_key == other.contact.source_key != third.contact.source_key
    assert one.contact.source_key.startswith("so_truc:#")
    long_key = read(**{"Số phiếu": "9" * 400}).contact
    assert long_key is not None
    assert len(long_key.source_key) < 60


def test_reports_hide_who_somebody_is() -> None:
    reading = read(phone="0912345678, 0987654321", **{"Họ tên": "Nguyễn Thị Lan " * 40})
    shown = {one.field: one.value for one in reading.problems}
    assert shown["phone"] == "••• 321"
    assert "Lan" not in shown["name"]
    assert "0912345678" not in "".join(shown.values())


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(list(BOOK)), st.text(max_size=40), max_size=6))
def test_any_cells_make_a_contact_or_problems(cells: dict[str, str]) -> None:
    reading = READER.read(TableRow(1, BOOK | cells, ()))
    codes = {one.code for one in reading.problems}
    assert codes <= {*REFUSING_CODES, *NOTING_CODES}
    assert {one.field for one in reading.problems} <= {*FIELDS, "row", "summary"}
    assert (reading.contact is None) == any(one.is_refusal for one in reading.problems)


READER = book_reader()
