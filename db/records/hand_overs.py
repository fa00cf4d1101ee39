"""Work that goes from one colleague to another, and cases shared among several."""

from dataclasses import dataclass
from datetime import datetime

from db.records.bulk import BulkResult


@dataclass(frozen=True, slots=True)
class HandOver:
    """All open work of one colleague given to another in one act.

    Attributes:
        case_count, follow_up_count: how many went over.
        undone_at: when it was taken back, or None.
    """

    id: str
    from_name: str
    to_name: str
    reason: str
    case_count: int
    follow_up_count: int
    done_by: str
    done_at: datetime
    undone_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ShareWish:
    """How cases without an officer are shared: sign-in names; `way` is "even" or "unit"."""

    officers: tuple[str, ...]
    way: str = "even"


@dataclass(frozen=True, slots=True)
class Shared:
    """What became of a sharing: `given` tells how many each officer got, by sign-in name."""

    result: BulkResult
    given: tuple[tuple[str, int], ...]
