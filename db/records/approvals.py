"""What a second person decides: proposals, and the decisions on them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ApprovalKind(StrEnum):
    """What is proposed; a benefit is proposed on its own path and stands in the same list."""

    CLOSING = "closing"
    LETTER = "letter"
    BENEFIT = "benefit"


class ApprovalState(StrEnum):
    """States of a proposal."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """A proposal and its decision.

    Attributes:
        id: of the proposal; of a benefit the id of its assignment.
        case_summary: first words of the case it is about.
        proposer_id, proposed_by: id and full name of who asks.
        proposal: what is done once it is approved: outcome, unmet_reason and lessons of a closing;
            paper, party, subject and more of a letter; benefit and amount of a benefit.
        comment: of who asks.
        decided_by, decided_at, decision_comment: of who decided, or who took it back.
    """

    id: str
    kind: ApprovalKind
    state: ApprovalState
    case_code: str
    case_summary: str
    proposer_id: str
    proposed_by: str
    proposed_at: datetime
    version: int
    proposal: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    decision_comment: str = ""
