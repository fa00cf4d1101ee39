"""Lists that people sign, on paper and as a workbook: 0, 40 and 400 people, nothing cut."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from db.choices import AssignmentState
from db.queries.documents import shipped_wording
from db.records.deliveries import DeliveryLine, DeliveryRecord, WholeDelivery
from exports.delivery_list import DeliveryPaper, write_delivery_list
from exports.delivery_sheet import write_delivery_sheet
from exports.letters.handover_record import list_record
from exports.letters.writing import write_made
from tests.exports import factories
from tests.exports.reading import characters, flat, page_texts, squeezed, vietnamese

EDE = "ƀ č ĕ ê̆ ĭ ñ ŏ ô̆ ơ̆ ŭ ư̆"
MM = 72 / 25.4


def a_list(count: int, **changes) -> WholeDelivery:
    lines = tuple(
        DeliveryLine(
            f"a{n}", f"BMT-2021-{n:06}", f"H'Maryam Êñuôl thứ {n} HẾT{n}", f"Công ty {n}",
            "3089/QĐ-TLĐ", "NLĐ làm “3 tại chỗ”", "" if n % 2 else "10 kg gạo", 1_000_000,
            AssignmentState.APPROVED,
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    record = DeliveryRecord(
        "list-1", "TLD-3089-2021", "3089/QĐ-TLĐ", f"Đợt 1 {EDE}", date(2021, 9, 6),
        "Hội trường KCN Hòa Phú", "Lê Văn Trao", "Y Wang Ƀya", "", None, count, 0,
        count * 1_000_000, datetime(2021, 9, 5, tzinfo=UTC), "Nguyễn Thị Lan", 1,
    )  # fmt: skip
    return WholeDelivery(replace(record, **changes), lines)


def paper(whole: WholeDelivery) -> DeliveryPaper:
    return DeliveryPaper(whole, factories.LETTERHEAD, factories.options())


def as_pdf(tmp_path: Path, whole: WholeDelivery) -> Path:
    return write_delivery_list(paper(whole), tmp_path / "list.pdf", vietnamese)


def record_of(tmp_path: Path, whole: WholeDelivery, ending: str = ".pdf") -> Path:
    about = (factories.LETTERHEAD, shipped_wording("handover_record"))
    letter = list_record(whole, about, factories.options(), vietnamese)
    return write_made(letter, tmp_path / f"record{ending}", vietnamese)


@pytest.mark.parametrize("count", [1, 40, 400])
def test_everybody_stands_on_the_list_and_heads_come_again(count: int, tmp_path: Path) -> None:
    path = as_pdf(tmp_path, a_list(count))
    text = squeezed(path)
    assert all(text.count(f"HẾT{n}") for n in range(1, count + 1))
    pages = page_texts(path)
    with_rows = [page for page in pages if "HẾT" in page]
    assert all("Ký nhận" in page and "Nơi làm việc" in page for page in with_rows)
    said = flat(path)
    total = f"{count * 1_000_000:,}".replace(",", ".")
    assert f"{total} đồng" in said
    words = {1: "Một", 40: "Bốn mươi", 400: "Bốn trăm"}[count]
    assert f"Bằng chữ: {words} triệu đồng chẵn." in said
    assert "NGƯỜI TRAO" in pages[-1] and "Lê Văn Trao" in pages[-1]
    for page in (0, len(pages) - 1):
        width, height = 297 * MM, 210 * MM
        assert all(
            one[1] >= 30 * MM - 1 and one[3] <= width - 15 * MM + 1 and one[4] <= height
            for one in characters(path, page)
        )
    assert float(PdfReader(path).pages[0].mediabox.width) == pytest.approx(297 * MM, abs=1)
    for letter in "ƀčĕĭñŏŭ":
        assert letter in text
    assert "[U+" not in text


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_the_record_has_everybody(ending: str, tmp_path: Path) -> None:
    whole = a_list(40, document_number="05/BB-LĐLĐ")
    path = record_of(tmp_path, whole, ending)
    if ending == ".pdf":
        text = flat(path)
        squeezed_text = squeezed(path)
        assert all(f"HẾT{n}" in squeezed_text for n in range(1, 41))
        heads = [page for page in page_texts(path) if "HẾT" in page]
        assert all("Ký nhận" in page for page in heads)
    else:
        document = Document(str(path))
        table = next(one for one in document.tables if len(one.columns) == 6)
        assert len(table.rows) == 42
        assert "tblHeader" in table.rows[0]._tr.xml
        cells = [cell for one in document.tables for row in one.rows for cell in row.cells]
        holders = [document, *cells]
        text = " ".join(part.text for one in holders for part in one.paragraphs)
        assert all(f"HẾT{n}" in text for n in range(1, 41))
    for words in ("Số: 05/BB-LĐLĐ", "ngày 06 tháng 9 năm 2021", "Hội trường KCN Hòa Phú",
                  "Bốn mươi triệu đồng chẵn.", "40.000.000", "Y Wang Ƀya"):  # fmt: skip
        assert words in text, words


def test_once_closed_only_those_who_signed_count(tmp_path: Path) -> None:
    whole = a_list(3, closed_at=datetime(2021, 9, 6, 9, tzinfo=UTC))
    first = replace(whole.lines[0], state=AssignmentState.DELIVERED)
    whole = replace(whole, lines=(first, *whole.lines[1:]))
    text = flat(as_pdf(tmp_path, whole))
    assert "Bằng chữ: Một triệu đồng chẵn." in text
    assert text.count("Chưa nhận") == 2
    record = flat(record_of(tmp_path, whole))
    assert "HẾT1" in record
    assert "HẾT2" not in record


def test_goods_alone_have_no_sum(tmp_path: Path) -> None:
    whole = a_list(2)
    whole = replace(whole, lines=tuple(replace(one, amount=None) for one in whole.lines))
    text = flat(as_pdf(tmp_path, whole))
    assert "10 kg gạo" in text
    assert "Bằng chữ" not in text
    sheet = load_workbook(write_delivery_sheet(paper(whole), tmp_path / "a.xlsx", vietnamese))
    assert sheet.active["H8"].value is None


def test_a_name_longer_than_a_page_runs_on(tmp_path: Path) -> None:
    whole = a_list(1)
    long = replace(whole.lines[0], person_name=f"{'Êñuôl ' * 900}CUỐI", workplace="Z" * 3_000)
    path = as_pdf(tmp_path, replace(whole, lines=(long,)))
    assert squeezed(path).count("Êñuôl") == 900
    assert "CUỐI" in squeezed(path)
    assert squeezed(path).count("Z") == 3_000


def test_the_workbook_has_typed_cells_and_no_formulas(tmp_path: Path) -> None:
    whole = a_list(3)
    wild = "=1+1", "+84912", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'
    lines = [replace(whole.lines[0], person_name=w, goods=w, workplace=w) for w in wild]
    whole = replace(whole, lines=(*whole.lines, *lines))
    path = write_delivery_sheet(paper(whole), tmp_path / "a.xlsx", vietnamese)
    sheet = load_workbook(path).active
    rows = list(sheet.iter_rows(min_row=8, max_row=15))
    for number, row in enumerate(rows, 1):
        assert row[0].value == number and row[0].data_type == "n"
        assert row[7].value == 1_000_000 and row[7].number_format == "#,##0"
        assert {cell.data_type for cell in row[1:7]} <= {"s", "n"}, "text stays text"
        assert all(isinstance(cell.value, str | None) for cell in row[1:7])
    assert rows[3][2].value == "=1+1"
    assert sheet["H16"].value == 8_000_000
    assert "Tám triệu đồng chẵn" in sheet["C17"].value
    assert sheet.print_title_rows == "$7:$7"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
