"""Official papers as PDF: Decree 30/2020/NĐ-CP, annex I, on A4 or on half of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

from exports.files import new_file
from exports.fonts import face, printable
from exports.letters.content import Block, Fact, Heading, Letter, Paragraph
from exports.letters.pdf_parts import draw_items, draw_part, draw_signers, signers_height
from exports.page import draw_head, draw_signature, draw_subject, draw_title, signature_height
from exports.paper import BODY, BOLD, LEFT, PAGE_WIDTH, RIGHT, TEXT_WIDTH, Sheet, Style
from exports.pdf_stream import open_canvas
from exports.typesetting import wrap

Translate = Callable[[str], str]
HALF_HEIGHT: Final = 148.5 * mm
INDENT: Final = 28.35  # 1 cm, the smaller of the two indents the decree allows
_BETWEEN: Final = 6.0
_SHORT_END: Final = 8
_HALF_MARGIN: Final = 6 * mm
_QR: Final = 18 * mm
_SMALL: Final = Style("regular", 10)
_HALF_LABEL: Final = 50 * mm
_SIGN_ROOM: Final = 7 * mm
_LABEL: Final = 44 * mm
_SPACER: Final = "mmm"  # as wide as the indent: it holds the first line back while lines break


class HalfSheet(Sheet):
    """Half a sheet of A4, lying; its margins above and below are small."""

    def __init__(self, canvas: Any) -> None:
        canvas.setPageSize((PAGE_WIDTH, HALF_HEIGHT))
        super().__init__(canvas)
        self.top = HALF_HEIGHT - _HALF_MARGIN
        self.bottom = _HALF_MARGIN
        self.y = self.top

    @property
    def number_at(self) -> float:
        """The y of the number of a page."""
        return float(HALF_HEIGHT - 5 * mm)


def write_pdf(letter: Letter, path: Path, tr: Translate) -> Path:
    """Write a paper as PDF; what does not fit on a page runs on over the next ones.

    Args:
        letter: what it says.
        path: the PDF to write; an older one is replaced.
        tr: words in Vietnamese.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    with new_file(path) as beside, beside.open("wb") as stream:
        canvas = open_canvas(stream, printable(letter.title or letter.subject), "vi")
        if letter.is_half:
            _draw_half(HalfSheet(canvas), letter, tr)
        else:
            _draw_whole(Sheet(canvas), letter, tr)
        canvas.save()
    return path


def _draw_whole(sheet: Sheet, letter: Letter, tr: Translate) -> None:
    draw_head(sheet, letter.letterhead, letter.options, tr)
    if letter.title:
        draw_title(sheet, letter.title, letter.subject)
    else:
        draw_subject(sheet, letter.subject)
        sheet.gap(14)
    if letter.receiver:
        _receiver(sheet, letter.receiver, tr)
    for place, block in enumerate(letter.blocks, 1):
        if place == len(letter.blocks):
            _keep_with_signature(sheet, block, letter)
        _draw(sheet, block)
    if letter.signers:
        draw_signers(sheet, letter.signers)
    draw_signature(sheet, letter.letterhead, letter.recipients, tr)


def _keep_with_signature(sheet: Sheet, block: Block, letter: Letter) -> None:
    """Take a short last paragraph to the next page with the signature, which never stands alone."""
    if not isinstance(block, Paragraph) or sheet.y == sheet.top:
        return
    lines = sheet.lines(block.text, BODY, TEXT_WIDTH - INDENT)
    needed = signature_height(sheet, letter.letterhead)
    if letter.signers:
        needed += signers_height(sheet, letter.signers)
    if len(lines) <= _SHORT_END:
        sheet.room(_BETWEEN + len(lines) * BODY.leading + needed)


def _receiver(sheet: Sheet, receiver: str, tr: Translate) -> None:
    """To whom: one behind the words, several on lines of their own (annex I, box 9a)."""
    names = receiver.split("\n")
    inner, left = TEXT_WIDTH - 30 * mm, LEFT + 15 * mm
    if len(names) == 1:
        for line in sheet.lines(tr("To: {receiver}").format(receiver=receiver), BODY, inner):
            sheet.room(BODY.leading)
            sheet.y -= BODY.leading
            sheet.centred(line, BODY, left, inner, sheet.y)
    else:
        sheet.put(sheet.lines(tr("To: {receiver}").format(receiver=""), BODY, inner), BODY, 15 * mm)
        draw_items(sheet, tuple(names), 25 * mm)
    sheet.gap(8)


def _draw(sheet: Sheet, block: Block) -> None:
    sheet.gap(_BETWEEN)
    if isinstance(block, Fact):
        sheet.fact(block.label, block.value, _LABEL)
    elif isinstance(block, Heading):
        lines = sheet.lines(block.text, BOLD, TEXT_WIDTH)
        sheet.room(min(len(lines), 20) * BOLD.leading + 2 * BODY.leading)
        sheet.put(lines, BOLD)
    elif isinstance(block, Paragraph):
        draw_justified(sheet, block.text)
    else:
        draw_part(sheet, block)


def draw_justified(sheet: Sheet, words: str, style: Style = BODY) -> None:
    """Draw paragraphs with an indented first line, both edges straight."""
    letters = face(style.face)
    for text in sheet.clean(words).split("\n"):
        lines = wrap(_SPACER + text.lstrip(), letters, style.size, TEXT_WIDTH)
        for place, line in enumerate(lines):
            left = INDENT if place == 0 else 0.0
            shown = line.removeprefix(_SPACER) if place == 0 else line
            sheet.room(style.leading)
            sheet.y -= style.leading
            is_last = place == len(lines) - 1
            _draw_line(sheet, shown, style, (LEFT + left, TEXT_WIDTH - left, is_last))


def _draw_line(sheet: Sheet, line: str, style: Style, place: tuple[float, float, bool]) -> None:
    """One line of a paragraph: (left, width, whether it is the last one and stays ragged)."""
    left, width, is_last = place
    words = line.split(" ")
    letters = face(style.face)
    spare = width - letters.measure(line, style.size)
    if is_last or len(words) < 2 or spare < 0:
        sheet.write(line, style, left, sheet.y)
        return
    gap = letters.measure(" ", style.size) + spare / (len(words) - 1)
    x = left
    for number, word in enumerate(words, 1):
        # The blank is drawn as well: who copies the text finds its words apart.
        sheet.write(word if number == len(words) else f"{word} ", style, x, sheet.y)
        x += letters.measure(word, style.size) + gap


def _draw_half(sheet: HalfSheet, letter: Letter, tr: Translate) -> None:
    draw_head(sheet, letter.letterhead, letter.options, tr)
    top = sheet.y - 6
    _draw_qr(sheet, letter.code, PAGE_WIDTH - RIGHT - _QR, top - _QR)
    inner = TEXT_WIDTH - 2 * (_QR + 4 * mm)
    title, subject = Style("bold", 14), Style("bold", 12)
    sheet.gap(4)
    for words, style in ((letter.title.upper(), title), (letter.subject, subject)):
        for line in sheet.lines(words, style, inner):
            sheet.y -= style.leading
            sheet.centred(line, style, LEFT + _QR + 4 * mm, inner, sheet.y)
    code = Style("bold", 10)
    words = tr("Case {code}").format(code=letter.code)
    sheet.y -= code.leading
    sheet.centred(printable(words), code, LEFT, TEXT_WIDTH, sheet.y)
    sheet.y = min(sheet.y, top - _QR) - 2
    for block in letter.blocks:
        if isinstance(block, Fact):
            sheet.fact(block.label, block.value, _HALF_LABEL, _SMALL)
        elif isinstance(block, Paragraph):
            sheet.paragraph(block.text, Style("italic", 10))
    _draw_half_signatures(sheet, letter, tr)


def _draw_half_signatures(sheet: HalfSheet, letter: Letter, tr: Translate) -> None:
    bold, width = Style("bold", 11), TEXT_WIDTH / 2
    sheet.room(2 * bold.leading + _SIGN_ROOM + 2)
    sheet.gap(2)
    y = sheet.y - bold.leading
    sheet.centred(printable(tr("PERSON WHO REPORTS")), bold, LEFT, width, y)
    sheet.centred(printable(tr("TAKEN BY")), bold, LEFT + width, width, y)
    names = sheet.lines(letter.options.made_by, bold, width)
    sheet.y = y - _SIGN_ROOM - bold.leading
    for line in names:
        sheet.centred(line, bold, LEFT + width, width, sheet.y)
        sheet.y -= bold.leading


def _draw_qr(sheet: Sheet, code: str, left: float, bottom: float) -> None:
    widget = QrCodeWidget(code, barLevel="M", barBorder=2)
    x1, y1, x2, y2 = widget.getBounds()
    scale = (_QR / (x2 - x1), 0, 0, _QR / (y2 - y1), 0, 0)
    drawing = Drawing(_QR, _QR, transform=scale)
    drawing.add(widget)
    renderPDF.draw(drawing, sheet.canvas, left, bottom)
