"""Official papers for Word (DOCX): the same sizes and places, so that a clerk can go on writing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.files import new_file
from exports.letters.content import Block, Fact, Heading, Letter, Paragraph
from exports.letters.word_head import borderless, clean, put, rule, write_coded_title, write_head
from exports.letters.word_parts import write_items, write_part, write_signers

Translate = Callable[[str], str]
_FONT: Final = "Times New Roman"
_GAP: Final = 6.0
_HALF_GAP: Final = 0.0
_HALF_SIZE: Final = 10


def write_docx(letter: Letter, path: Path, tr: Translate) -> Path:
    """Write a paper as DOCX.

    Args:
        letter: what it says.
        path: the file to write; an older one is replaced.
        tr: words in Vietnamese.

    Raises:
        ExportRefused: the file cannot be written; an older file is untouched.
    """
    document = Document()
    _set_page(document, letter)
    write_head(document, letter, tr)
    if letter.is_half:
        words = tr("Case {code}").format(code=letter.code)
        write_coded_title(document, letter, words)
    elif letter.title:
        put(document.add_paragraph(), letter.title.upper(), 14, bold=True, centred=True, before=10)
        put(document.add_paragraph(), clean(letter.subject), 14, bold=True, centred=True)
        rule(document.add_paragraph(), (letter.subject, 14, 0.4), 165)
    if letter.receiver:
        _write_receiver(document, letter.receiver, tr)
    for block in letter.blocks:
        _write(document, block, _HALF_GAP if letter.is_half else _GAP)
    if letter.signers:
        write_signers(document, letter.signers)
    _write_foot(document, letter, tr)
    with new_file(path) as beside:
        document.save(str(beside))
    return path


def _set_page(document: Any, letter: Letter) -> None:
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(_HALF_SIZE if letter.is_half else 13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(148.5 if letter.is_half else 297)
    if letter.is_half:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin = section.bottom_margin = Mm(5 if letter.is_half else 20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(5 if letter.is_half else 10)
    # The number of the page stands in the top margin, from the second page on.
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._r.append(element)


def _write(document: Any, block: Block, gap: float) -> None:
    if not isinstance(block, Fact | Heading | Paragraph):
        write_part(document, block)
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(gap)
    if isinstance(block, Fact):
        paragraph.add_run(f"{block.label}: ").italic = True
        paragraph.add_run(clean(block.value))
    elif isinstance(block, Heading):
        paragraph.add_run(clean(block.text)).bold = True
        paragraph.paragraph_format.keep_with_next = True
    else:
        paragraph.add_run(clean(block.text))
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _write_receiver(document: Any, receiver: str, tr: Translate) -> None:
    names = clean(receiver).split("\n")
    if len(names) == 1:
        words = tr("To: {receiver}").format(receiver=names[0])
        put(document.add_paragraph(), words, 13, centred=True, before=10, after=6)
        return
    put(document.add_paragraph(), tr("To: {receiver}").format(receiver="").strip(), 13, before=10)
    write_items(document, names)


def _write_foot(document: Any, letter: Letter, tr: Translate) -> None:
    put(document.add_paragraph(), "", 4)
    left, right = borderless(document, (69, 96))
    head = letter.letterhead
    if letter.is_half:
        put(left.paragraphs[0], tr("PERSON WHO REPORTS"), 11, bold=True, centred=True)
        put(right.paragraphs[0], tr("TAKEN BY"), 11, bold=True, centred=True)
        put(right.add_paragraph(), letter.options.made_by, 11, bold=True, centred=True, before=12)
        return
    run = put(left.paragraphs[0], tr("Recipients:"), 12, bold=True)
    run.italic = True
    for recipient in letter.recipients:
        put(left.add_paragraph(), clean(recipient), 11)
    put(right.paragraphs[0], head.signatory_authority.upper(), 13, bold=True, centred=True)
    put(right.add_paragraph(), head.signatory_title.upper(), 13, bold=True, centred=True)
    put(right.add_paragraph(), head.signatory_name, 13, bold=True, centred=True, before=62)
