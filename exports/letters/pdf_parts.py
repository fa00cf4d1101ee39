"""Parts of a paper that are more than text: lists, boxes to tick, lines to write on, tables."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from exports.fonts import face
from exports.letters.content import Boxes, Items, Table, WriteLines
from exports.paper import BODY, BOLD, LEFT, Sheet, Style
from exports.ruled_table import RuledTable, TableLook

TABLE_SIZE: Final = 12
ABREAST: Final = 3
"""Boxes that stand beside each other."""
_BOX: Final = 4 * mm
_SIGN_ROOM: Final = 22 * mm
_ABOVE: Final = 12.0
_DASH: Final = 4 * mm
_MOST_TOGETHER: Final = 12


def draw_part(sheet: Sheet, block: Items | Boxes | WriteLines | Table) -> None:
    """Draw one part from the pen down."""
    if isinstance(block, Items):
        draw_items(sheet, block.items, 10 * mm)
    elif isinstance(block, Boxes):
        _draw_boxes(sheet, block)
    elif isinstance(block, WriteLines):
        _draw_write_lines(sheet, block)
    else:
        _draw_table(sheet, block)


def draw_items(sheet: Sheet, items: tuple[str, ...], indent: float) -> None:
    """Lines with a dash, ";" behind each and "." behind the last."""
    for place, item in enumerate(items, 1):
        words = f"{item}{'.' if place == len(items) else ';'}"
        lines = sheet.lines(words, BODY, sheet.text_width - indent - _DASH)
        sheet.room(BODY.leading)
        sheet.write("-", BODY, LEFT + indent, sheet.y - BODY.leading)
        sheet.put(lines, BODY, indent + _DASH)


def _draw_boxes(sheet: Sheet, block: Boxes) -> None:
    _draw_question(sheet, block.question)
    sheet.gap(2)
    width = sheet.text_width / ABREAST
    for start in range(0, len(block.choices), ABREAST):
        texts = [
            sheet.lines(choice, BODY, width - _BOX - 3 * mm)
            for choice in block.choices[start : start + ABREAST]
        ]
        height = max(map(len, texts)) * BODY.leading
        sheet.room(height + 3)
        for place, lines in enumerate(texts):
            x, y = LEFT + place * width, sheet.y - BODY.leading
            sheet.canvas.setLineWidth(0.8)
            sheet.canvas.rect(x, y - 2, _BOX, _BOX)
            for row, line in enumerate(lines):
                sheet.write(line, BODY, x + _BOX + 2 * mm, y - row * BODY.leading)
        sheet.gap(height + 3)


def _draw_question(sheet: Sheet, words: str) -> None:
    """A bold question; it stays with the first line of what it asks for."""
    lines = sheet.lines(words, BOLD, sheet.text_width)
    sheet.room(min(len(lines), _MOST_TOGETHER) * BOLD.leading + 2 * BODY.leading)
    sheet.put(lines, BOLD)


def _draw_write_lines(sheet: Sheet, block: WriteLines) -> None:
    _draw_question(sheet, block.label)
    dot = face(BODY.face).measure(".", BODY.size)
    for _ in range(block.count):
        sheet.gap(4)
        sheet.put(["." * int(sheet.text_width / dot)])


def _draw_table(sheet: Sheet, block: Table) -> None:
    table = RuledTable(
        sheet, block.columns, TableLook(TABLE_SIZE, block.row_height * mm, has_numbers=False)
    )
    sheet.room(3 * Style("bold", TABLE_SIZE).leading + max(block.row_height * mm, 20))
    sheet.gap(4)
    table.head()
    for cells in block.rows:
        table.row(cells)
    if block.total:
        table.row(block.total, is_total=True)
    table.end()


def signers_height(sheet: Sheet, signers: Sequence[tuple[str, str]]) -> float:
    """How much room others who sign need."""
    _, titles, names = _signers(sheet, signers)
    return float((titles + names) * BOLD.leading + _SIGN_ROOM + _ABOVE)


def draw_signers(sheet: Sheet, signers: Sequence[tuple[str, str]]) -> None:
    """Others who sign, beside each other; their titles stay with the room to sign in."""
    columns, titles, _ = _signers(sheet, signers)
    width = sheet.text_width / len(signers)
    sheet.room(signers_height(sheet, signers))
    sheet.gap(_ABOVE)
    top = end = sheet.y
    for place, (title, name) in enumerate(columns):
        for first, lines in ((top, title), (top - titles * BOLD.leading - _SIGN_ROOM, name)):
            y = first
            for line in lines:
                y -= BOLD.leading
                sheet.centred(line, BOLD, LEFT + place * width, width, y)
            end = min(end, y)
    sheet.y = min(end, top - titles * BOLD.leading - _SIGN_ROOM)


def _signers(
    sheet: Sheet, signers: Sequence[tuple[str, str]]
) -> tuple[list[tuple[list[str], list[str]]], int, int]:
    """Lines of each title and name; the most lines of a title and of a name."""
    width = sheet.text_width / len(signers) - 4
    columns = [
        (sheet.lines(title, BOLD, width), sheet.lines(name, BOLD, width) if name else [])
        for title, name in signers
    ]
    titles = max(len(title) for title, _ in columns)
    return columns, titles, max(len(name) for _, name in columns)
