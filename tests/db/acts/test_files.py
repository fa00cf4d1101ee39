"""Files of a case: pictures lose what the camera wrote, the original stays apart."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from db.choices import Role
from db.commands.attachments import attach_file
from db.commands.calls import log_call
from db.connection import Database
from db.picture_files import clean_picture
from db.queries import attachments
from db.queries.case_details import detail
from db.records.people import Actor
from tests import factories

GPS, CAMERA, TURNED = 0x8825, 0x010F, 0x0112


def photo(kind: str = "JPEG", turned: int = 1, size: tuple[int, int] = (640, 400)) -> bytes:
    """A picture as a phone makes it: left half red, with camera, place and position."""
    picture = Image.new("RGB", size, "blue")
    picture.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[CAMERA] = "Samsung SECRET"
    exif[TURNED] = turned
    exif[GPS] = {1: "N", 2: (12.0, 40.0, 5.0), 3: "E", 4: (108.0, 3.0, 1.0)}
    written = BytesIO()
    extra = {} if kind == "BMP" else {"exif": exif.tobytes()}
    picture.save(written, kind, **extra)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turned", [1, 6])
def test_a_picture_loses_camera_and_place(kind: str, turned: int) -> None:
    content = photo(kind, turned)
    assert b"SECRET" in content
    clean = clean_picture(content)
    assert clean is not None and clean.media_type == f"image/{kind.lower()}"
    assert b"SECRET" not in clean.content and b"Exif" not in clean.content
    with Image.open(BytesIO(clean.content)) as shown:
        assert not shown.getexif()
        assert shown.size == ((640, 400) if turned == 1 else (400, 640))
        red, _, blue = shown.convert("RGB").getpixel((20, 20))
        assert red > 200 and blue < 60
    with Image.open(BytesIO(clean.thumbnail)) as small:
        assert max(small.size) == 320


def test_the_dots_of_an_upright_picture_are_not_touched() -> None:
    content = photo()
    clean = clean_picture(content)
    assert clean is not None
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(clean.content)) as after:
        assert before.tobytes() == after.tobytes()


def test_a_comment_and_a_picture_behind_the_picture_go_too() -> None:
    written = BytesIO()
    Image.new("RGB", (40, 40)).save(written, "JPEG", comment=b"SECRET", progressive=True)
    clean = clean_picture(written.getvalue() + photo())
    assert clean is not None and b"SECRET" not in clean.content


@given(st.binary(max_size=300), st.integers(0, 3_000), st.sampled_from(["JPEG", "PNG", "GIF"]))
@settings(max_examples=150, deadline=None)
def test_damaged_pictures_are_no_pictures_or_can_be_shown(
    noise: bytes, place: int, kind: str
) -> None:
    content = photo(kind, size=(48, 48)) if kind != "GIF" else b"GIF89a"
    damaged = content[:place] + noise + content[place + len(noise) :]
    clean = clean_picture(damaged)
    if clean is not None:
        with Image.open(BytesIO(clean.content)) as shown, Image.open(BytesIO(clean.thumbnail)):
            shown.load()


def test_the_untouched_original_is_kept_apart(database: Database, officer: Actor) -> None:
    code = log_call(database, officer, factories.call()).case_code
    content = photo(turned=6)
    kept = attach_file(database, officer, code, "C:\\ảnh\\bảng lương.jpg", content, "Bảng lương")
    assert attachments.variant(database, kept, "original") == content
    assert attachments.content(database, kept) != content
    (shown,) = detail(database, code).attachments
    assert (shown.file_name, shown.media_type) == ("bảng lương.jpg", "image/jpeg")
    assert shown.size == len(attachments.content(database, kept))
    assert attachments.variant(database, kept, "thumbnail")
    assert attach_file(database, officer, code, "again.jpg", content) == kept


@pytest.mark.parametrize(
    ("name", "content"), [("đơn.jpg", b"anh"), ("a.pdf", b"%PDF-1.4"), ("b.jpg", photo()[:900])]
)
def test_what_is_no_picture_is_kept_as_it_is(
    database: Database, officer: Actor, name: str, content: bytes
) -> None:
    code = log_call(database, officer, factories.call()).case_code
    kept = attach_file(database, officer, code, name, content)
    assert attachments.content(database, kept) == content
    assert attachments.variant(database, kept, "thumbnail") is None
    assert attachments.variant(database, kept, "original") is None


@pytest.fixture
def officer(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.CASE_OFFICER]
