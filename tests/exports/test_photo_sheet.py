"""The photo sheet, read back: shapes kept, nothing of the camera, pictures where they belong."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from db.records.offices import Letterhead
from exports.desk import PaperOptions
from exports.photo_sheet import Photo, PhotoSheet, write_photo_sheet

HEAD = Letterhead("Liên đoàn Lao động tỉnh Đắk Lắk", "Công đoàn phường Buôn Ma Thuột",
                  "Buôn Ma Thuột", "CĐP")  # fmt: skip
MADE = datetime(2026, 11, 23, 3, tzinfo=UTC)
LONG = "Chị H'Hen Niê và các con nhận gạo, mì, nước tương ở Buôn Ƀuôr ê̆ ơ̆ " * 12
SECRET = "GPS-12.66N-108.03E"


def photo(width, height, kind="JPEG", caption="Chị nhận gạo"):
    picture = Image.new("RGBA" if kind == "PNG" else "RGB", (width, height), "teal")
    exif = picture.getexif()
    exif[0x010E] = SECRET
    written = BytesIO()
    picture.save(written, kind, exif=exif)
    return Photo(written.getvalue(), caption, "Đã đồng ý cho đăng")


def sheet(tmp_path, photos, per_page=2):
    wish = PhotoSheet(
        HEAD, PaperOptions(MADE, "Trần Thị Hạnh"), "Gạo đến tận phòng trọ", "Vụ việc BMT-2026-1",
        tuple(photos), per_page,
    )  # fmt: skip
    return write_photo_sheet(wish, (tmp_path / "anh.pdf", lambda text: text, "vi"))


def placed(path):
    """Page -> (width, height) of each picture on it, in points."""
    found = []
    for page in PdfReader(path).pages:
        sizes = []

        def look(operator, operands, matrix, _text, sizes=sizes):
            if operator == b"Do":
                sizes.append((matrix[0], matrix[3]))

        page.extract_text(visitor_operand_before=look)
        found.append(sizes)
    return found


@pytest.mark.parametrize(("per_page", "pages"), [(2, [2, 2, 1]), (4, [4, 1])])
def test_so_many_to_a_page(tmp_path, per_page, pages):
    path = sheet(tmp_path, [photo(400, 300)] * 5, per_page)
    assert [len(sizes) for sizes in placed(path)] == pages


@pytest.mark.parametrize("size", [(400, 300), (300, 400), (3000, 200), (200, 3000), (7, 5)])
@pytest.mark.parametrize("per_page", [2, 4])
def test_pictures_keep_their_shape(tmp_path, size, per_page):
    path = sheet(tmp_path, [photo(*size)], per_page)
    ((wide, high),) = placed(path)[0]
    # Very long pictures are made smaller to whole dots.
    assert wide / high == pytest.approx(size[0] / size[1], rel=0.05)
    assert wide <= 468
    assert high <= 700


def test_nothing_of_the_camera_goes_out(tmp_path):
    path = sheet(tmp_path, [photo(400, 300), photo(400, 300, "PNG")])
    assert SECRET.encode() not in path.read_bytes()
    for page in PdfReader(path).pages:
        for found in page.images:
            assert SECRET.encode() not in found.data
            assert not dict(Image.open(BytesIO(found.data)).getexif())


def test_long_captions_stay_under_their_picture(tmp_path):
    path = sheet(tmp_path, [photo(400, 300, caption=LONG)] * 6, 4)
    reader = PdfReader(path)
    assert len(reader.pages) == 2
    text = reader.pages[0].extract_text()
    assert "…" in text
    assert "Đã đồng ý cho đăng" in text
    assert "Trần Thị Hạnh" in reader.pages[1].extract_text()


def test_a_sheet_without_pictures_says_so_by_being_short(tmp_path):
    path = sheet(tmp_path, [])
    assert placed(path) == [[]]
