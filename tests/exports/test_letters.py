"""Official papers of a case: where things stand, how large, what goes out and what never does."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from pypdf import PdfReader

from db.choices import VerificationResult
from db.queries.documents import _shipped
from db.records.documents import Meeting, Wording
from db.records.ledger import EvidenceFile
from db.rules.documents import NAMES, OF_REFERRALS, PAPERS, filled, wording_from, written_number
from exports.document_register import DocumentRegister, write_document_register
from exports.letters.case_words import LetterCase
from exports.letters.writing import write_letter
from tests.exports import factories
from tests.exports.reading import characters, flat, ink, page_texts, place_of, squeezed, vietnamese

MM = 72 / 25.4
EDE = "ƀ č ĕ ê̆ ĭ ñ ŏ ô̆ ơ̆ ŭ ư̆ Ƀ Č Ĕ Ê̆ Ĭ Ñ Ŏ Ô̆ Ơ̆ Ŭ Ư̆"
SECRET = "Công ty TNHH Dệt may Đắk Lắk"


MEETING = Meeting(
    invited=(f"Ông Y Bia Êñuôl, {EDE}", "Bà H'Bia Kdăm", "Công đoàn phường Tân An"),
    held_on=date(2021, 9, 6),
    hour=time(8, 30),
    place=f"Hội trường LĐLĐ, buôn Ê̆a Tam {EDE}",
    about="hỗ trợ người lao động khu trọ",
    handed_by="Trần Văn Đức",
    witness="Y Wang Ƀya",
)


def a_case(paper: str, detail=None, number: str = "", **changes) -> LetterCase:
    detail = detail or factories.detail()
    changes.setdefault("meeting", MEETING)
    return LetterCase(
        detail,
        wording_from(_shipped()[paper]),
        factories.options(document_number=number),
        vietnamese,
        detail.referrals[0] if paper in OF_REFERRALS else None,
        date(2021, 9, 17),
        **changes,
    )


def written(tmp_path: Path, paper: str, ending: str = ".pdf", detail=None, number="") -> Path:
    return write_letter(paper, a_case(paper, detail, number), tmp_path / f"{paper}{ending}")


def words_of_docx(path: Path) -> str:
    document = Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    holders = [document, *cells]
    return " ".join(paragraph.text for holder in holders for paragraph in holder.paragraphs)


def sizes(path: Path, page: int = 0) -> dict[str, set[tuple[float, str]]]:
    """Text of a run -> its sizes in points and fonts, as the page draws it."""
    found: dict[str, set[tuple[float, str]]] = {}

    def visit(text, _cm, matrix, font, size) -> None:
        if text.strip():
            name = str(font["/BaseFont"]) if font else ""
            found.setdefault(text.strip(), set()).add((round(size * matrix[0], 1), name))

    PdfReader(path).pages[page].extract_text(visitor_text=visit)
    return found


def looks(path: Path, words: str) -> tuple[float, str]:
    """Size and font of a line that is drawn as one run."""
    runs = {text: look for text, look in sizes(path).items() if words in text}
    assert runs, (words, sizes(path))
    return min(next(iter(runs.values())))


def rules(path: Path, page: int = 0) -> list[tuple[float, float, float]]:
    """(left, right, y) in points of the horizontal lines of a page."""
    content = PdfReader(path).pages[page].get_contents().get_data().decode("latin-1")
    number = r"(-?[\d.]+)"
    pattern = rf"{number} {number} m {number} {number} l S"
    lines = [tuple(map(float, found)) for found in re.findall(pattern, content)]
    return [(x1, x2, y1) for x1, y1, x2, y2 in lines if y1 == y2]


def test_the_page_has_the_margins_of_the_decree(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_letter", detail=_long())
    pages = len(PdfReader(path).pages)
    assert pages > 2
    for page in range(pages):
        found = characters(path, page)
        body = [one for one in found if page == 0 or one[4] < (297 - 19) * MM]
        assert min(one[1] for one in body) >= 30 * MM - 1
        assert max(one[3] for one in body) <= (210 - 15) * MM + 1
        assert min(one[2] for one in body) >= 20 * MM - 4  # legs of letters
        assert max(one[4] for one in body) <= (297 - 20) * MM
    assert not any(one[4] > (297 - 19) * MM for one in characters(path, 0))


def test_later_pages_have_their_number_in_the_middle_of_the_top_margin(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_letter", detail=_long())
    top = [one for one in characters(path, 1) if one[4] > (297 - 19) * MM]
    assert [one[0] for one in top] == ["2"]
    middle = (top[0][1] + top[0][3]) / 2
    assert abs(middle - (30 + 165 / 2) * MM) < 3
    size, _ = looks_on(path, "2", 1)
    assert 13 <= size <= 14


def looks_on(path: Path, words: str, page: int) -> tuple[float, str]:
    return min(sizes(path, page)[words])


def test_sizes_and_styles_of_the_head_and_foot(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_letter", number="05/LĐLĐ")
    for words, low, high, style in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, 14, "Bold"),
        ("TỈNH ĐẮK LẮK", 12, 13, "LiberationSerif"),
        ("THÀNH PHỐ BUÔN MA THUỘT", 12, 13, "Bold"),
        ("Số: 05/LĐLĐ", 13, 13, "LiberationSerif"),
        ("Đắk Lắk, ngày 05 tháng 9 năm 2021", 13, 14, "Italic"),
        ("Kính gửi:", 13, 14, "LiberationSerif"),
        ("TM. BAN THƯỜNG VỤ", 13, 14, "Bold"),
        ("H'Hen Niê", 13, 14, "Bold"),
        ("Nơi nhận:", 12, 12, "BoldItalic"),
        ("- Như trên;", 11, 11, "LiberationSerif"),
    ):
        size, font = looks(path, words)
        assert low <= size <= high, words
        assert style in font, (words, font)


def test_rules_stand_under_motto_and_issuer(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_slip")
    issuer = place_of(path, "THÀNH PHỐ BUÔN MA THUỘT")
    motto = place_of(path, "Độc lập - Tự do - Hạnh phúc")
    under_issuer = [one for one in rules(path) if 0 < issuer[1] - one[2] < 8 and one[0] < motto[0]]
    under_motto = [one for one in rules(path) if 0 < motto[1] - one[2] < 8 and one[1] > motto[0]]
    assert len(under_issuer) == len(under_motto) == 1
    length = under_issuer[0][1] - under_issuer[0][0]
    assert 1 / 3 <= length / (issuer[2] - issuer[0]) <= 1 / 2
    assert abs((under_motto[0][1] - under_motto[0][0]) - (motto[2] - motto[0])) < 3
    assert abs(sum(under_motto[0][:2]) - (motto[0] + motto[2])) < 4  # in the middle


def test_number_line_is_level_with_place_and_day_and_under_the_issuer(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_letter", number="05/LĐLĐ")
    number, issuer = place_of(path, "Số: 05/LĐLĐ"), place_of(path, "THÀNH PHỐ BUÔN MA THUỘT")
    day = place_of(path, "ngày 05 tháng 9 năm 2021")
    assert abs((number[0] + number[2]) - (issuer[0] + issuer[2])) < 4
    # Both have a descender or a slash: compare the tops of the digits.
    assert abs(number[3] - day[3]) < 4
    about = place_of(path, "V/v")
    assert about[3] < number[1]


def test_body_is_indented_and_both_edges_are_straight(tmp_path: Path) -> None:
    path = written(tmp_path, "referral_letter")
    first = place_of(path, "Liên đoàn Lao động thành phố Buôn Ma Thuột nhận")
    assert 10 <= (first[0] - 30 * MM) / MM <= 12.7
    line = [one for one in characters(path) if abs(one[2] - first[1]) < 4 and one[1] > first[0] - 1]
    assert abs(max(one[3] for one in line) - (210 - 15) * MM) < 2
    assert "nhận được phản ánh" in flat(path)


def test_signature_stands_right_and_recipients_level_left(tmp_path: Path) -> None:
    path = written(tmp_path, "reminder")
    signature, recipients = place_of(path, "TM. BAN THƯỜNG VỤ"), place_of(path, "Nơi nhận:")
    assert recipients[0] < 32 * MM < 100 * MM < signature[0]
    assert abs(signature[3] - recipients[3]) < 4


def test_intake_slip_is_half_a_sheet_with_a_code_to_scan(tmp_path: Path) -> None:
    path = written(tmp_path, "intake_slip")
    pages = PdfReader(path).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(210 * MM, abs=0.5)
    assert float(pages[0].mediabox.height) == pytest.approx(148.5 * MM, abs=0.5)
    left, top, right, bottom = ink(path)
    assert left >= 29
    assert right <= 196
    assert top >= 5
    assert bottom <= 144
    corner = pypdfium2.PdfDocument(str(path))[0].render(scale=3).to_pil().convert("1")
    title = place_of(path, "PHIẾU TIẾP NHẬN")
    top = 148.5 * MM - title[3]
    box = tuple(int(edge * 3) for edge in (177 * MM, top, 195 * MM, top + 40))
    assert corner.crop(box).histogram()[0] > 500, "the squares of the QR"


def _long():
    long = f"Khu trọ bị phong tỏa, hết gạo, {EDE}. " * 130
    fields = ("name", "phone", "address", "employer", "unit", "summary", "needs", "verification")
    return replace(
        factories.detail(),
        case=factories.case(summary=f"{long} HẾT"),
        people=(factories.person(full_name=f"H'Maryam {'Êñuôl ' * 800}CUỐI"),),
        verifications=tuple(
            factories.verification(claim=f"Việc {n} {long[:400]}", evidence=long) for n in range(3)
        ),
        referrals=(factories.referral(request=f"{long} XONG", fields_sent=fields),),
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_cut(paper: str, tmp_path: Path) -> None:
    detail = _long()
    path = written(tmp_path, paper, detail=detail)
    text, word = squeezed(path), words_of_docx(written(tmp_path, paper, ".docx", detail))
    if paper in ("intake_slip", "verification_slip", "referral_slip", "answer_slip"):
        assert "HẾT" in text
        assert "HẾT" in word
    if paper in OF_REFERRALS:
        assert "XONG" in text
        assert "XONG" in word
    if paper == "intake_slip":
        assert text.count("Êñuôl") >= 800
        assert "CUỐI" in text
    # Every page but the last is used to its end, and every letter stands on the paper.
    width = float(PdfReader(path).pages[0].mediabox.width)
    for page in range(len(PdfReader(path).pages)):
        assert all(one[1] > 0 and one[3] < width and one[2] > 0 for one in characters(path, page))
    for letter in "ƀčĕĭñŏŭ":
        assert paper in ("reminder", "escalation") or letter in text
    assert "[U+" not in text


@pytest.mark.parametrize("paper", sorted(OF_REFERRALS))
def test_only_the_chosen_fields_go_out(paper: str, tmp_path: Path) -> None:
    detail = replace(
        factories.detail(),
        case=factories.case(
            summary="H'Maryam Êñuôl, 0912.345.678, ở Hẻm 12, đường Y Moan Êñuôl, buôn Ê̆a Tam, "
            f"làm ở {SECRET}, hết gạo"
        ),
        referrals=(factories.referral(fields_sent=("summary",)),),
    )
    for ending in (".pdf", ".docx"):
        path = written(tmp_path, paper, ending, detail)
        text = flat(path) if ending == ".pdf" else words_of_docx(path)
        for hidden in ("Maryam", "0912", "345 678", "345.678", "Hẻm 12", "Dệt may", "số 2"):
            assert hidden not in text, (hidden, ending)
        assert paper in ("reminder", "escalation") or "hết gạo" in text


@pytest.mark.parametrize("paper", PAPERS)
def test_an_employer_that_must_not_know_is_named_nowhere(paper: str, tmp_path: Path) -> None:
    fields = ("name", "phone", "summary", "needs", "verification")
    detail = replace(
        factories.detail(),
        case=factories.case(
            employer_must_not_know=True, summary=f"Làm ở {SECRET}, dệt may đắk lắk nợ lương"
        ),
        contacts=(factories.contact(narrative=f"Ở {SECRET.upper()}"),),
        verifications=(
            factories.verification(claim=f"{SECRET} nợ lương", source=SECRET, evidence=SECRET),
        ),
        referrals=(factories.referral(request=f"Yêu cầu {SECRET} trả lương", fields_sent=fields),),
    )
    for ending in (".pdf", ".docx"):
        path = written(tmp_path, paper, ending, detail)
        text = flat(path) if ending == ".pdf" else words_of_docx(path)
        assert "dệt may" not in text.lower(), ending
        assert "xí nghiệp may" not in text.lower(), ending


def test_every_check_stands_with_method_source_result_and_confidence(tmp_path: Path) -> None:
    checks = tuple(factories.verification(claim=f"Nội dung {n}") for n in range(1, 4))
    detail = replace(factories.detail(), verifications=checks)
    text = flat(written(tmp_path, "verification_slip", detail=detail))
    for words in ("1. Nội dung 1", "3. Nội dung 3"):
        assert words in text
    for words in ("Chính quyền địa phương", "Tổ trưởng tổ dân phố 4", "Đúng", "Tin cậy cao"):
        assert text.count(words) >= 3
    nothing = replace(detail, verifications=())
    assert "Chưa xác minh" in flat(written(tmp_path, "verification_slip", detail=nothing))


def test_the_slip_says_what_is_proven_and_what_is_not(tmp_path: Path) -> None:
    file = EvidenceFile("f", "xac-nhan.pdf")
    wrong = VerificationResult.FALSE
    checks = (
        factories.verification(id="1", claim="Hết gạo", files=(file,)),
        factories.verification(id="2", claim="Nợ lương", valid_until=date(2021, 8, 1)),
        factories.verification(id="3", claim="Ở trọ", result=wrong, valid_until=None),
        factories.verification(id="4", claim="Có thai", result=VerificationResult.NOT_CHECKED),
        factories.verification(
            id="5",
            claim="HẾT  GẠO",
            source="Chị Mai",
            verified_at=factories.verification().verified_at + timedelta(hours=1),
            valid_until=None,
        ),
    )
    detail = replace(factories.detail(), verifications=checks)
    text = flat(written(tmp_path, "verification_slip", detail=detail))
    assert "Tóm tắt" in text
    for words in ("Cần kiểm tra lại: 1", "Chưa kiểm tra: 1", "Có căn cứ: 1", "Không đúng: 1"):
        assert words in text
    # The file proved the check before this one, not this one.
    assert "xac-nhan.pdf" not in text
    assert "Chị Mai" in text
    assert "Trước đó" in text
    assert "Người ghi nhận" in text
    # Papers that leave the office say each claim once, as its newest check has it.
    answer = flat(written(tmp_path, "answer_slip", detail=detail))
    assert "HẾT GẠO: Đúng" in answer
    assert "Hết gạo: Đúng" not in answer
    assert "Có thai" not in answer
    assert "Nợ lương: Đúng (Cần kiểm tra lại)" in answer


def test_a_reminder_names_the_letter_it_reminds_of(tmp_path: Path) -> None:
    text = flat(written(tmp_path, "reminder", number="06/LĐLĐ"))
    for words in ("Số: 06/LĐLĐ", "văn bản số 12/LĐLĐ", "30/08/2021", "09/09/2021", "17/09/2021"):
        assert words in text


@pytest.mark.parametrize("paper", PAPERS)
def test_word_file_has_the_same_head_and_sizes(paper: str, tmp_path: Path) -> None:
    path = written(tmp_path, paper, ".docx", number="05/PC-LĐLĐ")
    document = Document(str(path))
    section = document.sections[0]
    assert (section.left_margin.mm, section.right_margin.mm) == pytest.approx((30, 15), abs=0.1)
    text = words_of_docx(path)
    for words in ("CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Số: 05/PC-LĐLĐ", "ngày 05 tháng 9"):
        assert words in text
    assert "PAGE" in section.header._element.xml
    assert (len(document.inline_shapes) == 1) == (paper == "intake_slip")


def test_control_characters_do_not_stop_a_paper(tmp_path: Path) -> None:
    detail = replace(factories.detail(), case=factories.case(summary="a\x00b\x1f\ud83d 😀 hết"))
    for ending in (".pdf", ".docx"):
        assert written(tmp_path, "intake_slip", ending, detail).stat().st_size > 1_000


def test_an_empty_case_makes_every_paper(tmp_path: Path) -> None:
    empty = replace(
        factories.detail(),
        people=(), contacts=(), verifications=(), addresses=(), policies=(), assignments=(),
    )  # fmt: skip
    for paper in PAPERS:
        assert page_texts(written(tmp_path, paper, detail=empty))


def test_wordings_name_only_what_can_be_filled() -> None:
    for stored in _shipped().values():
        wording = wording_from(stored)
        assert isinstance(wording, Wording)
        parts = (wording.subject, *wording.opening, *wording.closing, *wording.recipients)
        assert {name for part in parts for name in re.findall(r"\{(.*?)\}", part)} <= NAMES
    assert filled("{case} {lạ} {x.__class__}", {"case": "A"}) == "A ........ ........"
    assert written_number(5, "CV - LĐLĐ") == "05/CV-LĐLĐ"
    assert written_number(10, "LĐLĐ") == "10/LĐLĐ"


def test_the_register_on_paper_shows_withdrawn_numbers(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from db.records.documents import DocumentRecord

    lines = [
        DocumentRecord(
            n, str(n), "out", "letter", 2021, n, f"{n:02d}/LĐLĐ", date(2021, 9, 5), "UBND " * n,
            f"Việc số {n}", "BMT-2021-000123", "", n == 2, "in sai" if n == 2 else "",
            datetime(2021, 9, 5, tzinfo=UTC), "Nguyễn Thị Lan", 1,
        )
        for n in range(1, 60)
    ]  # fmt: skip
    head = DocumentRegister(factories.LETTERHEAD, factories.options(), "out", 2021)
    path = write_document_register(head, lines, (tmp_path / "so.pdf", vietnamese, "vi"))
    text = flat(path)
    assert "SỔ CÔNG VĂN ĐI" in text
    assert "in sai" in text
    assert all(f"{n:02d}/LĐLĐ" in text for n in range(1, 60))
    assert len(page_texts(path)) > 1
