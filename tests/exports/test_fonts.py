"""The faces: every letter of Vietnamese and Ê Đê, marks in their place, lines that fit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.fonts import FOLDER, face, has_glyph, mark_shift, printable
from exports.typesetting import wrap

STYLES = ("regular", "bold", "italic", "bold_italic")
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
VIETNAMESE = {
    unicodedata.normalize("NFC", letter + tone)
    for vowel in VOWELS
    for letter in (vowel, vowel.upper())
    for tone in TONES
} | set("đĐbcdghklmnpqrstvxBCDGHKLMNPQRSTVX")
EDE = set("ƀɃčČĕĔêÊĭĬñÑŏŎôÔơƠŭŬưƯ\u0306")


@pytest.mark.parametrize("letter", sorted(VIETNAMESE | EDE))
def test_every_letter_has_a_glyph_in_every_face(letter):
    assert len(letter) == 1
    assert has_glyph(letter)


def test_licence_goes_with_the_fonts():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert len(list(FOLDER.glob("*.ttf"))) == 4


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("letter", ["ê", "ô", "ơ", "ư", "Ê", "Ô"])
def test_the_breve_of_ede_letters_stands_over_the_letter(style, letter):
    letters = face(style)
    right, up = mark_shift(letters, letter, "\u0306")
    mark, base = letters.boxes.box("\u0306"), letters.boxes.box(letter)
    stem = letters.boxes.box(unicodedata.normalize("NFD", letter)[0])
    pen = letters.widths[letter]
    assert abs((pen + right + mark.middle) - stem.middle) < 1
    assert mark.bottom + up >= base.top


def test_printable_keeps_what_can_be_printed():
    assert printable("Buôn Ê\u0306a Tam, H'Hen") == "Buôn Ê\u0306a Tam, H'Hen"
    assert printable("a\tb\u00a0c\u200bd\x00e") == "a b cde"
    assert printable("👍🏽") == "[U+1F44D][U+1F3FD]"


@given(st.text(max_size=300), st.floats(min_value=20, max_value=500))
def test_lines_fit_and_nothing_is_lost(text, width):
    letters = face("regular")
    shown = printable(text)
    lines = wrap(shown, letters, 13, width)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    for line in lines:
        assert letters.measure(line, 13) <= width + 0.01 or len(line) == 1
