"""Reading back what was written: words, places and pictures of a PDF; Vietnamese words."""

from functools import cache
from pathlib import Path

import pypdfium2
from babel.messages.pofile import read_po
from pypdf import PdfReader

FOLDER = Path(__file__).resolve().parents[2] / "hotline_app/locale/vi/LC_MESSAGES"
PAPERS = "exports.po"


@cache
def _words():
    """Every Vietnamese word; where two catalogues have a sentence, the one of the papers counts."""
    found = {}
    for path in sorted(FOLDER.glob("*.po"), key=lambda path: path.name == PAPERS):
        with path.open("rb") as stream:
            messages = [message for message in read_po(stream) if isinstance(message.id, str)]
        found |= {message.id: message.string for message in messages if message.id}
    return found


def vietnamese(text):
    return _words()[text]


def english(text):
    return text


def page_texts(path):
    return [page.extract_text() for page in PdfReader(path).pages]


def flat(path):
    """The text of the whole file with every run of white space as one space."""
    return " ".join(" ".join(page_texts(path)).split())


def squeezed(path):
    """The text of the whole file without white space: lines may break anywhere."""
    return "".join("".join(page_texts(path)).split())


def characters(path, page=0):
    """(character, left, bottom, right, top) in points of every character that shows."""
    text_page = pypdfium2.PdfDocument(str(path))[page].get_textpage()
    found = []
    for place in range(text_page.count_chars()):
        letter = text_page.get_text_range(place, 1)
        if letter.strip():
            found.append((letter, *text_page.get_charbox(place)))
    return found


def place_of(path, words, page=0):
    """(left, bottom, right, top) in points of the first place where `words` stand."""
    text_page = pypdfium2.PdfDocument(str(path))[page].get_textpage()
    start, length = text_page.search(words, match_case=True).get_next()
    boxes = [text_page.get_charbox(place) for place in range(start, start + length)]
    boxes = [box for box in boxes if box[2] > box[0]]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def ink(path, page=0, scale=2):
    """(left, top, right, bottom) of everything printed on a page, in millimetres."""
    picture = pypdfium2.PdfDocument(str(path))[page].render(scale=scale).to_pil().convert("L")
    box = picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    return tuple(edge / scale / 72 * 25.4 for edge in box)
