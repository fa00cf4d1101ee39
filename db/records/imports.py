"""Foreign contacts on their way in: typed by the reader, stored in batches."""

from dataclasses import dataclass
from datetime import datetime

from db.choices import CaseStatus, MatterKind, Urgency


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """One row of a foreign call log, already typed.

    Attributes:
        row_number: 1-based row in the file, the header not counted.
        source_key: the row's own number in its source; the same key is taken once.
        status: where the case stands; `closed_at` only with a final status.
        need: a need code; `phone` E.164 or empty; `phone_as_typed` what the file said.
    """

    row_number: int
    source_key: str
    received_at: datetime
    channel: str
    need: str
    summary: str
    status: CaseStatus
    matter_kind: MatterKind = MatterKind.SUPPORT
    urgency: Urgency = Urgency.NORMAL
    updated_at: datetime | None = None
    closed_at: datetime | None = None
    person_name: str = ""
    phone: str = ""
    phone_as_typed: str = ""
    address: str = ""
    employer: str = ""
    unit: str = ""
    owner: str = ""
    is_anonymous: bool = False
    non_case_kind: str = ""


@dataclass(frozen=True, slots=True)
class ImportRun:
    """An import of one file: the same file (by SHA-256) goes on where it stopped."""

    id: str
    file_name: str
    sha256: str
    preset: str
    rows_done: int
    added: int
    already_there: int
    refused: int
    is_finished: bool
