"""What stands in the register of papers, on paper and in a workbook: its head and its columns.

The book of what comes has the day of arrival, the sender's own number and day, and who handles it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from db.records.documents import DocumentRecord
from db.records.offices import Letterhead
from db.rules.days import format_day
from exports.desk import PaperOptions
from exports.words import word

Translate = Callable[[str], str]
ColumnShape = tuple[str, float, bool]  # title, width in mm, whether it stands in the middle


@dataclass(frozen=True, slots=True)
class DocumentRegister:
    """What stands over the lines.

    Attributes:
        letterhead: of the office.
        options: when it is made and by whom.
        direction: "out", "in", or "" for both in one book.
        year: of the papers, or 0 for all years.
    """

    letterhead: Letterhead
    options: PaperOptions
    direction: str
    year: int


def register_title(direction: str, tr: Translate) -> str:
    """Name of the book."""
    if direction == "out":
        return tr("Register of outgoing papers")
    return tr("Register of incoming papers") if direction == "in" else tr("Register of papers")


def columns(direction: str, tr: Translate) -> list[ColumnShape]:
    """The columns of a book; their widths fill the sheet."""
    if direction == "in":
        return [
            (tr("Running number"), 14, True),
            (tr("Came on"), 22, True),
            (tr("Came from"), 46, False),
            (tr("Number and symbol"), 30, False),
            (tr("Its day"), 22, True),
            (tr("Kind and subject"), 64, False),
            (tr("Who handles it"), 30, False),
            (tr("Case and what it answers"), 36, False),
            (tr("Note"), 26, False),
        ]
    party = tr("Sent to") if direction == "out" else tr("To or from")
    return [
        (tr("Running number"), 16, True),
        (tr("Kind of paper"), 30, False),
        (tr("Number and symbol"), 34, False),
        (tr("Day"), 22, True),
        (party, 48, False),
        (tr("About"), 66, False),
        (tr("Case"), 38, False),
        (tr("Note"), 36, False),
    ]


def cells(line: DocumentRecord, direction: str, tr: Translate) -> list[str]:
    """The words of a line, in the order of the columns."""
    number = f"{line.number:02d}"
    note = ""
    if line.is_withdrawn:
        note = tr("Withdrawn: {reason}").format(reason=line.withdrawn_reason)
    kind = word(tr, "document_type", line.document_type)
    if direction == "in":
        answers = tr("answers {paper}").format(paper=line.answers) if line.answers else ""
        return [
            number,
            format_day(line.received_on or line.document_on),
            line.party,
            line.symbol,
            format_day(line.document_on),
            f"{kind}: {line.subject}",
            line.handler,
            "; ".join(part for part in (line.case_code, answers) if part),
            note,
        ]
    if not direction:
        shown = tr("Out {number}") if line.direction == "out" else tr("In {number}")
        number = shown.format(number=number)
    return [
        number,
        kind,
        line.symbol,
        format_day(line.document_on),
        line.party,
        line.subject,
        line.case_code,
        note,
    ]
