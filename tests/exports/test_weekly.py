"""The weekly folder, read back file by file."""

import csv
import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from zipfile import ZipFile

import openpyxl
import pytest

from exports.errors import ExportCancelled
from exports.weekly.columns import TABLES
from exports.weekly.package import write_week
from exports.weekly.values import Wording, guarded
from exports.weekly.workbook import Limits, write_workbook
from tests.exports.factories import contact
from tests.exports.reading import english, vietnamese
from tests.exports.weeks import empty_week, row, week

FILES = {
    "BMT-2021-W35.xlsx",
    "manifest.json",
    "summary.csv",
    "summary.jsonl",
    *(f"{table.name}.{kind}" for table in TABLES for kind in ("csv", "jsonl")),
}


def read_csv(path):
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def book_of(written):
    return openpyxl.load_workbook(written.folder / f"{written.folder.name}.xlsx", data_only=True)


def test_folder_holds_every_file_and_the_manifest_sums_are_right(tmp_path):
    written = write_week(week(), tmp_path, vietnamese, "vi")
    assert written.folder == tmp_path / "BMT-2021-W35"
    assert {path.name for path in written.folder.iterdir()} == FILES
    assert {path.name for path in written.files} == FILES
    manifest = json.loads((written.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest == written.manifest
    assert set(manifest["files"]) == FILES - {"manifest.json"}
    for name, sums in manifest["files"].items():
        content = (written.folder / name).read_bytes()
        assert sums == {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    assert manifest["counts"] == {
        "cases": 3,
        "contacts": 2,
        "verifications": 1,
        "assistance": 1,
        "unmet": 1,
    }
    assert (manifest["office"], manifest["week"]) == ("BMT", "2021-W35")
    assert manifest["made_at"] == "2021-09-06T01:00:00Z"


def test_a_week_without_a_call_has_all_the_files(tmp_path):
    written = write_week(empty_week(), tmp_path, vietnamese, "vi")
    assert {path.name for path in written.folder.iterdir()} == FILES
    assert set(written.manifest["counts"].values()) == {0}
    assert len(read_csv(written.folder / "cases.csv")) == 1
    assert read_lines(written.folder / "cases.jsonl") == []
    sheet = book_of(written)["Tóm tắt"]
    assert "Tuần từ 30/08/2021 đến 05/09/2021" in [cell.value for cell in sheet["A"]]


def test_sheets_are_typed_and_ready_to_print(tmp_path):
    book = book_of(write_week(week(), tmp_path, vietnamese, "vi"))
    assert book.sheetnames == [
        "Tóm tắt",
        "Vụ việc",
        "Lượt liên hệ",
        "Xác minh",
        "Hỗ trợ theo chương trình",
        "Nhu cầu chưa đáp ứng",
    ]
    sheet = book["Vụ việc"]
    heads = [cell.value for cell in sheet[1]]
    first = dict(zip(heads, sheet[2], strict=True))
    assert heads[0] == "Mã vụ việc"
    assert first["Tiếp nhận"].value == datetime(2021, 8, 30, 12, 1)
    assert first["Tiếp nhận"].number_format == "dd/mm/yyyy hh:mm"
    assert first["Điện thoại"].value == "0912 345 678" and first["Điện thoại"].data_type == "s"
    assert first["Trạng thái"].value == "Đang giải quyết"
    assert first["Nhu cầu"].value == "Lương thực, thực phẩm, Tiền thuê nhà"
    assert first["Đơn vị công đoàn"].value == "CĐCS Xí nghiệp may số 2"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:L4"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    money = book["Hỗ trợ theo chương trình"]["H2"]
    assert (money.value, money.number_format) == (1_000_000, "#,##0")


def test_summary_formulas_carry_their_results(tmp_path):
    written = write_week(week(), tmp_path, english, "en")
    path = written.folder / "BMT-2021-W35.xlsx"
    results = openpyxl.load_workbook(path, data_only=True)["Summary"]
    formulas = openpyxl.load_workbook(path)["Summary"]
    found = {}
    for line in formulas.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                found[results.cell(cell.row, 1).value, cell.column] = (
                    cell.value,
                    results[cell.coordinate].value,
                )
    formula, share = found["Closed cases answered on time", 4]
    assert share == 0.75 and "C7" in formula and "B7" in formula
    assert results["B7"].value == 3 and results["C7"].value == 4
    assert found["Đường dây nóng", 4][1] == 0.75
    totals = [value for (name, _), (_, value) in found.items() if name == "Total"]
    assert totals == [3], "the last total read under that name"


def test_csv_is_for_spreadsheets_and_json_for_programs(tmp_path):
    written = write_week(week(), tmp_path, vietnamese, "vi")
    raw = (written.folder / "cases.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == 4
    assert read_csv(written.folder / "cases.csv")[1][:6] == [
        "BMT-2021-000001",
        "30/08/2021 12:01",
        "Đang giải quyết",
        "Cao",
        "H'Maryam Êñuôl",
        "0912 345 678",
    ]
    first = read_lines(written.folder / "cases.jsonl")[0]
    assert first["status"] == "in_progress" and first["needs"] == ["food", "rent"]
    assert first["opened_at"] == "2021-08-30T05:01:00Z" and first["phone"] == "+84912345678"
    figures = read_lines(written.folder / "summary.jsonl")
    assert {"figure": "closed_on_time", "value": 3, "of": 4} in figures
    assert {"dimension": "channel", "code": "zalo", "count": 3} in figures


FORMULAS = ("=1+1", "+84912345678", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1")


@pytest.mark.parametrize("text", FORMULAS)
def test_typed_text_never_becomes_a_formula(tmp_path, text):
    texts = ("person_name", "employer_name", "summary", "owner_name", "unit_code", "phone")
    bad_case = row(**dict.fromkeys(texts, text))
    typed = ("person_name", "on_behalf_of", "narrative", "phone_as_typed", "call_back_note")
    bad_contact = contact(**dict.fromkeys((*typed, "taken_by", "channel"), text))
    report = week(need_names={"food": text, "rent": text})
    report = replace(report, cases=(bad_case,), contacts=(bad_contact,), office_name=text)
    written = write_week(report, tmp_path, english, "en")
    book = openpyxl.load_workbook(written.folder / "BMT-2021-W35.xlsx")
    for sheet in book.worksheets[1:]:
        assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d"}
    for table in TABLES:
        for line in read_csv(written.folder / f"{table.name}.csv"):
            assert not [cell for cell in line if cell.lstrip(" ")[:1] in tuple("=+-@\t\r＝")]


def test_an_ordinary_text_is_not_touched_by_the_guard():
    assert guarded("Chị Hằng - tổ 3 = ca đêm") == "Chị Hằng - tổ 3 = ca đêm"
    assert guarded("") == ""


def test_a_story_longer_than_a_cell_says_where_the_rest_is(tmp_path):
    story = "Đắk Lắk 😀 " * 20_000
    report = replace(week(), contacts=(contact(narrative=story),))
    written = write_week(report, tmp_path, vietnamese, "vi")
    heads = [cell.value for cell in book_of(written)["Lượt liên hệ"][1]]
    cell = book_of(written)["Lượt liên hệ"].cell(2, heads.index("Nội dung") + 1).value
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert cell.startswith(story[:20_000])
    assert cell.endswith("[…] (ngắt tại đây; toàn văn trong tệp contacts.csv)")
    assert read_csv(written.folder / "contacts.csv")[1][heads.index("Nội dung")] == story
    assert read_lines(written.folder / "contacts.jsonl")[0]["narrative"] == story


def test_control_characters_and_broken_text_are_left_out(tmp_path):
    report = replace(week(), cases=(row(summary="một\x00hai\x0bba\ud800bốn\nnăm"),))
    written = write_week(report, tmp_path, english, "en")
    assert read_lines(written.folder / "cases.jsonl")[0]["summary"] == "mộthaibabốn\nnăm"
    assert book_of(written)["Cases"]["J2"].value == "mộthaibabốn\nnăm"


def test_rows_beyond_a_sheet_go_on_in_the_next(tmp_path):
    path = tmp_path / "book.xlsx"
    write_workbook(Wording(english, week(25)), path, lambda rows: None, Limits(sheet_rows=11))
    book = openpyxl.load_workbook(path)
    assert [name for name in book.sheetnames if name.startswith("Cases")] == [
        "Cases",
        "Cases (2)",
        "Cases (3)",
    ]
    codes = [
        line[0]
        for name in ("Cases", "Cases (2)", "Cases (3)")
        for line in book[name].iter_rows(min_row=2, max_col=1, values_only=True)
    ]
    assert codes == [f"BMT-2021-{number:06}" for number in range(1, 26)]


def cells_of(path):
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [
            [
                (cell.value, cell.number_format, cell.font.name, cell.alignment.wrap_text)
                for cell in line
            ]
            for line in sheet.iter_rows()
        ]
        for sheet in book
    }


@pytest.mark.parametrize("sheet_rows", [1000, 5])
def test_the_way_for_many_rows_gives_the_same_workbook(tmp_path, sheet_rows):
    odd = row(summary=" <&> =1+1 😀\nhai", due_at=None, phone="", needs=())
    long = contact(narrative="Đắk Lắk " * 10_000)
    report = replace(week(9), cases=(*week(9).cases, odd), contacts=(contact(), long))
    wording = Wording(vietnamese, report)
    few, many = tmp_path / "few.xlsx", tmp_path / "many.xlsx"
    told = []
    write_workbook(wording, few, lambda rows: None, Limits(sheet_rows))
    write_workbook(wording, many, told.append, Limits(sheet_rows, many_rows=0))
    assert cells_of(few) == cells_of(many)
    assert sum(told) == 15
    first, second = (openpyxl.load_workbook(path)["Vụ việc"] for path in (few, many))
    assert first.auto_filter.ref == second.auto_filter.ref
    heights = [book.row_dimensions[2].height for book in (first, second)]
    assert abs(heights[0] - heights[1]) < 0.5, "one rounds to pixels"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["few.xlsx", "many.xlsx"]


def test_text_that_looks_like_an_escape_stays_text(tmp_path):
    path = tmp_path / "book.xlsx"
    report = replace(week(), cases=(row(summary="_x0041_"),))
    write_workbook(Wording(english, report), path, lambda rows: None, Limits(many_rows=0))
    sheet = ZipFile(path).read("xl/worksheets/sheet2.xml").decode()
    assert ">_x005F_x0041_<" in sheet, "the escaped form of ISO/IEC 29500, ST_Xstring"


def test_more_than_twenty_thousand_rows(tmp_path):
    path = tmp_path / "book.xlsx"
    write_workbook(Wording(english, week(20_100)), path, lambda rows: None)
    sheet = openpyxl.load_workbook(path, read_only=True)["Cases"]
    codes = [line[0].value for line in sheet.iter_rows(min_row=2, max_col=1)]
    assert codes == [f"BMT-2021-{number:06}" for number in range(1, 20_101)]


def test_office_codes_and_year_ends_make_safe_folder_names(tmp_path):
    report = empty_week(
        office_code="../Đắk Lắk: KCN/1", monday=date(2020, 12, 28), sunday=date(2021, 1, 3)
    )
    written = write_week(report, tmp_path, english, "en")
    assert written.folder == tmp_path / "Dak-Lak-KCN-1-2020-W53"


def test_a_second_export_replaces_the_first_whole(tmp_path):
    write_week(week(5), tmp_path, english, "en")
    (tmp_path / "BMT-2021-W35" / "left.txt").write_text("old")
    written = write_week(week(2), tmp_path, english, "en")
    assert {path.name for path in written.folder.iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["BMT-2021-W35"]


def test_cancelling_leaves_nothing(tmp_path):
    with pytest.raises(ExportCancelled):
        write_week(week(2000), tmp_path, english, "en", lambda done: done < 1000)
    assert list(tmp_path.iterdir()) == []


def test_only_named_fields_leave(tmp_path):
    written = write_week(week(), tmp_path, english, "en")
    for table in TABLES:
        for line in read_lines(written.folder / f"{table.name}.jsonl"):
            assert list(line) == [column.key for column in table.columns]
    for table, records in zip(
        TABLES,
        (row(), contact(), *week().verifications, *week().assistance, *week().unmet),
        strict=True,
    ):
        known = {item.name for item in fields(records)}
        assert {column.key for column in table.columns} <= known


def test_moments_are_in_vietnamese_time_over_midnight(tmp_path):
    late = row(opened_at=datetime(2021, 8, 30, 18, 30, tzinfo=UTC))
    written = write_week(replace(week(), cases=(late,)), tmp_path, english, "en")
    assert read_csv(written.folder / "cases.csv")[1][1] == "31/08/2021 01:30"
    assert book_of(written)["Cases"]["B2"].value == datetime(2021, 8, 31, 1, 30)
