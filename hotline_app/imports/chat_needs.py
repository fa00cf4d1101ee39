"""Needs by the words people use for them, with and without tones, in full and in chat short."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from db.rules.names import sort_key
from db.rules.text import fold
from hotline_app.imports.chat_records import HIGH, LOW, MEDIUM
from hotline_app.imports.folded_text import FoldedText

# Written with their tones; how surely they are meant depends on how they were typed.
KEYWORDS: Final[dict[str, tuple[str, ...]]] = {
    "food": (
        *("lương thực", "thực phẩm", "nhu yếu phẩm", "hết gạo", "thiếu gạo", "không có gạo"),
        *("xin gạo", "hỗ trợ gạo", "còn gạo", "mì tôm", "mì gói", "đồ ăn", "không có gì ăn"),
        *("hết tiền ăn", "thiếu ăn", "đói", "sữa cho con", "hết sữa", "thiếu sữa", "rau củ"),
    ),
    "lodging": (
        *("tiền trọ", "tiền phòng", "tiền nhà trọ", "thuê trọ", "phòng trọ", "chỗ ở", "nhà trọ"),
        *("chủ trọ", "đuổi khỏi trọ", "thuê nhà", "ở trọ", "khu trọ", "không có chỗ ở"),
    ),
    "wages": (
        *("nợ lương", "chậm lương", "trễ lương", "chưa trả lương", "không trả lương", "trả lương"),
        *("giảm lương", "quỵt lương", "cắt lương", "chưa có lương", "không có lương", "tiền lương"),
        *("chưa nhận lương", "chưa nhận được lương", "thiếu lương", "nợ tiền công"),
        *("giam lương", "lương tháng", "chưa được lĩnh lương", "nợ tiền lương", "trừ lương"),
    ),
    "job": (
        *("mất việc", "nghỉ việc", "thất nghiệp", "tạm hoãn", "ngừng việc", "cho nghỉ", "hết việc"),
        *(
            "không có việc",
            "cắt giảm",
            "chấm dứt hợp đồng",
            "cho thôi việc",
            "tạm nghỉ",
            "đuổi việc",
        ),
        *("tìm việc", "bị sa thải", "nghỉ không lương", "giãn việc"),
    ),
    "illness": (
        *("f0", "f1", "dương tính", "bị ốm", "ốm đau", "bị bệnh", "nằm viện", "nhập viện"),
        *("khó thở", "bị sốt", "tai nạn giao thông", "đi viện", "tiền thuốc", "cấp cứu", "mổ"),
    ),
    "quarantine": (
        *("cách ly", "phong tỏa", "khu cách ly", "giãn cách", "chỉ thị 16", "không ra ngoài được"),
        *("bị khóa trong", "chốt kiểm soát", "vùng đỏ"),
    ),
    "travel": (
        *("về quê", "giấy đi đường", "không về được", "đi lại", "xe về", "kẹt lại", "mắc kẹt"),
        *("tàu xe", "qua chốt"),
    ),
    "safety": (
        *("ba tại chỗ", "3 tại chỗ", "an toàn lao động", "tai nạn lao động", "bảo hộ lao động"),
        *("nóng quá", "độc hại", "cháy nổ", "khẩu trang"),
    ),
    "insurance": (
        *("bảo hiểm", "bhxh", "bhtn", "bhyt", "sổ bảo hiểm", "chốt sổ", "trợ cấp thất nghiệp"),
        *("thai sản", "hưởng chế độ"),
    ),
    "union": ("đoàn phí", "vào công đoàn", "đoàn viên", "thẻ đoàn viên", "thành lập công đoàn"),
    "psychology": (
        *("tự tử", "muốn chết", "trầm cảm", "hoảng loạn", "lo lắng quá", "mất ngủ", "bế tắc"),
        *("stress", "khủng hoảng"),
    ),
    "children": (
        *("con nhỏ", "học phí", "con em học", "trường học", "nhà trẻ", "cháu học", "đóng học"),
        *("học online", "sách vở", "bỉm"),
    ),
    "legal": (
        *(
            "khởi kiện",
            "đi kiện",
            "tranh chấp",
            "khiếu nại",
            "tố cáo",
            "vi phạm hợp đồng",
            "trái luật",
            "luật sư",
        ),
        *("đơn phương chấm dứt", "bị đánh", "ép ký"),
    ),
    "vaccination": ("tiêm vắc xin", "vắc xin", "vaccine", "vacxin", "chích ngừa", "mũi 1", "mũi 2"),
}
_SHORT: Final = {
    "khong": "khong|khog|kg|ko|k|kh|hok|hong|hem|hk|khum",
    "duoc": "duoc|dc|dk|dx|duok",
    "chua": "chua|ch",
    "tien": "tien|xien",
    "gi": "gi|j",
    "nguoi": "nguoi|ng",
    "cong": "cong|cg",
    "luong": "luong|lg",
    "cach": "cach|cak",
    "ly": "ly|li",
}
_DENIED: Final = re.compile(
    r"(?:khong can|ko can|k can|khong phai|ko phai|da co|het can)[ a-z]{0,9}$"
)
_BACK: Final = 24


def needs_in(folded: FoldedText, start: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """Find needs between two places of the folded text.

    Yields:
        Code, first and last place in the folded text, confidence.
    """
    for code, keyword, pattern in _patterns():
        for found in pattern.finditer(folded.text, start, end):
            confidence = _confidence(folded, found, keyword)
            if confidence:
                yield code, found.start(), found.end(), confidence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, tuple[str, ...], "re.Pattern[str]"], ...]:
    return tuple(
        (code, tuple(keyword.split()), _pattern(keyword))
        for code, keywords in KEYWORDS.items()
        for keyword in keywords
    )


def _pattern(keyword: str) -> "re.Pattern[str]":
    parts = [f"({_SHORT.get(word, re.escape(word))})" for word in fold(keyword).split()]
    return re.compile(r"(?<![a-z0-9])" + r"[ ]{1,3}".join(parts) + r"(?![a-z0-9])")


def _confidence(folded: FoldedText, found: "re.Match[str]", keyword: tuple[str, ...]) -> str:
    """How surely the keyword is meant, or "" where the tones make another word of it."""
    bare = 0
    for number, word in enumerate(keyword, start=1):
        first, last = folded.span(*found.span(number))
        typed = folded.original[first:last]
        if typed.isascii():
            # Without tones, or chat short: it may be another word.
            bare += not word.isascii()
        elif sort_key(typed) != sort_key(word):
            return ""
    if _DENIED.search(folded.text, max(0, found.start() - _BACK), found.start()):
        return LOW
    if not bare:
        return HIGH
    return MEDIUM if len(keyword) > 1 else LOW
