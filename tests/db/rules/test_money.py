"""Vietnamese money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.money import LARGEST, MoneyError, format_vnd, parse_money, vnd_in_words

amounts = st.one_of(
    st.integers(0, LARGEST),
    st.integers(0, 9_999),
    st.builds(int.__mul__, st.integers(0, 999), st.sampled_from([10**3, 10**6, 10**9])),
)
NUMBERS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def read_back(text: str) -> int:
    """Work an amount out from its words, by rules of its own."""
    total, group, last = 0, 0, 0
    for word in text.lower().removesuffix(" chẵn").removesuffix(" đồng").split():
        if word in NUMBERS:
            last = NUMBERS[word]
        elif word == "mười":
            group, last = group + 10, 0
        elif word in ("mươi", "trăm"):
            group, last = group + last * (10 if word == "mươi" else 100), 0
        elif word in SCALES:
            total, group, last = total + (group + last) * SCALES[word], 0, 0
        else:
            assert word == "linh"
    return total + group + last


@given(amounts)
def test_words_say_the_amount(amount: int) -> None:
    text = vnd_in_words(amount)
    assert read_back(text) == amount
    assert text[0].isupper() and "  " not in text
    assert text.endswith(" chẵn") == (amount > 0 and amount % 1000 == 0)


@given(amounts)
def test_amounts_come_back(amount: int) -> None:
    shown = format_vnd(amount)
    for typed in (shown, f"{shown} đồng", f"{shown}đ", f"{shown}\u00a0₫", str(amount),
                  shown.replace(".", ","), shown.replace(".", " "), f"{shown} VNĐ"):  # fmt: skip
        assert parse_money(typed) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (25, "Hai mươi lăm đồng"),
        (105, "Một trăm linh năm đồng"),
        (111, "Một trăm mười một đồng"),
        (50_000, "Năm mươi nghìn đồng chẵn"),
        (1_000_000, "Một triệu đồng chẵn"),
        (1_500_000, "Một triệu năm trăm nghìn đồng chẵn"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng chẵn"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (3_710_000, "Ba triệu bảy trăm mười nghìn đồng chẵn"),
        (2_000_000_000, "Hai tỷ đồng chẵn"),
        (1_000_000_021, "Một tỷ không trăm hai mươi mốt đồng"),
    ],
)
def test_words(amount: int, text: str) -> None:
    assert vnd_in_words(amount) == text


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.000.000đ", 1_000_000),
        ("1.000.000,00 đồng", 1_000_000),
        ("1 triệu đồng", 1_000_000),
        ("1,5 triệu", 1_500_000),
        ("1.25tr", 1_250_000),
        ("1tr5", 1_500_000),
        ("1tr500", 1_500_000),
        ("500k", 500_000),
        ("500 nghìn", 500_000),
        ("10 ngàn", 10_000),
        ("2 tỷ", 2_000_000_000),
        ("1.000", 1_000),
        ("0", 0),
    ],
)
def test_read(typed: str, amount: int) -> None:
    assert parse_money(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "", "đ", "abc", "-5", "1.5", "1.00", "1.000.00,0", "1.000,000", "1.500tr", "1tr50",
        "1,5tr5", "5k5", "0,0001 triệu", "1000000000000", "1000 tỷ", "1 000 00", "5 trăm", "1.000-",
    ],
)  # fmt: skip
def test_refused(typed: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_money(typed)
    assert refused.value.code == "not_money"


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_no_words_outside_the_range(amount: int) -> None:
    with pytest.raises(MoneyError):
        vnd_in_words(amount)


@given(st.one_of(st.text(max_size=20), st.text(alphabet="0123456789., ktrđ", max_size=20)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        amount = parse_money(text)
    except MoneyError:
        return
    assert 0 <= amount <= LARGEST


def test_format() -> None:
    assert [format_vnd(amount) for amount in (0, 999, 1000, 1_000_000, -1500)] == [
        "0", "999", "1.000", "1.000.000", "-1.500",
    ]  # fmt: skip
