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


def path(start: CaseStatus, end: CaseStatus) -> tuple[CaseStatus, ...]:
    """The shortest way from `start` to `end` along the main chain, `start` not counted.

    An act such as closing a case that was solved in the first call takes every step of the chain
    that lies between, so that the history stays whole. Empty when there is no way, or no need.
    """
    ways: list[tuple[CaseStatus, ...]] = [()]
    seen = {start}
    while ways:
        way = ways.pop(0)
        here = way[-1] if way else start
        for step in ALLOWED[here]:
            if step in seen or (step in _SIDE_EXITS and step != end):
                continue
            if step == end:
                return (*way, step)
            seen.add(step)
            ways.append((*way, step))
    return ()
