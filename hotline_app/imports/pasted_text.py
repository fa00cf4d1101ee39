"""A pasted Zalo or Facebook chat -> proposals for the contact form.

Nothing is decided here: every finding is a proposal with the letters it was read from and how sure
it is, for a person to take or to drop. The text itself is kept as it was pasted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from hotline_app.imports.chat_messages import split_messages
from hotline_app.imports.chat_needs import needs_in
from hotline_app.imports.chat_people import name_of_sender, names_in, workplaces_in
from hotline_app.imports.chat_phones import phones_in
from hotline_app.imports.chat_places import places_in
from hotline_app.imports.chat_records import (
    FIELDS,
    HIGH,
    LOW,
    MEDIUM,
    RANKS,
    ChatMessage,
    ChatReading,
    ChatRegisters,
    Proposal,
)
from hotline_app.imports.folded_text import FoldedText

LONGEST: Final = 20_000
"""Letters that are looked through; what is longer is kept whole all the same."""

_BORN: Final = re.compile(
    r"(?<![a-z])(?:sn|sinh nam|nam sinh|sinh)[ ]?[:\-]?[ ]*((?:19|20)[0-9]{2})(?![0-9])"
)
_PEOPLE: Final = re.compile(
    r"(?<![0-9.,])([1-9][0-9]{0,3})[ ]?(?:nguoi|ng|cong nhan|cn|anh chi em|anh em|ho)(?![a-z])"
)


def read_chat(text: str, registers: ChatRegisters) -> ChatReading:
    """Read a pasted text.

    Args:
        text: as pasted; any text is allowed.
        registers: what the office knows.

    Returns:
        The reading; all places are within the text.
    """
    folded = FoldedText(text[:LONGEST])
    messages = split_messages(folded, registers)
    found = [
        proposal
        for message in messages
        for proposal in _proposals(folded, message, registers)
        if proposal.value
    ]
    found += _first_stamp(messages)
    return ChatReading(text, messages, _ordered(found))


def _proposals(
    folded: FoldedText, message: ChatMessage, registers: ChatRegisters
) -> Iterator[Proposal]:
    start, end = folded.folded_place(message.start), folded.folded_place(message.end)
    if message.is_ours:
        # What the office wrote says little about the caller: only numbers, and those unsure.
        for phone in phones_in(folded, start, end):
            yield replace(phone, confidence=LOW)
        return
    sender = name_of_sender(folded, message)
    if sender is not None:
        yield sender
    yield from phones_in(folded, start, end)
    yield from names_in(folded, start, end)
    yield from workplaces_in(folded, start, end)
    yield from places_in(folded, start, end, registers)
    for code, first, last, sure in needs_in(folded, start, end):
        yield Proposal("needs", code, *folded.span(first, last), sure)
    yield from _numbers(folded, start, end)


def _first_stamp(messages: Sequence[ChatMessage]) -> list[Proposal]:
    """The contact came when the caller first wrote."""
    for message in messages:
        if message.stamp and not message.is_ours:
            sure = HIGH if "/" in message.stamp else MEDIUM
            return [Proposal("received_at", message.stamp, *message.stamp_span, sure)]
    return []


def _numbers(folded: FoldedText, start: int, end: int) -> Iterator[Proposal]:
    for field, pattern, sure in (("birth_year", _BORN, HIGH), ("people_count", _PEOPLE, MEDIUM)):
        for found in pattern.finditer(folded.text, start, end):
            yield Proposal(field, found[1], *folded.span(*found.span(1)), sure)


def _ordered(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Likeliest first within each field, the same value once, where it is surest."""
    by_rank: Sequence[Proposal] = sorted(
        proposals,
        key=lambda one: (FIELDS.index(one.field), RANKS[one.confidence], one.start),
    )
    kept: dict[tuple[str, str], Proposal] = {}
    for proposal in by_rank:
        if not any(_is_part(proposal, other) for other in kept.values()):
            kept.setdefault((proposal.field, proposal.value.casefold()), proposal)
    return tuple(kept.values())


def _is_part(proposal: Proposal, other: Proposal) -> bool:
    """Whether a place is only a piece of a place that is proposed already."""
    is_inside = other.start <= proposal.start and proposal.end <= other.end
    return is_inside and proposal.field == other.field == "address"
