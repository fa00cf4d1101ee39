"""The head of a paper for Word: issuing body, country and motto, number, place and day, QR."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image
from reportlab.graphics.barcode.qr import QrCodeWidget

from db.rules.days import document_day, vietnam_day
from exports.fonts import face, printable
from exports.letters.content import Letter
from exports.page import ISSUER, UPPER_BODY, balanced

Translate = Callable[[str], str]
_COLUMNS: Final = (69.0, 96.0)  # mm
_CODED: Final = (23.0, 119.0, 23.0)
_POINTS: Final = 72 / 25.4
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_head(document: Any, letter: Letter, tr: Translate) -> None:
    """Write the head at the top of page 1."""
    head, options = letter.letterhead, letter.options
    left, right = borderless(document, _COLUMNS)
    above = balanced(head.parent_name.upper(), UPPER_BODY)
    put(left.paragraphs[0], "\n".join(above), 12, centred=True)
    office = balanced(head.office_name.upper(), ISSUER)
    put(left.add_paragraph(), "\n".join(office), 12, bold=True, centred=True)
    rule(left.add_paragraph(), (office[-1], 12, 0.4), _COLUMNS[0])
    put(right.paragraphs[0], tr("SOCIALIST REPUBLIC OF VIET NAM"), 12, bold=True, centred=True)
    motto = tr("Independence - Freedom - Happiness")
    put(right.add_paragraph(), motto, 13, bold=True, centred=True)
    rule(right.add_paragraph(), (motto, 13, 1.0), _COLUMNS[1])
    left, right = borderless(document, _COLUMNS)
    number = tr("No.: {number}").format(number=options.document_number)
    put(left.paragraphs[0], number, 13, centred=True)
    day, month, year = document_day(vietnam_day(options.made_at))
    words = tr("{place}, day {day} month {month} year {year}").format(
        place=head.place_name, day=day, month=month, year=year
    )
    put(right.paragraphs[0], words, 13, centred=True).italic = True
    if not letter.title:
        put(left.add_paragraph(), clean(letter.subject), 12, centred=True, before=6)


def write_coded_title(document: Any, letter: Letter, words: str) -> None:
    """Title, subject and `words` with the QR of the code at the right, as half a sheet has them."""
    left, middle, right = borderless(document, _CODED)
    put(left.paragraphs[0], "", 10)
    put(middle.paragraphs[0], letter.title.upper(), 14, bold=True, centred=True)
    put(middle.add_paragraph(), clean(letter.subject), 12, bold=True, centred=True)
    put(middle.add_paragraph(), words, 10, bold=True, centred=True)
    paragraph = right.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run().add_picture(_qr(letter.code), width=Mm(18))


def borderless(document: Any, widths: Sequence[float]) -> Any:
    """Columns without lines, widths in mm; gives the cells."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    cells = table.rows[0].cells
    for cell, column, width in zip(cells, table.columns, widths, strict=True):
        column.width = cell.width = Mm(width)
    return cells


def put(
    paragraph: Any,
    words: str,
    size: float,
    *,
    bold: bool = False,
    centred: bool = False,
    before: float = 0,
    after: float = 0,
) -> Any:
    """Write words into a paragraph; gives the run."""
    run = paragraph.add_run(words)
    run.bold = bold
    run.font.size = Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    return run


def rule(paragraph: Any, under: tuple[str, float, float], column: float) -> None:
    """A line in the middle of a column (mm), a share as long as bold words of a size above it."""
    words, size, share = under
    room = column * _POINTS - 12  # cells keep 6 points to each side
    wide = min(face("bold").measure(printable(words.replace("\n", " ")), size), room) * share
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Pt((room - wide) / 2)
    shape.line_spacing = Pt(4)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _qr(code: str) -> BytesIO:
    widget = QrCodeWidget(code, barLevel="M")
    widget.qr.make()
    count = widget.qr.getModuleCount()
    picture = Image.new("1", (count + 4, count + 4), 1)
    for row in range(count):
        for column in range(count):
            if widget.qr.isDark(row, column):
                picture.putpixel((column + 2, row + 2), 0)
    stream = BytesIO()
    picture.resize(((count + 4) * 8, (count + 4) * 8), Image.Resampling.NEAREST).save(stream, "PNG")
    stream.seek(0)
    return stream


def clean(words: str) -> str:
    """A text without what a Word file may not hold."""
    return _UNPRINTABLE.sub("", words)
