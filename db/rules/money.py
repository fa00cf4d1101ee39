"""Vietnamese money: whole đồng, written with dots, in words, and read as typed."""

import re
from decimal import Decimal

from db.rules.text import clean_line, fold

LARGEST = 999_999_999_999  # VND; the words below go up to hundreds of tỷ

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("tỷ", "triệu", "nghìn", "")
_UNITS = {
    "": 1,
    "k": 1_000,
    "ng": 1_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "tr": 1_000_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
}
_CURRENCY = re.compile(r" ?(?:vnd|dong|d|₫)$")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*(?:[.,]0{1,2})?")
_AMOUNT = re.compile(r"(?P<number>[0-9][0-9., ]*?) ?(?:(?P<unit>[a-z]+)(?P<tail>[0-9]|[0-9]{3})?)?")


class MoneyError(ValueError):
    """An amount cannot be read or written.

    Attributes:
        code: not_money.
    """

    code = "not_money"


def format_vnd(amount: int) -> str:
    """Write an amount of đồng with dots: 1000000 is "1.000.000"."""
    return f"{amount:,}".replace(",", ".")


def vnd_in_words(amount: int) -> str:
    """Write an amount in words for receipts: "Một triệu đồng chẵn".

    "chẵn" closes amounts of whole thousands. Within an amount a group of three digits is read in
    full ("không trăm linh năm"), groups of zeros are left out.

    Args:
        amount: 0 to 999,999,999,999 VND.

    Raises:
        MoneyError: the amount is outside that range.
    """
    if not 0 <= amount <= LARGEST:
        raise MoneyError(f"not between 0 and {LARGEST}: {amount}")
    groups = [amount // 1000**power % 1000 for power in (3, 2, 1, 0)]
    words: list[str] = []
    for group, scale in zip(groups, _SCALES, strict=True):
        if group:
            words += [*_group_words(group, is_first=not words), scale]
    text = " ".join(word for word in words or ["không"] if word)
    ending = " đồng chẵn" if amount and amount % 1000 == 0 else " đồng"
    return text[0].upper() + text[1:] + ending


def parse_money(text: str) -> int:
    """Read an amount as people type it.

    "1.000.000đ", "1 000 000", "1,000,000 VND", "1000000", "500k", "500 nghìn", "1,5 triệu",
    "1tr5" and "2 tỷ" are read. An amount with a part of a đồng, below zero, above 999,999,999,999
    or with two possible readings ("1.500tr", "1.00") is refused.

    Returns:
        Whole VND.

    Raises:
        MoneyError: `not_money`.
    """
    typed = _CURRENCY.sub("", fold(text))
    found = _AMOUNT.fullmatch(typed)
    scale = _UNITS.get(found["unit"] or "") if found else None
    if found is None or scale is None:
        raise MoneyError(f"not an amount: {clean_line(text)}")
    number = _plain_number(found["number"]) if scale == 1 else _scaled_number(found["number"])
    if found["tail"]:
        # "1tr5" and "1tr500" are one million and a half; behind a fraction this means nothing.
        number = f"{number}.{found['tail']}" if number.isdigit() and scale > 1000 else ""
    amount = Decimal(number) * scale if number else Decimal(-1)
    if not 0 <= amount <= LARGEST or amount != int(amount):
        raise MoneyError(f"not an amount: {clean_line(text)}")
    return int(amount)


def _plain_number(number: str) -> str:
    """Give the digits of a number that is whole or grouped by thousands; "" for any other."""
    if number.isdigit():
        return number
    found = _GROUPED.fullmatch(number)
    if found is None:
        return ""
    groups = re.split(r"[., ]", number)
    return "".join(group for place, group in enumerate(groups) if place == 0 or len(group) == 3)


def _scaled_number(number: str) -> str:
    """Give the number before a unit with a decimal point; "" when it could be grouped."""
    found = re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?", number)
    return number.replace(",", ".") if found else ""


def _group_words(group: int, *, is_first: bool) -> list[str]:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words
