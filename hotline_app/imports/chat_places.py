"""Where somebody is: union units and places that the office knows, and addresses as written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from db.rules.text import fold
from hotline_app.imports.chat_records import HIGH, LOW, MEDIUM, ChatRegisters, Proposal
from hotline_app.imports.folded_text import FoldedText

_LABELLED: Final = re.compile(
    r"(?<![a-z])(?:dia chi|d/c|dc ?:|dia chi tro|cho o|noi o|hien o|dang o|o tro|tro o|o tai"
    r"|tro tai|dang tro|hien dang o)(?![a-z])(?: (?:tai|o|la|hien tai))?[ ]?[:\-]?[ ]*"
    r"(?P<rest>[^\n;!?]{3,140})"
)
_PART: Final = (
    r"(?:xa|phuong|p\.|huyen|thi xa|tx\.?|thanh pho|tp\.?|thon|buon|to dan pho|tdp|duong|so nha"
    r"|hem|ngo|khu tro|nha tro|kcn|khu cong nghiep|cum cong nghiep|ccn|khoi|ap)"
)
_PLACED: Final = re.compile(
    rf"(?<![a-z0-9]){_PART}(?:[ ]|(?<=\.))(?P<rest>[a-z0-9][^\n;!?.,]{{0,40}}"
    rf"(?:, ?{_PART}(?:[ ]|(?<=\.))[^\n;!?.,]{{1,30}})*)"
)
_ADMINISTRATIVE: Final = re.compile(rf"(?<![a-z]){_PART}(?![a-z])")
# Where an address ends: a full stop that shortens no word, or a word that goes on about something.
_SENTENCE_END: Final = re.compile(
    r"(?<!\bp)(?<!\btp)(?<!\btx)(?<!\bq)(?<!\bh)(?:\.\s|\.$)"
    r"|\s(?:sdt|so dt|dt|va|em|e|toi|minh|can|bi|dang|khong|ko|k|chua|nay|het|thieu|co|tu|nhung|ma"
    r"|xin|gap|lien he|lam|hien|cho|vi|da|moi nguoi)(?=\s|$)"
)
_SHORTEST_ALIAS: Final = 6
_UNION_WORDS: Final = re.compile(
    r"(?:cong doan|cd|ldld|lien doan|nghiep doan|kcn|khu cong nghiep)\b"
)


def places_in(
    folded: FoldedText, start: int, end: int, registers: ChatRegisters
) -> Iterator[Proposal]:
    """Find addresses and union units between two places of the folded text."""
    for found in _LABELLED.finditer(folded.text, start, end):
        first, last = _trimmed(folded, found.start("rest"), found.end("rest"))
        is_place = _ADMINISTRATIVE.search(folded.text, first, last) is not None
        yield _address(folded, first, last, HIGH if is_place else LOW)
    for found in _PLACED.finditer(folded.text, start, end):
        first, last = _trimmed(folded, found.start(), found.end())
        yield _address(folded, first, last, MEDIUM)
    yield from _known(folded, start, end, registers)


def _known(
    folded: FoldedText, start: int, end: int, registers: ChatRegisters
) -> Iterator[Proposal]:
    for code, pattern in _unit_patterns(registers.units):
        if found := pattern.search(folded.text, start, end):
            first, last = folded.span(*found.span())
            # Many units are called like their town: only a name that says "union" is meant surely.
            sure = MEDIUM if _UNION_WORDS.match(found[0]) else LOW
            yield Proposal("unit", code, first, last, sure)


@lru_cache(maxsize=4)
def _unit_patterns(
    units: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    found = []
    for code, names in units:
        wanted = sorted({fold(name) for name in names}, key=len, reverse=True)
        usable = [re.escape(name) for name in wanted if len(name) >= _SHORTEST_ALIAS]
        if usable:
            found.append((code, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(usable)})(?![a-z0-9])")))
    return tuple(found)


def _trimmed(folded: FoldedText, start: int, end: int) -> tuple[int, int]:
    for stop in _SENTENCE_END.finditer(folded.text, start, end):
        first, _ = folded.span(stop.start() + 1, stop.end())
        # "Buôn Ma Thuột": a capital goes on with the name.
        if stop.start() > start and not folded.original[first : first + 1].isupper():
            return start, stop.start()
    return start, end


def _address(folded: FoldedText, start: int, end: int, confidence: str) -> Proposal:
    first, last = folded.span(start, end)
    while last > first and folded.original[last - 1] in " .,:-":
        last -= 1
    value = " ".join(folded.original[first:last].split())
    return Proposal("address", value, first, last, confidence)
