"""How many short messages a text takes.

Text of the GSM 7-bit alphabet goes 160 letters to a message, 153 where several belong together;
any other letter (every Vietnamese one with a mark) turns the whole text into UCS-2, 70 and 67
(3GPP TS 23.038, 23.040). Signs of the extension table count twice and are never parted, and
neither are the two halves of a picture.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

GSM7: Final = "gsm7"
UCS2: Final = "ucs2"
_SINGLE: Final = {GSM7: 160, UCS2: 70}
_JOINED: Final = {GSM7: 153, UCS2: 67}
_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION: Final = frozenset("\f^{}\\[~]|€")


_PLAIN: Final = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "ƀ": "b",
        "Ƀ": "B",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "•": "-",
        "\u00a0": " ",
        "×": "x",
        "≥": ">=",
        "≤": "<=",
    }
)


@dataclass(frozen=True, slots=True)
class SmsCount:
    """What a text takes as short messages.

    Attributes:
        encoding: "gsm7" or "ucs2".
        units: letters as the network counts them (extension signs and pictures are two).
        segments: messages; 0 for an empty text.
        left: units that still fit into the last message.
    """

    encoding: str
    units: int
    segments: int
    left: int


def count_sms(text: str) -> SmsCount:
    """Count the messages of a text, composed first (NFC) as a phone sends it."""
    letters = unicodedata.normalize("NFC", text)
    is_gsm = all(letter in _BASIC or letter in _EXTENSION for letter in letters)
    encoding = GSM7 if is_gsm else UCS2
    sizes = [_size(letter, is_gsm) for letter in letters]
    units = sum(sizes)
    if units <= _SINGLE[encoding]:
        return SmsCount(encoding, units, 1 if units else 0, _SINGLE[encoding] - units)
    segments, filled, room = 1, 0, _JOINED[encoding]
    for size in sizes:
        if filled + size > room:
            segments, filled = segments + 1, 0
        filled += size
    return SmsCount(encoding, units, segments, room - filled)


def _size(letter: str, is_gsm: bool) -> int:
    if is_gsm:
        return 2 if letter in _EXTENSION else 1
    return 2 if ord(letter) > 0xFFFF else 1


def without_marks(text: str) -> str:
    """The text as people write short messages: no tones or hats, plain quotation marks.

    Letters of other scripts and pictures stay as they are.
    """
    apart = unicodedata.normalize("NFD", text.translate(_PLAIN))
    kept = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", kept)
