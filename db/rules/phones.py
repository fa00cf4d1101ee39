"""Phone numbers as people write them in a box, and as they are shown.

Names, remarks and brackets beside a number are set aside, and several numbers in one box are
read one by one. A letter O inside a number is never taken for a zero: the number is refused with
`not_a_number`, and the reading with zeros is offered as a suggestion.
"""

import re
import unicodedata
from dataclasses import replace

from db.rules.phone_numbers import PhoneReading, judge
from db.rules.text import clean

__all__ = [
    "PhoneReading",
    "display_phone",
    "last_digits",
    "mask_phone",
    "read_phone",
    "read_phones",
]

# A letter O inside a number, kept apart from real zeros (a private code point).
_O = "\ue000"
_LETTER_O = re.compile(r"(?<![^\W\d_])[oO](?=[oO]*[ .-]?[0-9])|(?<=[0-9])[oO](?![^\W\d_])")
_DIGIT = f"[0-9{_O}]"
# Whatever is not a digit, a plus or a sign that people put inside numbers ends a number.
_PIECE = re.compile(rf"(?:\+|{_DIGIT})[+0-9{_O} \t().\[\]{{}}/,\\_·•‐‑‒–—−-]*")
_GROUP = re.compile(rf"(?:\+ ?)?{_DIGIT}+|\+")
# What spreadsheets make of a number: "912345678.0" keeps it whole, "9.12346E+08" has lost digits.
_WHOLE_CELL = re.compile(r"([0-9]{8,12})\.0")
_ROUNDED_CELL = re.compile(r"[0-9][.,][0-9]+ ?[eE] ?[+-]?[0-9]{1,2}")
# Signs that stand between two numbers when the whole cannot be one number.
_BETWEEN = re.compile(r"[/,\\\[\](){}‐‑‒–—−-]")
_LONGEST_AREA = 4  # "(0262)": digits of an area code with its zero
# A group of so few digits beside a number is an hour or a room, not a number.
_REMARK_DIGITS = 4
_MOST_GROUPS = 8  # of one number; "09 12 34 56 78" has five
_MOST_GROUPS_TOGETHER = 40
_MOBILE_DIGITS = 10  # what most boxes hold: nothing to take apart
_BULLETS = "•••"


def read_phones(text: str) -> tuple[PhoneReading, ...]:
    """Read every phone number in a box.

    Args:
        text: as typed; may hold several numbers, names and remarks.

    Returns:
        One reading per number, in order, the same number only once. Nothing for an empty text;
        one reading with the problem `no_digits` for a text without digits.
    """
    typed = clean(text)
    if not typed:
        return ()
    if len(typed) == _MOBILE_DIGITS and typed.isascii() and typed.isdecimal():
        return (judge(typed, (typed,)),)
    plain = unicodedata.normalize("NFKC", typed).replace(_O, " ")
    if _ROUNDED_CELL.fullmatch(plain):
        return (PhoneReading(typed, problem="not_a_number"),)
    whole_cell = _WHOLE_CELL.fullmatch(plain)
    line = _LETTER_O.sub(_O, whole_cell[1] if whole_cell else plain)
    found = [reading for piece in _PIECE.findall(line) for reading in _read_piece(piece)]
    if not found:
        return (PhoneReading(typed, problem="no_digits"),)
    found = [reading for reading in found if not _is_remark(reading)] or found[:1]
    if len(found) == 1:
        return (replace(found[0], as_typed=typed),)
    by_number = {reading.e164 or reading.as_typed: reading for reading in reversed(found)}
    return tuple(reversed(by_number.values()))


def read_phone(text: str) -> PhoneReading:
    """Read the first phone number in a box; `no_digits` when there is none."""
    return next(iter(read_phones(text)), PhoneReading("", problem="no_digits"))


def display_phone(e164: str) -> str:
    """Show a stored number the way it is read aloud in Việt Nam.

    Args:
        e164: a number in international form; any other text comes back unchanged.

    Returns:
        "0912 345 678", "0262 385 2345", "024 3852 3456", "1900 9095", or the international
        form of a foreign number.
    """
    national = e164.removeprefix("+84")
    if e164.startswith("+84") and national.isdecimal():
        for shape in _SHAPES:
            found = shape.fullmatch(national)
            if found:
                return " ".join(["0" + found[1], *found.groups()[1:]])
    return _display_by_library(e164)


def mask_phone(e164: str) -> str:
    """Show a number without its middle: "0912 ••• 678"; too short a number is not shown."""
    shown = display_phone(e164)
    digits = last_digits(shown)
    if len(digits) < 9:
        return _BULLETS
    plus = "+" if shown.startswith("+") else ""
    return f"{plus}{digits[:4]} {_BULLETS} {digits[-3:]}"


def last_digits(text: str) -> str:
    """Keep the digits of a text only, for a search by the last digits of a number."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(character for character in plain if character in "0123456789")


# National number without zero: mobile, the two largest cities, other landlines.
_SHAPES = (
    re.compile(r"([35789]\d\d)(\d{3})(\d{3})"),
    re.compile(r"(2[48])(\d{4})(\d{4})"),
    re.compile(r"(2\d\d)(\d{3})(\d{4})"),
)


def _display_by_library(e164: str) -> str:
    import phonenumbers  # loaded when first needed: it costs 50 ms of the start

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    form = phonenumbers.PhoneNumberFormat
    at_home = number.country_code == 84
    return phonenumbers.format_number(number, form.NATIONAL if at_home else form.INTERNATIONAL)


def _read_piece(piece: str) -> list[PhoneReading]:
    """Read a run of digits and signs as one number, or else as the numbers it is made of."""
    groups = list(_GROUP.finditer(piece))
    whole = _judge_groups(piece, groups)
    if _is_settled(whole):
        return [whole]
    several = _several(piece, groups)
    if several:
        return several
    parts = [part for part in _BETWEEN.split(piece) if _GROUP.search(part)]
    # "(08) 06900000": a short group with a zero is an area code, never a remark to set aside.
    opens_with_area = groups[0][0].startswith("0") and len(groups[0][0]) <= _LONGEST_AREA
    if len(parts) > 1 and not opens_with_area:
        readings = [reading for part in parts for reading in _read_piece(part)]
        if any(map(_is_settled, readings)):
            return readings
    return [whole]


def _several(piece: str, groups: list[re.Match[str]]) -> list[PhoneReading]:
    """Cut the groups into as few complete numbers as can be; nothing when some are left over.

    Only a short group at the very start may be set aside ("P. 12 0912345678"): behind a number
    it could be a digit too many.
    """
    if len(groups) > _MOST_GROUPS_TOGETHER:
        return []
    best: list[list[PhoneReading] | None] = [None] * len(groups) + [[]]
    for start in reversed(range(len(groups))):
        if not groups[start][0].startswith(("0", "+", "84", _O)):
            continue
        for end in range(start + 1, min(start + _MOST_GROUPS, len(groups)) + 1):
            rest, known = best[end], best[start]
            if rest is None or (known is not None and len(known) <= len(rest) + 1):
                continue
            reading = _judge_groups(piece, groups[start:end])
            if _is_settled(reading):
                best[start] = [reading, *rest]
    if best[0] is None and len(groups) > 1 and _is_set_aside(piece, groups[0], groups[1]):
        return best[1] or []
    return best[0] or []


def _is_set_aside(piece: str, first: re.Match[str], second: re.Match[str]) -> bool:
    is_short = len(first[0]) <= _REMARK_DIGITS and not first[0].startswith(("0", "+", _O))
    return is_short and not _BETWEEN.search(piece, first.end(), second.start())


def _judge_groups(piece: str, groups: list[re.Match[str]]) -> PhoneReading:
    typed = piece[groups[0].start() : groups[-1].end()]
    as_typed = typed.replace(_O, "O")
    texts = tuple(group[0].replace(" ", "") for group in groups)
    if _O not in typed:
        return judge(as_typed, texts)
    with_zeros = judge(as_typed, tuple(text.replace(_O, "0") for text in texts))
    if with_zeros.e164:
        return PhoneReading(as_typed, problem="not_a_number", suggestion=with_zeros.e164)
    return judge(as_typed, tuple(text.replace(_O, "") for text in texts))


def _is_settled(reading: PhoneReading) -> bool:
    """Whether this is a number for certain, though a question may be left to ask."""
    return reading.problem is None or reading.suggestion is not None


def _is_remark(reading: PhoneReading) -> bool:
    return not _is_settled(reading) and len(last_digits(reading.as_typed)) <= _REMARK_DIGITS
