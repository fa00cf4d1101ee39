"""The case paper, read back from the file."""

import unicodedata
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.choices import CaseStatus, VerificationResult
from db.records.case_story import CaseStep
from db.records.ledger import EvidenceFile
from exports.case_pdf import write_case
from exports.errors import ExportRefused
from exports.words import WORDS
from tests.exports.factories import (
    EMPLOYER,
    LETTERHEAD,
    NOON,
    assignment,
    case,
    contact,
    detail,
    note,
    options,
    person,
    verification,
)
from tests.exports.reading import (
    english,
    flat,
    ink,
    page_texts,
    place_of,
    squeezed,
    vietnamese,
)

MM = 72 / 25.4


@pytest.fixture
def paper(tmp_path):
    return tmp_path / "case.pdf"


def test_a_person_who_asked_never_to_be_called_says_so_on_paper(paper):
    whole = detail()
    quiet = replace(whole, contacts=())
    write_case(quiet, paper, vietnamese, options())
    assert "Gọi lại có an toàn" not in flat(paper)
    never = replace(quiet, people=(person(is_never_called=True),))
    write_case(never, paper, vietnamese, options())
    assert "Gọi lại có an toàn: Không" in flat(paper) or "Gọi lại có an toàn Không" in flat(paper)


def test_every_section_and_its_words_are_on_the_paper(paper):
    write_case(detail(), paper, vietnamese, options())
    text = flat(paper)
    for words in (
        "1. Thông tin vụ việc",
        "2. Người liên quan",
        "3. Bốn bước xử lý",
        "4. Lượt liên hệ",
        "5. Xác minh",
        "6. Chương trình hỗ trợ",
        "7. Địa chỉ tiếp nhận đã cung cấp",
        "8. Chính sách đã thông tin",
        "9. Chuyển cơ quan, đơn vị",
        "10. Việc theo dõi",
        "11. Ghi chú",
        "12. Tài liệu kèm theo",
        "13. Diễn biến xử lý",
        "Nơi nhận:",
        "Khu trọ bị phong tỏa từ 25/8",
        "500.000 đồng",
        "Có ở trong khu vực phong tỏa không? Có - Đạt",
        "Đơn vị có đóng kinh phí công đoàn không? Chưa rõ",
        "Trung tâm Dịch vụ việc làm tỉnh",
        "23/2021/QĐ-TTg",
        "Đã phát 10 kg gạo.",
        "Gọi lại hỏi đã nhận túi an sinh chưa",
        "quyet-dinh-phong-toa.pdf",
        "Mới tiếp nhận → Đang xác minh",
        "TM. BAN THƯỜNG VỤ",
        "H'Hen Niê",
        "In lúc 05/09/2021 08:30, người in: Nguyễn Thị Lan.",
    ):
        assert words in text, words


def test_the_ledger_papers_and_a_double_are_on_the_paper(paper):
    one = assignment()
    listed = (("Giấy khai sinh", True), ("Xác nhận của phường", False))
    support = replace(
        one,
        check_list=replace(one.check_list, papers=listed),
        covers_from=date(2021, 9, 1),
        double_reason="Hai người cùng phòng trọ",
    )
    checks = (
        verification(id="1", files=(EvidenceFile("f", "xac-nhan.pdf"),)),
        verification(id="2", claim="Có thai", result=VerificationResult.NOT_CHECKED),
    )
    write_case(detail(assignments=(support,), verifications=checks), paper, vietnamese, options())
    text = flat(paper)
    for words in (
        "Có căn cứ",
        "Chưa kiểm tra",
        "xac-nhan.pdf",
        "01/09/2021 - ...",
        "Hai người cùng phòng trọ",
        "Giấy khai sinh - Đã xem",
        "Xác nhận của phường - Còn thiếu",
    ):
        assert words in text, words


def test_empty_sections_take_no_room_and_numbers_stay_in_order(paper):
    empty = {
        name.name: () for name in fields(type(detail())) if name.name not in ("case", "letterhead")
    }
    write_case(replace(detail(), **empty), paper, vietnamese, options())
    text = flat(paper)
    assert "1. Thông tin vụ việc" in text
    assert "2." not in text.split("Bài học")[0]
    assert len(PdfReader(paper).pages) == 1


def test_first_page_follows_the_decree(paper):
    write_case(detail(), paper, vietnamese, options(document_number="5"))
    page = PdfReader(paper).pages[0]
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (210, 297)
    motto = place_of(paper, "Độc lập - Tự do - Hạnh phúc")
    country = place_of(paper, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    issuer = place_of(paper, "TỈNH ĐẮK LẮK") or place_of(paper, "ĐẮK LẮK")
    assert motto[0] > 105 * MM, "the motto stands in the right half"
    assert issuer[2] < 105 * MM, "the issuer stands in the left half"
    assert abs((motto[0] + motto[2]) - (country[0] + country[2])) < 3, "centred under each other"
    number, place = place_of(paper, "Số: 05/LĐLĐ"), place_of(paper, "Đắk Lắk, ngày 05 tháng 9")
    assert abs(number[1] - place[1]) < 3, "number and day stand on one line"
    assert "ngày 05 tháng 9 năm 2021" in flat(paper)


def test_margins_and_page_number(paper):
    write_case(detail(notes=tuple(map(note, range(60)))), paper, vietnamese, options())
    pages = len(PdfReader(paper).pages)
    assert pages >= 4
    for page in range(pages):
        left, top, right, bottom = ink(paper, page)
        assert left >= 29.5 and right <= 195.5 and bottom <= 277.5
        assert top >= (20 if page == 0 else 8)
    assert not page_texts(paper)[0].startswith("1\n")
    assert page_texts(paper)[1].startswith("2")
    left, bottom, right, _ = place_of(paper, "2", page=1)
    assert abs((left + right) / 2 - (30 + 165 / 2) * MM) < 2, "centred over the text"
    assert 277 * MM < bottom < 297 * MM, "inside the top margin"


def test_only_our_faces_are_used_and_embedded(paper):
    write_case(detail(), paper, vietnamese, options())
    for page in PdfReader(paper).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            described = font.get_object()
            assert "LiberationSerif" in described["/BaseFont"]
            assert "/FontFile2" in described["/FontDescriptor"]


def test_three_hundred_notes_are_all_there(paper):
    write_case(detail(notes=tuple(map(note, range(1, 301)))), paper, english, options())
    text = flat(paper)
    missing = [number for number in range(1, 301) if f"Ghi chú số {number}:" not in text]
    assert missing == []


def test_a_note_of_a_megabyte_is_printed_whole(paper):
    words = [f"từ{number}" for number in range(140_000)]
    write_case(detail(notes=(note(text=" ".join(words)),)), paper, english, options())
    text = squeezed(paper)
    assert "từ0từ1từ2" in text and "từ139998từ139999" in text
    assert len(PdfReader(paper).pages) > 150


@pytest.mark.parametrize("name", ["N" * 5000, "Nguyễn " * 700 + "Kết"])
def test_names_without_end_run_over_lines_and_pages(paper, name):
    long = detail(people=(person(full_name=name, address=name),), case=case(owner_name=name))
    write_case(long, paper, english, options())
    assert squeezed(paper).count(name.replace(" ", "")[-40:]) >= 2
    assert ink(paper)[2] <= 195.5


def test_long_letterhead_stays_in_its_half(paper):
    office = replace(LETTERHEAD, office_name="Công đoàn các Khu công nghiệp và Khu kinh tế " * 6)
    write_case(detail(letterhead=office), paper, vietnamese, options())
    motto = place_of(paper, "Độc lập - Tự do - Hạnh phúc")
    issuer = place_of(paper, "CÔNG ĐOÀN")
    assert issuer[2] < motto[0]
    assert place_of(paper, "Số:")[1] < place_of(paper, "KHU KINH TẾ")[1]


def test_missing_glyphs_are_shown_as_code_points(paper):
    wild = note(text="Cảm ơn 😀👍 王小明\x00\x07 hết\u200b")
    write_case(detail(notes=(wild,)), paper, english, options())
    assert "Cảm ơn [U+1F600][U+1F44D] [U+738B][U+5C0F][U+660E] hết" in flat(paper)


def test_decomposed_text_is_composed(paper):
    loose = unicodedata.normalize("NFD", "Đắk Lắk mưa lớn, đường lầy lội")
    write_case(detail(notes=(note(text=loose),)), paper, english, options())
    assert "Đắk Lắk mưa lớn, đường lầy lội" in flat(paper)


@pytest.mark.parametrize("status", list(CaseStatus))
def test_every_status_prints(paper, status):
    write_case(detail(case=case(status=status)), paper, vietnamese, options())
    assert vietnamese(WORDS["status"][status]) in flat(paper)


SPELLINGS = (
    "0912345678",
    "0912.345.678",
    "+84 912 345 678",
    "84912345678",
    "091 2345678",
    "(0912) 345-678",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_masked_phone_is_nowhere(paper, spelling):
    story = f"Chị nói gọi số {spelling} sau 19 giờ ngày 30.08.2021, thẻ 123."
    masked = detail(
        contacts=(contact(narrative=story, phone_as_typed=spelling),),
        notes=(note(text=story),),
        case=case(summary=story, lessons=spelling),
    )
    write_case(masked, paper, vietnamese, options(mask_phone=True))
    digits = "".join(sign for sign in squeezed(paper) if sign.isdigit() or sign == ".")
    assert "912345678" not in digits.replace(".", "")
    assert "345678" not in digits.replace(".", "")
    assert "0912 ••• 678" in flat(paper)
    assert "sau 19 giờ ngày 30.08.2021, thẻ 123." in flat(paper)
    assert spelling.encode() not in paper.read_bytes()


def test_unmasked_agency_phone_stays(paper):
    write_case(detail(), paper, vietnamese, options(mask_phone=True))
    assert "0262 395 5566" in flat(paper)


@pytest.mark.parametrize(
    "written",
    [
        EMPLOYER,
        EMPLOYER.upper(),
        "cong ty tnhh det may dak lak",
        "Dệt may Đắk Lắk",
        unicodedata.normalize("NFD", EMPLOYER),
    ],
)
def test_masked_employer_is_nowhere(paper, written):
    story = f"Làm ở {written}, tổ 3; công ty nợ lương."
    masked = detail(
        case=case(employer_must_not_know=True, unit_name=f"CĐCS {EMPLOYER}", summary=story),
        contacts=(contact(narrative=story),),
        notes=(note(text=story),),
    )
    write_case(masked, paper, vietnamese, options(mask_employer=True))
    text = flat(paper)
    assert "dệt may đắk lắk" not in text.lower()
    assert "det may" not in text
    assert "Làm ở (không nêu), tổ 3; công ty nợ lương." in text
    assert "Không để doanh nghiệp biết về vụ việc này." in text


def test_formula_like_and_markup_text_is_only_text(paper):
    odd = '=HYPERLINK("x") <b>&amp; (\\) %s {name}'
    write_case(detail(notes=(note(text=odd),), case=case(summary=odd)), paper, english, options())
    assert flat(paper).count(odd) == 2


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(ExportRefused) as refused:
        write_case(detail(), tmp_path / "none" / "case.pdf", english, options())
    assert refused.value.code == "folder_missing"


def test_the_code_tree_is_refused():
    from exports import files

    target = __import__("pathlib").Path(files.__file__).with_name("case.pdf")
    with pytest.raises(ExportRefused) as refused:
        write_case(detail(), target, english, options())
    assert refused.value.code == "inside_code_tree"
    assert not target.exists()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=400))
def test_any_text_prints(paper, text):
    wild = detail(
        notes=(note(text=text, written_by=text, written_at=NOON + timedelta(days=1)),),
        people=(person(full_name=text, address=text),),
        case=case(summary=text, employer_name=text),
        letterhead=replace(LETTERHEAD, office_name=text),
    )
    write_case(wild, paper, english, options(mask_phone=True, mask_employer=True, made_by=text))
    assert PdfReader(paper).pages


def test_timeline_tells_events_in_words_and_repeats_no_story(paper):
    write_case(detail(), paper, vietnamese, options())
    text = flat(paper).split("13. Diễn biến xử lý")[1]
    for words in (
        "Nguyễn Thị Lan - Tiếp nhận lượt liên hệ: Đường dây nóng",
        "Đổi trạng thái: Mới tiếp nhận → Đang xác minh. Cần xác minh",
        "Lập phiếu chuyển: Ủy ban nhân dân phường Tân An. Đề nghị hỗ trợ lương thực",
    ):
        assert words in text, words
    assert flat(paper).count("Chị cho biết khu trọ bị phong tỏa") == 1


def test_steps_say_their_result_in_words(paper):
    done = CaseStep("resolved", True, NOON, "Trần Văn Đức", "met")
    write_case(detail(steps=(done,)), paper, vietnamese, options())
    assert "Giải quyết phản ánh 30/08/2021 12:00, Trần Văn Đức. Đáp ứng" in flat(paper)
