"""Lines of the list of cases: the first window needs them, and nothing of the work on a case."""

from dataclasses import dataclass
from datetime import datetime

from db.choices import CaseStatus, Outcome, Urgency


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list of cases. `number` orders the list: higher is more recent.

    `secret_names` are all names of an employer who must not know of the case; else empty.
    `denouncer` holds the words that tell who denounces; None: the case is no denunciation.
    """

    number: int
    id: str
    code: str
    status: CaseStatus
    urgency: Urgency
    person_name: str
    phone: str
    employer_name: str
    unit_code: str
    needs: tuple[str, ...]
    summary: str
    owner_name: str
    opened_at: datetime
    due_at: datetime | None
    unit_name: str = ""
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    changed_at: datetime | None = None
    secret_names: tuple[str, ...] = ()
    paused_at: datetime | None = None
    denouncer: tuple[str, ...] | None = None
