"""Vietnamese order, sort names and masked names."""

import itertools
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.names import guess_sort_name, mask_name, sort_key
from db.rules.text import clean_line

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
any_text = st.text(alphabet=st.characters(), max_size=30)


@st.composite
def syllables(draw: st.DrawFn) -> tuple[list[int], int]:
    letters = draw(st.lists(st.integers(0, len(ALPHABET) - 1), min_size=1, max_size=5))
    has_vowel = any(ALPHABET[letter] in "aăâeêioôơuưy" for letter in letters)
    return letters, draw(st.integers(0, 5)) if has_vowel else 0


def written(phrase: list[tuple[list[int], int]]) -> str:
    """Write letters and tones down; the tone goes on the first vowel."""
    result = []
    for letters, tone in phrase:
        text, rest = "", TONES[tone]
        for letter in letters:
            text += ALPHABET[letter]
            if rest and ALPHABET[letter] in "aăâeêioôơuưy":
                text, rest = text + rest, ""
        result.append(text)
    return unicodedata.normalize("NFC", " ".join(result))


@given(*[st.lists(syllables(), max_size=3)] * 2)
def test_keys_order_as_the_dictionary_rule(
    left: list[tuple[list[int], int]], right: list[tuple[list[int], int]]
) -> None:
    one, two = sort_key(written(left)), sort_key(written(right))
    assert (one < two) == (left < right)
    assert (one == two) == (left == right)


def in_order(texts: list[str]) -> list[str]:
    """Sort from the wrong end, so that equal keys would show."""
    backwards = texts[::-1]
    return sorted(backwards, key=sort_key)


def test_letters_and_tones_in_order() -> None:
    letters = (
        "a ă â b ƀ c č d đ e ĕ ê ê̆ f g h i ĭ j k l m n ñ o ŏ ô ô̆ ơ ơ̆ p q r s t u ŭ ư ư̆ v w x y z"
    )
    assert in_order(letters.split()) == letters.split()
    tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mâ", "mầ", "mậ"]
    assert in_order(tones) == tones


@pytest.mark.parametrize(
    "ordered",
    [
        ["Dũng", "Đạt"],
        ["da", "đa"],
        ["An", "Ánh", "Ân", "Ấn", "Ê-đê", "Phượng", "Zung"],
        ["Hoa", "Hoa An", "Hòa"],
        ["Hòa Bình", "Hòa Thắng", "Hóa An"],
        ["2", "A", "Z", "ß", "я"],
        ["Tổ 1", "Tổ Một"],
        ["lan", "lan anh", "lang"],
        ["Êban", "Ông"],
        ["nz", "ña"],
    ],
)
def test_order(ordered: list[str]) -> None:
    assert in_order(ordered) == ordered


@pytest.mark.parametrize(
    ("one", "two"),
    [("hòa", "hoà"), ("LAN", "lan"), ("H'Hen", "H’Hen"), ("Ðạt", "Đạt"), ("Lan  Anh", "Lan Anh")],
)
def test_equal_keys(one: str, two: str) -> None:
    assert sort_key(one) == sort_key(two)


@given(any_text)
def test_keys_are_ascii_and_the_same_for_both_forms(text: str) -> None:
    key = sort_key(text)
    assert key.isascii() and key.isprintable()
    assert sort_key(unicodedata.normalize("NFD", text)) == key
    assert sort_key(unicodedata.normalize("NFC", text)) == key


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Nguyễn Thị Lan", "Lan Nguyễn Thị"),
        ("  Trần   Bình ", "Bình Trần"),
        ("Lan", "Lan"),
        ("", ""),
        ("H'Hen Niê", "Hen Niê H'"),
        ("H’ Hen Niê", "Hen Niê H'"),
        ("H Hen Niê", "Hen Niê H'"),
        ("Y Moan Êñuôl", "Moan Êñuôl Y"),
        ("Yến Nguyễn", "Nguyễn Yến"),
        ("K'Đrơn Ông", "Ông K'Đrơn"),
        ("H'", "H'"),
    ],
)
def test_guess_sort_name(name: str, guess: str) -> None:
    assert guess_sort_name(name) == guess


def _order(name: str) -> str:
    return sort_key(guess_sort_name(name))


def test_people_stand_in_the_order_of_their_given_names() -> None:
    people = ["Nguyễn Văn An", "H'Hen Niê", "Trần Thị Lan", "Y Moan Êñuôl", "Lê Đạt", "Lê Dũng"]
    ordered = [name.split()[-1] for name in sorted(people, key=_order)]
    assert ordered == ["An", "Dũng", "Đạt", "Niê", "Lan", "Êñuôl"]


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Thị Lan", "Nguyễn T. L."),
        ("Lê Đạt", "Lê Đ."),
        ("Lan", "L."),
        ("", ""),
        ("H'Hen Niê", "H' H. Niê"),
        ("Y Moan Êñuôl", "Y M. Êñuôl"),
        ("H'Hen", "H' H."),
        ("Y Ơ̆ng Niê Kdăm", "Y Ơ̆. N. Kdăm"),
        ("Nguyễn (Lan)", "Nguyễn L."),
    ],
)
def test_mask_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(any_text)
def test_any_text_has_a_sort_name_and_a_mask(text: str) -> None:
    name = clean_line(text)
    assert bool(guess_sort_name(text)) == bool(name)
    assert _order(text) == _order(name)
    assert len(mask_name(text)) <= 2 * len(unicodedata.normalize("NFD", text)) + 4


def test_whole_phrases_sort_by_syllables() -> None:
    phrases = [" ".join(pair) for pair in itertools.product(["ma", "má", "mạ"], repeat=2)]
    assert in_order(phrases) == phrases


def test_the_database_orders_keys_as_python_does() -> None:
    names = ["Zung", "Ánh", "Đạt", "Dũng", "Ê-đê", "я", "2", "Hoa An", "Hòa", "ƀa", "Ba", "An"]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table person (name text, sort_key text)")
        connection.executemany(
            "insert into person values (?, ?)", [(name, sort_key(name)) for name in names]
        )
        found = connection.execute("select name from person order by sort_key").fetchall()
    assert [name for (name,) in found] == sorted(names, key=sort_key)
