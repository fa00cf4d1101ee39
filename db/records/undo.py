"""An act of one's own, as far as it can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class OwnAct:
    """The newest act of a user that still stands.

    Attributes:
        number: of its audit entry.
        act: its code.
        at: when it was done (aware, UTC).
        table: of the record it is about.
        record_id: of that record.
        case_id: of the case it belongs to, or "".
        case_code: of that case, or "".
        changes: what the entry holds: field -> value, or [before, after].
        is_undoable: whether this kind of act can be taken back without losing its trace.
    """

    number: int
    act: str
    at: datetime
    table: str
    record_id: str
    case_id: str
    case_code: str
    changes: dict[str, Any]
    is_undoable: bool
