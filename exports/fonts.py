"""Liberation Serif, the metric twin of Times New Roman, and what it can print.

The four faces (version 2.1.5, SIL Open Font License, see fonts/OFL.txt) carry every Vietnamese
letter and the Ê Đê letters. Text is brought to what a face can show before it is measured: composed
letters, no control characters, and `[U+1F600]` where there is no glyph.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

FOLDER: Final = Path(__file__).with_name("fonts")
_PER_EM: Final = 1000
_MARK_GAP: Final = 40  # thousandths of the size between a letter's own mark and one set over it
_ABOVE: Final = 230  # Unicode combining class of marks over a letter
_WORDS_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """Outline of a glyph in thousandths of the font size."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2


@dataclass
class Face:
    """One face: its name for the canvas and the widths of its characters (per 1000)."""

    name: str
    font: Any
    widths: dict[str, float]
    words: dict[str, float] = field(default_factory=dict)

    def measure(self, text: str, size: float) -> float:
        """Width of printable `text` in points."""
        return sum(map(self.widths.__getitem__, text)) * size / _PER_EM

    def word_width(self, word: str) -> float:
        """Width of a word per 1000, remembered: a language repeats its words."""
        known = self.words.get(word)
        if known is None:
            if len(self.words) > _WORDS_KEPT:
                self.words.clear()
            known = self.words[word] = sum(map(self.widths.__getitem__, word))
        return known

    @property
    def boxes(self) -> "GlyphBoxes":
        """Outlines of this face's glyphs, read when first needed."""
        return _boxes(self.name)


class GlyphBoxes:
    """Outlines out of the `glyf` table: reportlab reads widths, not outlines."""

    def __init__(self, path: Path, glyphs: dict[int, int]) -> None:
        file = TTFontFile(str(path))
        head = file.get_table("head")
        self._scale = _PER_EM / unpack_from(">H", head, 18)[0]
        is_long = bool(unpack_from(">h", head, 50)[0])
        self._glyphs = glyphs
        loca = file.get_table("loca")
        count = len(loca) // (4 if is_long else 2)
        offsets = unpack_from(f">{count}{'L' if is_long else 'H'}", loca, 0)
        self._offsets = offsets if is_long else tuple(offset * 2 for offset in offsets)
        self._outlines = file.get_table("glyf")

    def box(self, letter: str) -> Box:
        """The outline of `letter`; an empty box where nothing is drawn."""
        glyph = self._glyphs.get(ord(letter), 0)
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end:
            return Box(0, 0, 0, 0)
        edges = unpack_from(">hhhh", self._outlines, start + 2)
        return Box(*(edge * self._scale for edge in edges))


_FACES: Final = {
    "regular": "LiberationSerif-Regular",
    "bold": "LiberationSerif-Bold",
    "italic": "LiberationSerif-Italic",
    "bold_italic": "LiberationSerif-BoldItalic",
}


@cache
def face(style: str) -> Face:
    """The face of `style` (regular, bold, italic, bold_italic), registered once."""
    name = _FACES[style]
    font = TTFont(name, str(FOLDER / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    widths = {chr(code): width for code, width in font.face.charWidths.items()}
    return Face(name, font, widths)


@cache
def _boxes(name: str) -> GlyphBoxes:
    font = pdfmetrics.getFont(name)
    return GlyphBoxes(FOLDER / f"{name}.ttf", font.face.charToGlyph)


def has_glyph(letter: str) -> bool:
    """Whether every face can show `letter`."""
    return all(letter in face(style).widths for style in _FACES)


class _Replacements(dict[int, str]):
    """What to print for a character; learnt character by character."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _replacement(chr(code))
        return found


def _replacement(letter: str) -> str:
    if letter in "\n ":
        return letter
    category = unicodedata.category(letter)
    if letter == "\t" or category.startswith("Z"):
        return " "
    if category in ("Cc", "Cf") or 0xFE00 <= ord(letter) <= 0xFE0F:
        return ""  # controls, joiners and variation marks show nothing by themselves
    return letter if has_glyph(letter) else f"[U+{ord(letter):04X}]"


_REPLACEMENTS: Final = _Replacements()


@cache
def _unusual() -> re.Pattern[str]:
    """Finds a character that needs a look: built once from what all faces can show."""
    common = set.intersection(*(set(face(style).widths) for style in _FACES))
    usual = "".join(
        re.escape(letter)
        for letter in sorted(common)
        if unicodedata.category(letter)[0] not in "CZ" or letter == " "
    )
    return re.compile(f"[^{usual}\n]")


def printable(text: str) -> str:
    """`text` as paper can show it: composed, without controls, `[U+…]` for a missing glyph."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _unusual().search(text):
        text = text.translate(_REPLACEMENTS)
    return text


def mark_shift(style_face: Face, letter: str, mark: str) -> tuple[float, float]:
    """Where a mark goes over the letter before it, per 1000 from where the pen stands.

    The font's own zero-width marks fall on top of the circumflex of ê and ô; the Ê Đê letters
    ê̆ ô̆ ơ̆ ư̆ need the breve centred over the letter and above what is there.

    Returns:
        (right, up).
    """
    boxes = style_face.boxes
    stem = unicodedata.normalize("NFD", letter)[0]
    over, mark_box = boxes.box(letter), boxes.box(mark)
    right = boxes.box(stem).middle - style_face.widths[letter] - mark_box.middle
    if unicodedata.combining(mark) != _ABOVE:
        return right, 0.0
    return right, max(0.0, over.top + _MARK_GAP - mark_box.bottom)
