"""A pasted chat cut into its messages: who wrote, when, and what was said.

Shapes that are known: "[10:23, 30/8/2021] Tên: …", "[30/08/2021 10:23] Tên: …", "Tên, [10:23
30/8/2021]", "30/8/2021, 10:23 - Tên: …", "Tên: …", and the sender and the stamp on lines of their
own above the words, as Zalo and Facebook copy them.
"""

import re
from typing import Final

from hotline_app.imports.chat_records import ChatMessage, ChatRegisters
from hotline_app.imports.chat_stamps import STAMP, read_stamp
from hotline_app.imports.folded_text import FoldedText

_SENDER: Final = r"[^\n:\[\]<>]{1,60}?"
_IN_LINE: Final = (
    re.compile(rf"\[ ?(?P<stamp>{STAMP}) ?\] ?(?P<sender>{_SENDER}) ?: ?"),
    re.compile(rf"(?P<sender>{_SENDER}),? ?\[ ?(?P<stamp>{STAMP}) ?\] ?:? ?"),
    re.compile(rf"(?P<stamp>{STAMP}) ?(?:-|–|\|) ?(?P<sender>{_SENDER}) ?: ?"),
    re.compile(rf"(?P<sender>{_SENDER}) ?(?:-|–|\() ?(?P<stamp>{STAMP})\)? ?: ?"),
)
_ONLY_STAMP: Final = re.compile(
    rf"(?:da gui(?: luc)? |sent )?(?P<stamp>{STAMP})(?: ?(?:da xem|da nhan|da gui|seen))?"
)
_ONLY_SENDER: Final = re.compile(r"(?P<sender>[^\n:\[\]<>.,;!?0-9]{2,60})")
_SENT_BY_US: Final = re.compile(r"(?:ban|you) (?:da gui|sent).{0,20}")
# "Lan: …" without a stamp: few words, and no label of a form.
_NAMED: Final = re.compile(r"(?P<sender>[^\n:\[\]<>.,;!?/0-9]{2,40}?) ?: ?(?=\S)")
_LABELS: Final = re.compile(
    r".*\b(?:ten|ho|sdt|dt|dien thoai|phone|tel|zalo|facebook|dia chi|cong ty|cty|don vi|noi"
    r"|ngay|nam|sinh|cmnd|cccd|stk|noi dung|nhu cau|https?|can|so|quen?|lam|luu y|ps|nb|vd)\b.*"
)
_MOST_SENDER_WORDS: Final = 6
_OURS: Final = re.compile(
    r"(?:ban|you|admin|cong doan|cd|ldld|lien doan|duong day nong|hotline|tong dai|truc ban)\b.*"
    r"|.*\b(?:cong doan|ldld|lien doan lao dong|hotline|duong day nong)\b.*"
)


def split_messages(folded: FoldedText, registers: ChatRegisters) -> tuple[ChatMessage, ...]:
    """Cut a chat into messages; a text that is none is one message without a sender."""
    found: list[ChatMessage] = []
    lines = _lines(folded.text)
    place = 0
    while place < len(lines):
        heading, used = _heading(folded, lines, place, registers)
        if heading is None:
            if not found:
                found.append(_plain(folded, lines[place]))
            found[-1] = _longer(found[-1], folded, lines[place])
        else:
            found.append(heading)
        place += used
    return tuple(found)


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _heading(
    folded: FoldedText, lines: list[tuple[int, int]], place: int, registers: ChatRegisters
) -> tuple[ChatMessage | None, int]:
    """Read a heading at a line; returns it and how many lines it takes."""
    start, end = lines[place]
    line = folded.text[start:end]
    if not line.strip():
        return None, 1
    indent = len(line) - len(line.lstrip())
    for pattern in _IN_LINE:
        if at := pattern.match(line, indent):
            return _message(folded, start, at, (start + at.end(), end), registers), 1
    if place + 1 < len(lines):
        above = _two_lines(folded, lines, place, registers)
        if above is not None:
            return above, 2
    at = _NAMED.match(line, indent)
    if at is not None and _is_sender(at["sender"]):
        return _message(folded, start, at, (start + at.end(), end), registers), 1
    return None, 1


def _two_lines(
    folded: FoldedText, lines: list[tuple[int, int]], place: int, registers: ChatRegisters
) -> ChatMessage | None:
    """Read the sender on one line and the stamp on the next."""
    (start, end), (below, below_end) = lines[place], lines[place + 1]
    sender = folded.text[start:end].strip()
    stamp = _ONLY_STAMP.fullmatch(folded.text[below:below_end].strip())
    if stamp is None or not (_ONLY_SENDER.fullmatch(sender) or _SENT_BY_US.fullmatch(sender)):
        return None
    if len(sender.split()) > _MOST_SENDER_WORDS:
        return None
    indent = below + folded.text[below:below_end].index(stamp["stamp"])
    return ChatMessage(
        sender=_cut(folded, start, end),
        sender_span=folded.span(start, end),
        stamp=read_stamp(stamp["stamp"], registers.today),
        stamp_span=folded.span(indent, indent + len(stamp["stamp"])),
        start=folded.span(below_end, below_end)[0],
        end=folded.span(below_end, below_end)[0],
        is_ours=bool(_OURS.fullmatch(sender)),
    )


def _message(
    folded: FoldedText,
    start: int,
    at: "re.Match[str]",
    body: tuple[int, int],
    registers: ChatRegisters,
) -> ChatMessage:
    groups = at.groupdict()
    sender = (start + at.start("sender"), start + at.end("sender"))
    stamp = (start, start)
    if groups.get("stamp"):
        stamp = (start + at.start("stamp"), start + at.end("stamp"))
    first, last = folded.span(*body)
    return ChatMessage(
        sender=_cut(folded, *sender),
        sender_span=folded.span(*sender),
        stamp=read_stamp(groups.get("stamp") or "", registers.today),
        stamp_span=folded.span(*stamp),
        start=first,
        end=last,
        is_ours=bool(_OURS.fullmatch(at["sender"].strip())),
    )


def _plain(folded: FoldedText, line: tuple[int, int]) -> ChatMessage:
    start, end = folded.span(*line)
    return ChatMessage("", (start, start), "", (start, start), start, end)


def _longer(message: ChatMessage, folded: FoldedText, line: tuple[int, int]) -> ChatMessage:
    start, end = folded.span(*line)
    if start == end:
        return message
    first = start if message.start == message.end else message.start
    return ChatMessage(
        message.sender,
        message.sender_span,
        message.stamp,
        message.stamp_span,
        first,
        max(end, message.end),
        message.is_ours,
    )


def _is_sender(words: str) -> bool:
    return len(words.split()) <= _MOST_SENDER_WORDS and not _LABELS.fullmatch(words.strip())


def _cut(folded: FoldedText, start: int, end: int) -> str:
    first, last = folded.span(start, end)
    return folded.original[first:last]
