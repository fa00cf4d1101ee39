"""Vietnamese order of names and words, and names that are shown only in part.

The order is the one of Vietnamese dictionaries: syllable by syllable, first by letters
(a ă â b c d đ e ê ...), then by tone (level, grave, hook, tilde, acute, dot below).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from db.rules.text import APOSTROPHES, clean_line

# The Vietnamese alphabet; the letters that only Ê Đê and M'nông have follow their plain ones.
_ALPHABET = "aăâbƀcčdđeĕêfghiĭjklmnñoŏôơpqrstuŭưvwxyz"
# These have no code point of their own: a letter of the alphabet and a breve.
_BREVE = "\u0306"
_WITH_BREVE = "êôơư"
_VOWELS = frozenset("aeiouy")
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LOOK_ALIKES = str.maketrans({"ð": "đ", "ɖ": "đ"})
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
_APOSTROPHE = f"[{''.join(sorted(APOSTROPHES))}]"
# H for women and Y for men open an Ê Đê name; H may stand apart, Y always does.
_MARKER = re.compile(rf"(?:H ?{_APOSTROPHE} ?|[HY] )(?=\w)", re.IGNORECASE)


def sort_key(text: str) -> str:
    """Give a key that plain string comparison puts in Vietnamese order.

    Only ASCII is used, so that SQLite (BINARY), PostgreSQL ("C") and Python agree. A syllable is
    its letters, a full stop and its tones; syllables are parted by a space. White space and
    punctuation part syllables, apostrophes do not. Digits come before letters, letters of other
    alphabets after z. Upper and lower case, and the two ways to place a tone ("hòa", "hoà"),
    give the same key.
    """
    return " ".join(filter(None, map(_word_key, text.split())))


@lru_cache(maxsize=8192)
def _word_key(text: str) -> str:
    """The key of what stands between two spaces; names are made of few words."""
    syllables: list[str] = []
    letters, tones = "", ""
    for base, marks in _letters_and_marks(_comparable(text)):
        if base.isalnum():
            code, tone = _coded(base, marks)
            letters, tones = letters + code, tones + tone
        elif letters:
            syllables.append(f"{letters}.{tones}")
            letters, tones = "", ""
    if letters:
        syllables.append(f"{letters}.{tones}")
    return " ".join(syllables)


def guess_sort_name(full_name: str) -> str:
    """Put the given name first, as lists of people are ordered.

    A name that opens with the Ê Đê marker H' or Y has the given name right behind the marker
    (domain notes, section 9): "H'Hen Niê" gives "Hen Niê H'". Of every other name the last word
    is taken: "Nguyễn Thị Lan" gives "Lan Nguyễn Thị". It is only a guess, for a person to correct.
    """
    name = clean_line(full_name)
    marker, rest = _split_marker(name)
    if marker:
        return f"{rest} {marker}"
    *before, given = name.split() or [""]
    return " ".join([given, *before])


def mask_name(full_name: str) -> str:
    """Shorten a name to the family name and initials: "Nguyễn Thị Lan" is "Nguyễn T. L.".

    In a marked Ê Đê name the family (clan) stands last: "H'Hen Niê" is "H' H. Niê". A name of
    one word keeps its initial only.
    """
    marker, rest = _split_marker(clean_line(full_name))
    parts = rest.split()
    if marker:
        family = parts[1:][-1:]
        return " ".join([marker, *map(_initial, parts[: len(parts) - len(family)]), *family])
    if len(parts) < 2:
        return "".join(map(_initial, parts))
    return " ".join([parts[0], *map(_initial, parts[1:])])


def _letter_codes() -> dict[tuple[str, str], str]:
    order: list[str] = []
    for letter in _ALPHABET:
        order.append(unicodedata.normalize("NFD", letter))
        if letter in _WITH_BREVE:
            order.append(unicodedata.normalize("NFD", letter + _BREVE))
    # From "A" on: above the digits, within ASCII, and below the "~" of unknown letters.
    return {(letter[0], letter[1:]): chr(ord("A") + place) for place, letter in enumerate(order)}


_CODES = _letter_codes()
_LETTER_MARKS = frozenset("".join(marks for _, marks in _CODES))


def _comparable(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_NO_APOSTROPHES)
    plain = unicodedata.normalize("NFKC", plain).lower().translate(_LOOK_ALIKES)
    return unicodedata.normalize("NFD", plain)


def _letters_and_marks(text: str) -> Iterator[tuple[str, str]]:
    base, marks = "", ""
    for character in text:
        if unicodedata.combining(character):
            marks += character
            continue
        if base:
            yield base, marks
        base, marks = character, ""
    if base:
        yield base, marks


@lru_cache(maxsize=1024)
def _coded(base: str, marks: str) -> tuple[str, str]:
    # A tilde is a tone on a vowel, but part of the letter in ñ.
    tones = [mark for mark in marks if base in _VOWELS and mark in _TONES]
    own = "".join(mark for mark in marks if mark in _LETTER_MARKS and mark not in tones)
    code = _CODES.get((base, own)) or _CODES.get((base, ""))
    if code is None:
        code = base if base.isascii() else f"~{ord(base):06x}"
    return code, "".join(_TONES[mark] for mark in tones)


def _split_marker(name: str) -> tuple[str, str]:
    found = _MARKER.match(name)
    if found is None:
        return "", name
    marker = "Y" if name[0] in "Yy" else "H'"
    return marker, name[found.end() :]


def _initial(word: str) -> str:
    for base, marks in _letters_and_marks(word):
        if base.isalnum():
            return f"{base}{marks}.".upper()
    return ""
