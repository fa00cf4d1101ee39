"""From what was read in a chat to what goes into the contact form: nothing is hidden, nothing lost.

A field that holds something already keeps it unless the row that says what it replaces is ticked.
Phones, needs and the account are added to what stands there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from hotline_app.drafts import DraftJournal
from hotline_app.imports.chat_records import (
    FIELDS,
    LOW,
    MEDIUM,
    SEVERAL,
    ChatReading,
    ChatRegisters,
    Proposal,
)
from hotline_app.views.contact.contact_form import DEFAULTS

WHOLE: Final = "summary"
CHANNEL: Final = "channel"
MOST_OF_A_FIELD: Final = 6


@dataclass(frozen=True)
class PasteRow:
    """One proposal as it is shown.

    Attributes:
        field: of the contact form.
        value: what goes into it: text or a code.
        words: what is shown.
        confidence: high, medium or low.
        start, end: letters of the pasted text.
        replaces: what stands in the field now and would go, or "".
        is_ticked: whether it is taken.
    """

    field: str
    value: str
    words: str
    confidence: str
    start: int
    end: int
    replaces: str = ""
    is_ticked: bool = False


Words = Callable[[str, str], str]


@dataclass(frozen=True)
class PasteDesk:
    """What a sheet works with.

    Attributes:
        registers: what the office knows.
        words: (field, value) -> what is shown.
        values: gives the values of the contact form.
        take: called with the fields that change.
        journal: pasted text is written there until it is used.
        keep: called with the whole text when it does not go into the form: it stays with the
            contact as a file.
        refused: told when the disk refuses the text.
    """

    registers: ChatRegisters
    words: Words
    values: Callable[[], Mapping[str, Any]]
    take: Callable[[dict[str, Any]], None]
    journal: DraftJournal
    keep: Callable[[str], None]
    refused: Callable[[OSError | None], None]


def rows_for(reading: ChatReading, values: Mapping[str, Any], words: Words) -> tuple[PasteRow, ...]:
    """Make the rows of a sheet, the likeliest ticked.

    Args:
        values: of the contact form; fields it does not have are left out.
        words: (field, value) -> what is shown for a value.
    """
    proposals = [*reading.proposals, *_channel(reading)]
    rows: list[PasteRow] = []
    for field in (*FIELDS, CHANNEL):
        found = [one for one in proposals if one.field == field and field in values]
        for place, proposal in enumerate(found[:MOST_OF_A_FIELD]):
            rows.append(_row(proposal, values, words, is_first=place == 0))
    if reading.text.strip():
        whole = len(reading.text)
        rows.append(PasteRow(WHOLE, reading.text, words(WHOLE, ""), "high", 0, whole, "", True))
    return tuple(rows)


def turned(rows: Sequence[PasteRow], place: int) -> tuple[PasteRow, ...]:
    """Tick a row or take its tick away; of a field with one value only one row stays ticked."""
    changed = replace(rows[place], is_ticked=not rows[place].is_ticked)
    is_alone = changed.is_ticked and changed.field not in SEVERAL
    return tuple(
        changed
        if number == place
        else replace(row, is_ticked=False)
        if is_alone and row.field == changed.field
        else row
        for number, row in enumerate(rows)
    )


def filled(values: Mapping[str, Any], rows: Sequence[PasteRow]) -> dict[str, Any]:
    """Give the fields of the form that change, with everything that was ticked in them."""
    changes: dict[str, Any] = {}
    for row in rows:
        if row.is_ticked:
            now = changes.get(row.field, values[row.field])
            changes[row.field] = _with(row, now)
    return changes


def said(values: Mapping[str, Any], field: str) -> str:
    """What a person put into a field of the form, in words; defaults do not count."""
    content = values[field]
    if isinstance(content, Mapping):
        if field in DEFAULTS and content.get("key") == DEFAULTS[field]:
            return ""
        return " ".join(str(content.get("text") or content.get("typed") or "").split())
    return "" if isinstance(content, list) else " ".join(str(content).split())


def _row(
    proposal: Proposal, values: Mapping[str, Any], words: Words, *, is_first: bool
) -> PasteRow:
    field = proposal.field
    stands = "" if field in SEVERAL else said(values, field)
    is_there = _has(values, field, proposal.value)
    is_sure = proposal.confidence != LOW and (is_first or field in SEVERAL)
    return PasteRow(
        field,
        proposal.value,
        words(field, proposal.value),
        proposal.confidence,
        proposal.start,
        proposal.end,
        replaces="" if is_there else stands,
        is_ticked=is_sure and not stands and not is_there,
    )


def _has(values: Mapping[str, Any], field: str, value: str) -> bool:
    content = values[field]
    if field == "needs":
        return value in content["keys"]
    if field == "phone":
        return _digits(value) in _digits(content["text"])
    return said(values, field).casefold() == value.casefold()


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _with(row: PasteRow, now: Any) -> Any:
    if row.field == "phone":
        both = [part for part in (now["text"].strip(), row.value) if part]
        return {**now, "text": " / ".join(both)}
    if row.field == "needs":
        return {**now, "keys": [*dict.fromkeys([*now["keys"], row.value])]}
    if row.field == WHOLE:
        return f"{now.rstrip()}\n\n{row.value}" if now.strip() else row.value
    if not isinstance(now, Mapping):
        return row.value
    return {"key": "", "typed": row.value} if row.field == "employer" else {"key": row.value}


def _channel(reading: ChatReading) -> list[Proposal]:
    """A chat came by a chat program: which one, its shape tells."""
    first = next((one for one in reading.messages if one.sender or one.stamp), None)
    if first is None:
        return []
    lowered = reading.text[:5_000].casefold()
    is_facebook = any(sign in lowered for sign in ("facebook", "messenger", "đã gửi", "you sent"))
    start, end = first.sender_span if first.sender else first.stamp_span
    return [Proposal(CHANNEL, "facebook" if is_facebook else "zalo", start, end, MEDIUM)]
