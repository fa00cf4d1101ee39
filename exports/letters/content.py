"""What an official paper says, before it is drawn on paper or written for Word."""

from dataclasses import dataclass

from db.records.offices import Letterhead
from exports.desk import PaperOptions
from exports.ruled_table import TableColumn


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


@dataclass(frozen=True, slots=True)
class Items:
    """Lines that begin with a dash; the last one ends with a full stop, the others do not."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question with boxes to tick by hand."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Dotted lines to write on by hand, under what they are for."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """Ruled rows whose head stands again on every page.

    Attributes:
        columns: from left to right.
        rows: texts, one for each column.
        row_height: least height of a row in mm: people sign in it.
        total: the last row, bold; empty for none.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0
    total: tuple[str, ...] = ()


Block = Paragraph | Heading | Fact | Items | Boxes | WriteLines | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper.

    Attributes:
        letterhead: head and foot.
        options: day, and number with symbol; dots where it has none yet.
        title: name of the kind; empty for an official letter: its subject stands under its number.
        subject: what it is about.
        receiver: behind "Kính gửi:"; several stand on lines of their own; empty for none.
        blocks: from the first paragraph to the last.
        recipients: lines under "Nơi nhận:".
        code: what the QR shows; empty for none.
        signers: (title, name) of others who sign, beside each other above who signs for the office.
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
    signers: tuple[tuple[str, str], ...] = ()
