"""Cleaning of typed text, and folding of it so that a search does not depend on marks."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

# Apostrophes as they are typed in "Cư M'gar" or "H'Hen"; keyboards and phones differ.
APOSTROPHES = frozenset("'`´‘’‛ʹʻʼʽʾʿˈˊˋ′＇")

# Letters that Unicode does not split into a base and a mark, and their look-alikes.
_WHOLE_LETTERS = {"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b"}

# Bidirectional controls, zero-width spaces and soft hyphens: invisible, and they break equality.
# The joiners U+200C and U+200D stay in stored text, because pictures in chats are built with them.
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"
    + "".join(map(chr, range(0x202A, 0x202F)))
    + "".join(map(chr, range(0x2066, 0x206A)))
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+")
_PART_BREAKS = str.maketrans(dict.fromkeys(APOSTROPHES, " "))
_VOWELS = frozenset("aeiouy")
_LONGEST_KEPT = 16


def clean(text: str | None) -> str:
    """Give the text as it is stored.

    Args:
        text: what was typed, pasted or read from a file; None counts as empty.

    Returns:
        NFC text without control and invisible characters, with plain spaces, with line feeds as
        line ends, and with nothing blank at either end. Line breaks and tabs inside stay.
    """
    if not text:
        return ""
    if text.isprintable():
        return unicodedata.normalize("NFC", text).strip()
    kept = _LINE_ENDS.sub("\n", text).translate(_CLEANING)
    return unicodedata.normalize("NFC", kept).strip()


def clean_line(text: str | None) -> str:
    """Clean a text that is one line, such as a name: inner white space becomes one space."""
    return " ".join(clean(text).split()) if text else ""


def fold(text: str) -> str:
    """Reduce a text to what two spellings of the same words have in common.

    Case, tones and other marks, apostrophes and the width of spaces are given up, so that
    "Cư M'gar", "CƯ M’GAR" and "cu mgar" are one string; digits and punctuation stay.

    Args:
        text: any text, composed or decomposed.

    Returns:
        Folded text; folding it again changes nothing.
    """
    return " ".join(text.translate(_FOLDING).split())


def words(text: str) -> list[str]:
    """Give the folded words of a text: runs of letters and digits."""
    found: list[str] = []
    for part in text.split():
        found += _words_of(part) if len(part) <= _LONGEST_KEPT else _WORD.findall(fold(part))
    return found


@lru_cache(maxsize=4096)
def _words_of(part: str) -> tuple[str, ...]:
    """The words of what stands between two spaces: Vietnamese is written in few syllables."""
    return tuple(_WORD.findall(fold(part)))


def alternative_words(text: str, known: Sequence[str] | None = None) -> list[str]:
    """Give words by which a text may also be looked for, beside `words`.

    People write the first consonant of an Ê Đê or M'nông word apart, glued, or leave it out. The
    word after an apostrophe ("H'Hen": "hen") and a lone consonant with its word ("Cư M gar":
    "mgar") let each way find the others.

    Args:
        text: a name or a place as stored.
        known: its `words`, where the caller has them.

    Returns:
        Folded words that are not in `words(text)`, without repeats, in order of appearance.
    """
    known = words(text) if known is None else known
    parts = known if APOSTROPHES.isdisjoint(text) else words(text.translate(_PART_BREAKS))
    extra = [] if parts is known else [word for word in parts if len(word) > 1]
    for lone, word in pairwise(parts):
        if len(lone) == 1 and lone.isalpha() and lone not in _VOWELS and len(word) > 1:
            extra.append(lone + word)
    return [word for word in dict.fromkeys(extra) if word not in known]


def initials(text: str) -> str:
    """Give the first folded letter of every word: "Nguyễn Thị Lan" is "ntl"."""
    return "".join(word[0] for word in words(text))


class _CharacterTable(dict[int, str]):
    """A table for `str.translate` that works each character out once, when it is first met."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = kept = self._rule(chr(code))
        return kept


def _stored(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    # A lone surrogate (Cs) cannot be written to a file or a database at all.
    is_unwanted = category in ("Cc", "Cs") and character not in "\n\t"
    return "" if is_unwanted or character in _INVISIBLE else character


def _folded(character: str) -> str:
    # Each character is taken apart by itself, so that composed and decomposed input agree.
    composed = unicodedata.normalize("NFC", character)
    if composed in APOSTROPHES:
        return ""
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Mn", "Me", "Cc", "Cf", "Cs"):
        return ""
    plain = unicodedata.normalize("NFKD", composed.lower())
    if plain == character:
        return _WHOLE_LETTERS.get(character, character)
    return "".join(map(_folded, plain))


_CLEANING = _CharacterTable(_stored)
_FOLDING = _CharacterTable(_folded)
