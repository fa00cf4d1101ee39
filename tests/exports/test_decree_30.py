"""All ten papers against the table of Decree 30/2020/NĐ-CP, annex I: measured, not believed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from db.rules.documents import PAPERS
from exports.letters.writing import write_letter
from tests.exports import factories
from tests.exports.reading import characters, flat, place_of
from tests.exports.test_letters import MM, a_case, looks, rules, sizes, words_of_docx

WHOLE = [paper for paper in PAPERS if paper != "intake_slip"]
"""Papers on a whole sheet; the half sheet has sizes of its own under the same head."""
LETTERS = ("referral_letter", "reminder", "escalation")
NUMBER = "05/BC-LĐLĐ"
LOWER_ISSUER = "THÀNH PHỐ BUÔN MA THUỘT"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLES = {
    "intake_slip": "PHIẾU TIẾP NHẬN",
    "verification_slip": "PHIẾU XÁC MINH",
    "referral_slip": "PHIẾU CHUYỂN",
    "answer_slip": "PHIẾU TRẢ LỜI",
    "task_slip": "PHIẾU GIAO VIỆC",
    "handover_record": "BIÊN BẢN TRAO HỖ TRỢ",
    "feedback_slip": "PHIẾU PHẢN HỒI",
    "invitation": "GIẤY MỜI",
}
# Words, size from, to, and the face: each line of the table that every paper has.
HEAD = (
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, "Bold"),
    (MOTTO, 13, 14, "Bold"),
    ("TỈNH ĐẮK LẮK", 12, 13, "Regular"),
    (LOWER_ISSUER, 12, 13, "Bold"),
    (f"Số: {NUMBER}", 13, 13, "Regular"),
    ("Đắk Lắk, ngày 05 tháng 9 năm 2021", 13, 14, "Italic"),
)


def face_of(font: str) -> str:
    """Regular, Bold, Italic or BoldItalic."""
    return font.rpartition("-")[2] if "-" in font else "Regular"


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("papers")
    return {
        paper: write_letter(paper, a_case(paper, number=NUMBER), folder / f"{paper}.pdf")
        for paper in PAPERS
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_head(paper: str, papers: dict[str, Path]) -> None:
    path = papers[paper]
    for words, low, high, style in HEAD:
        size, font = looks(path, words)
        assert low <= size <= high, words
        assert face_of(font) == style, (words, font)
    country, motto = place_of(path, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), place_of(path, MOTTO)
    issuer, number = place_of(path, LOWER_ISSUER), place_of(path, f"Số: {NUMBER}")
    assert issuer[2] < 105 * MM < country[0] + 20 * MM
    assert _middle(country) == pytest.approx(_middle(motto), abs=2)
    assert _middle(number) == pytest.approx(_middle(issuer), abs=2)
    assert number[3] < issuer[1] < country[1]
    day = place_of(path, "ngày 05 tháng 9 năm 2021")
    assert number[3] == pytest.approx(day[3], abs=4), "number and day are level"


@pytest.mark.parametrize("paper", PAPERS)
def test_lines_under_motto_and_issuer(paper: str, papers: dict[str, Path]) -> None:
    path = papers[paper]
    drawn = rules(path)
    for words, shortest, longest in ((LOWER_ISSUER, 1 / 3, 1 / 2), (MOTTO, 0.98, 1.02)):
        left, bottom, right, _top = place_of(path, words)
        under = [line for line in drawn if 0 < bottom - line[2] < 8 and left - 4 < line[0] < right]
        assert len(under) == 1, words
        start, end, y = under[0]
        assert shortest - 0.01 <= (end - start) / (right - left) <= longest + 0.01
        assert (start + end) / 2 == pytest.approx((left + right) / 2, abs=2)
        assert y < bottom, "the line clears the letters"


@pytest.mark.parametrize("paper", sorted(TITLES))
def test_title_and_its_line(paper: str, papers: dict[str, Path]) -> None:
    path = papers[paper]
    size, font = looks(path, TITLES[paper])
    assert 13 <= size <= 14
    assert face_of(font) == "Bold"
    if paper == "intake_slip":
        return
    title = place_of(path, TITLES[paper])
    assert _middle(title) == pytest.approx((30 + 165 / 2) * MM, abs=2)
    line = [one for one in rules(path) if 15 < title[1] - one[2] < 40 and one[0] > 60 * MM]
    assert line, "a line stands under the subject"
    assert (line[0][0] + line[0][1]) / 2 == pytest.approx(_middle(title), abs=2)


@pytest.mark.parametrize("paper", LETTERS)
def test_an_official_letter_has_its_subject_under_its_number(
    paper: str, papers: dict[str, Path]
) -> None:
    path = papers[paper]
    subject, number = place_of(path, "V/v"), place_of(path, f"Số: {NUMBER}")
    size, font = looks(path, "V/v")
    assert 12 <= size <= 13
    assert face_of(font) == "Regular"
    assert 4 <= number[1] - subject[3] <= 14
    assert subject[2] < 100 * MM


@pytest.mark.parametrize("paper", WHOLE)
def test_body_margins_and_indent(paper: str, papers: dict[str, Path]) -> None:
    path = papers[paper]
    page = PdfReader(path).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx((210 * MM, 297 * MM), abs=1)
    found = characters(path)
    assert min(one[1] for one in found) >= 30 * MM - 1
    assert max(one[3] for one in found) <= (210 - 15) * MM + 1
    assert min(one[2] for one in found) >= 20 * MM - 4
    assert max(one[4] for one in found) <= (297 - 20) * MM
    wording = a_case(paper).wording
    first = next(iter((*wording.opening, *wording.closing)))
    case = a_case(paper, number=NUMBER)
    words = next(iter(case.paragraphs((first,)))).text[:30]
    left, *_rest = place_of(path, words.rsplit(" ", 1)[0])
    assert 10 <= (left - 30 * MM) / MM <= 12.8, "the first line is indented 1 to 1.27 cm"
    body = {size for runs in sizes(path).values() for size, _ in runs}
    assert body <= {11.0, 12.0, 13.0, 14.0}


@pytest.mark.parametrize("paper", WHOLE)
def test_signature_and_recipients(paper: str, papers: dict[str, Path]) -> None:
    path = papers[paper]
    title = "NGƯỜI PHẢN HỒI" if paper == "feedback_slip" else "TM. BAN THƯỜNG VỤ"
    size, font = looks(path, title)
    assert 13 <= size <= 14
    assert face_of(font) == "Bold"
    size, font = looks(path, "Nơi nhận:")
    assert (size, face_of(font)) == (12, "BoldItalic")
    agency = factories.referral().agency_name
    wording = a_case(paper).wording
    receivers = [words.replace("{agency}", agency) for words in wording.recipients]
    for words in receivers:
        # A long one is drawn in two lines.
        size, font = looks(path, " ".join(words.split()[:5]))
        assert (size, face_of(font)) == (11, "Regular"), words
        assert words.startswith("- ")
    assert [words[-1] for words in receivers] == [";"] * (len(receivers) - 1) + ["."]
    assert receivers[-1].startswith("- Lưu: VT")
    signature, recipients = place_of(path, title), place_of(path, "Nơi nhận:")
    assert recipients[0] < 32 * MM < 95 * MM < signature[0]
    assert recipients[3] == pytest.approx(signature[3], abs=4)
    if paper != "feedback_slip":
        size, font = looks(path, "H'Hen Niê")
        assert 13 <= size <= 14
        assert face_of(font) == "Bold"
        assert place_of(path, "H'Hen Niê")[3] < signature[1] - 15 * MM, "room to sign"


@pytest.mark.parametrize("paper", WHOLE)
def test_numbers_of_later_pages(paper: str, tmp_path: Path) -> None:
    from tests.exports.test_letters import MEETING, _long

    crowd = replace(MEETING, invited=tuple(f"Ông, bà thứ {n}" for n in range(80)))
    people = tuple(factories.assignment(id=f"a{n}") for n in range(60))
    detail = replace(_long(), assignments=people)
    path = write_letter(paper, a_case(paper, detail, meeting=crowd), tmp_path / "a.pdf")
    pages = len(PdfReader(path).pages)
    assert pages > 1
    assert not [one for one in characters(path, 0) if one[4] > (297 - 19) * MM]
    for page in range(1, pages):
        top = [one for one in characters(path, page) if one[4] > (297 - 19) * MM]
        assert "".join(one[0] for one in top) == str(page + 1)
        middle = (min(one[1] for one in top) + max(one[3] for one in top)) / 2
        assert middle == pytest.approx((30 + 165 / 2) * MM, abs=3)
        size, font = min(sizes(path, page)[str(page + 1)])
        assert 13 <= size <= 14
        assert face_of(font) == "Regular"


@pytest.mark.parametrize("paper", PAPERS)
def test_number_and_symbol(paper: str, papers: dict[str, Path], tmp_path: Path) -> None:
    assert f"Số: {NUMBER}" in flat(papers[paper])
    without = write_letter(paper, a_case(paper), tmp_path / "b.pdf")
    symbol = a_case(paper).wording.symbol.replace("{symbol}", "LĐLĐ")
    assert re.search(rf"Số: \.+/{re.escape(symbol)}", flat(without))
    assert " " not in symbol
    assert ("-" in symbol) == (paper not in LETTERS), "only an official letter has no kind"


@pytest.mark.parametrize("paper", PAPERS)
def test_word_file(paper: str, tmp_path: Path) -> None:
    path = write_letter(paper, a_case(paper, number=NUMBER), tmp_path / "c.docx")
    document = Document(str(path))
    section = document.sections[0]
    is_half = paper == "intake_slip"
    height = Mm(148.5) if is_half else Mm(297)
    assert abs(section.page_width - Mm(210)) < Mm(0.2)
    assert abs(section.page_height - height) < Mm(0.2)
    for side, least, most in (
        (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
        (section.top_margin, 5 if is_half else 20, 25),
        (section.bottom_margin, 5 if is_half else 20, 25),
    ):
        assert Mm(least) - 500 <= side <= Mm(most) + 500
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    runs = _runs(document)
    for words, low, high, style in HEAD:
        run = next(run for run in runs if words.partition(" ")[0] in run.text and words in run.text)
        assert low <= run.font.size.pt <= high, words
        assert bool(run.bold) == ("Bold" in style), words
        assert bool(run.italic) == ("Italic" in style), words
    if not is_half:
        receivers = next(run for run in runs if run.text == "Nơi nhận:")
        assert (receivers.font.size.pt, receivers.bold, receivers.italic) == (12, True, True)
        last = next(run for run in runs if run.text.startswith("- Lưu: VT"))
        assert last.font.size.pt == 11
    assert NUMBER in words_of_docx(path)


def _runs(document) -> list:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    holders = [document, *cells]
    return [run for one in holders for paragraph in one.paragraphs for run in paragraph.runs]


def _middle(place: tuple[float, float, float, float]) -> float:
    return (place[0] + place[2]) / 2
