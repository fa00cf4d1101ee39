"""The official layout of a paper: Decree 30/2020/NĐ-CP, annex I.

Head: superior and issuing body on the left (12 pt upright, 12 pt bold, rule of 1/3 to 1/2 of the
line), the country's name and motto on the right (12 and 13 pt bold, rule as long as the motto),
then number and symbol (13 pt) level with place and date (13 pt italic). Foot: signature on the
right (13 pt bold), recipients on the left (12 pt bold italic over 11 pt).
"""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.lib.units import mm

from db.records.offices import Letterhead
from db.rules.days import document_day, vietnam_day
from exports.desk import PaperOptions
from exports.fonts import face, printable
from exports.paper import LEFT, TEXT_WIDTH, Sheet, Style
from exports.typesetting import wrap

_ISSUER_WIDTH: Final = 66 * mm
_MOTTO_LEFT: Final = LEFT + 69 * mm
_MOTTO_WIDTH: Final = TEXT_WIDTH - 69 * mm
_SIGNATURE_SPACE: Final = 22 * mm
_UNDER: Final = 5.5  # a rule clears the dots below letters
_ABOVE_SIGNATURE: Final = 12.0
_ISSUER_RULE: Final = 0.4  # of the line above it; the decree asks for 1/3 to 1/2
_PLACES: Final = tuple(
    f" {word} " for word in ("TỈNH", "THÀNH PHỐ", "HUYỆN", "THỊ XÃ", "QUẬN", "PHƯỜNG", "XÃ", "CÁC")
)
UPPER_BODY: Final = Style("regular", 12)
ISSUER: Final = Style("bold", 12)
_COUNTRY: Final = Style("bold", 12)
_MOTTO: Final = Style("bold", 13)
_NUMBER: Final = Style("regular", 13)
_PLACE: Final = Style("italic", 13)
_TITLE: Final = Style("bold", 14)
_SIGNS: Final = Style("bold", 13)
_RECIPIENTS: Final = Style("bold_italic", 12)
_RECIPIENT: Final = Style("regular", 11)


def document_number(number: str, symbol: str) -> str:
    """Number and symbol: 5 becomes "05/LĐLĐ"; no number yet leaves room to write one."""
    if "/" in number:
        return number
    shown = number.zfill(2) if number.isdigit() else number or "........"
    return f"{shown}/{symbol}"


def draw_head(
    sheet: Sheet, letterhead: Letterhead, options: PaperOptions, tr: Callable[[str], str]
) -> None:
    """Draw the head of page 1 and leave the pen under it.

    Args:
        sheet: a sheet at the top of a page.
        letterhead: the lines of the office.
        options: number of the paper and the moment it is made.
        tr: words in the language of the paper.
    """
    top = sheet.y
    left = _centre(sheet, letterhead.parent_name.upper(), UPPER_BODY, top)
    left = _centre(sheet, letterhead.office_name.upper(), ISSUER, left, rule=_ISSUER_RULE)
    sheet.y = top
    right = _centre_right(sheet, tr("SOCIALIST REPUBLIC OF VIET NAM"), _COUNTRY, top)
    right = _centre_right(sheet, tr("Independence - Freedom - Happiness"), _MOTTO, right, rule=1)
    baseline = min(left, right) - 4
    line = tr("No.: {number}").format(
        number=document_number(options.document_number, letterhead.document_symbol)
    )
    end = _centre(sheet, line, _NUMBER, baseline)
    day, month, year = document_day(vietnam_day(options.made_at))
    place = tr("{place}, day {day} month {month} year {year}").format(
        place=letterhead.place_name, day=day, month=month, year=year
    )
    end = min(end, _centre_right(sheet, place, _PLACE, baseline))
    sheet.y = end


def _centre(sheet: Sheet, text: str, style: Style, y: float, rule: float = 0) -> float:
    lines = balanced(text, style)
    return _block(sheet, lines, (style, LEFT, _ISSUER_WIDTH), y, rule)


def _centre_right(sheet: Sheet, text: str, style: Style, y: float, rule: float = 0) -> float:
    lines = sheet.lines(text, style, _MOTTO_WIDTH)
    return _block(sheet, lines, (style, _MOTTO_LEFT, _MOTTO_WIDTH), y, rule)


def balanced(text: str, style: Style, width: float = _ISSUER_WIDTH) -> list[str]:
    """Lines that break before the name of a place, else of about the same length.

    "LIÊN ĐOÀN LAO ĐỘNG / TỈNH ĐẮK LẮK": the name of an organisation is not torn apart, and a lone
    last word looks like a mistake.
    """
    letters, cleaned = face(style.face), printable(text)

    def broken(words: str, room: float) -> list[str]:
        return wrap(words, letters, style.size, room)

    lines = broken(cleaned, width)
    if len(lines) == 2:
        for words in _PLACES:
            before, place, after = cleaned.partition(words)
            parts = [before, f"{place.strip()} {after}"]
            if place and all(len(broken(part, width)) == 1 for part in parts):
                return parts
    narrower = width
    while len(lines) > 1 and narrower > width / 2:
        narrower -= 6
        tried = broken(cleaned, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _block(
    sheet: Sheet,
    lines: Sequence[str],
    column: tuple[Style, float, float],
    y: float,
    rule: float = 0,
) -> float:
    """Centre `lines` in a column from y down, with a rule of a share of the last line under it.

    Returns:
        The y under the block.
    """
    style, left, width = column
    for line in lines:
        y -= style.leading
        sheet.centred(line, style, left, width, y)
    if rule and lines:
        length = face(style.face).measure(lines[-1], style.size) * rule
        y -= _UNDER
        sheet.rule(left + (width - length) / 2, length, y)
    return y


def draw_title(sheet: Sheet, title: str, subject: str) -> None:
    """Kind of paper in capitals and its subject, centred, with a rule under them."""
    sheet.gap(16)
    column = (_TITLE, LEFT, TEXT_WIDTH)
    sheet.y = _block(sheet, sheet.lines(title.upper(), _TITLE, TEXT_WIDTH), column, sheet.y)
    lines = sheet.lines(subject, _TITLE, TEXT_WIDTH)
    sheet.y = _block(sheet, lines, column, sheet.y, rule=_ISSUER_RULE)
    sheet.gap(8)


def draw_subject(sheet: Sheet, subject: str) -> None:
    """What an official letter is about, under its number in the left half of the head."""
    sheet.y = _centre(sheet, subject, UPPER_BODY, sheet.y - 6)


def signature_height(sheet: Sheet, letterhead: Letterhead) -> float:
    """How much room a signature needs: the end of a text may stay with it."""
    lines = sum(map(len, _signature_lines(sheet, letterhead)))
    return float(lines * _SIGNS.leading + _SIGNATURE_SPACE + _ABOVE_SIGNATURE)


def _signature_lines(sheet: Sheet, letterhead: Letterhead) -> tuple[list[str], list[str]]:
    titles = [letterhead.signatory_authority.upper(), letterhead.signatory_title.upper()]
    signed = [line for title in titles for line in sheet.lines(title, _SIGNS, _MOTTO_WIDTH) if line]
    return signed, sheet.lines(letterhead.signatory_name, _SIGNS, _MOTTO_WIDTH)


def draw_signature(
    sheet: Sheet, letterhead: Letterhead, recipients: Sequence[str], tr: Callable[[str], str]
) -> None:
    """The signature on the right and the recipients level with it on the left, never split."""
    signed, names = _signature_lines(sheet, letterhead)
    sheet.room(signature_height(sheet, letterhead))
    sheet.gap(_ABOVE_SIGNATURE)
    top = sheet.y
    column = (_SIGNS, _MOTTO_LEFT, _MOTTO_WIDTH)
    y = _block(sheet, signed, column, top)
    end = _block(sheet, names, column, y - _SIGNATURE_SPACE)
    sheet.y = top
    sheet.paragraph(tr("Recipients:"), _RECIPIENTS)
    for recipient in recipients:
        sheet.put(sheet.lines(recipient, _RECIPIENT, _ISSUER_WIDTH), _RECIPIENT)
    sheet.y = min(sheet.y, end)
