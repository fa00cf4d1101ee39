"""What was read out of a pasted chat; every finding points to the letters it was read from."""

from dataclasses import dataclass
from datetime import date
from typing import Final

HIGH: Final = "high"
MEDIUM: Final = "medium"
LOW: Final = "low"
RANKS: Final = {HIGH: 0, MEDIUM: 1, LOW: 2}

# In the order in which they are shown.
FIELDS: Final = (
    "phone",
    "name",
    "employer",
    "unit",
    "address",
    "needs",
    "received_at",
    "birth_year",
    "people_count",
)
SEVERAL: Final = frozenset(("phone", "needs"))


@dataclass(frozen=True, slots=True)
class ChatRegisters:
    """What the office knows and a chat may name.

    Attributes:
        units: code -> names and aliases of a union unit.
        today: the day of the office, for stamps without a day or a year.
    """

    today: date
    units: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a chat.

    Attributes:
        sender: as the chat shows it, or "".
        sender_span: where the sender stands, or an empty span.
        stamp: "30/08/2021 10:23" or "10:23" as a form takes it, or "".
        stamp_span: where the stamp stands, or an empty span.
        start, end: of the words that were said, without the heading.
        is_ours: written by the office itself.
    """

    sender: str
    sender_span: tuple[int, int]
    stamp: str
    stamp_span: tuple[int, int]
    start: int
    end: int
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something for a field of the contact form.

    Attributes:
        field: a field of `CallDraft`.
        value: as the form takes it: text, or the code of a need or a unit.
        start, end: the letters of the pasted text it was read from.
        confidence: high, medium or low.
    """

    field: str
    value: str
    start: int
    end: int
    confidence: str


@dataclass(frozen=True, slots=True)
class ChatReading:
    """A pasted chat as it was understood.

    Attributes:
        text: as pasted, letter by letter: the evidence.
        messages: in order; one without a sender when the text is no chat.
        proposals: by field, likeliest first; the same value once.
    """

    text: str
    messages: tuple[ChatMessage, ...]
    proposals: tuple[Proposal, ...]

    def best(self, field: str) -> str:
        """The likeliest value of a field, or ""."""
        return next((found.value for found in self.proposals if found.field == field), "")
