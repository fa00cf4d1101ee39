import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.days import parse_moment
from db.rules.phones import read_phones
from db.rules.text import fold
from hotline_app.imports import chat_needs
from hotline_app.imports.chat_records import FIELDS, RANKS, ChatRegisters
from hotline_app.imports.folded_text import FoldedText
from hotline_app.imports.pasted_text import LONGEST, read_chat

TODAY = date(2021, 9, 1)
REGISTERS = ChatRegisters(TODAY, (("CDKCN", ("Công đoàn các khu công nghiệp", "KCN Hòa Phú")),))


def read(text):
    return read_chat(text, REGISTERS)


def values(text, field):
    return [found.value for found in read(text).proposals if found.field == field]


def first(text, field):
    return read(text).best(field)


ZALO = """[10:23, 30/8/2021] Nguyễn Thị Lan: em làm ở công ty TNHH Cà phê Ngon, bị nợ lương
sđt em 0912 345 678 ạ
[10:25, 30/8/2021] Công đoàn TP: Chào em, gọi lại số 0262 3852 345 nhé
[10:30, 30/8/2021] Nguyễn Thị Lan: nhà em hết gạo rồi 😭"""


def test_a_zalo_chat_of_several_messages():
    reading = read(ZALO)
    assert [message.is_ours for message in reading.messages] == [False, True, False]
    assert reading.messages[2].sender == "Nguyễn Thị Lan"
    assert ZALO[reading.messages[2].start : reading.messages[2].end] == "nhà em hết gạo rồi 😭"
    assert reading.best("phone") == "0912 345 678"
    assert reading.best("name") == "Nguyễn Thị Lan"
    assert reading.best("employer") == "Công ty TNHH Cà phê Ngon"
    assert reading.best("received_at") == "30/08/2021 10:23"
    assert set(values(ZALO, "needs")) == {"wages", "food"}
    ours = [found for found in reading.proposals if found.value == "0262 385 2345"]
    assert [found.confidence for found in ours] == ["low"]


@pytest.mark.parametrize(
    ("text", "sender", "stamp"),
    [
        ("[30/08/2021 10:23] Lan: alo", "Lan", "30/08/2021 10:23"),
        ("Lan Nguyễn, [30.08.21 10:23]:\nalo", "Lan Nguyễn", "30/08/2021 10:23"),
        ("30/8/2021, 10:23 - Y Nam Êban: alo", "Y Nam Êban", "30/08/2021 10:23"),
        ("Lan Nguyễn\n10:23 30/08/2021\nalo", "Lan Nguyễn", "30/08/2021 10:23"),
        ("Lan\n10:23\nalo", "Lan", "10:23"),
        ("H'Hen Niê\n30 tháng 8, 2021 9:10 CH\nalo", "H'Hen Niê", "30/08/2021 21:10"),
        ("Lan\nHôm qua 9:10\nalo", "Lan", "31/08/2021 09:10"),
        ("Lan (12:05 SA 30/8): alo", "Lan", None),
        ("[9:05, 30/12] Lan: alo", "Lan", "30/12/2020 09:05"),
        ("[10:23, 31/2/2021] Lan: alo", "Lan", ""),
        ("Lan: alo", "Lan", ""),
    ],
)
def test_headings(text, sender, stamp):
    message = read(text).messages[0]
    assert message.sender == sender
    assert stamp is None or message.stamp == stamp
    assert text[message.start : message.end] == "alo"


@pytest.mark.parametrize(
    "text",
    ["Tên: Lan", "SĐT: 0912345678", "Nội dung: hết gạo", "https://zalo.me/abc", "cần: gạo, mắm"],
)
def test_labels_are_no_senders(text):
    assert read(text).messages[0].sender == ""


def test_no_tones_and_chat_short():
    text = (
        "em ten tran van binh sn 1990 lam cty may trang bmt ko co luong 3 thang r, "
        "o tro phuong tan loi het gao sdt o912345678"
    )
    assert first(text, "name") == "Tran Van Binh"
    assert first(text, "employer") == "Công ty may trang bmt"
    assert first(text, "address") == "phuong tan loi"
    assert first(text, "birth_year") == "1990"
    assert first(text, "phone") == "0912 345 678"
    assert {"wages", "food"} <= set(values(text, "needs"))


def test_a_form_that_was_filled_in():
    text = (
        "Họ tên: Phạm Văn Cán\nSĐT: 0987.654.321 / 0912345678\n"
        "Địa chỉ: 12 Lê Duẩn, P. Tân Lợi, TP Buôn Ma Thuột\nCty: Dệt may Đắk Lắk\n"
        "STK 0071000123456, CCCD 066091001234"
    )
    assert values(text, "phone") == ["0987 654 321", "0912 345 678"]
    assert first(text, "name") == "Phạm Văn Cán"
    assert first(text, "employer") == "Dệt may Đắk Lắk"
    assert values(text, "address") == ["12 Lê Duẩn, P. Tân Lợi, TP Buôn Ma Thuột"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("em là Nguyễn Thị Lan ở Tân Lợi", "Nguyễn Thị Lan"),
        ("Mình tên Lan, làm ở kcn", "Lan"),
        ("ten em la le van tam sdt 0912345678", "Le Van Tam"),
        ("Tôi là công nhân may", ""),
        ("em là người nghèo", ""),
        ("chị tên H'Hen Niê sinh 1990", "H'Hen Niê"),
    ],
)
def test_names_that_people_say(text, name):
    assert first(text, "name") == name


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("cty em ko trả lương", ""),
        ("công ty chưa trả lương", ""),
        ("e làm cty giày da Bình Minh ở kcn", "Công ty giày da Bình Minh"),
        ("c.ty TNHH MTV Cao su Đắk Lắk.", "Công ty TNHH MTV Cao su Đắk Lắk"),
        ("Em làm ở Xưởng gỗ Tây Nguyên bị nợ lương", "Xưởng gỗ Tây Nguyên"),
        ("làm tại Vinatex Buôn Hồ", "Vinatex Buôn Hồ"),
    ],
)
def test_workplaces(text, employer):
    assert first(text, "employer") == employer


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("số lượng đông, đổi ca, điều kiện khó", set()),
        ("cả nhà đói lắm", {"food"}),
        ("k co gao", {"food"}),
        ("công ty ko trả lương, đòi kiện", {"wages"}),
        ("bị F0 phải cách ly", {"illness", "quarantine"}),
        ("muốn về quê mà thiếu giấy đi đường", {"travel"}),
        ("chốt sổ bảo hiểm", {"insurance"}),
        ("tiem vac xin mui 1", {"vaccination"}),
    ],
)
def test_needs(text, needs):
    assert set(values(text, "needs")) == needs


def test_tones_make_it_sure():
    sure = {text: read(text).proposals[0].confidence for text in ("hết gạo", "het gao", "doi")}
    assert sure == {"hết gạo": "high", "het gao": "medium", "doi": "low"}
    assert read("không cần mì tôm").proposals[0].confidence == "low"


def test_a_union_unit_by_its_alias():
    assert first("em ở kcn hoa phu", "unit") == "CDKCN"


def test_an_empty_text_and_blank_lines():
    for text in ("", " \n\n\t", "\r\n"):
        assert read(text).proposals == ()


def test_every_keyword_is_found_with_and_without_tones():
    missed = [
        (code, typed)
        for code, keywords in chat_needs.KEYWORDS.items()
        for keyword, typed in ((k, t) for k in keywords for t in (k, k.upper(), fold(k)))
        if code not in values(f"em {typed} a", "needs") and keyword
    ]
    assert missed == []


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        (
            *(
                "[10:23, 30/8/2021] Lan: ",
                "Lan\n",
                "10:23\n",
                "\n",
                " ",
                "sdt ",
                "công ty ",
                "tên ",
            ),
            *("0912 345 678", "+84912345678", "o9", "ko có lương", "hết gạo", "đói", "xã Ea Kao"),
            *("Địa chỉ: ", "👩‍🏭", "e\u0301", "30/8", "Hôm qua 9:10", "1900 9095", "sn 1990", "ở "),
        )
    ),
)
CHATS = st.lists(PIECES, max_size=25).map("".join)


@given(CHATS)
def test_whatever_is_pasted(text):
    reading = read(text)
    assert reading.text == text
    for message in reading.messages:
        assert 0 <= message.start <= message.end <= len(text)
        for start, end in (message.sender_span, message.stamp_span):
            assert 0 <= start <= end <= len(text)
    seen = set()
    for found in reading.proposals:
        assert 0 <= found.start < found.end <= len(text)
        assert found.field in FIELDS and found.confidence in RANKS and found.value.strip()
        assert (found.field, found.value) not in seen
        seen.add((found.field, found.value))
        if found.field == "phone":
            phones = read_phones(found.value)
            assert [phone.e164 for phone in phones] != [] and all(one.e164 for one in phones)
        elif found.field == "received_at":
            assert parse_moment(found.value, TODAY)


@given(CHATS)
def test_folded_places_point_back(text):
    folded = FoldedText(text)
    half, whole = len(folded.text) // 2, len(folded.text)
    for start, end in ((0, whole), (0, half), (half, whole)):
        first_place, last_place = folded.span(start, end)
        assert 0 <= first_place <= last_place <= len(text)
        assert folded.text[start:end].strip() in FoldedText(text[first_place:last_place]).text


@given(st.lists(st.sampled_from("03456789"), min_size=7, max_size=7), st.sampled_from(" .-"))
def test_every_mobile_in_a_chat_is_found(digits, sign):
    number = "091" + "".join(digits)
    typed = sign.join((number[:4], number[4:7], number[7:]))
    reading = read(f"gọi em số {typed} nhé")
    found = reading.proposals[0]
    assert found.field == "phone"
    assert read_phones(found.value)[0].e164 == "+84" + number[1:]
    assert reading.text[found.start : found.end] == typed


@pytest.mark.parametrize(
    "piece", ["a", "1", " ", "[", "công ty ", "[10:23] a: ", "[10:23] a: b\n", "0", "o ", "tên "]
)
def test_long_texts_take_no_long_time(piece):
    text = piece * (LONGEST // len(piece) + 500)
    began = time.perf_counter()
    reading = read(text)
    assert time.perf_counter() - began < 10
    assert reading.text == text
