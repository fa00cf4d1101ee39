"""Parts of a paper for Word that are more than text: lists, boxes, lines to write on, tables."""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.letters.content import Boxes, Items, Table, WriteLines
from exports.letters.word_head import borderless, clean, put
from exports.ruled_table import TableColumn

WIDTH: Final = 165.0
"""Millimetres between the margins."""
ABREAST: Final = 3
"""Boxes that stand beside each other."""
_TABLE_SIZE: Final = 12
_BOX: Final = "\N{BALLOT BOX}"


def write_part(document: Any, block: Items | Boxes | WriteLines | Table) -> None:
    """Write one part at the end of the document."""
    if isinstance(block, Items):
        write_items(document, block.items)
    elif isinstance(block, Boxes):
        _write_boxes(document, block)
    elif isinstance(block, WriteLines):
        _write_lines(document, block)
    else:
        _write_table(document, block)


def write_items(document: Any, items: Sequence[str]) -> None:
    """Lines with a dash, ";" behind each and "." behind the last."""
    for place, item in enumerate(items, 1):
        paragraph = document.add_paragraph(f"- {clean(item)}{'.' if place == len(items) else ';'}")
        paragraph.paragraph_format.left_indent = Mm(10)


def write_signers(document: Any, signers: Sequence[tuple[str, str]]) -> None:
    """Others who sign, beside each other."""
    document.add_paragraph()
    cells = borderless(document, (WIDTH / len(signers),) * len(signers))
    for cell, (title, name) in zip(cells, signers, strict=True):
        put(cell.paragraphs[0], title, 13, bold=True, centred=True)
        put(cell.add_paragraph(), clean(name), 13, bold=True, centred=True, before=62)


def _write_boxes(document: Any, block: Boxes) -> None:
    _question(document, block.question)
    for start in range(0, len(block.choices), ABREAST):
        cells = borderless(document, (WIDTH / ABREAST,) * ABREAST)
        for cell, choice in zip(cells, block.choices[start : start + ABREAST], strict=False):
            # Times New Roman has no box; Word and LibreOffice both bring this one.
            box = cell.paragraphs[0].add_run(_BOX)
            box.font.name = "Segoe UI Symbol"
            cell.paragraphs[0].add_run(f"  {clean(choice)}")


def _write_lines(document: Any, block: WriteLines) -> None:
    _question(document, block.label)
    for _ in range(block.count):
        paragraph = document.add_paragraph("\t")
        paragraph.paragraph_format.space_before = Pt(4)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _question(document: Any, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(clean(words)).bold = True
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True


def _write_table(document: Any, block: Table) -> None:
    put(document.add_paragraph(), "", 4)
    table = document.add_table(rows=1, cols=len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    total = sum(column.width for column in block.columns)
    widths = [Mm(WIDTH * column.width / total) for column in block.columns]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    for cell, column, width in zip(head.cells, block.columns, widths, strict=True):
        cell.width = width
        put(cell.paragraphs[0], column.title, _TABLE_SIZE, bold=True, centred=True)
    rows = [(cells, False) for cells in block.rows]
    if block.total:
        rows.append((block.total, True))
    for cells, is_total in rows:
        _write_row(table, (block, widths), cells, is_total=is_total)


def _write_row(
    table: Any, look: tuple[Table, list[Any]], cells: Sequence[str], *, is_total: bool
) -> None:
    block, widths = look
    row = table.add_row()
    # A row stays on one page: a name is not torn from its amount.
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if block.row_height:
        row.height, row.height_rule = Mm(block.row_height), WD_ROW_HEIGHT_RULE.AT_LEAST
    for place, cell in enumerate(row.cells):
        cell.width = widths[place]
        put(cell.paragraphs[0], clean(cells[place]), _TABLE_SIZE, bold=is_total)
        cell.paragraphs[0].alignment = _alignment(block.columns[place])


def _alignment(column: TableColumn) -> Any:
    if column.is_number:
        return WD_ALIGN_PARAGRAPH.RIGHT
    return WD_ALIGN_PARAGRAPH.CENTER if column.is_centred else WD_ALIGN_PARAGRAPH.LEFT
