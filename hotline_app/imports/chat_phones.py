"""Phone numbers in running text: found by their shape, judged by the rules for phones."""

import re
from collections.abc import Iterator
from typing import Final

from db.rules.phones import PhoneReading, display_phone, read_phones
from hotline_app.imports.chat_records import HIGH, LOW, MEDIUM, Proposal
from hotline_app.imports.folded_text import FoldedText

_RUN: Final = re.compile(r"(?<![0-9a-z])(?:\(?\+ ?)?[0-9o][0-9o .()\[\]/·–-]{7,60}(?![0-9])")
_DIGITS: Final = re.compile(r"[(]?[0-9+o](?:[0-9o .()·–-]*(?:[0-9]|(?<=[0-9])o))?")
_LABEL: Final = re.compile(
    r"(?:sdt|so dt|so dien thoai|dien thoai|dt|phone|tel|zalo|lien he|lh|goi|call|so)\W{0,4}"
    r"(?:la|em|cua em|minh|cho em|qua|so)?\W{0,4}$"
)
_NO_PHONE: Final = re.compile(
    r"(?:stk|so tk|tai khoan|tk|cmnd|cccd|can cuoc|cmt|the atm|ma so|mst|bhxh so)"
    r"[^0-9\n]{0,20}$"
)
_BACK: Final = 30
_KINDS: Final = frozenset(("mobile", "landline", "foreign"))


def phones_in(folded: FoldedText, start: int, end: int) -> Iterator[Proposal]:
    """Find numbers between two places of the folded text; each can be called."""
    for run in _RUN.finditer(folded.text, start, end):
        first = run.start()
        if _NO_PHONE.search(folded.text, max(start, first - _BACK), first):
            continue
        is_labelled = bool(_LABEL.search(folded.text, max(start, first - _BACK), first))
        for reading in read_phones(run[0]):
            found = _proposal(folded, run, reading, is_labelled=is_labelled)
            if found is not None:
                yield found


def _proposal(
    folded: FoldedText, run: "re.Match[str]", reading: PhoneReading, *, is_labelled: bool
) -> Proposal | None:
    number = reading.e164 or reading.suggestion
    if not number or (reading.e164 and reading.kind not in _KINDS):
        return None
    start, end = folded.span(*_place(run, reading.as_typed))
    confidence = HIGH if is_labelled or reading.kind == "mobile" else MEDIUM
    if not reading.e164:
        confidence = LOW
    return Proposal("phone", display_phone(number), start, end, confidence)


def _place(run: "re.Match[str]", as_typed: str) -> tuple[int, int]:
    """Where in the run a number stands, without what surrounds it."""
    wanted = as_typed.strip().casefold()
    at = run[0].find(wanted)
    if at < 0:
        at, wanted = 0, run[0]
    found = _DIGITS.search(wanted)
    first, last = found.span() if found else (0, len(wanted))
    return run.start() + at + first, run.start() + at + max(last, first + 1)
