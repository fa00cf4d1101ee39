"""Pictures on their way in: what a camera wrote about place and owner stays out of the office.

The picture itself is not compressed again: the parts of a JPEG or PNG file that hold metadata are
left out. Only a picture that a phone kept lying on its side is turned and written anew.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_READ: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_MOST_PIXELS: Final = 89_000_000
_THUMBNAIL: Final = (320, 320)
_TURNED: Final = 0x0112
"""The EXIF tag that says how a phone was held."""
# Parts of a JPEG file that are kept beside the picture: JFIF, colour profile, Adobe's colours.
_KEPT_JPEG_PARTS: Final = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_LEFT_OUT_PNG: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as the office keeps it.

    Attributes:
        content: the file, upright and without metadata.
        media_type: what it is, whatever its name says.
        thumbnail: a PNG of at most 320 x 320 dots.
    """

    content: bytes
    media_type: str
    thumbnail: bytes


def clean_picture(content: bytes) -> CleanPicture | None:
    """Return the picture in these bytes, or None when they are no picture that can be shown.

    Damaged and unusually large pictures are None too: they are kept as plain files.
    """
    try:
        with Image.open(BytesIO(content), formats=_READ) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            kind = "JPEG" if picture.format == "MPO" else str(picture.format)
            cleaned = _clean(picture, kind, content)
        thumbnail = _thumbnail(cleaned)
    # Pillow's readers answer broken bytes with almost any error.
    except Exception:
        return None
    return CleanPicture(cleaned, f"image/{kind.lower()}", thumbnail)


def _clean(picture: Image.Image, kind: str, content: bytes) -> bytes:
    turned = picture.getexif().get(_TURNED, 1)
    if kind == "JPEG" and turned == 1:
        return b"".join(_jpeg_parts(content))
    if kind == "PNG" and turned == 1:
        return b"".join(_png_parts(content))
    if kind in ("GIF", "BMP"):
        return content
    return _written_anew(picture, kind)


def _written_anew(picture: Image.Image, kind: str) -> bytes:
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    bare = upright.copy()
    bare.info = {}
    written = BytesIO()
    bare.save(written, kind, quality=92, icc_profile=profile)
    return written.getvalue()


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The parts of a JPEG file, without comments, EXIF, and pictures behind the picture."""
    yield _JPEG
    place = 2
    while True:
        found = _NEXT_MARKER.search(content, place)
        if found is None:
            raise ValueError("the picture has no end")
        # What stands between two markers is the picture's own scan.
        yield content[place : found.start()]
        place, marker = found.start(), content[found.start() + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", content, place + 2)
        part = content[place : place + 2 + length]
        place += 2 + length
        if _is_kept(marker, part):
            yield part


def _is_kept(marker: int, part: bytes) -> bool:
    if marker == 0xFE:
        return False
    if 0xE0 <= marker <= 0xEF:
        name = _KEPT_JPEG_PARTS.get(marker)
        return name is not None and part[4:].startswith(name)
    return True


def _png_parts(content: bytes) -> Iterator[bytes]:
    """The parts of a PNG file, without texts, times and EXIF."""
    yield _PNG
    place = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", content, place)
        part = content[place : place + 12 + length]
        (stored,) = struct.unpack_from(">I", part, 8 + length)
        if zlib.crc32(part[4:-4]) != stored:
            raise ValueError("a part of the picture is damaged")
        place += 12 + length
        if kind not in _LEFT_OUT_PNG:
            yield part
        if kind == b"IEND":
            return


def _thumbnail(content: bytes) -> bytes:
    """A small picture; reading it also proves that the whole picture can be read."""
    with Image.open(BytesIO(content), formats=_READ) as picture:
        picture.draft("RGB", _THUMBNAIL)
        small = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
        small.thumbnail(_THUMBNAIL)
    written = BytesIO()
    small.save(written, "PNG")
    return written.getvalue()
