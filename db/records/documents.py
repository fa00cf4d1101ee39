"""The register of papers that come and go, and the wordings of the office's own papers."""

from dataclasses import dataclass
from datetime import date, datetime, time

from db.records.drafts import FileDraft


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A paper as typed, before it has a number.

    Attributes:
        document_type: a code of `db.rules.documents.TYPES`.
        party: to whom a paper goes; from whom it comes.
        subject: what it is about.
        document_on: its day as typed; empty means today.
        case_code, referral_id: what it belongs to; a referral keeps its number.
        symbol: of a paper that comes: number and symbol of its sender.
        received_on: of a paper that comes: the day it came, as typed; empty means today.
        handler: of a paper that comes: sign-in name or full name of who handles it.
        scan, scan_id: of a paper that comes: its picture, or a file the case keeps already.
        answers: of a paper that comes: number or id of the outgoing paper, or id of the referral,
            that it answers.
        answer_state: what it says to a referral that waits: "answered" or "refused".
        answer: the answer in words; empty takes the subject.
    """

    document_type: str = "letter"
    party: str = ""
    subject: str = ""
    document_on: str = ""
    case_code: str = ""
    referral_id: str = ""
    symbol: str = ""
    received_on: str = ""
    handler: str = ""
    scan: FileDraft | None = None
    scan_id: str = ""
    answers: str = ""
    answer_state: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One line of the register.

    Attributes:
        place: order in which the lines were written; the newest has the highest.
        direction: "out" or "in".
        symbol: number and symbol of the paper, "05/PC-LĐLĐ"; of one that came, its sender's.
        withdrawn_reason: why the number is not used; the line stays.
        received_on: the day a paper came; None for one that went out.
        handler: full name of who handles a paper that came.
        scan_id, scan_name: its picture among the files of the case.
        answers_id, answers: id and number of what it answers; a referral without a number of its
            own is named by its body.
    """

    place: int
    id: str
    direction: str
    document_type: str
    year: int
    number: int
    symbol: str
    document_on: date
    party: str
    subject: str
    case_code: str
    referral_id: str
    is_withdrawn: bool
    withdrawn_reason: str
    recorded_at: datetime
    recorded_by: str
    version: int
    received_on: date | None = None
    handler: str = ""
    scan_id: str = ""
    scan_name: str = ""
    answers_id: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind of paper; `{names}` in braces are filled in for each case.

    Attributes:
        symbol: what stands behind the number, "PC-{symbol}".
        subject: what the paper is about.
        opening: paragraphs before the facts of the case.
        closing: paragraphs behind them.
        recipients: lines under "Nơi nhận".
    """

    symbol: str
    subject: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What a print form asks about a meeting, as typed; all of it may stay empty.

    Attributes:
        invited: who is invited, one on each line.
        held_on, hour: when.
        place: where.
        about: what about.
        handed_by: who hands support over, for the office.
        witness: who looks on when support is handed over.
    """

    invited: str = ""
    held_on: str = ""
    hour: str = ""
    place: str = ""
    about: str = ""
    handed_by: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where people meet, and who; what is empty leaves dots on the paper."""

    invited: tuple[str, ...] = ()
    held_on: date | None = None
    hour: time | None = None
    place: str = ""
    about: str = ""
    handed_by: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class PaperWording:
    """The words of one paper, and whether the office wrote them itself.

    Attributes:
        paper: a code of `db.rules.documents.PAPERS`.
        wording: the words in use.
        is_own: the office changed them; they can be given up for those the paper came with.
    """

    paper: str
    wording: Wording
    is_own: bool
