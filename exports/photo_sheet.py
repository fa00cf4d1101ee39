"""A sheet of photographs, two or four to a page, with captions and what was agreed to.

Pictures are written anew, so that nothing a camera put into them goes out with the sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from db.records.offices import Letterhead
from db.rules.days import format_moment
from exports.desk import PaperOptions
from exports.files import new_file
from exports.fonts import printable
from exports.page import draw_head, draw_title
from exports.paper import LEFT, SMALL, SMALL_ITALIC, TEXT_WIDTH, Sheet, Style
from exports.pdf_stream import open_canvas

Translate = Callable[[str], str]

PER_PAGE: Final = (2, 4)
_MOST_DOTS: Final = 1_800
"""Of the longer side: 150 dots per inch on half a page, enough for a printer."""
_GAP: Final = 6 * mm
_FOOT: Final = 14 * mm
"""Room for the line under the last pictures."""
_CAPTION_LINES: Final = 3
_CAPTION: Final = Style("regular", 11)


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture: its bytes, its caption, and what was agreed to, in words."""

    content: bytes
    caption: str
    consent: str


@dataclass(frozen=True, slots=True)
class PhotoSheet:
    """What stands on the sheet.

    Attributes:
        letterhead: of the office.
        options: when it is made and by whom.
        title: what the pictures show.
        about: a line under the title.
        photos: in their order.
        per_page: 2 or 4.
    """

    letterhead: Letterhead
    options: PaperOptions
    title: str
    about: str
    photos: tuple[Photo, ...]
    per_page: int = 2


def write_photo_sheet(wish: PhotoSheet, target: tuple[Path, Translate, str]) -> Path:
    """Write the sheet as PDF; pictures keep their shape.

    Args:
        wish: what stands on it.
        target: the PDF to write (an older one is replaced), words in the language of the paper,
            and the code of that language.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    path, tr, language = target
    with new_file(path) as beside, beside.open("wb") as stream:
        sheet = Sheet(open_canvas(stream, printable(wish.title), language))
        draw_head(sheet, wish.letterhead, wish.options, tr)
        draw_title(sheet, tr("Photo sheet"), wish.title)
        sheet.paragraph(wish.about, SMALL_ITALIC)
        sheet.gap(4 * mm)
        _draw_photos(sheet, wish)
        sheet.gap(4 * mm)
        words = tr("Only pictures whose publishing was agreed to. Made {moment} by {name}.")
        moment = format_moment(wish.options.made_at)
        sheet.paragraph(words.format(moment=moment, name=wish.options.made_by), SMALL_ITALIC)
        sheet.canvas.save()
    return path


def _draw_photos(sheet: Sheet, wish: PhotoSheet) -> None:
    columns = 1 if wish.per_page == PER_PAGE[0] else 2
    rows = wish.per_page // columns
    width = (TEXT_WIDTH - (columns - 1) * _GAP) / columns
    for first in range(0, len(wish.photos), wish.per_page):
        if first:
            sheet.next_page()
        # Under the head of the first page there is less room than on the others.
        height = (sheet.y - sheet.bottom - _FOOT) / rows - _GAP
        for start in range(first, min(first + wish.per_page, len(wish.photos)), columns):
            for column, photo in enumerate(wish.photos[start : start + columns]):
                _draw_photo(sheet, photo, (LEFT + column * (width + _GAP), width, height))
            sheet.y -= height + _GAP


def _draw_photo(sheet: Sheet, photo: Photo, box: tuple[float, float, float]) -> None:
    left, width, height = box
    lines = sheet.lines(photo.caption, _CAPTION, width)
    if len(lines) > _CAPTION_LINES:
        lines = [*lines[: _CAPTION_LINES - 1], f"{lines[_CAPTION_LINES - 1][:-1]}…"]
    consent = sheet.lines(photo.consent, SMALL_ITALIC, width)[:2]
    under = len(lines) * _CAPTION.leading + len(consent) * SMALL.leading + 2 * mm
    picture = _bare(photo.content)
    room = height - under
    scale = min(width / picture.width, room / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    written = BytesIO()
    picture.save(written, "JPEG", quality=88)
    written.seek(0)
    sheet.canvas.drawImage(
        ImageReader(written), left + (width - wide) / 2, sheet.y - high, wide, high
    )
    y = sheet.y - high - 1 * mm
    for line in lines:
        y -= _CAPTION.leading
        sheet.centred(line, _CAPTION, left, width, y)
    for line in consent:
        y -= SMALL.leading
        sheet.centred(line, SMALL_ITALIC, left, width, y)


def _bare(content: bytes) -> Image.Image:
    """The picture alone: upright, on white where it was clear, without what a camera wrote."""
    with Image.open(BytesIO(content)) as opened:
        opened.load()
        shown = opened.convert("RGBA")
    shown.thumbnail((_MOST_DOTS, _MOST_DOTS))
    bare = Image.new("RGB", shown.size, "white")
    bare.paste(shown, mask=shown.getchannel("A"))
    return bare
