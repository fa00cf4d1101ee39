"""Phone numbers as people write them."""

import unicodedata
from random import Random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.phone_numbers import judge
from db.rules.phone_prefixes import SHADOWED_AREAS, phone_table
from db.rules.phones import display_phone, last_digits, mask_phone, read_phone, read_phones

PREFIXES_2018 = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
seven_digits = st.from_regex(r"\A[0-9]{7}\Z")
mobiles = st.builds(
    str.__add__, st.sampled_from(["091", "098", "086", "070", "039", "079", "081"]), seven_digits
)
PROBLEMS = {
    None, "no_digits", "too_short", "too_long", "not_a_number", "ask_old_landline",
    "unknown_prefix",
}  # fmt: skip
KINDS = {"mobile", "landline", "short_code", "service", "foreign", "unknown"}


def test_the_table_holds_the_21_prefixes() -> None:
    assert dict(phone_table()) == PREFIXES_2018


@given(st.sampled_from(sorted(PREFIXES_2018)), seven_digits)
def test_old_mobiles_are_converted_in_every_form(old: str, rest: str) -> None:
    expected = f"+84{PREFIXES_2018[old][1:]}{rest}"
    for form in ("0", "+84", "84", "0084", "+84 (0) ", "+840", ""):
        for middle in ("", " ", "."):
            reading = read_phone(f"{form}{old[1:]}{middle}{rest}")
            assert (reading.e164, reading.note) == (expected, "converted_2018")
            assert (reading.kind, reading.problem) == ("mobile", None)


@given(st.sampled_from(sorted(SHADOWED_AREAS)), seven_digits, st.sampled_from("0123456789"))
def test_ten_digits_are_never_converted(area: str, rest: str, more: str) -> None:
    number = (area + rest + more)[:10]
    reading = read_phone(number)
    assert reading.note is None
    assert reading.e164 in (None, f"+84{number[1:]}")
    apart = read_phone(f"({area}) {number[len(area) :]}")
    assert apart.e164 == reading.e164
    assert apart.note == ("maybe_old_landline" if apart.e164 else None)


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678", "0912.345.678", "0912/345678", "(0912) 345678", "091 234 5678",
        "0912-345-678", "0912 - 345 - 678", "84912345678", "+84912345678", "0084912345678",
        "+84 (0) 912 345 678", "+84 (0) 912.345.678", "０９１２３４５６７８", "0912345678 (Zalo)",
        "098.xx: 0912345678", "Lan 0912345678", "0912345678 gọi sau 17h", "Lan0912345678Zalo",
        "[0912345678]", "\u202a0912345678\u202c", "0912 345 678", "P. 12 0912345678",
        "0912345678; 0912 345 678", "+ 84 912 345 678", "09 12 34 56 78", "0912345678o",
    ],
)  # fmt: skip
def test_one_mobile(typed: str) -> None:
    readings = read_phones(typed)
    assert [reading.e164 for reading in readings] == ["+84912345678"]
    assert (readings[0].kind, readings[0].problem) == ("mobile", None)
    assert readings[0].suggestion is None


@pytest.mark.parametrize(
    "between",
    [" / ", "/", ",", ", ", ";", " - ", "-", " hoặc ", "\n", " và ", " or ", " ", " (Lan) ", "|"],
)
@given(one=mobiles, two=mobiles)
def test_two_numbers_in_one_box(between: str, one: str, two: str) -> None:
    expected = list(dict.fromkeys(f"+84{number[1:]}" for number in (one, two)))
    assert [reading.e164 for reading in read_phones(f"{one}{between}{two}")] == expected
    spaced = f"{display_phone('+84' + one[1:])}{between}{display_phone('+84' + two[1:])}"
    assert [reading.e164 for reading in read_phones(spaced)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("098.7654.321 (Lan)", ["+84987654321"]),
        ("0987654321, 0912/345678", ["+84987654321", "+84912345678"]),
        ("0262 385 2345 0912 345 678", ["+842623852345", "+84912345678"]),
        ("84912345678 84987654321", ["+84912345678", "+84987654321"]),
        ("(0262) 3852 345", ["+842623852345"]),
        ("02573852345", ["+842573852345"]),
        ("0262 3852345 ext 12", ["+842623852345"]),
        ("024 3852 3456", ["+842438523456"]),
        ("0912345678 / 01691234567", ["+84912345678", "+84391234567"]),
        ("+1 (415) 555-2671", ["+14155552671"]),
        ("001 415 555 2671", ["+14155552671"]),
        ("18008108", ["+8418008108"]),
        ("1900 9095", ["+8419009095"]),
        ("113 / 0912345678", [None, "+84912345678"]),
    ],
)
def test_numbers(typed: str, expected: list[str | None]) -> None:
    readings = read_phones(typed)
    assert [reading.e164 for reading in readings] == expected
    assert all(reading.problem is None for reading in readings)


@pytest.mark.parametrize(
    ("typed", "problem", "suggestion"),
    [
        ("o912345678", "not_a_number", "+84912345678"),
        ("O987654321", "not_a_number", "+84987654321"),
        ("09O2 345 678", "not_a_number", "+84902345678"),
        ("++84912345678", "not_a_number", None),
        ("9.12345678E+08", "not_a_number", None),
        ("9,12346E8", "not_a_number", None),
        ("0500 3852345", "ask_old_landline", "+842623852345"),
        ("+84 500 3852345", "ask_old_landline", "+842623852345"),
        ("0573852345", "ask_old_landline", "+842573852345"),
        ("057.385.2345", "ask_old_landline", "+842573852345"),
        ("0501 3852345", "ask_old_landline", "+842613852345"),
        ("063 3852345", "ask_old_landline", "+842633852345"),
        ("04 38523456", "ask_old_landline", "+842438523456"),
        ("066091001234", "too_long", None),
        ("0912 345 678 9", "too_long", None),
        ("0912 345 67", "too_short", None),
        ("0262 385234", "too_short", None),
        ("123", "too_short", None),
        ("30/8/2021", "too_short", None),
        ("0210000000", "too_short", None),
        ("0650123456", "unknown_prefix", None),
        ("0169 345 678", "unknown_prefix", None),
        ("0140123456", "unknown_prefix", None),
        ("6912345", "too_short", None),
        ("+999 123456789", "unknown_prefix", None),
        ("không có", "no_digits", None),
        ("(Zalo)", "no_digits", None),
    ],
)
def test_problems(typed: str, problem: str, suggestion: str | None) -> None:
    (reading,) = read_phones(typed)
    assert (reading.problem, reading.suggestion, reading.e164) == (problem, suggestion, None)
    assert reading.as_typed == typed
    assert not reading.is_usable


def test_one_good_and_one_bad_number_are_both_told() -> None:
    good, bad = read_phones("0912345678 / 09876543")
    assert good.e164 == "+84912345678"
    assert (bad.as_typed, bad.problem) == ("09876543", "too_short")
    good, asked = read_phones("0912345678 / o987654321")
    assert good.is_usable
    assert (asked.problem, asked.suggestion) == ("not_a_number", "+84987654321")


@pytest.mark.parametrize("code", ["111", "112", "113", "114", "115", "1022"])
def test_short_codes(code: str) -> None:
    reading = read_phone(code)
    assert (reading.e164, reading.kind, reading.problem) == (None, "short_code", None)
    assert read_phone(f"gọi {code}").kind == "short_code"


def test_several_short_codes() -> None:
    readings = read_phones("113/114/115")
    assert [reading.as_typed for reading in readings] == ["113", "114", "115"]
    assert {reading.kind for reading in readings} == {"short_code"}


def test_an_old_landline_shape_is_only_remarked() -> None:
    reading = read_phone("08 39303279")
    assert (reading.e164, reading.kind) == ("+84839303279", "mobile")
    assert (reading.note, reading.suggestion) == ("maybe_old_landline", "+842839303279")
    assert read_phone("0839303279").note is None
    assert read_phone("038 123 4567").note is None


def test_a_number_cell_of_a_spreadsheet_is_read() -> None:
    assert read_phone("912345678.0").e164 == "+84912345678"
    assert read_phone("1691234567.0").e164 == "+84391234567"


def test_a_lost_zero_is_told() -> None:
    reading = read_phone("912345678")
    assert (reading.e164, reading.note) == ("+84912345678", "zero_added")
    begins_like_the_country = read_phone("841234567")
    assert (begins_like_the_country.e164, begins_like_the_country.note) == (
        "+84841234567",
        "zero_added",
    )


def test_nothing_typed() -> None:
    assert read_phones("") == read_phones(" \n\u00a0") == ()
    assert read_phone("").problem == "no_digits"
    assert read_phone("").e164 is None


@given(st.text(alphabet=st.characters(), max_size=60))
@pytest.mark.parametrize("start", ["", "0", "+84", "09123"])
def test_any_text_is_read(start: str, text: str) -> None:
    for reading in read_phones(start + text):
        assert reading.problem in PROBLEMS and reading.kind in KINDS
        assert not (reading.e164 and reading.problem)


@given(st.text(alphabet="0123456789+oO /,-.;()lan\n", max_size=40))
def test_number_like_text_is_read_the_same_twice(text: str) -> None:
    for reading in read_phones(text):
        assert reading.problem in PROBLEMS
        if reading.e164:
            again = read_phone(reading.e164)
            assert (again.e164, again.note) == (reading.e164, None)
            assert last_digits(display_phone(reading.e164)).endswith(reading.e164[-6:])


def test_long_text_does_not_stall() -> None:
    (reading,) = read_phones("0912 " * 5000)
    assert reading.problem == "too_long"


@given(mobiles)
def test_display_and_back(number: str) -> None:
    e164 = f"+84{number[1:]}"
    assert display_phone(e164) == f"{number[:4]} {number[4:7]} {number[7:]}"
    assert read_phone(display_phone(e164)).e164 == e164
    assert mask_phone(e164) == f"{number[:4]} ••• {number[7:]}"


@pytest.mark.parametrize(
    ("e164", "shown", "masked"),
    [
        ("+84912345678", "0912 345 678", "0912 ••• 678"),
        ("+842623852345", "0262 385 2345", "0262 ••• 345"),
        ("+842438523456", "024 3852 3456", "0243 ••• 456"),
        ("+8419009095", "1900 9095", "•••"),
        ("+14155552671", "+1 415-555-2671", "+1415 ••• 671"),
        ("?", "?", "•••"),
        ("", "", "•••"),
    ],
)
def test_display_and_mask(e164: str, shown: str, masked: str) -> None:
    assert display_phone(e164) == shown
    assert mask_phone(e164) == masked


def test_last_digits() -> None:
    assert last_digits("…345 678 (Zalo)") == "345678"
    assert last_digits("０９") == "09"
    assert last_digits(unicodedata.normalize("NFD", "Đắk")) == ""


@pytest.mark.parametrize("length", range(7, 11))
def test_a_range_is_judged_as_each_number_in_it(length: int) -> None:
    """Numbers that open alike share an answer, so the tables must not look further than that."""
    random = Random(length)
    for opening in random.sample(range(1000, 10_000), 1_500):
        if f"0{opening}"[:4] in PREFIXES_2018:
            continue
        number = f"{opening}{random.randrange(10 ** (length - 4)):0{length - 4}d}"
        kind = phonenumbers.number_type(phonenumbers.PhoneNumber(84, int(number)))
        found = judge(f"+84{number}", (f"+84{number}",))
        is_known = kind != phonenumbers.PhoneNumberType.UNKNOWN
        is_for_machines = kind == phonenumbers.PhoneNumberType.MOBILE and number[0] == "1"
        assert (found.e164 is not None) == (is_known and not is_for_machines), number
