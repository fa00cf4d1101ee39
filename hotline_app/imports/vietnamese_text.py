"""Vietnamese as it was typed before Unicode: the TCVN3 (ABC) and VNI-Windows fonts.

Both put Vietnamese shapes on the places of Western letters. Text typed with them reads as Western
rubbish ("§¾k L¾k", "Ñaék Laék") wherever it was stored: in bytes of Windows-1252, but also in UTF-8
files and workbooks. So the repair works on text; `reads_as_vietnamese` says whether it is needed.

Sources: TCVN 5712:1993 (VN3) and the VNI-Windows font layout.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final

# VN3: one byte per letter; capitals with a tone are the same bytes in a capital font.
_TCVN3_BYTES: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3: Final[Mapping[int, str]] = {
    first + place: letter
    for first, letters in _TCVN3_BYTES.items()
    for place, letter in enumerate(letters)
}

_VNI_TONES: Final = "ùøûõï"  # acute, grave, hook, tilde, dot below
_VNI_MARKED: Final[Mapping[str, tuple[str, str]]] = {
    "a": (_VNI_TONES + "âáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": (_VNI_TONES + "âáàåãä", "éèẻẽẹêếềểễệ"),
    "o": (_VNI_TONES + "âáàåãä", "óòỏõọôốồổỗộ"),
    "u": (_VNI_TONES, "úùủũụ"),
    "y": (_VNI_TONES[:4], "ýỳỷỹ"),
    "ô": (_VNI_TONES, "ớờởỡợ"),
    "ö": (_VNI_TONES, "ứừửữự"),
}
_VNI_SINGLE: Final = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))


def _vni_table() -> dict[str, str]:
    """Every VNI spelling -> its letter, in small and in capital letters."""
    table = {
        base + mark: letter
        for base, (marks, letters) in _VNI_MARKED.items()
        for mark, letter in zip(marks, letters, strict=True)
    } | _VNI_SINGLE
    capitals = {spelling.upper(): letter.upper() for spelling, letter in table.items()}
    mixed = {s[0].upper() + s[1:]: letter.upper() for s, letter in table.items() if len(s) == 2}
    return {**mixed, **capitals, **table}


_VNI: Final = _vni_table()
_VNI_SPELLING: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:iê|yê|ươ|uô|uâ|uê|uơ|uyê|uya|uy|oa|oă|oe|oo|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|"
    r"ui|ưi|ưu|iêu|yêu|uôi|ươi|ươu|oai|oay|uây|uyu|uêu|oao|oeo|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[ckmnpt])?"
)
_NOT_IN_WORDS: Final = re.compile(r"[\s,;.:!?\"'()\[\]/\\|\t_\-–+=<>*#&%0-9]+")


def from_tcvn3(text: str) -> str:
    """Text typed with a TCVN3 font -> Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Text typed with a VNI-Windows font -> Unicode."""
    return _VNI_SPELLING.sub(lambda found: _VNI[found.group()], text)


FONTS: Final[Mapping[str, Callable[[str], str]]] = {"TCVN3": from_tcvn3, "VNI": from_vni}


def foreign_words(texts: Iterable[str], limit: int = 2000) -> list[str]:
    """The words with a letter outside ASCII: the only ones that tell one encoding from another."""
    words: list[str] = []
    for text in texts:
        if not text.isascii():
            words += [word for word in _NOT_IN_WORDS.split(text) if word and not word.isascii()]
        if len(words) >= limit:
            break
    return words[:limit]


def reads_as_vietnamese(words: Iterable[str]) -> float:
    """Share (0..1) of `words` that are possible Vietnamese syllables; 0.0 without words."""
    found = total = 0
    for word in words:
        total += 1
        plain = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
        found += _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None
    return found / total if total else 0.0


def legacy_font(words: list[str]) -> str:
    """The font (`FONTS`) without which `words` are rubbish, or an empty string."""
    if len(words) < 3 or reads_as_vietnamese(words) >= 0.5:
        return ""
    scores = {
        font: reads_as_vietnamese([repair(word) for word in words])
        for font, repair in FONTS.items()
    }
    best = max(scores, key=lambda font: scores[font])
    return best if scores[best] >= 0.7 else ""
