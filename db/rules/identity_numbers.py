"""Numbers of identity papers: nine digits on the old card (CMND), twelve on today's (CCCD)."""

import unicodedata
from typing import Final

from db.rules import text

_LENGTHS: Final = (9, 12)
_BETWEEN: Final = frozenset(" .-")
_SHOWN: Final = 3


def read_id_number(typed: str) -> tuple[str, str]:
    """Digits and problem code; one of the two is empty, both when nothing was typed.

    Blanks, dots and hyphens between the digits are left out.
    """
    plain = unicodedata.normalize("NFKC", text.clean_line(typed))
    digits = "".join(sign for sign in plain if sign not in _BETWEEN)
    if not digits:
        return "", "" if not plain else "not_an_id_number"
    if not (digits.isascii() and digits.isdigit() and len(digits) in _LENGTHS):
        return "", "not_an_id_number"
    return digits, ""


def mask_id_number(digits: str) -> str:
    """The number as lists show it: its last three digits."""
    return f"••• {digits[-_SHOWN:]}" if digits else ""
