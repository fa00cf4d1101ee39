"""Cleaning and folding of typed text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.text import alternative_words, clean, clean_line, fold, initials, words

ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
any_text = st.text(alphabet=st.characters(), max_size=40)


def test_all_67_accented_letters_fold_in_both_forms_and_cases() -> None:
    assert len(ACCENTED) == 67
    for letter in ACCENTED:
        for typed in (letter, letter.upper()):
            composed = fold(unicodedata.normalize("NFC", typed))
            assert composed == fold(unicodedata.normalize("NFD", typed))
            assert composed in tuple("aeiouyd")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Nguyễn Thị Hường", "nguyen thi huong"),
        ("ĐẶNG  Văn\u00a0Đức", "dang van duc"),
        ("Ðắk Lắk", "dak lak"),
        ("Ɖắk Lắk", "dak lak"),
        ("Y Moan Êñuôl", "y moan enuol"),
        ("ƀ č ĕ ê̆ ĭ ñ ŏ ô̆ ơ̆ ŭ ư̆", "b c e e i n o o o u u"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("Ê-đê 2021", "e-de 2021"),
        ("０９１２", "0912"),
        ("a\u20dd", "a"),
        ("", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_apostrophes_do_not_part_two_spellings() -> None:
    spellings = ["Cư M'gar", "Cư M’gar", "CƯ MʼGAR", "Cư M`gar", "cư m´gar", "Cu Mgar"]
    assert {fold(spelling) for spelling in spellings} == {"cu mgar"}


@pytest.mark.parametrize("stored", ["Cư M'gar", "Cư M gar", "Cư M’ gar"])
@pytest.mark.parametrize("typed", ["Cư M'gar", "Cu Mgar", "cu m gar", "cu gar"])
def test_every_spelling_finds_every_other(stored: str, typed: str) -> None:
    stored_words = words(stored) + alternative_words(stored)
    for word in words(typed):
        assert any(known.startswith(word) for known in stored_words)


def test_alternative_words() -> None:
    assert alternative_words("H'Hen Niê") == ["hen"]
    assert alternative_words("H Hen Niê") == ["hhen"]
    assert alternative_words("Y Moan Êñuôl") == []
    assert alternative_words("Nguyễn Thị Lan") == []


@given(any_text)
def test_fold_is_settled_and_the_same_for_both_forms(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFC", text)) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert folded == " ".join(folded.split())


@given(any_text)
def test_words_are_folded_words(text: str) -> None:
    for word in words(text) + alternative_words(text):
        assert word and word == fold(word) and word.isalnum()
    # Word by word and as a whole: the same.
    assert words(text) == re.findall(r"[^\W_]+", fold(text))


@given(any_text)
def test_clean_is_settled_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")
    kinds = {unicodedata.category(character) for character in cleaned if character not in "\n\t"}
    assert not kinds & {"Cc", "Cs"}


@given(any_text)
def test_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert line == " ".join(line.split())


def test_clean() -> None:
    assert clean(None) == ""
    assert clean(" a\u00a0b\x00\r\nc\rd\te\u200b ") == "a b\nc\nd\te"
    assert clean("Đa\u0306\u0301k") == "Đắk"
    assert clean_line("  Nguyễn \n Thị\tLan ") == "Nguyễn Thị Lan"


def test_initials() -> None:
    assert initials("Nguyễn Thị Lan") == "ntl"
    assert initials("Đỗ Ánh") == "da"
    assert initials("") == ""
