"""What an official paper says, before it is drawn on paper or written for Word."""

from dataclasses import dataclass

from db.records.offices import Letterhead
from exports.desk import PaperOptions


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The line that opens a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands for it."""

    label: str
    value: str


Block = Paragraph | Heading | Fact


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper.

    Attributes:
        letterhead: head and foot.
        options: day, and number with symbol; dots where it has none yet.
        title: name of the kind; empty for an official letter: its subject stands under its number.
        subject: what it is about.
        receiver: behind "Kính gửi:"; empty for none.
        blocks: from the first paragraph to the last.
        recipients: lines under "Nơi nhận:".
        code: what the QR shows; empty for none.
        is_half: on half a sheet of A4, signed by who reports and by who took it.
    """

    letterhead: Letterhead
    options: PaperOptions
    title: str
    subject: str
    receiver: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    code: str = ""
    is_half: bool = False
