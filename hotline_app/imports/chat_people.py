"""Who writes and where they work: names and workplaces in running text, with and without tones."""

import re
from collections.abc import Iterator
from typing import Final

from db.rules.text import fold
from hotline_app.imports.chat_records import HIGH, LOW, MEDIUM, ChatMessage, Proposal
from hotline_app.imports.folded_text import FoldedText

_FAMILIES: Final = frozenset(
    (
        *("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui"),
        *("do", "ho", "ngo", "duong", "ly", "ha", "dinh", "trinh", "luong", "mai", "dao", "cao"),
        *("chu", "luu", "lam", "ta", "to", "vuong", "thai", "tong", "nong", "trieu", "hua", "ha"),
        *("quach", "doan", "truong", "chau", "kieu", "bach", "la", "lo", "luc", "be", "y", "h"),
    )
)
_LABELLED: Final = re.compile(
    r"(?<![a-z])(?:ho va ten|ho ten|ten day du|ten em|ten toi|ten minh|ten)"
    r"(?: (?:la|toi la|em la))?[ ]?[:\-=]?[ ]*(?=[a-z])"
)
_SAID: Final = re.compile(
    r"(?<![a-z])(?:toi|em|e|minh|chau|con|chi|anh|to|mik|mk)(?: day)?(?: ten)?(?: (?:la|ten))[ ]+"
)
# Folding has taken the apostrophe out of "H'Hen".
_WORD: Final = re.compile(r"[a-z]+")
_MARKED: Final = re.compile(r"[HY]\s?['’ʼ`´]|[HY] ")
_STOPS: Final = frozenset(
    (
        *("sn", "sinh", "sdt", "dt", "so", "o", "lam", "la", "cong", "cn", "que", "hien", "dang"),
        *(
            "nam",
            "tai",
            "ben",
            "thuoc",
            "khu",
            "phong",
            "dia",
            "chi",
            "va",
            "co",
            "bi",
            "dc",
            "cty",
        ),
        *("nhan", "viec", "cua", "nv", "doan", "vien", "tuoi", "zalo", "ko", "khong", "cho", "xin"),
        *("duoc", "den", "tu", "nha", "tro", "nguoi", "den", "can", "muon", "da", "a", "ak", "nhe"),
    )
)
_MOST_NAME_WORDS: Final = 6
_WORKPLACE: Final = re.compile(
    r"(?<![a-z0-9])(?P<kind>cong ty|cty|c\.ty|ct tnhh|xi nghiep|nha may|hop tac xa|htx|dntn"
    r"|doanh nghiep|tap doan|nong truong|lam truong|xuong)(?P<colon> ?: ?)?"
    r"(?P<rest>[^\n,;:!?]{1,90})"
)
_SHORT_KIND: Final = re.compile(r"^(?:cty|c\.ty|công ty|cong ty)\s+", re.IGNORECASE)
_AT_WORK: Final = re.compile(
    r"(?<![a-z])(?:lam viec|lam|cong nhan|cn)[ ]+(?:o|tai|ben|cho)[ ]+(?P<rest>[^\n,;:!?]{2,60})"
)
# Behind the name of a workplace; with their tones, so that "đã" does not stop "giày da".
_WORK_STOPS: Final = frozenset(
    (
        *("ở", "tại", "đóng", "bị", "đang", "nợ", "cho", "không", "ko", "k", "chưa", "mà", "hiện"),
        *("nghỉ", "thì", "vì", "sđt", "nhưng", "từ", "nay", "đã", "có", "ạ", "a", "ak", "ơi", "em"),
        *("e", "tôi", "mình", "cháu", "được", "đc", "vẫn", "cũng", "và", "khi", "do", "nên", "cắt"),
        *("giảm", "của", "trả", "chậm", "hết", "báo", "yêu", "bắt", "nói", "là", "cách", "tuyển"),
        *("lương", "như", "rồi", "luôn", "nhé", "với", "phải", "lại", "thông", "ngừng", "ngày"),
        *("tháng", "sn", "sinh", "đt", "bên", "gần", "làm", "hôm", "thất", "trong", "ngoài"),
        *("theo", "đến", "xong", "gọi", "muốn", "mấy", "cháu", "con", "sdt", "dt", "dc", "đi"),
    )
)
_PLAIN_WORK_STOPS: Final = frozenset(map(fold, _WORK_STOPS)) - {"may"}
# Words that stop a workplace where they are bare, but often belong to its name.
_IN_NAMES: Final = frozenset(("bao", "dong", "luong", "thong", "da"))
_MOST_WORK_WORDS: Final = 9


def name_of_sender(folded: FoldedText, message: ChatMessage) -> Proposal | None:
    """Take the name a chat shows; many show no real one."""
    if not message.sender or message.is_ours:
        return None
    start, end = message.sender_span
    first, last = folded.folded_place(start), folded.folded_place(end)
    words = _WORD.findall(folded.text[first:last])
    if not words:
        return None
    is_known = not _FAMILIES.isdisjoint(words) or _MARKED.match(message.sender) is not None
    is_likely = 1 < len(words) <= _MOST_NAME_WORDS and is_known
    return Proposal("name", message.sender, start, end, MEDIUM if is_likely else LOW)


def names_in(folded: FoldedText, start: int, end: int) -> Iterator[Proposal]:
    """Find names that people say are theirs."""
    for pattern, is_label in ((_LABELLED, True), (_SAID, False)):
        for found in pattern.finditer(folded.text, start, end):
            span = _name_span(folded, found.end(), end, is_label=is_label)
            if span is None:
                continue
            first, last = folded.span(*span)
            words = _WORD.findall(folded.text[span[0] : span[1]])
            sure = HIGH if words[0] in _FAMILIES and len(words) > 1 else MEDIUM
            value = " ".join(folded.original[first:last].split())
            value = value.title() if value.islower() else value
            yield Proposal("name", value, first, last, sure if len(words) > 1 else LOW)


def _name_span(
    folded: FoldedText, start: int, end: int, *, is_label: bool
) -> tuple[int, int] | None:
    """Take words as long as they look like a name."""
    last, count, place = start, 0, start
    while count < _MOST_NAME_WORDS:
        found = _WORD.match(folded.text, place, end)
        if found is None or (found[0] in _STOPS and count > 0 and not _is_capital(folded, place)):
            break
        if count == 0 and not _may_begin(folded, found, is_label=is_label):
            return None
        if count > 0 and _is_capital(folded, start) and not _is_capital(folded, place):
            break
        last, count = found.end(), count + 1
        if folded.text[last : last + 1] != " ":
            break
        place = last + 1
    return (start, last) if count else None


def _may_begin(folded: FoldedText, found: "re.Match[str]", *, is_label: bool) -> bool:
    if found[0] in _FAMILIES:
        return True
    return _is_capital(folded, found.start()) and (is_label or found[0] not in _STOPS)


def _is_capital(folded: FoldedText, place: int) -> bool:
    first, last = folded.span(place, place + 1)
    return folded.original[first:last][:1].isupper()


def workplaces_in(folded: FoldedText, start: int, end: int) -> Iterator[Proposal]:
    """Find workplaces: what stands behind "công ty" and the like, or behind "làm ở"."""
    for found in _WORKPLACE.finditer(folded.text, start, end):
        last = _work_end(folded, found.start("rest"), found.end("rest"))
        if last > found.start("rest"):
            start_of_name = found.start("rest") if found["colon"] else found.start()
            yield _workplace(folded, start_of_name, last, HIGH)
    for found in _AT_WORK.finditer(folded.text, start, end):
        place = found.start("rest")
        if _WORKPLACE.match(folded.text, place, end) is None and _is_capital(folded, place):
            last = _work_end(folded, place, found.end("rest"))
            if last > place:
                yield _workplace(folded, place, last, LOW)


def _stops(folded: FoldedText, place: int, word: str) -> bool:
    if folded.original.isascii():
        return word in _PLAIN_WORK_STOPS
    first, last = folded.span(place, place + len(word))
    return folded.original[first:last].lower() in _WORK_STOPS


def _workplace(folded: FoldedText, start: int, end: int, confidence: str) -> Proposal:
    first, last = folded.span(start, end)
    value = _SHORT_KIND.sub("Công ty ", " ".join(folded.original[first:last].split()))
    value = value[:1].upper() + value[1:]
    return Proposal("employer", value, first, last, confidence)


def _work_end(folded: FoldedText, start: int, end: int) -> int:
    last, count = start, 0
    for found in re.finditer(r"[^\s]+", folded.text[start:end]):
        place = start + found.start()
        word = found[0].strip(".()\"'“”-")
        is_name = _is_capital(folded, place) or (count == 0 and word in _IN_NAMES)
        if count >= _MOST_WORK_WORDS or (_stops(folded, place, word) and not is_name):
            break
        if word.isdigit() and len(word) > 3:
            break
        last, count = start + found.end(), count + 1
        if found[0].endswith((".", ")")) and len(word) > 2:
            last -= 1
            break
    return last
