"""Foreign files open as rows of text, or are refused with a code."""

import csv
import io
import tracemalloc
import unicodedata
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotline_app.imports.refusals import REFUSAL_CODES, ImportRefused
from hotline_app.imports.tables import Table, TableRow, open_table
from hotline_app.imports.vietnamese_text import from_tcvn3, from_vni

HEADER = ["Họ tên", "Nội dung", "Nơi làm việc"]
ROWS = [
    [
        "Nguyễn Thị Hồng Gấm",
        "Công nhân mất việc, không có lương thực",
        "Công ty Cà phê Buôn Ma Thuột",
    ],
    ["Đỗ Văn Ớt", "Chủ trọ đòi tiền; cần hỗ trợ khẩn cấp", "Khu công nghiệp Hòa Phú"],
    ["Trần Quốc Khuê", "Đang cách ly ở xã Ea Kao\nhai mẹ con", 'Xưởng gỗ "Đại Phát"'],
]


def read(path: Path, **options: object) -> tuple[Table, list[TableRow]]:
    with open_table(path, **options) as table:  # type: ignore[arg-type]
        return table, list(table.rows)


def refusal(path: Path, **options: object) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read(path, **options)
    assert caught.value.code in REFUSAL_CODES
    return caught.value


def csv_text(delimiter: str = ",", rows: list[list[str]] | None = None) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([HEADER, *(rows or ROWS)])
    return out.getvalue()


def saved(folder: Path, content: bytes, name: str = "calls.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-le"),
        ("utf-16-be", "UTF-16-be"),
        ("utf-32", "UTF-32"),
    ],
)
def test_unicode_files(tmp_path: Path, codec: str, name: str, delimiter: str) -> None:
    table, rows = read(saved(tmp_path, csv_text(delimiter).encode(codec)))
    assert (table.encoding, table.delimiter) == (name, delimiter)
    assert list(table.header) == HEADER
    assert [list(row.cells.values()) for row in rows] == ROWS
    assert [row.number for row in rows] == [1, 2, 3]


def as_cp1258(text: str) -> bytes:
    """Windows' Vietnamese code page: some letters whole, tones as marks of their own."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258")
            out += tone.encode("cp1258")
    return bytes(out)


def as_typed_with(repair: object, text: str) -> bytes:
    """Latin-1 bytes that a font table turns into `text`: the table walked backwards."""
    spellings = {}
    latin = [chr(code) for code in range(0xA1, 0x100)]
    bases = [*"aeouyAEOUY", *"ôöÔÖ"]
    for spelling in [*latin, *(base + mark for base in bases for mark in latin)]:
        letter = repair(spelling)  # type: ignore[operator]
        if len(letter) == 1 and letter != spelling:
            spellings.setdefault(letter, spelling)
    return "".join(spellings.get(letter, letter) for letter in text).encode("latin-1")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (as_cp1258(csv_text()), "Windows-1258"),
        (as_typed_with(from_tcvn3, csv_text().lower()), "TCVN3"),
        (as_typed_with(from_vni, csv_text()), "VNI"),
    ],
)
def test_old_vietnamese_files(tmp_path: Path, content: bytes, name: str) -> None:
    table, rows = read(saved(tmp_path, content))
    assert table.encoding == name
    read_back = [list(table.header), *(list(row.cells.values()) for row in rows)]
    wanted = [HEADER, *ROWS]
    if name == "TCVN3":
        wanted = [[cell.lower() for cell in row] for row in wanted]
    assert read_back == wanted


def test_text_of_an_old_font_inside_utf8_and_workbooks(tmp_path: Path) -> None:
    """Known samples, not made with our own table: "Đắk Lắk công nhân mất việc"."""
    text = "Ten,Noi dung\nA,§¾k L¾k c«ng nh©n mÊt viÖc\n"
    table, rows = read(saved(tmp_path, text.encode()))
    assert rows[0].cells["Noi dung"] == "Đắk Lắk công nhân mất việc"
    assert table.encoding == "TCVN3"
    book = openpyxl.Workbook()
    book.active.append(["Ten", "Noi dung"])
    book.active.append(["A", "Ñaék Laék coâng nhaân maát vieäc"])
    book.save(tmp_path / "vni.xlsx")
    table, rows = read(tmp_path / "vni.xlsx")
    assert rows[0].cells["Noi dung"] == "Đắk Lắk công nhân mất việc"
    assert table.encoding == "XLSX, VNI"


def test_western_file(tmp_path: Path) -> None:
    text = "Nom,Ville,Prix\nFrançois Lefèvre,Besançon,5 €\nJürgen Größe,Düsseldorf,7 €\n"
    table, rows = read(saved(tmp_path, text.encode("cp1252")))
    assert table.encoding == "Windows-1252"
    assert rows[1].cells["Nom"] == "Jürgen Größe"


def test_encoding_nobody_knows(tmp_path: Path) -> None:
    noise = bytes([0xA4, 0xA6, 0xB0, 0xB2, 0xBC, 0xD7, 0xF7, 0xA7]) * 3
    assert refusal(saved(tmp_path, b"a,b\n" + noise + b",1\n")).code == "unknown_encoding"


def test_broken_utf8_names_its_line(tmp_path: Path) -> None:
    content = csv_text().encode() + "Lê Văn Tám,".encode() + b"\xc3(,x\n"
    caught = refusal(saved(tmp_path, content))
    assert (caught.code, caught.where) == ("damaged", "calls.csv:6")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"\r\n\r\n  \n", "empty_file"),
        (b"\0\0\0\0", "empty_file"),
        (b",,,\n1,2,3,4\n", "empty_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table"),
        (bytes(range(256)) * 20, "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"PK\x05\x06" + bytes(18), "not_a_table"),
        (b'a,b\n1,"' + b"x" * 200_000, "damaged"),
        (b"\xff\xfea\0,\0b\0\n\0\x00\xd8", "damaged"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(saved(tmp_path, content)).code == code


def test_no_such_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.csv").code == "no_such_file"
    assert refusal(tmp_path).code == "no_such_file"


def test_a_caller_s_own_error_is_not_taken_for_the_file_s(tmp_path: Path) -> None:
    path = saved(tmp_path, csv_text().encode())
    with pytest.raises(PermissionError), open_table(path):
        raise PermissionError


def test_a_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    assert refusal(path).code == "not_a_table"


def test_a_workbook_cut_short_is_damaged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.save(tmp_path / "whole.xlsx")
    whole = (tmp_path / "whole.xlsx").read_bytes()
    assert refusal(saved(tmp_path, whole[: len(whole) // 2])).code == "damaged"


def test_odd_headers_and_ragged_rows(tmp_path: Path) -> None:
    text = 'Name,,Name," Two\nlines ",Name (2)\nx\n\n1,2,3,4,5,,\n1,2,3,4,5,6\nz,\0y\0\n'
    table, rows = read(saved(tmp_path, text.encode()))
    assert table.header == ("Name", "(2)", "Name (2)", "Two lines", "Name (2) (2)")
    assert table.renamed == ("(2)", "Name (2)", "Name (2) (2)")
    assert [row.number for row in rows] == [1, 3, 4, 5]
    assert rows[0].cells["Two lines"] == ""
    assert [row.surplus for row in rows] == [(), (), ("6",), ()]
    assert rows[3].cells["(2)"] == "y"


def test_excel_s_own_marks(tmp_path: Path) -> None:
    """Excel writes "sep=;" before the header and old Macs end lines with a carriage return."""
    table, rows = read(saved(tmp_path, "sep=;\r\na;b,c\r\n1;2,5\r\n".encode("utf-8-sig")))
    assert table.header == ("a", "b,c")
    assert rows[0].cells["b,c"] == "2,5"
    _, rows = read(saved(tmp_path, b"a,b\r1,2\r3,4\r"))
    assert [row.cells["b"] for row in rows] == ["2", "4"]


def test_decimal_commas_do_not_win_over_semicolons(tmp_path: Path) -> None:
    text = "place;amount;note\nA;1,5;x, y\nB;2,5;z, w\n"
    table, _ = read(saved(tmp_path, text.encode()))
    assert table.header == ("place", "amount", "note")


def test_titles_above_the_header(tmp_path: Path) -> None:
    text = "LIÊN ĐOÀN LAO ĐỘNG\n\nNgày,Họ tên\n30/8/2021,Lan\n"
    table, rows = read(saved(tmp_path, text.encode()), header_row=3)
    assert table.header == ("Ngày", "Họ tên")
    assert rows[0].number == 1
    assert refusal(saved(tmp_path, text.encode()), header_row=9).code == "empty_file"


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Tháng 8"
    first.append(["Ngày", "SĐT", "Số", "Công thức", "Lỗi", "Đúng"])
    first.append([datetime(2021, 8, 30, 14, 5), "0912345678", 912345678.0, "=1+1", "#N/A", True])
    first.append([])
    first.append([date(2021, 8, 31), "  ", 1.5])
    book.create_sheet("Tháng 9").append(["Khác"])
    path = folder / "calls.xlsx"
    book.save(path)
    return path


def test_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    table, rows = read(path)
    assert (table.encoding, table.sheet) == ("XLSX", "Tháng 8")
    assert [row.number for row in rows] == [1, 3]
    first = rows[0].cells
    assert first["Ngày"] == "2021-08-30 14:05:00"
    assert (first["SĐT"], first["Số"]) == ("0912345678", "912345678")
    # openpyxl stores no result with a formula; an error is no value.
    assert (first["Công thức"], first["Lỗi"], first["Đúng"]) == ("", "", "True")
    assert rows[1].cells["Số"] == "1.5"
    assert read(path, sheet="Tháng 9")[0].header == ("Khác",)
    caught = refusal(path, sheet="Tháng 1")
    assert caught.code == "missing_column"
    assert "Tháng 9" in caught.detail


def test_a_formula_s_stored_result_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    with_result = tmp_path / "result.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(with_result, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            text = text.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
            new.writestr(part, text.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    assert read(with_result)[1][0].cells["Công thức"] == "2"


def test_memory_stays_flat(tmp_path: Path) -> None:
    line = ("x" * 50 + ",") * 9 + "y\n"
    path = saved(tmp_path, (",".join("abcdefghij") + "\n" + line * 40_000).encode())
    tracemalloc.start()
    with open_table(path) as table:
        count = sum(1 for _ in table.rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 40_000
    assert peak < 4_000_000 < path.stat().st_size


@pytest.mark.parametrize("run", [b"x", b"\xe1", b",", b'"', b"\r", b"'", b"\xc3\xa9", b"\0x"])
def test_long_runs_take_no_long_time(tmp_path: Path, run: bytes) -> None:
    """A million of the same byte once took minutes; the suite's time limit is the judge."""
    path = saved(tmp_path, "Họ tên,b\n".encode() + run * 1_000_000)
    try:
        read(path)
    except ImportRefused as error:
        assert error.code in REFUSAL_CODES


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe")
@example(b"a\xff\n")
@example(b'"')
def test_any_bytes_give_rows_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = saved(tmp_path_factory.getbasetemp(), content, "any.csv")
    try:
        table, rows = read(path)
    except ImportRefused as error:
        assert error.code in REFUSAL_CODES
    else:
        assert all(set(row.cells) == set(table.header) for row in rows)


CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4)


@settings(max_examples=100, deadline=None)
@given(CHANGES)
def test_a_workbook_with_any_byte_changed(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, int]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    content = bytearray(workbook(folder).read_bytes())
    for place, value in changes:
        content[4 + int(place * (len(content) - 5))] = value
    try:
        table, rows = read(saved(folder, bytes(content), "any.xlsx"))
    except ImportRefused as error:
        assert error.code in REFUSAL_CODES
    else:
        assert all(set(row.cells) == set(table.header) for row in rows)


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    rows = [["x", *row[1:]] for row in rows]
    path = tmp_path_factory.getbasetemp() / "text.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["a", "b", "c"], *rows])
    try:
        table, found = read(path)
    except ImportRefused as error:
        assert error.code == "not_a_table"  # control characters make no table
        return
    if table.encoding == "UTF-8" and table.delimiter == ",":
        wanted = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
        assert [list(row.cells.values()) for row in found] == wanted
