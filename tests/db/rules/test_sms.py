"""Short messages: the alphabets, their limits, and what is never parted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.sms import GSM7, UCS2, count_sms, without_marks

PLAIN = st.text(alphabet="abcXYZ 0189@?!", max_size=700)
ANY = st.text(max_size=400)


@pytest.mark.parametrize(
    ("text", "encoding", "segments", "left"),
    [
        ("", GSM7, 0, 160),
        ("a" * 160, GSM7, 1, 0),
        ("a" * 161, GSM7, 2, 145),
        ("a" * 306, GSM7, 2, 0),
        ("a" * 307, GSM7, 3, 152),
        ("ă" * 70, UCS2, 1, 0),
        ("ă" * 71, UCS2, 2, 63),
        ("ă" + "a" * 133, UCS2, 2, 0),
        ("ă" + "a" * 134, UCS2, 3, 66),
        ("€" * 80, GSM7, 1, 0),
        ("€" * 77, GSM7, 1, 6),
        ("🌾" * 35, UCS2, 1, 0),
    ],
)
def test_the_limits(text: str, encoding: str, segments: int, left: int) -> None:
    counted = count_sms(text)
    assert (counted.encoding, counted.segments, counted.left) == (encoding, segments, left)


def test_a_decomposed_text_counts_as_composed() -> None:
    text = "Hỗ trợ lương thực cho người lao động khu phong tỏa, gọi số đường dây nóng của công đoàn"
    apart = unicodedata.normalize("NFD", text)
    assert len(apart) > len(text)
    assert count_sms(apart) == count_sms(text)


def test_two_halves_are_never_parted() -> None:
    # 152 + "€" does not fit into 153: the sign begins the second message.
    counted = count_sms("a" * 152 + "€" + "a" * 151)
    assert (counted.units, counted.segments, counted.left) == (305, 2, 0)
    assert count_sms("a" * 152 + "€" + "a" * 152).segments == 3
    pictures = count_sms("🌾" * 66 + "ăă")
    assert (pictures.units, pictures.segments) == (134, 3)


@given(ANY)
def test_a_count_always_fits(text: str) -> None:
    counted = count_sms(text)
    single, joined = (160, 153) if counted.encoding == GSM7 else (70, 67)
    assert (counted.segments == 0) == (counted.units == 0)
    if counted.segments <= 1:
        assert counted.units + counted.left == single
    else:
        assert joined * (counted.segments - 1) - (counted.segments - 1) < counted.units
        assert counted.units <= joined * counted.segments
        assert 0 <= counted.left < joined


@given(PLAIN, PLAIN)
def test_more_text_never_takes_fewer_messages(first: str, second: str) -> None:
    assert count_sms(first).segments <= count_sms(first + second).segments
    assert count_sms(first).encoding == GSM7


@given(PLAIN)
def test_one_vietnamese_letter_changes_everything(text: str) -> None:
    assert count_sms(text + "ữ").encoding == UCS2


def test_without_marks_an_answer_is_short_and_still_reads() -> None:
    text = "Đoàn viên “3 tại chỗ” – hỗ trợ 1.000.000 đồng… Ê Đê, Ƀuôn"
    plain = without_marks(text)
    assert plain == 'Doan vien "3 tai cho" - ho tro 1.000.000 dong... E De, Buon'
    assert (count_sms(text).encoding, count_sms(plain).encoding) == (UCS2, GSM7)


@given(ANY)
def test_marks_are_gone_for_good(text: str) -> None:
    plain = without_marks(text)
    assert without_marks(plain) == plain
    assert without_marks(unicodedata.normalize("NFD", text)) == plain
