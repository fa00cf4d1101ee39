"""The states of a case and the steps between them: one table, walked pair by pair in a test.

Source: the order the letter of the provincial federation asks for (verify, give an address,
resolve, inform), with the side exits a hotline needs.
"""

from collections.abc import Mapping
from typing import Final

from db.choices import CaseStatus

_SIDE_EXITS: Final = (
    CaseStatus.DUPLICATE,
    CaseStatus.WITHDRAWN,
    CaseStatus.UNVERIFIABLE,
    CaseStatus.OUT_OF_COMPETENCE,
    CaseStatus.LEGAL_TRACK,
)

ALLOWED: Final[Mapping[CaseStatus, tuple[CaseStatus, ...]]] = {
    CaseStatus.NEW: (
        CaseStatus.VERIFYING,
        CaseStatus.WAITING_INFORMATION,
        CaseStatus.CLASSIFIED,
        CaseStatus.IN_PROGRESS,
        CaseStatus.RESOLVED,
        *_SIDE_EXITS,
    ),
    CaseStatus.VERIFYING: (
        CaseStatus.WAITING_INFORMATION,
        CaseStatus.CLASSIFIED,
        CaseStatus.IN_PROGRESS,
        *_SIDE_EXITS,
    ),
    CaseStatus.WAITING_INFORMATION: (
        CaseStatus.VERIFYING,
        CaseStatus.CLASSIFIED,
        CaseStatus.IN_PROGRESS,
        *_SIDE_EXITS,
    ),
    CaseStatus.CLASSIFIED: (
        CaseStatus.IN_PROGRESS,
        CaseStatus.REFERRED,
        CaseStatus.RESOLVED,
        *_SIDE_EXITS,
    ),
    CaseStatus.IN_PROGRESS: (
        CaseStatus.WAITING_INFORMATION,
        CaseStatus.REFERRED,
        CaseStatus.RESOLVED,
        *_SIDE_EXITS,
    ),
    CaseStatus.REFERRED: (
        CaseStatus.IN_PROGRESS,
        CaseStatus.RESOLVED,
        *_SIDE_EXITS,
    ),
    CaseStatus.RESOLVED: (
        CaseStatus.IN_PROGRESS,
        CaseStatus.WAITING_FEEDBACK,
        CaseStatus.CLOSED,
    ),
    CaseStatus.WAITING_FEEDBACK: (CaseStatus.IN_PROGRESS, CaseStatus.CLOSED),
    CaseStatus.CLOSED: (CaseStatus.IN_PROGRESS,),
    CaseStatus.DUPLICATE: (CaseStatus.IN_PROGRESS,),
    CaseStatus.WITHDRAWN: (CaseStatus.IN_PROGRESS,),
    CaseStatus.UNVERIFIABLE: (CaseStatus.IN_PROGRESS,),
    CaseStatus.OUT_OF_COMPETENCE: (CaseStatus.IN_PROGRESS,),
    CaseStatus.LEGAL_TRACK: (CaseStatus.IN_PROGRESS,),
}

FINAL: Final = frozenset({CaseStatus.CLOSED, *_SIDE_EXITS})
"""States in which nothing is waiting any more; leaving one is reopening."""

_REASON_NEEDED: Final = frozenset({CaseStatus.WAITING_INFORMATION, *_SIDE_EXITS})
_BEFORE_CLASSIFIED: Final = frozenset(
    {CaseStatus.NEW, CaseStatus.VERIFYING, CaseStatus.WAITING_INFORMATION}
)


def problem_of_step(start: CaseStatus, end: CaseStatus, reason: str) -> str | None:
    """Why the step is refused, as a problem code, or None when it may be taken.

    Codes: same_status, step_not_allowed, reason_missing.
    """
    if start == end:
        return "same_status"
    if end not in ALLOWED[start]:
        return "step_not_allowed"
    if (end in _REASON_NEEDED or start in FINAL) and not reason.strip():
        return "reason_missing"
    return None


def allowed_steps(status: CaseStatus) -> tuple[CaseStatus, ...]:
    """The states that may follow `status`."""
    return ALLOWED[status]


def path_to_closed(status: CaseStatus) -> tuple[CaseStatus, ...]:
    """The steps from `status` to closed that an officer takes when everything is done.

    Empty when the case is in a final state already.
    """
    if status in FINAL:
        return ()
    if status in (CaseStatus.RESOLVED, CaseStatus.WAITING_FEEDBACK):
        return (CaseStatus.CLOSED,)
    if status in _BEFORE_CLASSIFIED and CaseStatus.RESOLVED not in ALLOWED[status]:
        return (CaseStatus.CLASSIFIED, CaseStatus.RESOLVED, CaseStatus.CLOSED)
    return (CaseStatus.RESOLVED, CaseStatus.CLOSED)
