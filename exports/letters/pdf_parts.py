"""Parts of a paper that are more than text: lists, boxes to tick, lines to write on, tables."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from exports.fonts import face
from exports.letters.content import Boxes, Items, Table, WriteLines
from exports.paper import BODY, BOLD, LEFT, Sheet, Style
from exports.ruled_table import RuledTable, TableLook

TABLE_SIZE: Final = 12
_BOX: Final = 4 * mm
_SIGN_ROOM: Final = 22 * mm
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
    questions = sheet.lines(block.question, BOLD, sheet.text_width)
    sheet.room(min(len(questions), _MOST_TOGETHER) * BOLD.leading + 2 * BODY.leading)
    sheet.put(questions, BOLD)
    sheet.gap(2)
    width = sheet.text_width / len(block.choices) if len(block.choices) <= 3 else sheet.text_width
    x, y = LEFT, sheet.y - BODY.leading
    for place, choice in enumerate(block.choices):
        if place and width == sheet.text_width:
            sheet.room(BODY.leading + 3)
            y = sheet.y - BODY.leading
        sheet.canvas.setLineWidth(0.8)
        sheet.canvas.rect(x, y - 2, _BOX, _BOX)
        text = sheet.lines(choice, BODY, width - _BOX - 3 * mm)
        for row, line in enumerate(text):
            sheet.write(line, BODY, x + _BOX + 2 * mm, y - row * BODY.leading)
        if width == sheet.text_width:
            sheet.y = y - (len(text) - 1) * BODY.leading - 3
        else:
            x += width
    if width != sheet.text_width:
        sheet.y = y - 3


def _draw_write_lines(sheet: Sheet, block: WriteLines) -> None:
    labels = sheet.lines(block.label, BOLD, sheet.text_width)
    sheet.room(min(len(labels), _MOST_TOGETHER) * BOLD.leading + 2 * BODY.leading)
    sheet.put(labels, BOLD)
    dot = face(BODY.face).measure(".", BODY.size)
    for _ in range(block.count):
        sheet.gap(4)
        sheet.put(["." * int(sheet.text_width / dot)])


def _draw_table(sheet: Sheet, block: Table) -> None:
    table = RuledTable(
        sheet, block.columns, TableLook(TABLE_SIZE, block.row_height * mm, has_numbers=False)
    )
    sheet.room(3 * Style("bold", TABLE_SIZE).leading + max(block.row_height * mm, 20))
    table.head()
    for cells in block.rows:
        table.row(cells)
    if block.total:
        table.row(block.total, is_total=True)
    table.end()


def draw_signers(sheet: Sheet, signers: Sequence[tuple[str, str]]) -> None:
    """Others who sign, beside each other; their titles stay with the room to sign in."""
    width = sheet.text_width / len(signers)
    columns = [
        (sheet.lines(title, BOLD, width - 4), sheet.lines(name, BOLD, width - 4) if name else [])
        for title, name in signers
    ]
    titles = max(len(title) for title, _ in columns)
    names = max(len(name) for _, name in columns)
    sheet.room((titles + names) * BOLD.leading + _SIGN_ROOM + 12)
    sheet.gap(6)
    top = sheet.y
    for place, (title, name) in enumerate(columns):
        left = LEFT + place * width
        y = top
        for line in title:
            y -= BOLD.leading
            sheet.centred(line, BOLD, left, width, y)
        y = top - titles * BOLD.leading - _SIGN_ROOM
        for line in name:
            y -= BOLD.leading
            sheet.centred(line, BOLD, left, width, y)
    sheet.y = top - (titles + names) * BOLD.leading - _SIGN_ROOM
