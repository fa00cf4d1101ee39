"""The registers, read back from paper and from the workbook: whole, in order, nothing cut."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pypdfium2
import pytest
from pypdf import PdfReader

from db.choices import CaseStatus, Urgency
from db.records.statistics import CaseLine, ContactLine, RegisterHead
from db.rules.periods import Period
from exports.errors import ExportCancelled, ExportRefused
from exports.pdf_pages import page_count, page_picture
from exports.register_columns import RegisterOptions, paper_columns, sheet_columns
from exports.register_pdf import write_register
from exports.register_xlsx import write_register_workbook
from tests.exports.factories import EMPLOYER, LETTERHEAD, NOON, PHONE
from tests.exports.reading import ink, page_texts, squeezed, vietnamese

AUGUST = Period(date(2021, 8, 1), date(2021, 8, 31), "month")
NAMES = {
    "need": {"food": "Lương thực", "wages": "Nợ lương"},
    "channel": {"hotline": "Đường dây nóng"},
    "unit": {"BMT": "LĐLĐ thành phố Buôn Ma Thuột"},
}


def head(count=1):
    return RegisterHead("BMT", LETTERHEAD, AUGUST, NOON, "Trần Văn Quản", count, NAMES)


def contact(number=1, **fields):
    line = ContactLine(
        id=str(number),
        received_at=NOON + timedelta(minutes=number),
        direction="in",
        channel="hotline",
        person_name=f"H'Hen Niê {number}",
        phone=PHONE,
        employer_name=EMPLOYER,
        unit_code="BMT",
        matter_kind="support",
        non_case_kind="",
        narrative="Hết gạo từ hôm qua",
        case_code=f"BMT-2021-{number:06}",
        taken_by="Nguyễn Thị Trực",
        is_confidential=False,
    )
    return replace(line, **fields)


def case(number=1, **fields):
    line = CaseLine(
        number=number,
        code=f"BMT-2021-{number:06}",
        opened_at=NOON,
        person_name="Y Bham Êban",
        phone=PHONE,
        employer_name=EMPLOYER,
        unit_code="BMT",
        needs=("food", "wages"),
        urgency=Urgency.URGENT,
        summary="Khu trọ bị phong tỏa",
        owner_name="Phạm Văn Cán",
        due_at=NOON + timedelta(days=5),
        status=CaseStatus.CLOSED,
        outcome="partly",
        unmet_reason="no_budget",
        closed_at=NOON + timedelta(days=3),
        is_confidential=False,
    )
    return replace(line, **fields)


def paper(tmp_path, kind, lines, **options):
    path = tmp_path / f"{kind}.pdf"
    target = (path, vietnamese, "vi")
    return write_register(kind, head(len(lines)), lines, target, RegisterOptions(**options))


def sheet(tmp_path, kind, lines, **options):
    path = tmp_path / f"{kind}.xlsx"
    target = (path, vietnamese)
    write_register_workbook(kind, head(len(lines)), lines, target, RegisterOptions(**options))
    return openpyxl.load_workbook(path).worksheets[0]


def test_contacts_on_paper(tmp_path):
    path = paper(tmp_path, "contacts", [contact()])
    words = squeezed(path)
    for text in (
        "SỔ TIẾP NHẬN LƯỢT LIÊN HỆ",
        "Từ ngày 01/08/2021 đến ngày 31/08/2021",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Đắk Lắk, ngày 30 tháng 8 năm 2021",
        "30/08/2021 12:01",
        "H'Hen Niê 1",
        "0912 345 678",
        EMPLOYER,
        "Hết gạo từ hôm qua",
        "BMT-2021-000001",
        "Sổ có 1 dòng.",
        "CHỦ TỊCH",
    ):
        assert "".join(text.split()) in words, text


def test_cases_on_paper(tmp_path):
    words = squeezed(paper(tmp_path, "cases", [case()]))
    for text in ("SỔ THEO DÕI VỤ VIỆC", "Y Bham Êban", "Lương thực, Nợ lương", "Khẩn cấp", "(10)"):
        assert "".join(text.split()) in words, text


def test_every_page_has_the_heads_and_its_number(tmp_path):
    path = paper(tmp_path, "contacts", [contact(number) for number in range(1, 61)])
    pages = page_texts(path)
    assert len(pages) > 4
    for number, text in enumerate(pages[1:-1], 2):
        assert text.split()[0] == str(number)
        assert "(8)" in text
    words = squeezed(path)
    assert all(f"BMT-2021-{number:06}" in words for number in range(1, 61))
    for page in PdfReader(path).pages:
        assert page.mediabox.width > page.mediabox.height


def test_a_story_longer_than_a_page_is_whole_and_stays_in_its_margins(tmp_path):
    story = " ".join(f"từ{number}" for number in range(2_000))
    lines = [contact(), contact(2, narrative=story, person_name="Ê" * 5_000), contact(3)]
    path = paper(tmp_path, "contacts", lines)
    words = squeezed(path)
    assert all(f"từ{number}" in words for number in range(2_000))
    assert words.count("Ê") >= 5_000
    assert "BMT-2021-000003" in words
    for page in range(page_count(path)):
        left, top, right, bottom = ink(path, page)
        assert left >= 29 and right <= 297 - 14
        assert top >= 7 and bottom <= 210 - 19


def test_an_empty_register_is_a_register(tmp_path):
    assert "Trongkỳkhôngphátsinh." in squeezed(paper(tmp_path, "cases", []))
    book = sheet(tmp_path, "cases", [])
    assert book.max_row == 6


def test_masks_take_phones_and_confidential_employers_out(tmp_path):
    told = f"Gọi 0987654321, {EMPLOYER} nợ lương"
    lines = [contact(narrative=told, is_confidential=True), contact(2)]
    for words in (
        squeezed(paper(tmp_path, "contacts", lines, masks=True)),
        "".join(
            str(cell.value)
            for row in sheet(tmp_path, "contacts", lines, masks=True).rows
            for cell in row
        ),
    ):
        assert "0987654321" not in words and "0912345678" not in words
        assert "0912 345 678" not in words
    first = "".join(
        str(cell.value)
        for cell in next(sheet(tmp_path, "contacts", lines[:1], masks=True).iter_rows(min_row=7))
    )
    assert EMPLOYER not in first
    assert EMPLOYER in "".join(
        str(cell.value) for row in sheet(tmp_path, "contacts", lines).rows for cell in row
    )


def test_the_workbook_has_typed_cells_and_no_formula(tmp_path):
    evil = "=cmd|' /C calc'!A0"
    book = sheet(tmp_path, "contacts", [contact(narrative=evil, person_name="+84")])
    titles = [cell.value for cell in book[6]]
    assert titles[0] == "STT"
    assert len(titles) == len(sheet_columns("contacts")) + 1
    row = dict(zip(titles, book[7], strict=True))
    assert row["STT"].value == 1
    at = next(cell for cell in book[7] if isinstance(cell.value, datetime))
    assert at.value == datetime(2021, 8, 30, 12, 1)
    assert all(cell.data_type != "f" for cell in book[7])
    assert any(str(cell.value).endswith(evil) for cell in book[7])
    assert book.print_title_rows == "$6:$6"
    assert book.page_setup.orientation == "landscape"


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path, monkeypatch):
    import exports.register_xlsx as module

    # The real limit is a million rows: only the number is made small.
    monkeypatch.setattr(module, "ROW_LIMIT", 10)
    path = tmp_path / "a.xlsx"
    lines = [contact(number) for number in range(1, 10)]
    write_register_workbook("contacts", head(9), lines, (path, vietnamese))
    sheets = openpyxl.load_workbook(path).worksheets
    assert [one.max_row for one in sheets] == [10, 10, 7]
    numbers = [row[0] for one in sheets for row in one.iter_rows(min_row=7, values_only=True)]
    assert numbers == list(range(1, 10))


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_a_cancel_leaves_the_older_file(tmp_path, kind):
    path = tmp_path / f"so.{kind}"
    path.write_bytes(b"older")
    lines = (contact(number) for number in range(1, 50))
    asked = []

    def stop(done):
        asked.append(done)
        return done < 9

    with pytest.raises(ExportCancelled):
        if kind == "pdf":
            target = (path, vietnamese, "vi")
            write_register("contacts", head(), lines, target, None, stop)
        else:
            write_register_workbook("contacts", head(), lines, (path, vietnamese), None, stop)
    assert asked == list(range(1, 10))
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_is_refused(tmp_path):
    with pytest.raises(ExportRefused) as refused:
        write_register("cases", head(), [case()], (tmp_path / "no" / "a.pdf", vietnamese, "vi"))
    assert refused.value.code == "folder_missing"


def test_columns_fit_the_paper():
    for kind in ("contacts", "cases"):
        assert sum(column.paper for column in paper_columns(kind)) + 9 == 252


def test_pages_as_pictures(tmp_path):
    path = paper(tmp_path, "contacts", [contact(number) for number in range(1, 30)])
    assert page_count(path) == len(pypdfium2.PdfDocument(str(path)))
    picture = page_picture(path, 1, 640)
    assert picture.width == 640
    assert picture.height == round(640 * 210 / 297)
    assert picture.convert("L").getextrema()[0] < 64


def test_moments_are_told_in_vietnam(tmp_path):
    late = contact(received_at=datetime(2021, 8, 31, 16, 59, tzinfo=UTC))
    assert "31/08/202123:59" in squeezed(paper(tmp_path, "contacts", [late]))
